#!/usr/bin/env python3
"""Checks that every Swift file imports only what Package.swift allows its target.

A module of this package or of a dependency has to be named in the target's dependencies, a C module be
imported by one `…+C.swift` file only, and the targets' arrows must have no cycle.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# What the toolchain brings.
SYSTEM = {"Darwin", "Dispatch", "Foundation", "Glibc", "Musl", "Synchronization", "Testing"}
IMPORT = re.compile(
    r"^\s*(?:@\w+\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias|actor)\s+)?(\w+)",
    re.M,
)


def without_text(source):
    """The source without comments and strings, its line breaks kept."""
    pattern = re.compile(
        r'#*"""(?:\\.|[^\\])*?"""#*|#"(?:[^"\n]|"(?!#))*"#|"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/', re.S
    )
    return pattern.sub(lambda match: re.sub(r"[^\n]+", '""', match[0]), source)


def folder(target):
    default = ("Tests/" if target["type"] == "test" else "Sources/") + target["name"]
    return ROOT / (target.get("path") or default)


def main():
    dump = subprocess.check_output(["swift", "package", "dump-package"], cwd=ROOT)
    targets = {target["name"]: target for target in json.loads(dump)["targets"]}
    arrows = {
        name: {next(iter(kind.values()))[0] for kind in target["dependencies"]}
        for name, target in targets.items()
    }
    problems = []
    c_modules = {name for name in targets if name.startswith("C") and name[1:2].isupper()}
    importers = collections.defaultdict(list)
    used = collections.defaultdict(set)
    for name, target in targets.items():
        for path in sorted(folder(target).rglob("*.swift")):
            if ".build" in path.parts:
                continue
            shown = path.relative_to(ROOT)
            for module in IMPORT.findall(without_text(path.read_text(encoding="utf-8"))):
                used[name].add(module)
                if module in c_modules:
                    importers[module].append(shown)
                    if not path.name.endswith("+C.swift"):
                        problems.append(f"{shown}: imports the C module {module} outside a …+C.swift file")
                if module not in SYSTEM and module not in arrows[name]:
                    problems.append(f"{shown}: imports {module}, which {name} does not depend on")
    for module, files in importers.items():
        if len(set(files)) > 1:
            listed = ", ".join(map(str, files))
            problems.append(f"{module} is imported by more than one file: {listed}")
    for name, target in targets.items():
        if target["type"] == "test" or not used[name]:
            continue
        for unused in sorted(arrows[name] - used[name]):
            problems.append(f"Package.swift: {name} depends on {unused}, which it never imports")
    problems += cycles(arrows)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"imports: {len(targets)} targets, {len(problems)} problems")
    return 1 if problems else 0


def cycles(arrows):
    done, path, found = set(), [], []

    def visit(name):
        if name in path:
            found.append("cycle: " + " → ".join(path[path.index(name):] + [name]))
        elif name in arrows and name not in done:
            path.append(name)
            for other in sorted(arrows[name]):
                visit(other)
            path.pop()
            done.add(name)

    for name in sorted(arrows):
        visit(name)
    return found


if __name__ == "__main__":
    sys.exit(main())
