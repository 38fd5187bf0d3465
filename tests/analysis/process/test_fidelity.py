"""P16 and P28: what was planned and delivered, and what another place could take over."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from analysis.process.fidelity import Lack, elements, fidelity, transferability
from analysis.process.indicator import Also, Indicator, Tally
from analysis.results import Counted, NotPossible, Reason
from data.study import Period
from tests.analysis.process.made import YEAR, placed

Asked = Callable[[pd.DataFrame, str, Period], Indicator]

ELEMENTS = placed(
    "elements",
    {"title": "walks", "method": "walk", "planned": 4, "delivered": 3, "routine": "yes"},
    {"title": "picture", "method": "situation_picture", "planned": 2, "delivered": 3, "grade": 3},
    {"title": "lamp", "method": "lighting", "delivered_on": "2025-05-01", "role": "yes"},
    {"title": "network", "method": "meeting", "planned_on": "2025-09-01"},
    {"title": "nothing", "method": "meeting", "planned": 0},
    {"title": "later", "method": "walk", "planned_on": "2026-02-01", "delivered": 1},
    {"title": "elsewhere", "method": "walk", "area_id": "b"},
)
READY = placed(
    "elements",
    {"routine": "yes", "role": "yes", "grade": 0},
    {"routine": "yes", "role": "no", "grade": 4},
    {"routine": "unknown", "role": "yes"},
    {"routine": "yes", "role": "yes", "grade": 5, "planned_on": "2026-01-01"},
)


def test_an_element_delivered_in_part_counts_by_that_part_and_never_as_more_than_one() -> None:
    found = fidelity(ELEMENTS, "a", YEAR)
    assert isinstance(found.value, Tally)
    assert found.code == "P16"
    assert (found.value.count, found.value.of) == (3 / 4 + 1 + 1 + 0, 4)
    beside = {b.what: b.value.value for b in found.beside if isinstance(b.value, Counted)}
    assert beside == {Also.WHOLLY: 2, Also.PARTLY: 1, Also.NOT_AT_ALL: 1}
    assert found.missing == (NotPossible(Reason.NONE_PLANNED, size=1),)


def test_each_method_has_its_own_share() -> None:
    parts = {p.name: p.value for p in fidelity(ELEMENTS, "a", YEAR).parts}
    told = {name: (v.count, v.of) for name, v in parts.items() if isinstance(v, Tally)}
    assert told == {
        "lighting": (1, 1), "meeting": (0, 1), "situation_picture": (1, 1), "walk": (0.75, 1)
    }  # fmt: skip


def test_what_is_delivered_after_the_period_is_not_delivered_in_it() -> None:
    spring = Period(date(2025, 1, 1), date(2025, 5, 1))
    lamp = placed("elements", {"delivered_on": "2025-05-01"}, {"delivered_on": "2025-04-30"})
    found = fidelity(lamp, "a", spring).value
    assert isinstance(found, Tally)
    assert (found.count, found.of) == (1, 2)


def test_the_least_delivered_elements_of_a_method_come_first_with_what_they_lack() -> None:
    told = {e.title: (e.delivered, e.lacks) for e in elements(ELEMENTS, "a", YEAR)}
    assert told["walks"] == (0.75, (Lack.ROLE, Lack.GRADE))
    assert told["picture"] == (1, (Lack.ROUTINE, Lack.ROLE))
    assert told["nothing"] == (None, tuple(Lack))
    assert list(told) == ["lamp", "network", "nothing", "picture", "walks"]


def test_one_of_three_elements_has_routine_role_and_grade() -> None:
    found = transferability(READY, "a", YEAR)
    assert isinstance(found.value, Tally)
    assert (found.code, found.value.count, found.value.of) == ("P28", 1, 3)
    beside = {b.what: b.value.value for b in found.beside if isinstance(b.value, Counted)}
    assert beside == {Also.NO_ROUTINE: 1, Also.NO_ROLE: 1, Also.NO_GRADE: 1}


@pytest.mark.parametrize("indicator", [fidelity, transferability])
def test_without_elements_there_is_a_reason(indicator: Asked) -> None:
    found = indicator(ELEMENTS, "c", YEAR)
    assert found.value == NotPossible(Reason.NO_ELEMENTS)
    assert (found.parts, found.beside, found.missing) == ((), (), ())
    assert elements(ELEMENTS, "c", YEAR) == ()


def test_what_is_delivered_without_a_plan_is_in_no_share() -> None:
    extra = placed("elements", {"planned": 0, "delivered": 2}, {"planned": 2, "delivered": 1})
    found = fidelity(extra, "a", YEAR)
    assert isinstance(found.value, Tally)
    assert (found.value.count, found.value.of) == (0.5, 1)


def test_a_number_delivered_on_a_later_day_is_not_delivered_yet() -> None:
    late = placed("elements", {"planned": 2, "delivered": 2, "delivered_on": "2026-01-01"})
    found = fidelity(late, "a", YEAR).value
    assert isinstance(found, Tally)
    assert found.count == 0
