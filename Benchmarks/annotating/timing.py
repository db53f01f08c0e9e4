"""Runs a command and says what it took."""

import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def run(command, output=None):
    """Runs a command; gives its processor time, wall time and peak memory in MB."""
    start = time.time()
    with open(output or os.devnull, "wb") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=subprocess.PIPE)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed: {errors.decode(errors='replace').strip()}")
    return usage.ru_utime + usage.ru_stime, time.time() - start, usage.ru_maxrss / 1000
