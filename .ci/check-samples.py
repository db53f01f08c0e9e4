#!/usr/bin/env python3
"""Runs the commands that the documentation shows and compares what they print.

    .ci/check-samples.py SKEIN            compares
    .ci/check-samples.py --write SKEIN    puts what is printed now into the files

A sample is a block of the language `console`: a line that starts with `$ ` is a command, lines with `> `
go on with it, and what follows is what it prints, standard error included. All commands run in one
folder that holds nothing but seeds/ and Gazetteers/, the README's first, so the graph it builds is there
for the rest. `export NAME=VALUE` holds to the end of its block. With --write the picture in the README is
drawn anew, too. The README's Swift program is compared with the one that the tests build.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CATALOG = ROOT / "Sources/Skein/Skein.docc"
PICTURE = CATALOG / "Resources/graph.svg"
CLIENT = ROOT / "Tests/Fixtures/Client/Sources"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def python_with_networkx():
    for name in ("python3", "/usr/bin/python3"):
        path = shutil.which(name)
        if path and subprocess.run([path, "-c", "import networkx"], capture_output=True).returncode == 0:
            return path
    sys.exit("samples: no python3 can import networkx; `.ci/setup --test` installs it")


def commands(block):
    """The commands of a block with their lines as shown."""
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append([line])
        elif line.startswith("> ") or line == ">":
            found[-1].append(line)
    return found


def run(block, folder, environment):
    environment = dict(environment)
    lines = []
    for shown in commands(block):
        lines += shown
        source = "\n".join(line[2:] for line in shown)
        setting = re.fullmatch(r"export (\w+)=(\S*)", source)
        if setting:
            environment[setting[1]] = setting[2]
            continue
        result = subprocess.run(
            ["bash", "-c", source], cwd=folder, env=environment, text=True, encoding="utf-8",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        lines += result.stdout.rstrip("\n").splitlines()
    return "".join(line.rstrip() + "\n" for line in lines)


def check_program(readme):
    shown = re.findall(r"^```swift\n(.*?)^```$", readme, re.M | re.S)
    files = sorted(CLIENT.rglob("*.swift")) if CLIENT.is_dir() else []
    if not files:
        print("samples: no client package to compare the Swift program with")
        return []
    # A line that begins with `import` begins the program; what is before it is for readers of the test.
    programs = [re.sub(r"\A.*?^(?=import )", "", path.read_text(encoding="utf-8"), count=1, flags=re.M | re.S)
                for path in files]
    return [] if any(program in shown for program in programs) else [
        f"README.md: no Swift block equals {files[0].relative_to(ROOT)}"]


def draw(folder, environment):
    options = "--format dot --top 40 --min-count 2 --drop-isolated --output -"
    subprocess.run(
        ["bash", "-c", f"set -o pipefail; skein export {options} | sfdp -Tsvg"], check=True, cwd=folder,
        env=environment, stdout=PICTURE.open("w", encoding="utf-8"),
    )


def main(arguments):
    writes = arguments[:1] == ["--write"]
    if len(arguments) != 1 + writes:
        sys.exit(__doc__)
    skein = pathlib.Path(arguments[-1]).resolve()
    readme = ROOT / "README.md"
    problems = check_program(readme.read_text(encoding="utf-8"))
    count = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary, "samples")
        programs = pathlib.Path(temporary, "bin")
        folder.mkdir()
        programs.mkdir()
        (programs / "skein").symlink_to(skein)
        (programs / "python3").symlink_to(python_with_networkx())
        for name in ("seeds", "Gazetteers"):
            shutil.copytree(ROOT / name, folder / name)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SKEIN_")}
        environment["PATH"] = f"{programs}:{environment['PATH']}"
        environment["LC_ALL"] = "C.UTF-8"
        for path in [readme, *sorted(CATALOG.glob("*.md"))]:
            text = path.read_text(encoding="utf-8")
            def replaced(match):
                nonlocal count
                count += len(commands(match[1]))
                printed = run(match[1], folder, environment)
                if printed != match[1] and not writes:
                    problems.append(f"{path.relative_to(ROOT)}: this block is out of date:\n"
                                    f"--- shown\n{match[1]}--- printed now\n{printed}---")
                return f"```console\n{printed}```"
            new = BLOCK.sub(replaced, text)
            if writes and new != text:
                path.write_text(new, encoding="utf-8")
        if writes:
            draw(folder, environment)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"samples: {count} commands, {len(problems)} problems")
    if problems and not writes:
        print("samples: `.ci/check-samples.py --write SKEIN` renews them", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
