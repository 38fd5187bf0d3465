"""Which areas are like the pilot? Asked of the time before the start only."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import chi2, norm

from analysis.before import YEAR
from analysis.disclosure import is_small
from analysis.dispersion import dispersion
from analysis.effect import FEWEST_BEFORE, FEWEST_COMPARISON_AREAS
from analysis.results import Hidden, NotPossible, Reason
from analysis.slopes import slope_differences
from data.study import Pilot, Study

SOMEWHAT_BELOW = 0.05  # p: as far apart as chance seldom brings two areas that are alike
UNLIKE_BELOW = 0.01
# Close enough whatever p is: with many incidents, chance is smaller than what matters.
LEVEL_MARGIN = 0.25  # log ratio
TREND_MARGIN = 0.02  # log per year
SHARE_MARGIN = 0.05  # of the incidents

Numbers = NDArray[np.float64]
Table = NDArray[np.int64]


class Step(StrEnum):
    LIKE = "like"
    SOMEWHAT = "somewhat"
    UNLIKE = "unlike"


class LeftOut(StrEnum):
    """Why an area is not suggested."""

    FEW_INCIDENTS = "few_incidents"
    TREND = "trend"
    SEASON = "season"


@dataclass(frozen=True, slots=True)
class Measure:
    """How far an area is from the pilot, and how often chance alone brings like ones so far."""

    value: float
    p: float
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """
    How an area with enough incidents stands beside the pilot.

    level: log of its incidents over the pilot's. trend: its log-linear slope per year minus the
    pilot's, with its standard error. season, mix: share of the incidents (0-1) that would have to
    be in other calendar months, or offence groups, to be as the pilot's. business: its share of
    business-related incidents minus the pilot's; None where the counts do not say.
    """

    level: Measure
    trend: Measure
    trend_se: float
    season: Measure
    mix: Measure
    business: Measure | None


@dataclass(frozen=True, slots=True)
class Candidate:
    area: str
    incidents: int | Hidden  # before
    profile: Profile | Hidden | NotPossible
    left_out: tuple[LeftOut, ...]  # none: suggested


@dataclass(frozen=True, slots=True, kw_only=True)
class LikenessFindings:
    candidates: tuple[Candidate, ...]  # by area id
    dispersion: float

    @property
    def suggested(self) -> tuple[str, ...]:
        return tuple(one.area for one in self.candidates if not one.left_out)

    @property
    def enough(self) -> bool:
        """Whether a verdict is possible with those suggested; from ten on it is a good one."""
        return len(self.suggested) >= FEWEST_COMPARISON_AREAS


def likeness(
    counts: pd.DataFrame, study: Study, pilot: Pilot, areas: Collection[str] | None = None
) -> LikenessFindings | NotPossible | Hidden:
    """
    Compare each candidate with the pilot before the start, and suggest comparison areas.

    `counts`: area_id, month, offence_group, count, and if it is known business (whether these are
    business-related; missing where unknown). Months from the start on are not looked at. Candidates
    are `areas` (all in `counts` without it), never a pilot or a buffer of the study. Mix and
    business are of all incidents, all else of those of the primary outcome.

    Chance is Poisson, times the dispersion of all these areas. An area is like the pilot where
    chance brings two that are alike so far apart in 5 % of cases or more, or where they are so
    close that it does not matter, and unlike under 1 %.

    Suggested is every area with five incidents or more that is not unlike in trend or season. It is
    not the best-fitting ones: in simulations they do worse, as part of their fit is chance. The
    level does not count, as the comparison is scaled; neither does the mix, which says why trends
    may part later.

    Source: Wheeler, WDDControl ("close enough and nearest").
    """
    never = {p.area for p in study.pilots}.union(*(p.buffer_areas for p in study.pilots))
    found = counts["area_id"].unique() if areas is None else areas
    candidates = sorted({str(area) for area in found} - never - {pilot.area})
    if not candidates:
        return NotPossible(Reason.NO_COMPARISON)
    if pilot.before.months < YEAR:
        return NotPossible(Reason.SHORT_BEFORE, size=pilot.before.months)
    tables = _tables(counts, pilot, [pilot.area, *candidates])
    own, *incidents = tables.months.sum(axis=0).tolist()
    if not own:
        return NotPossible(Reason.NOTHING_BEFORE)
    if is_small(own):
        return Hidden(Reason.SMALL_COUNT)
    phi = _chance(tables.months)
    profiles = _profiles(tables, pilot, phi)
    return LikenessFindings(
        candidates=tuple(map(_candidate, candidates, incidents, profiles)), dispersion=phi
    )


@dataclass(frozen=True, slots=True)
class _Tables:
    """Incidents before, a column per area, the pilot's first."""

    months: Table  # of the outcome
    groups: Table  # all
    business: Table | None  # two rows: business-related, known whether they are


def _tables(counts: pd.DataFrame, pilot: Pilot, areas: list[str]) -> _Tables:
    start = np.datetime64(pilot.before.start, "M")
    month = (counts["month"].to_numpy().astype("datetime64[M]") - start).astype(np.int64)
    before = (month >= 0) & (month < pilot.before.months)
    rows, month = counts[before], month[before]
    area, found = _coded(rows["area_id"])
    area = np.append(pd.Index(areas).get_indexer(found), -1)[area]
    group, groups = _coded(rows["offence_group"])
    wanted = [not pilot.primary.groups or one in pilot.primary.groups for one in groups]
    count = rows["count"].to_numpy()

    def added(row: Table, number: Numbers | Table, length: int) -> Table:
        place = np.where((area >= 0) & (row >= 0), row * len(areas) + area, length * len(areas))
        sums = np.bincount(place, weights=number, minlength=length * len(areas) + 1)
        return sums[:-1].reshape(length, len(areas)).round().astype(np.int64)

    of_outcome = np.append(wanted, not pilot.primary.groups)[group]
    business = None
    if "business" in rows:
        known = rows["business"].notna().to_numpy()
        related = rows["business"].eq(True).fillna(False).to_numpy(dtype=bool)
        business = np.vstack([added(0 * group, count * of, 1) for of in (related, known)])
        of_outcome &= related | (not pilot.primary.business)
    return _Tables(
        months=added(month, count * of_outcome, pilot.before.months),
        groups=added(group, count, len(groups)),
        business=business,
    )


def _coded(names: "pd.Series[str]") -> tuple[Table, pd.Index]:
    """The place of each name in the index; -1 where there is none."""
    coded = names.astype("category").cat
    return np.asarray(coded.codes, dtype=np.int64), coded.categories


def _chance(months: Table) -> float:
    """
    The dispersion, of areas that may have seasons and trends of their own.

    The usual one takes these for disorder; that of each area's own years x calendar months takes
    months that are odd everywhere for it. Both can only be too large.
    """
    filled = months[:, months.sum(axis=0) >= FEWEST_BEFORE]
    usual = dispersion(pd.DataFrame(filled))
    whole = len(filled) // YEAR
    if whole < 2 or not filled.size:
        return usual
    cells = filled[len(filled) - whole * YEAR :].reshape(whole, YEAR, -1)
    by_year, by_month = cells.sum(axis=1, keepdims=True), cells.sum(axis=0, keepdims=True)
    expected = by_year * by_month / np.maximum(cells.sum(axis=(0, 1)), 1)
    gaps = (cells - expected) ** 2
    pearson = np.divide(gaps, expected, out=np.zeros_like(gaps), where=expected > 0).sum()
    years, calendar = ((sums > 0).sum(axis=(0, 1)) - 1 for sums in (by_year, by_month))
    degrees = np.maximum(years, 0) @ np.maximum(calendar, 0)
    return min(usual, max(1.0, float(pearson / degrees))) if degrees else usual


def _profiles(tables: _Tables, pilot: Pilot, phi: float) -> list[Profile]:
    """One for each candidate, whether or not it has enough incidents."""
    months = tables.months
    totals = np.maximum(months.sum(axis=0), 0.5)
    ratios = np.log(totals[1:] / totals[0])
    level_p = _two_sided(ratios / np.sqrt(phi * (1 / totals[1:] + 1 / totals[0])))
    slopes, errors = slope_differences(months[:, 1:], months[:, :1], phi)
    calendar = np.arange(len(months)) % YEAR
    season = np.array([months[calendar == month].sum(axis=0) for month in range(YEAR)])
    return [
        Profile(level=level, trend=trend, trend_se=se, season=seasonal, mix=mix, business=business)
        for level, trend, se, seasonal, mix, business in zip(
            _measures(ratios, level_p, LEVEL_MARGIN),
            _measures(slopes, _two_sided(slopes / errors), TREND_MARGIN),
            errors.tolist(),
            _measures(*_distances(season, phi), SHARE_MARGIN),
            _measures(*_distances(tables.groups, phi), SHARE_MARGIN),
            _business(tables.business, phi, len(ratios)),
            strict=True,
        )
    ]


def _distances(table: Table, phi: float) -> tuple[Numbers, Numbers]:
    """Half the sum of the shares' differences from the first column's, and p by chi2."""
    totals = np.maximum(table.sum(axis=0), 1)
    shares = table / totals
    distances = abs(shares[:, 1:] - shares[:, :1]).sum(axis=0) / 2
    together = (table[:, 1:] + table[:, :1]) / (totals[1:] + totals[0])
    gaps = (shares[:, 1:] - shares[:, :1]) ** 2
    scaled = np.divide(gaps, together, out=np.zeros_like(gaps), where=together > 0)
    statistic = scaled.sum(axis=0) / (phi * (1 / totals[1:] + 1 / totals[0]))
    return distances, chi2.sf(statistic, np.maximum((together > 0).sum(axis=0) - 1, 1))


def _business(business: Table | None, phi: float, candidates: int) -> list[Measure | None]:
    if business is None or not business[1, 0]:
        return [None] * candidates
    related, known = business
    totals = np.maximum(known, 1)
    differences = related[1:] / totals[1:] - related[0] / totals[0]
    together = (related[1:] + related[0]) / (totals[1:] + totals[0])
    errors = np.sqrt(phi * together * (1 - together) * (1 / totals[1:] + 1 / totals[0]))
    z = np.divide(differences, errors, out=np.zeros_like(errors), where=errors > 0)
    measures = _measures(differences, _two_sided(z), SHARE_MARGIN)
    return [one if is_known else None for one, is_known in zip(measures, known[1:], strict=True)]


def _two_sided(z: Numbers) -> Numbers:
    return np.asarray(2 * norm.sf(abs(z)))


def _measures(values: Numbers, p: Numbers, margin: float) -> list[Measure]:
    steps = np.select(
        [(p >= SOMEWHAT_BELOW) | (abs(values) <= margin), p >= UNLIKE_BELOW], [0, 1], 2
    )
    names = list(Step)
    return [
        Measure(value, chance, names[step])
        for value, chance, step in zip(values.tolist(), p.tolist(), steps.tolist(), strict=True)
    ]


def _candidate(area: str, incidents: int, profile: Profile) -> Candidate:
    if incidents < FEWEST_BEFORE:
        shown = Hidden(Reason.SMALL_COUNT) if is_small(incidents) else incidents
        few = Hidden(Reason.SMALL_COUNT)
        return Candidate(area, shown, few, (LeftOut.FEW_INCIDENTS,))
    found = {LeftOut.TREND: profile.trend, LeftOut.SEASON: profile.season}
    unlike = (reason for reason, measure in found.items() if measure.step is Step.UNLIKE)
    return Candidate(area, incidents, profile, tuple(unlike))
