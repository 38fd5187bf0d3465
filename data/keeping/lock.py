"""One writer at a time. What stops a writer that a person can mend becomes a `UserError`."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import EACCES, EDQUOT, EFBIG, EIO, ENOSPC, EPERM, EROFS
from pathlib import Path
from shutil import rmtree

import duckdb
from filelock import FileLock, Timeout

from data.keeping.disk import make_folder, sync
from data.problems import BusyError, DiskError

ASIDE = ".new-"  # what is being written, until it is renamed into place
_FULL_OR_FORBIDDEN = {EACCES, EDQUOT, EFBIG, EIO, ENOSPC, EPERM, EROFS}


@contextmanager
def writing(folder: Path, wait_s: float, *, sweep: bool = True) -> Iterator[None]:
    """
    Hold the lock of a store. `sweep` away first what a load that was broken off left.

    Raises `BusyError` if somebody else still holds it after `wait_s` seconds, and `DiskError` for
    a disk that is full or may not be written to.
    """
    try:
        make_folder(folder)
        with FileLock(folder / ".lock", timeout=wait_s):
            if sweep:
                delete(left_overs(folder))
            yield
    except Timeout as error:
        raise BusyError from error
    except duckdb.IOException as error:
        raise DiskError(str(error)) from error
    except OSError as error:
        if error.errno not in _FULL_OR_FORBIDDEN:
            raise
        raise DiskError(error.strerror or str(error)) from error


def delete(paths: Iterable[Path]) -> None:
    for path in paths:
        rmtree(path) if path.is_dir() else path.unlink()
        sync(path.parent)


def left_overs(folder: Path) -> list[Path]:
    """Whoever holds the lock may delete them: nobody is writing them."""
    half_written = [f for at in (folder, *folder.glob("versions*")) for f in at.glob(".*.new")]
    return [*folder.glob(f"{ASIDE}*"), *half_written]
