"""What the parts of where next, readiness and cost ask, kept by the version's fingerprint."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import shapely
import streamlit as st

from analysis.counts import before_after, months_by_area
from analysis.decision.candidates import Candidates, Known, candidate_areas, candidates
from analysis.decision.concentrated import Concentrated, concentrated
from analysis.decision.cost import Costs, costs
from analysis.decision.insecurity import unsafe_by_area
from analysis.decision.readiness import Files, Need, needs
from analysis.detectable import Detectable, detectable
from analysis.disclosure import disclosed
from analysis.effect import comparable, difference_from_expected
from analysis.likeness import Candidate as Likened
from analysis.likeness import LikenessFindings
from analysis.results import Comparison, Hidden, NotPossible, Reason
from analysis.shares import Answers
from analysis.side_by_side import may_be_shown, years_back
from analysis.told import Told
from data import engine
from data.intake import Kind
from data.kinds.items import HigherIs
from data.kinds.positions import SWEREF99_TM
from data.store import Version
from data.study import Counting, Direction, Outcome, Period, Pilot, Study
from pages.shared import cached, judged
from pages.shared.told import of_period

KEPT = 20
YEARS = 3  # that need is told of: one bad year falls by itself
FEWEST_YEARS = 2
SEED = 8
USUAL_ITEM, USUAL_RESPONDENTS = "B05b", "besökare"
UNSAFE = {HigherIs.SAFER, HigherIs.LESS_SAFE}
M2_PER_KM2 = 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """`wave` is that of the survey, "" where nobody was asked; `comparison`: of any pilot."""

    found: Candidates
    outcome: Outcome
    period: Period
    item: str
    wave: str
    comparison: frozenset[str]

    def incidents(self, rows: Iterable[int]) -> int:
        """Of these areas together."""
        return sum(self.found.incidents[self.found.areas[row]] for row in rows)

    def told(self, rows: Iterable[int]) -> tuple[Told, ...]:
        """What `incidents` of them lets a reader know."""
        own = tuple(rows)
        counted = Counting(tuple(sorted(self.outcome.groups)), self.outcome.business)
        areas = [self.found.areas[row] for row in own]
        return of_period(areas, counted, self.period, self.incidents(own))


def counted_outcome(pilot: Pilot) -> Outcome | None:
    """The first outcome of the plan that is counted in incidents: mostly the primary one."""
    return next((o for o in (pilot.primary, *pilot.secondary) if o.groups), None)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _where(print_: str, pilot: Pilot, _version: Version) -> Where | NotPossible:
    study, outcome = cached.plan(_version), counted_outcome(pilot)
    period = _years(_version)
    if study is None or outcome is None:
        return NotPossible(Reason.NO_STUDY if study is None else Reason.NO_INCIDENTS)
    if period is None:
        return NotPossible(Reason.SHORT_BEFORE, size=0)
    known = cached.coverage(_version)
    areas = tuple(area for area in places(_version, study) if known.holds(period, {area}))
    if not areas:
        return NotPossible(Reason.NO_COMPARISON)
    counted = Counting(tuple(sorted(outcome.groups)), outcome.business)
    months = months_by_area(cached.month_counts(_version, areas, counted), areas, period)
    item, wave, unsafe = _unsafe(_version, study, pilot)
    beside = Known(
        km2=_km2(_version),
        businesses=_businesses(_version, period.end.year - 1),
        concentrated=_concentrated(_version, areas, counted, period),
        unsafe=unsafe,
        likened=_likened(_version, pilot),
    )
    shown = _shown(_version, cached.study(_version) or study, areas, counted, period)
    found = candidates(months, shown, beside, np.random.default_rng(SEED))
    if isinstance(found, NotPossible):
        return found
    return Where(
        found=found,
        outcome=outcome,
        period=period,
        item=item,
        wave=wave,
        comparison=frozenset().union(*(one.comparison for one in study.pilots)),
    )


def where(version: Version, pilot: Pilot) -> Where | NotPossible:
    """Every candidate for the next place, measured beside this pilot."""
    return _where(version.fingerprint, pilot, version)


def _years(version: Version) -> Period | None:
    """The last settled years, up to three; None with fewer than two."""
    settled = cached.coverage(version)
    end, whole = settled.settled_until, settled.whole
    if end is None or whole is None:
        return None
    end = end.replace(day=1)
    for years in range(YEARS, FEWEST_YEARS - 1, -1):
        start = end.replace(year=end.year - years)
        if settled.holds(Period(start, end), ()):
            return Period(start, end)
    return None


def places(version: Version, study: Study) -> tuple[str, ...]:
    """Where work could start next; of areas with polygons, where any has one."""
    listed = {area for area, _ in cached.catalogue(version).areas}
    if Kind.AREAS in version.parts:
        listed &= set(cached.areas(version)["area_id"])
    return candidate_areas(study, listed, cached.areas_within(version))


def _shown(
    version: Version, study: Study, areas: tuple[str, ...], counted: Counting, period: Period
) -> tuple[str, ...]:
    """
    Areas of which each year's and all years' sums may be told, beside what Effekt tells.

    There stand the sums of comparison areas over the periods of the plan.
    """
    last = Period(period.end.replace(year=period.end.year - 1), period.end)
    planned = {own for pilot in study.pilots for own in (pilot.before, pilot.after)}
    known = [own for own in planned if cached.coverage(version).holds(own, ())]
    totals = (*years_back(period, last), period, *known)
    span = Period(min(t.start for t in totals), max(t.end for t in totals))
    everywhere = cached.month_counts(version, (), counted).assign(area_id="")
    return may_be_shown(
        months_by_area(cached.month_counts(version, areas, counted), areas, span),
        months_by_area(everywhere, [""], span)[""],
        totals,
        together=list(_told_on_effect(version, study)),
        inside_of=cached.areas_within(version),
    )


def _told_on_effect(version: Version, study: Study) -> Iterator[frozenset[str]]:
    """The areas whose incidents together stand there."""
    for pilot in study.pilots:
        if pilot.primary.groups:
            told = cached.findings(version, pilot, pilot.primary)
            if told.comparison.is_told:
                yield frozenset(told.used)


def _km2(version: Version) -> dict[str, float]:
    if Kind.AREAS not in version.parts:
        return {}
    known = cached.areas(version).drop_duplicates("area_id", keep="last")
    size = known.geometry.to_crs(SWEREF99_TM).area / M2_PER_KM2
    return {str(a): float(s) for a, s in zip(known["area_id"], size, strict=True) if s > 0}


def _businesses(version: Version, year: int) -> dict[str, float]:
    """Of each area's year nearest to this one."""
    bases = cached.bases(version)
    if bases is None:
        return {}
    rows = bases[(bases["base"] == "businesses") & (bases["value"] > 0)]
    order = rows.assign(distance=(rows["year"] - year).abs()).sort_values(["distance", "year"])
    nearest = order.drop_duplicates("area_id")
    return {str(a): float(v) for a, v in zip(nearest["area_id"], nearest["value"], strict=True)}


def _concentrated(
    version: Version, areas: tuple[str, ...], counted: Counting, period: Period
) -> dict[str, Concentrated | NotPossible | Hidden]:
    refused = cached.positions(version)
    if refused is not None or Kind.AREAS not in version.parts:
        return dict.fromkeys(areas, refused or NotPossible(Reason.NO_AREA_SIZE))
    known = cached.areas(version).drop_duplicates("area_id", keep="last").set_index("area_id")
    metric = known.geometry.to_crs(cached.catalogue(version).crs)
    shapes: dict[str, shapely.Polygon] = {area: metric[area] for area in areas}
    cells = engine.cell_counts(
        version, period=period, groups=counted.groups, business=counted.business
    )
    return concentrated(cells, shapes, rng=np.random.default_rng(SEED))


def _unsafe(
    version: Version, study: Study, pilot: Pilot
) -> tuple[str, str, dict[str, Answers | Hidden]]:
    """Item, wave and answers by area: what the plan asks of safety, when it was last asked."""
    if Kind.SURVEY not in version.parts:
        return "", "", {}
    scales = cached.items(version).scales()
    planned = [(o.item, o.respondents) for o in (pilot.primary, *pilot.secondary) if o.item]
    wanted = [*planned, (USUAL_ITEM, USUAL_RESPONDENTS)]
    item, respondents = next(
        (i, who) for i, who in wanted if i in scales and scales[i].higher_is in UNSAFE
    )
    scale, answers = scales[item], engine.item_answers(version)
    own = answers[answers["item"] == scale.asked_as]
    days = engine.wave_days(version)
    asked = sorted({str(w) for w in own["wave"] if str(w) in days}, key=days.__getitem__)
    if not asked:
        return item, "", {}
    parts = [part for one in study.pilots for part in ({one.area}, one.comparison)]
    found = unsafe_by_area(own[own["wave"] == asked[-1]], scale, respondents, parts)
    return item, asked[-1], found


def _likened(version: Version, pilot: Pilot) -> dict[str, Likened]:
    found = judged.alike(version, pilot)
    if not isinstance(found, LikenessFindings):
        return {}
    return {one.area: one for one in found.candidates}


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _seen_there(
    print_: str, pilot: Pilot, areas: tuple[str, ...], period: Period, _version: Version
) -> dict[str, Detectable | NotPossible | Hidden]:
    outcome = counted_outcome(pilot)
    if outcome is None:
        return {}
    everywhere = tuple(sorted({*areas, *pilot.comparison}))
    counted = Counting(tuple(sorted(outcome.groups)), outcome.business)
    counts = cached.month_counts(_version, everywhere, counted)
    known, level = cached.coverage(_version), cached.last_level(_version)
    others = {area for area in pilot.comparison if known.holds(period, {area})}
    return {
        area: detectable(
            counts, _as_pilot(pilot, area, period), outcome, others - {area}, level=level
        )
        for area in areas
    }


def seen_there(
    version: Version, pilot: Pilot, areas: tuple[str, ...], period: Period
) -> dict[str, Detectable | NotPossible | Hidden]:
    """What change could be seen in each area, were it the next pilot, beside the same areas."""
    return _seen_there(version.fingerprint, pilot, areas, period, version)


def _as_pilot(pilot: Pilot, area: str, period: Period) -> Pilot:
    """The same plan in another place, from the end of these years on."""
    start = period.end
    years, month = divmod(start.month - 1 + pilot.after.months, 12)
    after = Period(start, date(start.year + years, month + 1, 1))
    return replace(
        pilot,
        area=area,
        start=start,
        before=period,
        implementation=Period(start, start),
        after=after,
        comparison=pilot.comparison - {area},
        buffers=frozenset(),
        ring_m=0,
    )


def files(version: Version) -> Files:
    return Files(
        elements=cached.placed(version, Kind.ELEMENTS),
        members=cached.placed(version, Kind.MEMBERS),
        meetings=cached.placed(version, Kind.MEETINGS),
        walks=cached.placed(version, Kind.WALKS),
        resources=cached.placed(version, Kind.RESOURCES),
        measures=cached.placed(version, Kind.MEASURES),
    )


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _needed(print_: str, as_of: date, _version: Version) -> tuple[Need, ...]:
    study = cached.study(_version)
    pilots = study.pilots if study else ()
    end = as_of + timedelta(days=1)
    periods = {pilot.area: Period(pilot.start, end) for pilot in pilots if pilot.start < end}
    paid = {pilot.area: paid_in(pilot) for pilot in pilots}
    return needs(files(_version), periods, paid, as_of)


def needed(version: Version, as_of: date) -> tuple[Need, ...]:
    """What the work takes, by what every pilot has had since its start."""
    return _needed(version.fingerprint, as_of, version)


def paid_in(pilot: Pilot) -> Period:
    """The time that costs are told of, everywhere the same: from the start, in whole months."""
    return Period(pilot.start.replace(day=1), pilot.after.end)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _spent(
    print_: str, pilot: Pilot, as_of: date, _version: Version
) -> tuple[Costs, Comparison | Hidden | NotPossible]:
    period = paid_in(pilot)
    resources = cached.placed(_version, Kind.RESOURCES)
    measures = cached.placed(_version, Kind.MEASURES)
    return costs(resources, measures, pilot.area, period, as_of), _fewer(_version, pilot)


def spent(
    version: Version, pilot: Pilot, as_of: date
) -> tuple[Costs, Comparison | Hidden | NotPossible]:
    """Costs from the start to the end of the after period, and incidents fewer after."""
    return _spent(version.fingerprint, pilot, as_of, version)


def _fewer(version: Version, pilot: Pilot) -> Comparison | Hidden | NotPossible:
    """By the headline's interval, which allows for areas that drift apart."""
    outcome = pilot.primary
    if not outcome.groups:
        return NotPossible(Reason.NO_INCIDENTS)
    if outcome.direction is Direction.INCREASE:
        return NotPossible(Reason.RISE_HOPED_FOR)
    found = cached.findings(version, pilot, outcome)
    if not isinstance(found.change, Comparison):
        return found.change
    counts = cached.outcome_counts(version, pilot, outcome)
    areas = before_after(counts, {pilot.area, *found.used}, pilot.before, pilot.after)
    own = areas.pop(pilot.area)
    fewer = difference_from_expected(
        {pilot.area: own}, comparable(areas), dispersion=found.dispersion, level=found.change.level
    )
    return disclosed(fewer, own.before, own.after)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _known_of(print_: str, area: str, _version: Version) -> tuple[float | None, int, int]:
    businesses = _businesses(_version, date.max.year).get(area)
    span = (cached.coverage(_version).by_area or {}).get(area)
    answers = 0
    if Kind.SURVEY in _version.parts:
        rows = cached.responses(_version)
        own = rows[rows["area_id"] == area]
        days = engine.wave_days(_version)
        waves = sorted(set(own["wave"]) & set(days), key=days.__getitem__)
        answers = int(own.loc[own["wave"] == waves[-1], "respondent"].nunique()) if waves else 0
    return businesses, answers, Period(*span).months if span else 0


def known_of(version: Version, area: str) -> tuple[float | None, int, int]:
    """Businesses of a place, who answered its latest survey, and its months of incidents."""
    return _known_of(version.fingerprint, area, version)
