#!/usr/bin/env python3
"""Writes CommandReference.md, beside this file, from what the command says of itself.

    generate-command-reference.py SKEIN            writes the page
    generate-command-reference.py --check SKEIN    fails if the page is not what would be written
"""

import json
import pathlib
import subprocess
import sys

PAGE = pathlib.Path(__file__).with_name("CommandReference.md")
HEAD = """# Command reference

Every verb of `skein` with its arguments and options.

## Overview

<!-- Written by generate-command-reference.py; edit the command's own help instead. -->

An entity is named by its id, its name or any alias that means one entity only. `-` is standard input or
output. Answers go to standard output, everything else to standard error. The exit code is 0 when done, 1
for a question without an answer and a check that failed, 2 for an error, 64 for wrong usage; a reader
that closes the pipe is no error.

"""
# Every verb has these two.
COMMON = {"help", "version"}


def spelling(name):
    return ("--" if name["kind"] == "long" else "-") + name["name"]


def cell(text):
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def usage(path, arguments):
    parts = list(path)
    options = any(argument["kind"] != "positional" for argument in arguments)
    for argument in arguments:
        if argument["kind"] == "positional":
            part = argument["valueName"].upper() + ("…" if argument["isRepeating"] else "")
            parts.append(f"[{part}]" if argument["isOptional"] else part)
    return " ".join(parts + (["[OPTION…]"] if options else []))


def row(argument):
    if argument["kind"] == "positional":
        name = f"`{argument['valueName'].upper()}`"
    else:
        name = ", ".join(f"`{spelling(name)}`" for name in argument["names"])
        if argument["kind"] == "option":
            name = name[:-1] + f" {argument['valueName'].upper()}`"
    meaning = [argument.get("abstract", ""), argument.get("discussion", "")]
    values = argument.get("allValues")
    if values:
        meaning.append("One of " + ", ".join(f"`{value}`" for value in values) + ".")
    if argument.get("defaultValue"):
        meaning.append(f"Default: `{argument['defaultValue']}`.")
    if argument["kind"] == "option" and not argument["isOptional"]:
        meaning.append("Required.")
    if argument["isRepeating"] and argument["kind"] == "option" and "more than once" not in meaning[0]:
        meaning.append("May be given more than once.")
    return f"| {name} | {cell(' '.join(filter(None, meaning)))} |\n"


def section(command, path):
    if command["commandName"] == "help":
        return ""
    path = [*path, command["commandName"]]
    children = [child for child in command.get("subcommands", []) if child["commandName"] != "help"]
    if children:
        return "".join(section(child, path) for child in children)
    arguments = [
        argument for argument in command.get("arguments", [])
        if argument["shouldDisplay"]
        and not COMMON & {name["name"] for name in argument.get("names", [])}
    ]
    text = f"### {' '.join(path)}\n\n{command.get('abstract', '')}\n\n"
    text += f"```\n{usage(path, arguments)}\n```\n\n"
    if command.get("discussion"):
        text += " ".join(command["discussion"].split()) + "\n\n"
    if arguments:
        # Arguments first, then options, each in the order of the help.
        arguments.sort(key=lambda argument: argument["kind"] != "positional")
        text += "| argument | meaning |\n|---|---|\n" + "".join(map(row, arguments)) + "\n"
    return text


def page(skein):
    dump = subprocess.check_output([skein, "--experimental-dump-help"], text=True, encoding="utf-8")
    return (HEAD + section(json.loads(dump)["command"], [])).rstrip("\n") + "\n"


def main(arguments):
    checks = arguments[:1] == ["--check"]
    if len(arguments) != 1 + checks:
        sys.exit(__doc__)
    new = page(arguments[-1])
    if not checks:
        PAGE.write_text(new, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != new:
        sys.exit(f"{PAGE.name} is out of date; run {pathlib.Path(__file__).name} with the binary")
    print("command reference: " + ("current" if checks else "written"))


if __name__ == "__main__":
    main(sys.argv[1:])
