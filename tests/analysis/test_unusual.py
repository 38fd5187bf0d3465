from datetime import date

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from analysis.results import NotPossible, Reason
from analysis.unusual import Unusual, unusual_months
from data.study import Period

ALL = Period(date(2020, 1, 1), date(2025, 1, 1))


def series(counts: "list[int] | np.ndarray[tuple[int], np.dtype[np.int64]]") -> "pd.Series[int]":
    index = pd.date_range("2020-01-01", periods=len(counts), freq="MS")
    return pd.Series(counts, index=index, dtype="Int64")


def found(counts: "pd.Series[int]", period: Period = ALL, dispersion: float = 1) -> Unusual:
    answer = unusual_months(counts, period, dispersion=dispersion)
    assert isinstance(answer, Unusual)
    return answer


def test_a_month_is_held_against_the_same_month_of_all_earlier_years() -> None:
    counts = series([50] * 48)
    counts["2020-05-01"], counts["2021-05-01"], counts["2022-05-01"] = 40, 60, 50
    counts["2023-05-01"] = 90
    [month] = found(counts).months
    assert (month.month, month.count, month.usual, month.years) == (date(2023, 5, 1), 90, 50, 3)
    assert month.is_more


def test_the_signal_is_beyond_three_roots_of_the_dispersion() -> None:
    """2 (sqrt 74 - sqrt 50) = 3.06; the same with 73 is 2.95."""
    counts = series([50] * 36)
    counts["2022-05-01"] = 74
    assert len(found(counts).months) == 1
    assert not found(counts, dispersion=1.1).months
    counts["2022-05-01"] = 73
    assert not found(counts).months


def test_fewer_than_usual_stands_out_too() -> None:
    counts = series([50] * 36)
    counts["2022-05-01"] = 20
    [month] = found(counts).months
    assert not month.is_more


def test_only_months_with_two_earlier_years_are_looked_at() -> None:
    assert found(series([50] * 30)).looked_at == 6
    assert unusual_months(series([50] * 24), ALL, dispersion=1) == NotPossible(
        Reason.NO_EARLIER_YEARS
    )


def test_a_filter_moves_what_is_looked_at_and_not_what_is_usual() -> None:
    counts = series([50] * 60)
    counts["2024-05-01"] = 90
    last_year = found(counts, Period(date(2024, 1, 1), date(2025, 1, 1)))
    assert last_year.looked_at == 12
    assert last_year.months == found(counts).months


def test_a_hidden_month_is_not_looked_at_and_neither_are_later_ones_that_would_tell_it() -> None:
    counts = series([50] * 60)
    counts["2021-05-01"] = None
    assert found(counts).looked_at == 36 - 3
    counts["2024-08-01"] = None
    assert found(counts).looked_at == 36 - 4


def test_by_chance_follows_from_how_many_years_there_are() -> None:
    """Two earlier years: beyond 3 / sqrt(1.5) = 2.449, that is 1.43 % of the months."""
    answer = found(series([50] * 36))
    assert answer.by_chance == pytest.approx(12 * 2 * norm.sf(3 / 1.5**0.5))
    assert answer.by_chance / 12 == pytest.approx(0.0143, abs=0.0001)
    assert found(series([50] * 48)).by_chance < 2 * answer.by_chance


def test_what_is_no_count_gets_a_reason() -> None:
    counts = series([50] * 36)
    counts["2022-05-01"] = -1
    assert unusual_months(counts, ALL, dispersion=1) == NotPossible(Reason.NOT_COUNTS)


@pytest.mark.parametrize("level", [20, 60])
def test_as_many_stand_out_by_chance_as_is_said(level: int) -> None:
    rng = np.random.default_rng(level)
    answers = [found(series(rng.poisson(level, 60))) for _ in range(150)]
    said = sum(answer.by_chance for answer in answers)
    assert sum(len(answer.months) for answer in answers) == pytest.approx(said, rel=0.25)
