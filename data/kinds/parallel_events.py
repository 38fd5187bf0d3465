"""What else happened, and may explain a change: works, festivities, a pandemic."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.codebook import folded
from data.study import Direction, Period

EVERYWHERE = {folded(name) for name in ("Alla områden", "Hela staden", "All areas", "")}
NOTE = "note"  # what somebody wrote on the page Trends: it stands on time axes and is no doubt
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

    @property
    def is_note(self) -> bool:
        return self.event_type == NOTE

    def meets(self, period: Period) -> bool:
        return self.start < period.end and period.start < self.end


def parallel_events(rows: pd.DataFrame) -> tuple[ParallelEvent, ...]:
    """
    The events of a loaded file, in order of time.

    Without an end an event is a day long: what goes on and on should say until when.
    """
    last = rows["ends_on"].fillna(rows["starts_on"]) + pd.Timedelta(days=1)
    columns = ("area_name", "title", "event_type", "direction")
    texts = zip(*(rows[name].fillna("") for name in columns), strict=True)
    events = (
        ParallelEvent(
            start=start.date(),
            end=end.date(),
            area="" if folded(area) in EVERYWHERE else area,
            title=title,
            event_type=event_type,
            expected=_WAYS.get(direction),
        )
        for start, end, (area, title, event_type, direction) in zip(
            rows["starts_on"], last, texts, strict=True
        )
    )
    return tuple(sorted(events, key=lambda event: (event.start, event.end, event.title)))
