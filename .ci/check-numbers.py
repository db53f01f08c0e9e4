#!/usr/bin/env python3
"""Compares the weights in LinkingRules.md with the constants in the source that they name."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "Sources/EntityLinking/CandidateScoring.swift"
PAGE = ROOT / "Sources/Skein/Skein.docc/LinkingRules.md"
# Part of the source's tables, but nothing ever scores it, or with a value of its own.
UNUSED = {"unknown", "none", "prior", "editDistance"}


def main():
    source = SOURCE.read_text(encoding="utf-8")
    constants = dict(re.findall(r"static let (\w+) = (-?[\d.]+)$", source, re.M))
    for names, value in re.findall(r"case ((?:\.\w+(?:, )?)+): ([\d.]+)$", source, re.M):
        constants.update((name, value) for name in re.findall(r"\.(\w+)", names))
    shown = dict(
        (name, value) for value, name in
        re.findall(r"^\| .* \| (-?[\d.]+) \| `(\w+)` \|$", PAGE.read_text(encoding="utf-8"), re.M)
    )
    problems = [
        f"{PAGE.name}: {name} is {value}, the source has {constants.get(name, 'no such constant')}"
        for name, value in shown.items() if constants.get(name) != value
    ]
    # Forms that share a line of the source share one of the page.
    values = set(shown.values())
    problems += [
        f"{PAGE.name}: {name} = {value} is missing"
        for name, value in constants.items() if name not in shown and name not in UNUSED and value not in values
    ]
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"numbers: {len(shown)} weights, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
