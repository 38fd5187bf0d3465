from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.indexed import Indexed, Peers, indexed
from analysis.results import Hidden, NotPossible, Reason
from data.study import Period

BEFORE = Period(date(2022, 1, 1), date(2024, 1, 1))
SPAN = Period(date(2022, 1, 1), date(2025, 1, 1))
MONTHS = pd.date_range(SPAN.start, SPAN.end, freq="MS", inclusive="left")
MANY = [f"p{i}" for i in range(9)]


def counts(**areas: list[int]) -> pd.DataFrame:
    """Each area's 36 months."""
    return pd.DataFrame(
        [
            (area, month, count)
            for area, own in areas.items()
            for month, count in zip(MONTHS, own, strict=True)
        ],
        columns=["area_id", "month", "count"],
    )


def halved(level: int) -> list[int]:
    """As many every month before, half as many after."""
    return [level] * 24 + [level // 2] * 12


def found(table: pd.DataFrame, peers: list[str], areas: tuple[str, ...] = ("own",)) -> Indexed:
    answer = indexed(table, areas, peers, BEFORE, SPAN)
    assert isinstance(answer, Indexed)
    return answer


def test_the_months_before_are_a_hundred_and_half_as_many_are_fifty() -> None:
    own = found(counts(own=halved(20)), []).own
    assert own.index[0] == pd.Timestamp("2022-12-01")  # the first whole year
    assert own["2023-12-01"] == 100
    assert own["2024-12-01"] == 50
    assert own["2024-06-01"] == 75  # six months of each


def test_chosen_areas_are_one_line() -> None:
    table = counts(own=halved(20), other=[10] * 36)
    assert found(table, [], ("own", "other")).own["2024-12-01"] == pytest.approx(66.7)


@given(st.integers(2, 9))
def test_the_level_of_an_area_does_not_matter(times: int) -> None:
    one, more = (found(counts(own=halved(20 * t)), []).own for t in (1, times))
    assert one.equals(more)


def test_eight_peers_and_more_are_the_band_that_half_of_them_lie_in() -> None:
    peers = {name: [20] * 24 + [10 + i] * 12 for i, name in enumerate(MANY)}
    answer = found(counts(own=halved(20), **peers), MANY)
    assert answer.peers is Peers.HALF
    assert answer.low is not None
    assert answer.high is not None
    ends = np.quantile(np.arange(10, 19) / 20 * 100, [0.25, 0.75])
    assert [answer.low.iloc[-1], answer.high.iloc[-1]] == ends.round().tolist()


def test_no_end_of_a_band_tells_a_year_of_one_to_four() -> None:
    """20 in two years: ten a year are 100, so an end at 30 would be an area with three."""
    few = [1] * 20 + [0] * 4 + [1] * 3 + [0] * 9
    for names in (["a", "b", "few"], [*MANY[:8], "few"]):
        peers = {name: [20] * 36 for name in names} | {"few": few}
        answer = found(counts(own=halved(20), **peers), names)
        assert "few" not in answer.used
        assert answer.low is None or answer.low.min() == 100
    enough = [1] * 20 + [0] * 4 + [1] * 6 + [0] * 6
    assert (
        "enough"
        in found(
            counts(own=halved(20), enough=enough, a=enough, b=enough), ["a", "b", "enough"]
        ).used
    )


def test_a_few_peers_are_a_range_in_steps_of_five() -> None:
    peers = {"a": [20] * 36, "b": [20] * 24 + [13] * 12, "c": [20] * 24 + [24] * 12}
    answer = found(counts(own=halved(20), **peers), list(peers))
    assert answer.peers is Peers.RANGE
    assert answer.low is not None
    assert answer.high is not None
    assert (answer.low.iloc[-1], answer.high.iloc[-1]) == (65, 120)
    assert not (answer.low % 5).any()


def test_one_peer_a_county_say_is_a_line_by_its_name() -> None:
    answer = found(counts(own=halved(20), county=[900] * 36), ["county"])
    assert answer.peers is Peers.LINES
    assert set(answer.lines["county"]) == {100}
    assert answer.low is None


def test_a_peer_with_a_small_month_has_no_line_of_its_own() -> None:
    answer = found(counts(own=halved(20), a=[20] * 35 + [3]), ["a"])
    assert answer.peers is Peers.NONE
    assert answer.used == ()


def test_a_peer_with_few_incidents_before_is_left_out() -> None:
    table = counts(own=halved(20), a=[0] * 23 + [19] + [20] * 12)
    assert found(table, ["a"]).used == ()


def test_an_area_is_no_peer_of_itself() -> None:
    assert found(counts(own=halved(20)), ["own"]).used == ()


def test_a_small_month_hides_the_index() -> None:
    table = counts(own=[20] * 35 + [3])
    assert indexed(table, ["own"], [], BEFORE, SPAN) == Hidden(Reason.SMALL_MONTHS)


def test_an_index_needs_twenty_incidents_before() -> None:
    table = counts(own=[0] * 23 + [19] + [20] * 12)
    assert indexed(table, ["own"], [], BEFORE, SPAN) == NotPossible(Reason.FEW_BEFORE, 19)


def test_data_that_begin_after_the_before_period_give_no_index() -> None:
    late = Period(date(2023, 1, 1), SPAN.end)
    answer = indexed(counts(own=halved(20)), ["own"], [], BEFORE, late)
    assert answer == NotPossible(Reason.NO_DATA_IN_PERIOD)


def test_what_is_no_count_gets_a_reason() -> None:
    table = counts(own=halved(20)).astype({"count": "float64"})
    table.loc[0, "count"] = -1
    assert indexed(table, ["own"], [], BEFORE, SPAN) == NotPossible(Reason.NOT_COUNTS)
