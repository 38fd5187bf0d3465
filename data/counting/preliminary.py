"""From which month on may a loaded file still change, and how do we know?"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

CHANGE_DAYS = 60  # where nothing is known of delays: months that ended less than this ago are open
MONTH_ENDS = 25  # a newest row earlier in its month leaves that month half told
REPORTED_SHARE = (
    0.95  # of what will be reported within a year: when this much is, a month is closed
)
HORIZON_DAYS = 365  # later reports are too few to wait for, and too few to estimate from
FEWEST_DAYS = 30
FEWEST_INCIDENTS = 200  # of months that all of the horizon has passed for
RECENT_MONTHS = 36  # how people report changes over the years: only so far back is asked


NO_DELAYS = pd.DataFrame(
    {
        "month": pd.Series(dtype="datetime64[us]"),
        "delay": pd.Series(dtype="int64"),
        "count": pd.Series(dtype="int64"),
    }
)


class KnownBy(StrEnum):
    """How it is known which months may still change."""

    FLAGS = "flags"  # the file marks its rows
    DELAY = "delay"  # the reporting delay, estimated from the file
    EXTRACT = "extract"  # the day of the extract alone
    LAST_DAY = "last_day"  # the newest row lies early in its month


@dataclass(frozen=True, slots=True)
class OpenMonths:
    """
    Months from `first` on (its first day) may still change; None: none may, as far as is known.

    `days` is how long it takes until `REPORTED_SHARE` is reported; only where it was estimated.
    """

    first: date | None
    known_by: KnownBy | None
    days: int | None = None


def open_months(
    months: pd.DataFrame,
    delays: pd.DataFrame,
    *,
    extracted_on: date | None,
    last_report: date | None,
    last_day: date | None,
) -> OpenMonths:
    """
    As the flags of the file say, else by its reporting delay, its extract date or its last day.

    `months` has month, count and flagged (how many of them are marked preliminary): a month is
    flagged where at least half of its rows are, for single flags are forgotten ones. `delays` is
    what `delay_days` asks for. `last_day` is the newest day of an incident; None where a file tells
    months only.
    """
    flagged = months.loc[months["flagged"] * 2 >= months["count"], "month"]
    if len(flagged):
        return OpenMonths(flagged.min().date(), KnownBy.FLAGS)
    known_until = extracted_on or last_report
    if known_until is not None and (days := delay_days(delays, known_until)) is not None:
        return OpenMonths(_open_since(known_until, days), KnownBy.DELAY, days)
    if extracted_on is not None:
        return OpenMonths(_open_since(extracted_on, CHANGE_DAYS), KnownBy.EXTRACT)
    if last_day is not None and last_day.day < MONTH_ENDS:
        return OpenMonths(last_day.replace(day=1), KnownBy.LAST_DAY)
    return OpenMonths(None, None)


def delay_days(delays: pd.DataFrame, known_until: date) -> int | None:
    """
    Days until `REPORTED_SHARE` of what is reported within a year has been; None: too few to say.

    `delays` has month (of the offence, its first day), delay (whole days from offence to report)
    and count. Recent months cannot show long delays yet, so each is asked only of the delays that
    had time to show: share reported by day d = product over later days j of (1 - n_j / N_j), where
    n_j are those reported on day j and N_j those reported by day j, both of months that ended at
    least j days before `known_until`. The answer lies between 30 days and a year.

    Source: Lagakos, Barraj, De Gruttola (1988), Biometrika 75:515-523, doi:10.1093/biomet/75.3.515;
    the same numbers as the chain ladder's development factors: Mack (1993), ASTIN Bulletin
    23:213-225, doi:10.2143/AST.23.2.2005092.
    """
    counts, waited = _triangle(delays, known_until)
    if counts[waited >= HORIZON_DAYS].sum() < FEWEST_INCIDENTS:
        return None
    reported = reported_shares(counts, waited)
    enough = int(np.argmax(reported >= REPORTED_SHARE))
    return max(enough, FEWEST_DAYS)


def reported_shares(
    counts: npt.NDArray[np.int64], waited: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """
    Share reported by each day, 1 on the last: `counts` is months x days, `waited` the days that
    every incident of a month has had time to be reported in.
    """
    days = np.arange(counts.shape[1])
    could_show = waited[:, np.newaxis] >= days
    on_day = (counts * could_show).sum(axis=0)
    by_day = (counts.cumsum(axis=1) * could_show).sum(axis=0)
    earlier = 1 - on_day / np.maximum(by_day, 1)
    return np.append(earlier[:0:-1].cumprod()[::-1], 1.0)


def _triangle(
    delays: pd.DataFrame, known_until: date
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Counts by month and day of delay, and how many days each month has had after its end."""
    waited = (pd.Timestamp(known_until) - (delays["month"] + pd.offsets.MonthEnd(0))).dt.days
    usable = delays["delay"].between(0, HORIZON_DAYS) & waited.between(
        0, HORIZON_DAYS + RECENT_MONTHS * 31
    )
    rows = delays[usable]
    table = rows.pivot_table(
        index=waited[usable].rename("waited"), columns="delay", values="count", aggfunc="sum"
    )
    table = table.reindex(columns=range(HORIZON_DAYS + 1)).fillna(0)
    return table.to_numpy(dtype="int64"), table.index.to_numpy(dtype="int64")


def _open_since(known_until: date, days: int) -> date:
    """First day of the oldest month that ended less than `days` before."""
    return (known_until - timedelta(days=days)).replace(day=1)
