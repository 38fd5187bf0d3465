"""
Immutable versions of all that is loaded. The file `current` names the one in use.

    parts/<kind>-<fingerprint>/     one loaded file: its rows as Parquet (a study as it was written)
    summaries/<fingerprint>/        counts made from the parts together; see data.summaries
    versions/<number>.json          which parts and summaries belong together, when and from what
    current                         the number of the version in use
    basemap/                        a base map that somebody put there by hand

A load writes everything aside, then renames it into place and last of all moves `current`: a reader
sees the old version or the new one, never a third thing. Parts and summaries are called by what is
in them, so those that a broken load leaves behind do no harm: the next load takes them or nobody.
"""

import json
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

import geopandas as gpd
import pandas as pd
from filelock import FileLock

from data.disk import move, replace
from data.intake import Intake, Kind
from data.parts import LOCAL_TIME, Part, read_part, write_part
from data.problems import NoDataYetError, NothingEarlierError
from data.study import Study, read_study
from data.summaries import FORMAT, Sources, place, write_summaries

NEITHER = {Kind.BASEMAP}  # a map is neither made-up data nor real: it goes with both
_ASIDE = ".new-"


@dataclass(frozen=True, kw_only=True)
class Version:
    """A set of parts that belong together. `fingerprint` changes whenever any of them does."""

    number: int
    parts: Mapping[Kind, Part]
    summaries: Path
    made_at: datetime
    made_from: str
    follows: int | None  # the version that was in use before it, and that `undo` goes back to

    @cached_property
    def fingerprint(self) -> str:
        return _print_of_all(self.parts)

    @property
    def fictive(self) -> bool:
        return any(p.fictive for kind, p in self.parts.items() if kind not in NEITHER)

    def part(self, kind: Kind) -> Part:
        """Raises `NoDataYetError` if nothing of this kind is loaded."""
        if kind not in self.parts:
            raise NoDataYetError(kind)
        return self.parts[kind]

    def study(self) -> Study:
        return read_study((self.part(Kind.STUDY).folder / "studie.toml").read_bytes())

    def areas(self) -> gpd.GeoDataFrame:
        """Give the areas of the file and the rings of the study, with polygons (WGS 84)."""
        return gpd.read_parquet(self.summaries / "areas.parquet")

    def basemap(self) -> gpd.GeoDataFrame | None:
        part = self.parts.get(Kind.BASEMAP)
        return gpd.read_parquet(part.rows_file) if part else None


@dataclass(frozen=True, slots=True)
class Store:
    folder: Path

    @classmethod
    def home(cls) -> "Store":
        return cls(Path(os.environ.get("PILOTKOLLEN_STORE") or "data/local"))

    def add(self, *intakes: Intake, afresh: bool = False) -> Version:
        """
        Make a version with these files in place of the earlier ones of their kinds.

        `afresh` keeps nothing earlier but a base map: the way to another town, whose areas do not
        fit the plan in use. Made-up and real data are never mixed: the one on top of the other
        starts afresh by itself.
        Raises `FileError` if the files cannot be used together; then everything stays as it was.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder / ".lock"):
            for broken_off in self.folder.glob(f"{_ASIDE}*"):
                rmtree(broken_off)
            with TemporaryDirectory(dir=self.folder, prefix=_ASIDE) as new:
                return self._add(intakes, self._kept_parts(intakes, afresh), Path(new))

    def undo(self) -> Version:
        """
        Go back to what was in use before the current version was made.

        Raises `NothingEarlierError` if there was nothing, `NoDataYetError` if there is nothing now.
        """
        with FileLock(self.folder / ".lock"):
            follows = self.current().follows
            if follows is None:
                raise NothingEarlierError
            replace(self.folder / "current", str(follows))
            return self.current()

    @property
    def is_empty(self) -> bool:
        """Nothing has been loaded yet."""
        return not (self.folder / "current").exists()

    def numbers(self) -> list[int]:
        return sorted(int(file.stem) for file in (self.folder / "versions").glob("*.json"))

    def current(self) -> Version:
        """Raises `NoDataYetError` before the first `add`."""
        if self.is_empty:
            raise NoDataYetError
        return self.version(int((self.folder / "current").read_text(encoding="utf-8")))

    def version(self, number: int) -> Version:
        content = json.loads(self._version_file(number).read_text(encoding="utf-8"))
        parts = {
            Kind(kind): self.folder / "parts" / name for kind, name in content["parts"].items()
        }
        return Version(
            number=number,
            parts={kind: read_part(kind, folder) for kind, folder in parts.items()},
            summaries=self.folder / "summaries" / content["summaries"],
            made_at=datetime.fromisoformat(content["made_at"]),
            made_from=content["made_from"],
            follows=content["follows"],
        )

    def versions(self) -> list[Version]:
        """All of them, the newest first."""
        return [self.version(number) for number in reversed(self.numbers())]

    def _version_file(self, number: int) -> Path:
        return self.folder / "versions" / f"{number:06}.json"

    def _add(self, intakes: Collection[Intake], kept: Mapping[Kind, Part], new: Path) -> Version:
        parts = dict(kept)
        for intake in intakes:
            parts[intake.kind] = write_part(new / intake.kind, intake)
        names = [intake.name for intake in intakes]
        fresh = new / "summaries"
        write_summaries(place(_sources(parts), names), fresh)
        summaries = move(fresh, self.folder / "summaries" / _print_of_all(parts)[:16])
        for kind, part in parts.items():
            move(part.folder, self.folder / "parts" / f"{kind}-{part.fingerprint[:16]}")
        return self._publish(parts, summaries, ", ".join(names))

    def _kept_parts(self, intakes: Collection[Intake], afresh: bool) -> Mapping[Kind, Part]:
        marks = {intake.fictive for intake in intakes if intake.kind not in NEITHER}
        if len(marks) > 1:
            raise ValueError("made-up and real files in one load")
        if self.is_empty:
            return {}
        current = self.current()
        if marks <= {current.fictive} and not afresh:
            return current.parts
        return {kind: part for kind, part in current.parts.items() if kind in NEITHER}

    def _publish(self, parts: Mapping[Kind, Part], summaries: Path, made_from: str) -> Version:
        number = max(self.numbers(), default=0) + 1
        content = {
            "parts": {kind: f"{kind}-{part.fingerprint[:16]}" for kind, part in parts.items()},
            "summaries": summaries.name,
            "made_at": datetime.now(LOCAL_TIME).isoformat(timespec="seconds"),
            "made_from": made_from,
            "follows": None if self.is_empty else self.current().number,
        }
        file = self._version_file(number)
        file.parent.mkdir(exist_ok=True)
        replace(file, json.dumps(content, ensure_ascii=False, indent=1))
        replace(self.folder / "current", str(number))
        return self.current()


def _print_of_all(parts: Mapping[Kind, Part]) -> str:
    """Changes with the parts, and with the form of the summaries made from them."""
    prints = [f"{FORMAT}:", *(part.fingerprint for _, part in sorted(parts.items()))]
    return sha256("".join(prints).encode()).hexdigest()


def _sources(parts: Mapping[Kind, Part]) -> Sources:
    def rows(kind: Kind) -> pd.DataFrame | None:
        return pd.read_parquet(parts[kind].rows_file) if kind in parts else None

    study = parts.get(Kind.STUDY)
    areas = parts.get(Kind.AREAS)
    return Sources(
        incidents=rows(Kind.INCIDENTS),
        counts=rows(Kind.COUNTS),
        survey=rows(Kind.SURVEY),
        areas=gpd.read_parquet(areas.rows_file) if areas else None,
        study=read_study((study.folder / "studie.toml").read_bytes()) if study else None,
        extracted_on={k: p.extracted_on for k, p in parts.items() if p.extracted_on is not None},
    )
