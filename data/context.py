"""What is known beside the counts: other events, codes that changed. Small files, read whole."""

from collections.abc import Collection
from datetime import date

import pandas as pd

from data.intake import Kind
from data.kinds.parallel_events import ParallelEvent, parallel_events
from data.store import Version


def events(version: Version) -> tuple[ParallelEvent, ...] | None:
    """What else happened, in order of time; None where no such file is loaded."""
    rows = _rows(version, Kind.EVENTS)
    return None if rows is None else parallel_events(rows)


def code_changes(version: Version, groups: Collection[str]) -> tuple[date, ...] | None:
    """
    Days on which offence codes of these groups (none: of all) began or ceased to be valid.

    None where no code list with dates of validity is loaded.
    """
    rows = _rows(version, Kind.CODES)
    if rows is None or rows[["valid_from", "valid_to"]].isna().to_numpy().all():
        return None
    rows = rows[rows["group"].isin(list(groups))] if groups else rows
    ended = rows["valid_to"].dropna() + pd.Timedelta(days=1)  # the first day it is not valid
    days = pd.concat([rows["valid_from"].dropna(), ended])
    return tuple(sorted({day.date() for day in days}))


def _rows(version: Version, kind: Kind) -> pd.DataFrame | None:
    if kind not in version.parts:
        return None
    return pd.read_parquet(version.part(kind).rows_file)
