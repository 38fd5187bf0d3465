from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from analysis.bad_spell import Kind, kind_of_place
from analysis.decision.candidates import (
    PER_BUSINESSES,
    Candidates,
    Criterion,
    Known,
    candidate_areas,
    candidates,
)
from analysis.decision.concentrated import Concentrated
from analysis.decision.rank_stability import Ranking, rank
from analysis.likeness import Candidate as Likened
from analysis.likeness import Measure, Profile, Step
from analysis.results import Counted, Estimate, Hidden, NotPossible, Reason, Unit
from analysis.slopes import slope_differences
from data.study import Study
from tests.analysis.panels import panel
from tests.analysis.pilots import PILOT

AREAS = [f"area {at:02}" for at in range(12)]
NOTHING = Known(km2={}, businesses={}, concentrated={}, unsafe={}, likened={})
COLUMN = {name: at for at, name in enumerate(Criterion)}


def table(months: NDArray[np.int64], areas: list[str] = AREAS) -> pd.DataFrame:
    index = pd.date_range("2023-01-01", periods=len(months), freq="MS")
    return pd.DataFrame(months, index=index, columns=areas)


def measured(months: pd.DataFrame, known: Known = NOTHING) -> Candidates:
    found = candidates(months, list(months.columns), known, np.random.default_rng(1))
    assert isinstance(found, Candidates)
    return found


def drawn(found: Candidates, name: Criterion) -> NDArray[np.float64]:
    return found.drawn[:, :, COLUMN[name]]


def told(found: Candidates, area: str, name: Criterion) -> Estimate:
    one = found.told[area][name]
    assert isinstance(one, Estimate)
    return one


RATES = np.linspace(5, 60, 12)
MONTHS = table(panel(np.random.default_rng(2), RATES.tolist(), dispersion=1.5))
KM2 = dict.fromkeys(AREAS, 0.5)
BUSINESSES = {area: 20.0 + 5 * at for at, area in enumerate(AREAS)}
FULL = replace(NOTHING, km2=KM2, businesses=BUSINESSES)


def test_no_pilot_no_buffer_and_nothing_that_holds_or_lies_in_a_pilot_is_a_candidate() -> None:
    other = replace(PILOT, area="south", ring_m=100)
    study = Study(
        title="",
        purpose="",
        decision_dates=(),
        decision_rule="",
        pilots=(replace(PILOT, buffers=frozenset({"beside"})), other),
    )
    areas = {"north", "south", "beside", "south+100m", "a", "town", "corner", "z"}
    inside = {"town": {"north", "a"}, "north": {"corner"}, "z": {"a"}}
    assert candidate_areas(study, areas, inside) == ("a", "z")


def test_a_rate_is_what_empirical_bayes_gives_a_place_of_its_kind() -> None:
    found = measured(MONTHS, FULL)
    for base, per, name in (
        (KM2, 1, Criterion.RATE_KM2),
        (BUSINESSES, PER_BUSINESSES, Criterion.RATE_BUSINESS),
    ):
        kind = kind_of_place({a: int(MONTHS[a].sum()) for a in AREAS}, base, 36, found.dispersion)
        assert isinstance(kind, Kind)
        for area in AREAS:
            by_itself = kind.correct(MONTHS[area].tolist(), base[area])
            assert isinstance(by_itself, Estimate)
            one = told(found, area, name)
            assert one.value == pytest.approx(by_itself.value * 12 * per / base[area])
            assert one.n == MONTHS[area].sum()


def test_draws_of_a_rate_lie_about_it_as_its_interval_says() -> None:
    found = measured(MONTHS, FULL)
    for at, area in enumerate(found.areas):
        one, draws = told(found, area, Criterion.RATE_KM2), drawn(found, Criterion.RATE_KM2)[:, at]
        assert draws.mean() == pytest.approx(one.value, rel=0.02)
        assert np.mean((draws >= one.low) & (draws <= one.high)) == pytest.approx(0.95, abs=0.03)


def test_months_that_vary_more_make_the_draws_wider() -> None:
    rates = RATES.tolist()
    calm, wild = (
        table(panel(np.random.default_rng(3), rates, dispersion=phi)) for phi in (1.0, 3.0)
    )
    widths = [
        drawn(measured(months, FULL), Criterion.RATE_KM2).std(axis=0).mean()
        for months in (calm, wild)
    ]
    assert widths[1] > 1.4 * widths[0]


def test_rates_drawn_to_the_mean_foretell_the_next_years_better_than_the_counts_do() -> None:
    """Regression to the mean: the highest counts are partly chance."""
    rng = np.random.default_rng(5)
    areas = [f"area {at:02}" for at in range(30)]
    known = replace(NOTHING, km2=dict.fromkeys(areas, 1.0))
    plain, weighed = 0.0, 0.0
    for _ in range(20):
        true = rng.gamma(20, 0.1, 30)  # a month
        found = measured(table(rng.poisson(true, (36, 30)), areas), known)
        later = rng.poisson(true * 12)
        raw = np.array([found.incidents[area] / 3 for area in areas])
        shrunk = np.array([told(found, area, Criterion.RATE_KM2).value for area in areas])
        plain += float(((raw - later) ** 2).sum())
        weighed += float(((shrunk - later) ** 2).sum())
    assert weighed < plain


def test_the_true_rank_lies_in_the_span_as_often_as_said() -> None:
    """Ninety per cent of the draws of a rate: simulated in 60 towns of 20 areas."""
    rng = np.random.default_rng(6)
    areas = [f"area {at:02}" for at in range(20)]
    known = replace(NOTHING, km2=dict.fromkeys(areas, 1.0))
    held = []
    for _ in range(60):
        true = rng.gamma(9, 0.6, 20)
        counts = panel(rng, true.tolist(), dispersion=1.5)
        found = measured(table(counts, areas), known)
        weights = [float(name is Criterion.RATE_KM2) for name in Criterion]
        order = rank(found.drawn, weights, rng)
        assert isinstance(order, Ranking)
        true_rank = (-true).argsort().argsort() + 1
        held += [
            place.chance.best <= true_rank[place.row] <= place.chance.worst
            for place in order.places
        ]
    assert np.mean(held) >= 0.88


def test_the_rate_of_an_area_without_a_base_is_not_known() -> None:
    found = measured(MONTHS, replace(FULL, km2={a: 0.5 for a in AREAS[1:]}))
    assert found.told[AREAS[0]][Criterion.RATE_KM2] == NotPossible(Reason.NO_BASE)
    assert np.isnan(drawn(found, Criterion.RATE_KM2)[:, 0]).all()
    assert not np.isnan(drawn(found, Criterion.RATE_KM2)[:, 1:]).any()


def test_a_trend_is_the_areas_own_beside_the_others_together() -> None:
    rates = [20.0] * 12
    months = panel(np.random.default_rng(7), rates, own_trend=0.4)
    found = measured(table(months))
    others = months.sum(axis=1, keepdims=True) - months
    slopes, errors = slope_differences(months, others, found.dispersion)
    for at, area in enumerate(AREAS):
        one = told(found, area, Criterion.TREND)
        assert np.log(one.value) == pytest.approx(slopes[at])
        ends = np.log([one.low, one.high])
        assert ends == pytest.approx(slopes[at] + np.array([-1, 1]) * 1.96 * errors[at], abs=1e-4)
    highest = drawn(found, Criterion.TREND).argmax(axis=1)
    assert np.mean(highest == 0) > 0.95


def test_trends_that_chance_explains_order_nobody() -> None:
    found = measured(table(panel(np.random.default_rng(8), [20.0] * 12)))
    values = [told(found, area, Criterion.TREND).value for area in AREAS]
    assert np.ptp(values) > 0.1
    assert np.ptp(drawn(found, Criterion.TREND)) == 0


def test_insecurity_is_the_share_of_answers_with_its_interval() -> None:
    found = measured(MONTHS, replace(NOTHING, unsafe={AREAS[0]: (40, 100)}))
    one = told(found, AREAS[0], Criterion.INSECURITY)
    assert (one.value, one.n, one.unit) == (0.4, 100, Unit.SHARE)
    draws = drawn(found, Criterion.INSECURITY)[:, 0]
    assert draws.mean() == pytest.approx(0.4, abs=0.01)
    assert draws.std() == pytest.approx(np.sqrt(0.24 / 101), rel=0.1)
    not_asked = found.told[AREAS[1]][Criterion.INSECURITY]
    assert not_asked == NotPossible(Reason.ITEM_NOT_ASKED)


def test_what_is_hidden_of_an_area_is_not_in_its_draws() -> None:
    found = measured(MONTHS, replace(NOTHING, unsafe={AREAS[0]: Hidden(Reason.FEW_ANSWERS)}))
    assert found.told[AREAS[0]][Criterion.INSECURITY] == Hidden(Reason.FEW_ANSWERS)
    assert np.isnan(drawn(found, Criterion.INSECURITY)).all()


def test_businesses_are_counted_in_full_per_km2() -> None:
    found = measured(MONTHS, FULL)
    assert found.told[AREAS[2]][Criterion.BUSINESSES] == Counted(
        value=60, unit=Unit.BUSINESSES_PER_KM2, n=30
    )
    assert np.ptp(drawn(found, Criterion.BUSINESSES)[:, 2]) == 0


def test_likeness_is_the_share_of_traits_that_can_be_told_and_are_like() -> None:
    def trait(step: Step) -> Measure:
        return Measure(0.0, 0.5, step)

    profile = Profile(
        level=trait(Step.LIKE),
        trend=trait(Step.CANNOT_TELL),
        season=trait(Step.SOMEWHAT),
        mix=trait(Step.UNLIKE),
        business=None,
    )
    hidden = Hidden(Reason.SMALL_COUNT)
    likened = {
        AREAS[0]: Likened(AREAS[0], 100, profile, ()),
        AREAS[1]: Likened(AREAS[1], hidden, hidden, ()),
    }
    found = measured(MONTHS, replace(NOTHING, likened=likened))
    alike = found.told[AREAS[0]][Criterion.LIKENESS]
    assert alike == Counted(value=0.5, unit=Unit.TRAITS, n=3)
    assert isinstance(found.told[AREAS[1]][Criterion.LIKENESS], NotPossible)


def test_concentration_is_told_as_a_share_and_ordered_by_the_adjusted_gini() -> None:
    from analysis.concentration import concentration

    own = concentration([30, 10, 5, 5, 0, 0, 0, 0, 0, 0])
    assert not isinstance(own, NotPossible)
    found = measured(MONTHS, replace(NOTHING, concentrated={AREAS[0]: Concentrated(own, 0.01)}))
    assert found.told[AREAS[0]][Criterion.CONCENTRATION] == Counted(
        value=0.8, unit=Unit.SHARE, n=50
    )
    draws = drawn(found, Criterion.CONCENTRATION)[:, 0]
    assert draws.mean() == pytest.approx(own.gini_adjusted, abs=0.002)


def test_areas_that_may_not_be_shown_have_no_row_and_no_draw() -> None:
    found = candidates(MONTHS, AREAS[3:], FULL, np.random.default_rng(1))
    assert isinstance(found, Candidates)
    assert found.hidden == tuple(AREAS[:3])
    assert found.areas == tuple(AREAS[3:])
    assert set(found.told) == set(found.incidents) == set(AREAS[3:])
    assert found.drawn.shape[1] == 9


def test_the_same_seed_gives_the_same_draws() -> None:
    assert np.array_equal(
        measured(MONTHS, FULL).drawn, measured(MONTHS, FULL).drawn, equal_nan=True
    )


def test_under_two_years_or_two_areas_tell_nothing() -> None:
    rng = np.random.default_rng(1)
    assert candidates(MONTHS[:23], AREAS, FULL, rng) == NotPossible(Reason.SHORT_BEFORE, size=23)
    assert candidates(MONTHS, AREAS[:1], FULL, rng) == NotPossible(Reason.FEW_AREAS_TO_SHOW)
