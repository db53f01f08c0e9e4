#!/usr/bin/env python3
"""Looks for texts whose time grows faster than they do.

Random words, names and marks make a unit, which is repeated to one long text, or to the comments of one long
thread. Tells each unit of which four times as much takes `annotate` more than six times as long, the best of
five counts, and fails where there is one.
"""

import argparse
import json
import pathlib
import random
import sys
import tempfile

from annotating.timing import ROOT, run

PIECES = """
Hillary Clinton|Barack Obama|Obama|Clinton|Martin Luther King|King|Imran Khan|Khan|Jordan|Chelsea|Santos|Quxley|Foobar
Paris|Texas|Paris, Texas|Georgia|Washington|D.C.|London|New York|New Yorker|Madrid|Real Madrid|Barcelona|Leicestershire
Iraq|Iran|Kurdish|American|British|Britain|U.S.|U.K.|Ohio|St.|Saint|Lake|River|Bridge|County|BRITAIN|OBAMA|SAID|THE
EU|NATO|FBI|AP|University|Bank|Bank of America|Foundation|Foundation of|Council|the Council|Court|Supreme Court
Parliament|Labour|Labour Party|Party|Democrats|Government|Inc.|Corp.|USS|War|Summit|Agreement|administration|al-Qaeda
Minister|President|Special|Advisor|Mr.|Dr.|former|liberal|government|mother|war|said|in|at|from|of|the|The|and|bin|van
Affghanistan|Obamma|A.|J.|1999|5|Photo|Copyright|www.foo.com|http://a.b/c|#|@
""".strip().replace("\n", "|").split("|")
MARKS = [",", ".", ")", "'s", "’s", "(", '"', "“", "”", "-", "—", "…", ":", ";", "\n", "\n\n"]
# Before the unit, in its sentence, so that not every word of the sentence has a capital.
SMALL = "mother brother government mother brother " * 400


def unit(chance, marked):
    text = ""
    for _ in range(chance.randint(2, 9)):
        if marked and chance.random() < 0.2:
            text += chance.choice(MARKS)
        else:
            text += chance.choice(["", " ", " ", " ", " ", " "]) + chance.choice(PIECES)
    return text + " "


def article(chance):
    text = unit(chance, marked=chance.random() < 0.7)
    before = chance.choice(["", SMALL])
    return text, lambda size: {"id": "a", "title": "", "text": before + text * (120_000 * size // len(text))}


def thread(chance):
    texts = [unit(chance, marked=True) for _ in range(chance.choice([1, 2, 5, 50]))]
    parent = chance.choice([lambda place: 0, lambda place: place - 1, lambda place: None])

    def record(size):
        comments = [{"id": f"c{place}", "author": f"Reader {place}", "text": texts[place % len(texts)],
                     **({"parent": f"c{parent(place)}"} if place and parent(place) is not None else {})}
                    for place in range(2_500 * size)]
        return {"id": "a", "title": "", "text": f"Hillary Clinton in Paris, Texas. {texts[0]}", "comments": comments}
    return " | ".join(texts[:3]), record


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--skein", default=str(ROOT / ".build/release/skein"), help="the command, a release build")
    parser.add_argument("--texts", type=int, default=200, help="how many articles, and a quarter as many threads (200)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    grown = 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "text.json"

        def seconds(record, unknown):
            path.write_text(json.dumps(record), encoding="utf-8")
            return run([options.skein, "annotate", "--threads", "1", *unknown,
                        "--gazetteer", str(ROOT / "Gazetteers"), str(path)])[0]

        start = min(seconds({"id": "a", "title": "", "text": ""}, []) for _ in range(5))
        for form, count in [(article, options.texts), (thread, options.texts // 4)]:
            for _ in range(count):
                name, record = form(chance)
                unknown = chance.choice([[], ["--unknown"]])
                times = [seconds(record(size), unknown) for size in (1, 4)]

                def is_grown():
                    # What starts takes as long for any text.
                    return times[1] - start > 6 * max(times[0] - start, 0.02)

                # Neighbours slow a machine, and nothing speeds it up.
                for _ in range(4):
                    if is_grown():
                        times = [min(time, seconds(record(size), unknown)) for time, size in zip(times, (1, 4))]
                if is_grown():
                    grown += 1
                    print(f"{times[0]:.2f} s, then {times[1]:.2f} s: {name!r} {' '.join(unknown)}", flush=True)
            print(f"{count} {form.__name__}s looked at", flush=True)
    sys.exit(grown > 0)


if __name__ == "__main__":
    main()
