"""Does the work go on, or does it fade quarter by quarter?"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd
from scipy.stats import t

from analysis.interrupted import fitted
from analysis.process.indicator import LEVEL, Also, Beside, Indicator, InQuarter, Tally, Value
from analysis.process.lengths import weeks
from analysis.process.quarters import quarters_since
from analysis.process.reports import counted_in
from analysis.results import Counted, Estimate, Method, NotPossible, Reason, Unit
from data.study import Period

FEWEST_QUARTERS = 6
STEADY = (0.95, 1.05)  # a quarter / the one before; within it the work holds


class Course(StrEnum):
    """Which way activity goes, as far as the interval tells."""

    FADES = "fades"
    GROWS = "grows"
    HOLDS = "holds"  # by less than 5 % a quarter, either way
    CANNOT_TELL = "cannot_tell"


def endurance(
    active: Indicator, reports: pd.DataFrame | None, area: str, period: Period, start: date
) -> Indicator:
    """
    P27: how the share of active members (P04) goes from quarter to quarter since the start, and
    beside it reports a week (P17).

    `active` is P04 with its quarters since `start`. 0.9 is a tenth less each quarter. The series is
    that of P04; `reports_by_quarter` has the other.
    """
    of_reports = reports_by_quarter(reports, area, period, start)
    return Indicator(
        code="P27",
        area=area,
        period=period,
        value=active.value if isinstance(active.value, NotPossible) else slope(active.series),
        beside=(Beside(Also.REPORTS_A_QUARTER, slope(of_reports)),),
        series=active.series,
    )


def reports_by_quarter(
    reports: pd.DataFrame | None, area: str, period: Period, start: date
) -> tuple[InQuarter, ...]:
    """P17 in each quarter since `start`; one without has 0 a week. Empty without any report."""
    quarters = quarters_since(start, period.end)
    counts = counted_in(reports, area, [quarter.period for quarter in quarters])
    return tuple(
        InQuarter(
            quarter, Counted(value=count / weeks(quarter.period), unit=Unit.PER_WEEK, n=count)
        )
        for quarter, count in zip(quarters, counts, strict=True)
        if any(counts)
    )


def slope(series: Sequence[InQuarter]) -> Estimate | NotPossible:
    """
    What each whole quarter is of the one before, on average: a log-linear quasi-Poisson trend.

    Of tallies the count per whole (active / members), else the count per week. The interval is of
    Student's t, and chance never counts as less than Poisson's. It takes quarters as independent,
    for so few cannot tell how they follow each other: steady series of 6-12 quarters seemed to move
    in 0-7 % of 500, and in 2-21 % where each quarter had half of the last one's deviation (20 %).
    """
    whole = [part for part in series if part.quarter.is_whole]
    counted = [_counted(part.value, part.quarter.period) for part in whole]
    told = [(part.quarter.number, *pair) for part, pair in zip(whole, counted, strict=True) if pair]
    if not told:
        return NotPossible(Reason.NO_REPORTS)
    number, count, per = np.array(told, dtype=float).T
    if len(number) < FEWEST_QUARTERS:
        return NotPossible(Reason.FEW_QUARTERS, size=len(number))
    if np.count_nonzero(count) < 2:
        return NotPossible(Reason.TOO_SHORT_SERIES)
    fit = fitted(count, np.column_stack([np.ones_like(number), number]), exposure=per)
    if fit is None:
        return NotPossible(Reason.TOO_SHORT_SERIES)
    spread = np.sqrt(max(1.0, float(fit.pearson_chi2 / fit.df_resid)))
    margin = float(t.ppf((1 + LEVEL) / 2, fit.df_resid) * fit.bse[1] * spread)
    low, value, high = np.exp(fit.params[1] + margin * np.array([-1, 0, 1])).tolist()
    return Estimate(
        value=value,
        unit=Unit.RATIO,
        low=low,
        high=high,
        level=LEVEL,
        n=int(count.sum()),
        method=Method.QUASI_POISSON,
    )


def course(found: Value) -> Course:
    """Tell whether it fades, from `slope`."""
    if not isinstance(found, Estimate):
        return Course.CANNOT_TELL
    if found.high < 1:
        return Course.FADES
    if found.low > 1:
        return Course.GROWS
    holds = STEADY[0] < found.low and found.high < STEADY[1]
    return Course.HOLDS if holds else Course.CANNOT_TELL


def _counted(value: Value, period: Period) -> tuple[float, float] | None:
    """A count and what it is per; None where a quarter has no figure."""
    match value:
        case Tally(count=count, of=of):
            return count, of
        case Counted(n=n):
            return n, weeks(period)
        case _:
            return None
