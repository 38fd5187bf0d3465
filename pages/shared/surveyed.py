"""What the page Trygghet asks of the answers, kept by the version's fingerprint as in `cached`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import streamlit as st

from analysis.multiplicity import benjamini_hochberg
from analysis.process.situation_picture import ITEM_OF
from analysis.results import Comparison, Hidden, NotPossible, Reason
from analysis.survey.breaks import Comparability
from analysis.survey.by_group import ByGroup, by_group
from analysis.survey.corners import with_traits
from analysis.survey.crosstab import Crosstab, crosstab
from analysis.survey.day_and_night import DayAndNight, day_and_night
from analysis.survey.distribution import Distribution, distributions
from analysis.survey.distribution import everywhere as everywhere_
from analysis.survey.item_changes import ItemChange, Question, item_changes
from analysis.survey.ranking import Ranking, problem_ranking
from analysis.survey.response import (
    Profile,
    ResponseRate,
    WorstCases,
    profile,
    response_rates,
    worst_cases,
)
from analysis.survey.scale_shift import ScaleShift, scale_shift
from analysis.survey.weighting import Strata, WeightedChange, weighted_changes
from data import engine
from data.intake import Kind
from data.kinds.items import ItemScale, ScaleKind, scale_values
from data.kinds.survey import MISSING
from data.store import Version
from data.study import Pilot
from pages.shared import cached

KEPT = 50
PROBLEMS = tuple(ITEM_OF.values())
DAY_AND_NIGHT = (("B05a", "B05b"), ("F20a", "F20b"))
BUSINESSES = cached.REPORTING.respondents
RESPONDENTS = "respondent_group"
MOST_ANSWERS = 12  # of a question, for a table
SEED = 1
UNUSUAL = 0.05  # p of a test


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _changes(print_: str, pilot: Pilot, _version: Version) -> tuple[ItemChange, ...]:
    alike = cached.asked_alike(_version, pilot)
    found = item_changes(
        given(_version),
        pilot,
        cached.items(_version).scales(),
        waves=engine.wave_days(_version),
        blocked={key: one.breaks[0] for key, one in alike.items() if one.breaks},
        level=cached.decision_level(_version, pilot),
    )
    return tuple(_doubted(one, alike) for one in found)


def _doubted(one: ItemChange, alike: Mapping[Question, Comparability]) -> ItemChange:
    """With what is not known of how the question was put."""
    how, main = alike.get((one.item, one.respondents)), one.difference
    if how is None or not isinstance(main, Comparison):
        return one
    return replace(one, difference=replace(main, caveats=(*main.caveats, *how.caveats)))


def changes(version: Version, pilot: Pilot) -> tuple[ItemChange, ...]:
    """Every item in every group, the plan's first: see `analysis.survey.item_changes`."""
    return _changes(version.fingerprint, pilot, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _spread(print_: str, pilot: Pilot, item: str, _version: Version) -> tuple[Distribution, ...]:
    scale = cached.items(_version).scale(item)
    answers = engine.responses(_version, items=[scale.asked_as])
    asked = (pilot.primary, *pilot.secondary)
    all_told = any(o.item == item and not o.respondents for o in asked)
    days = engine.wave_days(_version)
    return distributions(answers, pilot, scale, waves=days, all_told=all_told)


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


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _rates(print_: str, _version: Version) -> tuple[ResponseRate, ...]:
    return response_rates(given(_version), invited(_version))


def rates(version: Version) -> tuple[ResponseRate, ...]:
    """How many answered of those who were asked: each wave, group and area."""
    return _rates(version.fingerprint, version)


def invited(version: Version) -> pd.DataFrame:
    """Who was asked, as `analysis.survey.response` takes it; a place that nobody knows is none."""
    waves = cached.ways_of_asking(version).waves
    if waves is None or "invited" not in waves:
        return pd.DataFrame(columns=["wave", "area_id", "respondent_group", "invited"])
    return waves[(waves["area_name"] == "") | (waves["area_id"] != "")]


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _profiles(
    print_: str, group: str, areas: tuple[str, ...], _version: Version
) -> dict[str, Profile | Hidden | NotPossible]:
    items, bank = traits(_version), cached.items(_version)
    answers = of_items(_version, tuple(items.values()))
    own = answers[answers["respondent_group"] == group]
    return {
        item: profile(answers, bank.scale(item), group, areas=areas)
        for item in items.values()
        if item in set(own["item"].unique())
    }


def profiles(
    version: Version, group: str, areas: tuple[str, ...]
) -> dict[str, Profile | Hidden | NotPossible]:
    """Who answered in each wave, by line of business, size and the like: item -> profile."""
    return _profiles(version.fingerprint, group, areas, version)


def traits(version: Version) -> dict[str, str]:
    """What respondents are, by column (branch, size, part): the item that asks it."""
    bank = cached.items(version)
    there = set(cached.responses(version)["item"].unique())
    found: dict[str, str] = {}
    for item in bank.items:
        scale = bank.scale(item)
        if scale.kind is ScaleKind.CATEGORY and item in there:
            found.setdefault(scale.scale, item)
    return found


def _scales_of(version: Version, traits: Mapping[str, str]) -> dict[str, ItemScale]:
    bank = cached.items(version)
    return {column: bank.scale(item) for column, item in traits.items()}


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _worst(print_: str, pilot: Pilot, _version: Version) -> dict[tuple[str, str], WorstCases]:
    scales, asked = cached.items(_version).scales(), invited(_version)
    days = engine.wave_days(_version)
    return {
        (one.item, one.respondents): worst_cases(
            of_items(_version, (scales[one.item].asked_as,)),
            asked,
            pilot,
            scales[one.item],
            one.respondents,
            waves=days,
        )
        for one in (pilot.primary, *pilot.secondary)
        if one.item in scales
    }


def worst(version: Version, pilot: Pilot) -> dict[tuple[str, str], WorstCases]:
    """What those who did not answer could change, of each question of the plan."""
    return _worst(version.fingerprint, pilot, version)


@dataclass(frozen=True, slots=True)
class Weighed:
    """`by` is what the weights are made of; nothing where they are the survey's own."""

    item: str
    respondents: str
    by: tuple[str, ...]
    change: WeightedChange


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _weighed(print_: str, pilot: Pilot, _version: Version) -> tuple[Weighed, ...]:
    scales, days = cached.items(_version).scales(), engine.wave_days(_version)
    level, of_traits = cached.decision_level(_version, pilot), traits(_version)
    alike = _blocked(_version, pilot)
    found = []
    for one in (pilot.primary, *pilot.secondary):
        if one.item not in scales or (one.item, one.respondents) in alike:
            continue
        scale = scales[one.item]
        answers = of_items(_version, (scale.asked_as, *of_traits.values()))
        strata = strata_of(_version, one.respondents, of_traits)
        if (answers["weight"] != 1).any():
            own = weighted_changes(answers, pilot, scale, one.respondents, waves=days, level=level)
            found.append(Weighed(one.item, one.respondents, (), own))
        if strata is not None:
            rows = with_values(_version, answers, of_traits)
            own = weighted_changes(
                rows, pilot, scale, one.respondents, waves=days, strata=strata, level=level
            )
            found.append(Weighed(one.item, one.respondents, strata.by, own))
    return tuple(found)


def weighed(version: Version, pilot: Pilot) -> tuple[Weighed, ...]:
    """The plan's questions by the survey's own weights, and by who there is."""
    return _weighed(version.fingerprint, pilot, version)


def with_values(version: Version, answers: pd.DataFrame, of_traits: dict[str, str]) -> pd.DataFrame:
    """Add what respondents are, in the values of other files: 'shop', not '1'."""
    rows = with_traits(answers, _scales_of(version, of_traits))
    for column in of_traits:
        values = scale_values(column)
        if values:
            rows[column] = rows[column].map(lambda code, of=values: of.get(code, code))
    return rows


def strata_of(version: Version, respondents: str, of_traits: dict[str, str]) -> Strata | None:
    """Who there is of a group, the latest year, by what both files know; None if nothing."""
    people = cached.placed(version, Kind.POPULATION)
    if people is None:
        return None
    own = people[(people["respondent_group"] == respondents) & people["count"].notna()]
    own = own[own["year"].isna() | (own["year"] == own["year"].max())]
    by = tuple(
        column for column in of_traits if column in own.columns and (own[column] != "").any()
    )
    return Strata(own, by) if len(own) and by else None


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _grouped(print_: str, pilot: Pilot, item: str, _version: Version) -> dict[str, ByGroup]:
    scale, of_traits = cached.items(_version).scale(item), traits(_version)
    answers = of_items(_version, tuple(dict.fromkeys((scale.asked_as, *of_traits.values()))))
    days, level = engine.wave_days(_version), cached.decision_level(_version, pilot)
    rows = with_traits(answers, _scales_of(_version, of_traits))
    own = rows[rows["item"] == scale.asked_as]
    columns = [
        column
        for column in (RESPONDENTS, *of_traits)
        if column != scale.scale and own[column].nunique() > 1
    ]
    return {
        column: by_group(own, pilot, scale, column, waves=days, level=level) for column in columns
    }


def grouped(version: Version, pilot: Pilot, item: str) -> dict[str, ByGroup]:
    """The share of a question by who answered, by line of business and so on: column -> groups."""
    return _grouped(version.fingerprint, pilot, item, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _crossable(print_: str, _version: Version) -> tuple[str, ...]:
    rows = given(_version)
    kinds = (
        rows[~rows["answer"].isin(list(MISSING))].groupby("item", sort=False)["answer"].nunique()
    )
    return tuple(map(str, kinds[(kinds > 1) & (kinds <= MOST_ANSWERS)].index))


def crossable(version: Version) -> tuple[str, ...]:
    """The questions of few enough different answers for a table."""
    return _crossable(version.fingerprint, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _crossed(
    print_: str, first: str, second: str, _version: Version
) -> Crosstab | NotPossible | Hidden:
    bank = cached.items(_version)
    asked = tuple(bank.scale(item).asked_as if item in bank else item for item in (first, second))
    answers = of_items(_version, asked)
    return crosstab(answers, first, second, bank=bank, rng=np.random.default_rng(SEED))


def crossed(version: Version, first: str, second: str) -> Crosstab | NotPossible | Hidden:
    """Two questions against each other."""
    return _crossed(version.fingerprint, first, second, version)
