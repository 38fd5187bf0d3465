"""The closed forms of the peers against the package that a user would call."""

import numpy as np
import pytest
import statsmodels.api as sm

from tests.calibrate.panels import Counts, panels
from tests.calibrate.peers import Limits, clustered, quasi_poisson
from tests.calibrate.settings import Setting

SETTING = Setting((20,), 8, (12, 6), 1.5, 0.1)


def of_statsmodels(before: Counts, after: Counts, **how: object) -> Limits:
    counts = np.vstack([before, after])
    month, area = np.indices(counts.shape)
    treated = (month >= len(before)) & (area == 0)
    dummies = [month == m for m in range(counts.shape[0])]
    dummies += [area == a for a in range(1, counts.shape[1])]
    design = np.column_stack([part.ravel().astype(float) for part in [treated, *dummies]])
    model = sm.GLM(counts.ravel(), design, family=sm.families.Poisson())
    if how.get("cov_type"):
        how["cov_kwds"] = {"groups": area.ravel()}
    low, high = np.exp(model.fit(**how).conf_int()[0])
    return float(low), float(high)


@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_statsmodels(seed: int) -> None:
    [(panel, _)] = panels(SETTING, 1, np.random.default_rng(seed))
    months = panel.before, panel.after
    assert quasi_poisson(*months) == pytest.approx(of_statsmodels(*months, scale="X2"), rel=1e-6)
    theirs = of_statsmodels(*months, cov_type="cluster")
    assert clustered(*months) == pytest.approx(theirs, rel=1e-6)
