#!/usr/bin/env python3
"""Measures names and links on annotated texts and writes the figures as Markdown.

    quality-report.py GOLD-FOLDER --output quality.md
    quality-report.py GOLD-FOLDER --cities cities500.txt --closed-world labels.tsv --output quality.md

The folder holds JSON Lines in Skein's gold format. Each part is written where its material is there: names
on every set, precision of gazetteer links, links by id, places by distance (sets whose gold has
coordinates; with --cities beside GeoNames' cities) and the closed world (--closed-world: a table of id,
type, canonical and alias, one alias a row). --without COMPONENT, repeatable, measures anew with a component
of the score switched off, --without all with each of them; one table shows the links that each turns.
"""

import argparse
import os
import pathlib
import platform
import sys
import tempfile
import time

from quality import closed_world
from quality.ablation import ablation
from quality.command import Skein, find
from quality.tables import share, table

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Exact, typed micro-F1 of spaCy's en_core_web_sm 3.8, names alone.
SPACY = {"ieer-dev": 75.1, "re3d-dev": 48.6, "wnut17-dev": 40.9, "gum-news-dev": 46.4}
# These mark places only, so that other types cannot be judged on them.
PLACES_ONLY = {"geovirus", "tud-loc2013"}
CLOSED_WORLD_SETS = ("elevant-reuters-128", "elevant-oke-2015-eval")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=pathlib.Path, help="the folder with gold in JSON Lines")
    parser.add_argument("--output", default="-", help="the Markdown file; - for standard output")
    parser.add_argument("--skein", default=str(ROOT / ".build/release/skein"), help="the command")
    parser.add_argument(
        "--gazetteer", action="append", help="as of skein; repeatable (the checkout's Gazetteers)"
    )
    parser.add_argument("--sets", help="the names of the sets to measure, with commas (all)")
    parser.add_argument(
        "--fitted", default="", metavar="SETS",
        help="the sets, with commas, that fit-name-weights.py read: marked, since --unknown knows them",
    )
    parser.add_argument("--cities", type=pathlib.Path, help="a file of GeoNames, or a gazetteer made of it")
    parser.add_argument("--closed-world", type=pathlib.Path, help="labels of the entities that gold links to")
    parser.add_argument(
        "--without", action="append", default=[], metavar="COMPONENT",
        help="measure without a component of the score, too; repeatable; `all`: without each of them",
    )
    parser.add_argument("--threads", type=int, help="as of skein")
    parser.add_argument("--verbose", action="store_true", help="list what went wrong, with contexts")
    options = parser.parse_args()

    files = sorted(options.gold.glob("*.jsonl"))
    if options.sets:
        files = [file for file in files if file.stem in options.sets.split(",")]
    if not files:
        sys.exit(f"{options.gold}: no gold in JSON Lines")
    skein = Skein(options.skein, options.gazetteer or [str(ROOT / "Gazetteers")], options.threads)
    if "all" in options.without:
        options.without = skein.components()

    with tempfile.TemporaryDirectory() as folder:
        report = Report(skein, files, options, pathlib.Path(folder))
        text = report.text()
    if options.output == "-":
        print(text, end="")
    else:
        pathlib.Path(options.output).write_text(text, encoding="utf-8")


class Report:
    """The parts of the report, measured as they are written."""

    places_only = PLACES_ONLY

    def __init__(self, skein, files, options, folder):
        self.skein = skein
        self.files = files
        self.options = options
        self.folder = folder
        self.kept = {}
        self.atlas = self.cities()

    def text(self):
        parts = [self.head(), self.names(), self.precision(), self.links(), self.places(), self.closed()]
        parts += [ablation(self, self.options.without)] if self.options.without else []
        return "\n".join(part for part in parts if part)

    def head(self):
        version = self.skein.run("--version").strip()
        return (
            "# Quality of names and links\n\n"
            f"{time.strftime('%Y-%m-%d')}, skein {version}, {processor()}, {os.cpu_count()} cores, "
            f"{platform.system()}. Gazetteers: {shown(self.skein)}.\n\n"
            "Figures are percentages as `skein evaluate` prints them. *Names* leaves out pronouns, gold without "
            "a capital and demonyms, and cuts leading articles (`--names`).\n"
        )

    def rows(self, file, *arguments, skein=None):
        """The rows of an evaluation, made once."""
        skein = skein or self.skein
        key = (file, arguments, tuple(skein.gazetteers))
        if key not in self.kept:
            print(f"{file.stem} {' '.join(arguments)}", file=sys.stderr)
            self.kept[key] = skein.evaluate(file, "--examples", 0, *arguments)
        return self.kept[key]

    # Parts

    def names(self):
        rows = []
        for file in self.files:
            if file.stem in PLACES_ONLY:
                continue
            figures = []
            for arguments in (("--names",), ("--names", "--unknown")):
                micro = find(self.rows(file, *arguments), "score", type="micro", match="exact")
                figures += [micro["precision"], micro["recall"], micro["f1"]]
            plain = [
                find(self.rows(file, *arguments), "score", type="micro", match="exact")["f1"]
                for arguments in ((), ("--unknown",))
            ]
            rows.append([self.label(file), SPACY.get(file.stem), *figures, *plain])
        header = [
            "set", "spaCy F1", "listed P", "R", "F1", "and unknown P", "R", "F1", "all mentions: listed F1",
            "and unknown F1",
        ]
        types = []
        for file in self.files:
            found = self.rows(file, "--names", "--unknown")
            kinds = ("place",) if file.stem in PLACES_ONLY else closed_world.TYPES
            for kind in kinds:
                exact, overlap = (find(found, "score", type=kind, match=m) for m in ("exact", "overlap"))
                types.append([
                    f"{self.label(file)}: {kind}", exact["gold"], exact["precision"], exact["recall"], exact["f1"],
                    overlap["precision"], overlap["recall"], overlap["f1"],
                ])
        return (
            "## Names\n\nExact spans of the right type, all three types together. *spaCy*: `en_core_web_sm` 3.8 "
            "on the same sets, names alone. *Listed*: names of the gazetteers; *and unknown*: with `--unknown`. "
            + self.caution() + "\n\n" + table(header, rows)
            + "\nBy type, names alone, with `--unknown`:\n\n"
            + table(["set and type", "gold", "exact P", "R", "F1", "overlap P", "R", "F1"], types)
        )

    def label(self, file):
        return file.stem + (" †" if file.stem in self.options.fitted.split(",") else "")

    def caution(self):
        """What the figures with unknown names do not show."""
        if self.options.fitted:
            return (
                "†: the weights for unknown names were fitted on this set, so that its figures with `--unknown` "
                "say how well it was learned, not how well other text will do."
            )
        return (
            "The weights for unknown names were fitted on annotated text; on the sets that the fit read, which this "
            "run was not told (`--fitted`), the figures with `--unknown` do not hold for other text."
        )

    def precision(self):
        rows = []
        for file in self.files:
            found = self.rows(file, "--names")
            kinds = ("place",) if file.stem in PLACES_ONLY else ("all", *closed_world.TYPES)
            counts = {kind: find(found, "predictions", group="linked", name=kind) for kind in kinds}
            whole = counts.get("all") or counts["place"]
            if whole is None:
                continue
            rows.append([
                file.stem, whole["found"], whole["forgiven"],
                *(counts[k]["overlapPrecision"] if counts.get(k) else None for k in ("all", *closed_world.TYPES)),
                whole["exactPrecision"],
                find(found, "score", type="micro" if len(kinds) > 1 else "place", match="overlap")["precision"],
            ])
        return (
            "## Precision of gazetteer links\n\nThe share of linked mentions (without `--unknown`, names alone) "
            "that overlap gold of their type; those that overlap gold of other types only are left out as "
            "forgiven. *By gold*: the overlap precision of the table of `skein evaluate`, which counts the gold "
            "mentions that are met. Sets that mark places only judge places only.\n\n"
            + table(["set", "links", "forgiven", "all", *closed_world.TYPES, "exact", "by gold"], rows)
        )

    def links(self):
        rows = []
        for file in self.files:
            for row in self.rows(file).get("links", []):
                if row["ids"] != "all" and row["judged"]:
                    figures = (row[key] for key in ("gold", "linked", "judged", "same", "accuracy"))
                    rows.append([f"{file.stem}: {row['ids']}", *figures])
        if not rows:
            return ""
        return (
            "## Links by id\n\nGold links on spans that were linked; *judged* are those whose entity has an id of "
            "that kind.\n\n" + table(["set and ids", "gold", "linked", "judged", "right", "accuracy"], rows)
        )

    def places(self):
        rows = []
        sums = {}
        for file in self.files:
            for row in self.rows(file, skein=self.atlas).get("places", []):
                rows.append(self.place_row(f"{file.stem}: {row['places']}", row))
                total = sums.setdefault(row["places"], dict.fromkeys(("gold", "found", "near", "populousNear"), 0))
                for key in total:
                    total[key] += row[key]
        if not rows:
            return ""
        rows += [self.place_row(f"**all sets: {name}**", row) for name, row in sums.items()]
        text = (
            f"## Places\n\nGazetteers: {shown(self.atlas)}. Gold places with coordinates: *found* are those whose "
            "exact span was linked, *near* those linked within 161 km. *named*: the gazetteers list a place of that "
            "name; *listed*: one within 161 km of the gold; *ambiguous*: listed, and two listed places of the name "
            "are farther than that from each other; *settlements*, *areas*: named, and linked to a city or site, or to "
            "a country, division, water and the like, whose point is a matter of convention. *Most populous*: had the listed place of that name with the most "
            "inhabitants always been chosen.\n\n"
            + table(["set and places", "gold", "found", "near", "share", "most populous", "gain"], rows)
        )
        return text + (self.place_errors() if self.options.verbose else "")

    @staticmethod
    def place_row(name, row):
        ours, populous = share(row["near"], row["found"]), share(row["populousNear"], row["found"])
        gain = None if ours is None else ours - populous
        return [name, row["gold"], row["found"], row["near"], ours, populous, gain]

    def place_errors(self):
        lines = []
        for file in self.files:
            if not self.rows(file, skein=self.atlas).get("places"):
                continue
            for row in self.atlas.evaluate(file, "--examples", 30).get("errors", []):
                if row["error"] in ("farPlace", "unlistedPlace"):
                    lines.append(f"- {file.stem}, {row['error']}, {row['count']} × {row['surface']}: {row['reason']}")
                    lines += [f"  - {context}" for context in row["contexts"]]
        return "\n" + "\n".join(lines) + "\n"

    def closed(self):
        measured = self.closed_counts()
        if measured is None:
            return ""
        counts, wrong = measured
        outcomes = ("right", "right, other span", "wrong entity", "NIL", "not found")
        rows = []
        kinds = sorted({key[:2] for key in counts}, key=lambda key: (closed_world.RELATIONS.index(key[0]), key[1]))
        for kind in (*kinds, None):
            found = {
                o: sum(n for (*k, result), n in counts.items() if result == o and kind in (tuple(k), None))
                for o in outcomes
            }
            total = sum(found.values())
            rows.append([
                f"{kind[0]}: {kind[1]}" if kind else "**all**", total, *found.values(), share(found["right"], total),
                share(found["right"] + found["right, other span"], total),
            ])
        text = (
            "## Closed world\n\nThe gazetteer holds the entities that the gold of the linked sets names and nothing "
            f"else. Gold mentions of {' and '.join(CLOSED_WORLD_SETS)} that are a person, an organization or a place, "
            "and whose words equal, shorten (a run of its words) or abbreviate (its initials) a listed name of the "
            "entity they link to.\n\n"
            + table(["words", "gold", *outcomes, "share right", "other spans included"], rows)
        )
        if self.options.verbose:
            text += "\n" + "".join(
                f"- {w['set']} {w['document']}: **{w['surface']}** ({w['relation']}; {w['outcome']}) is {w['gold']}, "
                f"found {w['found']}: {w['context']}\n" for w in wrong
            )
        return text

    def closed_counts(self):
        labels = self.options.closed_world
        files = [file for file in self.files if file.stem in CLOSED_WORLD_SETS]
        if not labels or not files:
            return None
        return closed_world.measure(self.skein, labels, files, self.folder)

    def cities(self):
        """The command with GeoNames' cities behind the other gazetteers."""
        path = self.options.cities
        if not path:
            return self.skein
        if path.is_file() and path.suffix != ".gaz":
            target = self.folder / "cities"
            self.skein.run("gazetteer", "import", path, "--format", "geonames", "--output", target)
            path = target
        return self.skein.with_gazetteers([*self.skein.gazetteers, str(path)])


def shown(skein):
    """The gazetteers by their own names, without the folders above them."""
    return ", ".join(f"`{pathlib.Path(path).name}`" for path in skein.gazetteers)


def processor():
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
