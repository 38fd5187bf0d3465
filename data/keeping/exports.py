"""
The export log: which files left the house, who took them, and what they told.

It is the chain (`data.keeping.chain`) in the folder `exports` of the store, so a backup holds it.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from data.keeping import chain, journal
from data.keeping.journal import Deed
from data.problems import ExportLogError
from data.store import Store

FOLDER = "exports"
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


def add(store: Store, export: Export, *, after: int | None = None) -> bool:
    """
    Put it into the log, and see it on the disk, before the file is handed out.

    False where the log does not hold `after` lines any more: then nothing is put there, for
    something left that was not thought of.
    Raises `BusyError` or `DiskError`, and `ExportLogError` where the log cannot be read: then
    nothing may leave.
    """
    folder = store.folder / FOLDER
    with store.writing(sweep=False):
        if after is not None and len(chain.lines(folder)) != after:
            return False
        chain.append(folder, _written(export))
        journal.note(
            store.folder,
            Deed.EXPORTED,
            by=export.by,
            files=export.name,
            line=len(chain.lines(folder)),
            print=export.print_,
        )
    return True


def count(store: Store) -> int:
    """How many files left: lines of the log."""
    return len(chain.lines(store.folder / FOLDER))


def exports(store: Store) -> tuple[Export, ...]:
    """Give what left, the oldest first. Raises `ExportLogError` where that cannot be read."""
    found = chain.lines(store.folder / FOLDER)
    return tuple(_read(line, number) for number, line in enumerate(found, start=1))


def check(store: Store) -> chain.Checked:
    """Does every line still follow the one before, and is none missing?"""
    return chain.check(store.folder / FOLDER)


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
