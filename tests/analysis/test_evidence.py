from dataclasses import replace

import pytest

from analysis.evidence import Evidence, NotHigher, evidence
from analysis.pretrend import Check, PreTrendFindings
from analysis.results import Comparison, Hidden, Method, NotPossible, Reason, Unit

CHANGE = Comparison(
    value=0.8,
    unit=Unit.RATIO,
    low=0.6,
    high=1.0,
    level=0.95,
    n=100,
    method=Method.RELATIVE_RATE_RATIO,
    p=0.05,
)
GOOD = Check(1.0, 0.5)
FOLLOWS = PreTrendFindings(
    level=GOOD,
    trend=GOOD,
    monthly=GOOD,
    half_years=GOOD,
    smallest_trend=0.1,
    dispersion=1.0,
    areas=(),
)
UNSURE = replace(FOLLOWS, level=Check(1.2, 0.03))
DIFFERS = replace(FOLLOWS, trend=Check(-0.2, 0.0001))
ALWAYS = (NotHigher.ONE_PILOT, NotHigher.NOT_RANDOMISED)
NOTHING = NotPossible(Reason.NO_DATA_IN_PERIOD)
FEW = NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=3)


@pytest.mark.parametrize(
    ("own", "change", "areas", "before", "expected"),
    [
        (NOTHING, NOTHING, 0, NOTHING, Evidence(1, False, (NotHigher.NO_BEFORE_AFTER, *ALWAYS))),
        (CHANGE, FEW, 3, FEW, Evidence(2, False, (NotHigher.NO_COMPARISON, *ALWAYS))),
        (CHANGE, CHANGE, 30, DIFFERS, Evidence(2, False, (NotHigher.TREND_DIFFERS, *ALWAYS))),
        (CHANGE, CHANGE, 30, UNSURE, Evidence(3, False, (NotHigher.TREND_UNSURE, *ALWAYS))),
        (CHANGE, CHANGE, 30, NOTHING, Evidence(3, False, (NotHigher.TREND_UNKNOWN, *ALWAYS))),
        (CHANGE, CHANGE, 19, FOLLOWS, Evidence(3, False, (NotHigher.FEW_AREAS, *ALWAYS))),
        (CHANGE, CHANGE, 20, FOLLOWS, Evidence(3, True, ALWAYS)),
    ],
)
def test_the_grade_is_of_what_was_compared(
    own: Comparison | NotPossible,
    change: Comparison | NotPossible,
    areas: int,
    before: PreTrendFindings | NotPossible,
    expected: Evidence,
) -> None:
    assert evidence(own, change, areas, before) == expected


def test_all_that_is_missing_is_named() -> None:
    found = evidence(CHANGE, CHANGE, 6, UNSURE)
    assert found.not_higher == (NotHigher.TREND_UNSURE, NotHigher.FEW_AREAS, *ALWAYS)


def test_what_is_hidden_was_compared_all_the_same() -> None:
    hidden = Hidden(Reason.SMALL_COUNT)
    assert evidence(hidden, hidden, 20, FOLLOWS).grade == 3
    assert evidence(hidden, FEW, 3, FEW).grade == 2


def test_no_pilot_alone_ever_reaches_four() -> None:
    assert evidence(CHANGE, CHANGE, 10_000, FOLLOWS).grade == 3
