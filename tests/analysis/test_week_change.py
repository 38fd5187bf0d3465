"""Do incidents happen at other hours of the week than before?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, chi2_contingency
from statsmodels.stats.multitest import multipletests

from analysis.disclosure import ShownTable
from analysis.hours import hours_by_weekday
from analysis.results import Counted, Estimate, Hidden, NotPossible, Reason, Unit
from analysis.shares import share_change
from analysis.week_change import Cell, Part, WeekChange, _halved, week_change

FLAT = np.full(168, 10.0)
FRIDAY_EVENING = slice(4 * 24 + 18, 4 * 24 + 21)


def found(
    before: np.ndarray,
    after: np.ndarray,
    unknown: tuple[int, int] = (0, 0),
    years: float = 1,
    phi: float = 1,
) -> WeekChange:
    totals = round(before.sum()) + unknown[0], round(after.sum()) + unknown[1]
    answer = week_change(
        before.tolist(), after.tolist(), totals=totals, years=(years, 1), dispersion=phi
    )
    assert isinstance(answer, WeekChange)
    return answer


def test_twice_as_many_at_the_same_hours_is_no_change() -> None:
    answer = found(FLAT, 2 * FLAT)
    assert answer.p == pytest.approx(1)
    assert not answer.is_clear
    assert answer.up == answer.down == ()
    assert answer.tested == 56
    assert all(isinstance(p.change, Estimate) and p.change.value == 0 for p in answer.parts)


def test_a_time_that_grew_stands_out_and_is_named() -> None:
    after = FLAT.copy()
    after[FRIDAY_EVENING] = 40
    answer = found(FLAT, after)
    assert answer.up == (Cell(weekday=4, hour=18),)
    assert answer.down == ()


def test_the_parts_are_quarters_of_the_day_and_the_weekend_with_newcombes_interval() -> None:
    after = FLAT.reshape(7, 24).copy()
    after[:, 18:] = 20
    answer = found(FLAT, after.ravel())
    shares = {part.part: (part.before, part.after) for part in answer.parts}
    assert shares[Part.EVENING] == (
        Counted(value=0.25, unit=Unit.SHARE, n=1680),
        Counted(value=0.4, unit=Unit.SHARE, n=2100),
    )
    assert shares[Part.NIGHT][1] == Counted(value=0.2, unit=Unit.SHARE, n=2100)
    assert shares[Part.WEEKEND][1] == Counted(value=2 / 7, unit=Unit.SHARE, n=2100)
    evening = next(part for part in answer.parts if part.part is Part.EVENING)
    assert evening.change == share_change((420, 1680), (840, 2100))
    assert answer.is_clear


def test_the_whole_is_tested_in_eight_parts_and_cells_by_benjamini_hochberg() -> None:
    rng = np.random.default_rng(5)
    before, after = (rng.poisson(rng.gamma(4, 2, 168)).astype(float) for _ in range(2))
    answer = found(before, after)
    both = np.array([before, after]).reshape(2, 7, 4, 6).sum(axis=3)
    parts = np.hstack([both[:, :5].sum(axis=1), both[:, 5:].sum(axis=1)])
    assert answer.p == pytest.approx(chi2_contingency(parts, correction=False).pvalue)
    cells = np.array([before, after]).reshape(2, 56, 3).sum(axis=2)
    n = cells.sum(axis=1)
    expected = cells.sum(axis=0) * n.min() / n.sum()
    p = [
        chi2.sf(
            chi2_contingency([c, n - c], correction=False).statistic * (n.sum() - 1) / n.sum(), 1
        )
        for c, likely in zip(cells.T, expected, strict=True)
        if likely >= 5
    ]
    assert answer.tested == len(p)
    assert len(answer.up) + len(answer.down) == multipletests(p, 0.05, "fdr_bh")[0].sum() > 0


def test_spans_raise_fewer_false_alarms_than_the_tests_say() -> None:
    """Incidents of no change, each spread over three to twelve hours as burglaries are."""
    rng = np.random.default_rng(11)
    alarms, stands_out, runs = 0, 0, 200
    for _ in range(runs):
        weeks = np.zeros((2, 168))
        for week in weeks:
            start, length = rng.integers(0, 168, 2500), rng.integers(3, 13, 2500)
            for hour in range(12):
                at, inside = (start + hour) % 168, hour < length
                np.add.at(week, at[inside], 1 / length[inside])
        answer = found(*weeks)
        alarms += answer.is_clear
        stands_out += bool(answer.up or answer.down)
    assert alarms / runs <= 0.05
    assert stands_out / runs <= 0.05


@pytest.mark.parametrize("phi", [1.5, 3])
def test_incidents_in_series_raise_no_more_false_alarms_where_dispersion_tells_of_them(
    phi: float,
) -> None:
    """Negative binomial hours of no change; taken for chance, one week in six (1.5) is clear."""
    rng = np.random.default_rng(17)
    alarms, cells, blind, runs = 0, 0, 0, 300
    for _ in range(runs):
        likely = rng.dirichlet(np.full(168, 2.0))
        before, after = (
            rng.negative_binomial(n * likely / (phi - 1), 1 / phi).astype(float) for n in (900, 300)
        )
        answer = found(before, after, phi=phi)
        alarms += answer.is_clear
        cells += bool(answer.up or answer.down)
        blind += found(before, after).is_clear
    assert max(alarms, cells) / runs <= 0.08
    assert blind / runs > 0.12


def test_series_widen_the_intervals_of_parts_by_their_root() -> None:
    after = FLAT.reshape(7, 24).copy()
    after[:, 18:] = 20
    plain, wide = (found(FLAT, after.ravel(), phi=phi).parts[3].change for phi in (1, 4))
    assert isinstance(plain, Estimate)
    assert isinstance(wide, Estimate)
    assert wide.value == plain.value
    assert wide.value - wide.low == pytest.approx(2 * (plain.value - plain.low))
    assert wide.high - wide.value == pytest.approx(2 * (plain.high - plain.value))


def test_so_few_that_a_halving_would_not_show_tell_nothing() -> None:
    assert found(FLAT, FLAT).sees_halving
    assert not found(FLAT / 10, FLAT / 40).sees_halving  # 168 incidents before, 42 after
    assert not found(FLAT, FLAT, phi=40).sees_halving
    after = np.full(8, 30.0)  # by hand: halved, and all scaled to as many
    after[0] /= 2
    parts = [np.full(8, 30.0), after * 240 / after.sum()]
    assert _halved(np.full((2, 8), 30.0)) == pytest.approx(np.array(parts))


def test_times_where_five_are_not_expected_are_not_tested() -> None:
    before = np.zeros(168)
    before[:3] = 40
    before[24:27] = 2  # 6, but of 126 before and 63 after: 3 are expected after
    answer = found(before, before / 2)
    assert answer.tested == 1


# --- properties

weeks = st.lists(st.floats(0, 30), min_size=168, max_size=168).map(np.array)


@given(weeks, weeks)
def test_before_and_after_swapped_mirror_each_other(before: np.ndarray, after: np.ndarray) -> None:
    if min(before.sum(), after.sum()) < 10:
        return
    there, back = found(before, after), found(after, before)
    assert there.p == pytest.approx(back.p)
    assert (there.up, there.down) == (back.down, back.up)
    assert there.before.equals(back.after)
    for one, other in zip(there.parts, back.parts, strict=True):
        if isinstance(one.change, Estimate) and isinstance(other.change, Estimate):
            assert one.change.value == pytest.approx(-other.change.value)
            assert one.change.low == pytest.approx(-other.change.high)
        else:
            assert one.change == other.change


# --- refusals and poor input


def test_no_known_hour_and_few_known_hours_are_refused() -> None:
    nothing = np.zeros(168)
    answer = week_change(nothing.tolist(), nothing.tolist(), totals=(50, 50), years=(1, 1))
    assert answer == NotPossible(Reason.NO_HOURS)
    few = NotPossible(Reason.FEW_IN_PERIOD, size=10)
    assert week_change(FLAT.tolist(), nothing.tolist(), totals=(1680, 9), years=(1, 1)) == few
    broken = week_change([-1.0] * 168, FLAT.tolist(), totals=(1, 1), years=(1, 1))
    assert broken == NotPossible(Reason.NOT_COUNTS)
    with pytest.raises(ValueError, match="hours of the week"):
        week_change(FLAT[:24].tolist(), FLAT[:24].tolist(), totals=(1, 1), years=(1, 1))


def test_incidents_spread_so_thinly_that_no_time_has_one_have_no_known_hour() -> None:
    """21 incidents, each somewhere in the week: a seventh of an incident an hour."""
    thin = np.full(168, 0.125)
    for before, after in ((thin, thin), (FLAT, thin), (thin, FLAT)):
        answer = week_change(before.tolist(), after.tolist(), totals=(1680, 1680), years=(1, 1))
        assert answer == NotPossible(Reason.NO_HOURS)


def test_everything_in_one_hour_is_no_change() -> None:
    only = np.zeros(168)
    only[5] = 100
    answer = found(only, only / 2)
    assert answer.p == 1
    assert answer.up == answer.down == ()


# --- small counts


def test_what_is_hidden_in_one_period_is_hidden_in_both_and_trends_shows_no_more() -> None:
    rng = np.random.default_rng(3)
    before, after = (rng.gamma(0.6, 6, 168) for _ in range(2))
    answer = found(before, after, years=2)
    hidden = answer.before.isna()
    assert hidden.equals(answer.after.isna())
    assert 0 < hidden.to_numpy().sum() < 56
    for hours in (before, after):
        trends = hours_by_weekday(hours.tolist())
        assert isinstance(trends, ShownTable)
        assert (hidden | ~trends.cells.isna()).all(axis=None)
    shown = ~hidden.to_numpy()
    counts = answer.before.to_numpy(dtype=float, na_value=0)[shown] * 2
    assert np.array_equal(counts, np.rint(before.reshape(7, 8, 3).sum(axis=2))[shown])
    assert not ((counts > 0) & (counts < 5)).any()


def test_a_part_of_the_day_with_few_incidents_is_hidden() -> None:
    before = FLAT.reshape(7, 24).copy()
    before[:, :6] = 0
    before[2, 3] = 3
    answer = found(before.ravel(), FLAT)
    night = next(part for part in answer.parts if part.part is Part.NIGHT)
    assert night.before == night.after == night.change == Hidden(Reason.SMALL_COUNT)


def test_the_share_without_hour_is_told_unless_it_is_small() -> None:
    answer = found(FLAT, FLAT, unknown=(420, 420))
    assert answer.unknown == Counted(value=0.2, unit=Unit.SHARE, n=4200)
    assert answer.n == Counted(value=3360, unit=Unit.INCIDENTS, n=3360)
    hidden = found(FLAT, FLAT, unknown=(0, 3))
    assert hidden.unknown == hidden.n == Hidden(Reason.SMALL_COUNT)
