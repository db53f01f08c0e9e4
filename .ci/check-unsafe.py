#!/usr/bin/env python3
"""Checks that `unsafe` stands only where it may: `…+C.swift` files and Sources/PhraseMatching.

Other ways round the compiler's checks (`@unchecked`, `nonisolated(unsafe)`, …) count as `unsafe`.
"""

import importlib.util
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
spec = importlib.util.spec_from_file_location("imports", ROOT / ".ci/check-imports.py")
imports = importlib.util.module_from_spec(spec)
spec.loader.exec_module(imports)
WORD = re.compile(r"\bunsafe\b|@unchecked\b|@unsafe\b|\bunsafeBitCast\b|@preconcurrency\b")


def main():
    problems = []
    uses = 0
    for path in sorted([*ROOT.glob("Sources/**/*.swift"), *ROOT.glob("Tests/**/*.swift")]):
        if ".build" in path.parts:
            continue
        shown = path.relative_to(ROOT)
        allowed = path.name.endswith("+C.swift") or "PhraseMatching" in shown.parts
        source = path.read_text(encoding="utf-8")
        lines = source.splitlines()
        for number, line in enumerate(imports.without_text(source).splitlines()):
            if not WORD.search(line):
                continue
            uses += 1
            if not allowed:
                problems.append(f"{shown}:{number + 1}: {lines[number].strip()}")
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"unsafe: {uses} uses, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
