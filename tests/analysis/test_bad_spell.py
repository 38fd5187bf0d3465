"""What would the pilot have had before, had it not been chosen after a bad spell?"""

import numpy as np
import pandas as pd
import pytest

from analysis.bad_spell import Kind, kind_of_place, usual_base
from analysis.regression_to_the_mean import CorrectedCount, regression_to_the_mean
from analysis.results import NotPossible, Reason

ONE_EACH = dict.fromkeys("abcdefgh", 1.0)


def kind(before: dict[str, int], bases: dict[str, float], phi: float = 1) -> Kind:
    answer = kind_of_place(before, bases, 12, phi)
    assert isinstance(answer, Kind)
    return answer


def corrected(of: Kind, months: list[int], base: float = 1) -> CorrectedCount:
    answer = of.correct(months, base)
    assert isinstance(answer, CorrectedCount)
    return answer


def test_is_hand_countable() -> None:
    # six areas with 12 expected each; scatter (4 x 36) x 6/5 = 172.8, beyond chance 100.8 of 864
    before = dict(zip("abcdef", (18, 18, 6, 6, 12, 12), strict=True))
    found = kind(before, ONE_EACH)
    assert found.rate == 1
    assert found.overdispersion == pytest.approx(864 / 100.8)
    # 18 in 12 months: (8.571 + 18) / (8.571 + 12) a month
    assert corrected(found, [3, 0] * 6).value == pytest.approx((60 / 7 + 18) / (60 / 7 + 12))


def test_it_is_hauers_own_weighing() -> None:
    found = Kind(rate=0.5, overdispersion=4, dispersion=1.5)
    ours = corrected(found, [3, 4, 2], base=6)
    theirs = regression_to_the_mean([3, 4, 2], expected_per_year=3, overdispersion=6)
    assert ours == theirs


def test_areas_that_differ_by_chance_alone_correct_all_the_way() -> None:
    found = kind(dict.fromkeys("abcdef", 12), ONE_EACH)
    assert corrected(found, [3, 3] * 6).value == pytest.approx(1, abs=1e-3)


def test_a_pilot_of_another_kind_is_hardly_corrected() -> None:
    before = dict.fromkeys("bcdefgh", 12) | {"a": 600}
    found = kind(before, ONE_EACH)
    assert corrected(found, [50] * 12).value == pytest.approx(50, rel=0.05)


def test_more_businesses_expect_more_incidents() -> None:
    before = dict.fromkeys("abcdef", 12) | {"g": 36}
    bases = ONE_EACH | {"g": 3.0}
    found = kind(before, bases)
    assert found.overdispersion == 1e6  # three times as many in three times as many businesses
    assert corrected(found, [3] * 12, base=3).value == pytest.approx(3)


def test_months_that_vary_by_more_than_chance_trust_the_kind_more() -> None:
    before = dict(zip("abcdef", (30, 18, 6, 6, 12, 12), strict=True))
    weights = [corrected(kind(before, ONE_EACH, phi), [5, 0] * 6).weight for phi in (1, 1.5, 2)]
    assert weights == sorted(weights)
    assert weights[0] < weights[2]


@pytest.mark.parametrize(("mean", "raw"), [(3, -0.28), (6, -0.17), (12, -0.09), (48, -0.03)])
def test_the_two_worst_of_forty_areas_fall_by_themselves_and_are_corrected_back(
    mean: float, raw: float
) -> None:
    """Nothing is done anywhere. The falls are those of case rtm-01 for these means."""
    rng = np.random.default_rng(11)
    names = [str(number) for number in range(40)]
    seen = truth = ours = 0.0
    for _ in range(500):
        means = rng.gamma(2, mean / 2, 40)
        months = rng.poisson(means[:, np.newaxis] / 12, (40, 12))
        before = dict(zip(names, months.sum(axis=1).tolist(), strict=True))
        found = kind(before, dict.fromkeys(names, 1.0))
        for worst in np.argsort(months.sum(axis=1))[-2:].tolist():
            seen += before[str(worst)]
            truth += means[worst]
            ours += 12 * corrected(found, months[worst].tolist()).value
    assert truth / seen - 1 == pytest.approx(raw, abs=0.03)
    assert truth / ours - 1 == pytest.approx(0, abs=0.03)


def test_too_few_areas_with_a_base_or_no_incidents_are_refused() -> None:
    before = dict.fromkeys("abcdef", 12)
    no_bases = NotPossible(Reason.NO_BASES)
    assert kind_of_place(before, dict.fromkeys("abcde", 1.0), 12, 1) == no_bases
    assert kind_of_place(before, {**ONE_EACH, "f": 0.0}, 12, 1) == no_bases
    none = NotPossible(Reason.NO_COMPARISON)
    assert kind_of_place(dict.fromkeys("abcdef", 0), ONE_EACH, 12, 1) == none


def bases(*rows: tuple[str, int, str, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["area_id", "year", "base", "value"])


def test_businesses_say_more_than_employees_and_the_nearest_year_counts() -> None:
    table = bases(
        *((area, year, base, value)
          for area in "abcdef"
          for year, value in ((2020, 10), (2023, 20), (2026, 30))
          for base in ("employees", "businesses", "visits")),
    )  # fmt: skip
    assert usual_base(table, "a", list("bcdef"), 2022) == (
        "businesses",
        dict.fromkeys("abcdef", 20.0),
    )


def test_a_base_that_the_pilot_or_too_many_areas_lack_is_passed_over() -> None:
    table = bases(
        *((area, 2022, "businesses", 5) for area in "bcdefg"),
        *((area, 2022, "employees", 50) for area in "abcd"),
        *((area, 2022, "residents", 500) for area in "abcdef"),
    )
    chosen = usual_base(table, "a", list("bcdefg"), 2022)
    assert not isinstance(chosen, NotPossible)
    assert chosen[0] == "residents"
    refused = usual_base(table[table["base"] != "residents"], "a", list("bcdefg"), 2022)
    assert refused == NotPossible(Reason.NO_BASES)
    assert usual_base(bases(), "a", list("bcdef"), 2022) == NotPossible(Reason.NO_BASES)
