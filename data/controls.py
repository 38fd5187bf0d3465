"""
Signs that are no text: they steer a terminal, forge a line of a log, turn letters round, or are
half of a sign that no file can hold. They come in names of files and in JSON, never in a csv.
"""

import re
import sys
from typing import TextIO

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_HALF = re.compile("[\ud800-\udfff]")


def harmless(words: str) -> str:
    """Each such sign as U+FFFD, which shows that something stood there; new lines stay."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", words)


def whole(words: str) -> str:
    """Without half signs, which cannot be written to any file."""
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", words)


def harmless_name(name: str) -> str:
    """The name of a file, on one line."""
    return harmless(" ".join(name.split()))


def say(words: str, file: TextIO | None = None, *, flush: bool = False) -> None:
    """Print what may hold words out of a file."""
    print(harmless(words), file=file or sys.stdout, flush=flush)
