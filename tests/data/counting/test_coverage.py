from datetime import date

import pandas as pd
import pytest

from data.counting.coverage import covered_by_area, covered_months, empty_months

FOUR_YEARS = (date(2021, 1, 1), date(2025, 1, 1))


def counted(area: str, *months: int, count: int = 1) -> pd.DataFrame:
    """A row in each of these months (0 is January 2021)."""
    days = pd.to_datetime([pd.Timestamp(2021 + m // 12, m % 12 + 1, 15) for m in months])
    return pd.DataFrame({"area_id": area, "month": days, "count": count})


def of_area(*months: int) -> tuple[date, date]:
    [(_, span)] = covered_by_area(counted("a", *months), FOUR_YEARS)
    return span


def test_an_area_whose_rows_begin_later_than_the_others_is_covered_from_there() -> None:
    assert of_area(*range(24, 48)) == (date(2023, 1, 1), date(2025, 1, 1))
    assert of_area(*range(30)) == (date(2021, 1, 1), date(2023, 7, 1))


@pytest.mark.parametrize("months", [(20,), range(9, 40, 3), range(2, 47, 2), range(1, 48)])
def test_a_quiet_area_is_covered_although_nothing_happened_at_the_edges(
    months: tuple[int, ...],
) -> None:
    assert of_area(*months) == FOUR_YEARS


def test_zeros_in_a_table_of_counts_speak_of_their_months() -> None:
    rows = counted("a", *range(48), count=0)
    assert covered_by_area(rows, FOUR_YEARS) == (("a", FOUR_YEARS),)


def test_rows_outside_what_is_covered_at_all_cover_nothing() -> None:
    later = (date(2022, 1, 1), date(2024, 1, 1))
    assert covered_by_area(counted("a", *range(48)), later) == (("a", later),)
    assert covered_by_area(counted("a", 0, 40), later) == ()
    assert covered_by_area(counted("a", 0), None) == ()


def test_a_month_that_is_missing_among_busy_ones_is_named() -> None:
    gone = counted("*", *(m for m in range(48) if m != 20), count=90)
    assert covered_months(gone) == FOUR_YEARS
    assert empty_months(gone, FOUR_YEARS) == (date(2022, 9, 1),)
    stray = pd.concat([gone, counted("*", 20)])
    assert empty_months(stray, FOUR_YEARS) == (date(2022, 9, 1),)


def test_a_month_without_incidents_among_quiet_ones_is_just_quiet() -> None:
    quiet = counted("*", *range(0, 48, 2), count=9)
    assert empty_months(quiet, FOUR_YEARS) == ()
    assert empty_months(counted("*", *range(48), count=90), FOUR_YEARS) == ()
    assert empty_months(quiet, None) == ()
