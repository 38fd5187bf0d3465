"""The p that belongs to an interval which comes without a test of its own."""

from collections.abc import Callable
from dataclasses import fields

from scipy.optimize import brentq

from analysis.results import Comparison, Estimate, NotPossible

NARROWEST, WIDEST = 1e-9, 1 - 1e-12  # levels


def with_p(
    at_level: Callable[[float], Estimate | NotPossible], *, level: float = 0.95
) -> Comparison | NotPossible:
    """
    Give the estimate of a difference (0 is none) with its p, two-sided.

    `at_level` gives it with the interval of any level. p is 1 minus the level at which the interval
    just reaches 0: so p < 0.05 exactly where the 95 % interval leaves 0 out. Newcombe's intervals
    have no test of their own, and another's could contradict them.
    """
    found = at_level(level)
    if isinstance(found, NotPossible):
        return found
    estimate = {field.name: getattr(found, field.name) for field in fields(found)}
    return Comparison(**estimate, p=_p(at_level, rises=found.value > 0))


def _p(at_level: Callable[[float], Estimate | NotPossible], *, rises: bool) -> float:
    def apart(level: float) -> float:
        """How far the interval's near end is from 0; negative where it has passed it."""
        found = at_level(level)
        if isinstance(found, NotPossible):
            raise TypeError(f"an estimate at one level and none at {level}: {found}")
        return found.low if rises else -found.high

    if apart(NARROWEST) <= 0:
        return 1.0
    if apart(WIDEST) > 0:
        return 1 - WIDEST
    return 1 - float(brentq(apart, NARROWEST, WIDEST, xtol=1e-12))
