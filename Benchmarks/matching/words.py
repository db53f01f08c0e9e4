"""What a whole word is: a run of letters, marks and digits; scripts without spaces match by character."""
import functools
import unicodedata

# Han, kana, Thai, Lao, Myanmar, Khmer.
SPACELESS = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)


@functools.cache
def kind(character):
    """`-` for a separator, `w` for a letter or digit, `m` for a mark, `s` for a letter written without spaces."""
    category = unicodedata.category(character)
    if category[0] == "M":
        return "m"
    if category[0] != "L" and category != "Nd":
        return "-"
    return "s" if any(low <= ord(character) <= high for low, high in SPACELESS) else "w"


def is_edge(before, after):
    """Whether a word may end between two characters; the empty string stands for an end of the text."""
    if not before or not after:
        return True
    left, right = kind(before), kind(after)
    if right == "-" or left == "-":
        return True
    return right != "m" and (left == "s" or right == "s")


def is_whole(text, start, end):
    """Whether a span of a string begins and ends at the edges of words."""
    return is_edge(text[start - 1:start] if start else "", text[start:start + 1]) and is_edge(
        text[end - 1:end], text[end:end + 1])


def is_whole_in_bytes(text, start, end):
    """The same for a span of UTF-8."""
    def before(at):
        return text[max(0, at - 4):at].decode("utf-8", "ignore")[-1:]

    def after(at):
        return text[at:at + 4].decode("utf-8", "ignore")[:1]
    return is_edge(before(start), after(start)) and is_edge(before(end), after(end))


def leftmost_longest(spans):
    """The first of overlapping spans, of those that begin together the longest."""
    kept, last = [], 0
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if span[0] >= last:
            kept.append(span)
            last = span[1]
    return kept
