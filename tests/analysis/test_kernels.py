import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.ndimage import convolve
from scipy.stats import norm

from analysis.kernels import Kernel, density_at, spread

kernels = st.sampled_from(Kernel)


@given(kernels, st.floats(1, 20))
def test_weights_are_one_in_all_alike_on_all_sides_and_falling(
    kernel: Kernel, bandwidth: float
) -> None:
    weights = kernel.weights(bandwidth)
    assert weights.sum() == pytest.approx(1)
    np.testing.assert_allclose(weights, weights[::-1].T)
    along = weights[len(weights) // 2, len(weights) // 2 :]
    assert (np.diff(along) <= 0).all()
    assert len(weights) == 2 * kernel.reach(bandwidth) + 1


@given(kernels, st.floats(1, 4))
def test_spread_is_a_convolution_without_its_rim(kernel: Kernel, bandwidth: float) -> None:
    counts = np.random.default_rng(1).poisson(1.0, (60, 47)).astype(float)
    weights = kernel.weights(bandwidth)
    reach = kernel.reach(bandwidth)
    slowly = convolve(counts, weights, mode="constant")[reach:-reach, reach:-reach]
    once, twice = spread(counts, weights, 2 * weights)
    np.testing.assert_allclose(once, slowly, atol=1e-12)
    np.testing.assert_allclose(twice, 2 * slowly, atol=1e-12)


@given(st.floats(10, 500), st.floats(-900, 900))
def test_one_point_is_a_normal_distribution_in_both_directions(width: float, away: float) -> None:
    here = density_at([(0, 0)], [(away, 0), (0, -away)], bandwidth_m=width)
    exact = norm.pdf(away, scale=width) * norm.pdf(0, scale=width)
    assert here == pytest.approx((exact, exact))


def test_a_quartic_kernel_ends_at_its_bandwidth() -> None:
    places = [(0.0, 0.0), (50.0, 0.0), (0.0, 100.0), (90.0, 90.0)]
    at = density_at([(0, 0)], places, bandwidth_m=100, kernel=Kernel.QUARTIC)
    # 3 / (pi h^2) in the middle, 9/16 of that half way out
    middle = 3 / np.pi / 100**2
    assert at == pytest.approx((middle, middle * 9 / 16, 0, 0))


def test_incidents_on_one_address_add_up_and_none_are_nothing() -> None:
    [one], [five] = (density_at([(1, 1)] * n, [(9, 9)], bandwidth_m=50) for n in (1, 5))
    assert five == pytest.approx(5 * one)
    assert density_at([], [(9, 9)], bandwidth_m=50) == (0,)
    with pytest.raises(ValueError, match="a bandwidth of 0 m"):
        density_at([(1, 1)], [(9, 9)], bandwidth_m=0)
