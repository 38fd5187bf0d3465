"""
The journal: what was done with the store, by whom and when. Lines are only added.

It is the chain (`data.keeping.chain`) in the folder `journal` of the store, so a backup holds it.
It has a lock of its own: who logs in does not wait for a load. It holds no row and no figure, but
names of those who work here; nothing purges it. The print of each line goes into the program's log,
which lies elsewhere: a chain that was written anew, or lost its end with the note, shows there.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from data.keeping import chain
from data.keeping.lock import writing
from data.keeping.parts import LOCAL_TIME

LOG = logging.getLogger(__name__)
FOLDER = "journal"
LONGEST = 400  # letters of a name or a word that comes from elsewhere
_WAIT_S = 10.0


class Deed(StrEnum):
    """What was done. In brackets what is told of it."""

    LOADED = "loaded"  # version, files
    PLANNED = "planned"  # version, files: the plan was written or changed
    LOCKED = "locked"  # version, files: the plan was
    UNDONE = "undone"  # version: that is in use since
    REDONE = "redone"  # version
    PURGED = "purged"  # versions, before: the day
    THINNED = "thinned"  # version, before: rows of earlier days went
    BACKED_UP = "backed_up"
    RESTORED = "restored"  # version, files: the backup's name
    EXPORTED = "exported"  # files, line: of the export log, print: of that line's file
    LOGGED_IN = "logged_in"  # role
    LOGGED_OUT = "logged_out"
    ENDED = "ended"  # why: a login did by itself
    REFUSED = "refused"  # why: a word of the program's, never a token
    STARTED = "started"  # settings: the print of the settings that the server runs with


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`by` is "" if nobody said; `at`: Europe/Stockholm."""

    number: int
    at: datetime
    deed: Deed
    by: str
    about: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that holds none, or one of a newer program's."""

    number: int


def note(store_folder: Path, deed: Deed, *, by: str = "", **about: str | int) -> None:
    """
    Add a line, and see it on the disk. `about`: what `Deed` names, no sentences.

    Raises `BusyError` or `DiskError`; then nothing is noted.
    """
    folder = store_folder / FOLDER
    with writing(folder, _WAIT_S, sweep=False):
        content = {
            "at": datetime.now(LOCAL_TIME).isoformat(timespec="seconds"),
            "deed": deed,
            "by": by[:LONGEST],
            "about": {name: str(value)[:LONGEST] for name, value in about.items()},
        }
        number, print_ = chain.append(folder, content)
    LOG.info("line %d of the journal: %s", number, print_)


def events(store_folder: Path) -> tuple[Event | Unreadable, ...]:
    """Give what was done, the oldest first."""
    found = chain.lines(store_folder / FOLDER)
    return tuple(_read(line, number) for number, line in enumerate(found, start=1))


def check(store_folder: Path) -> chain.Checked:
    """Does every line still follow the one before, and is none missing?"""
    return chain.check(store_folder / FOLDER)


def snapshot(store_folder: Path) -> dict[str, bytes]:
    """Give its files by their names in the store, as they fit each other."""
    folder = store_folder / FOLDER
    if not folder.exists():
        return {}
    with writing(folder, _WAIT_S, sweep=False):
        files = (file for file in folder.iterdir() if not file.name.startswith("."))
        return {f"{FOLDER}/{file.name}": file.read_bytes() for file in files if file.is_file()}


def take_over(store_folder: Path, restored: Path) -> None:
    """Put the journal of a backup in the store, as `chain.take_over`."""
    if (restored / FOLDER).exists():
        with writing(store_folder / FOLDER, _WAIT_S, sweep=False):
            chain.take_over(store_folder / FOLDER, restored / FOLDER)


def _read(line: bytes, number: int) -> Event | Unreadable:
    try:
        content = json.loads(line)
        return Event(
            number=number,
            at=datetime.fromisoformat(content["at"]).astimezone(LOCAL_TIME),
            deed=Deed(content["deed"]),
            by=str(content["by"]),
            about={str(name): str(value) for name, value in content["about"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Unreadable(number)
