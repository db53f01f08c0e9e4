#!/usr/bin/env python3
"""Fits the weights of the clues for unknown names, and tells how well they do on documents left out.

    fit-name-weights.py --skein BINARY --score SCORE.py --write GOLD.jsonl...

Every candidate for an unknown name is a row: its clues, and the type that the gold has for just that span, or none. A
candidate that overlaps a gold name in another span is left out. The model is multinomial logistic regression
(scikit-learn, L2), one for names of several words and one for single words. With --score the gold files are cut into
five parts; each is annotated with weights fitted on the other four, by the binary's own clues, and scored.
No gold text enters the weights' file: it holds numbers only.
"""

import argparse
import collections
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import warnings

import numpy
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore")
ROOT = pathlib.Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "Sources/EntityLinking/UnknownNames/NameWeights+Values.swift"
CLUES = ROOT / "Sources/EntityLinking/UnknownNames/NameClue.swift"
TYPES = ["none", "person", "organization", "place"]
LICENCES = ("shortens", "opensPerson", "opensOrganization", "opensPlace", "abbreviates")
PARTS = 5
# Fewer rows than this say nothing sure of a clue.
FEWEST = 4
SUFFIXES = {"jr", "sr", "snr", "jnr", "junior", "ii", "iii", "iv"}


def lines(command):
    output = subprocess.run(command, check=True, capture_output=True).stdout
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


class Document:
    def __init__(self, gold, candidates, mentions, source, scorer):
        self.gold, self.candidates, self.mentions, self.source = gold, candidates, mentions, source
        text = gold["text"]
        named = [m for m in gold["mentions"] if m.get("named", True) is not False]
        names = [scorer.trim(m, text) for m in named if scorer.is_name(m, text)]
        for candidate in candidates:
            start, end = candidate["start"], candidate["end"]
            candidate["words"] = tuple(w.lower() for w in re.findall(r"[^\W_]+", text[start:end]))
            # A possessive ending is in some golds' spans.
            exact = [
                m for m in names
                if m["start"] == start and m["ntype"] in TYPES
                and (m["end"] == end or re.fullmatch(r" ?['’]s", text[end:m["end"]] or "-"))
            ]
            near = [m for m in names if m["start"] < end and start < m["end"] and m["ntype"] in TYPES]
            # Some golds take the title into the span: the name at its end is one all the same.
            titled = [m for m in near if m["start"] < start and re.fullmatch(r"( ?['’]s)?", text[end:m["end"]] or "")
                      and m["end"] >= end and m["ntype"] == "person"]
            if exact:
                candidate["label"] = exact[0]["ntype"]
            elif titled and {"title", "titleBefore"} & set(candidate["clues"]):
                candidate["label"] = "person"
            elif any(m["end"] - m["start"] < 3 * (end - start) for m in near):
                candidate["label"] = None
            else:
                candidate["label"] = "none"


class Model:
    def __init__(self, rows, labels, weights, strength):
        counts = collections.Counter(clue for row in rows for clue in row)
        self.kept = {clue for clue, count in counts.items() if count >= FEWEST}
        self.vectorizer = DictVectorizer()
        matrix = self.vectorizer.fit_transform([self.row(row) for row in rows])
        self.model = LogisticRegression(C=strength, max_iter=1000)
        self.model.fit(matrix, labels, sample_weight=weights)

    def row(self, clues):
        return {clue: 1 for clue in clues if clue in self.kept}

    def shares(self, rows):
        if not rows:
            return []
        found = self.model.predict_proba(self.vectorizer.transform([self.row(row) for row in rows]))
        order = [list(self.model.classes_).index(t) for t in TYPES]
        return found[:, order]

    def thousandths(self):
        """clue -> whole numbers by type, none taken off."""
        order = [list(self.model.classes_).index(t) for t in TYPES]
        coefficients = self.model.coef_[order]
        table = {
            name: [round(1000 * (coefficients[t][i] - coefficients[0][i])) for t in range(1, 4)]
            for i, name in enumerate(self.vectorizer.get_feature_names_out())
        }
        bias = self.model.intercept_[order]
        return table, [round(1000 * (bias[t] - bias[0])) for t in range(1, 4)]


def licensed(document, shares):
    """The clues that longer names of the document give to single words; as UnknownNameFinder has them."""
    lasts, firsts, acronyms = (collections.defaultdict(set) for _ in range(3))
    for candidate, share in zip(document.candidates, shares):
        if candidate["one"] or share is None:
            continue
        kind = TYPES[int(numpy.argmax(share))]
        words = list(candidate["words"])
        if kind == "none" or not words:
            continue
        while len(words) > 1 and words[-1] in SUFFIXES:
            words.pop()
        lasts[words[-1]].add(kind)
        firsts[words[0]].add(kind)
        if kind == "organization":
            acronyms["".join(w[0] for w in re.findall(r"[^\W_]+", document.gold["text"][candidate["start"]:candidate["end"]]) if w[0].isupper()).lower()].add(kind)
    found = []
    for candidate in document.candidates:
        clues = [c for c in candidate["clues"] if not c.startswith(LICENCES)]
        if candidate["one"] and candidate["words"]:
            word = candidate["words"][0]
            clues += ["shortens" + t.capitalize() for t in lasts.get(word, ())]
            clues += ["opens" + t.capitalize() for t in firsts.get(word, ())]
            clues += ["abbreviatesOrganization"] if word in acronyms else []
        found.append(clues)
    return found


class Weights:
    def __init__(self, documents, share_of, strength):
        rows, labels, weights = [], [], []
        for document in documents:
            for candidate in document.candidates:
                if not candidate["one"] and candidate["label"]:
                    rows.append(candidate["clues"])
                    labels.append(candidate["label"])
                    weights.append(share_of(document.source))
        self.several = Model(rows, labels, weights, strength)
        rows, labels, weights = [], [], []
        for document in documents:
            clues = licensed(document, self.first_pass(document))
            for candidate, row in zip(document.candidates, clues):
                if candidate["one"] and candidate["label"]:
                    rows.append(row)
                    labels.append(candidate["label"])
                    weights.append(share_of(document.source))
        self.one = Model(rows, labels, weights, strength)

    def first_pass(self, document):
        shares = [None] * len(document.candidates)
        several = [i for i, c in enumerate(document.candidates) if not c["one"]]
        for i, share in zip(several, self.several.shares([document.candidates[i]["clues"] for i in several])):
            shares[i] = share
        return shares

    def annotate(self, document, least=0.5, least_type=0.35):
        shares = self.first_pass(document)
        clues = licensed(document, shares)
        single = [i for i, c in enumerate(document.candidates) if c["one"]]
        for i, share in zip(single, self.one.shares([clues[i] for i in single])):
            shares[i] = share
        groups = collections.defaultdict(list)
        for i, candidate in enumerate(document.candidates):
            groups[candidate["words"]].append(i)
        unknown = []
        for members in groups.values():
            mean = sum(shares[i] for i in members) / len(members)
            for i in members:
                share = 0.5 * shares[i] + 0.5 * mean
                kind = 1 + int(numpy.argmax(share[1:]))
                if 1 - share[0] >= least and share[kind] >= least_type:
                    candidate = document.candidates[i]
                    unknown.append(dict(start=candidate["start"], end=candidate["end"], type=TYPES[kind], form="unknown"))
        kept = [
            m for m in document.mentions
            if not any(u["start"] < m["end"] and m["start"] < u["end"] for u in unknown)
        ]
        return kept + unknown


def tell(documents, predictions, scorer):
    for source in dict.fromkeys(d.source for d in documents):
        own = [d for d in documents if d.source == source]
        result = scorer.score([d.gold for d in own], [dict(id=d.gold["id"], mentions=predictions[id(d)]) for d in own], True)
        parts = "  ".join(f"{t[:3]} {result[t]['exact']}" for t in TYPES[1:])
        print(f"{source:22s} micro {result['micro']}  {parts}", flush=True)


def write(weights):
    order = re.findall(r"^  case ([\w, ]+)$", CLUES.read_text(encoding="utf-8"), re.M)
    order = [name for line in order for name in line.split(", ")]
    out = ["// Written by Benchmarks/fit-name-weights.py: numbers only, do not edit.", "", "extension NameWeights {"]
    for name, label, model in (("several", "For names of several words.", weights.several), ("one", "For names of one word.", weights.one)):
        table, bias = model.thousandths()
        out += [f"  /// {label}", f"  static let {name} = NameWeights(", f"    bias: [{', '.join(map(str, bias))}],", "    ["]
        out += [
            f"      .{clue}: [{', '.join(map(str, table[clue]))}]," for clue in order
            if clue in table and any(table[clue])
        ]
        out += ["    ]", "  )", ""]
    out[-1] = "}"
    WEIGHTS.write_text("\n".join(out) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--skein", required=True)
    parser.add_argument("--score", required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--strength", type=float, default=0.5)
    parser.add_argument("--drop", default="")
    parser.add_argument("gold", nargs="+")
    options = parser.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", options.score)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)

    documents = []
    for path in options.gold:
        gold = scorer.load(path)
        clues = {str(d["id"]): d["candidates"] for d in lines([options.skein, "clues", path])}
        linked = {str(d["id"]): d["mentions"] for d in lines([options.skein, "annotate", path])}
        for d in gold:
            key = str(d["id"])
            documents.append(Document(d, clues[key], linked[key], pathlib.Path(path).stem, scorer))
    dropped = re.compile(options.drop) if options.drop else None
    if dropped:
        for d in documents:
            for c in d.candidates:
                c["clues"] = [x for x in c["clues"] if not dropped.search(x)]
    # Large sets of one kind do not outvote the others.
    sizes = collections.Counter(d.source for d in documents for _ in d.candidates)

    def share_of(source):
        return 0.5 if "train" in source else 1

    predictions = {}
    for part in range(PARTS):
        weights = Weights([d for i, d in enumerate(documents) if i % PARTS != part], share_of, options.strength)
        for i, d in enumerate(documents):
            if i % PARTS == part:
                predictions[id(d)] = weights.annotate(d)
    print(f"{PARTS} parts, each left out once:")
    tell(documents, predictions, scorer)
    if options.write:
        weights = Weights(documents, share_of, options.strength)
        write(weights)
        print("fitted on all:")
        tell(documents, {id(d): weights.annotate(d) for d in documents}, scorer)


if __name__ == "__main__":
    sys.exit(main())
