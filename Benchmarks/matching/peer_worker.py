"""Times one published matcher as its user would call it, and prints the figures as JSON.

    peer_worker.py PEER NAMES DOCUMENTS [--repeat N] [--threads N] [--no-filter] [--spans FILE]

Runs in the environment that compare-matchers.py makes. The library gets the names and one document
after the other, as str or as bytes, whichever it takes, and gives the spans of its matches. Reading
and, where the library wants bytes, encoding come before the timed part; whether a match is a whole
word is looked at after it.
"""
import argparse
import concurrent.futures
import json
import pathlib
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from matching import material, words  # noqa: E402


class Peer:
    takes_bytes = False
    # Whether the library lets another thread run while it searches.
    releases_lock = False

    def find(self, document):
        """The library's own answer, a sized collection."""
        raise NotImplementedError

    def spans(self, document, found):
        """(start, end, name) of an answer, in characters or bytes of the document."""
        raise NotImplementedError

    def save(self, path):
        """Writes the automaton where the library can."""
        raise NotImplementedError


class AhoCorasickRS(Peer):
    releases_lock = True

    def __init__(self, names, implementation=None):
        import ahocorasick_rs as library
        kind = library.AhoCorasick if not self.takes_bytes else library.BytesAhoCorasick
        chosen = getattr(library.Implementation, implementation) if implementation else None
        self.automaton = kind(names, matchkind=library.MatchKind.LeftmostLongest, implementation=chosen)
        self.find = self.automaton.find_matches_as_indexes

    def spans(self, document, found):
        return [(start, end, name) for name, start, end in found]


class AhoCorasickRSBytes(AhoCorasickRS):
    takes_bytes = True


class Daachorse(Peer):
    takes_bytes = True
    releases_lock = True

    def __init__(self, names):
        import daachorse as library
        self.type = library.DoubleArrayAhoCorasick if self.takes_bytes else library.CharwiseDoubleArrayAhoCorasick
        self.use(self.type(names, library.MATCH_KIND_LEFTMOST_LONGEST))

    def use(self, automaton):
        self.automaton, self.find = automaton, automaton.find

    def spans(self, document, found):
        return [(start, end, name) for start, end, name in found]

    def save(self, path):
        path.write_bytes(self.automaton.serialize())

    def load(self, path):
        self.use(self.type.deserialize(path.read_bytes()))


class DaachorseCharwise(Daachorse):
    takes_bytes = False


class PyAhoCorasick(Peer):
    def __init__(self, names):
        import ahocorasick as library
        self.library, self.lengths = library, [len(name) for name in names]
        self.automaton = library.Automaton(library.STORE_INTS)
        for number, name in enumerate(names):
            self.automaton.add_word(name, number)
        self.automaton.make_automaton()

    def find(self, document):
        return list(self.automaton.iter_long(document))

    def spans(self, document, found):
        return [(last + 1 - self.lengths[name], last + 1, name) for last, name in found]

    def save(self, path):
        self.automaton.save(str(path))

    def load(self, path):
        self.automaton = self.library.load(str(path), int)


class FlashText2(Peer):
    def __init__(self, names):
        import flashtext2 as library
        processor = library.KeywordProcessor(case_sensitive=True)
        processor.add_keywords_from_iter(names)
        self.find = processor.extract_keywords_with_span

    def spans(self, document, found):
        return [(start, end, name) for name, start, end in found]


class Hyperscan(Peer):
    """Finds all matches, overlapping ones too, and gives their ends: the start is the end less the length."""
    takes_bytes = True
    releases_lock = True

    def __init__(self, names):
        import hyperscan as library
        self.library, self.lengths = library, [len(name) for name in names]
        self.database = library.Database(mode=library.HS_MODE_BLOCK)
        self.database.compile(expressions=names, ids=range(len(names)), elements=len(names), flags=0, literal=True)
        self.own = threading.local()

    def scratch(self):
        """The working memory of this thread."""
        if getattr(self.own, "database", None) is not self.database:
            self.own.database, self.own.scratch = self.database, self.library.Scratch(self.database)
        return self.own.scratch

    def find(self, document):
        found, lengths = [], self.lengths

        def on_match(name, _, end, flags, context):
            found.append((end - lengths[name], end, name))
        self.database.scan(document, match_event_handler=on_match, scratch=self.scratch())
        return found

    def spans(self, document, found):
        whole = [span for span in found if words.is_whole_in_bytes(document, *span[:2])]
        return words.leftmost_longest(whole)

    def save(self, path):
        path.write_bytes(self.library.dumpb(self.database))

    def load(self, path):
        self.database = self.library.loadb(path.read_bytes(), mode=self.library.HS_MODE_BLOCK)


PEERS = {
    "ahocorasick_rs": AhoCorasickRS,
    "ahocorasick_rs-dfa": lambda names: AhoCorasickRS(names, "DFA"),
    "ahocorasick_rs-bytes": AhoCorasickRSBytes,
    "ahocorasick_rs-bytes-dfa": lambda names: AhoCorasickRSBytes(names, "DFA"),
    "daachorse": Daachorse,
    "daachorse-charwise": DaachorseCharwise,
    "pyahocorasick": PyAhoCorasick,
    "flashtext2": FlashText2,
    "hyperscan": Hyperscan,
}
BYTES = {"ahocorasick_rs-bytes", "ahocorasick_rs-bytes-dfa", "daachorse", "hyperscan"}


def peak_memory():
    """The most memory this process has held, in bytes; the kernel's other figure may hold the parent's."""
    try:
        status = pathlib.Path("/proc/self/status").read_text()
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))
    except OSError:
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def forget_peak():
    """Starts the peak anew, so that reading the text does not count; gives what is held now, in bytes."""
    try:
        pathlib.Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        pass
    return peak_memory()


def scan(peer, documents):
    count = 0
    for document in documents:
        count += len(peer.find(document))
    return count


def timed(peer, documents, threads, repeat):
    """Scans once to warm up, then `repeat` times; gives the seconds of each and the matches."""
    seconds, count = [], 0
    parts = [documents[first::threads] for first in range(threads)]
    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        for _ in range(repeat + 1):
            start = time.perf_counter()
            if threads == 1:
                count = scan(peer, documents)
            else:
                count = sum(pool.map(lambda part: scan(peer, part), parts))
            seconds.append(time.perf_counter() - start)
    return {"threads": threads, "seconds": seconds[1:], "matches": count}


def reopened(peer):
    """Seconds to have the automaton back from a file, or nothing where the library cannot."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "automaton")
        try:
            peer.save(path)
        except NotImplementedError:
            return None
        start = time.perf_counter()
        peer.load(path)
        return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("names", type=pathlib.Path)
    parser.add_argument("documents", type=pathlib.Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--no-filter", action="store_true", help="do not count the whole words")
    parser.add_argument("--spans", type=pathlib.Path, help="write the matches as JSON, also what is no whole word")
    options = parser.parse_args()

    names, documents = material.read_names(options.names), material.read_documents(options.documents)
    size = options.documents.stat().st_size - len(documents)
    if options.peer in BYTES:
        names, documents = [name.encode() for name in names], [text.encode() for text in documents]
    base = forget_peak()
    start = time.perf_counter()
    peer = PEERS[options.peer](names)
    result = {"matcher": options.peer, "names": len(names), "bytes": size, "build": time.perf_counter() - start}
    result["runs"] = [timed(peer, documents, 1, options.repeat)]
    if options.threads > 1 and peer.releases_lock:
        result["runs"].append(timed(peer, documents, options.threads, options.repeat))
    result |= {"base_memory": base, "peak_memory": peak_memory()}
    if options.spans or not options.no_filter:
        spans = [peer.spans(document, peer.find(document)) for document in documents]
        is_whole = words.is_whole_in_bytes if peer.takes_bytes else words.is_whole
        result["whole_words"] = sum(
            is_whole(document, *span[:2]) for document, found in zip(documents, spans) for span in found)
        if options.spans:
            options.spans.write_text(json.dumps(spans))
    result["open"] = reopened(peer)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
