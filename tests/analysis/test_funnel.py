"""Which areas lie outside what chance does?"""

from dataclasses import replace
from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, binomtest, norm, poisson

from analysis.counts import BeforeAfter
from analysis.funnel import (
    DEVIATIONS,
    Funnel,
    binomial_limits,
    funnel_of_changes,
    funnel_of_rates,
    overdispersion,
    poisson_limits,
    widened,
)
from analysis.results import NotPossible, Reason

EVEN = {area: BeforeAfter(100, 100) for area in "abcdefghij"}
TAILS = {deviations: norm.sf(deviations) for deviations in DEVIATIONS}
counts = st.builds(BeforeAfter, st.integers(0, 400), st.integers(0, 400))
towns = st.dictionaries(st.sampled_from([f"a{i}" for i in range(14)]), counts, min_size=6)


def changes(areas: dict[str, BeforeAfter], **exposures: float) -> Funnel:
    found = funnel_of_changes(areas, **exposures)
    assert isinstance(found, Funnel)
    return found


def rates(areas: dict[str, int], bases: dict[str, float]) -> Funnel:
    found = funnel_of_rates(areas, bases)
    assert isinstance(found, Funnel)
    return found


def beyond(found: Funnel) -> dict[str, int]:
    return {area.area: area.beyond for area in found.areas}


def test_a_hand_example() -> None:
    """Nine areas went from 100 to 100, one from 100 to 50: 950 after 1,000 all together."""
    found = changes(EVEN | {"j": BeforeAfter(100, 50)})
    assert found.centre == pytest.approx(0.95)
    assert found.dispersion == 1  # the one that differs is drawn in
    low = next(area for area in found.areas if area.area == "j")
    assert low.value == 0.5
    assert low.expected == pytest.approx(150 * 950 / 1950)  # 73 of its 150, and it had 50
    # (50 - 73.1) / sqrt(150 * .487 * .513) = -3.77
    assert beyond(found) == dict.fromkeys("abcdefghi", 0) | {"j": -3}
    assert [area.area for area in found.outside(3)] == ["j"]
    assert found.by_chance(2) == pytest.approx(10 * 0.0455, abs=1e-4)
    assert found.by_chance(3) == pytest.approx(10 * 0.0027, abs=1e-4)


def test_a_hand_example_of_rates() -> None:
    """Ten areas of 100 businesses, with 20 incidents each but one with 60: 240 of 1,000."""
    areas = dict.fromkeys("abcdefghi", 20) | {"j": 60}
    found = rates(areas, dict.fromkeys("abcdefghij", 100.0))
    assert found.centre == pytest.approx(240)
    assert found.areas[-1].value == 600
    assert beyond(found)["j"] == 3  # (60 - 24) / sqrt(24) = 7.3
    assert found.dispersion == pytest.approx(1)  # (20 - 24) / sqrt(24) squared is 0.7


@pytest.mark.parametrize("share", [0.2, 0.5, 0.63])
@pytest.mark.parametrize("n", [10, 47, 400])
@pytest.mark.parametrize("deviations", DEVIATIONS)
def test_changes_lie_outside_where_scipys_exact_test_says_so(
    n: int, share: float, deviations: int
) -> None:
    tail = TAILS[deviations]
    low, high = binomial_limits(n, share, tail)
    for count in range(n + 1):
        few = binomtest(count, n, share, alternative="less").pvalue
        many = binomtest(count, n, share, alternative="greater").pvalue
        assert (count <= low) == (few <= tail)
        assert (count >= high) == (many <= tail)


@pytest.mark.parametrize("expected", [0.7, 6.0, 31.4, 900.0])
@pytest.mark.parametrize("deviations", DEVIATIONS)
def test_rates_lie_outside_where_the_poisson_tail_says_so(expected: float, deviations: int) -> None:
    tail = TAILS[deviations]
    low, high = poisson_limits(expected, tail)
    for count in range(int(3 * expected) + 20):
        assert (count <= low) == (poisson.cdf(count, expected) <= tail)
        assert (count >= high) == (poisson.sf(count - 1, expected) <= tail)


def test_limits_of_large_areas_are_those_of_the_normal_distribution() -> None:
    for deviations, tail in TAILS.items():
        off = deviations * sqrt(40_000 * 0.25)
        low, high = binomial_limits(40_000, 0.5, tail)
        assert (low, high) == pytest.approx((20_000 - off, 20_000 + off), abs=1)
        off = deviations * sqrt(10_000)
        low, high = poisson_limits(10_000, tail)
        assert (low, high) == pytest.approx((10_000 - off, 10_000 + off), abs=5)


def test_limits_are_smooth_and_close_in_on_the_centre_as_areas_grow() -> None:
    found = changes(EVEN)
    sizes = [20, 40, 41, 42, 80, 400, 4_000]
    for deviations in DEVIATIONS:
        limits = [found.limits(size, deviations) for size in sizes]
        lows = [limit.low for limit in limits]
        highs = [limit.high for limit in limits]
        assert all(value is not None for value in [*lows, *highs])
        assert lows == sorted(lows)  # type: ignore[type-var]
        assert highs == sorted(highs, reverse=True)  # type: ignore[type-var]
        assert lows[-1] < found.centre < highs[-1]  # type: ignore[operator]


def test_an_area_so_small_that_nothing_is_few_has_no_lower_limit() -> None:
    areas = dict.fromkeys("abcdef", 5)
    found = rates(areas, dict.fromkeys("abcdef", 100.0))
    assert found.limits(20, 3).low is None
    assert found.limits(20, 3).high is not None


def test_phi_is_the_mean_square_of_the_z_scores_without_the_outermost() -> None:
    z = [-9.0, -2.0, -1.0, -1.0, 0.0, 0.0, 1.0, 1.0, 2.0, 9.0]
    assert overdispersion(z) == pytest.approx((4 + 4 + 4 * 1 + 4 + 4) / 10)
    assert overdispersion([0.1, -0.2, 0.3]) == 1
    winsorised = np.array([1.5, 1.5, -1.5, -1.5])
    assert overdispersion(list(winsorised)) == pytest.approx(np.mean(winsorised**2))


def test_dispersion_widens_both_limits_by_its_root() -> None:
    low, high, expected = (np.array([count]) for count in (40.0, 70.0, 50.0))
    assert np.concatenate(widened((low, high), expected, 4)) == pytest.approx((30, 90))
    assert np.concatenate(widened((low, high), expected, 1)) == pytest.approx((40, 70))


def test_areas_that_differ_more_than_chance_get_wider_limits() -> None:
    rough = {a: BeforeAfter(200, 200 + 60 * (-1) ** i) for i, a in enumerate("abcdefghij")}
    found = changes(rough)
    assert found.dispersion > 5
    assert found.outside(2) == ()
    narrow = replace(found, dispersion=1.0).limits(400, 2)
    wide = found.limits(400, 2)
    assert narrow.low is not None
    assert wide.low is not None
    assert wide.low < narrow.low
    assert rough["a"].after / 200 > (narrow.high or 0)


@given(towns)
def test_swapping_before_and_after_mirrors_the_funnel(areas: dict[str, BeforeAfter]) -> None:
    one = funnel_of_changes(areas)
    other = funnel_of_changes({a: BeforeAfter(n.after, n.before) for a, n in areas.items()})
    if isinstance(one, NotPossible) or isinstance(other, NotPossible):
        assert one == other
        return
    assert other.centre == pytest.approx(1 / one.centre)
    assert other.dispersion == pytest.approx(one.dispersion)
    assert {a: -side for a, side in beyond(one).items()} == beyond(other)
    for size in (12, 60, 300):
        ours, mirrored = one.limits(size, 2), other.limits(size, 2)
        for low, high in ((ours.low, mirrored.high), (mirrored.low, ours.high)):
            assert (low is None) == (high is None) or low == pytest.approx(0, abs=1e-9)
            if low and high:
                assert log(low) == pytest.approx(-log(high), abs=1e-6)


@given(towns, st.floats(0.1, 60), st.floats(0.1, 60))
def test_other_lengths_scale_the_changes_and_leave_who_is_outside_alone(
    areas: dict[str, BeforeAfter], before: float, after: float
) -> None:
    one = funnel_of_changes(areas)
    other = funnel_of_changes(areas, before_exposure=before, after_exposure=after)
    if isinstance(one, NotPossible) or isinstance(other, NotPossible):
        assert one == other
        return
    assert beyond(one) == beyond(other)
    assert other.centre == pytest.approx(one.centre * before / after)
    assert other.dispersion == one.dispersion


@given(
    st.dictionaries(st.sampled_from("abcdefghij"), st.integers(0, 400), min_size=6),
    st.floats(0.1, 50),
)
def test_other_units_of_the_base_scale_the_rates_and_leave_who_is_outside_alone(
    areas: dict[str, int], scale: float
) -> None:
    bases = {a: 100.0 + 7 * i for i, a in enumerate("abcdefghij")}
    one = funnel_of_rates(areas, bases)
    other = funnel_of_rates(areas, {a: b * scale for a, b in bases.items()})
    if isinstance(one, NotPossible) or isinstance(other, NotPossible):
        assert one == other
        return
    assert other.centre == pytest.approx(one.centre / scale)
    assert [a.expected for a in other.areas] == pytest.approx([a.expected for a in one.areas])
    assert other.dispersion == pytest.approx(one.dispersion)


def test_of_areas_that_differ_by_chance_no_more_lie_outside_than_is_said() -> None:
    rng = np.random.default_rng(1)
    outside = said = 0.0
    for _ in range(100):
        sums = rng.integers(60, 400, 40)
        after = binom(sums, 0.45).rvs(random_state=rng)
        found = changes(
            {
                f"{i}": BeforeAfter(int(n - a), int(a))
                for i, (n, a) in enumerate(zip(sums, after, strict=True))
            }
        )
        outside += len(found.outside(2))
        said += found.by_chance(2)
    assert 0.5 * said < outside < said


def test_areas_with_small_counts_are_left_out_and_named_and_change_nothing() -> None:
    small = {"k": BeforeAfter(4, 90), "l": BeforeAfter(90, 0), "m": BeforeAfter(5, 5)}
    found = changes(EVEN | small)
    assert found.too_few == ("k", "l")
    assert "m" in beyond(found)
    assert changes(EVEN) == replace(changes(EVEN | {"k": small["k"]}), too_few=())


def test_an_area_without_a_base_is_no_area_of_a_rate() -> None:
    areas = dict.fromkeys("abcdefg", 20) | {"h": 3}
    found = rates(areas | {"i": 20}, dict.fromkeys("abcdefh", 100.0) | {"i": 0.0})
    assert not {"g", "i"} & beyond(found).keys()
    assert found.too_few == ("h",)


def test_the_largest_area_is_first() -> None:
    found = changes(EVEN | {"e": BeforeAfter(900, 900)})
    assert [area.area for area in found.areas][:2] == ["e", "a"]


@pytest.mark.parametrize("wrong", [-1, 2.5, float("nan"), float("inf")])
def test_what_is_no_count_is_refused(wrong: float) -> None:
    bad = BeforeAfter(20, wrong)  # type: ignore[arg-type]
    assert funnel_of_changes(EVEN | {"x": bad}) == NotPossible(Reason.NOT_COUNTS)
    areas = dict.fromkeys("abcdef", 20) | {"x": wrong}
    bases = dict.fromkeys("abcdefx", 100.0)
    refused = funnel_of_rates(areas, bases)  # type: ignore[arg-type]
    assert refused == NotPossible(Reason.NOT_COUNTS)


def test_four_areas_are_too_few_and_no_time_is_no_data() -> None:
    four = {a: EVEN[a] for a in "abcd"}
    assert funnel_of_changes(four) == NotPossible(Reason.FEW_AREAS_TO_SHOW)
    assert funnel_of_rates(dict.fromkeys("abcd", 20), dict.fromkeys("abcd", 9.0)) == NotPossible(
        Reason.FEW_AREAS_TO_SHOW
    )
    nothing = NotPossible(Reason.NO_DATA_IN_PERIOD)
    assert funnel_of_changes(EVEN, after_exposure=0) == nothing
