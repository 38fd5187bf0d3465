"""What else happened, and may explain a change: works, festivities, a pandemic."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from data.codebook import folded
from data.study import Direction, Period

EVERYWHERE = {folded(name) for name in ("Alla områden", "Hela staden", "All areas", "")}
_WAYS = {str(way): way for way in Direction}


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelEvent:
    """`area` is as the file has it, "" where it concerns all; `end` is the first day after."""

    start: date
    end: date
    area: str
    title: str
    event_type: str
    expected: Direction | None  # what it would do to the number of incidents; None if nobody said

    def meets(self, period: Period) -> bool:
        return self.start < period.end and period.start < self.end


def parallel_events(rows: pd.DataFrame) -> tuple[ParallelEvent, ...]:
    """
    The events of a loaded file, in order of time.

    Without an end an event is a day long: what goes on and on should say until when.
    """
    return tuple(
        sorted((_event(row) for row in rows.to_dict("records")), key=lambda e: (e.start, e.end))
    )


def _event(row: dict[object, object]) -> ParallelEvent:
    start = pd.Timestamp(str(row["starts_on"])).date()
    last = start if pd.isna(row.get("ends_on")) else pd.Timestamp(str(row["ends_on"])).date()
    area = str(row.get("area_name") or "")
    return ParallelEvent(
        start=start,
        end=last + timedelta(days=1),
        area="" if folded(area) in EVERYWHERE else area,
        title=str(row.get("title") or ""),
        event_type=str(row.get("event_type") or ""),
        expected=_WAYS.get(str(row.get("direction") or "")),
    )
