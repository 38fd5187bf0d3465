"""
Files that are there whole or not at all, whenever the power goes. What a person can mend of a disk
becomes a `DiskError`.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EDQUOT, EFBIG, EIO, ENOSPC, EPERM, EROFS
from pathlib import Path

import duckdb

from data.problems import DiskError, Trouble

_TROUBLES = {
    EACCES: Trouble.FORBIDDEN,
    EDQUOT: Trouble.FULL,
    EFBIG: Trouble.FULL,
    EIO: Trouble.BROKEN,
    ENOSPC: Trouble.FULL,
    EPERM: Trouble.FORBIDDEN,
    EROFS: Trouble.FORBIDDEN,
}


@contextmanager
def heeding_disk() -> Iterator[None]:
    """Raises `DiskError` for what a full, forbidden or broken disk raises in whoever uses it."""
    try:
        yield
    except duckdb.IOException as error:
        raise DiskError(str(error), _trouble_of_duckdb(str(error))) from error
    except OSError as error:
        if error.errno not in _TROUBLES:
            raise
        raise DiskError(error.strerror or str(error), _TROUBLES[error.errno]) from error


def _trouble_of_duckdb(said: str) -> Trouble:
    """It has no numbers, and repeats what the system says."""
    told = [trouble for number, trouble in _TROUBLES.items() if os.strerror(number) in said]
    return told[0] if told else Trouble.BROKEN


def move(folder: Path, target: Path) -> Path:
    """Rename into place. What stood there, which is damaged, takes the folder's place instead."""
    _sync_all(folder)
    make_folder(target.parent)
    if target.exists():
        target.rename(folder.with_name(f"{folder.name}-damaged"))
    folder.rename(target)
    sync(target.parent)
    return target


def replace(file: Path, content: str | bytes) -> None:
    """Write a small file anew: a reader finds the old content or the new one."""
    aside = file.with_name(f".{file.name}.new")
    aside.unlink(missing_ok=True)
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)  # the key is one of them
    with os.fdopen(handle, "wb") as writing:
        writing.write(content.encode() if isinstance(content, str) else content)
    put(aside, file)


def put(aside: Path, file: Path) -> None:
    """Rename a file that was written beside it into place."""
    sync(aside)
    aside.replace(file)
    sync(file.parent)


def make_folder(folder: Path) -> None:
    """With those above it. Other accounts may not look in: commands ask for no login."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(0o770, exist_ok=True)
        sync(folder.parent)


def _sync_all(folder: Path) -> None:
    for path in folder.rglob("*"):
        sync(path)
    sync(folder)


def sync(path: Path) -> None:
    """Make the disk have it before anything refers to it. Windows cannot open a folder for this."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)  # Windows wants to write
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
