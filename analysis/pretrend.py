"""Did the pilot follow its comparison areas before the start?"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from math import exp, expm1, sqrt

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import f as fisher_f
from scipy.stats import norm
from scipy.stats import t as student_t

from analysis.before import Before, before_start
from analysis.counts import BeforeAfter
from analysis.dispersion import dispersion
from analysis.effect import relative_change, variance_between_areas
from analysis.precision import POWER
from analysis.results import Comparison, Hidden, NotPossible
from analysis.slopes import slope_differences
from analysis.whole_years import sums_of, years
from data.study import Pilot

HALF_YEAR = 6
CHECKS = 4
BAD_BELOW = 0.05 / CHECKS
DOUBTFUL_BELOW = 0.20 / CHECKS
TREND_TO_SEE = 0.20  # a fall a year that the check of the trend has to be able to show

Months = NDArray[np.int64]


class Step(StrEnum):
    GOOD = "good"
    DOUBTFUL = "doubtful"
    BAD = "bad"


class PreTrend(StrEnum):
    FOLLOWS = "follows"
    UNSURE = "unsure"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Check:
    """
    `size` says how much it differs, `p` how often chance and areas' own drift do as much.

    `size` of the level is the ratio to what the comparison areas lead to in the last year, of the
    trend the pilot's yearly change beside theirs (-0.2: 20 % fewer a year), of the fits how many
    times more than chance the pilot strays from them (1 is chance).
    """

    size: float
    p: float

    @property
    def step(self) -> Step:
        if self.p < BAD_BELOW:
            return Step.BAD
        return Step.DOUBTFUL if self.p < DOUBTFUL_BELOW else Step.GOOD


@dataclass(frozen=True, slots=True, kw_only=True)
class PreTrendFindings:
    level: Check
    trend: Check
    monthly: Check
    half_years: Check
    smallest_trend: float  # the smallest fall a year that would be told from none, 0-1
    dispersion: float
    areas: tuple[str, ...]  # comparison areas with enough incidents

    @property
    def checks(self) -> tuple[Check, Check, Check, Check]:
        return self.level, self.trend, self.monthly, self.half_years

    @property
    def sign(self) -> PreTrend:
        """The worst of the four; good ones are not enough where too little could be seen."""
        steps = {check.step for check in self.checks}
        if Step.BAD in steps:
            return PreTrend.DIFFERS
        unsure = Step.DOUBTFUL in steps or self.smallest_trend > TREND_TO_SEE
        return PreTrend.UNSURE if unsure else PreTrend.FOLLOWS

    @property
    def is_blind(self) -> bool:
        """No check found a difference, but a large one would not have been seen either."""
        good = all(check.step is Step.GOOD for check in self.checks)
        return good and self.smallest_trend > TREND_TO_SEE


def pretrend(
    counts: pd.DataFrame, pilot: Pilot, areas: Collection[str] | None = None
) -> PreTrendFindings | NotPossible | Hidden:
    """
    Compare the pilot with its comparison areas, scaled to its level, within the before period.

    `counts` (area_id, month, count) of one outcome; months from the start on are not looked at.
    `areas` are the comparison areas that have data, all of the pilot's without it.

    Four checks, as WDDControl's: the level of the last year (of the last half, under two years)
    against the earlier months, which is the headline asked before anything was tried; the trend;
    the fit by months and by half-years. Each allows for as much as comparison areas stray from each
    other: level and trend by the headline's variance between areas, the fits by dispersion and, in
    half-years, drift. (Scaled over the whole period, a level cannot differ: hence the last year. It
    also shows the bad spell after which pilots are often placed.)

    A check is bad under p .05 and doubtful under .20, each divided by the four checks. So of pilots
    that do follow, about 5 % are said to differ (10 % of pilots four times as large as their areas,
    where these drift by 10 % a year). With two years or less, level and trend say the same.
    No difference found is called following only where a fall of 20 % a year would have been found
    with a power of 80 %.

    Source: Wheeler, WDDControl (four checks); Roth (2022), doi 10.1257/aeri.20210236 (power).
    """
    before = before_start(counts, pilot, areas)
    if not isinstance(before, Before):
        return before
    usable = tuple(before.others.columns)
    table = np.column_stack([before.own, before.others])
    phi = dispersion(before.others)
    level = _level(table, usable, phi)
    if isinstance(level, NotPossible):
        return level
    trend, smallest_trend = _trend(table, phi)
    straying = _Straying.of(table[:, 1:], phi)
    return PreTrendFindings(
        level=level,
        trend=trend,
        monthly=_fit(table, straying),
        half_years=_fit(sums_of(table, HALF_YEAR), straying),
        smallest_trend=smallest_trend,
        dispersion=phi,
        areas=usable,
    )


def _level(table: Months, areas: tuple[str, ...], phi: float) -> Check | NotPossible:
    """The headline, with the last year as after and all that was earlier as before."""
    last = years(table)[-1]
    own, *others = (
        BeforeAfter(int(earlier), int(late))
        for earlier, late in zip(table.sum(axis=0) - last, last, strict=True)
    )
    answer = relative_change({"": own}, dict(zip(areas, others, strict=True)), dispersion=phi)
    return Check(answer.value, answer.p) if isinstance(answer, Comparison) else answer


def _trend(table: Months, phi: float) -> tuple[Check, float]:
    """The pilot's slope, and the smallest fall that would be told from none."""
    own, others = table[:, :1], table[:, 1:]
    together = others.sum(axis=1, keepdims=True)
    [slope], [error] = slope_differences(own, together, phi)
    slopes, errors = slope_differences(others, together - others, phi)
    between = variance_between_areas(slopes, errors**2)
    areas = others.shape[1]
    standard_error = sqrt(error**2 + between * (1 + 1 / areas))
    t = student_t(areas - 1)
    p = 2 * float(t.sf(abs(slope) / standard_error))
    seen_from = (float(t.ppf(1 - DOUBTFUL_BELOW / 2)) + float(norm.ppf(POWER))) * standard_error
    return Check(expm1(slope), p), 1 - exp(-seen_from)


@dataclass(frozen=True, slots=True)
class _Straying:
    """
    What an area's count in a span varies by: `chance` x count + `drift` x count^2.

    Months scatter; half-years show what does not even out, which larger areas have more of.
    """

    chance: float
    drift: float

    @classmethod
    def of(cls, others: Months, phi: float) -> "_Straying":
        half_years = sums_of(others, HALF_YEAR)
        more = dispersion(pd.DataFrame(half_years)) - phi
        drift = max(0.0, more) / ((HALF_YEAR - 1) * float(others.mean()))
        return cls(max(1.0, phi - drift * float(others.mean())), drift)


def _fit(table: Months, straying: _Straying) -> Check:
    """
    Pearson's chi2 of the pilot's counts given the sum of all, over what the areas lead one to.

    `table` has a row per month or half-year, the pilot's column first.
    """
    own, others = table[:, 0], table[:, 1:]
    together = table.sum(axis=1)
    filled = together > 0
    if filled.sum() < 2:
        return Check(1.0, 1.0)
    share = own.sum() / together.sum()
    expected = share * together[filled]
    parts = others.sum(axis=0) / others.sum()
    chance = straying.chance * expected * (1 - share)
    drift = straying.drift * (expected * (1 - share)) ** 2 * (1 + float(parts @ parts))
    degrees = int(filled.sum()) - 1
    size = float(((own[filled] - expected) ** 2 / (chance + drift)).sum()) / degrees
    return Check(size, float(fisher_f.sf(size, degrees, degrees * (others.shape[1] - 1))))
