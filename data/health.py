"""
Whether readers get their answers and loads their room: asked from outside, many times a minute.

It says nothing of what is loaded: no name, no count, no path.
"""

import os
from enum import StrEnum
from shutil import disk_usage

from data import engine
from data.keeping.contents import is_newer
from data.problems import EngineUnreachableError, NoDataYetError, StoreError, UnknownEngineError
from data.store import Store, Version, is_counted

ROOM_BYTES = 200 * 2**20  # the largest file that a page takes: below that a load may fail


class Ill(StrEnum):
    """What is wrong, as a word for a machine."""

    UNREADABLE = "store_unreadable"  # the system does not let us read it
    DAMAGED = "store_damaged"
    NEWER = "store_newer"  # a newer program has written it
    ENGINE = "engine_unreachable"
    # readers do not notice
    READ_ONLY = "store_read_only"
    FULL = "disk_nearly_full"


STOPS_READERS = frozenset({Ill.UNREADABLE, Ill.DAMAGED, Ill.NEWER, Ill.ENGINE})


def ills(store: Store) -> tuple[Ill, ...]:
    """Give all that is wrong; nothing for a store that is empty: there is nothing to read yet."""
    return (*_of_reading(store), *_of_writing(store))


def _of_reading(store: Store) -> tuple[Ill, ...]:
    try:
        version = store.described(store.ledger.current())
    except NoDataYetError:
        return ()
    except StoreError as error:
        return (Ill.NEWER if is_newer(error.damages) else Ill.DAMAGED,)
    except OSError:
        return (Ill.UNREADABLE,)
    return _of_answers(version)


def _of_answers(version: Version) -> tuple[Ill, ...]:
    """A small question, as pages ask them, where the summaries are not to be made anew first."""
    if not is_counted(version):
        return ()
    try:
        engine.wave_days(version)
    except (EngineUnreachableError, UnknownEngineError):
        return (Ill.ENGINE,)
    except OSError:
        return (Ill.UNREADABLE,)
    return ()


def _of_writing(store: Store) -> tuple[Ill, ...]:
    """Of the folder, or where it is not there yet, of the one that it will be in."""
    at = store.folder.absolute()
    while not at.exists():
        at = at.parent
    found = () if os.access(at, os.W_OK | os.X_OK) else (Ill.READ_ONLY,)
    return found if disk_usage(at).free >= ROOM_BYTES else (*found, Ill.FULL)
