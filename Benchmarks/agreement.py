#!/usr/bin/env python3
"""Compares Skein's matches with those of ahocorasick_rs, and explains every difference by a rule.

    python3 agreement.py [--geonames FILE] [--text FILE.jsonl] [--names N] [--megabytes N]

The peer matches leftmost-longest and case-exactly; of its matches those count that begin and end at the
edges of words (neighbours are no letters, marks or digits). Each of them has to be a match of Skein, too,
or a rule has to say why not; and a rule has to say why the peer has not what Skein finds besides. Ends
with 1 if a difference has no explanation.
"""
import argparse
import collections
import json
import pathlib
import sys
import tempfile

from matching import differences, material, programs, scripts, words


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n\n")[0], epilog=__doc__.split("\n\n", 2)[2],
        formatter_class=argparse.RawDescriptionHelpFormatter)
    material.add_sources(parser)
    parser.add_argument("--names", type=int, default=100_000, help="length of the name list (%(default)s)")
    parser.add_argument("--megabytes", type=float, default=5, help="text, at most (%(default)s)")
    parser.add_argument("--script", choices=[script.name for script in scripts.ALL],
                        help="instead of articles a text made of the names of this language, with its part of the names")
    parser.add_argument("--rules", default="all,exact", help="rules of ours to compare with (%(default)s)")
    parser.add_argument("--examples", type=int, default=3, help="how many to show of each rule (%(default)s)")
    parser.add_argument("--skein", type=pathlib.Path, metavar="PROGRAM", help="a built matcher-benchmark")
    return parser.parse_args()


class Differences:
    """Counts and examples of each explanation."""

    def __init__(self):
        self.counts, self.examples = collections.Counter(), collections.defaultdict(list)
        self.common = self.peers = self.ours = 0

    def add(self, side, reason, text, span, name):
        key = side, reason or "UNEXPLAINED"
        self.counts[key] += 1
        before, after = text[max(0, span[0] - 30):span[0]], text[span[1]:span[1] + 30]
        shown = " ".join(f"{before}[{text[span[0]:span[1]]}]{after}".split())
        self.examples[key].append(f"{shown}  (listed: {name})")

    def unexplained(self):
        return sum(count for (_, reason), count in self.counts.items() if reason == "UNEXPLAINED")


def compared(documents, names, peers, ours):
    found, listed = Differences(), set(names)
    for text, raw, own in zip(documents, peers, ours, strict=True):
        whole = [span for span in raw if words.is_whole(text, *span[:2])]
        peer_spans, own_spans = {tuple(span[:2]) for span in whole}, {tuple(span[:2]) for span in own}
        found.common += len(peer_spans & own_spans)
        found.peers += len(peer_spans)
        found.ours += len(own_spans)
        for start, end, name in whole:
            if (start, end) not in own_spans:
                reason = differences.why_missing(text, (start, end), own, listed)
                found.add("only the peer", reason, text, (start, end), names[name])
        for start, end, name in own:
            if (start, end) not in peer_spans:
                reason = differences.why_added(text, (start, end), names[name], raw, whole, listed)
                found.add("only Skein", reason, text, (start, end), names[name])
    return found


def report(rules, found, examples):
    print(f"Rules {rules}: {found.peers} whole words of ahocorasick_rs, {found.ours} matches of Skein, "
          f"{found.common} in common, {found.unexplained()} differences without an explanation.")
    for (side, reason), count in sorted(found.counts.items(), key=lambda item: (item[0][0], -item[1])):
        print(f"  {count:6d}  {side}: {reason}")
        limit = 40 if reason == "UNEXPLAINED" else examples
        for example in found.examples[side, reason][:limit]:
            print(f"          {example}")
    print(flush=True)


def main():
    options = arguments()
    limit = round(options.megabytes * 1e6)
    rows, texts = material.sources(options, limit)
    known = material.Names(rows)
    names = known.all[:options.names]
    if options.script:
        script = next(script for script in scripts.ALL if script.name == options.script)
        names, texts = material.of_script(script, known, limit)
    python, worker = programs.python_with_peers(), programs.HERE / "peer_worker.py"
    own = options.skein or programs.own_program()
    unexplained = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        paths = material.write(folder, "agreement", names, material.documents(texts, limit))
        documents, spans = material.read_documents(paths[1]), folder / "spans"

        def matches(command):
            programs.called([*command, "--repeat", "1", "--spans", spans])
            return json.loads(spans.read_text())
        peers = matches([python, worker, "ahocorasick_rs", *paths])
        for rules in options.rules.split(","):
            found = compared(documents, names, peers, matches([own, *paths, folder / f"{rules}.gaz", "--rules", rules]))
            report(rules, found, options.examples)
            unexplained += found.unexplained()
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
