"""What stands around an answer, kept by the version's fingerprint and the question."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from analysis.choices import Around, windows_before
from analysis.controlled_series import ControlledSeries, controlled_series
from analysis.counts import before_after
from analysis.detectable import Detectable, detectable
from analysis.doubts import Background, Check, doubts, doubts_of_answers
from analysis.est_change import est_change
from analysis.evidence import Evidence, evidence
from analysis.fewer_so_far import FewerSoFar, fewer_so_far
from analysis.likeness import LikenessFindings, likeness
from analysis.moved import Moved
from analysis.moved import moved as moved_from
from analysis.nested import HIDDEN, given_away
from analysis.other_offences import OtherOffences
from analysis.other_offences import other_offences as other_offences_of
from analysis.overlap import overlapping
from analysis.placebo import Placebo, placebo_in_space
from analysis.placebo_in_time import PlaceboInTime, placebo_in_time
from analysis.premises import PremisesFindings, premises_check
from analysis.pretrend import PreTrendFindings, pretrend
from analysis.reporting import Reporting, reporting
from analysis.results import Comparison, Estimate, Hidden, NotPossible, Reason
from analysis.selection import SelectionFindings, selection
from analysis.specifications import Specifications
from analysis.specifications import specifications as all_ways
from data import context, engine
from data.intake import Kind
from data.kinds.parallel_events import ParallelEvent
from data.kinds.positions import SWEREF99_TM
from data.store import Version
from data.study import Outcome, Period, Pilot
from pages.shared import cached
from pages.shared.cached import KEPT


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _detectable(
    print_: str, pilot: Pilot, outcome: Outcome, _version: Version
) -> Detectable | NotPossible | Hidden:
    counts = cached.outcome_counts(_version, pilot, outcome)
    level = cached.last_level(_version)
    return detectable(counts, pilot, outcome, _with_data(_version, pilot), level=level)


def detectable_change(
    version: Version, pilot: Pilot, outcome: Outcome
) -> Detectable | NotPossible | Hidden:
    """What change could be seen after the plan's own months, told from the before period alone."""
    study = cached.plan(version)
    planned = study.pilot(pilot.area) if study else pilot
    return _detectable(version.fingerprint, planned, outcome, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _before(
    print_: str, pilot: Pilot, outcome: Outcome, _version: Version
) -> PreTrendFindings | NotPossible | Hidden:
    counts = cached.outcome_counts(_version, pilot, outcome)
    return pretrend(counts, pilot, _with_data(_version, pilot))


def before_start(
    version: Version, pilot: Pilot, outcome: Outcome
) -> PreTrendFindings | NotPossible | Hidden:
    """Whether the pilot followed its comparison areas before the start."""
    return _before(version.fingerprint, pilot, outcome, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _so_far(
    print_: str, pilot: Pilot, outcome: Outcome, _version: Version
) -> FewerSoFar | NotPossible | Hidden:
    settled = cached.coverage(_version).settled_until
    if settled is None:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    counts = cached.outcome_counts(_version, pilot, outcome)
    used = cached.findings(_version, pilot, outcome).used  # those that have data after, too
    level = cached.decision_level(_version, pilot)
    return fewer_so_far(counts, pilot, settled, used, level=level)


def so_far(version: Version, pilot: Pilot, outcome: Outcome) -> FewerSoFar | NotPossible | Hidden:
    """How many incidents fewer, month by month."""
    return _so_far(version.fingerprint, pilot, outcome, version)


@st.cache_data(max_entries=20, show_spinner=False)
def _alike(print_: str, pilot: Pilot, _version: Version) -> LikenessFindings | NotPossible | Hidden:
    planned, settled = cached.plan(_version), cached.coverage(_version)
    if planned is None:
        return NotPossible(Reason.NO_STUDY)
    counts = engine.area_profiles(_version, period=pilot.before)
    known = dict(settled.by_area or {})
    areas = {area for area in known if settled.holds(pilot.before, {area})}
    return likeness(counts, planned, pilot, areas, kinds=_kinds(_version))


def _kinds(version: Version) -> dict[str, str]:
    """What the areas' own file calls each, as far as it does."""
    if Kind.AREAS not in version.parts:
        return {}
    areas = cached.areas(version)
    return dict(zip(areas["area_id"], areas["kind"], strict=True))


def alike(version: Version, pilot: Pilot) -> LikenessFindings | NotPossible | Hidden:
    """Which areas are like the pilot before the start."""
    return _alike(version.fingerprint, pilot, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _why_here(
    print_: str, pilot: Pilot, outcome: Outcome, _version: Version
) -> SelectionFindings | NotPossible | Hidden:
    counts = cached.outcome_counts(_version, pilot, outcome)
    found = cached.findings(_version, pilot, outcome)
    settled = cached.coverage(_version)
    return selection(counts, pilot, outcome, settled, found, cached.bases(_version))


def why_here(
    version: Version, pilot: Pilot, outcome: Outcome
) -> SelectionFindings | NotPossible | Hidden:
    """The answer without the months before the start, and as if not chosen after a bad spell."""
    return _why_here(version.fingerprint, pilot, outcome, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _one_premises(
    print_: str, pilot: Pilot, outcome: Outcome, _version: Version
) -> PremisesFindings | NotPossible | Hidden:
    known = cached.catalogue(_version)
    found = cached.findings(_version, pilot, outcome)
    premises = engine.premises_counts(
        _version,
        areas=(pilot.area, *found.used),
        groups=outcome.groups,
        business=outcome.business,
    )
    counts = cached.outcome_counts(_version, pilot, outcome)
    share = known.premises_count / max(known.incident_count, 1)
    return premises_check(counts, premises, pilot, outcome, found, known_share=share)


def one_premises(
    version: Version, pilot: Pilot, outcome: Outcome
) -> PremisesFindings | NotPossible | Hidden:
    """Whether one address or business carries the answer."""
    return _one_premises(version.fingerprint, pilot, outcome, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _doubts_about(
    print_: str, pilot: Pilot, outcome: Outcome, names: Mapping[str, str], _version: Version
) -> tuple[Check, ...]:
    planned = cached.plan(_version)
    if planned is None:
        return ()
    found = cached.findings(_version, pilot, outcome)
    background = _background(_version, pilot, outcome, names, found.used)
    return doubts(found, pilot, outcome, planned, background)


def doubts_about(
    version: Version, pilot: Pilot, outcome: Outcome, names: Mapping[str, str]
) -> tuple[Check, ...]:
    """Everything that is looked for, of what speaks against the answer."""
    return _doubts_about(version.fingerprint, pilot, outcome, names, version)


def doubts_about_answers(
    version: Version, pilot: Pilot, answer: Estimate, names: Mapping[str, str]
) -> tuple[Check, ...]:
    """The same, of an answer out of the survey."""
    planned = cached.plan(version)
    if planned is None:
        return ()
    background = _background(version, pilot, pilot.primary, names, pilot.comparison)
    return doubts_of_answers(answer, pilot, planned, background)


def _background(
    version: Version,
    pilot: Pilot,
    outcome: Outcome,
    names: Mapping[str, str],
    used: Collection[str],
) -> Background:
    planned = cached.plan(version)
    loaded = [event for event in events(version) or () if not event.is_note]
    counted = bool(outcome.groups)
    return Background(
        pretrend=before_start(version, pilot, outcome)
        if counted
        else NotPossible(Reason.NO_INCIDENTS),
        moved_starts=moved_starts(version, pilot, outcome) if counted else None,
        ways=specifications(version, pilot, outcome) if counted else None,
        premises=one_premises(version, pilot, outcome) if counted else None,
        reporting=cached.reporting(version, pilot),
        events=overlapping(loaded, pilot, names, used) if loaded else None,
        code_changes=_codes_within(version, pilot, outcome),
        deviations=sum(d.pilot in ("", pilot.area) for d in cached.deviations(version)),
        planned_after=(planned.pilot(pilot.area) if planned else pilot).after.months,
    )


def _codes_within(version: Version, pilot: Pilot, outcome: Outcome) -> tuple[date, ...] | None:
    days = context.code_changes(version, outcome.groups)
    if days is None:
        return None
    return tuple(day for day in days if pilot.before.start < day < pilot.after.end)


def events(version: Version) -> tuple[ParallelEvent, ...] | None:
    """What else happened, areas by name; None where no list of it is loaded."""
    known, names = context.events(version), dict(cached.catalogue(version).areas)
    if known is None:
        return None
    return tuple(replace(event, area=names.get(event.area, event.area)) for event in known)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _placebo(
    print_: str, pilot: Pilot, outcome: Outcome, _version: Version
) -> Placebo | NotPossible | Hidden:
    found = cached.findings(_version, pilot, outcome)
    if not isinstance(found.change, Comparison):
        return found.change
    counts = cached.outcome_counts(_version, pilot, outcome)
    areas = before_after(counts, {pilot.area, *found.used}, pilot.before, pilot.after)
    own = areas.pop(pilot.area)
    return placebo_in_space(own, areas, dispersion=found.dispersion)


def placebo(version: Version, pilot: Pilot, outcome: Outcome) -> Placebo | NotPossible | Hidden:
    """Every comparison area that is used, as if it were the pilot."""
    return _placebo(version.fingerprint, pilot, outcome, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _moved(
    print_: str, pilot: Pilot, outcome: Outcome, _version: Version
) -> Moved | NotPossible | Hidden:
    found = cached.findings(_version, pilot, outcome)
    if not isinstance(found.displacement, Comparison):
        return found.displacement
    counts = cached.outcome_counts(_version, pilot, outcome)
    areas = before_after(counts, pilot.areas, pilot.before, pilot.after)
    return moved_from(
        (pilot.area, areas[pilot.area]),
        {area: areas[area] for area in pilot.buffer_areas},
        {area: areas[area] for area in found.used},
        months=(pilot.before.months, pilot.after.months),
        dispersion=found.dispersion,
        level=found.displacement.level,
    )


def moved(version: Version, pilot: Pilot, outcome: Outcome) -> Moved | NotPossible | Hidden:
    """What the areas around tell: each of them, and together with the pilot."""
    return _moved(version.fingerprint, pilot, outcome, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _other_offences(
    print_: str, pilot: Pilot, outcome: Outcome, _version: Version
) -> OtherOffences:
    months = Period(pilot.before.start, pilot.after.end)
    profiles = engine.area_profiles(_version, period=months)
    level = cached.decision_level(_version, pilot)
    return other_offences_of(profiles, pilot, outcome, cached.coverage(_version), level=level)


def other_offences(version: Version, pilot: Pilot, outcome: Outcome) -> OtherOffences:
    """How the pilot's other offence groups changed against the same comparison areas."""
    return _other_offences(version.fingerprint, pilot, outcome, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _series(
    print_: str, pilot: Pilot, outcome: Outcome, _version: Version
) -> ControlledSeries | NotPossible:
    counts = cached.outcome_counts(_version, pilot, outcome)
    used = cached.findings(_version, pilot, outcome).used
    level = cached.decision_level(_version, pilot)
    return controlled_series(counts, pilot, cached.coverage(_version), used, level=level)


def series(version: Version, pilot: Pilot, outcome: Outcome) -> ControlledSeries | NotPossible:
    """The pilot's months beside its comparison areas': the change as the plan expects it."""
    return _series(version.fingerprint, pilot, outcome, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _reporting(print_: str, pilot: Pilot, outcome: Outcome, _version: Version) -> Reporting:
    asked = (cached.VICTIMISED, cached.REPORTING)
    nobody = NotPossible(Reason.ITEM_NOT_ASKED)
    known = Kind.SURVEY in _version.parts
    victimised, reported = (cached.safety(_version, pilot, o) if known else nobody for o in asked)
    est = context.est_reports(_version)
    nothing = NotPossible(Reason.NO_EST_REPORTS)
    return reporting(
        cached.findings(_version, pilot, outcome).change,
        victimised,
        reported,
        nothing if est is None else est_change(est.counts, pilot, est.covered.get(pilot.area)),
        _alarms(_version, pilot, outcome),
    )


def _alarms(version: Version, pilot: Pilot, outcome: Outcome) -> Comparison | Hidden | NotPossible:
    """Alarms, compared as the headline is, where they are not what the outcome counts itself."""
    there = {group for group, _ in cached.catalogue(version).groups}
    alarms = cached.ALARMS
    if not alarms.groups <= there - outcome.groups:
        return NotPossible(Reason.NO_ALARMS)
    asked = [o for o in (pilot.primary, *pilot.secondary) if o.groups]
    found = {o: cached.findings(version, pilot, o) for o in (*asked, alarms)}
    return HIDDEN if alarms in given_away(found) else found[alarms].change


def reporting_of(version: Version, pilot: Pilot, outcome: Outcome) -> Reporting:
    """Whether the police's reports tell of crime, or of reporting."""
    return _reporting(version.fingerprint, pilot, outcome, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _moved_starts(
    print_: str, pilot: Pilot, outcome: Outcome, _version: Version
) -> PlaceboInTime | NotPossible:
    counts = cached.outcome_counts(_version, pilot, outcome)
    used = cached.findings(_version, pilot, outcome).used
    return placebo_in_time(counts, pilot, cached.coverage(_version), used)


def moved_starts(version: Version, pilot: Pilot, outcome: Outcome) -> PlaceboInTime | NotPossible:
    """The headline of starts that are moved back to when nothing was tried."""
    return _moved_starts(version.fingerprint, pilot, outcome, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _specifications(
    print_: str, pilot: Pilot, outcome: Outcome, _version: Version
) -> Specifications | NotPossible | Hidden:
    found = cached.findings(_version, pilot, outcome)
    if not isinstance(found.change, Comparison):
        return found.change
    first = min(period.start for period in windows_before(pilot).values())
    counts = engine.area_profiles(_version, period=Period(first, pilot.after.end))
    known = cached.coverage(_version)
    return all_ways(counts, pilot, outcome, known, found, _around(_version, pilot))


def specifications(
    version: Version, pilot: Pilot, outcome: Outcome
) -> Specifications | NotPossible | Hidden:
    """The answer in every way that could have been chosen with as good reasons."""
    return _specifications(version.fingerprint, pilot, outcome, version)


def _around(version: Version, pilot: Pilot) -> Around:
    planned, like = cached.plan(version), alike(version, pilot)
    pilots = planned.pilots if planned else (pilot,)
    return Around(
        alike=frozenset(like.suggested if isinstance(like, LikenessFindings) else ()),
        distances=_distances(version, pilot),
        never=frozenset().union(*({p.area} | p.buffer_areas for p in pilots)),
    )


def _distances(version: Version, pilot: Pilot) -> dict[str, float]:
    """From the pilot's middle to the others', metres; none where no shapes are loaded."""
    if Kind.AREAS not in version.parts:
        return {}
    areas = cached.areas(version).drop_duplicates("area_id", keep="last").set_index("area_id")
    if pilot.area not in areas.index:
        return {}
    middles = areas.geometry.to_crs(SWEREF99_TM).centroid
    metres = middles.distance(middles[pilot.area])
    return dict(zip(metres.index, metres.tolist(), strict=True))


def evidence_of(version: Version, pilot: Pilot, outcome: Outcome) -> Evidence:
    """The grade of what an answer rests on."""
    found = cached.findings(version, pilot, outcome)
    before = before_start(version, pilot, outcome)
    return evidence(found.own.change, found.change, len(found.used), before)


def _with_data(version: Version, pilot: Pilot) -> frozenset[str]:
    """The comparison areas of which the data speak in all of the before period."""
    known = cached.coverage(version)
    return frozenset(area for area in pilot.comparison if known.holds(pilot.before, {area}))
