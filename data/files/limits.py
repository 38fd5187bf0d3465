"""
How large a file may be, all in one place. What is larger is refused with its reason, unread.

The largest file is Streamlit's own setting, so that the page and the command agree:
`maxUploadSize` in .streamlit/config.toml, or STREAMLIT_SERVER_MAX_UPLOAD_SIZE (megabytes).
"""

import os
import tomllib
from pathlib import Path

from data.problems import Fault, FileError, Rule

MEGABYTE = 1_000_000
TIMES_UNPACKED = 10  # a packed file may hold so many times the largest file
MOST_TIMES_SMALLER = 250  # packed text is 5 to 50 times smaller than it was, a bomb 1,000 times
UNSUSPECTED = 64 * MEGABYTE  # unpacked; below this nobody asks how well it was packed
MOST_MEMBERS = 10_000  # files in a zip
MOST_COLUMNS = 2_000  # the widest surveys have some 1,600
LONGEST_LINE = 1_000_000  # bytes of a row; a shape written as text has some 100,000
MOST_CELLS = 30_000_000  # of a sheet: its reader makes room for every cell, the empty ones too
MOST_LETTERS = 500_000_000  # in cells that say the same text, which the file holds once
MOST_PARQUET_CELLS = 1_000_000_000  # ten million rows of a hundred columns
LARGEST_TOML = MEGABYTE  # a plan or a mapping, written by hand

_CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
_SETTING = "STREAMLIT_SERVER_MAX_UPLOAD_SIZE"
_USUAL = 200


def largest_file() -> int:
    """Give the largest file that is read, in bytes."""
    said = os.environ.get(_SETTING, "")
    return (int(said) if said.isdecimal() else _configured()) * MEGABYTE


def largest_unpacked() -> int:
    """Give how large a packed file may become, in bytes."""
    return largest_file() * TIMES_UNPACKED


def check_size(content: bytes, name: str, most: int = 0) -> None:
    """Raises `FileError` if the file is empty or larger than `most` bytes (0: `largest_file`)."""
    if not content:
        raise FileError(name, [Fault(Rule.EMPTY_FILE)])
    most = most or largest_file()
    if len(content) > most:
        allowed = str(most // MEGABYTE)
        size = -(-len(content) // MEGABYTE)
        raise FileError(name, [Fault(Rule.TOO_LARGE, value=allowed, count=size)])


def _configured() -> int:
    if not _CONFIG.exists():
        return _USUAL
    server = tomllib.loads(_CONFIG.read_text(encoding="utf-8")).get("server", {})
    return int(server.get("maxUploadSize", _USUAL))
