"""
Lines that are only added, each with the print of the one before: what is done to them shows.

A folder holds one chain:

    log.jsonl   a line of JSON for each; each holds its number and the SHA-256 of the line before
    last.json   how many lines there are, and the SHA-256 of the last of them

A line that somebody changes, removes or puts between others breaks the chain, and one that is
removed from the end is missed by `last.json`; what is added later does not mend it. Whoever can
write to the folder can write all of it anew: note the last line's print elsewhere where that
matters.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from data.keeping.disk import make_folder, put, replace, sync

_LOG, _LAST = "log.jsonl", "last.json"
_BEGINNING = "0" * 64  # what the first line follows


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


def append(folder: Path, content: Mapping[str, Any]) -> tuple[int, str]:
    """
    For whoever holds the lock of the folder: add a line, and see it on the disk.

    Gives its number and its print.
    """
    make_folder(folder)
    number, follows = _next(lines(folder), *_noted(folder))
    whole = {"number": number, "follows": follows, **content}
    line = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
    _write(folder, line)
    replace(folder / _LAST, json.dumps({"count": number, "print": _print(line)}))
    return number, _print(line)


def lines(folder: Path) -> list[bytes]:
    """Give all of them, the oldest first, without the rest of one that was broken off."""
    *whole, rest = _content(folder / _LOG).split(b"\n")
    return [*whole, rest] if rest and _noted(folder)[0] > len(whole) else whole


def check(folder: Path) -> Checked:
    """Does every line still follow the one before, and is none missing?"""
    found, (count, print_) = _as_they_fit(folder)
    follows, broken = _BEGINNING, None
    for number, line in enumerate(found, start=1):
        if broken is None and _follows(line) != (number, follows):
            broken = Broken(number)
        follows = _print(line)
    if broken is None and not _is_whole(found, count, print_):
        broken = Broken(min(count, len(found)) + 1)
    return Checked(count=len(found), last=follows if found else "", broken=broken)


def take_over(folder: Path, restored: Path) -> None:
    """
    Put the chain of a backup in the `folder` of a store, so that no line is lost.

    Of two where one continues the other the longer stays. Of two that have nothing to do with each
    other the store's own stays, and the other is kept beside it by another name.
    """
    new, own = restored / _LOG, folder / _LOG
    if not new.exists():
        return
    make_folder(folder)
    for kept in restored.glob("log-*.jsonl"):
        put(kept, folder / kept.name)
    theirs, ours = new.read_bytes(), _content(own)
    if ours.startswith(theirs):
        return
    if theirs.startswith(ours):
        for name in (_LOG, _LAST):
            if (restored / name).exists():
                put(restored / name, folder / name)
    else:
        put(new, own.with_name(f"log-{_print(theirs)[:12]}.jsonl"))


def _content(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""


def _as_they_fit(folder: Path) -> tuple[list[bytes], tuple[int, str]]:
    """The lines and the note of the last, read once more where somebody added one meanwhile."""
    noted = _noted(folder)
    while True:
        found, before, noted = lines(folder), noted, _noted(folder)
        if noted == before:
            return found, noted


def _write(folder: Path, line: bytes) -> None:
    """In place of what a write that was broken off left; what is there of it is taken back."""
    file = folder / _LOG
    kept = b"\n".join(lines(folder))
    is_ended = not kept or _content(file)[len(kept) :].startswith(b"\n")
    size = len(kept) + (bool(kept) and is_ended)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
    with os.fdopen(handle, "wb", buffering=0) as log:
        try:
            log.truncate(size)
            log.seek(size)
            left = (b"" if is_ended else b"\n") + line + b"\n"
            while left:  # a disk that is nearly full takes a part
                left = left[log.write(left) :]
        except OSError:
            log.truncate(size)
            raise
    sync(file)


def _next(found: Sequence[bytes], count: int, print_: str) -> tuple[int, str]:
    """Number and print to follow: where lines are gone those of what was, so that it shows."""
    if not _is_whole(found, count, print_):
        return count + 1, print_
    return len(found) + 1, _print(found[-1]) if found else _BEGINNING


def _is_whole(found: Sequence[bytes], count: int, print_: str) -> bool:
    """Does the end fit the note? One line more than was noted: the power went between the two."""
    if not count <= len(found) <= count + 1:
        return False
    return print_ == (_print(found[count - 1]) if count else _BEGINNING)


def _print(line: bytes) -> str:
    return sha256(line).hexdigest()


def _follows(line: bytes) -> tuple[object, object]:
    try:
        content = json.loads(line)
        return content["number"], content["follows"]
    except (ValueError, KeyError, TypeError):
        return None, None


def _noted(folder: Path) -> tuple[int, str]:
    """How many lines there are, and the print of the last."""
    try:
        content = json.loads((folder / _LAST).read_bytes())
        return max(0, int(content["count"])), str(content["print"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, _BEGINNING
