import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.prediction import prediction_accuracy_index
from analysis.results import NotPossible, Reason

places = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 999), st.floats(0.1, 9)), min_size=1, max_size=20
).filter(lambda rows: any(observed for observed, *_ in rows))


def index(*columns: list[float]) -> tuple[float, ...]:
    answer = prediction_accuracy_index(*columns)
    assert not isinstance(answer, NotPossible)
    return answer


def test_places_come_in_the_order_of_the_prediction_and_by_their_area() -> None:
    # first the third place: 6 of 8 incidents on a quarter of the area; then the first: all on half
    assert index([2, 0, 6], [5, 1, 9], [1, 2, 1]) == pytest.approx((3, 2, 1))


@given(places)
def test_ends_at_one_and_no_unit_matters(rows: list[tuple[int, int, float]]) -> None:
    observed, predicted, area = (list(column) for column in zip(*rows, strict=True))
    found = index(observed, predicted, area)
    assert found[-1] == pytest.approx(1)
    scaled = index([3 * n for n in observed], [x / 2 for x in predicted], [100 * a for a in area])
    assert scaled == pytest.approx(found)


def test_places_that_are_predicted_alike_keep_their_order() -> None:
    assert index([0, 4], [1, 1], [1, 1]) == (0, 1)


def test_without_incidents_or_area_there_is_no_index() -> None:
    nothing = NotPossible(Reason.NO_INCIDENTS)
    assert prediction_accuracy_index([0, 0], [2, 1], [1, 1]) == nothing
    assert prediction_accuracy_index([], [], []) == nothing
    assert prediction_accuracy_index([1, 1], [2, 1], [0, 1]) == NotPossible(Reason.NO_AREA_SIZE)
