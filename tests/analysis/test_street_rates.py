"""Incidents by street segment, for its length, and what of it may be shown."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2
from statsmodels.stats.rates import test_poisson_2indep as of_statsmodels

from analysis.disclosure import is_small
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from analysis.street_rates import StreetRates, street_rates

Rows = Sequence[Sequence[int]]
MANY = 9  # places on a segment
BUSY = [(200, 100), (400, 200), (60, 30), (20, 40)]
rows_of_two = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=2, max_size=9)


def of(
    rows: Rows,
    *,
    places: Sequence[int] = (),
    homes: Sequence[str] = (),
    names: Sequence[str] = (),
    on_map: Collection[int] | None = None,
    told: Sequence[Collection[str]] = (),
    areas: Mapping[str, Sequence[int]] | None = None,
    years: Sequence[float] = (2, 1),
    dispersion: float = 1.0,
) -> StreetRates | NotPossible:
    """Segments s0, s1 ... of 200 m, with a column of incidents for each period."""
    ids = [f"s{at}" for at in range(len(rows))]
    segments = pd.DataFrame(
        {
            "segment_id": ids,
            "area_id": list(homes) or "north",
            "name": list(names) or ids,
            "length_m": 200,
        }
    )
    counts = np.array(rows).reshape(len(rows), -1)
    periods = [
        pd.DataFrame({"segment_id": ids, "count": column, "places": list(places) or MANY})
        for column in counts.T
    ]
    sums = segments.assign(at=range(len(ids))).groupby("area_id")["at"].apply(list)
    known = {str(area): counts[at].sum(axis=0).tolist() for area, at in sums.items()}
    return street_rates(
        segments,
        [period[period["count"] > 0] for period in periods],
        years[: counts.shape[1]],
        on_map=ids if on_map is None else [ids[at] for at in on_map],
        areas=known if areas is None else areas,
        told=told,
        dispersion=dispersion,
    )


def found(rows: Rows, **more: object) -> StreetRates:
    answer = of(rows, **more)  # type: ignore[arg-type]
    assert isinstance(answer, StreetRates)
    return answer


def ids(answer: StreetRates) -> list[str]:
    return [one.segment_id for one in answer.shown]


def test_rates_are_per_100_metres_and_year_with_an_exact_interval_and_the_highest_is_first() -> (
    None
):
    answer = found(BUSY)
    assert ids(answer) == ["s1", "s0", "s3", "s2"]
    before, after = answer.shown[0].rates
    assert (before.value, after.value) == (400 / 2 / 2, 200 / 2)
    assert before.unit is Unit.INCIDENTS_PER_100_M_YEAR
    low, high = chi2.ppf([0.025, 0.975], [800, 802]) / 2 / 4
    assert (before.low, before.high) == pytest.approx((low, high))
    assert answer.shown[0].difference == 0
    assert answer.n == sum(map(sum, BUSY))


def test_only_a_change_beyond_chance_is_clear_and_its_p_is_adjusted_for_all() -> None:
    answer = found(BUSY)
    assert [one.segment_id for one in answer.shown if one.is_clear] == ["s3"]
    [risen] = [one for one in answer.shown if one.segment_id == "s3"]
    # one test of four: Benjamini-Yekutieli multiplies by 4 and by 1 + 1/2 + 1/3 + 1/4
    theirs = of_statsmodels(40, 1, 20, 2, method="exact-cond").pvalue
    assert risen.p == pytest.approx(theirs * 4 * (1 + 1 / 2 + 1 / 3 + 1 / 4), rel=1e-6)


def test_where_incidents_come_in_series_a_change_must_be_larger() -> None:
    [calm] = [one for one in found(BUSY).shown if one.segment_id == "s3"]
    [unruly] = [one for one in found(BUSY, dispersion=4).shown if one.segment_id == "s3"]
    assert calm.is_clear
    assert not unruly.is_clear
    # a third of sixty is expected after; (40 - 20)^2 / (60 * 1/3 * 2/3) / 4 = 7.5
    expected = chi2.sf(7.5, 1) * 4 * (1 + 1 / 2 + 1 / 3 + 1 / 4)
    assert unruly.p == pytest.approx(expected)


def test_a_single_period_has_one_rate_and_no_change() -> None:
    answer = found([(200,), (400,), (60,)])
    assert [len(one.rates) for one in answer.shown] == [1, 1, 1]
    assert not any(one.is_clear for one in answer.shown)


def test_a_segment_that_is_thin_in_one_period_is_hidden_in_both_with_one_that_gives_it_away() -> (
    None
):
    answer = found([(200, 100), (400, 200), (60, 3)])
    assert answer.hidden == {"s2", "s0"}  # the sum of all three is known
    assert ids(answer) == ["s1"]
    places = found(BUSY, places=[MANY, MANY, 2, MANY])
    assert "s2" in places.hidden


def test_none_at_all_is_shown_as_none() -> None:
    answer = found([*BUSY, (0, 0)])
    assert answer.empty == {"s4"}
    assert not answer.hidden


@given(rows_of_two, st.lists(st.booleans(), min_size=9, max_size=9))
def test_no_small_count_can_be_worked_out_from_the_totals_of_areas(
    rows: Rows, north: Sequence[bool]
) -> None:
    homes = ["north" if there else "south" for there in north[: len(rows)]]
    answer = of(rows, homes=homes, told=[{"north"}, {"north", "south"}])
    if not isinstance(answer, StreetRates):
        return
    counts = np.array(rows)
    hidden = np.array([f"s{at}" in answer.hidden for at in range(len(rows))])
    for area in (["north"], ["south"], ["north", "south"]):
        rest = counts[hidden & np.isin(homes, area)].sum(axis=0)
        if not hidden[np.isin(homes, area)].all():
            assert not any(map(is_small, rest))
    for row, secret in zip(counts, hidden, strict=True):
        assert secret or not any(map(is_small, row))


def test_what_effekt_hides_of_a_pilot_is_hidden_on_the_map_too() -> None:
    """Effekt hides s2 with s0, the smallest of north; on the map alone s3 would do."""
    rows = [(200, 100), (400, 200), (60, 3), (9, 9)]
    homes = ["north", "north", "north", "south"]
    alone = found(rows, homes=homes, areas={})
    assert alone.hidden == {"s2", "s3"}
    beside = found(rows, homes=homes, areas={}, told=[{"north"}])
    assert beside.hidden >= {"s2", "s0"}


def test_segments_beyond_the_map_are_not_shown_but_keep_their_numbers() -> None:
    answer = found(BUSY, names=["Long", "Long", "Long", "Other"], on_map=[1, 2, 3])
    assert {(one.name, one.number) for one in answer.shown} == {
        ("Long", 2),
        ("Long", 3),
        ("Other", 0),
    }


def test_the_top_fifth_of_the_segments_counts_those_without_incidents_too() -> None:
    answer = found([(90, 20), (30, 20), (30, 20), (0, 20), (0, 20)])
    assert [share.value for share in answer.top if isinstance(share, Counted)] == [0.6, 0.2]
    thin = found([(90, 20), (30, 20), (3, 20), (0, 20), (0, 20)], on_map=[0, 2])
    assert isinstance(thin.top[0], Hidden | Counted)


def test_few_incidents_or_no_segment_on_the_map_are_refused() -> None:
    assert of([(9, 100), (0, 200)]) == NotPossible(Reason.FEW_IN_PERIOD, size=10)
    assert of(BUSY, on_map=[]) == NotPossible(Reason.NO_SEGMENTS)
