"""What each component of the score is worth: links with and without it."""

from quality import closed_world
from quality.command import find
from quality.tables import table

HEAD = """## Components of the score

Links that switching a component off turns, as right / wrong: `−5 / +2` are 5 right links fewer and 2 wrong ones
more. A set's links are *right* where they overlap gold of their type, and *wrong* where they overlap no gold that
forgives them. *ids*: gold links to known ids that were linked right or wrong. *places*: gold places that were
linked within 161 km or farther away. *closed world*: gold links, where the gazetteer holds nothing but the
entities that the gold links to.
The last column is the sum of all: what the component earns, less what it costs (right links lost and wrong ones
won by switching it off, less the other way round).

"""


def ablation(report, components):
    """The table of all components."""
    base = counts(report)
    names = list(base)
    rows = [["all components", *(f"{right} / {wrong}" for right, wrong in base.values()), None]]
    for component in components:
        found = counts(report, "--without", component)
        changes = [(found[name][0] - base[name][0], found[name][1] - base[name][1]) for name in names]
        worth = sum(wrong - right for right, wrong in changes)
        rows.append([f"without {component}", *map(change, changes), f"{worth:+d}"])
    return HEAD + table(["score", *names, "worth"], rows)


def change(pair):
    return "" if pair == (0, 0) else " / ".join(f"{number:+d}".replace("-", "−") for number in pair)


def counts(report, *arguments):
    """Right and wrong links by set, by id, by place and in the closed world."""
    found = {}
    ids, places, closed = [0, 0], [0, 0], [0, 0]
    labels = report.options.closed_world
    narrow = closed_world.closed(report.skein, labels, report.folder) if labels else None
    for file in report.files:
        known = report.rows(file)
        if narrow and known.get("links"):
            row = find(report.rows(file, *arguments, skein=narrow), "links", ids="all")
            add(closed, row["same"], row["judged"])
        if known.get("links"):
            row = find(report.rows(file, *arguments), "links", ids="all")
            add(ids, row["same"], row["judged"])
        if known.get("places"):
            row = find(report.rows(file, *arguments, skein=report.atlas), "places", places="named")
            add(places, row["near"], row["found"])
        rows = report.rows(file, "--names", *arguments)
        kinds = ("place",) if file.stem in report.places_only else closed_world.TYPES
        linked = [find(rows, "predictions", group="linked", name=kind) for kind in kinds]
        linked = [row for row in linked if row]
        right = sum(row["overlapping"] for row in linked)
        found[file.stem] = (right, sum(row["found"] - row["forgiven"] for row in linked) - right)
    if any(ids):
        found["ids"] = tuple(ids)
    if any(places):
        found["places"] = tuple(places)
    if any(closed):
        found["closed world"] = tuple(closed)
    return found


def add(pair, right, all_of_them):
    pair[0] += right
    pair[1] += all_of_them - right
