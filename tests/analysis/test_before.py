from dataclasses import replace
from datetime import date

import pytest

from analysis.before import Before, before_start
from analysis.results import Hidden, NotPossible, Reason
from data.study import Period
from tests.analysis.pilots import EVEN, PILOT, month_counts


def test_holds_the_months_before_of_the_pilot_and_of_areas_with_five_incidents() -> None:
    counts = month_counts({"north": (100, 60)} | EVEN | {"a": (4, 90)})
    before = before_start(counts, PILOT)
    assert isinstance(before, Before)
    assert (before.own.sum(), len(before.own)) == (100, 24)
    assert list(before.others.columns) == list("bcdef")


def test_only_the_areas_that_are_asked_for_are_used() -> None:
    before = before_start(month_counts({"north": (100, 60)} | EVEN), PILOT, list("fedcb"))
    assert isinstance(before, Before)
    assert list(before.others.columns) == list("bcdef")


YEARLESS = replace(PILOT, before=Period(date(2023, 2, 1), date(2024, 1, 1)))


@pytest.mark.parametrize(
    ("own", "areas", "pilot", "refusal"),
    [
        (100, "abcd", PILOT, NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=4)),
        (0, "abcdef", PILOT, NotPossible(Reason.NOTHING_BEFORE)),
        (4, "abcdef", PILOT, Hidden(Reason.SMALL_COUNT)),
        (100, "abcdef", YEARLESS, NotPossible(Reason.SHORT_BEFORE, size=11)),
    ],
)
def test_says_why_it_is_not_enough(
    own: int, areas: str, pilot: object, refusal: NotPossible | Hidden
) -> None:
    counts = month_counts({"north": (own, 60)} | EVEN)
    assert before_start(counts, pilot, areas) == refusal  # type: ignore[arg-type]
