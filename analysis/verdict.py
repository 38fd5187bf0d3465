"""What does the decision rule say about an estimate?"""

from analysis.results import Estimate, Stance, Unit, Verdict, Wording
from data.study import Direction, Outcome

STANCE = {
    Wording.WRONG_WAY: Stance.AGAINST,
    Wording.CLEAR: Stance.SUPPORTS,
    Wording.SMALLER_THAN_HOPED: Stance.AGAINST,
    Wording.PROBABLE: Stance.SUPPORTS,
    Wording.UNLIKELY: Stance.AGAINST,
    Wording.CANNOT_TELL: Stance.UNDECIDED,
}


def verdict(estimate: Estimate, outcome: Outcome) -> Verdict:
    """
    Judge a ratio (1 is no change) or a difference (0 is none) by the outcome's declared rule.

    The rule reads only the interval and the smallest change worth having, never the value. It is
    written for a decrease; where a rise is hoped for, everything is mirrored.
    """
    no_change = 1 if estimate.unit is Unit.RATIO else 0
    low, high = estimate.low - no_change, estimate.high - no_change
    if outcome.direction is Direction.INCREASE:
        low, high = -high, -low
    wording = _wording(low, high, -abs(outcome.smallest_change))
    return Verdict(STANCE[wording], wording, estimate)


def _wording(low: float, high: float, smallest: float) -> Wording:
    rules = {
        Wording.WRONG_WAY: low > 0,
        Wording.CLEAR: high < smallest,
        Wording.SMALLER_THAN_HOPED: high < 0 and low > smallest,
        Wording.PROBABLE: high < 0,
        Wording.UNLIKELY: low > smallest,
        Wording.CANNOT_TELL: True,
    }
    return next(wording for wording, holds in rules.items() if holds)
