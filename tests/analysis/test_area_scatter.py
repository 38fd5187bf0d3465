from collections.abc import Sequence

import numpy as np
import pytest
from scipy.stats import t as student

from analysis.area_scatter import (
    AreaChanges,
    of_different_people,
    of_same_people,
    scatter_in_common,
    widened,
)
from analysis.effect import variance_between_areas
from analysis.paired_shares import Pairs
from analysis.results import Caveat, Doubt, Estimate, NotPossible, Reason
from analysis.shares import Answers, share_change_difference

Numbers = Sequence[float]
FIVE = (((40, 100), (40, 100)),) * 5
APART = tuple(((40, 100), (yes, 100)) for yes in (20, 30, 40, 50, 60))


def difference(areas: Sequence[tuple[Answers, Answers]]) -> Estimate:
    before, after = (
        (sum(one[time][0] for one in areas), sum(one[time][1] for one in areas)) for time in (0, 1)
    )
    found = share_change_difference((40, 100), (30, 100), before, after)
    assert isinstance(found, Estimate)
    return found


def test_areas_that_change_alike_leave_the_interval_as_it_is() -> None:
    areas = of_different_people(FIVE)
    assert scatter_in_common([areas]) == 0
    assert widened(difference(FIVE), areas, 0) == difference(FIVE)


def test_areas_that_change_apart_widen_it_by_their_scatter() -> None:
    areas, found = of_different_people(APART), difference(APART)
    # every area has as many answers, so tau2 is the changes' variance less that by chance
    by_chance = (5 * 24 + 16 + 21 + 24 + 25 + 24) / (5 * 99 * 100)
    tau2 = 0.025 - by_chance
    scatter = scatter_in_common([areas])
    assert scatter * areas.of_one == pytest.approx(tau2)
    margin = student.ppf(0.975, 4) * (tau2 * (1 + 1 / 5)) ** 0.5
    wider = widened(found, areas, scatter)
    assert isinstance(wider, Estimate)
    assert wider.low == pytest.approx(found.value - np.hypot(found.value - found.low, margin))
    assert wider.high == pytest.approx(found.value + np.hypot(found.high - found.value, margin))
    assert wider.value == found.value
    assert wider.caveats[-1] == Caveat(
        Doubt.ANSWERS_DRIFT_APART,
        size=pytest.approx(tau2**0.5),  # type: ignore[arg-type]
    )


def test_the_scatter_of_one_question_is_that_of_the_headlines_areas() -> None:
    rng = np.random.default_rng(3)
    n = rng.integers(20, 200, 12)
    yes = rng.binomial(n, np.clip(rng.normal(0.4, 0.1, (2, 12)), 0, 1))
    areas = of_different_people(
        [((int(b), int(m)), (int(a), int(m))) for b, a, m in zip(*yes, n, strict=True)]
    )
    expected = variance_between_areas(areas.values, areas.variances)
    assert expected > 0
    assert scatter_in_common([areas]) * areas.of_one == pytest.approx(expected)


def test_many_questions_tell_it_together() -> None:
    """One question in which areas seem to differ says less, the more others do not."""
    apart, alike = of_different_people(APART), of_different_people(FIVE)
    alone, both = scatter_in_common([apart]), scatter_in_common([apart, alike])
    assert 0 < both < alone
    assert scatter_in_common([apart, apart]) == pytest.approx(alone)
    assert scatter_in_common([apart, *[alike] * 99]) == 0


def test_other_questions_hide_no_areas_that_clearly_differ() -> None:
    clear = of_different_people([((b * 3, n * 3), (a * 3, n * 3)) for (b, n), (a, _) in APART])
    own = scatter_in_common([clear])
    assert widened(difference(APART), clear, 0) == widened(difference(APART), clear, own)
    slight = of_different_people(
        [((40, 100), (yes, 100)) for yes in (34, 37, 40, 43, 46)]  # no more than chance gives
    )
    assert widened(difference(APART), slight, 0) == difference(APART)


def test_the_same_people_vary_by_those_who_turned() -> None:
    areas = of_same_people([Pairs(both=30, before_only=10, after_only=5, neither=55)] * 5)
    assert areas.values == pytest.approx([-0.05] * 5)
    # 15 of 100 turned, by -0.05 on average
    assert areas.variances == pytest.approx([(0.15 - 0.05**2) / 99] * 5)


def test_under_five_areas_nobody_can_tell_and_it_is_said() -> None:
    areas = of_different_people([*APART[:4], ((1, 1), (40, 100))])  # one answer tells nothing
    found = widened(difference(APART), areas, scatter_in_common([areas]))
    assert isinstance(found, Estimate)
    assert (found.low, found.high) == (difference(APART).low, difference(APART).high)
    assert found.caveats == (Caveat(Doubt.ANSWERS_CHANCE_ONLY, size=4),)


def test_where_everybody_answers_alike_there_is_nothing_to_tell() -> None:
    silent = of_different_people([((0, 50), (0, 50))] * 6)
    assert scatter_in_common([silent, of_different_people([]), of_same_people([])]) == 0
    assert widened(difference(FIVE), silent, 0.5) == difference(FIVE)
    nothing = NotPossible(Reason.NO_COMPARISON)
    assert widened(nothing, silent, 0) == nothing


def surveys(drift: float, *, made: int, areas: int = 8, n: int = 300) -> tuple[float, float]:
    """How often there seems to be an effect, with and without the areas' scatter."""
    rng = np.random.default_rng(20)
    before = np.clip(rng.normal(0.4, 0.08, (made, areas + 1)), 0.05, 0.95)
    after = np.clip(before + rng.normal(0, drift, before.shape), 0.01, 0.99)
    first, last = rng.binomial(n, before), rng.binomial(n, after)
    claimed = np.zeros(2)
    for b, a in zip(first.tolist(), last.tolist(), strict=True):
        theirs = of_different_people([((x, n), (y, n)) for x, y in zip(b[1:], a[1:], strict=True)])
        plain = share_change_difference(
            (b[0], n), (a[0], n), (sum(b[1:]), n * areas), (sum(a[1:]), n * areas)
        )
        for at, found in enumerate((widened(plain, theirs, scatter_in_common([theirs])), plain)):
            assert isinstance(found, Estimate)
            claimed[at] += not found.low <= 0 <= found.high
    return float(claimed[0]) / made, float(claimed[1]) / made


def test_false_alarms_stay_few_where_areas_change_by_themselves() -> None:
    """As in the note on the page: 12 of 100 without the scatter, where areas drift by 3 points."""
    false_alarms, without = surveys(0.03, made=600)
    assert false_alarms < 0.09
    assert 0.08 < without < 0.16
    steady, _ = surveys(0, made=600)
    assert steady < 0.06


def test_what_cannot_be_told_of_the_areas_is_no_traceback() -> None:
    assert isinstance(of_different_people([((0, 0), (1, 9))] * 7), AreaChanges)
