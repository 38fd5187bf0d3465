"""Several looks at one answer: how wide the interval is at each."""

from datetime import date

import numpy as np
import pytest

from analysis.looks import decision_levels, level_at, obrien_fleming

# Jennison & Turnbull (2000), table 2.3, alpha 0.05: C_B(K), the boundary at the last look
PUBLISHED = {1: 1.960, 2: 1.977, 3: 2.004, 4: 2.024, 5: 2.040, 6: 2.053, 8: 2.072, 10: 2.087}


@pytest.mark.parametrize(("looks", "last"), PUBLISHED.items())
def test_the_last_boundary_is_the_published_one(looks: int, last: float) -> None:
    assert obrien_fleming(looks)[-1] == pytest.approx(last, abs=5e-4)


def test_earlier_boundaries_are_wider_by_the_root_of_what_is_known() -> None:
    found = obrien_fleming(4)
    assert found == pytest.approx([found[-1] * (4 / look) ** 0.5 for look in (1, 2, 3, 4)])


def test_all_looks_together_cross_by_chance_once_in_twenty() -> None:
    rng = np.random.default_rng(3)
    walks = rng.standard_normal((200_000, 3)).cumsum(axis=1) / np.sqrt([1, 2, 3])
    crossed = (np.abs(walks) > obrien_fleming(3)).any(axis=1)
    assert crossed.mean() == pytest.approx(0.05, abs=0.002)


def test_a_smaller_alpha_asks_for_more() -> None:
    assert obrien_fleming(2, alpha=0.01)[-1] > obrien_fleming(2)[-1]


def test_no_look_is_no_question() -> None:
    with pytest.raises(ValueError, match="0 looks"):
        obrien_fleming(0)


def test_one_look_is_95_per_cent_and_two_are_99_and_95() -> None:
    assert decision_levels(1) == pytest.approx((0.95,))
    assert decision_levels(2) == pytest.approx((0.9948, 0.9520), abs=1e-4)


DATES = (date(2025, 11, 30), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("known_until", "look"),
    [
        (date(2025, 10, 1), 0),
        (date(2025, 12, 1), 0),  # through November: in time for a decision on its last day
        (date(2026, 1, 1), 1),
        (date(2026, 9, 1), 1),
        (date(2030, 1, 1), 1),  # both have passed
    ],
)
def test_the_level_is_that_of_the_decision_the_data_are_in_time_for(
    known_until: date, look: int
) -> None:
    assert level_at(DATES, known_until) == decision_levels(2)[look]


@pytest.mark.parametrize("day", [1, 15, 31])
def test_data_to_the_end_of_a_decisions_month_are_in_time_whatever_its_day(day: int) -> None:
    dates = (date(2025, 3, day), date(2026, 3, day))
    assert level_at(dates, date(2025, 4, 1)) == decision_levels(2)[0]
    assert level_at(dates, date(2025, 5, 1)) == decision_levels(2)[1]


def test_without_decision_dates_there_is_one_look() -> None:
    assert level_at((), date(2026, 1, 1)) == pytest.approx(0.95)
