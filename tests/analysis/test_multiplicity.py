from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from analysis.multiplicity import benjamini_hochberg, benjamini_yekutieli, holm

many = st.lists(st.floats(0, 1), min_size=1, max_size=30)


def test_are_hand_countable() -> None:
    # 4 x .01; 3 x .02, not below it; 2 x .03; .5
    assert holm([0.03, 0.01, 0.5, 0.02]) == pytest.approx((0.06, 0.04, 0.5, 0.06))
    # .01 x 4 / 1, .02 x 4 / 2, .03 x 4 / 3, none above the next
    assert benjamini_hochberg([0.03, 0.01, 0.5, 0.02]) == pytest.approx((0.04, 0.04, 0.5, 0.04))


@given(many)
def test_each_is_stricter_than_the_last_and_keeps_the_order(p: list[float]) -> None:
    by_rank = sorted(range(len(p)), key=lambda i: p[i])
    adjusted = [benjamini_hochberg(p), benjamini_yekutieli(p), holm(p)]
    for one in adjusted:
        assert all(a >= b - 1e-12 for a, b in zip(one, p, strict=True))
        assert all(one[i] <= one[j] for i, j in pairwise(by_rank))
    assert all(a <= b + 1e-12 for a, b in zip(adjusted[0], adjusted[1], strict=True))
    assert all(a <= b + 1e-12 for a, b in zip(adjusted[0], adjusted[2], strict=True))


@given(many)
def test_holm_is_what_statsmodels_gives(p: list[float]) -> None:
    assert holm(p) == pytest.approx(multipletests(p, method="holm")[1].tolist())


def test_one_test_is_left_as_it_is_and_none_gives_none() -> None:
    for adjust in (holm, benjamini_hochberg, benjamini_yekutieli):
        assert adjust([0.03]) == pytest.approx((0.03,))
        assert adjust([]) == ()
        assert adjust([0, 1]) == (0, 1)
