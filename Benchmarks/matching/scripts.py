"""The languages beside English: which names are theirs, and texts made of these names alone."""
import random
import re
from dataclasses import dataclass

FRENCH_COUNTRIES = frozenset(
    "FR BE CH LU MC CA SN CI ML BF NE TG BJ GN GA CG CD CM TD CF DJ KM MG HT GP MQ GF RE YT NC PF".split())


@dataclass(frozen=True)
class Script:
    """A language as its names are told by their code points.

    `letters` is a class of characters; a name holds these, spaces, hyphens, apostrophes and full stops.
    """
    name: str
    letters: str
    shortest: int
    separators: tuple
    ends: tuple
    countries: frozenset = frozenset()

    def holds(self, name):
        return len(name) >= self.shortest and re.fullmatch(
            f"[{self.letters}]+(?:[ .'’-]{{1,2}}[{self.letters}]+)*", name) is not None

    def texts(self, names, limit, seed):
        """Paragraphs of names until `limit` bytes, each name drawn from all with the same chance."""
        draw = random.Random(seed)
        while limit > 0:
            sentences = []
            for _ in range(draw.randint(3, 7)):
                words = [draw.choice(names)]
                for _ in range(draw.randint(4, 16)):
                    words += [draw.choice(self.separators), draw.choice(names)]
                sentences.append("".join(words) + draw.choice(self.ends))
            paragraph = "".join(sentences)
            limit -= len(paragraph.encode()) + 2
            yield paragraph


ALL = (
    Script("French", "A-Za-zÀ-ÖØ-öø-ÿŒœŸ", 4, (" ", " ", ", ", ", ", " et ", " à ", " – "),
           (". ", ". ", " ; ", " ! "), FRENCH_COUNTRIES),
    Script("Russian", "А-Яа-яЁё", 4, (" ", " ", ", ", ", ", " и ", " в ", " — "), (". ", ". ", "; ", "! ")),
    # The letters of Arabic itself, without those that Persian and Urdu add; vowel marks may stand.
    Script("Arabic", "\u0621-\u063A\u0641-\u0652", 4, (" ", " ", "، ", "، ", " في "), (". ", ". ", "؛ ", "؟ ")),
    Script("Hindi", "\u0900-\u0963\u0971-\u097F", 4, (" ", " ", ", ", ", ", " और "), ("। ", "। ", "; ", "? ")),
    # Some names stand directly behind one another, as words of a script without spaces do.
    Script("Chinese", "\u3400-\u4DBF\u4E00-\u9FFF", 2, ("", "", "，", "，", "、", "和", " "), ("。", "。", "；", "！")),
    Script("Thai", "\u0E01-\u0E3A\u0E40-\u0E4E", 4, ("", "", " ", " ", ", ", "และ"), (" ", " ", ". ")),
)


def list_size(available):
    """How many names to list, so that a good part of the text's names is not among them."""
    for size in (100_000, 10_000):
        if available >= size * 3 // 2:
            return size
    return available // 2
