"""
Immutable versions of all that is loaded. The file `current` names the one in use.

    parts/<kind>-<fingerprint>/     one loaded file: its rows as Parquet (a study as it was written)
    summaries/<fingerprint>/        counts made from the parts together; see data.summaries
    versions/<number>.json          which parts and summaries belong together, when and from what
    current                         the number of the version in use
    basemap/                        a base map that somebody put there by hand

A load writes everything aside, then renames it into place and last of all moves `current`: a reader
sees the old version or the new one, never a third thing.
"""

import json
import os
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import geopandas as gpd
import pandas as pd
from filelock import FileLock

from data.intake import Intake, Kind
from data.problems import Finding, NoDataYetError, Remark
from data.study import Study, read_study
from data.summaries import Sources, check_together, write_summaries

NEITHER = {Kind.BASEMAP}  # a map is neither made-up data nor real: it goes with both
LOCAL_TIME = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One loaded file. `folder` holds its rows."""

    kind: Kind
    folder: Path
    fingerprint: str  # SHA-256 of what is stored
    name: str  # of the file that it came from
    content_hash: str  # SHA-256 of that file
    loaded_at: datetime  # Europe/Stockholm
    extracted_on: date | None
    read_count: int
    kept_count: int
    fictive: bool
    findings: tuple[Finding, ...]

    @property
    def rows_file(self) -> Path:
        return self.folder / "rows.parquet"


@dataclass(frozen=True, kw_only=True)
class Version:
    """A set of parts that belong together. `fingerprint` changes whenever any of them does."""

    number: int
    parts: Mapping[Kind, Part]
    summaries: Path
    made_at: datetime
    made_from: str

    @cached_property
    def fingerprint(self) -> str:
        return sha256(
            "".join(p.fingerprint for _, p in sorted(self.parts.items())).encode()
        ).hexdigest()

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

    def add(self, *intakes: Intake) -> Version:
        """
        Make a version with these files in place of the earlier ones of their kinds.

        Made-up and real data are never mixed: a real file on top of made-up ones starts afresh.
        Raises `FileError` if the files cannot be used together; then everything stays as it was.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (
            FileLock(self.folder / ".lock"),
            TemporaryDirectory(dir=self.folder, prefix=".new-") as new,
        ):
            parts = self._kept_parts(intakes)
            for intake in intakes:
                parts[intake.kind] = _write_part(Path(new) / intake.kind, intake)
            sources = _sources(parts)
            check_together(sources, [intake.name for intake in intakes])
            print_of_all = sha256("".join(p.fingerprint for _, p in sorted(parts.items())).encode())
            fresh = Path(new) / "summaries"
            write_summaries(sources, fresh)
            summaries = _move(fresh, self.folder / "summaries" / print_of_all.hexdigest()[:16])
            for kind, part in parts.items():
                _move(part.folder, self.folder / "parts" / f"{kind}-{part.fingerprint[:16]}")
            return self._publish(parts, summaries, ", ".join(intake.name for intake in intakes))

    def undo(self) -> Version:
        """Go back one version. Raises `NoDataYetError` if there is none before."""
        with FileLock(self.folder / ".lock"):
            earlier = [n for n in self.numbers() if n < self.current().number]
            if not earlier:
                raise NoDataYetError
            _replace(self.folder / "current", str(earlier[-1]))
        return self.current()

    def numbers(self) -> list[int]:
        return sorted(int(file.stem) for file in (self.folder / "versions").glob("*.json"))

    def current(self) -> Version:
        """Raises `NoDataYetError` before the first `add`."""
        pointer = self.folder / "current"
        if not pointer.exists():
            raise NoDataYetError
        return self.version(int(pointer.read_text(encoding="utf-8")))

    def version(self, number: int) -> Version:
        content = json.loads(self._version_file(number).read_text(encoding="utf-8"))
        parts = {
            Kind(kind): self.folder / "parts" / name for kind, name in content["parts"].items()
        }
        return Version(
            number=number,
            parts={kind: _read_part(kind, folder) for kind, folder in parts.items()},
            summaries=self.folder / "summaries" / content["summaries"],
            made_at=datetime.fromisoformat(content["made_at"]),
            made_from=content["made_from"],
        )

    def versions(self) -> list[Version]:
        """All of them, the newest first."""
        return [self.version(number) for number in reversed(self.numbers())]

    def _version_file(self, number: int) -> Path:
        return self.folder / "versions" / f"{number:06}.json"

    def _kept_parts(self, intakes: Collection[Intake]) -> dict[Kind, Part]:
        try:
            current = self.current()
        except NoDataYetError:
            return {}
        marks = {intake.fictive for intake in intakes if intake.kind not in NEITHER}
        if marks <= {current.fictive}:
            return dict(current.parts)
        return {kind: part for kind, part in current.parts.items() if kind in NEITHER}

    def _publish(self, parts: Mapping[Kind, Part], summaries: Path, made_from: str) -> Version:
        number = max(self.numbers(), default=0) + 1
        content = {
            "parts": {kind: f"{kind}-{part.fingerprint[:16]}" for kind, part in parts.items()},
            "summaries": summaries.name,
            "made_at": datetime.now(LOCAL_TIME).isoformat(timespec="seconds"),
            "made_from": made_from,
        }
        file = self._version_file(number)
        file.parent.mkdir(exist_ok=True)
        _replace(file, json.dumps(content, ensure_ascii=False, indent=1))
        _replace(self.folder / "current", str(number))
        return self.current()


def _write_part(folder: Path, intake: Intake) -> Part:
    folder.mkdir()
    if intake.kind is Kind.STUDY:
        stored = folder / "studie.toml"
        stored.write_bytes(intake.raw)
    else:
        stored = folder / "rows.parquet"
        intake.rows.to_parquet(stored, index=False)
    content = asdict(intake) | {
        "fingerprint": sha256(stored.read_bytes()).hexdigest(),
        "loaded_at": datetime.now(LOCAL_TIME).isoformat(timespec="seconds"),
    }
    for key in ("rows", "raw", "kind"):
        del content[key]
    (folder / "part.json").write_text(
        json.dumps(content, ensure_ascii=False, default=str, indent=1), encoding="utf-8"
    )
    return _read_part(intake.kind, folder)


def _read_part(kind: Kind, folder: Path) -> Part:
    content: dict[str, Any] = json.loads((folder / "part.json").read_text(encoding="utf-8"))
    extracted_on = content.pop("extracted_on")
    return Part(
        kind=kind,
        folder=folder,
        loaded_at=datetime.fromisoformat(content.pop("loaded_at")),
        extracted_on=date.fromisoformat(extracted_on) if extracted_on else None,
        findings=tuple(_read_finding(f) for f in content.pop("findings")),
        **content,
    )


def _read_finding(content: dict[str, Any]) -> Finding:
    return Finding(
        Remark(content["remark"]), content["count"], content["column"], tuple(content["examples"])
    )


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
        extracted_on=max((p.extracted_on for p in parts.values() if p.extracted_on), default=None),
    )


def _move(folder: Path, target: Path) -> Path:
    """Rename into place; what has the same fingerprint is already there."""
    if not target.exists():
        _sync_all(folder)
        target.parent.mkdir(exist_ok=True)
        folder.rename(target)
        _sync(target.parent)
    return target


def _replace(file: Path, content: str) -> None:
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
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
