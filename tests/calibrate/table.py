"""How often each interval is wrong, setting by setting."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np
import pandas as pd

from pages.method.calibration import ALARMS, COVERAGE
from tests.calibrate.intervals import intervals
from tests.calibrate.panels import panels
from tests.calibrate.settings import SETTINGS, Setting

WORKERS = 2


def table(settings: Sequence[Setting], count: int, seed: int) -> pd.DataFrame:
    """One row per setting; of each interval the shares `<name>_alarms` and `<name>_coverage`."""
    with ProcessPoolExecutor(WORKERS) as pool:
        return pd.DataFrame(pool.map(partial(row, count=count, seed=seed), settings))


def row(setting: Setting, count: int, seed: int) -> dict[str, object]:
    """False alarms are told of the panels without effect, coverage of those with one."""
    rng = np.random.default_rng([seed, SETTINGS.index(setting)])
    asked, told = Counter[str](), Counter[str]()
    for drawn in panels(setting, count, rng):
        for panel, interval in intervals(drawn):
            without = panel.effect == 1
            name = interval.name + (ALARMS if without else COVERAGE)
            asked[name] += 1
            told[name] += bool(interval.says_change if without else interval.holds)
    return described(setting) | {n: round(told[n] / asked[n], 4) for n in sorted(asked)}


def described(setting: Setting) -> dict[str, object]:
    return {
        "pilots": " + ".join(map(str, setting.pilots)),
        "areas": setting.areas,
        "months": " + ".join(map(str, setting.months)),
        "dispersion": setting.dispersion,
        "shock": setting.shock,
    }
