"""Days until a share has come to the end, against what others have published of the same data."""

from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from statsmodels.duration.survfunc import SurvfuncRight

from analysis.process.durations import days_until
from analysis.results import Doubt, Estimate, NotPossible, Reason

# Klein & Moeschberger's marrow transplants, the group ALL
TRANSPLANTS = (
    "1 55 74 86 104 107 109 110 122 122 129 172 192 194 226+ 230 276 332 383 418 466 487 526 530+ "
    "609 662 996+ 1111+ 1167+ 1182+ 1199+ 1330+ 1377+ 1433+ 1462+ 1496+ 1602+ 2081+"
)
# Freireich et al. (1963): weeks in remission
WITH_6_MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
WITHOUT = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def parted(text: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Those that ended, and those that were still waiting (+)."""
    ended = [float(time) for time in text.split() if not time.endswith("+")]
    waiting = [float(time[:-1]) for time in text.split() if time.endswith("+")]
    return np.array(ended), np.array(waiting)


def until(share: float, text: str) -> Estimate:
    found = days_until(share, *parted(text))
    assert isinstance(found, Estimate)
    return found


def test_by_hand_ten_of_which_three_wait() -> None:
    """S: 0.9, 0.8, then x 6/7, x 5/6, x 3/4: 0.43 after day 50."""
    found = until(0.5, "10 20 25+ 30 40 45+ 50 60 65+ 70")
    assert found.value == 50
    assert (found.n, found.low) == (10, 10)


def test_a_share_that_is_met_exactly_is_reached_on_that_day() -> None:
    assert until(0.5, "1 2 3 4 5 6 7 8 9 10").value == 5
    assert until(0.9, "1 2 3 4 5 6 7 8 9 10").value == 9


def test_the_quarter_of_the_transplants_has_the_interval_that_sas_publishes() -> None:
    """SAS/STAT, PROC LIFETEST, details: log-log (86, 230)."""
    found = until(0.25, TRANSPLANTS)
    assert (found.value, found.low, found.high) == (122, 86, 230)


def test_the_median_of_the_transplants_has_no_upper_end_as_sas_publishes() -> None:
    """SAS: 418 (192, .)."""
    found = until(0.5, TRANSPLANTS)
    assert (found.value, found.low, found.high) == (418, 192, inf)
    assert [caveat.doubt for caveat in found.caveats] == [Doubt.NO_UPPER_LIMIT]


@pytest.mark.parametrize(("text", "median"), [(WITH_6_MP, (23, 13, inf)), (WITHOUT, (8, 4, 11))])
def test_the_medians_of_the_remissions_are_the_textbooks(
    text: str, median: tuple[float, ...]
) -> None:
    found = until(0.5, text)
    assert (found.value, found.low, found.high) == median


def test_fewer_than_five_that_ended_are_too_few() -> None:
    found = days_until(0.5, np.array([1.0, 2, 3, 4]), np.array([5.0]))
    assert found == NotPossible(Reason.FEW_ENDED, size=4)


def test_a_share_that_is_not_reached_yet_is_not_told() -> None:
    found = days_until(0.9, *parted(TRANSPLANTS))
    assert found == NotPossible(Reason.NOT_REACHED, size=24)


durations = st.lists(st.tuples(st.integers(0, 400), st.booleans()), min_size=5, max_size=60)


@given(durations)
def test_it_is_what_statsmodels_gives_where_both_answer(times: list[tuple[int, bool]]) -> None:
    """Of a share that no curve of so few meets exactly: there its quantile is the next time."""
    share = 0.5 + 1 / 997
    ended = np.array([float(time) for time, is_ended in times if is_ended])
    waiting = np.array([float(time) for time, is_ended in times if not is_ended])
    found = days_until(share, ended, waiting)
    if isinstance(found, NotPossible):
        assert found.reason in (Reason.FEW_ENDED, Reason.NOT_REACHED)
        return
    curve = SurvfuncRight([time for time, _ in times], [is_ended for _, is_ended in times])
    assert found.value == curve.quantile(share)
    assert found.low <= found.value <= found.high
    inner = (curve.surv_prob > 0) & (curve.surv_prob < 1)
    for column in ("surv_prob", "surv_prob_se", "surv_times"):
        setattr(curve, column, getattr(curve, column)[inner])
    with np.errstate(all="ignore"):
        low, high = curve.quantile_ci(share)
    if found.high < inf and high < inf:
        assert (found.low, found.high) == (low, high)


@given(st.integers(6, 40), st.integers(2, 50))
def test_twice_as_slow_takes_twice_the_time(count: int, step: int) -> None:
    ended, waiting = np.arange(1.0, count) * step, np.array([3.0 * step])
    once, twice = days_until(0.5, ended, waiting), days_until(0.5, 2 * ended, 2 * waiting)
    assert isinstance(once, Estimate)
    assert isinstance(twice, Estimate)
    assert (twice.value, twice.low, twice.high) == (2 * once.value, 2 * once.low, 2 * once.high)


def test_leaving_out_those_who_wait_would_make_it_too_short() -> None:
    ended, waiting = parted(WITH_6_MP)
    everybody, hasty = days_until(0.5, ended, waiting), days_until(0.5, ended, np.array([]))
    assert isinstance(everybody, Estimate)
    assert isinstance(hasty, Estimate)
    assert hasty.value < everybody.value
