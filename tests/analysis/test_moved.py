"""Did it move: each area around, all of them, and the pilot with them."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counts import BeforeAfter
from analysis.disclosure import is_small
from analysis.displacement import WeightedDifference
from analysis.displacement_quotient import DisplacementQuotient
from analysis.effect import difference_from_expected, expected_count, relative_change
from analysis.moved import Moved, moved
from analysis.results import Comparison, Hidden, NotPossible, Reason, Unit

OTHERS = {area: BeforeAfter(200, 100) for area in "abcdef"}
OWN = ("north", BeforeAfter(400, 150))
COUNT = st.builds(BeforeAfter, st.integers(0, 40), st.integers(0, 40))


def told(buffers: Mapping[str, BeforeAfter], phi: float = 1.0) -> Moved:
    answer = moved(OWN, buffers, OTHERS, months=(24, 12), dispersion=phi)
    assert isinstance(answer, Moved)
    return answer


def test_the_difference_is_what_came_beside_what_was_expected() -> None:
    """By hand: 120 before would have been 60, as the comparison areas halved; 75 came."""
    answer = difference_from_expected({"ring": BeforeAfter(120, 75)}, OTHERS, dispersion=1)
    assert isinstance(answer, Comparison)
    assert answer.unit is Unit.INCIDENT_DIFFERENCE
    assert answer.value == pytest.approx(15)


@given(COUNT, st.floats(1, 3))
def test_it_is_beyond_nothing_exactly_when_the_ratio_is_beyond_one(
    own: BeforeAfter, phi: float
) -> None:
    answer = difference_from_expected({"ring": own}, OTHERS, dispersion=phi)
    change = relative_change({"ring": own}, OTHERS, dispersion=phi)
    expected = expected_count({"ring": own}, OTHERS, dispersion=phi)
    if isinstance(change, NotPossible):
        assert answer == change
        return
    assert isinstance(answer, Comparison)
    assert not isinstance(expected, NotPossible)
    assert (answer.low > 0, answer.high < 0) == (change.low > 1, change.high < 1)
    assert answer.low <= answer.value <= answer.high
    after = own.after if own.before and own.after else own.after + 0.5
    assert answer.value == pytest.approx(after - expected.value)


def test_pilot_and_buffer_together_are_the_total_net_effect() -> None:
    answer = told({"ring": BeforeAfter(120, 75)})
    assert isinstance(answer.net, Comparison)
    assert isinstance(answer.quotient, DisplacementQuotient)
    assert answer.net.value == pytest.approx(150 + 75 - (400 + 120) / 2)
    assert answer.net.value == pytest.approx(-answer.quotient.total_net_effect)
    assert answer.quotient.value == pytest.approx(-(15 / 60) / (50 / 60))
    assert answer.by_area == ()  # one area is all of them


def test_the_interval_of_chance_alone_stands_beside_and_is_narrower() -> None:
    areas = {a: BeforeAfter(200, 80 + 10 * i) for i, a in enumerate("abcdef")}  # they drift apart
    answer = moved(OWN, {"ring": BeforeAfter(300, 150)}, areas, months=(24, 12), dispersion=1)
    around = difference_from_expected({"ring": BeforeAfter(300, 150)}, areas, dispersion=1)
    assert isinstance(answer, Moved)
    assert isinstance(answer.by_chance, WeightedDifference)
    assert isinstance(around, Comparison)
    assert answer.by_chance.high - answer.by_chance.low < around.high - around.low


def test_differences_of_several_areas_add_up() -> None:
    buffers = {"east": BeforeAfter(100, 70), "west": BeforeAfter(60, 20)}
    answer = told(buffers)
    sums = [one.value for _, one in answer.by_area if isinstance(one, Comparison)]
    together = difference_from_expected(buffers, OTHERS, dispersion=1)
    assert isinstance(together, Comparison)
    assert [area for area, _ in answer.by_area] == ["east", "west"]
    assert sum(sums) == pytest.approx(together.value)


@given(st.dictionaries(st.sampled_from("pqrst"), COUNT, min_size=2))
def test_no_small_count_can_be_worked_out_from_the_others(
    buffers: Mapping[str, BeforeAfter],
) -> None:
    answer = moved(OWN, buffers, OTHERS, months=(24, 12), dispersion=1)
    assert isinstance(answer, Moved)
    hidden = [buffers[area] for area, one in answer.by_area if isinstance(one, Hidden)]
    small = [c for c in buffers.values() if is_small(c.before) or is_small(c.after)]
    assert all(counts in hidden for counts in small)
    if not hidden or len(hidden) == len(buffers):
        return
    assert len(hidden) >= 2
    for sums in (sum(c.before for c in hidden), sum(c.after for c in hidden)):
        assert not is_small(sums)


def test_small_counts_around_hide_all_that_is_made_of_them() -> None:
    answer = told({"ring": BeforeAfter(30, 4)})
    assert {answer.net, answer.by_chance, answer.quotient} == {Hidden(Reason.SMALL_COUNT)}


def test_without_areas_around_there_is_nothing_to_tell() -> None:
    nothing = moved(OWN, {}, OTHERS, months=(24, 12), dispersion=1)
    assert nothing == NotPossible(Reason.NO_BUFFER)


def test_with_too_few_comparison_areas_each_part_has_its_reason() -> None:
    few = {area: OTHERS[area] for area in "ab"}
    answer = moved(OWN, {"ring": BeforeAfter(60, 30)}, few, months=(24, 12), dispersion=1)
    assert isinstance(answer, Moved)
    assert answer.net == NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=2)
    assert isinstance(answer.quotient, DisplacementQuotient)


def test_a_pilot_that_did_no_better_has_a_quotient_that_says_nothing() -> None:
    worse = replace(OWN[1], after=300)
    around = {"ring": BeforeAfter(60, 30)}
    answer = moved(("north", worse), around, OTHERS, months=(24, 12), dispersion=1)
    assert isinstance(answer, Moved)
    assert isinstance(answer.quotient, DisplacementQuotient)
    assert answer.quotient.reading is None
