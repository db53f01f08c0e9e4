"""Draws lines of one type from the tables, to be checked by hand.

Usage: python3 draw-lines.py TYPE SEED COUNT [--derived | --own]

TYPE is organization, person, place or topic. A line's turn is the SHA-256 of the seed, a space
and its id, and the COUNT lines with the lowest turns are drawn: the same seed and the same ids
give the same draw on every machine, and a line added or removed moves no other. `--derived`
draws from places-geonames.tsv only, `--own` from all other tables. The first line of the
output, which begins with `#`, repeats the seed and says how many lines there were to draw from.
"""
import argparse
import glob
import hashlib
import os

TABLES = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DERIVED = "places-geonames.tsv"
PREFIXES = {
    "organization": "organizations-",
    "person": "people-",
    "place": "places-",
    "topic": "topics",
}


def lines_of(prefix, derived, own):
    """Yields (file, id, line) of the tables whose names begin with the prefix."""
    for path in sorted(glob.glob(os.path.join(TABLES, prefix + "*.tsv"))):
        name = os.path.basename(path)
        if (derived and name != DERIVED) or (own and name == DERIVED):
            continue
        with open(path, encoding="utf-8") as table:
            next(table)
            for line in table:
                line = line.rstrip("\n")
                yield name, line.split("\t", 1)[0], line


def turn(seed, identifier):
    return hashlib.sha256(f"{seed} {identifier}".encode("utf-8")).digest()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("type", choices=sorted(PREFIXES))
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--derived", action="store_true", help="from places-geonames.tsv only")
    which.add_argument("--own", action="store_true", help="from all other tables")
    options = parser.parse_args()

    lines = list(lines_of(PREFIXES[options.type], options.derived, options.own))
    drawn = sorted(lines, key=lambda line: turn(options.seed, line[1]))[: options.count]
    print(f"# seed {options.seed}: {len(drawn)} of {len(lines)} lines of type {options.type}")
    for name, _, line in sorted(drawn):
        print(name, line, sep="\t")


if __name__ == "__main__":
    main()
