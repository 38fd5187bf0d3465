"""
Mappings that somebody made, kept in the store and used again for files of the same source.

A source is known by the kind of its data and the set of its headers, so that next month's extract
finds the mapping of this month's. `mappings/<kind>-<hash>.toml` is for people too: it can be read,
mended and removed by hand.
"""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from data.columns.headers import plain
from data.columns.mapping import SAVED, Mapping, as_toml, quoted, read_mapping
from data.intake import Kind
from data.keeping.disk import heeding_disk, make_folder, replace
from data.keeping.parts import LOCAL_TIME
from data.problems import Fault, FileError, Rule

FOLDER = "mappings"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedMapping:
    """`saved_at`: Europe/Stockholm; `made_for`: the name of the file that it was made for."""

    mapping: Mapping
    saved_at: datetime
    made_for: str


def saved(store_folder: Path, kind: Kind, headers: Collection[str]) -> SavedMapping | None:
    """
    Give the mapping that was kept for files of this kind with these headers; None if there is none.

    Raises `FileError` with its faults if it can no longer be used: somebody wrote in it, or its
    columns are not ours any more.
    """
    file = _file(store_folder, kind, headers)
    if not file.exists():
        return None
    name = f"{FOLDER}/{file.name}"
    try:
        content = file.read_bytes()
        mapping = read_mapping(content, name)
    except FileError as error:
        raise FileError(name, [Fault(Rule.SAVED_MAPPING), *error.faults]) from error
    return _noted(mapping, content, file)


def save(
    store_folder: Path, kind: Kind, headers: Collection[str], mapping: Mapping, made_for: str
) -> Path:
    """Keep a mapping in place of the earlier one of this source; give its file. `DiskError`."""
    file = _file(store_folder, kind, headers)
    now = datetime.now(LOCAL_TIME).isoformat(timespec="seconds")
    note = [f"[{SAVED}]", f"kind = {quoted(kind)}", f"at = {now}", f"file = {quoted(made_for)}"]
    with heeding_disk():
        make_folder(file.parent)
        replace(file, as_toml(mapping) + "\n" + "\n".join(note) + "\n")
    return file


def _file(store_folder: Path, kind: Kind, headers: Collection[str]) -> Path:
    known = "\n".join(sorted({plain(header) for header in headers}))
    return store_folder / FOLDER / f"{kind}-{sha256(known.encode()).hexdigest()[:16]}.toml"


def _noted(mapping: Mapping, content: bytes, file: Path) -> SavedMapping:
    """When and what for; where somebody took that out by hand, when as the disk knows it."""
    note = tomllib.loads(content.decode("utf-8-sig")).get(SAVED)
    note = note if isinstance(note, dict) else {}
    at = note.get("at")
    changed = datetime.fromtimestamp(file.stat().st_mtime, LOCAL_TIME)
    return SavedMapping(
        mapping=mapping,
        saved_at=at if isinstance(at, datetime) else changed,
        made_for=str(note.get("file", "")),
    )
