"""Was it done as planned?"""

from dataclasses import replace

import pytest

from analysis.decision.delivery import Delivered
from analysis.process.indicator import Tally
from analysis.results import NotPossible, Reason, Unit
from tests.analysis.decision.known import delivered

HALF_DONE = Tally(count=10, of=20, unit=Unit.MEASURES)


@pytest.mark.parametrize(
    ("share", "how"),
    [
        (1.0, Delivered.WELL),
        (0.8, Delivered.WELL),
        (0.79, Delivered.PARTLY),
        (0.6, Delivered.PARTLY),
        (0.59, Delivered.POORLY),
        (0.0, Delivered.POORLY),
    ],
)
def test_it_is_poor_under_three_fifths_and_well_from_four_fifths_on(
    share: float, how: Delivered
) -> None:
    assert delivered(share).how is how


def test_the_lower_of_elements_and_measures_says_it() -> None:
    assert replace(delivered(0.9), done=HALF_DONE).how is Delivered.POORLY


def test_measures_alone_tell_it_where_no_elements_are_loaded() -> None:
    none = NotPossible(Reason.NO_ELEMENTS)
    assert replace(delivered(0.9), fidelity=none, done=HALF_DONE).how is Delivered.POORLY


def test_nothing_in_place_is_poor_whatever_was_delivered() -> None:
    nothing = NotPossible(Reason.NONE_IN_PLACE)
    assert replace(delivered(1.0), dose=nothing).how is Delivered.POORLY


def test_without_any_share_nobody_knows() -> None:
    found = replace(delivered(1.0), fidelity=NotPossible(Reason.NO_ELEMENTS))
    assert found.how is Delivered.UNKNOWN
