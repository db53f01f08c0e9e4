#!/usr/bin/env python3
"""Times `skein gazetteer import`, `compile` and `annotate` on a file of articles, each as a process of its own.

Prints processor time, input per second of it, mentions per KB of input and peak memory; annotate runs on
half of the articles, too, to show whether memory grows with them, and with `--unknown`.
"""

import argparse
import json
import os
import pathlib
import platform
import tempfile
import time

from annotating.timing import ROOT, run


def mentions(path):
    with open(path, encoding="utf-8") as lines:
        return sum(len(d["mentions"]) + len(d["titleMentions"]) for d in map(json.loads, lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", help="JSON Lines of articles")
    parser.add_argument("--geonames", help="citiesN.txt in the layout of 19 columns, beside the shipped lists")
    parser.add_argument("--skein", default=str(ROOT / ".build/release/skein"), help="the command, a release build")
    parser.add_argument("--repeat", type=int, default=3, help="the best of so many counts (3)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        gazetteer = ["--gazetteer", str(ROOT / "Gazetteers")]
        if options.geonames:
            run([options.skein, "gazetteer", "import", options.geonames, "--format", "geonames",
                 "--output", str(folder / "places")])
            compiled = folder / "all.gaz"
            cpu, wall, memory = run([options.skein, "gazetteer", "compile", str(folder / "places"),
                                     str(ROOT / "Gazetteers"), "--output", str(compiled)])
            print(f"compile: {wall:.1f} s, {cpu:.1f} s of processor time, {memory:.0f} MB, "
                  f"a file of {compiled.stat().st_size / 1e6:.0f} MB")
            gazetteer = ["--gazetteer", str(compiled)]
        lines = pathlib.Path(options.articles).read_bytes().splitlines(keepends=True)
        for name, part in [("half", lines[: len(lines) // 2]), ("all", lines)]:
            articles, output = folder / "articles.jsonl", folder / "out.jsonl"
            articles.write_bytes(b"".join(part))
            size = articles.stat().st_size
            for unknown in [[], ["--unknown"]]:
                command = [options.skein, "annotate", "--threads", "1", *unknown, *gazetteer, str(articles)]
                cpu, wall, memory = min(run(command, output) for _ in range(options.repeat))
                count = mentions(output)
                print(f"annotate {' '.join([*unknown, name])}: {size / 1e6:.1f} MB in {cpu:.2f} s of processor time "
                      f"= {size / 1e6 / cpu:.1f} MB/s; {count} mentions, {count * 1000 / size:.1f} per KB; "
                      f"{memory:.0f} MB of memory")
    print(f"{platform.machine()}, {os.cpu_count()} cores, {time.strftime('%Y-%m-%d')}")


if __name__ == "__main__":
    main()
