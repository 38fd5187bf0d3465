"""How small a change could the headline see, after so many months?"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm
from scipy.stats import t as student_t

from analysis.looks import LEVEL
from analysis.results import NotPossible, Reason
from data.study import Direction

POWER = 0.8
MOST_MONTHS = 1_200  # nobody waits longer
MOST_STEPS = 100
ENOUGH = 1e-9  # of a log ratio

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SmallestChange:
    """`change` is a share of what is expected: -0.2 is 20 % fewer. Seen with a power of 80 %."""

    months: int
    change: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """
    The headline's interval (`analysis.effect`) as it can be told before the after period.

    After so many months, each is compared with the same calendar months before, which weigh as
    often as they come after. For months that make no whole year that is a little less than all of
    the before period.

    Power is by the normal approximation on the log scale, with the variance that counts would have
    under the change, the headline's limit of t on (comparison areas - 1) degrees of freedom at
    `level`, two-sided. What the estimates of tau2 and dispersion will be is taken to be what they
    are now. Where areas do not drift, the headline's own estimate of it is above 0 half of the
    time: the power is then up to six points less than told (simulated: 64 % for 70 %).
    """

    own: float  # the pilot's incidents before
    others: tuple[float, ...]  # each comparison area's
    season: tuple[float, ...]  # incidents before by calendar month, January first, all areas
    times: tuple[int, ...]  # how often each calendar month is in the before period
    first_month: int  # calendar month (1-12) in which the after period begins
    dispersion: float
    tau2: float  # variance of areas' own log ratios
    level: float = LEVEL  # of the interval, 0-1

    def power(self, change: float, months: int) -> float:
        """The probability (0-1) of an interval without 0 after so many months, either side."""
        fixed, shrinking = self._variance(np.array([months]))
        effect = np.log1p(change)
        z = abs(effect) / np.sqrt(fixed + shrinking * np.exp(-effect))
        both = norm.cdf(z - self._limit) + norm.cdf(-z - self._limit)
        return float(both[0])

    def smallest(self, months: Iterable[int], direction: Direction) -> tuple[SmallestChange, ...]:
        """For each number of months; one after which nothing at all could be seen is left out."""
        numbers = np.fromiter(months, dtype=int)
        effects = self._smallest_effects(*self._variance(numbers), direction)
        return tuple(
            SmallestChange(int(n), float(np.expm1(effect)))
            for n, effect in zip(numbers, effects, strict=True)
            if np.isfinite(effect)
        )

    def limit(self, direction: Direction) -> float:
        """What no number of months can go below: the before period and the areas' drift remain."""
        fixed, shrinking = self._variance_in_the_end()
        [effect] = self._smallest_effects(np.array([fixed]), np.array([shrinking]), direction)
        return float(np.expm1(effect))

    def months_needed(self, change: float) -> int | NotPossible:
        """
        After how many months, and any longer time, a change is seen with a power of 80 %.

        A plan takes whole years: round up. Where no number of months is enough (or over a hundred
        years are needed) the reason's size is the smallest change that could ever be seen.
        """
        direction = Direction.DECREASE if change < 0 else Direction.INCREASE
        never = NotPossible(Reason.NEVER_SEEN, size=self.limit(direction))
        months = np.arange(1, MOST_MONTHS + 1)
        fixed, shrinking = self._variance(months)
        effect = np.log1p(change)
        error = np.sqrt(fixed + shrinking * np.exp(-effect))
        unseen = np.flatnonzero(abs(effect) < self._errors * error)
        needed = int(unseen[-1]) + 2 if len(unseen) else 1
        return needed if needed <= MOST_MONTHS else never

    @property
    def _limit(self) -> float:
        return float(student_t.ppf((1 + self.level) / 2, len(self.others) - 1))

    @property
    def _errors(self) -> float:
        """How many standard errors a change must be to be seen with the power."""
        return self._limit + float(norm.ppf(POWER))

    def _variance(self, months: NDArray[np.int64]) -> tuple[Numbers, Numbers]:
        """
        The squared standard error of the log ratio, in two parts for each number of months.

        The second is of the pilot's count after, as expected: divide it by 1 + change.
        """
        starts = (np.arange(12) - (self.first_month - 1)) % 12
        counted = (months[:, np.newaxis] + 11 - starts) // 12  # of each calendar month, after
        each = np.array(self.season) / np.array(self.times) / sum(self.season)
        after = counted @ each
        before = np.divide(
            after**2, (counted**2 / np.array(self.times)) @ each, out=0 * after, where=after > 0
        )
        return self._parts(before, after)

    def _variance_in_the_end(self) -> tuple[float, float]:
        each = np.array(self.season) / np.array(self.times) / sum(self.season)
        before = each.sum() ** 2 / (each / np.array(self.times)).sum()
        fixed, shrinking = self._parts(np.array([before]), np.array([np.inf]))
        return float(fixed[0]), float(shrinking[0])

    def _parts(self, before: Numbers, after: Numbers) -> tuple[Numbers, Numbers]:
        """`before` and `after` are shares of an area's incidents before that can be compared."""
        with np.errstate(divide="ignore"):  # no incident to be expected: nothing can be seen
            chance = self.dispersion / before, self.dispersion / after
        others = np.array(self.others)
        weights = 1 / (np.add(*chance)[:, np.newaxis] / others + self.tau2)
        with np.errstate(divide="ignore"):
            mean_variance = 1 / weights.sum(axis=1)
        return chance[0] / self.own + self.tau2 + mean_variance, chance[1] / self.own

    def _smallest_effects(
        self, fixed: Numbers, shrinking: Numbers, direction: Direction
    ) -> Numbers:
        """
        Solve |effect| = errors x standard error(effect) on the log scale; infinite where none does.

        By Newton's steps from 0. The difference of the two sides is concave in |effect|, so they
        never step over the first solution; where it stops rising before 0 there is none.
        """
        sign = 1 if direction is Direction.INCREASE else -1
        errors, size = self._errors, np.zeros_like(fixed)
        with np.errstate(all="ignore"):
            for _ in range(MOST_STEPS):
                after = shrinking * np.exp(-sign * size)
                error = np.sqrt(fixed + after)
                slope = 1 + sign * errors * after / (2 * error)
                step = np.where(slope > 0, (errors * error - size) / slope, np.inf)
                size = size + step
                if not (abs(step[np.isfinite(size)]) > ENOUGH).any():
                    break
        return sign * np.where(np.isfinite(size), size, np.inf)
