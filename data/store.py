"""
Immutable versions of all that is loaded. The file `current` names the one in use.

    parts/<kind>-<fingerprint>/     one loaded file: its rows as Parquet (a study as it was written)
    summaries/<fingerprint>/        counts made from the parts together; see data.counting.summaries
    versions/<number>.json          which parts and summaries belong together; data.keeping.ledger
    current                         the number of the version in use
    basemap/                        a base map that somebody put there by hand

A load writes everything aside, then renames it into place and last of all moves `current`: a reader
sees the old version or the new one, never a third thing. Parts and summaries are called by what is
in them, so those that a broken load leaves behind do no harm: the next load takes them or nobody.
What is damaged is noticed when it is opened; see data.keeping.contents.
"""

import os
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import pandas as pd

from data.counting.summaries import COUNTED_COLUMNS, FORMAT, Sources, place, write_summaries
from data.intake import Intake, Kind
from data.keeping.contents import CONTENTS, damages, proven, seal, serious
from data.keeping.disk import move, sync
from data.keeping.ledger import Entry, Ledger
from data.keeping.lock import ASIDE, writing
from data.keeping.parts import LOCAL_TIME, Part, read_part, write_part
from data.plans.locks import in_place_of
from data.plans.study_files import read_study
from data.problems import (
    Damage,
    Harm,
    NoDataYetError,
    NothingEarlierError,
    NothingLaterError,
    StoreError,
)
from data.progress import Progress, Step, silent
from data.study import Study

NEITHER = {Kind.BASEMAP}  # a map is neither made-up data nor real: it goes with both


@dataclass(frozen=True, kw_only=True)
class Version:
    """A set of parts that belong together. `fingerprint` changes whenever any of them does."""

    number: int
    parts: Mapping[Kind, Part]
    summaries: Path
    made_at: datetime
    made_by: str  # "" if nobody said
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
    """
    Every method raises `StoreError` if what it needs is damaged. Those that write raise `BusyError`
    if somebody else is still writing after `wait_s`, and `DiskError`; then nothing has changed.
    """

    folder: Path
    wait_s: float = 60

    @classmethod
    def home(cls) -> "Store":
        return cls(Path(os.environ.get("PILOTKOLLEN_STORE") or "data/local"))

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.folder)

    def writing(self, *, sweep: bool = True) -> AbstractContextManager[None]:
        """Nobody else writes meanwhile; see `data.keeping.lock`."""
        return writing(self.folder, self.wait_s, sweep=sweep)

    def add(
        self,
        *intakes: Intake,
        afresh: bool = False,
        made_by: str = "",
        progress: Progress = silent,
    ) -> Version:
        """
        Make a version with these files in place of the earlier ones of their kinds.

        `afresh` keeps nothing earlier but a base map: the way to another town, whose areas do not
        fit the plan in use. Made-up and real data are never mixed: the one on top of the other
        starts afresh by itself. `made_by`: who loads. An exception out of `progress` cancels.
        Raises `FileError` if the files cannot be used together; then everything stays as it was.
        """
        with self.writing(), TemporaryDirectory(dir=self.folder, prefix=ASIDE) as new:
            intakes = self._with_lock(intakes, afresh, made_by)
            kept = self._kept_parts(intakes, afresh)
            progress(Step.PLACE)
            with ThreadPoolExecutor() as meanwhile:  # files are written while rows are counted
                fresh = {
                    i.kind: meanwhile.submit(write_part, Path(new, i.kind), i) for i in intakes
                }
                names = [intake.name for intake in intakes]
                placed = place(_sources(kept, intakes), names)
                progress(Step.SUMMARISE)
                summaries = Path(new, "summaries")
                write_summaries(placed, summaries)
                seal(summaries)
                parts = dict(kept) | {kind: part.result() for kind, part in fresh.items()}
            progress(Step.STORE)
            return self._publish(parts, summaries, made_by, ", ".join(names))

    def undo(self) -> Version:
        """
        Go back to what was in use before the current version was made.

        Raises `NothingEarlierError` if there was nothing, `NoDataYetError` if there is nothing now.
        """
        with self.writing():
            follows = self.ledger.entry(self.ledger.current()).follows
            if follows is None:
                raise NothingEarlierError
            return self._use(follows)

    def redo(self) -> Version:
        """
        Bring again what `undo` took back last, until something new is loaded.

        Raises `NothingLaterError` if nothing was taken back, `NoDataYetError` if there is nothing.
        """
        with self.writing():
            later = self.taken_back()
            if later is None:
                raise NothingLaterError
            return self._use(later)

    def taken_back(self) -> int | None:
        """
        Give the version that `redo` brings again, or None: the newest one that follows the current.

        That is the one taken back last, for whatever is loaded on top becomes the newest.
        """
        current = self.ledger.current()
        later = [n for n, entry in self.ledger.entries().items() if entry.follows == current]
        return max(later, default=None)

    def key(self) -> bytes:
        """Give the secret of this store: 32 random bytes, made when it is first asked for."""
        key = self.ledger.key()
        if key is None:
            with self.writing():
                key = self.ledger.key() or self.ledger.make_key()
        return key

    @property
    def is_empty(self) -> bool:
        """Nothing has been loaded yet."""
        return self.ledger.is_empty

    def numbers(self) -> list[int]:
        return self.ledger.numbers()

    def current(self) -> Version:
        """Raises `NoDataYetError` before the first `add`."""
        return self.version(self.ledger.current())

    def version(self, number: int) -> Version:
        """Raises `NoSuchVersionError`; `StoreError` if anything of it is missing or changed."""
        entry = self.ledger.entry(number)
        if found := [d for f in entry.folders for d in serious(damages(f, thorough=False))]:
            raise StoreError(found)
        parts = {kind: read_part(kind, folder) for kind, folder in entry.parts.items()}
        if entry.summaries.name != _print_of_all(parts)[:16]:
            raise StoreError([Damage(Harm.OLDER_FORM, self.ledger.file(number).name)])
        proven(entry.summaries)
        return Version(
            number=number,
            parts=parts,
            summaries=entry.summaries,
            made_at=entry.made_at,
            made_by=entry.made_by,
            made_from=entry.made_from,
            follows=entry.follows,
        )

    def versions(self) -> list[Version]:
        """All of them, the newest first."""
        return [self.version(number) for number in reversed(self.numbers())]

    def _use(self, number: int) -> Version:
        if number not in self.numbers():
            raise StoreError([Damage(Harm.MISSING_VERSION, self.ledger.file(number).name)])
        version = self.version(number)  # a damaged one is not taken into use
        self.ledger.use(number)
        return version

    def _kept_parts(self, intakes: Collection[Intake], afresh: bool) -> Mapping[Kind, Part]:
        """
        The parts that stay in use, proven to be whole. What is loaded anew may be damaged: loading
        it again is the way to mend it.
        """
        marks = {intake.fictive for intake in intakes if intake.kind not in NEITHER}
        if len(marks) > 1:
            raise ValueError("made-up and real files in one load")
        if self.is_empty:
            return {}
        fresh = {intake.kind for intake in intakes}
        folders = {
            kind: folder
            for kind, folder in self._used().items()
            if kind not in fresh and (kind in NEITHER or not afresh)
        }
        kept = {kind: read_part(kind, folder) for kind, folder in folders.items()}
        if marks - {part.fictive for kind, part in kept.items() if kind not in NEITHER}:
            kept = {kind: part for kind, part in kept.items() if kind in NEITHER}
        for part in kept.values():
            proven(part.folder)
        return kept

    def _with_lock(
        self, intakes: tuple[Intake, ...], afresh: bool, made_by: str
    ) -> tuple[Intake, ...]:
        """A plan in place of a locked one keeps its lock; in another town it is another plan."""
        folder = None if self.is_empty or afresh else self._used().get(Kind.STUDY)
        if folder is None or serious(damages(folder, thorough=True)):
            return intakes
        old = read_part(Kind.STUDY, folder)
        study, now = read_study((folder / "studie.toml").read_bytes()), datetime.now(LOCAL_TIME)
        return tuple(
            in_place_of(intake, study, at=now, by=made_by)
            if intake.kind is Kind.STUDY and intake.fictive == old.fictive
            else intake
            for intake in intakes
        )

    def _used(self) -> Mapping[Kind, Path]:
        return self.ledger.entry(self.ledger.current()).parts

    def _publish(
        self, parts: Mapping[Kind, Part], summaries: Path, made_by: str, made_from: str
    ) -> Version:
        ledger = self.ledger
        entry = Entry(
            number=max(ledger.numbers(), default=0) + 1,
            parts={
                kind: keep(part.folder, self.folder / "parts" / f"{kind}-{part.fingerprint[:16]}")
                for kind, part in parts.items()
            },
            summaries=keep(summaries, self.folder / "summaries" / _print_of_all(parts)[:16]),
            made_at=datetime.now(LOCAL_TIME),
            made_by=made_by,
            made_from=made_from,
            follows=None if ledger.is_empty else ledger.current(),
        )
        ledger.write(entry)
        ledger.use(entry.number)
        return self.version(entry.number)


def keep(folder: Path, target: Path) -> Path:
    """Move a folder to where it belongs, unless what it says is there already and whole."""
    unproven = not (target / CONTENTS).exists() or serious(damages(target, thorough=True))
    if folder != target and unproven:
        return move(folder, target)
    sync(target.parent)  # a load that was killed may not have come to it
    return target


def _print_of_all(parts: Mapping[Kind, Part]) -> str:
    """Changes with the parts, and with the form of the summaries made from them."""
    prints = [f"{FORMAT}:", *(part.fingerprint for _, part in sorted(parts.items()))]
    return sha256("".join(prints).encode()).hexdigest()


def _sources(kept: Mapping[Kind, Part], intakes: Collection[Intake]) -> Sources:
    """What is being loaded is at hand; the other parts are read."""
    fresh = {intake.kind: intake.rows for intake in intakes}

    def rows(kind: Kind, columns: list[str] | None = None) -> pd.DataFrame | None:
        if kind in fresh:
            given: pd.DataFrame = fresh[kind]
            return given
        return pd.read_parquet(kept[kind].rows_file, columns=columns) if kind in kept else None

    def shapes(kind: Kind) -> gpd.GeoDataFrame | None:
        if kind in fresh:
            given: gpd.GeoDataFrame = fresh[kind]
            return given
        return gpd.read_parquet(kept[kind].rows_file) if kind in kept else None

    study = fresh.get(Kind.STUDY)
    if study is None and Kind.STUDY in kept:
        study = read_study((kept[Kind.STUDY].folder / "studie.toml").read_bytes())
    extracted = {kind: part.extracted_on for kind, part in kept.items()}
    extracted |= {intake.kind: intake.extracted_on for intake in intakes}
    return Sources(
        incidents=rows(Kind.INCIDENTS, COUNTED_COLUMNS),
        counts=rows(Kind.COUNTS),
        survey=rows(Kind.SURVEY),
        codes=rows(Kind.CODES),
        areas=shapes(Kind.AREAS),
        streets=shapes(Kind.STREETS),
        study=study,
        extracted_on={kind: day for kind, day in extracted.items() if day is not None},
    )
