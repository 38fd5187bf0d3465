"""What the reader looks at: which pilot area, which time, and the rows of each file."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from data.intake import Kind
from data.store import Version
from data.study import Pilot, Study
from pages.shared import cached, session
from pages.shared.text import Text

FIRST_DAYS = {
    Kind.MEMBERS: "joined_on",
    Kind.MEETINGS: "met_on",
    Kind.WALKS: "walked_on",
    Kind.MEASURES: "decided_on",
    Kind.REPORTS: "occurred_on",
}
YEARS = 5  # that are looked back over at most, where no plan says when it began


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """
    `first` and `end` are the time that is looked at, half-open; `as_of` is the day until which the
    files speak, and never before `end`.
    """

    version: Version
    study: Study | None
    pilot: Pilot | None
    area: str  # the pilot's area id; "" without a plan: everywhere
    name: str  # of the area
    start: date  # of the pilot; without a plan the first day that a file speaks of
    first: date
    end: date
    as_of: date
    text: Text

    @property
    def last(self) -> date:
        """The last day that is inside."""
        return self.end - timedelta(days=1)

    def rows(self, kind: Kind) -> pd.DataFrame | None:
        """The area's rows of a kind, a row once; None where no such file is loaded."""
        rows = cached.placed(self.version, kind)
        if rows is None:
            return None
        if self.area:
            return rows[rows["area_id"] == self.area].reset_index(drop=True)
        return rows.drop_duplicates("row").reset_index(drop=True)


def ask(text: Text) -> Asked:
    version = cached.version()
    study = cached.study(version)
    pilot = study.pilot(session.pilot_area(study)) if study else None
    as_of = cached.as_of(version)
    start = pilot.start if pilot else first_told(version, as_of)
    is_extract = as_of == cached.catalogue(version).extracted_on
    first, end = _time(start, as_of, text, is_extract=is_extract)
    area = pilot.area if pilot else ""
    names = dict(cached.catalogue(version).areas)
    return Asked(
        version=version,
        study=study,
        pilot=pilot,
        area=area,
        name=names.get(area, area) or text.process.everywhere,
        start=start,
        first=first,
        end=end,
        as_of=as_of,
        text=text,
    )


def first_told(version: Version, as_of: date) -> date:
    """The first day that a file about the work speaks of; one typed wrongly must not be it."""
    rows = ((cached.placed(version, kind), column) for kind, column in FIRST_DAYS.items())
    days = [table[column].min() for table, column in rows if table is not None and column in table]
    told = [day.date() for day in days if not pd.isna(day) and day.date() <= as_of]
    return max(min(told, default=as_of), date(as_of.year - YEARS, 1, 1))


def year_before(day: date) -> date:
    before: date = (pd.Timestamp(day) - pd.DateOffset(years=1)).date()
    return before


def _time(start: date, as_of: date, text: Text, *, is_extract: bool) -> tuple[date, date]:
    """Since the start, the last twelve months, or one calendar year; the last day is inside."""
    end = as_of + timedelta(days=1)
    years = [str(year) for year in range(start.year, as_of.year + 1)]
    chosen = session.draw_process_period(years, text)
    words = text.process.as_of if is_extract else text.process.loaded_on
    st.caption(words.format(day=text.numbers.day(as_of)))
    if chosen == session.LAST_YEAR:
        return max(start, year_before(end)), end
    if chosen in years:
        year = int(chosen)
        return max(start, date(year, 1, 1)), min(end, date(year + 1, 1, 1))
    return start, end
