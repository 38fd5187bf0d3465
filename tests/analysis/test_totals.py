from datetime import date

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.disclosure import is_small
from analysis.totals import beside_months
from data.study import Period


def series(*counts: int) -> "pd.Series[int]":
    return pd.Series(counts, index=pd.date_range("2024-01-01", periods=len(counts), freq="MS"))


def months(first: int, last: int) -> Period:
    """Of 2024, both inside."""
    start, end = (date(2024 + m // 12, m % 12 + 1, 1) for m in (first - 1, last))
    return Period(start, end)


ALL = (months(1, 12),)


def hidden(shown: "pd.Series[int]") -> list[int]:
    return [place + 1 for place, is_na in enumerate(shown.isna()) if is_na]


def test_without_totals_only_small_months_are_hidden() -> None:
    found = beside_months(series(9, 3, 9), [])
    assert hidden(found.months) == [2]
    assert found.told == ()


def test_a_small_month_takes_the_smallest_other_one_of_its_total_with_it() -> None:
    found = beside_months(series(9, 3, 8, *[20] * 9), [ALL])
    assert found.told == (True,)
    assert hidden(found.months) == [2, 3]


def test_a_window_that_differs_from_another_by_a_small_month_is_not_told() -> None:
    counts = series(*[20] * 8, 3, 20, 20, 20)
    so_far, without_september = (months(1, 9),), (months(1, 8),)
    assert beside_months(counts, [so_far]).told == (True,)
    assert beside_months(counts, [so_far, without_september]).told == (True, False)
    assert beside_months(counts, [without_september, so_far]).told == (True, False)


def test_the_first_total_that_is_asked_for_is_the_one_that_is_told() -> None:
    """Two small months at the ends: each total alone can be told, their difference cannot."""
    counts = series(3, *[20] * 11)
    told = beside_months(counts, [ALL, (months(2, 12),)]).told
    assert told == (True, False)


def test_a_small_month_after_a_year_does_not_follow_from_the_total_less_the_year() -> None:
    counts = series(*[20] * 12, 3)
    year, everything = (months(1, 12),), (months(1, 13),)
    assert beside_months(counts, [everything, year]).told == (True, False)
    assert beside_months(counts, [year, everything]).told == (True, False)


def test_of_a_pair_both_are_told_or_neither() -> None:
    counts = series(*[20] * 12, 2, 2, *[20] * 10)
    pair = (months(1, 2), months(13, 14))
    assert beside_months(counts, [pair]).told == (False,)


def test_a_single_month_is_told_where_its_bar_is_shown() -> None:
    counts = series(9, 3, 8, *[20] * 9)
    assert beside_months(counts, [(months(1, 1),), (months(2, 2),)]).told == (True, False)
    with_total = beside_months(counts, [ALL, (months(3, 3),)])  # it hides the small one
    assert with_total.told == (True, False)


def test_beside_totals_of_another_page_the_same_months_are_hidden_as_there() -> None:
    counts = series(9, 3, *[20] * 8, 8, 20)
    found = beside_months(counts, [(months(1, 6),), (months(3, 12),), (months(2, 11),)], ALL)
    assert hidden(found.months) == [2, 11]
    assert found.told == (False, False, True)


def test_without_small_months_everything_is_told() -> None:
    found = beside_months(series(*[0, 5, 9] * 4), [ALL, (months(1, 5),), (months(4, 9),)])
    assert all(found.told)
    assert not found.months.isna().any()


spans = st.tuples(st.integers(1, 14), st.integers(0, 11)).map(
    lambda pair: months(pair[0], pair[0] + min(pair[1], 14 - pair[0]))
)


@given(st.lists(st.integers(0, 12), min_size=14, max_size=14), st.lists(spans, max_size=4))
def test_no_small_month_or_sum_follows_from_what_is_told(
    counts: list[int], totals: list[Period]
) -> None:
    """The reader solves the equations: shown months and told totals on one side."""
    months_ = series(*counts)
    found = beside_months(months_, [(total,) for total in totals])
    secret = found.months.isna().to_numpy()
    if not secret.any():
        return
    rows = []
    for total, told in zip(totals, found.told, strict=True):
        start, end = pd.Timestamp(total.start), pd.Timestamp(total.end)
        inside = (months_.index >= start) & (months_.index < end)
        if told:
            rows.append(inside[secret].astype(float))
    known = np.array(rows).reshape(len(rows), int(secret.sum()))
    own = months_.to_numpy()[secret]
    rank = np.linalg.matrix_rank(known) if len(rows) else 0
    for month in np.eye(len(own)):  # no month by itself
        assert np.linalg.matrix_rank(np.vstack([known, month])) > rank
    for a in [*known, np.zeros(len(own))]:  # no total, and no difference of two, is small
        for b in known:
            assert not is_small(abs(int((b - a) @ own))) or not _is_sum(b - a)


def _is_sum(row: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> bool:
    return bool((row >= 0).all() or (row <= 0).all())
