"""Which areas are like the pilot? Asked of the time before the start only."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.typing import NAType
from scipy.stats import chi2, ncx2, norm

from analysis.caveats import FEW_BEFORE
from analysis.counts import are_counts
from analysis.disclosure import SMALLEST_SHOWN, hide_table, is_small
from analysis.dispersion import dispersion
from analysis.effect import FEWEST_BEFORE, FEWEST_COMPARISON_AREAS
from analysis.precision import POWER
from analysis.results import Hidden, NotPossible, Reason
from analysis.slopes import slope_differences
from analysis.whole_years import YEAR, years
from data.study import Pilot, Study

SOMEWHAT_BELOW = 0.05  # p: as far apart as chance seldom brings two areas that are alike
UNLIKE_BELOW = 0.01
# Times the pilot's incidents. Scaling mends the level: a smaller area is only less sure. A much
# larger one, or one with most of all incidents, is the rest of town and no place of its kind.
MOST_TIMES_LARGER = 5
MOST_TIMES_SMALLER = 20
MOST_OF_ALL = 0.5

Numbers = NDArray[np.float64]
Table = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Step(StrEnum):
    LIKE = "like"
    SOMEWHAT = "somewhat"
    UNLIKE = "unlike"
    CANNOT_TELL = "cannot_tell"


class LeftOut(StrEnum):
    """Why an area is not suggested."""

    FEW_INCIDENTS = "few_incidents"
    OTHER_KIND = "other_kind"
    MUCH_LARGER = "much_larger"
    MUCH_SMALLER = "much_smaller"
    TREND = "trend"
    SEASON = "season"
    MIX = "mix"
    BUSINESS = "business"


@dataclass(frozen=True, slots=True)
class _Limits:
    """Differences that do not matter whatever p is, and those that have to be seen if there."""

    close: float
    large: float


LEVEL = _Limits(0.25, float(np.log(2)))  # log ratio
TREND = _Limits(0.02, float(np.log(1.5)))  # log per year: a third fewer, or half as many more
SEASON = _Limits(0.05, 0.25)  # share of the incidents
MIX = _Limits(0.10, 0.25)


@dataclass(frozen=True, slots=True)
class Measure:
    """How far an area is from the pilot, and how often chance alone brings like ones so far."""

    value: float | Hidden
    p: float
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """
    How an area with enough incidents stands beside the pilot.

    level: log of its incidents over the pilot's. trend: its log-linear slope per year minus the
    pilot's; hidden where a year of it is small. season, mix: share of the incidents (0-1) that
    would have to be in other calendar months, or offence groups, to be as the pilot's. business:
    its share of business-related incidents minus the pilot's; None where the counts do not say.
    The last three are for the step: their sizes give small counts away.
    """

    level: Measure
    trend: Measure
    season: Measure
    mix: Measure
    business: Measure | None


@dataclass(frozen=True, slots=True)
class Candidate:
    area: str
    incidents: int | Hidden  # before
    profile: Profile | Hidden
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
    counts: pd.DataFrame,
    study: Study,
    pilot: Pilot,
    areas: Collection[str] | None = None,
    *,
    kinds: Mapping[str, str] | None = None,
) -> LikenessFindings | NotPossible | Hidden:
    """
    Compare each candidate with the pilot before the start, and suggest comparison areas.

    `counts`: area_id, month, offence_group, count, and if it is known business (whether these are
    business-related; missing where unknown). Months from the start on are not looked at. Candidates
    are `areas` (all in `counts` without it), never a pilot or a buffer of the study. Mix and
    business are of all incidents, all else of those of the primary outcome.

    `kinds` are what the areas' own file calls them; it counts where enough areas are called what
    the pilot is. (A file that says "pilot" and "comparison" says nothing of a kind.)

    Chance is Poisson, times the dispersion of all these areas. An area is unlike the pilot where
    chance brings two that are alike so far apart in less than 1 % of cases, and somewhat like under
    5 %, unless they are so close that it does not matter. It is like where neither is so and a
    large difference would have been found with a power of 80 %; else one cannot tell.

    Suggested is every area with twenty incidents or more that is not unlike in trend, season, mix
    or business: a shopping street is compared with places of its own kind. What one cannot tell
    leaves nobody out, as comparison areas answer together. It is not the best-fitting ones: in
    simulations they do worse, as part of their fit is chance. The level counts only where an area
    is a twentieth of the pilot, five times as large, or has half of all incidents.

    Its count before is shown where no other is given away: their sum is known from elsewhere.

    Source: Wheeler, WDDControl ("close enough and nearest").
    """
    if not are_counts(counts["count"]):
        return NotPossible(Reason.NOT_COUNTS)
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
    sums = hide_table(pd.DataFrame({"count": incidents}), row_totals_shown=False).cells["count"]
    of_all = (tables.groups.sum(axis=0)[1:] / tables.groups.sum()).tolist()
    other = _of_other_kind(candidates, pilot.area, kinds or {})
    compared = tuple(
        _candidate(area, shown, profile, _left_out(profile, count, own, part, area in other))
        for area, shown, profile, count, part in zip(
            candidates, sums.tolist(), profiles, incidents, of_all, strict=True
        )
    )
    return LikenessFindings(candidates=compared, dispersion=phi)


def _of_other_kind(
    candidates: Collection[str], pilot: str, kinds: Mapping[str, str]
) -> frozenset[str]:
    """Those called something else, where enough are called what the pilot is."""
    own = kinds.get(pilot)
    if not own or sum(kinds.get(area) == own for area in candidates) < FEWEST_COMPARISON_AREAS:
        return frozenset()
    return frozenset(area for area in candidates if kinds.get(area, "") not in ("", own))


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
    slopes, errors = slope_differences(months[:, 1:], months[:, :1], phi)
    by_year = years(months)
    small = np.any((by_year > 0) & (by_year < SMALLEST_SHOWN), axis=0)
    trends = _by_error(slopes, errors, TREND, hidden=np.logical_or(small[1:], small[0]))
    calendar = np.arange(len(months)) % YEAR
    season = np.array([months[calendar == month].sum(axis=0) for month in range(YEAR)])
    return [
        Profile(level=level, trend=trend, season=seasonal, mix=mix, business=business)
        for level, trend, seasonal, mix, business in zip(
            _by_error(ratios, np.sqrt(phi * (1 / totals[1:] + 1 / totals[0])), LEVEL),
            trends,
            _by_shares(season, phi, SEASON),
            _by_shares(tables.groups, phi, MIX),
            _business(tables.business, phi, len(ratios)),
            strict=True,
        )
    ]


def _by_error(
    values: Numbers, errors: Numbers, limits: _Limits, *, hidden: Flags | None = None
) -> list[Measure]:
    """Measure differences from 0 that are normal; no error is no difference."""
    z = np.divide(values, errors, out=np.zeros_like(errors), where=errors > 0)
    seen_from = (norm.isf(SOMEWHAT_BELOW / 2) + norm.ppf(POWER)) * errors
    return _measures(values, 2 * norm.sf(abs(z)), seen_from > limits.large, limits, hidden)


def _by_shares(table: Table, phi: float, limits: _Limits) -> list[Measure]:
    """
    Measure half the sum of the shares' differences from the first column's, by chi2.

    Of all ways to be so far apart, the one that chi2 sees least has 4 x the square of it over the
    variance as noncentrality (by Cauchy and Schwarz): the power is at least that.
    """
    totals = np.maximum(table.sum(axis=0), 1)
    shares = table / totals
    distances = abs(shares[:, 1:] - shares[:, :1]).sum(axis=0) / 2
    together = (table[:, 1:] + table[:, :1]) / (totals[1:] + totals[0])
    gaps = (shares[:, 1:] - shares[:, :1]) ** 2
    scaled = np.divide(gaps, together, out=np.zeros_like(gaps), where=together > 0)
    variance = phi * (1 / totals[1:] + 1 / totals[0])
    degrees = np.maximum((together > 0).sum(axis=0) - 1, 1)
    p = chi2.sf(scaled.sum(axis=0) / variance, degrees)
    power = ncx2.sf(chi2.isf(SOMEWHAT_BELOW, degrees), degrees, 4 * limits.large**2 / variance)
    return _measures(distances, p, power < POWER, limits)


def _business(business: Table | None, phi: float, candidates: int) -> list[Measure | None]:
    if business is None or not business[1, 0]:
        return [None] * candidates
    related, known = business
    totals = np.maximum(known, 1)
    differences = related[1:] / totals[1:] - related[0] / totals[0]
    together = (related[1:] + related[0]) / (totals[1:] + totals[0])
    errors = np.sqrt(phi * together * (1 - together) * (1 / totals[1:] + 1 / totals[0]))
    measures = _by_error(differences, errors, MIX)
    return [one if is_known else None for one, is_known in zip(measures, known[1:], strict=True)]


def _measures(
    values: Numbers, p: Numbers, blind: Flags, limits: _Limits, hidden: Flags | None = None
) -> list[Measure]:
    close = abs(values) <= limits.close
    steps = np.select(
        [~close & (p < UNLIKE_BELOW), ~close & (p < SOMEWHAT_BELOW), blind],
        [Step.UNLIKE, Step.SOMEWHAT, Step.CANNOT_TELL],
        Step.LIKE,
    )
    covered = np.zeros_like(blind) if hidden is None else hidden
    return [
        Measure(Hidden(Reason.SMALL_COUNT) if is_hidden else value, chance, Step(step))
        for value, chance, step, is_hidden in zip(
            values.tolist(), p.tolist(), steps.tolist(), covered.tolist(), strict=True
        )
    ]


def _left_out(
    profile: Profile, incidents: int, own: int, of_all: float, other_kind: bool
) -> tuple[LeftOut, ...]:
    """`own` are the pilot's incidents, `of_all` is the area's part of all incidents anywhere."""
    if incidents < FEWEST_BEFORE:
        return (LeftOut.FEW_INCIDENTS,)
    measures = {
        LeftOut.TREND: profile.trend,
        LeftOut.SEASON: profile.season,
        LeftOut.MIX: profile.mix,
        LeftOut.BUSINESS: profile.business,
    }
    holds = {
        LeftOut.FEW_INCIDENTS: incidents < FEW_BEFORE,
        LeftOut.OTHER_KIND: other_kind,
        LeftOut.MUCH_LARGER: incidents > MOST_TIMES_LARGER * own or of_all > MOST_OF_ALL,
        LeftOut.MUCH_SMALLER: incidents * MOST_TIMES_SMALLER < own,
    } | {why: one is not None and one.step is Step.UNLIKE for why, one in measures.items()}
    return tuple(why for why in LeftOut if holds[why])


def _candidate(
    area: str, shown: int | NAType, profile: Profile, left_out: tuple[LeftOut, ...]
) -> Candidate:
    """The level tells the count: where one is hidden, so is the other."""
    hidden = Hidden(Reason.SMALL_COUNT)
    if not isinstance(shown, int):
        return Candidate(area, hidden, hidden, left_out)
    return Candidate(area, shown, profile if shown >= FEWEST_BEFORE else hidden, left_out)
