"""Where is the need greatest, and which place is like the pilot?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import gamma, norm

from analysis.bad_spell import Kind, kind_of_place
from analysis.decision.concentrated import Concentrated
from analysis.dispersion import dispersion
from analysis.effect import FEWEST_BEFORE, variance_between_areas
from analysis.likeness import Candidate as Likened
from analysis.likeness import Profile, Step
from analysis.results import (
    Counted,
    Estimate,
    Hidden,
    Method,
    NotPossible,
    Reason,
    Unit,
)
from analysis.shares import Answers, share
from analysis.slopes import slope_differences
from analysis.whole_years import YEAR
from data.study import Study

LEVEL = 0.95
DRAWS = 1_000
PER_BUSINESSES = 100
_LIMIT = float(norm.ppf((1 + LEVEL) / 2))
_ALIKE = {Step.LIKE: 1.0, Step.SOMEWHAT: 0.5, Step.UNLIKE: 0.0}

T = TypeVar("T")
Numbers = NDArray[np.float64]
Shown = Estimate | Counted | Hidden | NotPossible


class Criterion(StrEnum):
    """What speaks for starting in an area. The first six are need, the last is likeness."""

    RATE_KM2 = "rate_km2"
    RATE_BUSINESS = "rate_business"
    TREND = "trend"
    CONCENTRATION = "concentration"
    INSECURITY = "insecurity"
    BUSINESSES = "businesses"
    LIKENESS = "likeness"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of areas beside their incidents, by area id; what is lacking is not known."""

    km2: Mapping[str, float]
    businesses: Mapping[str, float]
    concentrated: Mapping[str, Concentrated | NotPossible | Hidden]
    unsafe: Mapping[str, Answers | Hidden]  # (how many unsafe, answers)
    likened: Mapping[str, Likened]  # to the pilot


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """
    `told` has each criterion as it may be said, of every area. `drawn` (draw, area, criterion) is
    for `analysis.decision.rank_stability.rank`: as `areas` and `Criterion` are ordered.
    """

    areas: tuple[str, ...]
    hidden: tuple[str, ...]  # areas whose counts may not be told: no rank of theirs either
    told: Mapping[str, Mapping[Criterion, Shown]]
    incidents: Mapping[str, int]  # of `areas`
    drawn: Numbers
    dispersion: float


def candidate_areas(
    study: Study, areas: Collection[str], inside: Mapping[str, Collection[str]]
) -> tuple[str, ...]:
    """
    Every area that is no pilot and no buffer of one, sorted.

    Neither is one that a pilot lies in, or that lies in a pilot (`inside`: area -> those within).
    """
    pilots = {pilot.area for pilot in study.pilots}
    never = pilots.union(*(pilot.buffer_areas for pilot in study.pilots))
    never |= {area for area, own in inside.items() if pilots & set(own)}
    never = never.union(*(inside.get(pilot, ()) for pilot in pilots))
    return tuple(sorted(set(areas) - never))


def candidates(
    months: pd.DataFrame, shown: Collection[str], known: Known, rng: np.random.Generator
) -> Candidates | NotPossible:
    """
    Measure the candidates (columns of `months`: a row for each month, whole years).

    `shown` are those whose sums by year may be told (`analysis.side_by_side.may_be_shown`).

    A place that had many incidents last year has fewer the next by itself, so nothing here rests on
    one year alone: rates are of all years and weighed together with what all candidates have
    (`analysis.bad_spell.kind_of_place`, empirical Bayes). Trends are the area's own per year beside
    the other candidates together, and are drawn to their mean as far as chance explains them.

    `drawn` are values that the same data allow: rates from the gamma distribution that the weighing
    implies, spread as the months are; trends normal; shares beta with Jeffreys' half; concentration
    normal with its error. Businesses are counted in full, and the steps of likeness are taken as
    they are, so a span of ranks is rather too short there.
    """
    if len(months) < 2 * YEAR:
        return NotPossible(Reason.SHORT_BEFORE, size=len(months))
    areas = tuple(sorted(str(area) for area in months.columns if area in shown))
    if len(areas) < 2:
        return NotPossible(Reason.FEW_AREAS_TO_SHOW)
    filled = months.columns[months.sum() >= FEWEST_BEFORE]
    phi = dispersion(months[filled])
    found = _Measured(months, areas, known, phi, rng)
    columns: dict[Criterion, _Column] = {
        Criterion.RATE_KM2: found.rate(known.km2, 1, Unit.INCIDENTS_PER_KM2_YEAR),
        Criterion.RATE_BUSINESS: found.rate(
            known.businesses, PER_BUSINESSES, Unit.INCIDENTS_PER_100_BUSINESSES_YEAR
        ),
        Criterion.TREND: found.trend(),
        Criterion.CONCENTRATION: found.concentration(),
        Criterion.INSECURITY: found.insecurity(),
        Criterion.BUSINESSES: found.business_density(),
        Criterion.LIKENESS: found.likeness(),
    }
    hidden = tuple(sorted(str(area) for area in months.columns if area not in areas))
    return Candidates(
        areas=areas,
        hidden=hidden,
        told={
            area: {name: columns[name].told[at] for name in Criterion}
            for at, area in enumerate(areas)
        },
        incidents={area: int(months[area].sum()) for area in areas},
        drawn=np.stack([columns[name].drawn for name in Criterion], axis=-1),
        dispersion=phi,
    )


@dataclass(frozen=True, slots=True)
class _Column:
    """One criterion of every area. `drawn` has a row per draw."""

    told: Sequence[Shown]
    drawn: Numbers


class _Measured:
    def __init__(
        self,
        months: pd.DataFrame,
        areas: Sequence[str],
        known: Known,
        phi: float,
        rng: np.random.Generator,
    ) -> None:
        self.months, self.areas, self.known, self.phi, self.rng = months, areas, known, phi, rng
        self.years = len(months) / YEAR
        # one draw of an area's incidents serves both of its rates
        self.chance = rng.uniform(size=(DRAWS, len(areas)))

    def rate(self, base: Mapping[str, float], per: float, unit: Unit) -> _Column:
        """Incidents a year per so many of the base, drawn to what all candidates have."""
        before = {str(area): int(self.months[area].sum()) for area in self.months}
        kind = kind_of_place(before, base, len(self.months), self.phi)
        told: list[Shown] = []
        drawn = self._empty()
        for at, area in enumerate(self.areas):
            own = base.get(area, 0.0)
            if own <= 0:
                told.append(NotPossible(Reason.NO_BASE))
                continue
            shape, exposure = self._weighed(before[area], own, kind)
            scale = per * YEAR / own / exposure
            told.append(self._rate(before[area], shape, scale, unit))
            drawn[:, at] = gamma.ppf(self.chance[:, at], shape) * scale
        return _Column(told, drawn)

    def _weighed(self, count: int, base: float, kind: Kind | NotPossible) -> tuple[float, float]:
        """Shape and rate (months) of the gamma distribution of incidents a month."""
        shape, exposure = count / self.phi, len(self.months) / self.phi
        if isinstance(kind, NotPossible):
            return shape + 0.5, exposure  # Jeffreys: nothing is known of such places
        return (
            shape + kind.overdispersion,
            exposure + kind.overdispersion / (kind.rate * base),
        )

    def _rate(self, count: int, shape: float, scale: float, unit: Unit) -> Estimate:
        low, high = gamma.ppf([(1 - LEVEL) / 2, (1 + LEVEL) / 2], shape) * scale
        return Estimate(
            value=shape * scale,
            unit=unit,
            low=float(low),
            high=float(high),
            level=LEVEL,
            n=count,
            method=Method.EMPIRICAL_BAYES,
        )

    def trend(self) -> _Column:
        own = self.months[list(self.areas)].to_numpy()
        others = self.months.to_numpy().sum(axis=1, keepdims=True) - own
        slopes, errors = slope_differences(own, others, self.phi)
        tau2 = variance_between_areas(slopes, errors**2)
        weights = 1 / (errors**2 + tau2)
        mean = float((weights * slopes).sum() / weights.sum())
        kept = tau2 / (tau2 + errors**2)
        noise = self.rng.standard_normal((DRAWS, len(self.areas)))
        drawn = mean + kept * (slopes - mean) + noise * np.sqrt(kept) * errors
        told: list[Shown] = [
            Estimate(
                value=float(np.exp(slope)),
                unit=Unit.RATIO,
                low=float(np.exp(slope - _LIMIT * error)),
                high=float(np.exp(slope + _LIMIT * error)),
                level=LEVEL,
                n=int(self.months[area].sum()),
                method=Method.SLOPE,
            )
            for area, slope, error in zip(self.areas, slopes, errors, strict=True)
        ]
        return _Column(told, drawn)

    def concentration(self) -> _Column:
        def of(found: Concentrated) -> tuple[Shown, Numbers]:
            measured = found.found
            told = Counted(value=measured.top20_share, unit=Unit.SHARE, n=measured.n)
            noise = found.error * self.rng.standard_normal(DRAWS)
            return told, measured.gini_adjusted + noise

        return self._each(self.known.concentrated, of, NotPossible(Reason.NO_POSITIONS))

    def insecurity(self) -> _Column:
        def of(answers: Answers) -> tuple[Shown, Numbers]:
            yes, n = answers
            return share(yes, n), self.rng.beta(yes + 0.5, n - yes + 0.5, size=DRAWS)

        return self._each(self.known.unsafe, of, NotPossible(Reason.ITEM_NOT_ASKED))

    def business_density(self) -> _Column:
        density = {
            area: (own, own / self.known.km2[area])
            for area, own in self.known.businesses.items()
            if self.known.km2.get(area, 0) > 0
        }

        def of(own: tuple[float, float]) -> tuple[Shown, Numbers]:
            businesses, per_km2 = own
            told = Counted(value=per_km2, unit=Unit.BUSINESSES_PER_KM2, n=round(businesses))
            return told, np.full(DRAWS, per_km2)

        return self._each(density, of, NotPossible(Reason.NO_BASE))

    def likeness(self) -> _Column:
        steps = {area: _steps(one) for area, one in self.known.likened.items()}

        def of(told: Sequence[float]) -> tuple[Shown, Numbers]:
            alike = float(np.mean(told))
            shown = Counted(value=alike, unit=Unit.TRAITS, n=len(told))
            return shown, np.full(DRAWS, alike)

        alike = {area: one for area, one in steps.items() if one}
        return self._each(alike, of, NotPossible(Reason.FEW_BEFORE))

    def _each(
        self,
        found: Mapping[str, T | Hidden | NotPossible],
        of: Callable[[T], tuple[Shown, Numbers]],
        missing: NotPossible,
    ) -> _Column:
        told: list[Shown] = []
        drawn = self._empty()
        for at, area in enumerate(self.areas):
            one = found.get(area, missing)
            if isinstance(one, Hidden | NotPossible):
                told.append(one)
                continue
            shown, drawn[:, at] = of(one)
            told.append(shown)
        return _Column(told, drawn)

    def _empty(self) -> Numbers:
        return np.full((DRAWS, len(self.areas)), np.nan)


def _steps(likened: Likened) -> tuple[float, ...]:
    """Of each trait that can be told how like the pilot's it is: 1, a half or 0."""
    profile = likened.profile
    if not isinstance(profile, Profile):
        return ()
    traits = (profile.level, profile.trend, profile.season, profile.mix, profile.business)
    return tuple(_ALIKE[one.step] for one in traits if one is not None and one.step in _ALIKE)
