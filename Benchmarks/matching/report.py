"""The figures as Markdown."""

HEAD = ("| matcher | threads | build, s | open, ms | MB/s | matches/KB | whole words/KB | peak, MB | ratio |\n"
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|")

LEGEND = """\
- MB/s: millions of bytes of UTF-8 text a second, the best of the repeats after one to warm up.
- matches/KB: what the library gives for 1,000 bytes; Hyperscan gives overlapping matches too, ours are whole words
  without overlap. whole words/KB: of these, counted after the timed part, the leftmost-longest whole words.
- build: from the names in memory to a matcher that can search, ours from a table to a checked file; open: to have
  it back from a file.
- peak: the most memory of the process from then on, with building, names, text and, from PyPI, Python in it.
- ratio: MB/s over that of the fastest matcher from PyPI on the same list with as many threads."""


def speed(result, run):
    return result["bytes"] / min(run["seconds"]) / 1e6


def runs(results, kind):
    """(result, run) of the matchers of one kind that came to an end."""
    return [(result, run) for result in results if result["kind"] == kind for run in result.get("runs", ())]


def best(results, kind, threads):
    speeds = [(speed(*pair), pair[0]["matcher"]) for pair in runs(results, kind) if pair[1]["threads"] == threads]
    return max(speeds, default=None)


def number(value, digits):
    return "—" if value is None else f"{value:,.{digits}f}"


def line(result, run, results):
    size = result["bytes"] / 1e3
    reference = best(results, "PyPI", run["threads"])
    whole = result.get("whole_words")
    opened = result.get("open")
    return " | ".join([
        f"| {result['matcher']}", str(run["threads"]), number(result["build"], 2),
        number(None if opened is None else opened * 1e3, 2), number(speed(result, run), 1),
        number(run["matches"] / size, 3), number(None if whole is None else whole / size, 3),
        number(result["peak_memory"] / 1e6, 0), number(reference and speed(result, run) / reference[0], 2) + " |",
    ])


def section(title, results):
    lines = [f"### {title}", "", HEAD]
    for kind in ("ours", "native", "PyPI"):
        lines += [line(result, run, results) for result, run in runs(results, kind)]
    lines += ["", *(f"{result['matcher']}: {result['error']}." for result in results if "error" in result)]
    lines += [
        f"{result['matcher']}: a file of {result['file'] / 1e6:.1f} MB; a process that opens it has "
        f"{result['open_memory'] / 1e6:.0f} MB at most." for result in results if "open_memory" in result]
    for threads in (1, 2):
        own = best([result for result in results if "exact" not in result["matcher"]], "ours", threads)
        for kind, name in (("PyPI", "published"), ("native", "native")):
            other = best(results, kind, threads)
            if own and other:
                lines.append(f"With {threads} thread{'s' * (threads > 1)} {own[0] / other[0]:.2f} times the speed of "
                             f"the fastest {name} matcher ({other[1]}).")
    return "\n".join(lines).rstrip() + "\n"


def head(machine, date, sources):
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    return "\n".join([
        f"## Matchers, {date}", "",
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory'] / 2**30:.0f} GiB, {machine['system']}; "
        f"load {machine['load']:.2f} at the start. {versions}. {sources}", "", LEGEND, ""])
