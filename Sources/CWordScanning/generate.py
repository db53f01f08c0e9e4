"""Writes CharacterTables.c from Python's copy of the Unicode Character Database.

Usage: python3 generate.py > CharacterTables.c

A two-stage table: for every scalar its word class and its folded form (case, width, diacritics). Marks
go for Latin, Greek, Cyrillic, Hebrew points and Arabic harakat; other scripts keep theirs. The layout of
an entry stands in include/CWordScanning.h.
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


def has_case(code):
    """Unicode's property Cased."""
    c = chr(code)
    return c.islower() or c.isupper() or u.category(c) == "Lt"


def entry(code):
    kind = word_class(code)
    if not kind or 0xD800 <= code <= 0xDFFF:
        return kind << 56
    if not has_case(code):
        kind |= 0x80
    text = chr(code).lower() if code < 0x80 else fold(code)
    folded = text.encode()
    if text == chr(code) and code >= 0x80:
        # Stays as it is: one entry for whole scripts, so that their pages are stored once.
        return kind << 56 | 15 << 48
    if len(folded) > 6:
        # Too long for the entry: its place in the list of long forms and its length.
        place = long_forms.setdefault(folded, sum(map(len, long_forms)))
        return kind << 56 | 7 << 48 | len(folded) << 32 | place
    return kind << 56 | len(folded) << 48 | int.from_bytes(folded, "little")


def numbers(values, form, width):
    for start in range(0, len(values), width):
        print("  " + ", ".join(form % x for x in values[start:start + width]) + ",")


long_forms, pages, known, kept = {}, [], {}, []
for block in range(0x110000 >> 6):
    page = tuple(entry(block << 6 | low) for low in range(64))
    if page not in known:
        known[page] = len(known)
        kept.extend(page)
    pages.append(known[page])
print(f"// Written by generate.py from Unicode {u.unidata_version}; not edited by hand.")
print('#include "CWordScanning.h"')
print()
print(f"const uint16_t skein_character_pages[{len(pages)}] = {{")
numbers(pages, "%d", 24)
print("};")
print()
print(f"const uint64_t skein_character_entries[{len(kept)}] = {{")
numbers(kept, "0x%x", 8)
print("};")
print()
blob = b"".join(long_forms)
print(f"const uint8_t skein_long_forms[{len(blob)}] = {{")
numbers(list(blob), "%d", 24)
print("};")
