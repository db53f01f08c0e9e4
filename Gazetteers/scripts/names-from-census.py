"""Writes Gazetteers/names/first-names.txt and surnames.txt: folded names, one a line, sorted by bytes.

Usage: python3 names-from-census.py FOLDER-OF-THE-SDIST/names GAZETTEERS
The folder is that of the PyPI package `names` 0.3.0, which carries the three name files of the US Census of
1990 (dist.male.first, dist.female.first, dist.all.last; works of the US government, in the public domain).
Own lines are added from names/more-first-names.txt and names/more-surnames.txt, and the names of the people
in people-*.tsv.

What is kept, and why:
- of the census's surnames the 45,000 most frequent: what follows are spellings of a few bearers each, among
  them many words of other languages;
- names of two letters or more, made of ASCII letters after folding, since one letter is an initial;
- a name that is an ordinary English word (words/english.txt) only where it is common, since `will` and `mark`
  name people every day while `love` and `precious` hardly do; it is marked `~`, so that a capital at the
  beginning of a sentence is not taken as proof. Common means FIRST per cent of the bearers of a census file
  for first names, LAST for surnames; an own line is kept whatever its frequency, as is
  a surname of the tables that the census has (`great` and `cube` end stage names);
- words that are grammar (NEVER) not at all;
- a name that is also a country, a division or a city of the shipped tables is marked `^`: `jordan^`; one that
  is both is marked `~^`: `reading~^`.
"""
import glob
import os
import sys
import unicodedata

FIRST = 0.02
LAST = 0.006
NEVER = set("""a an and are as at be been but by can could did do does for from had has have he her him his how
 if in into is it its me my no nor not of off oh on or our out over she so some than that the their them then
 there they this those to too under until up us very was we were what when where which while who whom whose
 why with would you your yes also any both each few more most much none now only other own same such these
 say says said see seem come edit harm harsh man mate mere nail odd per ran son soon sun won loan hung sung
 sang wing wail veer tore till tin ton tong thong tame rehab ravish ping pal nadir moo moll mart maxima lien
 lemma julienne hone hind gong gang gad fares dung dries dieter davit chimed ascension ants ante new high large
 south north east west free just here about above after again all always because before being below between down
 during every further never once since still through near well way yet ever else many might must""".split())
# Particles and titles of names: neither a first name nor a surname by themselves.
PARTICLES = set("""abu al ap bin bint da dal de del della den der des di do dos du el ibn la las le los mac mc
 san santa st ten ter van vande ver von zu zur und ii iii iv jr sr dr sir lord lady mullah maulana ayatollah
 sheikh king queen prince princess pope emperor imam mufti saint
 the i vi vii viii ix x xi xii xiii xiv xv xvi xxiii jackal bear bomber cat""".split()) - {"xi"}
SPECIAL = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d",
                         "þ": "th", "ə": "e", "ħ": "h"})


def folded(word):
    word = unicodedata.normalize("NFD", word.lower().translate(SPECIAL))
    return "".join(c for c in word if not unicodedata.combining(c))


def census(path, limit=None):
    with open(path, encoding="ascii") as lines:
        for rank, line in enumerate(lines):
            if limit is not None and rank >= limit:
                return
            fields = line.split()
            if len(fields) == 4:
                yield fields[0].lower(), float(fields[1])


def own(path):
    with open(path, encoding="utf-8") as lines:
        return {folded(line.strip()) for line in lines if line.strip() and not line.startswith("#")}


def rows(path):
    with open(path, encoding="utf-8") as lines:
        header = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(header, line.rstrip("\n").split("\t")))


def people(folder):
    """First and last words of the names of people of at least two words, particles left out."""
    first, last = set(), set()
    for path in glob.glob(os.path.join(folder, "people-*.tsv")):
        for row in rows(path):
            # A name with a small word in it is a style rather than a name: `Philip of Spain`.
            if any(word.islower() and word not in PARTICLES for word in row["name"].split()):
                continue
            words = [word for word in folded(row["name"]).replace("-", " ").replace("’", "'").split()
                     if word not in PARTICLES and "." not in word and "'" not in word]
            if len(words) >= 2:
                first.add(words[0])
                last.add(words[-1])
    return first, last


def places(folder):
    found = set()
    for name in ("countries", "provinces", "cities", "territories"):
        for row in rows(os.path.join(folder, f"places-{name}.tsv")):
            found.add(folded(row["name"]))
    return {name for name in found if name.isalpha()}


def write(path, census_names, least, additions, known, ordinary, place_names):
    kept = {}
    for name, share in census_names:
        kept[name] = max(kept.get(name, 0), share)
    final = set(additions)
    final |= {name for name, share in kept.items() if name not in ordinary or share >= least}
    final |= {name for name in known if name not in ordinary or name in kept}
    final = {name for name in final if name.isascii() and name.isalpha() and len(name) > 1}
    final -= NEVER | PARTICLES
    with open(path, "w", encoding="ascii", newline="\n") as out:
        for name in sorted(final):
            mark = ("~" if name in ordinary else "") + ("^" if name in place_names else "")
            out.write(name + mark + "\n")


def main(census_folder, folder):
    names = os.path.join(folder, "names")
    with open(os.path.join(folder, "words", "english.txt"), encoding="ascii") as lines:
        ordinary = set(map(str.strip, lines))
    first, last = people(folder)
    place_names = places(folder) | own(os.path.join(names, "places-as-names.txt"))
    both = [pair for sex in ("male", "female") for pair in census(os.path.join(census_folder, f"dist.{sex}.first"))]
    write(os.path.join(names, "first-names.txt"), both, FIRST,
          own(os.path.join(names, "more-first-names.txt")), first - ordinary, ordinary, place_names)
    write(os.path.join(names, "surnames.txt"), census(os.path.join(census_folder, "dist.all.last"), 45_000), LAST,
          own(os.path.join(names, "more-surnames.txt")), last, ordinary, place_names)


main(*sys.argv[1:])
