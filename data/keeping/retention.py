"""Rows that are older than they may be: how many there are, and how they go for good."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.intake import Intake, Kind
from data.keeping.ledger import Entry
from data.keeping.parts import LOCAL_TIME, Part
from data.keeping.purge import GRACE_S, Purged, purge
from data.store import Store, Version

# Of what may be about people, when it was. A row without a day stays: nobody knows how old it is.
DAYS = MappingProxyType(
    {Kind.INCIDENTS: "occurred_from", Kind.SURVEY: "answered_on", Kind.REPORTS: "reported_on"}
)


FAR = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """Rows from before the day, by kind, in the version in use; others that hold such rows."""

    before: date
    rows: Mapping[Kind, int]
    versions: tuple[int, ...]

    @property
    def is_nothing(self) -> bool:
        return not self.rows and not self.versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Thinned:
    """`version` is in use since: the number, None where no row of the one in use had to go."""

    version: int | None
    rows: Mapping[Kind, int]
    purged: Purged


def overdue(store: Store, before: date) -> Overdue:
    """
    Count the rows of incidents, answers and reports from before the day; it is not one of them.

    Raises `NoDataYetError`, `StoreError`.
    """
    current = store.ledger.current()
    entries = store.ledger.entries()
    rows = {kind: n for kind in DAYS if (n := _old(entries[current], kind, before))}
    others = tuple(
        number
        for number, entry in entries.items()
        if number != current and any(_old(entry, kind, before) for kind in DAYS)
    )
    return Overdue(before=before, rows=rows, versions=others)


def far_ahead(store: Store, today: date) -> date | None:
    """
    Give the newest day that the store knows of, where `today` is more than a year later.

    That is of a row of those kinds, or of a load. A clock that is ahead would purge what may still
    be kept, and nothing brings it back. Raises as `overdue`.
    """
    entries, current = store.ledger.entries(), store.ledger.current()
    days = [entry.made_at.astimezone(LOCAL_TIME).date() for entry in entries.values()]
    for kind, column in DAYS.items():
        found = (_newest(folder / "rows.parquet", column) for folder in _of(entries[current], kind))
        days += [day for day in found if day is not None]
    return max(days) if today - max(days) > FAR else None


def thin(
    store: Store,
    before: date,
    *,
    by: str = "",
    grace_s: float = GRACE_S,
    wait: Callable[[float], None] = time.sleep,
) -> Thinned:
    """
    Make a version without the rows from before the day, and delete every other one for good.

    Nothing is deleted where no row is that old. Raises as `Store.add` and `purge`: where the rest
    cannot be used, nothing has changed.
    """
    found = overdue(store, before)
    if found.is_nothing:
        nothing = Purged(versions=(), paths=(), byte_count=0)
        return Thinned(version=None, rows={}, purged=nothing)
    number = None
    if found.rows:
        version = store.current()
        kept = [_kept(part, before) for part in _parts(version, found)]
        number = store.add(*kept, made_by=by, thinned_before=before).number
    tomorrow = datetime.now(LOCAL_TIME).date() + timedelta(days=1)
    gone = purge(store, tomorrow, by=by, grace_s=grace_s, wait=wait)
    return Thinned(version=number, rows=found.rows, purged=gone)


def _old(entry: Entry, kind: Kind, before: date) -> int:
    return sum(_older(folder / "rows.parquet", DAYS[kind], before) for folder in _of(entry, kind))


def _of(entry: Entry, kind: Kind) -> tuple[Path, ...]:
    return entry.parts.get(kind, ())


def _older(rows: Path, column: str, before: date) -> int:
    if column not in pq.read_schema(rows).names:
        return 0
    days = pq.read_table(rows, columns=[column]).column(column)
    limit = pa.scalar(datetime.combine(before, datetime.min.time()), days.type)
    return int(pc.sum(pc.less(days, limit)).as_py() or 0)


def _newest(rows: Path, column: str) -> date | None:
    if column not in pq.read_schema(rows).names:
        return None
    newest = pc.max(pq.read_table(rows, columns=[column]).column(column)).as_py()
    return None if newest is None else pd.Timestamp(newest).date()


def _parts(version: Version, found: Overdue) -> list[Part]:
    """All files of a kind of which rows go: the others of it stay beside them."""
    return [part for kind in found.rows for part in version.parts[kind]]


def _kept(part: Part, before: date) -> Intake:
    rows = pd.read_parquet(part.rows_file)
    kept = rows[~(rows[DAYS[part.kind]] < pd.Timestamp(before))].reset_index(drop=True)
    for name in kept.select_dtypes("category"):  # lists the words of rows that are gone, too
        kept[name] = kept[name].cat.remove_unused_categories()
    return Intake(
        kind=part.kind,
        name=part.name,
        content_hash=part.content_hash,
        rows=kept,
        findings=part.findings,
        read_count=part.read_count,
        kept_count=len(kept),
        fictive=part.fictive,
        extracted_on=part.extracted_on,
        mapping=part.mapping,
        quality=part.quality,
    )
