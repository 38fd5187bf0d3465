"""The map's peers are asked the same, and answer the same."""

import numpy as np

from tests.bench import maps

SMALL = 120  # squares


def test_kdepy_draws_the_same_surface_and_is_no_nearer_to_the_exact_one() -> None:
    points = maps.town(30_000, SMALL)
    ours = maps.density(points, SMALL)
    theirs = maps.density_kdepy(points, SMALL)
    assert ours.shape == theirs.shape == (SMALL, SMALL)
    np.testing.assert_allclose(ours, theirs, atol=0.005 * ours.max())
    error, error_kdepy = (maps.largest_error(values, points) for values in (ours, theirs))
    assert 0 < error <= error_kdepy < 0.005


def test_esda_finds_the_same_z_and_the_same_heaps() -> None:
    counts = maps.busy_squares(60)
    z, hot = maps.hot_spots(counts)
    z_esda, p = maps.hot_spots_esda(counts)
    np.testing.assert_allclose(z, z_esda, atol=1e-9)
    assert hot.any()
    assert (p[hot] <= 0.05).all()
    assert hot[(p <= 0.001) & (z > 8)].all()


def test_both_sides_of_the_bench_get_points_and_counts_of_the_size_they_say() -> None:
    assert maps.town(5_000, SMALL).shape == (5_000, 2)
    assert maps.HOT_SIDE**2 > 50_000
    assert maps.SIDE == 500
