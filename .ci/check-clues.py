#!/usr/bin/env python3
"""Compares the table of clues in UnknownNames.md with the weights and phrases in the source.

    .ci/check-clues.py            compares
    .ci/check-clues.py --write    puts the table of the source into the page, as after fitting the weights anew
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / "Sources/EntityLinking/UnknownNames"
PAGE = ROOT / "Sources/Skein/Skein.docc/UnknownNames.md"
HEADER = ["clue", "person", "organization", "place", "one word: person", "organization", "place", "case"]


def read(name):
    return (FOLDER / name).read_text(encoding="utf-8")


def weights():
    """The bias and the weights of each clue, for several words and for one."""
    source = read("NameWeights+Values.swift")
    models = {}
    for name, bias, rows in re.findall(r"static let (\w+) = NameWeights\(\s*bias: \[([^]]+)\],\s*\[(.*?)\n    \]", source, re.S):
        models[name] = {"bias": numbers(bias)}
        models[name].update((clue, numbers(values)) for clue, values in re.findall(r"\.(\w+): \[([^]]+)\]", rows))
    return models["several"], models["one"]


def numbers(text):
    return [int(number) for number in text.split(",")]


def phrases():
    found = {}
    for cases, phrase in re.findall(r'case ((?:\.\w+(?:, )?)+): "([^"]+)"', read("NameClue+Phrases.swift")):
        found.update((case, phrase) for case in re.findall(r"\w+", cases))
    return found


def table():
    several, one = weights()
    clues = phrases()
    missing = sorted((set(several) | set(one)) - set(clues) - {"bias"})
    if missing:
        sys.exit(f"NameClue+Phrases.swift: no phrase for {', '.join(missing)}")
    rows = [HEADER, ["---"] + ["--:"] * 6 + ["---"]]
    for clue, phrase in [("bias", "every candidate")] + list(clues.items()):
        values = [f"{number / 1000:.2f}" for model in (several, one) for number in model.get(clue, [])]
        if clue not in several:
            values = [""] * 3 + values
        values += [""] * (6 - len(values))
        if any(values):
            rows.append([phrase] + values + ["" if clue == "bias" else f"`{clue}`"])
    return "".join("| " + " | ".join(row) + " |\n" for row in rows).replace("|  |", "| |").replace("|  |", "| |")


def main():
    text = PAGE.read_text(encoding="utf-8")
    place = re.search(r"^\| clue \| person .*\n(?:\|.*\n)*", text, re.M)
    if not place:
        sys.exit(f"{PAGE.name}: there is no table of clues")
    expected = table()
    if place[0] == expected:
        print(f"clues: {expected.count(chr(10)) - 2} rows agree")
        return 0
    if "--write" in sys.argv[1:]:
        PAGE.write_text(text[:place.start()] + expected + text[place.end():], encoding="utf-8")
        print(f"{PAGE.name}: written")
        return 0
    shown, wanted = place[0].splitlines(), expected.splitlines()
    for line in [line for line in wanted if line not in shown][:10]:
        print(f"{PAGE.name}: missing or different: {line}", file=sys.stderr)
    print(f"{PAGE.name}: the table of clues is not that of the source; run .ci/check-clues.py --write", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
