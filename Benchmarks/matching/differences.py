"""Explains, rule by rule, where Skein's matches differ from whole words that are matched byte by byte."""
import functools
import re
import unicodedata

from matching import words

# Single letters with nothing but a full stop between them are one word, with its last full stop.
DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){1,}[^\W\d_]\b\.?")
# What may stand between two words of a name in one sentence.
JOINT = re.compile(r"[ \t\r\n\u00A0\u2000-\u200F\u202F]*[-.,/&'’‘`´‐‑–\u00AD]?[ \t\r\n\u00A0\u2000-\u200F\u202F]*")

# The most words that a phrase may have.
LONGEST = 64


def word_spans(text, start, end):
    """The words of a stretch of text; a letter of a script without spaces is a word of its own."""
    found, at = [], start
    while at < end:
        if words.kind(text[at]) in "-m":
            at += 1
            continue
        first = at
        at += 1
        while at < end and not words.is_edge(text[at - 1], text[at]):
            at += 1
        found.append((first, at))
    return found


def word_count(text, span):
    """How many words a stretch has, a dotted acronym being one."""
    inside = word_spans(text, *span)
    dotted = list(DOTTED.finditer(text, *span))
    return len(inside) - sum(len([w for w in inside if m.start() <= w[0] < m.end()]) - 1 for m in dotted)


# Letters that Unicode does not decompose and that Skein takes for their nearest kin.
SPECIAL = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "ĸ": "k", "ə": "e", "ƒ": "f",
    # Modifier letters of transliterations, which are apostrophes.
    **dict.fromkeys("\u02B9\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8", ""),
})


@functools.cache
def fold(name):
    """A name without what Skein does not look at: case, marks, hyphens, apostrophes, white space, dots."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", bare.translate(SPECIAL)).strip()


def closed(name):
    """The folded form without its spaces, also with the other spelling of words that have two."""
    plain = re.sub(r"^the ", "", fold(name.replace("&", " and ")))
    for long, short in (("saint ", "st "), ("mount ", "mt "), ("fort ", "ft ")):
        plain = short + plain[len(long):] if plain.startswith(long) else plain
    return plain.replace(" ", "")


def overlapping(span, others):
    return [tuple(other[:2]) for other in others if other[0] < span[1] and span[0] < other[1]]


def stripped(text, span):
    """A span without the punctuation at its ends."""
    inside = word_spans(text, *span)
    return (inside[0][0], inside[-1][1]) if inside else None


def gaps(text, span):
    inside = word_spans(text, *span)
    return [text[a[1]:b[0]] for a, b in zip(inside, inside[1:])]


def why_missing(text, span, ours, listed):
    """Why a whole word that the peer finds is not a match of ours; `None` where no rule says it.

    `ours` are our matches in this text, `listed` is the set of all names.
    """
    surface = text[slice(*span)]
    over = overlapping(span, ours)
    own = word_count(text, span)
    for other in over:
        count = word_count(text, other)
        written = text[other[0]:other[1]]
        if count > own:
            return ("a name of more words, as listed, goes before" if written in listed
                    else "a name of more words goes before, written with other case, marks, hyphens or spaces")
        if count == own and other[0] < span[0]:
            return "of names with as many words the first goes before"
        if other == stripped(text, span):
            return "punctuation at the ends of a name stays out"
        if (other[0], other[1] - 1) == span and text[span[1]] == "." and DOTTED.fullmatch(written):
            return "a dotted acronym takes its last full stop"
        if surface.lower().startswith("the ") and other[1] == span[1] and other[0] == span[0] + 4:
            return "a leading article stays out"
    if own > LONGEST:
        return f"a name of more than {LONGEST} words is left out"
    for gap in gaps(text, span):
        if not JOINT.fullmatch(gap):
            return "a name does not cross brackets, dashes, quotation marks or two marks of punctuation"
        if "." in gap and len(gap) > 1 or "\n" in gap:
            return "a name does not cross the end of a sentence"
    for dotted in DOTTED.finditer(text, max(0, span[0] - 20), span[1] + 20):
        if dotted.start() < span[1] and span[0] < dotted.end() and dotted.span() != span:
            return "a part of a dotted acronym is no word"
    return None


def why_added(text, span, name, peers_raw, peers_whole, listed):
    """Why a match of ours is none of the peer's.

    `peers_raw` are the peer's matches before the filter, `peers_whole` after it.
    """
    surface = text[span[0]:span[1]]
    if surface in listed:
        if overlapping(span, peers_whole):
            return "the peer goes by the first byte and the most bytes, not by words"
        if overlapping(span, peers_raw):
            return "hidden from the peer by a match that is no whole word"
        return None
    if fold(surface) == fold(name):
        first, second = (unicodedata.normalize("NFC", part) for part in (surface, name))
        if first.casefold() == second.casefold():
            return "case differs"
        if DOTTED.search(surface) or DOTTED.search(name):
            return "dots differ"
        plain = re.sub(r"[\W_]+", " ", first).strip(), re.sub(r"[\W_]+", " ", second).strip()
        return ("hyphens, apostrophes or white space differ" if plain[0].casefold() == plain[1].casefold()
                else "diacritics or special letters differ")
    if fold(surface).replace(" ", "") == fold(name).replace(" ", "") and any(words.kind(c) == "s" for c in name):
        return "white space between letters of a script without spaces"
    if closed(surface) == closed(name):
        return "another spelling: article, apostrophe, initials, ampersand, St. and Saint"
    return None
