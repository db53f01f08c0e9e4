"""Times `skein build` beside the pipeline a Python engineer would write, on the same articles and names.

Usage: python3 compare-ingest.py ARTICLES.jsonl [SKEIN]        (needs: pip install ahocorasick_rs)

The peer matches the names of the shipped gazetteers case-exactly on word edges, leftmost-longest, cuts
sentences by a regular expression and stores articles, sentences, mentions, sentence pairs and a
full-text index in SQLite. It has no alias rules, no linking, no reasons and no other windows; the
figures say what those cost.
"""
import csv
import itertools
import json
import os
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import ahocorasick_rs


def names(folder):
    found = set()
    for path in sorted(folder.glob("*.tsv")):
        with open(path, encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row.get("type") and row["type"] != "topic":
                    found.update(a.split("~")[0] for a in [row["name"], *row["aliases"].split("|")])
    return sorted(n for n in found if len(n) > 3)


def peer(articles, gazetteer, database):
    automaton = ahocorasick_rs.AhoCorasick(
        gazetteer, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    ends = re.compile(r'(?<=[.!?])["”’)]*\s+(?=["“‘(]*[A-Z])')
    db = sqlite3.connect(database)
    db.executescript("""
        PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
        CREATE TABLE article (id INTEGER PRIMARY KEY, key TEXT UNIQUE, title TEXT, text TEXT);
        CREATE TABLE sentence (article INT, number INT, start INT, stop INT);
        CREATE TABLE mention (article INT, sentence INT, start INT, stop INT, name INT);
        CREATE TABLE pair (first INT, second INT, count INT);
        CREATE VIRTUAL TABLE words USING fts5(title, text, content='article', content_rowid='id');""")
    pairs, mentions = Counter(), 0
    with open(articles, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            text = record["text"]
            row = (number, record["id"], record.get("title"), text)
            db.execute("INSERT INTO article VALUES (?, ?, ?, ?)", row)
            db.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (number, row[2], text))
            edges = [0, *(m.end() for m in ends.finditer(text)), len(text)]
            spans = list(zip(edges, edges[1:]))
            db.executemany(
                "INSERT INTO sentence VALUES (?, ?, ?, ?)", [(number, i, a, b) for i, (a, b) in enumerate(spans)])
            rows, inside, current = [], [set() for _ in spans], 0
            for name, start, stop in automaton.find_matches_as_indexes(text):
                if start and text[start - 1].isalnum() or stop < len(text) and text[stop].isalnum():
                    continue
                while spans[current][1] <= start:
                    current += 1
                rows.append((number, current, start, stop, name))
                inside[current].add(name)
            for found in inside:
                pairs.update(itertools.combinations(sorted(found), 2))
            db.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?)", rows)
            mentions += len(rows)
    db.executemany("INSERT INTO pair VALUES (?, ?, ?)", ((a, b, n) for (a, b), n in pairs.items()))
    db.commit()
    return mentions


def main():
    articles = Path(sys.argv[1])
    root = Path(__file__).resolve().parent.parent
    skein = Path(sys.argv[2]) if len(sys.argv) > 2 else root / ".build/release/skein"
    size = articles.stat().st_size / 1e6
    gazetteer = names(root / "Gazetteers")
    print(f"{size:.1f} MB of articles, {len(gazetteer)} names, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time(), time.time()
        mentions = peer(articles, gazetteer, f"{folder}/peer.sqlite")
        cpu, wall = time.process_time() - start[0], time.time() - start[1]
        print(f"Python peer   {cpu:6.1f} s processor {wall:6.1f} s {size / cpu:5.2f} MB/s {mentions:8d} mentions")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.time()
        subprocess.run(
            [skein, "build", articles, "--database", f"{folder}/skein.sqlite", "--no-export"],
            check=True, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall, ours = time.time() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        counted = sqlite3.connect(f"{folder}/skein.sqlite").execute(
            "SELECT count(*) FROM mention WHERE entity IS NOT NULL").fetchone()[0]
        print(f"skein build   {ours:6.1f} s processor {wall:6.1f} s {size / ours:5.2f} MB/s {counted:8d} mentions,"
              f" {after.ru_maxrss / 1024:.0f} MB at most; {cpu / ours:.2f} times the peer's speed")


main()
