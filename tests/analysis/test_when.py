"""A part of the week and of the year: which incidents, and which of them may be drawn."""

from datetime import date

import pandas as pd
import pytest

from analysis.results import Counted, Hidden, Reason, Unit
from analysis.when import QUARTERS, When, chosen, of_period, of_periods, part_name, unknown_share
from data.counting.hours import WEIGHT
from data.counting.week_parts import TIMED, WeekPart
from data.study import Period

DAY, NIGHT = WeekPart.WEEKDAY_DAY, WeekPart.WEEKEND_NIGHT
YEARS = Period(date(2022, 3, 1), date(2024, 3, 1))


def weeks(**weights: tuple[float, ...]) -> pd.DataFrame:
    """Incidents by part of the week, one cell beside another in one square of the thinning."""
    rows = [
        (at, 0, part, round(n * WEIGHT))
        for part, own in weights.items()
        for at, n in enumerate(own)
    ]
    return pd.DataFrame(rows, columns=["cell_x", "cell_y", "part", "weight"])


def test_whole_years_have_every_quarter_of_the_year_as_often() -> None:
    for quarter in QUARTERS:
        assert When(year=(quarter,)).years(YEARS) == 2
    assert When(year=(1, 3)).years(YEARS) == When().years(YEARS) == 2


def test_a_part_of_a_year_counts_the_months_it_has() -> None:
    spring = Period(date(2024, 4, 1), date(2024, 6, 1))
    assert When(year=(2,)).years(spring) == pytest.approx(2 / 3)
    assert When(year=(1,)).years(spring) == 0


def test_parts_that_are_chosen_are_drawn_together_as_fractions_of_incidents() -> None:
    cells = weeks(**{DAY: (3.5, 2, 2), NIGHT: (4, 4, 4), WeekPart.WEEKDAY_NIGHT: (6, 6, 6)})
    shown = of_period(cells, When(week=(DAY, NIGHT)))
    assert shown.cells["count"].sum() == pytest.approx(19.5)
    assert shown.withheld == 0


def test_a_thin_part_hides_its_square_and_one_more_that_would_tell_it() -> None:
    cells = weeks(**{DAY: (1, 1), NIGHT: (4, 4, 4), WeekPart.WEEKDAY_NIGHT: (6, 6, 6)})
    assert of_period(cells, When(week=(DAY,))).cells.empty
    assert of_period(cells, When(week=(NIGHT,))).cells.empty  # the smallest other part
    kept = of_period(cells, When(week=(WeekPart.WEEKDAY_NIGHT,)))
    assert kept.cells["count"].sum() == 18


def test_a_square_that_hides_one_of_the_chosen_parts_is_not_drawn_with_the_rest_of_them() -> None:
    cells = weeks(**{DAY: (1, 1), NIGHT: (4, 4, 4), WeekPart.WEEKDAY_NIGHT: (6, 6, 6)})
    shown = of_period(cells, When(week=TIMED))
    assert shown.cells.empty
    assert shown.withheld == 2 + 12 + 18


def test_what_one_period_hides_the_other_hides_too() -> None:
    before = weeks(**{DAY: (4, 4, 4), NIGHT: (9, 9, 9), WeekPart.WEEKEND_DAY: (8, 8, 8)})
    after = weeks(**{DAY: (1, 1), NIGHT: (9, 9, 9), WeekPart.WEEKEND_DAY: (8, 8, 8)})
    first, second = of_periods(before, after, When(week=(DAY, NIGHT)))
    assert first.cells.empty
    assert second.cells.empty


def test_weeks_and_quarters_together_are_shown_all_or_none() -> None:
    parts = {part_name(week, quarter): (9, 9, 9) for week in TIMED for quarter in QUARTERS}
    some = of_period(weeks(**parts), When(week=(DAY,), year=(2,)))
    assert some.cells["count"].sum() == 27
    parts[part_name(NIGHT, 4)] = (1, 1, 1)
    assert of_period(weeks(**parts), When(week=(DAY,), year=(2,))).cells.empty


def test_incidents_of_no_known_hour_are_counted_and_not_drawn() -> None:
    cells = weeks(**{DAY: (9, 9, 9), NIGHT: (9, 9, 9), WeekPart.UNKNOWN: (6, 6, 6)})
    when = When(week=(DAY, NIGHT))
    assert unknown_share([cells], when) == Counted(value=0.25, unit=Unit.SHARE, n=72)
    assert of_period(cells, when).cells["count"].sum() == 54
    assert unknown_share([cells], When()) == Counted(value=0.0, unit=Unit.SHARE, n=0)


def test_the_share_of_a_few_incidents_of_no_known_hour_is_hidden() -> None:
    """2 of 100 are told by 2 %: how many there are in all is on other pages."""
    few = weeks(**{DAY: (49, 49), WeekPart.UNKNOWN: (1, 1)})
    many = weeks(**{DAY: (40, 40), WeekPart.UNKNOWN: (10, 10)})
    when = When(week=(DAY,))
    for periods in ([few], [few, many], [many, few]):
        assert unknown_share(periods, when) == Hidden(Reason.SMALL_COUNT)
    nearly_all = weeks(**{DAY: (3,), WeekPart.UNKNOWN: (97,)})
    assert unknown_share([nearly_all], when) == Hidden(Reason.SMALL_COUNT)
    assert unknown_share([weeks(**{DAY: (49, 49)})], when).value == 0  # type: ignore[union-attr]


def test_all_that_is_chosen_is_there_for_what_is_not_shown_place_by_place() -> None:
    cells = weeks(**{DAY: (1, 0.5), NIGHT: (4,)})
    assert chosen(cells, When(week=(DAY,)))["count"].tolist() == [1, 0.5]
    assert chosen(cells, When()) is cells
