"""What is said of versions and of keeping them, on the page and by the command."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.keeping.compare import Change
from data.problems import Flaw, Harm, Trouble


@dataclass(frozen=True, kw_only=True)
class StoreText:
    """What is said of versions, and of keeping them; see keeping.py."""

    busy: str
    no_disk: str  # why
    disk: Mapping[Trouble, str]  # why
    nothing_later: str
    no_such_version: str  # number
    nothing_before: str  # number
    only_replaces: str  # kind
    changed_meanwhile: str  # number, by, moment
    mixed: str
    file_there: str  # name
    damaged: str
    mend: str
    newer: str
    harm: Mapping[Harm, str]  # place
    flaw: Mapping[Flaw, str]  # name, place
    sound: str
    sound_but: str
    version: str  # number, day, files
    by: str  # name
    follows: str  # number
    rows: str  # kept, read, left
    extracted: str  # day
    hash: str  # hash
    quality: str  # column, header, filled, missing, unreadable, out_of_range
    mapping: str
    compared: str  # old, new
    change: Mapping[Change, str]  # kind, old, new
    differ: str  # where, old, new, difference
    everywhere: str
    same_counts: str
    purged: str  # versions, size
    nothing_purged: str
    waiting: str  # seconds
    backed_up: str  # name, size
    restored: str  # name, number


@dataclass(frozen=True, kw_only=True)
class CommandText:
    loaded: str
    already: str
    finding: str
    rows: str  # rows
    template: str  # name
    saved_mapping: str  # day, name
    no_file: str
    undone: str
    cancelled: str
    purge_cancelled: str
    about: str
    help: Mapping[str, str]  # by command and argument
    metavar: Mapping[str, str]
