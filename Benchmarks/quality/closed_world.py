"""Linking in a closed world: a gazetteer that holds what the gold links to and nothing else."""

import collections
import json
import re

TYPES = ("person", "organization", "place")
RELATIONS = ("equals", "shortens", "abbreviates")
WORD = re.compile(r"[^\W_]+")
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)


def read_labels(path):
    """The entities of a table with the columns id, type, canonical, alias, one alias a row."""
    entities = {}
    with open(path, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            key, kind, name, alias = (line.rstrip("\n").split("\t") + ["", "", ""])[:4]
            if kind not in TYPES:
                continue
            entity = entities.setdefault(key, {"type": kind, "names": [name]})
            if alias and alias not in entity["names"]:
                entity["names"].append(alias)
    return entities


def escaped(text):
    for character, escape in (("\\", "\\\\"), ("|", "\\|"), ("~", "\\~"), ("\t", "\\t"), ("\n", "\\n")):
        text = text.replace(character, escape)
    return text


def write_gazetteer(entities, folder):
    """A source table of the entities."""
    folder.mkdir(parents=True)
    rows = []
    for key, entity in entities.items():
        name, *aliases = entity["names"]
        rows.append((f"wikidata:{key}", entity["type"], escaped(name), "|".join(map(escaped, aliases)), key))
    rows.sort(key=lambda row: row[0].encode())
    with open(folder / "closed-world.tsv", "w", encoding="utf-8", newline="\n") as table:
        table.write("id\ttype\tname\taliases\twikidata\n")
        for row in rows:
            table.write("\t".join(row) + "\n")


def words(text):
    return [word.casefold() for word in WORD.findall(text)]


def relation(surface, name):
    """How a surface says a name: equals, shortens, abbreviates; None where it does not."""
    surface = ARTICLE.sub("", surface)
    own, whole = words(surface), words(ARTICLE.sub("", name))
    if not own or not any(character.isupper() for character in surface):
        return None
    if own == whole:
        return "equals"
    if any(own == whole[start:start + len(own)] for start in range(len(whole))):
        return "shortens"
    letters = surface.replace(".", "").replace(" ", "")
    capitals = "".join(word[0] for word in WORD.findall(name) if word[0].isupper())
    initials = "".join(word[0] for word in whole).upper()
    if len(letters) > 1 and letters.isupper() and letters in (capitals, initials):
        return "abbreviates"
    return None


def outcome(mention, predicted, wanted):
    """What became of a gold mention, and the prediction that says so."""
    exact = [p for p in predicted if (p["start"], p["end"]) == (mention["start"], mention["end"])]
    meeting = exact or [p for p in predicted if p["start"] < mention["end"] and mention["start"] < p["end"]]
    if not meeting:
        return "not found", None
    right = next((p for p in meeting if p["entity"] == wanted), None)
    if right:
        return ("right" if exact else "right, other span"), right
    linked = next((p for p in meeting if p["entity"]), None)
    if linked:
        return "wrong entity", linked
    return "NIL", meeting[0]


def bare(mention, text):
    """A gold mention without its leading article, as spans of ours never have one."""
    article = ARTICLE.match(text[mention["start"]:mention["end"]])
    return dict(mention, start=mention["start"] + article.end()) if article else mention


def closed(skein, labels, folder):
    """The command with a gazetteer of the labels alone."""
    target = folder / "closed-world"
    if not target.exists():
        write_gazetteer(read_labels(labels), target)
    return skein.with_gazetteers([str(target)])


def measure(skein, labels, gold_files, folder):
    """Counts by relation, type and outcome, and what went wrong."""
    entities = read_labels(labels)
    narrow = closed(skein, labels, folder)
    counts = collections.Counter()
    wrong = []
    for path in gold_files:
        predicted = {d["id"]: d["mentions"] for d in narrow.annotate(path, "--nil")}
        with open(path, encoding="utf-8") as lines:
            for document in map(json.loads, lines):
                for mention in document["mentions"]:
                    entity = entities.get(mention.get("link") or "")
                    if mention.get("ntype") not in TYPES or entity is None:
                        continue
                    text = document["text"]
                    mention = bare(mention, text)
                    surface = text[mention["start"]:mention["end"]]
                    relations = [relation(surface, name) for name in entity["names"]]
                    kind = next((k for k in RELATIONS if k in relations), None)
                    if kind is None:
                        continue
                    result, found = outcome(mention, predicted[str(document["id"])], f"wikidata:{mention['link']}")
                    counts[kind, entity["type"], result] += 1
                    if result != "right":
                        wrong.append({
                            "set": path.stem, "document": document["id"], "surface": surface, "relation": kind,
                            "outcome": result, "gold": f"{mention['link']} {entity['names'][0]}",
                            "found": found and "{entity} {name} ({form}) “{surface}”".format(**found),
                            "context": context(text, mention),
                        })
    return counts, wrong


def context(text, mention, width=60):
    start, end = mention["start"], mention["end"]
    around = text[max(0, start - width):start] + "[" + text[start:end] + "]" + text[end:end + width]
    return " ".join(around.split())
