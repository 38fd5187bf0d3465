"""A report written by another process, in another place of the world, on another day."""

import subprocess
import sys

from tests.conftest import ROOT

SCRIPT = """
import sys, time, importlib
later = time.time() + 10**8
time.time = lambda: later
from tests.pages.report_crowded import crowded
write = getattr(importlib.import_module(sys.argv[1]), sys.argv[2])
sys.stdout.buffer.write(write(crowded(sys.argv[3])))
"""


def written_elsewhere(writer: str, language: str) -> bytes:
    """`writer` is a module of pages.report.writers whose function has its name."""
    command = [sys.executable, "-c", SCRIPT, f"pages.report.writers.{writer}", writer, language]
    moved = {"TZ": "Pacific/Kiritimati", "LANG": "C", "PATH": "", "PYTHONHASHSEED": "7"}
    environment = {**moved, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, cwd="/", env=environment, capture_output=True, check=True)
    return run.stdout
