"""Runs `skein` and reads what it prints."""

import json
import re
import subprocess
import sys


class Skein:
    """The command with the gazetteer options of a report."""

    def __init__(self, path, gazetteers, threads=None):
        self.path = path
        self.gazetteers = gazetteers
        self.threads = threads

    def with_gazetteers(self, gazetteers):
        return Skein(self.path, gazetteers, self.threads)

    @property
    def shown(self):
        """The gazetteer options as one writes them."""
        return " ".join(f"--gazetteer {path}" for path in self.gazetteers) or "the default gazetteers"

    def run(self, *arguments):
        """Runs the command; gives its standard output."""
        result = subprocess.run(
            [self.path, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, encoding="utf-8", check=False,
        )
        if result.returncode:
            sys.exit(f"{self.path} {' '.join(map(str, arguments))} failed: {result.stderr.strip()}")
        return result.stdout

    def _options(self):
        options = [part for path in self.gazetteers for part in ("--gazetteer", path)]
        return options + (["--threads", self.threads] if self.threads else [])

    def evaluate(self, *arguments):
        """The rows of `skein evaluate`, by their kind."""
        rows = {}
        printed = self.run("evaluate", *arguments, "--format", "jsonl", *self._options())
        for row in map(json.loads, printed.splitlines()):
            rows.setdefault(row["row"], []).append(row)
        return rows

    def annotate(self, *arguments):
        """The documents of `skein annotate`."""
        return list(map(json.loads, self.run("annotate", *arguments, *self._options()).splitlines()))

    def components(self):
        """The components of the score that can be switched off, as the command lists them."""
        result = subprocess.run(
            [self.path, "evaluate", "-", "--without", "?"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False,
        )
        listed = re.search(r"--without takes one of (.+), not", result.stderr)
        if not listed:
            sys.exit(f"{self.path}: `evaluate` has no option --without, so that no component can be left out")
        return listed[1].split(", ")


def find(rows, kind, **values):
    """The first row of a kind with some values; None where there is none."""
    for row in rows.get(kind, []):
        if all(row[key] == value for key, value in values.items()):
            return row
    return None
