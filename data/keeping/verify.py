"""Whether everything in the store is there, whole and needed."""

from collections.abc import Iterator
from pathlib import Path

from data.keeping.contents import damages
from data.keeping.ledger import Entry, Ledger
from data.keeping.lock import left_overs
from data.problems import Damage, Harm, NoDataYetError, StoreError
from data.store import Store


def verify(store: Store) -> list[Damage]:
    """
    Read everything and compare checksums; nobody writes meanwhile. Empty: all is well.

    What is in `problems.HARMLESS` takes room, no more. Raises `BusyError`, `DiskError`.
    """
    if not store.folder.exists():
        return []
    with store.writing(sweep=False):
        left = [Damage(Harm.LEFT_OVER, path.name) for path in left_overs(store.folder)]
        return [*left, *examine(store)]


def examine(store: Store) -> Iterator[Damage]:
    """`verify` for whoever holds the lock. The same damage is named once."""
    ledger = store.ledger
    try:
        ledger.current()
    except NoDataYetError:
        if len(ledger.numbers()) > 1:  # a first load that was broken off may leave one
            yield Damage(Harm.UNREADABLE_POINTER, "current")
    except StoreError as error:
        yield from error.damages
        if any(damage.harm is Harm.UNREADABLE_POINTER for damage in error.damages):
            return  # which versions to look at, only it could say
    entries, unreadable = read_entries(ledger)
    yield from unreadable
    yield from _broken_chains(ledger, entries)
    for folder in sorted({folder for entry in entries.values() for folder in entry.folders}):
        yield from damages(folder, thorough=True)
    if not unreadable:
        for path in unreferenced(ledger, entries):
            yield Damage(Harm.ORPHAN, str(path.relative_to(store.folder).as_posix()))


def read_entries(ledger: Ledger) -> tuple[dict[int, Entry], list[Damage]]:
    """Give those versions whose entries can be read, and what is wrong with the others."""
    entries: dict[int, Entry] = {}
    unreadable: list[Damage] = []
    for number in ledger.numbers():
        try:
            entries[number] = ledger.entry(number)
        except StoreError as error:
            unreadable += error.damages
    return entries, unreadable


def unreferenced(ledger: Ledger, entries: dict[int, Entry]) -> list[Path]:
    """Parts and summaries that no version is made of, and versions that a restore replaced."""
    needed = {folder for entry in entries.values() for folder in entry.folders}
    stored = [*ledger.folder.glob("parts/*"), *ledger.folder.glob("summaries/*")]
    replaced = [f for f in ledger.folder.glob("versions*") if f != ledger.versions]
    return sorted([folder for folder in stored if folder not in needed] + replaced)


def _broken_chains(ledger: Ledger, entries: dict[int, Entry]) -> Iterator[Damage]:
    known = set(ledger.numbers())
    for missing in sorted({e.follows for e in entries.values() if e.follows} - known):
        yield Damage(Harm.MISSING_VERSION, ledger.file(missing).name)
