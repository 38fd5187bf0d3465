"""One writer at a time. What stops a writer that a person can mend becomes a `UserError`."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from filelock import FileLock, Timeout

from data.keeping.disk import heeding_disk, make_folder, sync
from data.problems import BusyError

ASIDE = ".new-"  # what is being written, until it is renamed into place
_LOOKS_EVERY_S = 0.2


def patiently() -> None:
    """Nobody is told that somebody waits."""


@contextmanager
def writing(
    folder: Path, wait_s: float, *, sweep: bool = True, waiting: Callable[[], None] = patiently
) -> Iterator[None]:
    """
    Hold the lock of a store. `sweep` away first what a load that was broken off left.

    `waiting` is called again and again while somebody else holds it: an exception out of it gives
    up. Raises `BusyError` if somebody else still holds it after `wait_s` seconds, and `DiskError`
    for a disk that is full or may not be written to.
    """

    def gives_up() -> bool:
        waiting()
        return False

    with heeding_disk():
        make_folder(folder)
        try:
            lock = FileLock(folder / ".lock", timeout=wait_s)
            with lock.acquire(poll_interval=_LOOKS_EVERY_S, cancel_check=gives_up):
                if sweep:
                    delete(left_overs(folder))
                yield
        except Timeout as error:
            raise BusyError from error


def delete(paths: Iterable[Path]) -> None:
    for path in paths:
        rmtree(path) if path.is_dir() else path.unlink()
        sync(path.parent)


def left_overs(folder: Path) -> list[Path]:
    """Whoever holds the lock may delete them: nobody is writing them."""
    half_written = [f for at in (folder, *folder.glob("versions*")) for f in at.glob(".*.new")]
    return [*folder.glob(f"{ASIDE}*"), *half_written]
