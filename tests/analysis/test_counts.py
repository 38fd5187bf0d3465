from datetime import date

import pandas as pd

from analysis.counts import BeforeAfter, before_after, months_by_area, pooled
from data.study import Period

SPRING = Period(date(2024, 3, 1), date(2024, 6, 1))
SUMMER = Period(date(2024, 6, 1), date(2024, 9, 1))
COUNTS = pd.DataFrame(
    {
        "area_id": ["a", "a", "b", "a", "elsewhere"],
        "month": pd.to_datetime(
            ["2024-03-01", "2024-03-01", "2024-05-01", "2024-06-01", "2024-03-01"]
        ),
        "count": [2, 3, 7, 11, 99],
    }
)


def test_a_month_without_incidents_is_zero_and_rows_of_one_month_are_added() -> None:
    table = months_by_area(COUNTS, ["b", "a", "empty"], SPRING)
    assert table.columns.tolist() == ["a", "b", "empty"]
    assert table.to_numpy().tolist() == [[5, 0, 0], [0, 0, 0], [0, 7, 0]]
    assert table.index[0] == pd.Timestamp("2024-03-01")


def test_the_first_day_after_a_period_is_outside_it() -> None:
    found = before_after(COUNTS, ["a", "b"], SPRING, SUMMER)
    assert found == {"a": BeforeAfter(5, 11), "b": BeforeAfter(7, 0)}


def test_no_counts_at_all_are_zeros() -> None:
    assert before_after(COUNTS.head(0), ["a"], SPRING, SUMMER) == {"a": BeforeAfter(0, 0)}


def test_areas_add_up() -> None:
    assert pooled([BeforeAfter(1, 2), BeforeAfter(10, 20)]) == BeforeAfter(11, 22)
    assert pooled([]) == BeforeAfter(0, 0)
