"""Writes WordTables.swift from Python's copy of the Unicode Character Database.

Usage: python3 generate.py > WordTables.swift

Two tables: the word class of every scalar, as the starts of runs, and the folded form (case, width,
diacritics) of every scalar that changes. Marks go for Latin, Greek, Cyrillic, Hebrew points and
Arabic harakat; other scripts keep theirs.
"""
import sys
import unicodedata as u

SPACELESS = ("CJK ", "HIRAGANA", "KATAKANA", "THAI ", "LAO ", "KHMER", "MYANMAR", "TIBETAN",
             "IDEOGRAPHIC", "BOPOMOFO", "YI ", "HALFWIDTH KATAKANA", "TAI ", "NEW TAI")
SPECIAL = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th",
           "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ə": "e", "ё": "е", "ƒ": "f"}
# Modifier letters that stand for an apostrophe in transliterations.
APOSTROPHES = {0x2BB, 0x2BC, 0x2BD, 0x2BE, 0x2BF, 0x2C8, 0x2B9}


def word_class(code):
    """0 separator, 1 lower or uncased letter, 2 capital, 3 mark, 4 digit, 5 letter of a spaceless script."""
    c = chr(code)
    category = u.category(c)
    if category[0] == "L":
        name = u.name(c, "")
        if name.startswith(SPACELESS):
            return 5
        return 2 if category in ("Lu", "Lt") else 1
    if category[0] == "M":
        return 3
    if category[0] == "N":
        return 4
    return 0


def is_dropped_mark(code):
    return (0x300 <= code <= 0x36F or 0x483 <= code <= 0x489 or 0x1AB0 <= code <= 0x1AFF
            or 0x1DC0 <= code <= 0x1DFF or 0x20D0 <= code <= 0x20FF or 0xFE20 <= code <= 0xFE2F
            or 0x591 <= code <= 0x5BD or code in (0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7, 0x640, 0x670, 0xFB1E)
            or 0x610 <= code <= 0x61A or 0x64B <= code <= 0x65F or 0x6D6 <= code <= 0x6ED)


def fold(code):
    c = chr(code)
    if 0xAC00 <= code <= 0xD7A3:
        return c
    for _ in range(3):
        c = u.normalize("NFKD", c.casefold())
        c = "".join(SPECIAL.get(x, x) for x in c)
    return "".join(x for x in c
                   if word_class(ord(x)) and not is_dropped_mark(ord(x)) and ord(x) not in APOSTROPHES)


def wrapped(items, width=94):
    line = ""
    for item in items:
        if len(line) + len(item) + 1 > width:
            yield line
            line = ""
        line += item + ","
    yield line


def literal(name, comment, items):
    print(f"  /// {comment}")
    print(f'  static let {name} = """')
    print("\\\n".join(f"    {line}" for line in wrapped(items)))
    print('    """')


runs, previous = [], 0
for code in range(0x110000):
    k = word_class(code)
    if k != previous:
        runs.append(f"{code:x}:{k}")
        previous = k
folds = []
for code in range(0x80, 0x110000):
    if word_class(code):
        folded = fold(code)
        if folded != chr(code):
            folds.append(f"{code:x}=" + "+".join(f"{ord(x):x}" for x in folded))
print(f"// Written by generate.py from Unicode {u.unidata_version}; not edited by hand.")
print()
print("/// The Unicode data behind words and normalisation, as text that ``CharacterTable`` decodes.")
print("enum WordTables {")
literal("classes", "Where each run of scalars of one word class starts: `scalar:class`, hexadecimal.", runs)
print()
literal("folds", "The folded form of every scalar outside ASCII that changes: `scalar=scalar+…`.", folds)
print("}")
