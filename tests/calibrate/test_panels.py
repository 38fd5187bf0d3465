import numpy as np
import pandas as pd
import pytest

from analysis.dispersion import dispersion
from tests.calibrate.panels import TREND, Panel, panels
from tests.calibrate.settings import EFFECT, SETTINGS, Setting


def drawn(setting: Setting, count: int = 400) -> list[tuple[Panel, ...]]:
    return list(panels(setting, count, np.random.default_rng(1)))


@pytest.mark.parametrize("phi", [1.0, 1.5, 2.0])
def test_months_vary_as_much_as_they_are_said_to(phi: float) -> None:
    found = [
        dispersion(pd.DataFrame(without.before))
        for without, _ in drawn(Setting((20,), 30, (36, 12), phi, 0.2), 60)
    ]
    assert np.mean(found) == pytest.approx(phi, abs=0.04)


@pytest.mark.parametrize("shock", [0.0, 0.05, 0.2])
def test_areas_drift_apart_as_much_as_they_are_said_to(shock: float) -> None:
    """Counts so large that chance is nothing beside the drift."""
    both = drawn(Setting((10**6,), 10, (24, 24), 1.0, shock))
    ratios = np.log([p.after.sum(axis=0) / p.before.sum(axis=0) for p, _ in both])
    assert np.std(ratios) == pytest.approx(shock, rel=0.05, abs=1e-3)
    assert np.mean(ratios) == pytest.approx(np.log(TREND**2), abs=0.01)


def test_what_is_told_to_be_true_is_what_counts_are_drawn_around() -> None:
    for without, with_effect in drawn(Setting((10**6, 10**5), 10, (36, 12), 2.0, 0.2), 5):
        for panel in (without, with_effect):
            sums = panel.before[:, :2].sum(axis=0), panel.after[:, :2].sum(axis=0)
            assert sums[0] == pytest.approx(panel.expected_before, rel=0.01)
            assert sums[1] == pytest.approx(panel.expected_after, rel=0.01)
        fewer = np.divide(with_effect.expected_after, without.expected_after)
        assert fewer == pytest.approx([EFFECT, EFFECT])


def test_only_the_pilots_months_after_differ_with_an_effect() -> None:
    without, with_effect = drawn(SETTINGS[-1], 1)[0]
    assert (without.before == with_effect.before).all()
    assert (without.after[:, 2:] == with_effect.after[:, 2:]).all()
    assert (without.after[:, :2] != with_effect.after[:, :2]).any()
