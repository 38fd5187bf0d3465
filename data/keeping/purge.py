"""Retention: what is older than it may be is deleted for good."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from re import fullmatch

import pandas as pd

from data.engine import drop_purged
from data.keeping import journal
from data.keeping.disk import sync
from data.keeping.journal import Deed
from data.keeping.ledger import Entry, Ledger
from data.keeping.lock import delete, left_overs
from data.keeping.parts import LOCAL_TIME
from data.keeping.verify import read_entries, unreferenced
from data.problems import StoreError
from data.store import Store

GRACE_S = 30  # a page that has opened a version is done with it by then


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """What is gone."""

    versions: tuple[int, ...]
    paths: tuple[str, ...]  # parts, summaries, left-overs, and what a restore replaced
    byte_count: int


def cutoff(words: str, today: date) -> date:
    """
    Read "24m" (months), "730d" (days) or "2024-01-31": what was made before that day is older.

    Raises `ValueError`.
    """
    if found := fullmatch(r"(\d{1,5})([md])", words):
        size = int(found[1])
        if found[2] == "d":
            return today - timedelta(days=size)
        day: date = (pd.Timestamp(today) - pd.DateOffset(months=size)).date()
        return day
    return date.fromisoformat(words)


def purge(
    store: Store,
    before: date,
    *,
    by: str = "",
    grace_s: float = GRACE_S,
    wait: Callable[[float], None] = time.sleep,
) -> Purged:
    """
    Delete the versions made before that day, but the one in use, and all that no version needs.

    First nobody can open them any more; `grace_s` seconds later, when those who had are done, the
    rows go. Undo and redo step over what is gone. Raises `StoreError` if a version that stays
    cannot be read: what it needs is then not known; `EngineUnreachableError` if all is deleted but
    the copies that another engine has: purge again once it is back.
    """
    with store.writing(sweep=False):
        left = left_overs(store.folder)
        delete(left)
        numbers = _unlist(store.ledger, before)
        needless = _needless(store.ledger)
        if numbers or left or needless:
            said = ", ".join(map(str, sorted(numbers)))
            journal.note(store.folder, Deed.PURGED, by=by, versions=said, before=str(before))
    if needless:
        wait(grace_s)
    with store.writing():  # a load in between may have come to need some of them again
        needless = _needless(store.ledger)
        byte_count = sum(_size(path) for path in needless)
        delete(needless)
    drop_purged(store)  # last: while the files are there, a page could have copies made anew
    return Purged(
        versions=tuple(sorted(numbers)),
        paths=tuple(p.relative_to(store.folder).as_posix() for p in [*left, *needless]),
        byte_count=byte_count,
    )


def _unlist(ledger: Ledger, before: date) -> list[int]:
    kept = set() if ledger.is_empty else {ledger.current()}
    kept |= {n for n in ledger.numbers() if _made_on(ledger, n) >= before}
    entries = {n: ledger.entry(n) for n in sorted(kept)}
    every, _ = read_entries(ledger)
    for entry in entries.values():
        follows = _nearest(entry.follows, kept, every)
        if follows != entry.follows:
            ledger.write(replace(entry, follows=follows))
    doomed = sorted(set(ledger.numbers()) - kept, reverse=True)  # each before what it follows
    for number in doomed:
        ledger.file(number).unlink()
        sync(ledger.versions)
    return doomed


def _made_on(ledger: Ledger, number: int) -> date:
    """A version that cannot be read is as old as its file: it must be possible to get rid of it."""
    try:
        return ledger.entry(number).made_at.astimezone(LOCAL_TIME).date()
    except StoreError:
        written = ledger.file(number).stat().st_mtime
        return datetime.fromtimestamp(written, LOCAL_TIME).date()


def _nearest(number: int | None, kept: set[int], entries: dict[int, Entry]) -> int | None:
    """The version itself if it stays, else the nearest of those before it that does."""
    while number is not None and number not in kept:
        number = entries[number].follows if number in entries else None
    return number


def _needless(ledger: Ledger) -> list[Path]:
    return unreferenced(ledger, ledger.entries())


def _size(path: Path) -> int:
    return sum(f.stat().st_size for f in [path, *path.rglob("*")] if f.is_file())
