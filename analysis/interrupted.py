"""Did a series of counts step to another level when something changed?"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, pi, sqrt
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from analysis.results import Caveat, Doubt, Estimate, Method, NotPossible, Reason, Unit

if TYPE_CHECKING:  # its import takes a second
    from statsmodels.genmod.generalized_linear_model import GLMResults

LAGS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class InterruptedSeries(Estimate):
    """The step's ratio: after / before, beside trend and season."""

    trend_ratio: float  # per unit of time, before the step
    slope_ratio: float  # what the trend is multiplied by after the step; 1 where not asked for
    dispersion: float  # Pearson chi2 / degrees of freedom
    ljung_box_12_p: float | NotPossible  # low: the residuals still go together, the interval is
    # too narrow


def interrupted_time_series(  # noqa: PLR0913 - a model is what it is made of
    counts: Sequence[float],
    step: Sequence[float],
    *,
    time: Sequence[float] | None = None,
    exposure: Sequence[float] | None = None,
    harmonics: int = 0,
    period: float = 12,
    slope_change: bool = False,
    level: float = 0.95,
) -> InterruptedSeries | NotPossible:
    """
    Fit a quasi-Poisson model with log link: level, trend, step (0 or 1) and season.

    `time` is 1, 2, 3 ... where not given; `exposure` is what the counts are a rate of (people);
    `harmonics` is the number of sine and cosine pairs of `period`. `slope_change` lets the trend
    turn too, counted from the last time before the step. The interval is normal, on the log scale.

    Source: Lopez Bernal, Cummins & Gasparrini (2017), doi 10.1093/ije/dyw098.
    """
    y, x = np.asarray(counts, dtype=float), np.asarray(step, dtype=float)
    t = np.arange(1.0, len(y) + 1) if time is None else np.asarray(time, dtype=float)
    size = np.ones_like(y) if exposure is None else np.asarray(exposure, dtype=float)
    if reason := _cannot_compare(y, x, size):
        return NotPossible(reason)
    terms = _terms(t, x, harmonics, period, slope_change=slope_change)
    # where the times with incidents tell all terms apart, the estimate exists and is finite
    if np.linalg.matrix_rank(terms[y > 0]) < terms.shape[1] or len(y) <= terms.shape[1]:
        return NotPossible(Reason.TOO_SHORT_SERIES)
    fit = fitted(y, terms, exposure=size)
    if fit is None:
        return NotPossible(Reason.TOO_SHORT_SERIES)
    if np.allclose(fit.fittedvalues, y):
        return NotPossible(Reason.NO_VARIATION)
    dispersion = float(fit.pearson_chi2 / fit.df_resid)
    margin = float(norm.ppf((1 + level) / 2) * fit.bse[1]) * sqrt(dispersion)
    with np.errstate(over="ignore"):
        low, value, high = np.exp(fit.params[1] + margin * np.array([-1, 0, 1])).tolist()
        trend, turn = np.exp(fit.params[2:4] if slope_change else [fit.params[2], 0]).tolist()
    if not isfinite(high * trend * turn):
        return NotPossible(Reason.TOO_SHORT_SERIES)
    return InterruptedSeries(
        value=value,
        unit=Unit.RATIO,
        low=low,
        high=high,
        level=level,
        n=int(y.sum()),
        method=Method.QUASI_POISSON,
        caveats=(Caveat(Doubt.CHANCE_ONLY),),
        trend_ratio=trend,
        slope_ratio=turn,
        dispersion=dispersion,
        ljung_box_12_p=ljung_box(np.asarray(fit.resid_deviance)),
    )


def fitted(
    counts: NDArray[np.float64],
    terms: NDArray[np.float64],
    *,
    exposure: NDArray[np.float64] | None = None,
    **covariance: Any,  # noqa: ANN401 - as statsmodels' GLM.fit takes it
) -> "GLMResults | None":
    """
    The Poisson model, or None where the iterations lead nowhere.

    `terms` has a row per count and a column per term. `covariance` is how that of the coefficients
    is told, where it is not the model's own.
    """
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a perfect fit, and of iterations that overflow
        try:
            fit = GLM(counts, terms, family=Poisson(), exposure=exposure).fit(**covariance)
        except ValueError:  # "estimation infeasible"
            return None
    return fit if fit.converged else None


def _cannot_compare(
    counts: NDArray[np.float64], step: NDArray[np.float64], exposure: NDArray[np.float64]
) -> Reason | None:
    if not (np.isfinite(counts) & (counts >= 0)).all():
        return Reason.NOT_COUNTS
    if not counts.size or not (np.isfinite(exposure) & (exposure > 0)).all():
        return Reason.NO_DATA_IN_PERIOD
    if (step == step[0]).all():
        return Reason.NO_STEP
    if not counts.any():
        return Reason.NO_INCIDENTS
    empty = not counts[step == 0].any() or not counts[step != 0].any()
    return Reason.ZERO_COUNT if empty else None


def _terms(
    time: NDArray[np.float64],
    step: NDArray[np.float64],
    harmonics: int,
    period: float,
    *,
    slope_change: bool,
) -> NDArray[np.float64]:
    """A column each: level, step, trend, the trend's turn if asked for, sines and cosines."""
    columns = [np.ones_like(time), step, time]
    if slope_change:
        columns.append(step * (time - _last_before(time, step)))
    return np.column_stack([*columns, *season(time, harmonics, period)])


def season(time: NDArray[np.float64], harmonics: int, period: float) -> list[NDArray[np.float64]]:
    """So many pairs of sine and cosine: what comes back every `period`."""
    angles = [2 * pi * order * time / period for order in range(1, harmonics + 1)]
    return [wave(angle) for angle in angles for wave in (np.sin, np.cos)]


def _last_before(time: NDArray[np.float64], step: NDArray[np.float64]) -> float:
    """The last time before the step first came; the first time where none was."""
    earlier = time[time < time[step != 0].min()]
    return float(earlier.max() if earlier.size else time.min())


def ljung_box(residuals: NDArray[np.float64]) -> float | NotPossible:
    """
    How seldom chance makes residuals, in order of time, go together so much over twelve lags.

    Source: Ljung & Box (1978), doi 10.1093/biomet/65.2.297.
    """
    if len(residuals) <= LAGS:
        return NotPossible(Reason.TOO_SHORT_SERIES)
    from statsmodels.stats.diagnostic import acorr_ljungbox

    return float(acorr_ljungbox(residuals, lags=[LAGS])["lb_pvalue"].iloc[0])
