"""Writes Gazetteers/words/english.txt: ordinary English words, one a line, sorted by bytes.

Usage: python3 english-words.py /usr/share/dict/american-english /usr/share/dict/british-english > english.txt
The two lists are Debian's packages wamerican and wbritish, made from SCOWL (see NOTICE). Only words
that are written in lower case are kept: a name is not an ordinary word.
"""
import sys

words = set()
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as lines:
        words.update(w for w in map(str.strip, lines) if w.isascii() and w.isalpha() and w.islower() and len(w) > 1)
print("\n".join(sorted(words)))
