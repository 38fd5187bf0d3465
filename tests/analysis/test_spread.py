"""Are incidents on the same streets as before?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, chi2_contingency
from statsmodels.stats.multitest import multipletests

from analysis.concentration import concentration
from analysis.counts import BeforeAfter
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from analysis.spread import Spread, spread_over_areas, spread_over_segments
from tests.analysis.pilots import PILOT

Both = Sequence[tuple[int, int]]
NOWHERE = BeforeAfter(0, 0)
MANY = 9  # places on a segment
HALVES = [(200, 100), (400, 200), (60, 30), (20, 10)]  # PILOT: two years before, one after
pairs = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=12)


def of(
    both: Both,
    *,
    places: Sequence[int] = (),
    names: Sequence[str] = (),
    areas: Mapping[str, BeforeAfter] | None = None,
    off: BeforeAfter = NOWHERE,
    phi: float = 1,
) -> Spread | NotPossible:
    """Segments s00, s01 ... of 200 m in area north, each with incidents before and after."""
    ids = [f"s{at:02}" for at in range(len(both))]
    segments = pd.DataFrame(
        {
            "segment_id": ids,
            "area_id": "north",
            "name": list(names) or [f"Street {at}" for at in ids],
            "length_m": 200,
        }
    )
    before, after = (
        pd.DataFrame({"segment_id": ids, "count": counts, "places": list(places) or MANY})
        for counts in (list(column) for column in zip(*both, strict=True))
    )
    totals = [sum(counts) for counts in zip(*both, strict=True)]
    known = areas or {"north": BeforeAfter(*totals) + off}
    rows = before[before["count"] > 0], after[after["count"] > 0]
    return spread_over_segments(segments, *rows, PILOT, known, off, dispersion=phi)


def found(both: Both, **more: object) -> Spread:
    answer = of(both, **more)  # type: ignore[arg-type]
    assert isinstance(answer, Spread)
    return answer


def test_halved_everywhere_is_the_same_pattern() -> None:
    answer = found(HALVES)
    assert (answer.similarity, answer.up, answer.down, answer.tested) == (1, 0, 0, 4)
    assert answer.sees_halving
    assert all(spot.p == 1 and not spot.is_clear for spot in answer.shown)


def test_what_moved_from_one_segment_to_another_is_clear_in_both() -> None:
    answer = found([(50, 10), (50, 90), (100, 100), (0, 0)])
    assert (answer.up, answer.down, answer.tested, answer.empty) == (1, 1, 3, 1)
    assert answer.similarity == pytest.approx(1 / 3)
    readings = {spot.name: (spot.is_clear, spot.rises) for spot in answer.shown}
    assert readings == {
        "Street s00": (True, False),
        "Street s01": (True, True),
        "Street s02": (False, False),
    }


@given(pairs.filter(lambda rows: all(sum(column) >= 10 for column in zip(*rows, strict=True))))
def test_the_rule_is_chi_square_with_n_minus_1_and_benjamini_yekutieli(rows: Both) -> None:
    used = [row for row in rows if sum(row)]
    answer = of(rows)
    if len(used) < 2:
        assert answer == NotPossible(Reason.ONE_AREA)
        return
    assert isinstance(answer, Spread)
    n = np.array(used).sum(axis=0)
    p = []
    for row in used:
        table = [row, n - row]
        theirs = chi2_contingency(table, correction=False).statistic * (n.sum() - 1) / n.sum()
        p.append(chi2.sf(theirs, 1))
    clear = multipletests(p, 0.05, "fdr_by")[0]
    assert answer.up + answer.down == clear.sum()
    assert answer.similarity == pytest.approx(np.mean(np.array(p) >= 0.05))


@given(pairs.filter(lambda rows: all(sum(column) >= 10 for column in zip(*rows, strict=True))))
def test_before_and_after_swapped_mirror_each_other(rows: Both) -> None:
    there, back = of(rows), of([(after, before) for before, after in rows])
    if not isinstance(there, Spread) or not isinstance(back, Spread):
        assert there == back
        return
    assert (there.up, there.down) == (back.down, back.up)
    assert there.similarity == back.similarity
    assert (there.top_before, there.top_after) == (back.top_after, back.top_before)
    assert {spot.name for spot in there.shown} == {spot.name for spot in back.shown}


def test_rates_are_per_100_metres_and_year_with_an_exact_interval() -> None:
    [most, *_] = found(HALVES).shown
    assert most.name == "Street s01"
    assert (most.before.value, most.after.value) == (400 / 2 / 2, 200 / 2 / 1)
    assert most.before.unit is Unit.INCIDENTS_PER_100_M_YEAR
    low, high = chi2.ppf([0.025, 0.975], [800, 802]) / 2 / 4
    assert (most.before.low, most.before.high) == pytest.approx((low, high))


def test_concentration_counts_segments_without_incidents_too() -> None:
    both = [(90, 20), (30, 20), (30, 20), (0, 20), (0, 20)]
    answer = found(both)
    assert isinstance(answer.top_before, Counted)
    assert isinstance(answer.top_after, Counted)
    assert (answer.top_before.value, answer.top_after.value) == (0.6, 0.2)
    theirs = concentration([90, 30, 30, 0, 0])
    assert not isinstance(theirs, NotPossible)
    assert answer.top_before.value == theirs.top20_share


def test_segments_of_one_name_are_numbered_and_others_not() -> None:
    answer = found(HALVES, names=["Long", "Short", "Long", "Other"])
    assert {(spot.name, spot.number) for spot in answer.shown} == {
        ("Long", 1),
        ("Long", 2),
        ("Short", 0),
        ("Other", 0),
    }


def test_many_incidents_on_few_segments_tell_and_few_on_many_do_not() -> None:
    assert found(HALVES).sees_halving
    few = found([(12, 6)] * 30)
    assert not few.sees_halving
    assert few.up + few.down == 0


def test_incidents_in_series_raise_no_more_false_alarms_where_dispersion_tells_of_them() -> None:
    """Negative binomial segments of no change; taken for chance, every second map is clear."""
    rng = np.random.default_rng(7)
    alarms, blind, runs, phi = 0, 0, 200, 3
    for _ in range(runs):
        likely = rng.gamma(1, 20, 20) + 2
        both = [
            (int(before), int(after))
            for before, after in zip(
                *(rng.negative_binomial(n * likely / (phi - 1), 1 / phi) for n in (2, 1)),
                strict=True,
            )
        ]
        told, as_chance = found(both, phi=phi), found(both)
        alarms += told.up + told.down > 0
        blind += as_chance.up + as_chance.down > 0
    assert alarms / runs <= 0.06
    assert blind / runs > 0.3


def test_dispersion_divides_the_chi_square_and_hides_what_a_halving_would_show() -> None:
    both = [(50, 10), (50, 90), (100, 100)]
    n = np.array(both).sum(axis=0)
    p = [
        chi2.sf(chi2_contingency([row, n - row], correction=False).statistic * 399 / 400 / 2.5, 1)
        for row in both
    ]
    by_name = {spot.name: spot.p for spot in found(both, phi=2.5).shown}
    adjusted = multipletests(p, 0.05, "fdr_by")[1]
    assert [by_name[f"Street s0{at}"] for at in range(3)] == pytest.approx(adjusted.tolist())
    assert found(HALVES, phi=2.5).dispersion == 2.5
    assert not found(HALVES, phi=60).sees_halving


def test_areas_allow_for_dispersion_too() -> None:
    both = {"a": (100, 100), "b": (100, 40), "c": (100, 55), "north": (100, 50)}
    areas = {area: BeforeAfter(*counts) for area, counts in both.items()}
    plain, wide = (spread_over_areas(areas, {}, PILOT, dispersion=phi) for phi in (1, 4))
    assert isinstance(plain, Spread)
    assert isinstance(wide, Spread)
    assert plain.up + plain.down > 0 == wide.up + wide.down


def test_the_share_on_no_segment_is_told_unless_it_is_small() -> None:
    answer = found(HALVES, off=BeforeAfter(180, 60))
    assert answer.off_street == Counted(value=240 / 1260, unit=Unit.SHARE, n=1260)
    assert answer.n == Counted(value=1020, unit=Unit.INCIDENTS, n=1020)
    hidden = found(HALVES, off=BeforeAfter(3, 0))
    assert hidden.off_street == hidden.n == Hidden(Reason.SMALL_COUNT)


# --- refusals


@pytest.mark.parametrize("both", [[(9, 50), (0, 50)], [(50, 0), (50, 9)], [(50, 0), (50, 0)]])
def test_fewer_than_ten_in_a_period_are_refused(both: Both) -> None:
    assert of(both) == NotPossible(Reason.FEW_IN_PERIOD, size=10)


def test_one_segment_always_has_all_and_none_has_nothing() -> None:
    assert of([(50, 50)]) == of([(50, 50), (0, 0)]) == NotPossible(Reason.ONE_AREA)
    nothing = spread_over_areas({}, {}, PILOT)
    assert nothing == NotPossible(Reason.NO_SEGMENTS)


# --- small counts


def test_a_segment_with_one_to_four_in_either_period_is_not_shown() -> None:
    answer = found([(3, 30), (30, 4), (40, 40), (0, 30)])
    assert {spot.name for spot in answer.shown} == {"Street s02", "Street s03"}
    assert answer.hidden == 2


def test_many_incidents_at_two_addresses_are_not_shown() -> None:
    answer = found([(40, 40), (50, 50), (60, 60)], places=[2, 9, 2])
    assert [spot.name for spot in answer.shown] == ["Street s01"]


def test_the_share_of_the_largest_segments_does_not_tell_of_the_one_that_is_hidden() -> None:
    """The fifth of five segments is one, and all its incidents are at two addresses."""
    rows = [(60, 30), (10, 20), (10, 20), (10, 10), (10, 20)]
    assert isinstance(found(rows).top_before, Counted)
    few = found(rows, places=[2, MANY, MANY, MANY, MANY])
    assert few.top_before == few.top_after == Hidden(Reason.SMALL_COUNT)


@given(pairs, st.integers(0, 12), st.integers(0, 12))
def test_no_small_count_can_be_worked_out_from_what_is_known(
    rows: Both, off_before: int, off_after: int
) -> None:
    """The total n, and the area's own counts, minus all that is shown."""
    answer = of(rows, off=BeforeAfter(off_before, off_after))
    if not isinstance(answer, Spread):
        return
    shown = {int(spot.name[-2:]) for spot in answer.shown}
    used = [at for at, row in enumerate(rows) if sum(row)]
    hidden = [rows[at] for at in used if at not in shown]
    assert all(not 0 < count < 5 for at in shown for count in rows[at])
    assert len(hidden) == answer.hidden
    if not hidden or not shown:
        return
    for column, off in enumerate((off_before, off_after)):
        together = sum(row[column] for row in hidden)
        assert not 0 < together < 5
        assert not 0 < together + off < 5
    assert len(hidden) > 1


# --- areas, where no streets are loaded


def test_areas_are_compared_in_the_same_way_without_lengths() -> None:
    both = dict(zip("abcd", HALVES, strict=True)) | {"north": (100, 50)}
    areas = {area: BeforeAfter(*counts) for area, counts in both.items()}
    answer = spread_over_areas(areas, {"a": "Alpha"}, PILOT)
    assert isinstance(answer, Spread)
    assert not answer.of_segments
    assert answer.off_street is None
    assert {spot.name for spot in answer.shown} == {"Alpha", "b", "c", "d", "north"}
    assert all(spot.length_m is None for spot in answer.shown)
    largest = answer.shown[0]
    assert largest.before.value == 400 / 2
    assert largest.before.unit is Unit.INCIDENTS_PER_YEAR


def test_one_small_comparison_area_hides_them_all_and_the_total() -> None:
    areas = {area: BeforeAfter(50, 25) for area in ("a", "b", "c", "north", "street")}
    pilot = replace(PILOT, buffers=frozenset({"street"}))
    answer = spread_over_areas(areas | {"c": BeforeAfter(3, 25)}, {}, pilot)
    assert isinstance(answer, Spread)
    assert {spot.name for spot in answer.shown} == {"north", "street"}
    assert answer.n == Hidden(Reason.SMALL_COUNT)
    assert answer.hidden == 3


def test_a_small_buffer_area_takes_another_with_it() -> None:
    areas = {area: BeforeAfter(50, 25) for area in ("a", "b", "north", "x", "y")}
    pilot = replace(PILOT, buffers=frozenset({"x", "y", "z"}))
    answer = spread_over_areas(areas | {"z": BeforeAfter(3, 25)}, {}, pilot)
    assert isinstance(answer, Spread)
    assert {spot.name for spot in answer.shown} < {"a", "b", "north", "x", "y"}
    assert answer.hidden == 2
