from datetime import date

import numpy as np
import pandas as pd

from analysis.monthly import Monthly
from data.study import Counting, Period

YEAR = Period(date(2023, 11, 1), date(2024, 3, 1))
ROWS = [
    ("a", "2023-10-01", "theft", True, 9),  # before the period
    ("a", "2023-11-01", "theft", True, 1),
    ("a", "2023-11-01", "theft", False, 2),
    ("a", "2024-01-01", "damage", False, 4),
    ("b", "2024-02-01", "theft", True, 8),
    ("b", "2024-03-01", "theft", True, 16),  # after it
]


def counts(rows: list[tuple[str, str, str, bool | None, int]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["area_id", "month", "offence_group", "business", "count"])
    return table.assign(month=pd.to_datetime(table["month"])).astype({"business": "object"})


MONTHLY = Monthly.of(counts([*ROWS]), YEAR)


def test_months_are_rows_and_areas_columns_and_what_is_outside_the_period_is_in_none() -> None:
    assert MONTHLY.areas == ("a", "b")
    assert MONTHLY.table(Counting()).tolist() == [[3, 0], [0, 0], [4, 0], [0, 8]]


def test_groups_and_business_are_counted_as_asked_for() -> None:
    assert MONTHLY.table(Counting(("theft",))).sum(axis=0).tolist() == [3, 8]
    assert MONTHLY.table(Counting(("theft",), business=True)).sum(axis=0).tolist() == [1, 8]
    assert MONTHLY.table(Counting(("robbery",))).sum() == 0


def test_a_part_of_the_period_is_a_slice_of_its_rows() -> None:
    part = MONTHLY.within(Period(date(2024, 1, 1), date(2024, 3, 1)))
    assert MONTHLY.table(Counting())[part].tolist() == [[4, 0], [0, 8]]


def test_the_parts_of_any_split_by_group_add_up_to_the_whole() -> None:
    parts = [MONTHLY.table(Counting((group,))) for group in ("theft", "damage")]
    assert np.array_equal(sum(parts), MONTHLY.table(Counting()))


def test_business_is_told_only_where_it_is_known_of_every_incident() -> None:
    assert MONTHLY.tells_business
    assert not Monthly.of(
        counts([*ROWS, ("a", "2024-01-01", "theft", None, 1)]), YEAR
    ).tells_business
    assert not Monthly.of(counts([row for row in ROWS if not row[3]]), YEAR).tells_business
