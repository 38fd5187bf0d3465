import pandas as pd

from analysis.decision.insecurity import unsafe_by_area
from analysis.results import Hidden, Reason
from data.kinds.items import ItemScale

SCALE = ItemScale(
    item="B05b",
    asked_as="B05b",
    counted=frozenset("12"),
    valid=frozenset("12345"),
)


def answers(areas: dict[str, tuple[int, int]], group: str = "besökare") -> pd.DataFrame:
    """Area -> (unsafe, safe); three more say that they do not know."""
    rows = [
        (area, group, code, count)
        for area, (unsafe, safe) in areas.items()
        for code, count in (("1", unsafe), ("4", safe), ("98", 3))
    ]
    return pd.DataFrame(rows, columns=["area_id", "respondent_group", "answer", "count"])


def test_the_unsafe_are_counted_of_those_who_answered_validly() -> None:
    found = unsafe_by_area(answers({"a": (40, 60), "b": (10, 20)}), SCALE, "besökare", [])
    assert found == {"a": (40, 100), "b": (10, 30)}


def test_only_the_group_that_is_asked_about_counts() -> None:
    both = pd.concat([answers({"a": (40, 60)}), answers({"a": (5, 5)}, "företag")])
    assert unsafe_by_area(both, SCALE, "besökare", []) == {"a": (40, 100)}
    assert unsafe_by_area(both, SCALE, "", []) == {"a": (45, 110)}


def test_under_ten_answers_are_hidden_and_one_more_so_that_the_sum_does_not_tell() -> None:
    areas = {"a": (40, 60), "b": (10, 20), "c": (3, 5)}
    found = unsafe_by_area(answers(areas), SCALE, "besökare", [])
    assert found["a"] == (40, 100)
    assert found["c"] == Hidden(Reason.FEW_ANSWERS)
    assert found["b"] == Hidden(Reason.TELLS_OTHERS)


def test_the_same_holds_among_areas_whose_share_together_stands_elsewhere() -> None:
    areas = {"a": (40, 60), "b": (10, 20), "c": (3, 5), "pilot": (90, 110)}
    found = unsafe_by_area(answers(areas), SCALE, "besökare", [{"pilot"}, {"a", "c"}])
    assert found["a"] == Hidden(Reason.TELLS_OTHERS)
    assert found["b"] == (10, 30)


def test_an_area_where_nobody_answered_is_not_there() -> None:
    found = unsafe_by_area(answers({"a": (40, 60), "b": (0, 0)}), SCALE, "besökare", [])
    assert set(found) <= {"a", "b"}
    assert found["a"] == (40, 100)
