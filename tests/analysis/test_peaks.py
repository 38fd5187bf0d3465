import numpy as np
import pytest
from scipy.ndimage import gaussian_filter
from scipy.stats import norm

from analysis.kernels import Kernel
from analysis.peaks import highest_by_chance, steps

SMOOTH = 4.0  # squares
STEP = 2 * (1 - np.exp(-1 / (4 * SMOOTH**2)))  # of noise smoothed by a Gaussian of that width


def limit(told: np.ndarray, step: float = STEP, level: float = 0.05) -> float:
    flat = np.full(told.shape, step)
    return highest_by_chance(told, flat, flat, level=level)


def test_a_single_place_needs_what_a_single_test_needs() -> None:
    one = np.zeros((9, 9), dtype=bool)
    one[4, 4] = True
    assert limit(one, step=1e-12) == pytest.approx(norm.isf(0.025), abs=1e-4)
    assert limit(one, step=1e-12, level=0.01) == pytest.approx(norm.isf(0.005), abs=1e-4)


def test_more_and_rougher_places_need_more_and_none_can_never_be_found() -> None:
    small, large = np.ones((30, 30), dtype=bool), np.ones((300, 300), dtype=bool)
    assert limit(small) < limit(large) < limit(large, step=4 * STEP)
    assert limit(np.zeros((9, 9), dtype=bool)) == np.inf


def test_a_twentieth_of_smooth_noise_goes_higher() -> None:
    """Independent: noise is drawn and smoothed, and its highest peaks are looked at."""
    rng = np.random.default_rng(8)
    told = np.ones((90, 90), dtype=bool)
    told[:40, :30] = False
    height = limit(told)
    higher = 0
    for _ in range(600):
        field = gaussian_filter(rng.normal(size=(90, 90)), SMOOTH, mode="wrap")
        higher += np.abs(field[told]).max() * 2 * np.sqrt(np.pi) * SMOOTH > height
    assert 0.02 < higher / 600 < 0.07


def test_steps_are_those_of_the_kernel_where_incidents_are_even() -> None:
    weights = Kernel.GAUSSIAN.weights(SMOOTH)
    with_next = (weights[:, :-1] * weights[:, 1:]).sum()
    even = np.ones((5, 6))
    found = steps((weights**2).sum() * even, with_next * even)
    assert found.shape == even.shape
    np.testing.assert_allclose(found, STEP, rtol=0.01)
