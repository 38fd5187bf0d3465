"""Disks that fail: really, where this machine lets us."""

import resource
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def full(most: int = 1000) -> Iterator[None]:
    """No file of this process gets longer than `most` bytes: as on a disk that fills up."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A file system that is mounted to be read. Skips the test where we may not mount."""
    _mounted("--bind", str(folder), str(folder))
    try:
        _mounted("-o", "remount,ro,bind", str(folder))
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def small(folder: Path, size: str = "2m") -> Iterator[None]:
    """A disk of that size. Skips the test where we may not mount."""
    _mounted("-t", "tmpfs", "-o", f"size={size}", "small", str(folder))
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _mounted(*how: str) -> None:
    try:
        ran = subprocess.run(["mount", *how], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no mount here")
    if ran.returncode:
        pytest.skip("this user may not mount")
