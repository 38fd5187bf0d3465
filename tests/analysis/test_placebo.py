import pytest

from analysis.placebo import placebo_in_space_smallest_p
from analysis.results import NotPossible, Reason


@pytest.mark.parametrize(
    ("areas", "pilots", "p"), [(20, 1, 1 / 20), (19, 1, 1 / 19), (10, 2, 1 / 45), (1, 1, 1)]
)
def test_is_one_of_all_ways_to_choose_the_pilots(areas: int, pilots: int, p: float) -> None:
    assert placebo_in_space_smallest_p(areas, pilots) == p


def test_more_pilots_than_areas_or_none_cannot_be_placed() -> None:
    assert placebo_in_space_smallest_p(2, 3) == NotPossible(Reason.TOO_FEW_AREAS, size=2)
    assert placebo_in_space_smallest_p(5, 0) == NotPossible(Reason.TOO_FEW_AREAS, size=5)
