"""
Which versions there are, which is in use, and what each of them is made of.

    current                  the number of the version in use
    versions/<number>.json   which parts and summaries it is made of; who made it, when, from what
    versions/key             the secret that case ids and addresses are hashed with; made with the
                             first of them

A restored backup is put beside `versions` and taken into use by one change of `current`, which then
says "5 versions-2"; what was there before stays until the next purge. Where `current` is lost, the
newest whole version is in use: its history is not cut.
"""

import getpass
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from re import fullmatch
from typing import Any

from data.intake import Kind
from data.keeping.contents import damages, read_record, record, serious
from data.keeping.disk import make_folder, replace
from data.problems import Damage, Harm, NoDataYetError, NoSuchVersionError, StoreError

_FOUND: set[Path] = set()  # stores in which this process has found something
FORMAT = 3  # raise it when an older program would misunderstand what is stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is written down about a version. The folders may be damaged or gone."""

    number: int
    parts: Mapping[Kind, tuple[Path, ...]]  # of several files of a kind the newest is last
    summaries: Path
    made_at: datetime
    made_by: str  # "" if nobody said
    made_from: str
    follows: int | None  # the version that was in use before it, and that `undo` goes back to

    afresh: bool = False  # nothing earlier was kept: another town begins with it
    key_print: str = ""  # of the key of case ids, where there was one

    @property
    def part_folders(self) -> list[Path]:
        return [folder for folders in self.parts.values() for folder in folders]

    @property
    def folders(self) -> list[Path]:
        return [*self.part_folders, self.summaries]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Raises `StoreError` where something is damaged. Whoever changes it holds the store's lock."""

    folder: Path  # of the store

    @property
    def is_empty(self) -> bool:
        """Nothing has been loaded."""
        return not (self.folder / "current").exists() and not self.numbers()

    @property
    def versions(self) -> Path:
        pointer = self._pointer()
        return self.folder / (pointer[1] if pointer else self._newest_folder())

    def current(self) -> int:
        """Raises `NoDataYetError` before the first load; `StoreError` as `check_is_there`."""
        if self.is_empty:
            self.check_is_there()
            raise NoDataYetError
        _FOUND.add(self.folder)
        pointer = self._pointer()
        return self._newest_whole() if self.lost_pointer() or not pointer else pointer[0]

    def check_is_there(self) -> None:
        """
        Raises `StoreError` where all of it went while the program runs: a disk that is no longer
        mounted, a folder that was moved. It is not empty: what is loaded in its place is not seen
        any more once it is back.
        """
        if self.folder in _FOUND and self.is_empty:
            raise StoreError([Damage(Harm.MISSING_FILE, "current")])

    def lost_pointer(self) -> list[Damage]:
        """Say it where `current` names no version, and which is in its place."""
        pointer = self._pointer()
        if self.is_empty or (pointer and self.file(pointer[0]).exists()):
            return []
        return [Damage(Harm.LOST_POINTER, "current")]

    def numbers(self) -> list[int]:
        names = (file.stem for file in self.versions.glob("*.json"))
        return sorted(int(name) for name in names if name.isdecimal())

    def file(self, number: int) -> Path:
        return self.versions / f"{number:06}.json"

    def entry(self, number: int) -> Entry:
        """Raises `NoSuchVersionError`."""
        file = self.file(number)
        if not file.exists():
            raise NoSuchVersionError(number)
        content = read_record(file)
        if content.get("format", 1) > FORMAT:
            raise StoreError([Damage(Harm.NEWER_FORM, file.name)])
        try:
            return self._entry(number, content)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise StoreError([Damage(Harm.UNREADABLE_RECORD, file.name)]) from error

    def entries(self) -> dict[int, Entry]:
        return {number: self.entry(number) for number in self.numbers()}

    def write(self, entry: Entry) -> None:
        content = {
            "format": FORMAT,
            "parts": {kind: [f.name for f in folders] for kind, folders in entry.parts.items()},
            "summaries": entry.summaries.name,
            "made_at": entry.made_at.isoformat(timespec="seconds"),
            "made_by": entry.made_by,
            "made_from": entry.made_from,
            "follows": entry.follows,
            "afresh": entry.afresh,
            "key": entry.key_print,
        }
        make_folder(self.versions)
        replace(self.file(entry.number), record(content))

    def use(self, number: int) -> None:
        folder = self.versions.name
        replace(self.folder / "current", pointer(number, folder))

    def withdraw(self, number: int) -> None:
        """Forget a version that has not come into use."""
        used = self._pointer()
        if used is None or used[0] != number:
            self.file(number).unlink()

    def key(self) -> bytes | None:
        file = self.versions / "key"
        return file.read_bytes() if file.exists() else None

    def write_key(self, key: bytes) -> None:
        make_folder(self.versions)
        replace(self.versions / "key", key)

    def _pointer(self) -> tuple[int, str] | None:
        """What `current` says: a number, and the folder of versions."""
        file = self.folder / "current"
        text = file.read_bytes().decode(errors="replace") if file.exists() else ""
        found = fullmatch(r"(\d{1,9})(?: (versions-\d+))?", text)
        return (int(found[1]), found[2] or "versions") if found else None

    def _newest_folder(self) -> str:
        return max(versions_folders(self.folder), key=folder_number, default="versions")

    def _newest_whole(self) -> int:
        for number in reversed(self.numbers()):
            try:
                folders = self.entry(number).part_folders
            except StoreError:
                continue
            if not any(serious(damages(folder, thorough=False)) for folder in folders):
                return number
        raise StoreError([Damage(Harm.MISSING_VERSION, "current")])

    def _entry(self, number: int, content: dict[str, Any]) -> Entry:
        return Entry(
            number=number,
            parts={
                Kind(kind): tuple(self.folder / "parts" / name for name in _several(names))
                for kind, names in content["parts"].items()
            },
            summaries=self.folder / "summaries" / content["summaries"],
            made_at=datetime.fromisoformat(content["made_at"]),
            made_by=content.get("made_by", ""),
            made_from=content["made_from"],
            follows=content["follows"],
            afresh=content.get("afresh", False),
            key_print=content.get("key", ""),
        )


def _several(names: str | list[str]) -> list[str]:
    """An older program wrote the one name there was."""
    return [names] if isinstance(names, str) else names


def versions_folders(folder: Path) -> list[str]:
    """Those of a store: `versions`, and after each restore another."""
    names = (path.name for path in folder.glob("versions*") if path.is_dir())
    return [name for name in names if fullmatch(r"versions(-\d+)?", name)]


def folder_number(name: str) -> int:
    """The newest has the highest."""
    return int(name.partition("-")[2] or 1)


def key_print(key: bytes | None) -> str:
    """Tells keys apart, and tells nothing of them: they are 32 random bytes."""
    return sha256(b"key" + key).hexdigest()[:16] if key else ""


def pointer(number: int, folder: str) -> str:
    """What stands in `current`."""
    return str(number) if folder == "versions" else f"{number} {folder}"


def system_user() -> str:
    """Who works at this machine; "" where that has no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a number
        return ""
