#!/usr/bin/env python3
"""Times `skein annotate --unknown` beside spaCy's small English model, in turns on one core.

Needs `pip install spacy==3.8.*`. The model `en_core_web_sm` is taken where it is installed; PyPI does not
have it, and a pipeline of the same shape with untrained weights takes the same time. Turns, since a
neighbour of the machine slows both: each round reads other articles with spaCy and all with Skein.
"""
import argparse
import json
import os
import pathlib
import statistics
import tempfile
import time

from annotating.timing import ROOT, run

# Before numpy is imported: one thread for each program.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"
from annotating import small_pipeline  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", help="JSON Lines of articles")
    parser.add_argument("--skein", default=str(ROOT / ".build/release/skein"), help="the command, a release build")
    parser.add_argument("--rounds", type=int, default=7, help="turns of both (%(default)s)")
    parser.add_argument("--kilobytes", type=int, default=300, help="text that spaCy reads in a turn (%(default)s)")
    options = parser.parse_args()
    lines = pathlib.Path(options.articles).read_bytes().splitlines()
    texts = [f"{record.get('title') or ''}\n\n{record['text']}" for record in map(json.loads, lines)]
    size = sum(len(text.encode()) for text in texts)
    # The one core that both run on.
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    pipeline, name = small_pipeline.loaded()
    list(pipeline.pipe(texts[:5]))
    command = [options.skein, "annotate", "--threads", "1", "--unknown", "--gazetteer", str(ROOT / "Gazetteers"),
               options.articles]
    place, rounds = 0, []
    with tempfile.TemporaryDirectory() as folder:
        run(command, f"{folder}/out.jsonl")
        for _ in range(options.rounds):
            ours = size / run(command, f"{folder}/out.jsonl")[0]
            part, read = [], 0
            while read < options.kilobytes * 1000:
                part.append(texts[place % len(texts)])
                read += len(part[-1].encode())
                place += 1
            start = time.process_time()
            for _ in pipeline.pipe(part):
                pass
            theirs = read / (time.process_time() - start)
            rounds.append((ours, theirs))
            print(f"skein {ours / 1e6:.1f} MB/s, spaCy {theirs / 1e6:.4f} MB/s: {ours / theirs:.0f} times", flush=True)
    ours, theirs = (max(values) for values in zip(*rounds))
    ratios = statistics.median(a / b for a, b in rounds)
    print(f"{size / 1e6:.1f} MB of text; beside {name}: median {ratios:.0f} times the speed; "
          f"fastest turns {ours / 1e6:.1f} and {theirs / 1e6:.4f} MB/s, {ours / theirs:.0f} times")


if __name__ == "__main__":
    main()
