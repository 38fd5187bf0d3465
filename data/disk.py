"""Files that are there whole or not at all, whenever the power goes."""

import os
from pathlib import Path


def move(folder: Path, target: Path) -> Path:
    """Rename into place, unless `target` is there already: its name says what is in it."""
    if not target.exists():
        _sync_all(folder)
        target.parent.mkdir(exist_ok=True)
        folder.rename(target)
    _sync(target.parent)
    return target


def replace(file: Path, content: str) -> None:
    """Write a text file anew: a reader finds the old text or the new one."""
    aside = file.with_name(f".{file.name}.new")
    aside.write_text(content, encoding="utf-8")
    _sync(aside)
    aside.replace(file)
    _sync(file.parent)


def _sync_all(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            _sync(file)
    _sync(folder)


def _sync(path: Path) -> None:
    """Make the disk have it before anything refers to it. Windows cannot open a folder for this."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)  # Windows wants to write
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
