"""Would we have seen it before anything was tried? The start is moved back in time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from analysis.caveats import FEW_BEFORE
from analysis.counts import BeforeAfter, are_counts, months_by_area
from analysis.coverage import Coverage
from analysis.disclosure import disclosed
from analysis.dispersion import dispersion
from analysis.effect import comparable, relative_change
from analysis.results import Comparison, Hidden, NotPossible, Reason
from analysis.whole_years import YEAR
from data.study import Period, Pilot

BACK = (6, 12, 18)  # months
LEVEL = 0.95


class Seen(StrEnum):
    """What the moved starts say of the true one."""

    NOTHING = "nothing"
    CHANGE = "change"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Windows:
    """`after` lies before the true start; `before` has its calendar months in earlier years."""

    before: tuple[Period, ...]  # latest first
    after: Period


@dataclass(frozen=True, slots=True)
class MovedStart:
    """`back` months before the true start. Its counts are told nowhere: only what they lead to."""

    back: int
    windows: Windows | None  # None: no whole year is covered
    change: Comparison | Hidden | NotPossible

    @property
    def shows_change(self) -> bool:
        return isinstance(self.change, Comparison) and not self.change.low <= 1 <= self.change.high


@dataclass(frozen=True, slots=True)
class PlaceboInTime:
    starts: tuple[MovedStart, ...]  # the earliest first

    def seen(self, headline: Comparison | Hidden | NotPossible) -> Seen:
        """
        A change where one start shows it; nothing where all straddle none.

        Where the headline is sure of a change as large as all of them could have hidden, their
        silence tells nothing.
        """
        if any(one.shows_change for one in self.starts):
            return Seen.CHANGE
        if isinstance(headline, Comparison) and not headline.low <= 1 <= headline.high:
            hidden = all(one.low <= headline.value <= one.high for one in self.asked)
            return Seen.CANNOT_TELL if hidden else Seen.NOTHING
        return Seen.NOTHING if self.asked else Seen.CANNOT_TELL

    @property
    def asked(self) -> tuple[Comparison, ...]:
        """What the starts show that could be asked of."""
        return tuple(one.change for one in self.starts if isinstance(one.change, Comparison))


def placebo_in_time(
    counts: pd.DataFrame, pilot: Pilot, coverage: Coverage, areas: Collection[str] | None = None
) -> PlaceboInTime | NotPossible:
    """
    Ask the headline of starts 6, 12 and 18 months before the true one: none may show a change.

    `counts` (area_id, month, count) of one outcome; months from the end of the before period on are
    not looked at. `areas` are the headline's comparison areas, all of the pilot's without it.

    After a moved start come whole years as far as they fit before the true one, the six months
    where none does; before it the same calendar months of earlier years, as many as the plan's
    before period has, also from before that period where pilot and comparison areas have data.
    Dispersion is that of the months before the moved start. Each interval is 95 %.

    Source: Abadie, Diamond & Hainmueller (2015), doi 10.1111/ajps.12116 (in-time placebo).
    """
    if not are_counts(counts["count"]):
        return NotPossible(Reason.NOT_COUNTS)
    if pilot.before.months < 1:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    compared = frozenset(pilot.comparison if areas is None else areas)
    years = max(1, pilot.before.months // YEAR)
    first = months_earlier(pilot.before.end, max(BACK) + YEAR * years)
    months = months_by_area(counts, {pilot.area, *compared}, Period(first, pilot.before.end))
    return PlaceboInTime(
        tuple(
            _moved(months, pilot, coverage, compared, back) for back in sorted(BACK, reverse=True)
        )
    )


def _moved(
    months: pd.DataFrame, pilot: Pilot, coverage: Coverage, compared: frozenset[str], back: int
) -> MovedStart:
    length = back // YEAR * YEAR or back
    start = months_earlier(pilot.before.end, back)
    after = Period(start, months_earlier(start, -length))
    settled = coverage.preliminary_from
    if settled is not None and after.end > settled:
        open_months = Period(max(after.start, settled.replace(day=1)), after.end).months
        return MovedStart(back, None, NotPossible(Reason.PRELIMINARY, size=open_months))
    nearest = (after, _earlier(after, 1))
    with_data = frozenset(area for area in compared if coverage.holds_all(nearest, {area}))
    before = _before(after, pilot, coverage, with_data)
    if not before:
        return MovedStart(back, None, NotPossible(Reason.NO_EARLIER_YEAR))
    windows = Windows(before, after)
    return MovedStart(back, windows, _change(months, pilot.area, with_data, windows))


def _before(
    after: Period, pilot: Pilot, coverage: Coverage, compared: frozenset[str]
) -> tuple[Period, ...]:
    """As many earlier years as the plan's before period has, as far as all of them have data."""
    earlier: list[Period] = []
    for years in range(1, max(1, pilot.before.months // YEAR) + 1):
        if not coverage.holds_all((after, _earlier(after, years)), {pilot.area, *compared}):
            break
        earlier.append(_earlier(after, years))
    return tuple(earlier)


def _change(
    months: pd.DataFrame, pilot: str, others: Collection[str], windows: Windows
) -> Comparison | Hidden | NotPossible:
    before = pd.concat([_within(months, span) for span in windows.before])
    sums = before.sum(), _within(months, windows.after).sum()
    areas = {a: BeforeAfter(int(sums[0][a]), int(sums[1][a])) for a in (pilot, *others)}
    known = {area: areas[area] for area in sorted(others)}
    phi = dispersion(before[sorted({pilot, *comparable(known)})])
    answer = relative_change({pilot: areas[pilot]}, known, dispersion=phi, level=LEVEL)
    shown = disclosed(answer, areas[pilot].before, areas[pilot].after)
    if isinstance(shown, Comparison) and areas[pilot].before < FEW_BEFORE:
        return NotPossible(Reason.FEW_IN_WINDOW)  # the number would tell that of other months
    return shown


def _within(months: pd.DataFrame, period: Period) -> pd.DataFrame:
    first, last = pd.Timestamp(period.start), pd.Timestamp(period.end)
    return months[(months.index >= first) & (months.index < last)]


def _earlier(period: Period, years: int) -> Period:
    return Period(*(months_earlier(day, YEAR * years) for day in (period.start, period.end)))


def months_earlier(day: date, months: int) -> date:
    """The first of the month so many months before the first of a month; later where negative."""
    year, month = divmod(day.year * YEAR + day.month - 1 - months, YEAR)
    return date(year, month + 1, 1)
