"""
Which versions there are, which is in use, and what each of them is made of.

    current                  the number of the version in use
    versions/<number>.json   which parts and summaries it is made of; who made it, when, from what
    versions/key             the secret that case ids are hashed with

A restored backup is put beside `versions` and taken into use by one change of `current`, which then
says "5 versions-2"; what was there before stays until the next purge.
"""

import getpass
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from re import fullmatch
from typing import Any

from data.intake import Kind
from data.keeping.contents import read_record, record
from data.keeping.disk import make_folder, replace
from data.problems import Damage, Harm, NoDataYetError, NoSuchVersionError, StoreError

FORMAT = 2  # raise it when an older program would misunderstand what is stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is written down about a version. The folders may be damaged or gone."""

    number: int
    parts: Mapping[Kind, Path]
    summaries: Path
    made_at: datetime
    made_by: str  # "" if nobody said
    made_from: str
    follows: int | None  # the version that was in use before it, and that `undo` goes back to

    @property
    def folders(self) -> list[Path]:
        return [*self.parts.values(), self.summaries]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Raises `StoreError` where something is damaged. Whoever changes it holds the store's lock."""

    folder: Path  # of the store

    @property
    def is_empty(self) -> bool:
        return not (self.folder / "current").exists()

    @property
    def versions(self) -> Path:
        return self.folder / ("versions" if self.is_empty else self._pointer()[1])

    def current(self) -> int:
        """Raises `NoDataYetError` before the first load."""
        if self.is_empty:
            raise NoDataYetError
        number, _ = self._pointer()
        if not self.file(number).exists():
            raise StoreError([Damage(Harm.MISSING_VERSION, self.file(number).name)])
        return number

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
            "parts": {kind: folder.name for kind, folder in entry.parts.items()},
            "summaries": entry.summaries.name,
            "made_at": entry.made_at.isoformat(timespec="seconds"),
            "made_by": entry.made_by,
            "made_from": entry.made_from,
            "follows": entry.follows,
        }
        make_folder(self.versions)
        replace(self.file(entry.number), record(content))

    def use(self, number: int) -> None:
        folder = self.versions.name
        replace(self.folder / "current", pointer(number, folder))

    def key(self) -> bytes | None:
        file = self.versions / "key"
        return file.read_bytes() if file.exists() else None

    def make_key(self) -> bytes:
        key = secrets.token_bytes(32)
        make_folder(self.versions)
        replace(self.versions / "key", key)
        return key

    def _pointer(self) -> tuple[int, str]:
        text = (self.folder / "current").read_bytes().decode(errors="replace")
        found = fullmatch(r"(\d{1,9})(?: (versions-\d+))?", text)
        if found is None:
            raise StoreError([Damage(Harm.UNREADABLE_POINTER, "current")])
        return int(found[1]), found[2] or "versions"

    def _entry(self, number: int, content: dict[str, Any]) -> Entry:
        parts = content["parts"].items()
        return Entry(
            number=number,
            parts={Kind(kind): self.folder / "parts" / name for kind, name in parts},
            summaries=self.folder / "summaries" / content["summaries"],
            made_at=datetime.fromisoformat(content["made_at"]),
            made_by=content.get("made_by", ""),
            made_from=content["made_from"],
            follows=content["follows"],
        )


def pointer(number: int, folder: str) -> str:
    """What stands in `current`."""
    return str(number) if folder == "versions" else f"{number} {folder}"


def system_user() -> str:
    """Who works at this machine; "" where that has no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a number
        return ""
