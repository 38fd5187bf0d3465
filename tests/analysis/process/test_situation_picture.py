"""The situation picture: which problems come first by all that speaks of them, and why."""

from collections.abc import Mapping
from datetime import date

import pytest

from analysis.process.reports import CategoryCount
from analysis.process.situation_picture import (
    ITEM_OF,
    REPORTED_AS,
    Incidents,
    Ranked,
    SituationPicture,
    Source,
    Sources,
    pins_by_cause,
    situation_picture,
)
from analysis.process.situations import Updated
from analysis.results import Estimate, Hidden, NotPossible, Reason
from analysis.shares import share
from data.codebook import codebook
from data.kinds.items import item_scales
from tests.analysis.process.made import YEAR, placed

AS_OF = date(2025, 12, 31)
FEW = Hidden(Reason.SMALL_COUNT)
NO_CHANGE = NotPossible(Reason.NO_EARLIER_YEAR)
PROBLEMS = placed(
    "problems",
    {"problem_id": "P1", "category": "graffiti", "indicator": "damage", "cause": "lighting"},
    {"problem_id": "P2", "category": "drugs", "indicator": "F22d"},
    {"problem_id": "P3", "category": "poor_lighting"},
    {"problem_id": "P4", "category": "other"},
    {"problem_id": "P5", "category": "litter", "status": "solved"},
    {"problem_id": "P6", "category": "litter", "noted_on": "2026-02-01"},
    {"problem_id": "P7", "category": "litter", "area_id": "b"},
)
MEASURES = placed(
    "measures",
    {"measure_id": "M1", "problem_id": "P1", "done_on": "2025-03-01"},
    {"measure_id": "M2", "problem_id": "P1"},
)


def answered(**yes: int) -> Mapping[str, Estimate]:
    """Of a hundred answers to each item."""
    shares = {item: share(count, 100) for item, count in yes.items()}
    return {item: found for item, found in shares.items() if isinstance(found, Estimate)}


MARKS = {"graffiti": 6, "poor_lighting": 9, "drugs": 3, "other": 20}
PINS = placed("pins", *({"cause": cause} for cause, count in MARKS.items() for _ in range(count)))
SOURCES = Sources(
    incidents={"damage": Incidents(40, NO_CHANGE)},
    reports=(
        CategoryCount("a", "graffiti", 12),
        CategoryCount("a", "drugs", 20),
        CategoryCount("b", "unsafe_place", 99),
    ),
    answers=answered(F22f=30, F22d=20, F22i=50),
    pins=PINS,
)


def pictured(sources: Sources = SOURCES) -> dict[str, Ranked]:
    found = situation_picture(PROBLEMS, MEASURES, None, sources, "a", YEAR, AS_OF)
    assert isinstance(found, SituationPicture)
    return {one.problem.problem_id: one for one in found.problems}


def ranks(one: Ranked) -> dict[Source, float]:
    return {evidence.source: evidence.rank for evidence in one.evidence}


def test_each_source_ranks_what_it_speaks_of_and_the_mean_of_the_ranks_decides() -> None:
    found = pictured()
    assert ranks(found["P1"]) == {
        Source.INCIDENTS: 1, Source.REPORTS: 2, Source.ANSWERS: 2, Source.PINS: 2
    }  # fmt: skip
    assert ranks(found["P2"]) == {Source.REPORTS: 1, Source.ANSWERS: 3, Source.PINS: 3}
    assert ranks(found["P3"]) == {Source.REPORTS: 3, Source.ANSWERS: 1, Source.PINS: 1}
    assert [found[p].mean_rank for p in ("P1", "P2", "P3")] == [7 / 4, 7 / 3, 5 / 3]
    assert [(p, found[p].place) for p in found] == [("P3", 1), ("P1", 2), ("P2", 3), ("P4", None)]


def test_a_problem_that_no_source_speaks_of_has_no_place() -> None:
    unspoken = pictured()["P4"]
    assert (unspoken.evidence, unspoken.mean_rank, unspoken.place) == ((), None, None)
    assert not unspoken.tied


def test_marks_speak_of_a_cause_that_was_given_somewhere_and_of_no_other() -> None:
    elsewhere = placed("pins", *[{"cause": "graffiti"}] * 6, {"cause": "drugs", "area_id": "b"})
    found = pictured(Sources(pins=elsewhere))
    assert [ranks(found[p]) for p in ("P1", "P2", "P3")] == [{Source.PINS: 1}, {Source.PINS: 2}, {}]
    assert found["P2"].evidence[0].value == 0


def test_problems_that_rank_alike_share_the_first_of_their_places() -> None:
    found = pictured(Sources(answers=answered(F22f=30, F22d=30, F22i=10)))
    assert [(p, one.place, one.tied) for p, one in found.items()] == [
        ("P1", 1, True), ("P2", 1, True), ("P3", 3, False), ("P4", None, False)
    ]  # fmt: skip
    assert [found[p].evidence[0].rank for p in ("P1", "P2", "P3")] == [1.5, 1.5, 3]


def test_what_is_hidden_ranks_just_above_nothing_and_keeps_no_number() -> None:
    found = pictured()
    drugs = next(e for e in found["P2"].evidence if e.source is Source.PINS)
    assert (drugs.value, drugs.rank, drugs.of) == (FEW, 3, 3)
    hidden = Sources(reports=(CategoryCount("a", "graffiti", FEW), CategoryCount("a", "drugs", 5)))
    assert [ranks(pictured(hidden)[p])[Source.REPORTS] for p in ("P2", "P1", "P3")] == [1, 2, 3]


def test_categories_that_are_counted_together_are_hidden_if_one_of_them_is() -> None:
    gangs = placed("problems", {"category": "gangs"}, {"category": "graffiti"})
    reports = (
        CategoryCount("a", "disturbing_youths", 30),
        CategoryCount("a", "disturbing_gathering", FEW),
        CategoryCount("a", "graffiti", 20),
    )
    found = situation_picture(gangs, None, None, Sources(reports=reports), "a", YEAR, AS_OF)
    assert isinstance(found, SituationPicture)
    first = found.problems[0]
    assert first.problem.category == "gangs"
    assert (first.evidence[0].value, first.evidence[0].rank) == (FEW, 1)


def test_each_problem_has_its_measures_its_incidents_their_change() -> None:
    one = pictured()["P1"]
    assert [measure.measure_id for measure in one.measures] == ["M1", "M2"]
    assert one.problem.cause == "lighting"
    incidents = one.evidence[0]
    assert (incidents.value, incidents.change, incidents.of) == (40, NO_CHANGE, 1)


def test_solved_and_later_problems_are_not_in_the_picture() -> None:
    assert set(pictured()) == {"P1", "P2", "P3", "P4"}


def test_the_picture_says_when_it_was_made_and_when_the_next_is_due() -> None:
    made = placed("situations", {"produced_on": "2025-06-01"})
    found = situation_picture(PROBLEMS, None, made, Sources(), "a", YEAR, AS_OF)
    assert isinstance(found, SituationPicture)
    assert found.updated == Updated(
        last_on=date(2025, 6, 1), next_due_on=date(2027, 6, 1), is_late=False
    )


@pytest.mark.parametrize("area", ["c", "b"])
def test_without_problems_there_is_a_reason(area: str) -> None:
    rows = PROBLEMS[PROBLEMS["area_id"] != "b"]
    found = situation_picture(rows, MEASURES, None, SOURCES, area, YEAR, AS_OF)
    assert found == NotPossible(Reason.NO_PROBLEMS)


def test_few_marks_of_a_cause_are_hidden() -> None:
    assert pins_by_cause(PINS, "a") == {
        "poor_lighting": 9,
        "graffiti": 6,
        "drugs": FEW,
        "other": 20,
    }
    assert pins_by_cause(None, "") == {}


def test_every_category_has_values_that_the_lists_know() -> None:
    lists = codebook("form_values").groupby("list")["value"].agg(set)
    assert set(ITEM_OF) | set(REPORTED_AS) <= lists["pin_cause"]
    assert {c for several in REPORTED_AS.values() for c in several} <= lists["report_category"]
    assert set(ITEM_OF.values()) <= set(item_scales())
