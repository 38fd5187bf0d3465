"""Could we see it at all? Asked before the after period is known."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from math import sqrt

import pandas as pd

from analysis.before import Before, before_start
from analysis.caveats import FEW_BEFORE
from analysis.dispersion import dispersion
from analysis.drift import drift_before
from analysis.looks import LEVEL
from analysis.precision import Precision, SmallestChange
from analysis.results import Hidden, NotPossible, Reason
from analysis.whole_years import YEAR
from data.study import Direction, Outcome, Pilot

CURVE = 120  # months, or as many as are planned


@dataclass(frozen=True, slots=True, kw_only=True)
class Detectable:
    """
    What the headline could show of one outcome. Changes are shares of what is expected (-0.2 is
    20 % fewer), seen with a power of 80 % by an interval of the level of `precision`.

    `precision` answers for other changes and months.
    """

    planned_months: int  # of the after period
    hoped: tuple[SmallestChange, ...]  # in the direction hoped for, after each month to `CURVE`
    other_way: tuple[SmallestChange, ...]
    limit: float  # in the direction hoped for, however long one waits
    months_needed: int | NotPossible  # for the smallest change worth having
    drift_hides_it: bool  # never seen, but only because areas drift apart
    power: float  # 0-1: to see that change, if it is there, in the plan's after period
    areas: tuple[str, ...]  # comparison areas with enough incidents before
    incidents: int  # before, in the pilot and these areas
    dispersion: float
    drift: float  # standard deviation of areas' own changes from year to year, log scale
    precision: Precision


def detectable(
    counts: pd.DataFrame,
    pilot: Pilot,
    outcome: Outcome,
    areas: Collection[str] | None = None,
    *,
    level: float = LEVEL,
) -> Detectable | NotPossible | Hidden:
    """
    Say from the before period alone what change of the pilot's incidents could be seen.

    `counts` (area_id, month, count) of the outcome; months from the start on are not looked at.
    `areas` are the comparison areas that have data, all of the pilot's without it. `level` is that
    of the plan's last decision: all of the after period is known by then.
    Not possible where the headline is not, and with less than a year before: what other months
    bring is not known then.
    """
    before = before_start(counts, pilot, areas)
    if not isinstance(before, Before):
        return before
    own = int(before.own.sum())
    if own < FEW_BEFORE:
        return NotPossible(Reason.FEW_BEFORE, size=own)
    months = before.others.assign(**{pilot.area: before.own})
    phi = dispersion(months)
    often = pilot.before.calendar_months()
    precision = Precision(
        own=own,
        others=tuple(before.others.sum().astype(float)),
        season=_season(months),
        times=tuple(often[month] for month in range(1, YEAR + 1)),
        first_month=pilot.after.start.month,
        dispersion=phi,
        tau2=drift_before(before.others.to_numpy(), phi),
        level=level,
    )
    return _answered(precision, outcome, pilot, tuple(before.others.columns))


def _season(months: pd.DataFrame) -> tuple[float, ...]:
    """Incidents by calendar month, all areas together: one area alone has too few."""
    by_month = months.sum(axis="columns").groupby(pd.DatetimeIndex(months.index).month).sum()
    return tuple(float(by_month[month]) for month in range(1, YEAR + 1))


def _answered(
    precision: Precision, outcome: Outcome, pilot: Pilot, areas: tuple[str, ...]
) -> Detectable:
    hoped = outcome.direction
    other_way = next(direction for direction in Direction if direction is not hoped)
    worth_having = outcome.smallest_change
    months = range(1, max(CURVE, pilot.after.months) + 1)
    needed = precision.months_needed(worth_having)
    steady = replace(precision, tau2=0.0).months_needed(worth_having)
    return Detectable(
        planned_months=pilot.after.months,
        hoped=precision.smallest(months, hoped),
        other_way=precision.smallest(months, other_way),
        limit=precision.limit(hoped),
        months_needed=needed,
        drift_hides_it=isinstance(needed, NotPossible) and isinstance(steady, int),
        power=precision.power(worth_having, pilot.after.months),
        areas=areas,
        incidents=round(precision.own + sum(precision.others)),
        dispersion=precision.dispersion,
        drift=sqrt(precision.tau2),
        precision=precision,
    )
