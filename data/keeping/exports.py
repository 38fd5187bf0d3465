"""
The export log: which files left the house, who took them, and what they told. Lines are only added.

It stands in the folder `exports` of the store, so a backup holds it:

    log.jsonl   a line of JSON for each file; each holds the SHA-256 of the line before
    last.json   how many lines there are, and the SHA-256 of the last of them

A line that somebody changes, removes or puts between others breaks the chain, and one that is
removed from the end is missed by `last.json`. Whoever can write to the store can write both anew:
note the last line's print elsewhere where that matters.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from data.keeping.disk import make_folder, put, replace, sync
from data.problems import ExportLogError
from data.store import Store

FOLDER = "exports"
_LOG, _LAST = "log.jsonl", "last.json"
_BEGINNING = "0" * 64  # what the first line follows
Statements = Mapping[str, Any]  # what a file tells; `pages.shared.told` writes and reads it


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file that left. `print_` is its SHA-256, `data` the fingerprint of what it is made of."""

    at: datetime
    by: str  # "" if nobody said
    figures: tuple[str, ...]  # their addresses
    form: str
    name: str
    print_: str
    data: str
    program: str
    told: tuple[Statements, ...] = ()  # what no file before it told of the same data
    withheld: tuple[str, ...] = ()  # addresses of figures that were asked for and stayed


@dataclass(frozen=True, slots=True)
class Broken:
    """The chain does not hold at this line (from 1): it, or one before it, is not what it was."""

    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """`last` is the print of the last line, to be noted elsewhere."""

    count: int
    last: str
    broken: Broken | None


def add(store: Store, export: Export, *, after: int | None = None) -> bool:
    """
    Put it into the log, and see it on the disk, before the file is handed out.

    False where the log does not hold `after` lines any more: then nothing is put there, for
    something left that was not thought of.
    Raises `BusyError` or `DiskError`, and `ExportLogError` where the log cannot be read: then
    nothing may leave.
    """
    with store.writing(sweep=False):
        folder = store.folder / FOLDER
        make_folder(folder)
        lines = _lines(folder)
        if after is not None and len(lines) != after:
            return False
        follows = _print(lines[-1]) if lines else _BEGINNING
        line = json.dumps(
            {"number": len(lines) + 1, "follows": follows, **_written(export)},
            ensure_ascii=False,
            separators=(",", ":"),
        ).encode()
        handle = os.open(folder / _LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "ab") as log:
            log.write(line + b"\n")
        sync(folder / _LOG)
        last = {"count": len(lines) + 1, "print": _print(line)}
        replace(folder / _LAST, json.dumps(last))
    return True


def count(store: Store) -> int:
    """How many files left: lines of the log."""
    return len(_lines(store.folder / FOLDER))


def exports(store: Store) -> tuple[Export, ...]:
    """Give what left, the oldest first. Raises `ExportLogError` where that cannot be read."""
    return tuple(_read(line, i) for i, line in enumerate(_lines(store.folder / FOLDER), start=1))


def check(store: Store) -> Checked:
    """Does every line still follow the one before, and is none missing?"""
    folder = store.folder / FOLDER
    lines, follows, broken = _lines(folder), _BEGINNING, None
    for number, line in enumerate(lines, start=1):
        if broken is None and _follows(line) != (number, follows):
            broken = Broken(number)
        follows = _print(line)
    last = _last(folder)
    if broken is None and last is not None:
        count, print_ = last
        # one line more than was noted: the power went between the two
        there = (
            count <= len(lines) <= count + 1 and count > 0 and _print(lines[count - 1]) == print_
        )
        broken = None if there else Broken(min(count, len(lines)) + 1)
    if broken is None and last is None and lines:
        broken = Broken(len(lines) + 1)
    return Checked(count=len(lines), last=follows if lines else "", broken=broken)


def take_over(folder: Path, restored: Path) -> None:
    """
    Put the log of a backup in the store's `folder`, so that no line is lost.

    Of two where one continues the other the longer stays. Of two that have nothing to do with each
    other the store's own stays, and the other is kept beside it by another name.
    """
    new, own = restored / _LOG, folder / FOLDER / _LOG
    if not new.exists():
        return
    make_folder(own.parent)
    theirs, ours = new.read_bytes(), own.read_bytes() if own.exists() else b""
    if ours.startswith(theirs):
        return
    if theirs.startswith(ours):
        for name in (_LOG, _LAST):
            if (restored / name).exists():
                put(restored / name, own.parent / name)
    else:
        put(new, own.with_name(f"log-{_print(theirs)[:12]}.jsonl"))


def _lines(folder: Path) -> list[bytes]:
    file = folder / _LOG
    if not file.exists():
        return []
    *whole, rest = file.read_bytes().split(b"\n")
    return [*whole, rest] if rest else whole


def _print(line: bytes) -> str:
    return sha256(line).hexdigest()


def _follows(line: bytes) -> tuple[object, object]:
    try:
        content = json.loads(line)
        return content["number"], content["follows"]
    except (ValueError, KeyError, TypeError):
        return None, None


def _last(folder: Path) -> tuple[int, str] | None:
    try:
        content = json.loads((folder / _LAST).read_bytes())
        return int(content["count"]), str(content["print"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _written(export: Export) -> dict[str, Any]:
    content = asdict(export)
    content["at"] = export.at.isoformat(timespec="seconds")
    content["sha256"] = content.pop("print_")
    return content


def _read(line: bytes, number: int) -> Export:
    try:
        content = json.loads(line)
        return Export(
            at=datetime.fromisoformat(content["at"]),
            by=str(content["by"]),
            figures=tuple(map(str, content["figures"])),
            form=str(content["form"]),
            name=str(content["name"]),
            print_=str(content["sha256"]),
            data=str(content["data"]),
            program=str(content["program"]),
            told=tuple(map(dict, content["told"])),
            withheld=tuple(map(str, content["withheld"])),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ExportLogError(number) from error
