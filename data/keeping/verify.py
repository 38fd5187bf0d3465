"""Whether everything in the store is there, whole and needed."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.intake import Kind
from data.keeping.contents import damages, serious
from data.keeping.ledger import Entry, Ledger, key_print
from data.keeping.lock import left_overs
from data.keeping.parts import Part, read_part
from data.problems import Damage, Harm, NoDataYetError, StoreError
from data.store import Store, summaries_name


def verify(store: Store) -> list[Damage]:
    """
    Read everything and compare checksums; nobody writes meanwhile. Empty: all is well.

    What is in `problems.HARMLESS` takes room or is mended by itself, no more.
    Raises `BusyError`, `DiskError`.
    """
    if not store.folder.exists():
        return []
    with store.writing(sweep=False):
        left = [Damage(Harm.LEFT_OVER, path.name) for path in left_overs(store.folder)]
        return [*left, *examine(store)]


def examine(store: Store) -> Iterator[Damage]:
    """`verify` for whoever holds the lock. The same damage is named once."""
    ledger = store.ledger
    yield from ledger.lost_pointer()
    try:
        ledger.current()
    except NoDataYetError:
        pass
    except StoreError as error:
        yield from error.damages
    entries, unreadable = read_entries(ledger)
    yield from unreadable
    yield from _broken_chains(ledger, entries)
    for folder in sorted({folder for entry in entries.values() for folder in entry.part_folders}):
        yield from damages(folder, thorough=True)
    yield from dict.fromkeys(d for entry in entries.values() for d in _of_summaries(entry))
    if _lost_key(ledger, entries):
        yield Damage(Harm.LOST_KEY, f"{ledger.versions.name}/key")
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


def _of_summaries(entry: Entry) -> Iterator[Damage]:
    """What is wrong with them is mended from the rows when the version is opened."""
    found = list(damages(entry.summaries, thorough=True))
    parts = _parts(entry)
    older = parts is not None and entry.summaries.name != summaries_name(parts)
    if older or serious(found):
        yield Damage(Harm.UNCOUNTED, f"summaries/{entry.summaries.name}")
    else:
        yield from found


def _parts(entry: Entry) -> dict[Kind, tuple[Part, ...]] | None:
    """None if what is known of a file cannot be read, which is told of its folder."""
    try:
        return {kind: tuple(read_part(kind, f) for f in fs) for kind, fs in entry.parts.items()}
    except StoreError:
        return None


def _lost_key(ledger: Ledger, entries: dict[int, Entry]) -> bool:
    """Is it another than the one that case ids were hashed with, or none?"""
    key = ledger.key()
    if any(entry.key_print not in ("", key_print(key)) for entry in entries.values()):
        return True
    return key is None and any(map(_holds_hashes, _rows_files(entries)))


def _rows_files(entries: dict[int, Entry]) -> set[Path]:
    folders = {f for entry in entries.values() for f in entry.parts.get(Kind.INCIDENTS, ())}
    return {folder / "rows.parquet" for folder in folders}


def _holds_hashes(rows_file: Path) -> bool:
    try:
        there = {"case_hash", "premises"}.intersection(pq.read_schema(rows_file).names)
        columns = pq.read_table(rows_file, columns=sorted(there)).columns
    except (OSError, pa.ArrowInvalid):  # damaged, which is told of its folder
        return False
    plain = (column.cast(pa.string()) for column in columns)
    return any(pc.any(pc.not_equal(hashes, "")).as_py() for hashes in plain)


def _broken_chains(ledger: Ledger, entries: dict[int, Entry]) -> Iterator[Damage]:
    known = set(ledger.numbers())
    for missing in sorted({e.follows for e in entries.values() if e.follows} - known):
        yield Damage(Harm.MISSING_VERSION, ledger.file(missing).name)
