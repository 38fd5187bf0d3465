"""Cached: all indicators of the ways of working (P01-P28) of an area, each with its files."""

from datetime import date

import pandas as pd
import streamlit as st

from analysis.process.activity import active_members, what_members_did
from analysis.process.chain import problems_with_measure
from analysis.process.dose import dose, spans
from analysis.process.endurance import endurance
from analysis.process.fidelity import fidelity, transferability
from analysis.process.implementation import implementation_rate, measures_by_status, overdue
from analysis.process.indicator import Indicator, Tally
from analysis.process.meetings import decisions_followed_up, participation, regularity
from analysis.process.members import coverage, coverage_by_group, membership
from analysis.process.messages import messages_sent
from analysis.process.opinions import (
    PROMISES,
    REPORTED,
    SATISFACTION,
    VICTIMISED,
    promises_kept,
    reporting_share,
    satisfaction,
)
from analysis.process.owners import split_between_owners
from analysis.process.reports import replies, reporting_delay, reports_shared
from analysis.process.resources import resources_used
from analysis.process.situations import situation_pictures
from analysis.process.time_to_done import time_to_done
from analysis.process.walks import points_acted_on, safety_walks
from analysis.results import NotPossible, Reason
from data import engine
from data.intake import Kind
from data.store import Version
from data.study import Period
from pages.shared import cached

ASKED = {"P22": (REPORTED,), "P23": SATISFACTION, "P24": tuple(PROMISES)}  # by the survey
NO_ANSWERS = NotPossible(Reason.NO_ANSWERS)
EVERYWHERE = ""


FILES = {
    "P01": (Kind.MEMBERS,),
    "P02": (Kind.MEMBERS, Kind.BASES),
    "P03": (Kind.MEMBERS, Kind.POPULATION),
    "P04": (Kind.MEMBERS, Kind.REPORTS, Kind.MEETINGS, Kind.MEASURES),
    "P05": (Kind.MEETINGS,),
    "P06": (Kind.MEETINGS,),
    "P07": (Kind.MEETINGS,),
    "P08": (Kind.WALKS,),
    "P09": (Kind.WALKS, Kind.MEASURES),
    "P10": (Kind.MEASURES,),
    "P11": (Kind.MEASURES,),
    "P12": (Kind.MEASURES,),
    "P13": (Kind.MEASURES,),
    "P14": (Kind.MEASURES,),
    "P15": (Kind.PROBLEMS, Kind.MEASURES),
    "P16": (Kind.ELEMENTS,),
    "P17": (Kind.REPORTS,),
    "P18": (Kind.REPORTS,),
    "P19": (Kind.REPORTS,),
    "P20": (Kind.SITUATIONS,),
    "P21": (Kind.MESSAGES,),
    "P22": (Kind.SURVEY,),
    "P23": (Kind.SURVEY,),
    "P24": (Kind.SURVEY,),
    "P25": (Kind.RESOURCES, Kind.MEASURES),
    "P26": (Kind.MEASURES, Kind.CAMERAS),
    "P27": (Kind.MEMBERS, Kind.REPORTS, Kind.MEETINGS, Kind.MEASURES),
    "P28": (Kind.ELEMENTS,),
}


def indicators(
    version: Version, area: str, period: Period, start: date, as_of: date
) -> dict[str, Indicator]:
    """Code -> indicator of an area ("" is all) whose work began on `start`, as known on `as_of`."""
    return _indicators(version.fingerprint, area, period, start, as_of, version)


@st.cache_data(max_entries=cached.KEPT, show_spinner=False)
def _indicators(
    print_: str, area: str, period: Period, start: date, as_of: date, _version: Version
) -> dict[str, Indicator]:
    found = (
        *_of_members(_version, area, period, start),
        *_of_measures(_version, area, period, as_of),
        *_of_the_programme(_version, area, period, as_of),
        *_of_the_survey(_version, area, period),
    )
    return {one.code: one for one in found}


def _of_members(version: Version, area: str, period: Period, start: date) -> tuple[Indicator, ...]:
    members, meetings, reports, measures, population = (
        cached.placed(version, kind)
        for kind in (Kind.MEMBERS, Kind.MEETINGS, Kind.REPORTS, Kind.MEASURES, Kind.POPULATION)
    )
    acts = what_members_did(reports, meetings, measures)
    active = active_members(members, acts, area, period, start=start)
    count = int(active.value.count) if isinstance(active.value, Tally) else None
    return (
        membership(members, area, period, start=start),
        coverage(members, cached.bases(version), population, area, period),
        coverage_by_group(members, population, area, period),
        active,
        participation(meetings, area, period, start=start),
        regularity(meetings, area, period),
        decisions_followed_up(meetings, area, period),
        reports_shared(reports, area, period, active_members=count),
        reporting_delay(reports, area, period),
        endurance(active, reports, area, period, start),
    )


def _of_measures(version: Version, area: str, period: Period, as_of: date) -> tuple[Indicator, ...]:
    measures, walks, reports, cameras = (
        cached.placed(version, kind)
        for kind in (Kind.MEASURES, Kind.WALKS, Kind.REPORTS, Kind.CAMERAS)
    )
    return (
        safety_walks(walks, area, period),
        points_acted_on(walks, measures, area, period, as_of),
        measures_by_status(measures, area, period, as_of),
        implementation_rate(measures, area, period, as_of),
        time_to_done(measures, area, period, as_of),
        overdue(measures, area, period, as_of),
        split_between_owners(measures, area, period, as_of),
        problems_with_measure(cached.placed(version, Kind.PROBLEMS), measures, area, period, as_of),
        replies(reports, area, period, as_of),
        dose(spans(measures, cameras, as_of), area, period),
    )


def _of_the_programme(
    version: Version, area: str, period: Period, as_of: date
) -> tuple[Indicator, ...]:
    elements, situations, messages, resources = (
        cached.placed(version, kind)
        for kind in (Kind.ELEMENTS, Kind.SITUATIONS, Kind.MESSAGES, Kind.RESOURCES)
    )
    measures = cached.placed(version, Kind.MEASURES)
    return (
        fidelity(elements, _told_of(elements, area), period),
        transferability(elements, _told_of(elements, area), period),
        situation_pictures(situations, _told_of(situations, area), period, as_of),
        messages_sent(messages, _told_of(messages, area), period),
        resources_used(resources, measures, area, period, as_of),
    )


def _told_of(rows: pd.DataFrame | None, area: str) -> str:
    """A file that names no area anywhere is about all of them together."""
    names_none = rows is not None and not rows["area_id"].any()
    return EVERYWHERE if names_none else area


def _of_the_survey(version: Version, area: str, period: Period) -> tuple[Indicator, ...]:
    if Kind.SURVEY not in version.parts:
        return tuple(
            Indicator(code=code, area=area, period=period, value=NO_ANSWERS) for code in ASKED
        )
    questions = {"P22": reporting_share, "P23": satisfaction, "P24": promises_kept}
    answers, asked_in = _answers(version), _waves(version.fingerprint, area, period.end, version)
    return tuple(ask(answers, area, asked_in[code], period) for code, ask in questions.items())


def _answers(version: Version) -> pd.DataFrame:
    return cached.responses(version, (*VICTIMISED, REPORTED, *SATISFACTION))


def waves(version: Version, area: str, end: date) -> dict[str, str]:
    """Code -> the wave of the survey that it is of, "" where none before `end` asked for it."""
    if Kind.SURVEY not in version.parts:
        return {}
    return _waves(version.fingerprint, area, end, version)


@st.cache_data(max_entries=cached.KEPT, show_spinner=False)
def _waves(print_: str, area: str, end: date, _version: Version) -> dict[str, str]:
    """The last wave before `end` in which any of the items was answered in the area."""
    answers, days = _answers(_version), engine.wave_days(_version)
    own = answers[(answers["area_id"] == area) | (area == EVERYWHERE)]
    found = {}
    for code, items in ASKED.items():
        asked = own.loc[own["item"].isin(items), "wave"].unique()
        before = [(days[wave], wave) for wave in asked if wave in days and days[wave] < end]
        found[code] = max(before)[1] if before else ""
    return found
