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
What is damaged is noticed when it is opened; see data.keeping.contents. Summaries that are damaged
or of an older form are made anew from the rows then.
"""

import secrets
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import pandas as pd
import pyarrow as pa

from data.counting.overlap import BESIDE
from data.counting.summaries import FORMAT, Sources, place, write_summaries
from data.intake import Intake, Kind
from data.keeping import journal
from data.keeping.contents import CONTENTS, damages, proven, seal, serious
from data.keeping.disk import move, sync
from data.keeping.journal import Deed
from data.keeping.ledger import Entry, Ledger, key_print
from data.keeping.lock import ASIDE, patiently, writing
from data.keeping.logins import home
from data.keeping.parts import LOCAL_TIME, Part, read_part, write_part
from data.keeping.plans import locked_plan, rewritten
from data.keeping.sources import (
    Parts,
    areas_of_file,
    bases,
    basis_of,
    events,
    incident_places,
    sources,
)
from data.plans.locks import Edit, followed, is_signed, locked, noted
from data.plans.study_files import read_study
from data.problems import (
    BusyError,
    ChangedMeanwhileError,
    Damage,
    Harm,
    MixedError,
    NoDataYetError,
    NothingEarlierError,
    NothingLaterError,
    OnlyReplacesError,
    StoreError,
    UserError,
)
from data.progress import Progress, Step, silent
from data.study import Basis, Lock, Study

NEITHER = {Kind.BASEMAP}  # a map is neither made-up data nor real: it goes with both


@dataclass(frozen=True, kw_only=True)
class Version:
    """
    A set of parts that belong together. `fingerprint` changes whenever any of them does. Of several
    files of one kind the newest is last.
    """

    number: int
    parts: Mapping[Kind, tuple[Part, ...]]
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
        return any(part.fictive for part in self.files if part.kind not in NEITHER)

    @property
    def files(self) -> list[Part]:
        """Each loaded file, in the order of their kinds."""
        return [part for kind in Kind for part in self.parts.get(kind, ())]

    def part(self, kind: Kind) -> Part:
        """Give the newest file of this kind. Raises `NoDataYetError` if none is loaded."""
        if kind not in self.parts:
            raise NoDataYetError(kind)
        return self.parts[kind][-1]

    def study(self) -> Study:
        return read_study((self.part(Kind.STUDY).folder / "studie.toml").read_bytes())

    def basis(self, plan: Study) -> Basis:
        """Give the prints of what a plan's answer rests on in this version."""
        return basis_of(self.parts, plan)

    def areas(self) -> gpd.GeoDataFrame:
        """Give the areas of the file and the rings of the study, with polygons (WGS 84)."""
        return gpd.read_parquet(self.summaries / "areas.parquet")

    def areas_of_file(self) -> gpd.GeoDataFrame | None:
        """Give the areas as they were loaded (README of `data`), None without any."""
        return areas_of_file(self.parts)

    def incident_places(self) -> pd.DataFrame | None:
        """Give longitude, latitude, area_name of each incident, None without any."""
        return incident_places(self.parts)

    def basemap(self) -> gpd.GeoDataFrame | None:
        if Kind.BASEMAP not in self.parts:
            return None
        return gpd.read_parquet(self.part(Kind.BASEMAP).rows_file)

    def streets(self) -> gpd.GeoDataFrame | None:
        """Give the pieces of street segments (segment_id, name, lines in WGS 84), None without."""
        if Kind.STREETS not in self.parts:
            return None
        return gpd.read_parquet(self.part(Kind.STREETS).rows_file)

    def bases(self) -> pd.DataFrame | None:
        """Give the rows of all files of bases together (README of `data`), None without any."""
        return bases(self.parts)

    def events(self) -> pd.DataFrame | None:
        """Give the rows of all files of events together (README of `data`), None without any."""
        return events(self.parts)


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
        return cls(home())

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.folder)

    def writing(
        self, *, sweep: bool = True, waiting: Callable[[], None] = patiently
    ) -> AbstractContextManager[None]:
        """Nobody else writes meanwhile; see `data.keeping.lock`."""
        return writing(self.folder, self.wait_s, sweep=sweep, waiting=waiting)

    def add(
        self,
        *intakes: Intake,
        afresh: bool = False,
        beside: bool = False,
        key: bytes = b"",
        made_by: str = "",
        edit: Edit | None = None,
        thinned_before: date | None = None,
        progress: Progress = silent,
    ) -> Version:
        """
        Make a version with these files in place of the earlier ones of their kinds, or `beside`
        them: then what stands in several counts once, as the newest says it
        (`data.counting.overlap`), and a file that is there already takes its own place.

        `afresh` keeps nothing earlier but a base map: the way to another town, whose areas do not
        fit the plan in use. Made-up and real data are never mixed: the one on top of the other
        starts afresh by itself. `key`: what case ids and addresses were hashed with; stored
        with the first of them. `made_by`: who loads. An exception out of `progress` cancels.

        `edit`: a plan or areas written on a page. They go with what is in use and start nothing
        afresh: `ChangedMeanwhileError` where another version is in use than the one that they were
        written on, `MixedError` where something would be dropped. Of a plan in place of a locked
        one see `data.plans.locks`.
        `thinned_before`: what these files lack on purpose, for the journal.
        Raises `FileError` if the files cannot be used together, and `OnlyReplacesError`; then
        everything stays as it was.
        """
        if beside and (only := {intake.kind for intake in intakes} - BESIDE):
            raise OnlyReplacesError(min(only))
        self.ledger.check_is_there()
        with (
            self.writing(waiting=partial(progress, Step.WAIT)),
            TemporaryDirectory(dir=self.folder, prefix=ASIDE) as new,
        ):
            if edit and edit.follows != (used := self.ledger.current()):
                entry = self.ledger.entry(used)
                raise ChangedMeanwhileError(used, entry.made_by, entry.made_at)
            kept = self._kept_parts(intakes, afresh, beside, mix=edit is None)
            new_key = self._new_key(key, intakes)
            if edit and edit.lock and not self.ledger.key():
                new_key = new_key or secrets.token_bytes(32)  # a lock is signed with it
            intakes = self._with_lock(
                intakes,
                kept,
                edit,
                afresh=afresh,
                key=self.ledger.key() or new_key,
            )
            progress(Step.PLACE)
            with ThreadPoolExecutor() as meanwhile:  # files are written while rows are counted
                fresh = [
                    meanwhile.submit(write_part, Path(new, f"{place}-{intake.kind}"), intake)
                    for place, intake in enumerate(intakes)
                ]
                names = [intake.name for intake in intakes]
                plans = any(intake.kind is Kind.STUDY for intake in intakes)
                given = sources(kept, intakes)
                summaries = _counted(given, names, Path(new), progress, new_plan=plans)
                parts = dict(kept)
                for part in (written.result() for written in fresh):
                    parts[part.kind] = (*parts.get(part.kind, ()), part)
            progress(Step.STORE)
            if new_key:
                self.ledger.write_key(new_key)
            return self._publish(
                parts,
                summaries,
                deed=Deed.THINNED if thinned_before else _deed(intakes, edit),
                about={"before": str(thinned_before)} if thinned_before else {},
                made_by=made_by,
                made_from=", ".join(names),
                afresh=afresh,
            )

    def undo(self, by: str = "") -> Version:
        """
        Go back to what was in use before the current version was made.

        Raises `NothingEarlierError` if there was nothing, `NoDataYetError` if there is nothing now.
        """
        with self.writing():
            follows = self.ledger.entry(self.ledger.current()).follows
            if follows is None:
                raise NothingEarlierError
            return self._use(follows, Deed.UNDONE, by)

    def redo(self, by: str = "") -> Version:
        """
        Bring again what `undo` took back last, until something new is loaded.

        Raises `NothingLaterError` if nothing was taken back, `NoDataYetError` if there is nothing.
        """
        with self.writing():
            later = self.taken_back()
            if later is None:
                raise NothingLaterError
            return self._use(later, Deed.REDONE, by)

    def taken_back(self) -> int | None:
        """
        Give the version that `redo` brings again, or None: the newest one that follows the current.

        That is the one taken back last, for whatever is loaded on top becomes the newest.
        """
        current = self.ledger.current()
        later = [n for n, entry in self.ledger.entries().items() if entry.follows == current]
        return max(later, default=None)

    def key(self) -> bytes:
        """Give the secret of this store: 32 random bytes; until `add` stores them, new ones."""
        return self.ledger.key() or secrets.token_bytes(32)

    def has_signed(self, lock: Lock) -> bool:
        """Was it locked here, and not written into a file?"""
        key = self.ledger.key()
        return key is not None and is_signed(lock, key)

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
        """
        Raises `NoSuchVersionError`; `StoreError` if a file of it is missing or changed. Summaries
        are made anew if need be, as `count_again` does.
        """
        version = self.described(number)
        if is_counted(version):
            return version
        with self.writing():
            return self.count_again(number)

    def count_again(self, number: int) -> Version:
        """
        For whoever holds the lock: `version`, with summaries made from the rows where they are
        missing, damaged or of an older form. Raises `StoreError` if the rows are.
        """
        version = self.described(number)
        if is_counted(version):
            return version
        for part in version.files:
            proven(part.folder)
        with TemporaryDirectory(dir=self.folder, prefix=ASIDE) as new:
            try:
                names = [part.name for part in version.files]
                made = _counted(sources(version.parts), names, Path(new), silent)
            except (KeyError, pa.ArrowInvalid) as error:  # rows that lack a column of today
                place = self.ledger.file(number).name
                raise StoreError([Damage(Harm.OLDER_FORM, place)]) from error
            summaries = keep(made, self.folder / "summaries" / summaries_name(version.parts))
        if summaries != version.summaries:
            self.ledger.write(replace(self.ledger.entry(number), summaries=summaries))
        return replace(version, summaries=summaries)

    def described(self, number: int) -> Version:
        """Like `version`, to tell of it but not to ask it: its summaries may be damaged."""
        entry = self.ledger.entry(number)
        if found := [d for f in entry.part_folders for d in serious(damages(f, thorough=False))]:
            raise StoreError(found)
        parts = {
            kind: tuple(read_part(kind, folder) for folder in folders)
            for kind, folders in entry.parts.items()
        }
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

    def _use(self, number: int, deed: Deed, by: str) -> Version:
        if number not in self.numbers():
            raise StoreError([Damage(Harm.MISSING_VERSION, self.ledger.file(number).name)])
        version = self.count_again(number)  # a damaged one is not taken into use
        journal.note(self.folder, deed, by=by, version=number)
        self.ledger.use(number)
        return version

    def _new_key(self, key: bytes, intakes: Collection[Intake]) -> bytes:
        """The key to be stored with these files, empty if none is needed or it is there."""
        if not key or not any(map(_holds_hashes, intakes)):
            return b""
        stored = self.ledger.key()
        if stored not in (None, key):
            raise BusyError  # another first load was quicker: these hashes would fit no others
        return b"" if stored else key

    def _kept_parts(
        self, intakes: Collection[Intake], afresh: bool, beside: bool, *, mix: bool
    ) -> Mapping[Kind, tuple[Part, ...]]:
        """
        The parts that stay in use, proven to be whole. What is loaded anew may be damaged: loading
        it again is the way to mend it. Made-up files on top of real ones, or the other way round,
        keep none; without `mix` they raise `MixedError`.
        """
        marks = {intake.fictive for intake in intakes if intake.kind not in NEITHER}
        if len(marks) > 1:
            raise ValueError("made-up and real files in one load")
        if self.is_empty:
            return {}
        fresh = {intake.kind for intake in intakes}
        again = {(intake.kind, intake.content_hash) for intake in intakes}
        kept: list[Part] = []
        for kind, folders in self._used().items():
            if (kind in NEITHER or not afresh) and (beside or kind not in fresh):
                kept += (read_part(kind, folder) for folder in folders)
        kept = [part for part in kept if (part.kind, part.content_hash) not in again]
        others = {part.fictive for part in kept if part.kind not in NEITHER}
        if marks - others:
            if others and not mix:
                raise MixedError
            kept = [part for part in kept if part.kind in NEITHER]
        for part in kept:
            proven(part.folder)
        return {kind: tuple(p for p in kept if p.kind is kind) for kind in {p.kind for p in kept}}

    def _with_lock(  # a plan in another town is another plan: `afresh`
        self,
        intakes: tuple[Intake, ...],
        kept: Parts,
        edit: Edit | None,
        *,
        afresh: bool,
        key: bytes,
    ) -> tuple[Intake, ...]:
        """Plans with the lock of the one that they take the place of, or with a new one."""
        plans = [intake for intake in intakes if intake.kind is Kind.STUDY]
        if not plans:
            return intakes
        at, old = datetime.now(LOCAL_TIME), None
        if not (self.is_empty or afresh):
            old = locked_plan(self.ledger, fictive=plans[-1].fictive)

        def as_kept(plan: Study) -> Study:
            by, why = (edit.by, edit.why) if edit else ("", "")  # a machine's account is nobody
            if old is not None:
                return followed(plan, old, at=at, by=by, why=why)
            rests_on = basis_of(kept, plan, intakes)
            if edit and edit.lock:
                return locked(plan, at=at, by=by, basis=rests_on, key=key)
            return noted(plan, rests_on)

        return tuple(rewritten(i, as_kept(i.rows)) if i in plans else i for i in intakes)

    def _used(self) -> Mapping[Kind, tuple[Path, ...]]:
        return self.ledger.entry(self.ledger.current()).parts

    def _publish(
        self,
        parts: Mapping[Kind, tuple[Part, ...]],
        summaries: Path,
        *,
        deed: Deed,
        about: Mapping[str, str],
        made_by: str,
        made_from: str,
        afresh: bool,
    ) -> Version:
        ledger = self.ledger
        entry = Entry(
            number=max(ledger.numbers(), default=0) + 1,
            parts={
                kind: tuple(
                    keep(part.folder, self.folder / "parts" / f"{kind}-{part.fingerprint[:16]}")
                    for part in files
                )
                for kind, files in parts.items()
            },
            summaries=keep(summaries, self.folder / "summaries" / summaries_name(parts)),
            made_at=datetime.now(LOCAL_TIME),
            made_by=made_by,
            made_from=made_from,
            follows=None if ledger.is_empty else ledger.current(),
            afresh=afresh,
            key_print=key_print(ledger.key()),
        )
        ledger.write(entry)
        try:
            told = {"version": str(entry.number), "files": made_from, **about}
            journal.note(self.folder, deed, by=made_by, **told)
            ledger.use(entry.number)
        except (OSError, UserError):  # it would stand in the history, for `redo` to bring
            ledger.withdraw(entry.number)
            raise
        return self.count_again(entry.number)


def _deed(intakes: Collection[Intake], edit: Edit | None) -> Deed:
    if any(intake.kind is not Kind.STUDY for intake in intakes):
        return Deed.LOADED
    return Deed.LOCKED if edit and edit.lock else Deed.PLANNED


def _counted(
    given: Sources,
    names: Collection[str],
    folder: Path,
    progress: Progress,
    *,
    new_plan: bool = False,
) -> Path:
    """Make the summaries, in a folder inside this one."""
    placed = place(given, list(names), new_plan=new_plan)
    progress(Step.SUMMARISE)
    summaries = folder / "summaries"
    write_summaries(placed, summaries)
    seal(summaries)
    return summaries


def keep(folder: Path, target: Path) -> Path:
    """Move a folder to where it belongs, unless what it says is there already and whole."""
    unproven = not (target / CONTENTS).exists() or serious(damages(target, thorough=True))
    if folder != target and unproven:
        return move(folder, target)
    sync(target.parent)  # a load that was killed may not have come to it
    return target


def summaries_name(parts: Parts) -> str:
    """What the folder of their summaries is called."""
    return _print_of_all(parts)[:16]


def _print_of_all(parts: Parts) -> str:
    """Changes with the parts, and with the form of the summaries made from them."""
    of_parts = (part.fingerprint for _, files in sorted(parts.items()) for part in files)
    return sha256("".join([f"{FORMAT}:", *of_parts]).encode()).hexdigest()


def is_counted(version: Version) -> bool:
    """Are its summaries there, whole and in the form that is read?"""
    folder = version.summaries
    if folder.name != summaries_name(version.parts) or serious(damages(folder, thorough=False)):
        return False
    try:
        proven(folder)
    except StoreError:
        return False
    return True


def _holds_hashes(intake: Intake) -> bool:
    hashed = ("case_hash", "premises")
    return intake.kind is Kind.INCIDENTS and any((intake.rows[c] != "").any() for c in hashed)
