from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.explore import latest_year, months_in, rolling_year, year_by_group
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from data.study import Period

TWO_YEARS = Period(date(2023, 1, 1), date(2025, 1, 1))
EARLIER = Period(date(2023, 1, 1), date(2024, 1, 1))
LATEST = Period(date(2024, 1, 1), date(2025, 1, 1))
NO_DATA = NotPossible(Reason.NO_DATA_IN_PERIOD)


def by_group(**groups: tuple[int, int]) -> pd.DataFrame:
    rows = [
        (group, pd.Timestamp(month), count)
        for group, both in groups.items()
        for month, count in zip(("2023-05-01", "2024-05-01"), both, strict=True)
    ]
    return pd.DataFrame(rows, columns=["offence_group", "month", "count"])


def test_areas_of_the_same_month_are_added_and_empty_months_are_zero() -> None:
    counts = pd.DataFrame(
        {"month": pd.to_datetime(["2023-02-01", "2023-02-01", "2025-01-01"]), "count": [2, 3, 9]}
    )
    months = months_in(counts, TWO_YEARS)
    assert len(months) == 24
    assert months.sum() == months.iloc[1] == 5


@given(st.lists(st.one_of(st.just(0), st.integers(5, 50)), min_size=24, max_size=24))
def test_a_rolling_year_ends_before_the_preliminary_months(counts: list[int]) -> None:
    months = pd.Series(counts, index=pd.date_range("2023-01-01", periods=24, freq="MS"))
    rolling = rolling_year(months, date(2024, 11, 1))
    assert isinstance(rolling, pd.Series)
    assert rolling.index[-1] == pd.Timestamp("2024-10-01")
    assert rolling.to_numpy()[-1] == sum(counts[10:22])


def test_a_small_month_hides_the_rolling_sums_that_would_give_it_away() -> None:
    months = pd.Series([9] * 14 + [3], index=pd.date_range("2023-01-01", periods=15, freq="MS"))
    assert rolling_year(months, None) == Hidden(Reason.SMALL_MONTHS)
    assert isinstance(rolling_year(months, date(2024, 3, 1)), pd.Series)


def test_a_month_that_hides_another_hides_the_rolling_sums_too() -> None:
    months = pd.Series([9] * 14, index=pd.date_range("2023-01-01", periods=14, freq="MS"))
    shown = months.astype("Int64")
    shown.iloc[3] = None
    assert isinstance(rolling_year(months, None), pd.Series)
    assert rolling_year(shown, None) == Hidden(Reason.SMALL_MONTHS)


def test_less_than_a_settled_year_has_no_rolling_sum() -> None:
    months = pd.Series(9, index=pd.date_range("2023-01-01", periods=12, freq="MS"))
    assert not isinstance(rolling_year(months, None), NotPossible)
    assert rolling_year(months, date(2023, 12, 1)) == NO_DATA


def test_the_latest_year_ends_where_settled_data_end() -> None:
    covered = (date(2020, 1, 1), date(2024, 10, 1))
    assert latest_year(TWO_YEARS, date(2024, 9, 1), covered) == (
        Period(date(2023, 9, 1), date(2024, 9, 1)),
        Period(date(2022, 9, 1), date(2023, 9, 1)),
    )
    assert latest_year(TWO_YEARS, None, (date(2023, 6, 1), date(2025, 1, 1))) == NO_DATA
    assert latest_year(TWO_YEARS, None, None) == NO_DATA


def test_groups_come_by_size_with_a_signal_where_chance_is_not_enough() -> None:
    found = year_by_group(
        by_group(theft=(100, 64), damage=(300, 310), none=(0, 0)), LATEST, EARLIER
    )
    assert [(row.group, row.signal) for row in found] == [("damage", False), ("theft", True)]


def test_a_small_year_of_a_group_hides_itself_and_the_signal() -> None:
    [found] = year_by_group(by_group(robbery=(90, 3)), LATEST, EARLIER)
    assert found.after == Hidden(Reason.SMALL_COUNT)
    assert found.signal is None


def test_months_that_come_in_bursts_make_no_signal_of_what_even_months_would() -> None:
    def judged(before: list[int], after: list[int]) -> bool | None:
        months = pd.date_range("2023-01-01", periods=24, freq="MS")
        counts = {"offence_group": "theft", "month": months, "count": before + after}
        [found] = year_by_group(pd.DataFrame(counts), LATEST, EARLIER)
        return found.signal

    assert judged([10] * 12, [6] * 12) is True
    assert judged([20, 0] * 6, [0, 12] * 6) is False


def test_groups_beyond_the_largest_forty_are_added_up() -> None:
    groups = {f"g{n:02}": (100 + n, 100 + n) for n in range(60)}
    found = {row.group: row.before for row in year_by_group(by_group(**groups), LATEST, EARLIER)}
    assert len(found) == 41
    assert "g19" not in found
    rest = sum(range(100, 120))
    assert found["unlisted"] == Counted(value=rest, unit=Unit.INCIDENTS, n=rest)
