import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.results import Caveat, Doubt, Estimate, NotPossible, Reason
from analysis.shares import Answers, share
from analysis.weighted_shares import WeightedShare, weighted_share

answers = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def weighted(strata: list[Answers], population: list[float]) -> WeightedShare:
    answer = weighted_share(strata, population)
    assert isinstance(answer, WeightedShare)
    return answer


def test_each_stratum_speaks_for_its_part_of_the_population() -> None:
    # 60 % of half and 30 % of half; unweighted 39 of 100
    answer = weighted([(18, 30), (21, 70)], [0.5, 0.5])
    assert (answer.value, answer.unweighted) == pytest.approx((0.45, 0.39))
    assert answer.n_effective == pytest.approx(84)


@given(answers, answers)
def test_strata_in_the_populations_own_proportions_change_nothing(a: Answers, b: Answers) -> None:
    ours = weighted([a, b], [a[1], b[1]])
    plain = share(a[0] + b[0], a[1] + b[1])
    assert isinstance(plain, Estimate)
    assert ours.n_effective == pytest.approx(a[1] + b[1])
    assert (ours.value, ours.low, ours.high) == pytest.approx(
        (plain.value, plain.low, plain.high), abs=1e-9
    )


@given(answers, answers, st.floats(0.01, 0.99))
def test_weights_never_make_it_surer_and_only_their_proportions_count(
    a: Answers, b: Answers, part: float
) -> None:
    ours = weighted([a, b], [part, 1 - part])
    assert ours.n_effective <= a[1] + b[1] + 1e-6
    assert 0 <= ours.low <= ours.value + 1e-12
    assert ours.value - 1e-12 <= ours.high <= 1
    thousands = weighted([a, b], [1_000 * part, 1_000 * (1 - part)])
    assert thousands.value == pytest.approx(ours.value)


def test_few_effective_answers_are_a_doubt() -> None:
    uneven = weighted([(5, 10), (40, 90)], [0.9, 0.1])
    [doubt] = uneven.caveats
    assert doubt == Caveat(Doubt.FEW_ANSWERS, size=uneven.n_effective)


def test_a_part_of_the_population_without_a_voice_is_refused() -> None:
    assert weighted_share([(0, 0), (21, 70)], [0.5, 0.5]) == NotPossible(Reason.EMPTY_STRATUM)
    nobody = NotPossible(Reason.NO_ANSWERS)
    assert weighted_share([(0, 0), (0, 0)], [0.5, 0.5]) == nobody
    assert weighted_share([], []) == weighted_share([(1, 2)], [0]) == nobody
    with pytest.raises(ValueError, match="shorter"):
        weighted_share([(1, 2), (1, 2)], [1])
