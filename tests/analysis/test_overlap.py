"""Which other events could explain a change here?"""

from dataclasses import replace
from datetime import date

import pytest

from analysis.overlap import overlapping
from data.kinds.parallel_events import ParallelEvent
from tests.analysis.pilots import PILOT

NAMES = {"north": "Norra Kungsgatan", "a": "Storgatan"}
WORKS = ParallelEvent(
    start=date(2023, 5, 1),
    end=date(2023, 6, 1),
    area="Norra Kungsgatan",
    title="Vägarbete",
    event_type="roadworks",
    expected=None,
)


@pytest.mark.parametrize("area", ["Norra Kungsgatan", "norra kungsgatan", "Storgatan", "a"])
def test_events_of_the_pilot_and_of_areas_it_is_compared_with_count(area: str) -> None:
    event = replace(WORKS, area=area)
    assert overlapping([event], PILOT, NAMES, ["a", "b"]) == (event,)


@pytest.mark.parametrize("area", ["", "Någon annanstans", "b"])
def test_what_concerns_all_areas_or_others_does_not(area: str) -> None:
    assert overlapping([replace(WORKS, area=area)], PILOT, NAMES, ["a"]) == ()


@pytest.mark.parametrize(
    ("start", "end", "counts"),
    [
        (date(2021, 1, 1), date(2022, 1, 1), False),  # over before the periods begin
        (date(2021, 1, 1), date(2022, 1, 2), True),
        (date(2024, 1, 1), date(2024, 4, 1), False),  # during the implementation only
        (date(2024, 12, 24), date(2024, 12, 25), True),
        (date(2025, 4, 1), date(2026, 1, 1), False),
    ],
)
def test_only_events_within_before_or_after_count(start: date, end: date, counts: bool) -> None:
    event = replace(WORKS, start=start, end=end)
    assert bool(overlapping([event], PILOT, NAMES, [])) is counts
