//! Times the Rust crate aho-corasick on literal names without Python and prints the figures as JSON.
//!
//!     aho-corasick-peer nfa|dfa NAMES DOCUMENTS REPEAT THREADS SPANS
//!
//! NAMES holds one name a line, DOCUMENTS ends each document with NUL. Every match is stored with its name
//! and its bytes. With SPANS other than "-", the matches are written there as 32-bit numbers: document,
//! start, end, name.
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

type Match = (u32, u32, u32);

fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

/// Starts the peak anew, so that reading the text does not count; gives what is held now.
fn forget_peak() -> u64 {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    peak_memory()
}

/// Finds the matches of one document.
fn find(automaton: &AhoCorasick<u32>, document: &[u8], found: &mut Vec<Match>) {
    found.clear();
    let matches = automaton.find_iter(document);
    found.extend(matches.map(|m| (m.start() as u32, m.end() as u32, m.pattern() as u32)));
}

fn scan(automaton: &AhoCorasick<u32>, documents: &[&[u8]], threads: usize) -> usize {
    let next = AtomicUsize::new(0);
    let work = || {
        let (mut found, mut total) = (Vec::new(), 0);
        while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
            find(automaton, document, &mut found);
            total += found.len();
        }
        total
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(&work)).collect();
        let own = work();
        own + others.into_iter().map(|other| other.join().unwrap()).sum::<usize>()
    })
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let (kind, names, documents, repeat, threads, spans) = match &arguments[..] {
        [_, kind, names, documents, repeat, threads, spans] => (kind, names, documents, repeat, threads, spans),
        _ => {
            eprintln!("usage: aho-corasick-peer nfa|dfa NAMES DOCUMENTS REPEAT THREADS SPANS");
            std::process::exit(64);
        }
    };
    let names = std::fs::read(names).expect("the names can be read");
    let names: Vec<&[u8]> = names.split(|byte| *byte == b'\n').filter(|name| !name.is_empty()).collect();
    let text = std::fs::read(documents).expect("the documents can be read");
    let mut documents: Vec<&[u8]> = text.split(|byte| *byte == 0).collect();
    documents.pop();
    let repeat: usize = repeat.parse().expect("repeat is a number");
    let threads: usize = threads.parse().expect("threads is a number");

    let base = forget_peak();
    let start = Instant::now();
    let automaton = AhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .dfa(kind == "dfa")
        .build_with_size::<u32, _, _>(&names)
        .expect("the names fit the automaton");
    let build = start.elapsed().as_secs_f64();
    let mut runs = Vec::new();
    for threads in 1..=threads {
        let matches = scan(&automaton, &documents, threads);
        let seconds: Vec<String> = (0..repeat)
            .map(|_| {
                let start = Instant::now();
                scan(&automaton, &documents, threads);
                format!("{:.6}", start.elapsed().as_secs_f64())
            })
            .collect();
        let seconds = seconds.join(", ");
        runs.push(format!(r#"{{"threads": {threads}, "seconds": [{seconds}], "matches": {matches}}}"#));
    }
    let (count, size, runs) = (names.len(), text.len() - documents.len(), runs.join(", "));
    let peak = peak_memory();
    println!(
        r#"{{"matcher": "aho-corasick {kind}", "names": {count}, "bytes": {size}, "build": {build:.6}, "open": null, "runs": [{runs}], "base_memory": {base}, "peak_memory": {peak}}}"#
    );
    if spans != "-" {
        let file = std::fs::File::create(spans).expect("the spans can be written");
        let mut file = std::io::BufWriter::new(file);
        let mut found = Vec::new();
        for (index, document) in documents.iter().enumerate() {
            find(&automaton, document, &mut found);
            for (start, end, name) in &found {
                for number in [index as u32, *start, *end, *name] {
                    file.write_all(&number.to_le_bytes()).expect("the spans can be written");
                }
            }
        }
    }
}
