"""What `relative_change` promises. Each test name is one sentence of the promise."""

from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from analysis.counts import BeforeAfter
from analysis.effect import expected_count, relative_change
from analysis.results import Caveat, Comparison, Doubt, Estimate, NotPossible, Reason

Areas = dict[str, BeforeAfter]
some = st.builds(BeforeAfter, st.integers(5, 5_000), st.integers(5, 5_000))
areas = st.lists(some, min_size=5, max_size=12).map(lambda a: {str(i): c for i, c in enumerate(a)})
pilots = st.lists(some, min_size=1, max_size=3).map(lambda p: {f"p{i}": c for i, c in enumerate(p)})
EVEN = {area: BeforeAfter(200, 150) for area in "abcde"}


def change(pilot: Areas, comparison: Areas, dispersion: float = 1) -> Comparison:
    answer = relative_change(pilot, comparison, dispersion=dispersion)
    assert isinstance(answer, Comparison)
    return answer


def swap(areas: Areas) -> Areas:
    return {area: BeforeAfter(c.after, c.before) for area, c in areas.items()}


def slowly(pilot: Areas, comparison: Areas, phi: float) -> tuple[float, float, float]:
    """The same by hand: plain loops, bisection, and the Hartung-Knapp factor written out."""
    r = [log(c.after / c.before) for c in comparison.values()]
    v = [phi / c.after + phi / c.before for c in comparison.values()]
    df = len(r) - 1

    def mean_and_scatter(tau2: float) -> tuple[float, float, float]:
        w = [1 / (x + tau2) for x in v]
        m = sum(a * b for a, b in zip(w, r, strict=True)) / sum(w)
        return m, sum(a * (b - m) ** 2 for a, b in zip(w, r, strict=True)), sum(w)

    low, high = 0.0, 100.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if mean_and_scatter(middle)[1] > df else (low, middle)
    m, scatter, weight = mean_and_scatter(low)
    before, after = (sum(getattr(c, x) for c in pilot.values()) for x in ("before", "after"))
    shares = sum((c.before / before) ** 2 for c in pilot.values())
    variance = phi / before + phi / after + low * shares + max(1, scatter / df) / weight
    difference, margin = log(after / before) - m, float(t.ppf(0.975, df)) * sqrt(variance)
    return exp(difference), exp(difference - margin), exp(difference + margin)


@given(pilots, areas, st.floats(1, 3))
def test_agrees_with_a_slow_second_computation(pilot: Areas, others: Areas, phi: float) -> None:
    ours = change(pilot, others, phi)
    assert (ours.value, ours.low, ours.high) == pytest.approx(slowly(pilot, others, phi), rel=1e-6)


@given(pilots, areas)
def test_swapping_before_and_after_gives_the_reciprocal(pilot: Areas, others: Areas) -> None:
    assert change(pilot, others).value * change(swap(pilot), swap(others)).value == pytest.approx(1)


def test_fewer_incidents_than_the_comparison_areas_lead_us_to_expect_is_below_one() -> None:
    assert change({"p": BeforeAfter(100, 60)}, EVEN).value == pytest.approx(0.80)


def doubts(answer: Comparison) -> dict[Doubt, Caveat]:
    return {caveat.doubt: caveat for caveat in answer.caveats}


def test_the_length_of_the_periods_cancels() -> None:
    longer = {area: BeforeAfter(3 * c.before, c.after) for area, c in EVEN.items()}
    short, long = (change({"p": BeforeAfter(k * 100, 60)}, o) for k, o in ((1, EVEN), (3, longer)))
    assert short.value == pytest.approx(long.value)


@given(pilots, areas, st.floats(1, 3), st.floats(1, 4))
def test_more_disorder_never_moves_the_upper_limit_down_where_areas_agree(
    pilot: Areas, others: Areas, phi: float, more: float
) -> None:
    same = {area: BeforeAfter(c.before, c.before) for area, c in others.items()}
    calm, unruly = change(pilot, same, phi), change(pilot, same, phi * more)
    assert calm.low >= unruly.low * (1 - 1e-9)
    assert calm.high <= unruly.high * (1 + 1e-9)


def test_a_zero_in_either_period_adds_a_half_to_both_and_says_so() -> None:
    answer = change({"p": BeforeAfter(12, 0)}, EVEN)
    assert answer.value == pytest.approx((0.5 / 12.5) / (150 / 200))
    assert doubts(answer)[Doubt.HALF_ADDED] == Caveat(Doubt.HALF_ADDED, ("p",))


def test_comparison_areas_with_fewer_than_five_before_are_left_out_and_named() -> None:
    pilot = {"p": BeforeAfter(100, 60)}
    answer = change(pilot, EVEN | {"tiny": BeforeAfter(4, 90)})
    assert doubts(answer)[Doubt.LEFT_OUT] == Caveat(Doubt.LEFT_OUT, ("tiny",))
    assert answer.value == change(pilot, EVEN).value


def test_without_five_comparison_areas_or_any_incident_there_is_no_answer() -> None:
    four = dict(list(EVEN.items())[:4])
    too_few = relative_change({"p": BeforeAfter(9, 9)}, four, dispersion=1)
    assert too_few == NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=4)
    nothing = relative_change({"p": BeforeAfter(0, 0)}, EVEN, dispersion=1)
    assert nothing == NotPossible(Reason.NO_INCIDENTS)
    assert expected_count({"p": BeforeAfter(0, 0)}, EVEN, dispersion=1) == nothing
    nowhere = relative_change(
        {"p": BeforeAfter(0, 0)}, dict.fromkeys(EVEN, BeforeAfter(0, 0)), dispersion=1
    )
    assert nowhere == nothing  # it is not the comparison areas that are too few


def test_says_when_it_rests_on_few_areas_few_incidents_or_unruly_months() -> None:
    weak = doubts(change({"p": BeforeAfter(19, 10)}, EVEN, 1.6))
    assert weak == {
        Doubt.FEW_COMPARISON_AREAS: Caveat(Doubt.FEW_COMPARISON_AREAS, size=5),
        Doubt.UNRULY_MONTHS: Caveat(Doubt.UNRULY_MONTHS, size=1.6),
        Doubt.SMALL_COUNTS: Caveat(Doubt.SMALL_COUNTS, size=19),
    }
    ten = {f"{area}{i}": c for area, c in EVEN.items() for i in (1, 2)}
    assert doubts(change({"p": BeforeAfter(20, 10)}, ten, 1.5)) == {}


def test_says_by_how_much_the_comparison_areas_drift_apart() -> None:
    ratios = np.exp(np.linspace(-0.5, 0.5, 12))
    drifting = {str(i): BeforeAfter(100_000, round(100_000 * r)) for i, r in enumerate(ratios)}
    size = doubts(change({"p": BeforeAfter(100, 60)}, drifting))[Doubt.AREAS_DRIFT_APART].size
    assert size == pytest.approx(np.log(ratios).std(ddof=1), rel=0.01)


def test_expects_the_count_that_the_comparison_areas_lead_to() -> None:
    # the comparison areas fell by a quarter: 100 -> 75 expected
    expected = expected_count({"p": BeforeAfter(100, 60)}, EVEN, dispersion=1)
    assert isinstance(expected, Estimate)
    assert expected.value == pytest.approx(75)


@given(pilots, areas)
def test_a_count_outside_the_expected_range_is_a_change_that_excludes_none(
    pilot: Areas, others: Areas
) -> None:
    expected = expected_count(pilot, others, dispersion=1)
    if isinstance(expected, NotPossible):
        assert relative_change(pilot, others, dispersion=1) == expected
        return
    answer = change(pilot, others)
    after = sum(c.after for c in pilot.values())
    assert (after < expected.low) == (answer.high < 1)
    assert (after > expected.high) == (answer.low > 1)


def test_raises_few_false_alarms_where_areas_drift_and_crime_clusters() -> None:
    rng = np.random.default_rng(7)
    panels, alarms, phi = 500, 0, 1.5
    for _ in range(panels):
        shock = np.exp(rng.normal(0, 0.1, 11))
        before, after = (
            rng.negative_binomial(m / (phi - 1), 1 / phi) for m in (np.full(11, 720), 240 * shock)
        )
        counts = [BeforeAfter(int(b), int(a)) for b, a in zip(before, after, strict=True)]
        others = {str(i): c for i, c in enumerate(counts[1:])}
        alarms += change({"p": counts[0]}, others, phi).p < 0.05
    assert alarms / panels <= 0.08
