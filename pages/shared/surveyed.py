"""What the page Trygghet asks of the answers, kept by the version's fingerprint as in `cached`."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.multiplicity import benjamini_hochberg
from analysis.process.situation_picture import ITEM_OF
from analysis.results import Comparison, Reason
from analysis.survey.day_and_night import DayAndNight, day_and_night
from analysis.survey.distribution import Distribution, distributions
from analysis.survey.distribution import everywhere as everywhere_
from analysis.survey.item_changes import ItemChange, item_changes
from analysis.survey.ranking import Ranking, problem_ranking
from analysis.survey.scale_shift import ScaleShift, scale_shift
from data import engine
from data.kinds.items import ScaleKind
from data.store import Version
from data.study import Pilot
from pages.shared import cached

KEPT = 50
PROBLEMS = tuple(ITEM_OF.values())
DAY_AND_NIGHT = (("B05a", "B05b"), ("F20a", "F20b"))
BUSINESSES = cached.REPORTING.respondents


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _changes(print_: str, pilot: Pilot, _version: Version) -> tuple[ItemChange, ...]:
    alike = cached.asked_alike(_version, pilot)
    return item_changes(
        given(_version),
        pilot,
        cached.items(_version).scales(),
        waves=engine.wave_days(_version),
        blocked={key: one.breaks[0] for key, one in alike.items() if one.breaks},
        level=cached.decision_level(_version, pilot),
    )


def changes(version: Version, pilot: Pilot) -> tuple[ItemChange, ...]:
    """Every item in every group, the plan's first: see `analysis.survey.item_changes`."""
    return _changes(version.fingerprint, pilot, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _spread(print_: str, pilot: Pilot, item: str, _version: Version) -> tuple[Distribution, ...]:
    scale = cached.items(_version).scale(item)
    answers = engine.responses(_version, items=[scale.asked_as])
    return distributions(answers, pilot, scale, waves=engine.wave_days(_version))


def spread(version: Version, pilot: Pilot, item: str) -> tuple[Distribution, ...]:
    """The answers to a question of each group, wave and place: pilot and comparison areas."""
    return _spread(version.fingerprint, pilot, item, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _everywhere(print_: str, item: str, _version: Version) -> tuple[Distribution, ...]:
    scale, answers = cached.items(_version).scale(item), engine.item_answers(_version)
    return everywhere_(answers, scale, waves=engine.wave_days(_version))


def everywhere(version: Version, item: str) -> tuple[Distribution, ...]:
    """The answers to a question of each group and wave, in whatever area."""
    return _everywhere(version.fingerprint, item, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _undescribed(print_: str, _version: Version) -> tuple[str, ...]:
    answers, bank = engine.item_answers(_version), cached.items(_version)
    known = {bank.scale(item).asked_as for item in bank.items}
    asked = answers.groupby("item")["answer"].nunique()
    questions = asked.index[asked > 1]  # a column that says the same in every row asks nothing
    return tuple(sorted(set(map(str, questions)) - known))


def undescribed(version: Version) -> tuple[str, ...]:
    """Questions with answers that no list describes: nobody knows what their share would be."""
    return _undescribed(version.fingerprint, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _breaks(
    print_: str, pilot: Pilot, item: str, group: str, waves: tuple[str, ...], _version: Version
) -> tuple[str, ...]:
    areas = {pilot.area, *pilot.comparison}
    runs = cached.ways_of_asking(_version).in_step(waves, item, group=group, areas=areas)
    return tuple(run[0] for run in runs[1:])


def breaks(
    version: Version, pilot: Pilot, item: str, group: str, waves: tuple[str, ...]
) -> tuple[str, ...]:
    """Which waves, in order of time, may not be compared with the one before."""
    return _breaks(version.fingerprint, pilot, item, group, waves, version)


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift of the whole scale, its p adjusted for all that a group was asked (FDR)."""

    shift: ScaleShift
    p_adjusted: float

    @property
    def is_marked(self) -> bool:
        main = self.shift.difference
        return isinstance(main, Comparison) and self.p_adjusted <= 1 - main.level


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _shifts(print_: str, pilot: Pilot, group: str, _version: Version) -> tuple[Shift, ...]:
    answers, alike = given(_version), cached.asked_alike(_version, pilot)
    days, level = engine.wave_days(_version), cached.decision_level(_version, pilot)
    by_item = dict(iter(answers.groupby("item")))
    found = [
        scale_shift(by_item[scale.asked_as], pilot, scale, group, waves=days, level=level)
        for scale in cached.items(_version).scales().values()
        if scale.kind is ScaleKind.ORDERED
        and scale.higher_is_better is not None
        and scale.item == scale.asked_as  # B02 is another share of the same answers
        and scale.asked_as in by_item
        and (scale.item, group) in alike
        and not alike[scale.item, group].breaks
    ]
    p = [one.difference.p for one in found if isinstance(one.difference, Comparison)]
    adjusted = iter(benjamini_hochberg(p))
    return tuple(
        Shift(one, next(adjusted) if isinstance(one.difference, Comparison) else 1.0)
        for one in found
    )


def shifts(version: Version, pilot: Pilot, group: str) -> tuple[Shift, ...]:
    """How often an answer after is better than one before, of every question with a better end."""
    return _shifts(version.fingerprint, pilot, group, version)


def given(version: Version) -> pd.DataFrame:
    """The answers that somebody gave: a wide file has a cell for what nobody was asked, too."""
    rows = cached.responses(version)
    return rows[rows["answer"] != ""]


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _problems(print_: str, pilot: Pilot, _version: Version) -> Ranking:
    answers = of_items(_version, PROBLEMS)
    scales = cached.items(_version).scales()
    there = set(answers["item"].unique())
    return problem_ranking(
        answers,
        pilot,
        [scales[item] for item in PROBLEMS if item in scales and scales[item].asked_as in there],
        BUSINESSES,
        waves=engine.wave_days(_version),
        blocked=_blocked(_version, pilot),
        level=cached.decision_level(_version, pilot),
    )


def problems(version: Version, pilot: Pilot) -> Ranking:
    """How big businesses see each problem around them, in order: see `analysis.survey.ranking`."""
    return _problems(version.fingerprint, pilot, version)


DaysAndNights = dict[tuple[str, str, str], tuple[DayAndNight, ...]]  # by day, night, group


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _days_and_nights(print_: str, pilot: Pilot, _version: Version) -> DaysAndNights:
    answers = of_items(_version, tuple(item for pair in DAY_AND_NIGHT for item in pair))
    scales, days = cached.items(_version).scales(), engine.wave_days(_version)
    level = cached.decision_level(_version, pilot)
    found = {}
    for day, night in DAY_AND_NIGHT:
        rows = answers[answers["item"].isin([day, night])]
        for group in sorted(map(str, rows["respondent_group"].unique())):
            own = day_and_night(
                rows, pilot, scales[day], scales[night], group, waves=days, level=level
            )
            found[day, night, group] = own
    return {key: own for key, own in found.items() if own}


def days_and_nights(version: Version, pilot: Pilot) -> DaysAndNights:
    """Each group's answers by day and at night, wave by wave."""
    return _days_and_nights(version.fingerprint, pilot, version)


def of_items(version: Version, items: tuple[str, ...]) -> pd.DataFrame:
    """As `given`, of these items alone."""
    rows = cached.responses(version, items)
    return rows[rows["answer"] != ""]


def _blocked(version: Version, pilot: Pilot) -> dict[tuple[str, str], Reason]:
    alike = cached.asked_alike(version, pilot)
    return {key: one.breaks[0] for key, one in alike.items() if one.breaks}
