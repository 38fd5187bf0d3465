"""What the page Så räknar vi shows of `make calibrate`: is it within the limits, and still true?"""

from math import sqrt

import pandas as pd
import pytest

from pages.method.calibration import ALARMS, COVERAGE, calibration
from tests.calibrate.__main__ import PANELS, SEED
from tests.calibrate.settings import EFFECT, SETTINGS, Setting
from tests.calibrate.table import described, row

KEPT = calibration()
RERUN = 400  # panels
SIGMAS = 3.5
SOME = [
    Setting((5,), 10, (36, 12), 1.0, 0.0),
    Setting((80,), 30, (24, 24), 1.5, 0.2),
    Setting((10, 80), 10, (36, 12), 2.0, 0.1),
]


def test_every_setting_was_asked_with_all_panels() -> None:
    settings = pd.DataFrame(map(described, SETTINGS))
    pd.testing.assert_frame_equal(KEPT.table[settings.columns], settings)
    assert (KEPT.panels, KEPT.seed, KEPT.effect) == (PANELS, SEED, EFFECT)
    assert PANELS >= 2_000


@pytest.mark.parametrize("headline", ["headline", "pooled"])
def test_the_headline_is_wrong_no_more_often_than_it_may_be(headline: str) -> None:
    assert KEPT.alarms(headline).mean() <= 0.06
    assert KEPT.alarms(headline).max() <= 0.08
    assert KEPT.coverage(headline).mean() >= 0.94
    assert KEPT.coverage(headline).min() >= 0.92


@pytest.mark.parametrize("setting", SOME)
def test_the_kept_shares_are_those_that_the_product_has_now(setting: Setting) -> None:
    """Within what 400 panels can tell; the seed is another one, so chance is all that differs."""
    kept = KEPT.table.iloc[SETTINGS.index(setting)]
    again = row(setting, count=RERUN, seed=SEED + 1)
    for name in (name for name in again if name.endswith((ALARMS, COVERAGE))):
        share = min(max(kept[name], 0.02), 0.98)
        error = sqrt(share * (1 - share) * (1 / RERUN + 1 / PANELS))
        assert again[name] == pytest.approx(kept[name], abs=SIGMAS * error), name
