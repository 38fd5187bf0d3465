"""
Which areas changed, or have a rate, that chance alone would seldom give? A funnel plot of areas.

Small areas vary more by chance than large ones: the limits are wide where few incidents are
expected, and close where many are. Nothing is judged: of forty areas a few lie outside anyway.

Source: Spiegelhalter (2005), doi 10.1002/sim.1970: exact limits; multiplicative overdispersion phi
from winsorised z-scores.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite, sqrt
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import binom, norm, poisson

from analysis.counts import BeforeAfter, are_counts
from analysis.disclosure import SMALLEST_SHOWN
from analysis.results import NotPossible, Reason

FEWEST_AREAS = 5
WINSORISED = 0.1  # so many of the z-scores, at each end, are drawn in to the next one
PER = 1_000
DEVIATIONS = (2, 3)
Counts = NDArray[np.float64]
_TAIL = {deviations: float(norm.sf(deviations)) for deviations in DEVIATIONS}  # at each end


class Chance(Protocol):
    """What scipy calls a frozen discrete distribution."""

    def ppf(self, q: float) -> Counts: ...
    def isf(self, q: float) -> Counts: ...
    def cdf(self, k: Counts) -> Counts: ...
    def sf(self, k: Counts) -> Counts: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """Values that chance seldom passes; None: it may go as far as can be."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelArea:
    """
    One area: `value` is its change or rate, `observed` and `expected` are incidents.

    `size` is what the limits depend on: incidents before and after together, or the base. `beyond`
    is how many standard deviations it lies outside of: 0, 2 or 3, negative below.
    """

    area: str
    size: float
    value: float
    observed: int
    expected: float
    beyond: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """
    Areas around `centre`, the value of all of them together.

    `share` is the share of all their incidents that came after; None: rates of a base, in `PER`.
    """

    areas: tuple[FunnelArea, ...]  # largest first
    too_few: tuple[str, ...]  # left out for their small counts
    centre: float
    dispersion: float  # phi, never below 1
    share: float | None

    def outside(self, deviations: int) -> tuple[FunnelArea, ...]:
        return tuple(area for area in self.areas if abs(area.beyond) >= deviations)

    def by_chance(self, deviations: int) -> float:
        """How many areas would lie outside, about, if chance alone made them differ."""
        return 2 * _TAIL[deviations] * len(self.areas)

    def expected(self, size: float) -> float:
        """How many incidents an area of this size would have, were it like all together."""
        return size * (self.centre / PER if self.share is None else self.share)

    def limits(self, size: float, deviations: int) -> Limits:
        """The values beyond which an area of this size lies outside; whole sizes for changes."""
        return self.limits_along([size], deviations)[0]

    def limits_along(self, sizes: Sequence[float], deviations: int) -> tuple[Limits, ...]:
        """The same for many sizes at once: a line of them."""
        size, tail = np.asarray(sizes, dtype=float), _TAIL[deviations]
        if self.share is None:
            expected = size * self.centre / PER
            low, high = widened(poisson_limits(expected, tail), expected, self.dispersion)
            lows, highs = (end / expected * self.centre for end in (low, high))
        else:
            expected = size * self.share
            exact = binomial_limits(np.floor(size), self.share, tail)
            low, high = widened(exact, expected, self.dispersion)
            same = self.centre * (1 - self.share) / self.share  # of a count before like that after
            room = np.where(high < size, size - high, np.inf)
            lows, highs = (
                same * low / (size - low),
                np.where(high < size, same * high / room, np.inf),
            )
        return tuple(
            Limits(lower if none >= 0 else None, upper if isfinite(upper) else None)
            for none, lower, upper in zip(low.tolist(), lows.tolist(), highs.tolist(), strict=True)
        )


def funnel_of_changes(
    counts: Mapping[str, BeforeAfter], *, before_exposure: float = 1, after_exposure: float = 1
) -> Funnel | NotPossible:
    """
    Each area's rate after / rate before, around that of all areas together.

    Given how many incidents it has in both, an area's count after is binomial. Exposures are
    lengths (months). Areas with fewer than five incidents before or after are left out. Not
    possible with fewer than five other areas.
    """
    if not are_counts([n for both in counts.values() for n in (both.before, both.after)]):
        return NotPossible(Reason.NOT_COUNTS)
    if min(before_exposure, after_exposure) <= 0:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    used = {a: n for a, n in counts.items() if min(n.before, n.after) >= SMALLEST_SHOWN}
    if len(used) < FEWEST_AREAS:
        return NotPossible(Reason.FEW_AREAS_TO_SHOW)
    before, after = (sum(getattr(n, at) for n in used.values()) for at in ("before", "after"))
    share, longer = after / (before + after), before_exposure / after_exposure
    areas = [
        FunnelArea(
            area=area,
            size=n.before + n.after,
            value=n.after / n.before * longer,
            observed=n.after,
            expected=(n.before + n.after) * share,
            beyond=0,
        )
        for area, n in used.items()
    ]
    z = [(a.observed - a.expected) / sqrt(a.expected * (1 - share)) for a in areas]
    return _funnel(areas, counts, centre=after / before * longer, z=z, share=share)


def funnel_of_rates(counts: Mapping[str, int], bases: Mapping[str, float]) -> Funnel | NotPossible:
    """
    Each area's incidents per 1,000 of its base, around those of all areas together.

    Counts are Poisson. Areas without a base, or with fewer than five incidents, are left out. Not
    possible with fewer than five other areas.
    """
    if not are_counts(list(counts.values())):
        return NotPossible(Reason.NOT_COUNTS)
    known = {area: n for area, n in counts.items() if bases.get(area, 0) > 0}
    used = {area: n for area, n in known.items() if n >= SMALLEST_SHOWN}
    if len(used) < FEWEST_AREAS:
        return NotPossible(Reason.FEW_AREAS_TO_SHOW)
    each = sum(used.values()) / sum(bases[area] for area in used)
    areas = [
        FunnelArea(
            area=area,
            size=bases[area],
            value=n / bases[area] * PER,
            observed=n,
            expected=bases[area] * each,
            beyond=0,
        )
        for area, n in used.items()
    ]
    z = [(a.observed - a.expected) / sqrt(a.expected) for a in areas]
    return _funnel(areas, known, centre=each * PER, z=z, share=None)


def _funnel(
    areas: Sequence[FunnelArea],
    known: Mapping[str, object],
    *,
    centre: float,
    z: Sequence[float],
    share: float | None,
) -> Funnel:
    shown = {area.area for area in areas}
    plain = Funnel(
        areas=(),
        too_few=tuple(sorted(area for area in known if area not in shown)),
        centre=centre,
        dispersion=overdispersion(z),
        share=share,
    )
    sizes = [area.size for area in areas]
    limits = zip(*(plain.limits_along(sizes, each) for each in DEVIATIONS), strict=True)
    placed = [
        replace(area, beyond=_beyond(area, dict(zip(DEVIATIONS, each, strict=True))))
        for area, each in zip(areas, limits, strict=True)
    ]
    return replace(plain, areas=tuple(sorted(placed, key=lambda area: (-area.size, area.area))))


def _beyond(area: FunnelArea, limits: Mapping[int, Limits]) -> int:
    for deviations in reversed(DEVIATIONS):
        low, high = limits[deviations].low, limits[deviations].high
        if low is not None and area.value <= low:
            return -deviations
        if high is not None and area.value >= high:
            return deviations
    return 0


def overdispersion(z: Sequence[float]) -> float:
    """
    Give phi, the mean square of the z-scores, never below 1.

    The outermost tenth at each end is drawn in to the next value (winsorised): areas that truly
    differ must not make the limits so wide that nothing shows.
    """
    ordered = np.sort(np.asarray(z, dtype=float))
    drawn_in = int(WINSORISED * len(ordered))
    inside = np.clip(ordered, ordered[drawn_in], ordered[len(ordered) - 1 - drawn_in])
    return max(1.0, float(np.mean(inside**2)))


def binomial_limits(n: ArrayLike, share: float, tail: float) -> tuple[Counts, Counts]:
    """Counts of which as few, or as many, come with probability `tail`; see `_exact`."""
    return _exact(binom(n, share), tail)


def poisson_limits(expected: ArrayLike, tail: float) -> tuple[Counts, Counts]:
    """Counts of which as few, or as many, come with probability `tail`; see `_exact`."""
    return _exact(poisson(expected), tail)


def _exact(chance: Chance, tail: float) -> tuple[Counts, Counts]:
    """
    Interpolate between whole counts, so that limits are smooth and never pass the exact test.

    A low below 0 means that even no incident is not few.
    """
    few = chance.ppf(tail)  # the smallest count with P(as few) of at least tail
    at, under = chance.cdf(few), chance.cdf(few - 1)
    many = chance.isf(tail) + 1  # the smallest count with P(as many) of at most tail
    over, near = chance.sf(many - 1), chance.sf(many - 2)
    return few - (at - tail) / (at - under), many - (tail - over) / (near - over)


def widened(limits: tuple[Counts, Counts], expected: Counts, phi: float) -> tuple[Counts, Counts]:
    """Move both limits away from what is expected, by the root of the dispersion."""
    low, high = (expected + sqrt(phi) * (limit - expected) for limit in limits)
    return low, high
