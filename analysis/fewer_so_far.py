"""How many incidents fewer so far, month by month?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from math import sqrt

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import norm

from analysis.caveats import small_counts, unruly_months
from analysis.counts import are_counts, months_by_area
from analysis.disclosure import hide_months, is_small
from analysis.dispersion import dispersion
from analysis.displacement import WeightedDifference
from analysis.effect import FEWEST_BEFORE
from analysis.results import Caveat, Doubt, Hidden, Method, NotPossible, Reason, Unit
from analysis.trend import known_spans
from analysis.whole_years import YEAR
from data.study import Period, Pilot

STEPS = (1, 3, 6, 12)  # months between two sums that are shown


@dataclass(frozen=True, slots=True)
class SoFar:
    """Incidents more (+) or fewer (-) from the beginning of the after period up to `until`."""

    until: date  # half-open: the first day that is not counted
    fewer: WeightedDifference


@dataclass(frozen=True, slots=True, kw_only=True)
class FewerSoFar:
    steps: tuple[SoFar, ...]  # in order of time; `STEPS` months apart, as small counts allow
    areas: tuple[str, ...]  # comparison areas with enough incidents before
    dispersion: float


def fewer_so_far(
    counts: pd.DataFrame,
    pilot: Pilot,
    known_to: date,
    areas: Collection[str] | None = None,
    *,
    level: float = 0.95,
) -> FewerSoFar | NotPossible | Hidden:
    """
    Run the scaled weighted displacement difference over the after period, as far as it is known.

    `counts` (area_id, month, count) of one outcome; `known_to` is the first day of the first month
    that is unknown or preliminary. `areas` are the comparison areas that have data, all of the
    pilot's without it.

    After m months the baseline is the same m calendar months before, each weighted by how often it
    comes after over how often it is before. (The published form takes m / B of the whole baseline:
    from April to June that would compare a spring with a year.) The comparison is scaled to have as
    many as the pilot in that baseline, so a season of the pilot's own does no harm either. After
    whole years it is `weighted_displacement_difference` of the same periods.

    The interval is normal, its variance dispersion x the weighted counts. It leaves out that areas
    drift apart, and holds for one look: who waits for a good month finds one.

    A sum is shown where months of 1-4 incidents cannot be told from it and the ones before it.

    Source: Wheeler & Ratcliffe (2018), doi 10.1186/s40163-018-0085-5; running: Wheeler, WDDControl.
    """
    if not are_counts(counts["count"]):
        return NotPossible(Reason.NOT_COUNTS)
    after = Period(pilot.after.start, min(pilot.after.end, known_to.replace(day=1)))
    others = sorted(pilot.comparison if areas is None else areas)
    before, later = (
        months_by_area(counts, {pilot.area, *others}, period) for period in (pilot.before, after)
    )
    usable = [area for area in others if before[area].sum() >= FEWEST_BEFORE]
    own, together = (
        _Series(
            before[group].sum(axis="columns"),
            later[group].sum(axis="columns"),
            (pilot.before, after),
        )
        for group in ([pilot.area], usable)
    )
    if refused := _refused(own, together, pilot, after):
        return refused
    step = _step([own, together], pilot)
    if isinstance(step, Hidden):
        return step
    phi = dispersion(before[[pilot.area, *usable]])
    running = _Running(own, together, pilot.before, phi, level)
    steps = tuple(
        SoFar(_first_day(after.start, months), fewer)
        for months in range(step, after.months + 1, step)
        if (fewer := running.after(months))
    )
    return FewerSoFar(steps=steps, areas=tuple(usable), dispersion=phi)


@dataclass(frozen=True, slots=True)
class _Series:
    """Incidents by month, in the pilot or its comparison areas together."""

    before: "pd.Series[int]"
    after: "pd.Series[int]"
    periods: tuple[Period, Period]

    def baseline(self, times: NDArray[np.float64]) -> "_Baseline":
        """The months before, each weighted by its calendar month's `times` (January first)."""
        weights = times[pd.DatetimeIndex(self.before.index).month - 1]
        return _Baseline(
            count=float(weights @ self.before),
            variance=float(weights**2 @ self.before),
            n=int(self.before[weights > 0].sum()),
        )


@dataclass(frozen=True, slots=True)
class _Baseline:
    count: float
    variance: float
    n: int  # incidents, unweighted


def _refused(own: _Series, others: _Series, pilot: Pilot, after: Period) -> NotPossible | None:
    if after.start >= after.end or not _covers(pilot.before, after):
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    if not own.before.sum():
        nothing = Reason.NOTHING_BEFORE if own.after.sum() else Reason.NO_INCIDENTS
        return NotPossible(nothing)
    return None if others.before.sum() else NotPossible(Reason.NO_COMPARISON)


def _covers(before: Period, after: Period) -> bool:
    return after.calendar_months().keys() <= before.calendar_months().keys()


@dataclass(frozen=True, slots=True)
class _Running:
    own: _Series
    others: _Series
    period: Period  # before
    dispersion: float
    level: float

    def times(self, months: int) -> NDArray[np.float64]:
        """How often each calendar month is in the first so many months after, per time before."""
        first = pd.DatetimeIndex(self.own.after.index[:months]).month
        often = np.bincount(first - 1, minlength=YEAR)
        before = self.period.calendar_months()
        return np.divide(often, [max(1, before[month]) for month in range(1, YEAR + 1)])

    def after(self, months: int) -> WeightedDifference | None:
        """None where an area has no incident in the same months before: nothing to scale by."""
        times = self.times(months)
        own, others = self.own.baseline(times), self.others.baseline(times)
        if not own.n or not others.n:
            return None
        scale = own.count / others.count
        own_after, others_after = (
            int(series.after.iloc[:months].sum()) for series in (self.own, self.others)
        )
        value = own_after - own.count - scale * (others_after - others.count)
        chance = own_after + own.variance + scale**2 * (others_after + others.variance)
        error = sqrt(self.dispersion * chance)
        margin = float(norm.ppf((1 + self.level) / 2)) * error
        return WeightedDifference(
            value=value,
            unit=Unit.INCIDENT_DIFFERENCE,
            low=value - margin,
            high=value + margin,
            level=self.level,
            p=2 * float(norm.sf(abs(value) / error)),
            n=own.n + others.n + own_after + others_after,
            method=Method.WEIGHTED_DISPLACEMENT_DIFFERENCE,
            caveats=(
                Caveat(Doubt.CHANCE_ONLY),
                Caveat(Doubt.MANY_LOOKS),
                *unruly_months(self.dispersion),
                *small_counts(own.n),
            ),
            se=error,
            local=value,
            displacement=0.0,
        )


def _step(series: Collection[_Series], pilot: Pilot) -> int | Hidden:
    """The fewest months between sums that give no small month away."""
    safe = (step for step in STEPS if all(_is_safe(one, step, pilot) for one in series))
    return next(safe, Hidden(Reason.SMALL_MONTHS))


def _is_safe(series: _Series, step: int, pilot: Pilot) -> bool:
    """
    Say whether sums so many months apart keep hidden the months that a reader cannot see.

    Of the after period a reader learns the sum of each span; of the before period that of the same
    calendar months of all its years.
    """
    first = series.after.index[0].month
    for counts, period in zip((series.before, series.after), series.periods, strict=True):
        months = pd.DatetimeIndex(counts.index)
        spans = np.arange(len(counts)) // step
        if counts is series.before:
            spans = (months.month.to_numpy() - first) % YEAR // step
        hidden = hide_months(counts, known_spans(pilot, period)).isna().to_numpy()
        if counts[hidden].groupby(spans[hidden]).sum().map(is_small).any():
            return False
    return True


def _first_day(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, YEAR)
    return date(start.year + years, month + 1, 1)
