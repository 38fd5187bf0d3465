"""This year against last: a window of months, and the same months a year earlier."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.counts import are_counts
from analysis.coverage import Coverage
from analysis.rate_ratio import is_signal
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from analysis.spans import inside
from analysis.whole_years import YEAR
from data.study import Period

SHARE_FROM = 20  # incidents a year earlier: on fewer a percentage says more than there is


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowChange:
    """`earlier` is the same window a year before; `signal` and `share` None where not said."""

    window: Period
    earlier: Period
    before: Counted | Hidden
    after: Counted | Hidden
    signal: bool | None

    @property
    def difference(self) -> int | None:
        if isinstance(self.before, Hidden) or isinstance(self.after, Hidden):
            return None
        return self.after.n - self.before.n

    @property
    def share(self) -> float | None:
        """The difference as a share of last year's count, from `SHARE_FROM` of them on."""
        if self.difference is None or not isinstance(self.before, Counted):
            return None
        return self.difference / self.before.n if self.before.n >= SHARE_FROM else None


def year_to_date(settled_until: date) -> Period:
    """From 1 January to the end of the latest settled month; half-open."""
    last = _back(settled_until, months=1)
    return Period(date(last.year, 1, 1), settled_until)


def latest_month(settled_until: date) -> Period:
    return Period(_back(settled_until, months=1), settled_until)


def year_before(window: Period) -> Period:
    """The same months a year earlier."""
    return Period(_back(window.start, months=YEAR), _back(window.end, months=YEAR))


def check_window(window: Period, known: Coverage, areas: Collection[str]) -> NotPossible | None:
    """Why a window cannot be compared with last year's, or None if it can."""
    if window.months > YEAR:
        return NotPossible(Reason.LONG_WINDOW)
    settled = known.settled_until
    if settled is None or not known.holds_all([window, year_before(window)], areas):
        return NotPossible(Reason.NO_YEAR_EARLIER)
    if window.end > settled:
        return NotPossible(Reason.PRELIMINARY, Period(settled, window.end).months)
    return None


def window_change(
    months: "pd.Series[int]", window: Period, *, dispersion: float, told: bool
) -> WindowChange | NotPossible:
    """
    Compare the window's count with last year's.

    `months` (index: first days) holds both windows; `told` is whether the totals may be shown
    beside the months (`analysis.totals.beside_months`). The signal is `analysis.rate_ratio.
    is_signal`, widened by the `dispersion` of the series.
    """
    if not are_counts(months):
        return NotPossible(Reason.NOT_COUNTS)
    earlier = year_before(window)
    before, after = (int(inside(months, period).sum()) for period in (earlier, window))
    hidden = Hidden(Reason.SMALL_COUNT)
    return WindowChange(
        window=window,
        earlier=earlier,
        before=_counted(before) if told else hidden,
        after=_counted(after) if told else hidden,
        signal=is_signal(before, after, dispersion=dispersion) if told else None,
    )


def _counted(count: int) -> Counted:
    return Counted(value=count, unit=Unit.INCIDENTS, n=count)


def _back(day: date, *, months: int) -> date:
    """The first day of a month, so many months earlier."""
    month = day.year * YEAR + day.month - 1 - months
    return date(month // YEAR, month % YEAR + 1, 1)
