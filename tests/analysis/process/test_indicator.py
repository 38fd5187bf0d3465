"""So many of so many, with what chance does in so few only where it is asked for."""

from datetime import date

import pytest

from analysis.process.indicator import Indicator, Tally, tally
from analysis.results import Counted, Estimate, Hidden, Method, NotPossible, Reason, Unit
from data.study import Period

NONE = NotPossible(Reason.NO_MEASURES)
PERIOD = Period(date(2025, 1, 1), date(2026, 1, 1))


def indicator(value: Tally | Counted | Hidden | Estimate | NotPossible) -> Indicator:
    return Indicator(code="P01", area="a", period=PERIOD, value=value)


def test_twelve_of_twenty_is_told_as_counts_and_as_a_share() -> None:
    told = tally(12, 20, Unit.MEASURES, none=NONE)
    assert isinstance(told, Tally)
    assert (told.count, told.of, told.share, told.chance) == (12, 20, 0.6, None)


def test_what_chance_does_in_twenty_is_wilsons_interval_of_twelve() -> None:
    told = tally(12, 20, Unit.MEASURES, none=NONE, by_chance=True)
    assert isinstance(told, Tally)
    assert told.chance is not None
    # R: prop.test(12, 20, correct = FALSE)
    assert (told.chance.low, told.chance.high) == pytest.approx((0.3865815, 0.7811935), abs=1e-6)
    assert (told.chance.n, told.chance.method) == (20, Method.WILSON_OF_ALL)


def test_a_share_of_nothing_is_not_possible() -> None:
    assert tally(0, 0, Unit.MEASURES, none=NONE, by_chance=True) == NONE


def test_an_indicator_has_the_unit_and_n_of_its_value() -> None:
    of_all = indicator(Tally(count=12, of=20, unit=Unit.MEASURES))
    counted = indicator(Counted(value=3, unit=Unit.WALKS, n=3))
    assert (of_all.unit, of_all.n) == (Unit.MEASURES, 20)
    assert (counted.unit, counted.n) == (Unit.WALKS, 3)
    assert indicator(NONE).unit is None
    assert indicator(Hidden(Reason.FEW_BUSINESSES)).n == 0
