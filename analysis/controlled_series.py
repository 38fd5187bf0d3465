"""Did the pilot's months step or turn where those of its comparison areas did not?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from math import floor, isfinite, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import t as student_t

from analysis.caveats import unruly_months
from analysis.counts import are_counts, months_by_area
from analysis.coverage import Coverage
from analysis.disclosure import is_small
from analysis.effect import WIDEST
from analysis.interrupted import fitted, ljung_box, season
from analysis.results import Caveat, Doubt, Estimate, Method, NotPossible, Reason, Unit
from analysis.trend import known_spans, shown
from analysis.whole_years import YEAR
from data.study import Course, Period, Pilot

if TYPE_CHECKING:  # its import takes a second
    from statsmodels.genmod.generalized_linear_model import GLMResults

FEWEST_MONTHS_BEFORE = 24
FEWEST_MONTHS_AFTER = 12
FEWEST_A_MONTH = 5
HARMONICS = 2
LAGS = 6  # months over which Newey-West's covariance lets residuals go together
GO_TOGETHER_BELOW = 0.05  # Ljung-Box
PANDEMIC = Period(date(2020, 3, 1), date(2021, 10, 1))

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlledSeries:
    """
    `change` is the pilot's ratio: of a step, after it; of a slope, at the end of the after period.

    `months` has a row per month that the model rests on (its first day): pilot (Int64), fitted, and
    expected, had the pilot's change been that of its comparison areas. What is not shown is <NA>.
    """

    course: Course
    change: Estimate
    newey_west: Estimate | NotPossible  # the same, wider where months go together
    without_pandemic: Estimate | NotPossible | None  # None: none of its months is in the series
    planned_before: Estimate | NotPossible | None  # None: nothing earlier is in the series
    go_together: bool | NotPossible  # what the model leaves of the pilot's months: Ljung-Box
    months: pd.DataFrame
    left_out: Period  # between before and after


def conclusion(change: Estimate) -> int:
    """-1 fewer, 1 more, 0 cannot tell: whether the interval leaves out no change."""
    return int(change.low > 1) - int(change.high < 1)


def controlled_series(
    counts: pd.DataFrame,
    pilot: Pilot,
    coverage: Coverage,
    areas: Collection[str],
    *,
    level: float = 0.95,
) -> ControlledSeries | NotPossible:
    """
    Fit a quasi-Poisson model with log link to the pilot's months and those of `areas` added up.

    `counts` (area_id, month, count) of one outcome; `areas` are the comparison areas that the pilot
    is judged by. Both series have a level, a trend and a change of their own, and share a season of
    two pairs of sine and cosine; the change that only the pilot has is the estimate. As the plan
    expects it, and as a step where it does not say, it comes at once after the implementation, or
    grows evenly on the log scale from the month of the start on.

    All months that the data cover before the start are used, not only the plan's before period: an
    own trend out of two years is mostly chance. (`planned_before` says what that changes.) They are
    used where they are covered without a gap in all areas, and hold no small count that `n` would
    tell; else the before period alone. Months
    between before and after are left out, as are preliminary ones: the after period is the plan's,
    as far as it is settled.

    The interval is that of Student's t, for dispersion is estimated; it is taken as Pearson's chi2
    over its degrees of freedom, but never below 1. It leaves out that areas drift apart by
    themselves: the headline's prediction interval allows for it. (It held 96 % of the truths in
    panels without drift, 67 % where each area's years shift by 10 %.)

    `newey_west` is the sandwich over six lags within each series (statsmodels' hac-panel with its
    correction for few months), in which months at either side of a gap count as neighbours. It is
    never narrower than the model's own: alone it held 78-91 % of the truths in series this short,
    without any drift, so it may widen an interval and not narrow it.

    `n` is the pilot's incidents alone. Fitted values are rounded, to whole incidents where a month
    is hidden: their sums over time are those of the counts, and would tell it.

    Source: Lopez Bernal, Cummins & Gasparrini (2018), doi 10.1093/ije/dyy135 (controls); Newey &
    West (1987), doi 10.2307/1913610.
    """
    if reason := _unusable(counts, pilot, coverage, areas):
        return reason
    series = _series(counts, pilot, coverage, areas)
    fit = series.refused or series.fit()
    if isinstance(fit, NotPossible):
        return fit
    change = series.estimate(fit, _error(fit), level)
    if isinstance(change, NotPossible):
        return change
    return ControlledSeries(
        course=series.course,
        change=change,
        newey_west=_newey_west(series, fit, level),
        without_pandemic=_without(series, _within(series.months, PANDEMIC), level),
        planned_before=_without(series, series.months < pd.Timestamp(pilot.before.start), level),
        go_together=_go_together(series, fit),
        months=_laid_out(series, fit, _shown(counts, pilot, coverage)),
        left_out=Period(pilot.before.end, pilot.after.start),
    )


def _unusable(
    counts: pd.DataFrame, pilot: Pilot, coverage: Coverage, areas: Collection[str]
) -> NotPossible | None:
    if pilot.area in areas:
        return NotPossible(Reason.PILOT_IS_COMPARISON)
    if not areas:
        return NotPossible(Reason.NO_COMPARISON)
    if not are_counts(counts["count"]):
        return NotPossible(Reason.NOT_COUNTS)
    if not coverage.holds_all((pilot.before, pilot.after), {pilot.area, *areas}):
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    settled = coverage.preliminary_from
    if settled is not None and settled < pilot.after.end:
        first = max(pilot.after.start, settled.replace(day=1))
        return NotPossible(Reason.PRELIMINARY, size=Period(first, pilot.after.end).months)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Series:
    """`change` is 0 before; of a step 1 after, of a slope it grows to 1 at the end."""

    months: pd.DatetimeIndex
    own: Floats
    others: Floats
    time: Floats  # months since the first
    change: Floats
    course: Course

    def only(self, kept: Flags) -> "_Series":
        return _Series(
            months=self.months[kept],
            own=self.own[kept],
            others=self.others[kept],
            time=self.time[kept],
            change=self.change[kept],
            course=self.course,
        )

    @property
    def refused(self) -> NotPossible | None:
        after = self.change > 0
        if (~after).sum() < FEWEST_MONTHS_BEFORE:
            return NotPossible(Reason.FEW_MONTHS_BEFORE, size=int((~after).sum()))
        if after.sum() < FEWEST_MONTHS_AFTER:
            return NotPossible(Reason.FEW_MONTHS_AFTER, size=int(after.sum()))
        means = [each[when].mean() for each in (self.own, self.others) for when in (after, ~after)]
        if min(means) < FEWEST_A_MONTH:  # rounded down, it tells no small count
            return NotPossible(Reason.FEW_A_MONTH, size=floor(min(means)))
        return None

    @property
    def counts(self) -> Floats:
        return np.concatenate([self.own, self.others])

    @property
    def terms(self) -> Floats:
        """A row per month, the pilot's first; its own change is the first column."""
        own = np.repeat([1.0, 0.0], len(self.time))
        time, change = np.tile(self.time, 2), np.tile(self.change, 2)
        columns = [own * change, change, own, np.ones_like(own), own * time, time]
        return np.column_stack([*columns, *season(time, HARMONICS, YEAR)])

    def fit(self, **covariance: Any) -> "GLMResults | NotPossible":  # noqa: ANN401
        # where the months with incidents tell all terms apart, the estimate exists and is finite
        if np.linalg.matrix_rank(self.terms[self.counts > 0]) < self.terms.shape[1]:
            return NotPossible(Reason.TOO_SHORT_SERIES)
        fit = fitted(self.counts, self.terms, **covariance)
        return NotPossible(Reason.TOO_SHORT_SERIES) if fit is None else fit

    def estimate(self, fit: "GLMResults", error: float, level: float) -> Estimate | NotPossible:
        """The pilot's own change, with its standard error on the log scale."""
        middle, phi = float(fit.params[0]), _dispersion(fit)
        margin = float(student_t.ppf((1 + level) / 2, fit.df_resid)) * error
        if not (isfinite(middle) and margin + abs(middle) < WIDEST):
            return NotPossible(Reason.TOO_UNRULY, size=phi)
        low, value, high = np.exp(middle + margin * np.array([-1, 0, 1])).tolist()
        return Estimate(
            value=value,
            unit=Unit.RATIO,
            low=low,
            high=high,
            level=level,
            n=int(self.own.sum()),
            method=Method.CONTROLLED_SERIES,
            caveats=(Caveat(Doubt.CHANCE_ONLY), *unruly_months(phi)),
        )


def _series(
    counts: pd.DataFrame, pilot: Pilot, coverage: Coverage, areas: Collection[str]
) -> _Series:
    known = {pilot.area, *areas}
    first = coverage.whole[0] if coverage.whole else pilot.before.start
    earlier = Period(first, pilot.before.end)
    whole = coverage.holds(earlier, known) and not _gives_away(counts, pilot, first)
    before = earlier if whole else pilot.before
    table = pd.concat(months_by_area(counts, known, each) for each in (before, pilot.after))
    months = pd.DatetimeIndex(table.index)
    time = _ordinal(months) - _ordinal(months[:1])
    course = pilot.expected_course or Course.STEP
    after = _within(months, pilot.after).astype(float)
    if course is Course.SLOPE:
        start = pd.DatetimeIndex([pilot.start])
        after *= _ordinal(months) - _ordinal(start) + 1
    return _Series(
        months=months,
        own=table[pilot.area].to_numpy(dtype=float),
        others=table[sorted(areas)].sum(axis="columns").to_numpy(dtype=float),
        time=time,
        change=after / after.max(),
        course=course,
    )


def _gives_away(counts: pd.DataFrame, pilot: Pilot, first: date) -> bool:
    """`n` less what is known of the plan's own periods would tell a small count."""
    more = Period(first, pilot.before.start)
    return is_small(int(months_by_area(counts, [pilot.area], more).to_numpy().sum()))


def _ordinal(months: pd.DatetimeIndex) -> Floats:
    return np.asarray(months.year * YEAR + months.month, dtype=float)


def _within(months: pd.DatetimeIndex, period: Period) -> Flags:
    inside = (months >= pd.Timestamp(period.start)) & (months < pd.Timestamp(period.end))
    return np.asarray(inside)


def _dispersion(fit: "GLMResults") -> float:
    return max(1.0, float(fit.pearson_chi2 / fit.df_resid))


def _error(fit: "GLMResults") -> float:
    """Of the pilot's own change: the model's, widened by dispersion."""
    return float(fit.bse[0]) * sqrt(_dispersion(fit))


def _is_perfect(series: _Series, fit: "GLMResults") -> bool:
    return bool(np.allclose(fit.fittedvalues, series.counts))


def _newey_west(series: _Series, model: "GLMResults", level: float) -> Estimate | NotPossible:
    groups = np.repeat([0, 1], len(series.time))
    kept = {"groups": groups, "maxlags": LAGS, "use_correction": "hac"}
    fit = series.fit(cov_type="hac-panel", cov_kwds=kept)
    if isinstance(fit, NotPossible):
        return fit
    return series.estimate(fit, max(_error(model), float(fit.bse[0])), level)


def _without(series: _Series, months: Flags, level: float) -> Estimate | NotPossible | None:
    """The same without some months; None where there are none of them."""
    if not months.any():
        return None
    rest = series.only(~months)
    fit = rest.refused or rest.fit()
    if isinstance(fit, NotPossible):
        return fit
    return rest.estimate(fit, _error(fit), level)


def _go_together(series: _Series, fit: "GLMResults") -> bool | NotPossible:
    if _is_perfect(series, fit):
        return NotPossible(Reason.NO_VARIATION)
    p = ljung_box(np.asarray(fit.resid_deviance)[: len(series.time)])
    return p if isinstance(p, NotPossible) else p < GO_TOGETHER_BELOW


def _shown(counts: pd.DataFrame, pilot: Pilot, coverage: Coverage) -> "pd.Series[int]":
    """
    The pilot's months over all that is covered: hidden exactly as where they stand beside the
    comparison areas, for two ways of hiding them would give some away.
    """
    covered = Period(*coverage.whole) if coverage.whole else pilot.before
    own = months_by_area(counts, [pilot.area], covered)[pilot.area]
    return shown(own, known_spans(pilot, covered))


def _laid_out(series: _Series, fit: "GLMResults", own: "pd.Series[int]") -> pd.DataFrame:
    level = np.asarray(fit.fittedvalues)[: len(series.time)]
    digits = 0 if own.isna().any() else 1
    lines = {"fitted": level, "expected": level / np.exp(fit.params[0] * series.change)}
    rounded = {name: np.round(line, digits) for name, line in lines.items()}
    table = pd.DataFrame(rounded, index=series.months)
    table.insert(0, "pilot", own.reindex(series.months))
    return table
