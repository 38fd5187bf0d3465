"""Crime, or reporting? What follows from the police, the businesses, partners and alarms."""

from dataclasses import replace
from itertools import product
from math import exp, log, sqrt

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from analysis.doubts import Standing
from analysis.reporting import (
    Triangulation,
    Way,
    moved,
    reporting,
    triangulated,
    way,
    without_reporting,
)
from analysis.results import (
    Comparison,
    Doubt,
    Estimate,
    Hidden,
    Method,
    NotPossible,
    Reason,
    Unit,
)
from analysis.safety import SafetyFindings, judge_answers
from data.kinds.items import item_scales
from data.study import Direction, Outcome
from tests.analysis.pilots import PILOT, THEFT
from tests.analysis.test_doubts import checked
from tests.analysis.test_safety import WAVES

REPORTED = Outcome(
    name="", item="F10x", respondents="", direction=Direction.INCREASE, smallest_change=0.05
)
ROSE, FELL, STEADY, UNCLEAR = Way.ROSE, Way.FELL, Way.STEADY, Way.UNCLEAR
NOTHING = NotPossible(Reason.NO_EST_REPORTS)
NO_ALARMS = NotPossible(Reason.NO_ALARMS)
Yes = tuple[int, int]  # yes, n


def ratio(value: float, low: float, high: float) -> Comparison:
    return Comparison(
        value=value,
        unit=Unit.RATIO,
        low=low,
        high=high,
        level=0.95,
        n=1000,
        method=Method.RELATIVE_RATE_RATIO,
        p=0.5,
    )


FEWER, MORE, SAME = ratio(0.8, 0.7, 0.9), ratio(1.2, 1.1, 1.3), ratio(1.0, 0.8, 1.2)


def shares(
    before: Yes, after: Yes, others_before: Yes = (0, 0), others_after: Yes = (0, 0)
) -> SafetyFindings:
    """Answers of the pilot and of a comparison area, in a wave before and one after."""
    told = {
        ("north", "v1"): before,
        ("north", "v2"): after,
        ("a", "v1"): others_before,
        ("a", "v2"): others_after,
    }
    rows = [
        (wave, area, "", answer, count)
        for (area, wave), (yes, n) in told.items()
        for answer, count in (("1", yes), ("2", n - yes))
        if count
    ]
    columns = ["wave", "area_id", "respondent_group", "answer", "count"]
    table = pd.DataFrame(rows, columns=columns)
    return judge_answers(table, PILOT, REPORTED, item_scales()["F10x"], waves=WAVES)


HALF = (500, 1000)
UP = shares(HALF, (700, 1000), HALF, HALF)
DOWN = shares(HALF, (300, 1000), HALF, HALF)
LEVEL = shares((5000, 10_000), (5000, 10_000), (5000, 10_000), (5000, 10_000))
OPEN = shares((20, 40), (20, 40), (20, 40), (20, 40))


@pytest.mark.parametrize(
    ("police", "reported", "victimised", "says"),
    [
        (FELL, ROSE, UNCLEAR, Triangulation.FALL_MAY_BE_LARGER),
        (FELL, ROSE, STEADY, Triangulation.FALL_MAY_BE_LARGER),
        (FELL, ROSE, FELL, Triangulation.FALL_MAY_BE_LARGER),
        (FELL, ROSE, ROSE, Triangulation.FALL_CONTRADICTED),
        (FELL, FELL, FELL, Triangulation.FALL_MAY_BE_REPORTING),
        (FELL, FELL, ROSE, Triangulation.FALL_MAY_BE_REPORTING),
        (FELL, UNCLEAR, FELL, Triangulation.FALL_IN_ANSWERS_TOO),
        (FELL, STEADY, UNCLEAR, Triangulation.FALL_NOT_REPORTING),
        (FELL, UNCLEAR, UNCLEAR, Triangulation.CANNOT_TELL),
        (ROSE, ROSE, FELL, Triangulation.RISE_LIKELY_REPORTING),
        (ROSE, UNCLEAR, FELL, Triangulation.RISE_LIKELY_REPORTING),
        (ROSE, STEADY, FELL, Triangulation.RISE_CONTRADICTED),  # as much is reported as before
        (ROSE, ROSE, UNCLEAR, Triangulation.RISE_MAY_BE_REPORTING),
        (ROSE, ROSE, ROSE, Triangulation.RISE_IN_ANSWERS_TOO),
        (ROSE, STEADY, UNCLEAR, Triangulation.RISE_NOT_REPORTING),
        (ROSE, FELL, UNCLEAR, Triangulation.RISE_MAY_BE_LARGER),
        (ROSE, UNCLEAR, UNCLEAR, Triangulation.CANNOT_TELL),
        (UNCLEAR, ROSE, FELL, Triangulation.FALL_MAY_BE_HIDDEN),
        (UNCLEAR, ROSE, UNCLEAR, Triangulation.FALL_MAY_BE_HIDDEN),
        (UNCLEAR, ROSE, ROSE, Triangulation.CANNOT_TELL),
        (UNCLEAR, FELL, UNCLEAR, Triangulation.RISE_MAY_BE_HIDDEN),
        (UNCLEAR, FELL, FELL, Triangulation.CANNOT_TELL),
        (UNCLEAR, STEADY, UNCLEAR, Triangulation.REPORTS_CAN_BE_READ),
        (UNCLEAR, UNCLEAR, FELL, Triangulation.CANNOT_TELL),
        (UNCLEAR, UNCLEAR, UNCLEAR, Triangulation.CANNOT_TELL),
    ],
)
def test_what_follows_from_the_three_together(
    police: Way, reported: Way, victimised: Way, says: Triangulation
) -> None:
    assert triangulated(police, reported, victimised) is says


def test_all_that_can_follow_follows_from_something() -> None:
    found = {triangulated(*ways) for ways in product(Way, Way, Way)}
    assert found == set(Triangulation) - {Triangulation.NO_REPORTS}


def test_where_reports_and_reporting_are_unclear_nothing_is_claimed_whatever_else() -> None:
    for victimised in Way:
        assert triangulated(UNCLEAR, UNCLEAR, victimised) is Triangulation.CANNOT_TELL


@pytest.mark.parametrize(
    ("answers", "went"),
    [(UP, ROSE), (DOWN, FELL), (LEVEL, STEADY), (OPEN, UNCLEAR)],
)
def test_the_way_is_what_the_interval_tells(answers: SafetyFindings, went: Way) -> None:
    assert way(moved(answers)) is went


def test_a_ratio_goes_its_way_from_one_and_is_never_steady() -> None:
    assert [way(r) for r in (FEWER, MORE, ratio(1.0, 0.999, 1.001))] == [FELL, ROSE, UNCLEAR]


@pytest.mark.parametrize(("low", "high"), [(-0.2, 0.04), (-0.04, 0.2)])
def test_an_interval_that_is_wide_on_one_side_is_not_steady(low: float, high: float) -> None:
    change = moved(LEVEL)
    assert isinstance(change, Estimate)
    assert way(replace(change, low=low, high=high)) is UNCLEAR


def test_a_rise_that_the_comparison_areas_have_too_is_none() -> None:
    both = shares(HALF, (700, 1000), HALF, (700, 1000))
    assert way(both.pilot_change) is ROSE
    assert way(moved(both)) is not ROSE


def test_where_nobody_asked_the_comparison_areas_the_pilots_own_change_stands() -> None:
    alone = shares(HALF, (700, 1000))
    assert alone.difference == NotPossible(Reason.NO_COMPARISON)
    assert moved(alone) == alone.pilot_change


@pytest.mark.parametrize(
    ("answers", "direction", "doubt", "standing"),
    [
        (UP, Direction.DECREASE, Doubt.REPORTING_ROSE, Standing.OTHER_WAY),
        (DOWN, Direction.DECREASE, Doubt.REPORTING_CHANGED, Standing.WEAKENS),
        (DOWN, Direction.INCREASE, Doubt.REPORTING_FELL, Standing.OTHER_WAY),
        (LEVEL, Direction.DECREASE, Doubt.REPORTING_CHANGED, Standing.FINE),
        (OPEN, Direction.DECREASE, Doubt.REPORTING_CHANGED, Standing.UNCLEAR),
    ],
)
def test_the_doubt_about_reporting_says_what_this_check_says(
    answers: SafetyFindings, direction: Direction, doubt: Doubt, standing: Standing
) -> None:
    change = moved(answers)
    assert isinstance(change, Estimate)
    outcome = replace(THEFT, direction=direction)
    check = checked(outcome=outcome, reporting=change)[doubt]
    assert (check.standing, check.size) == (standing, change.value)


def test_all_is_set_beside_the_headline() -> None:
    found = reporting(FEWER, LEVEL, UP, NOTHING, NO_ALARMS)
    assert found.says is Triangulation.FALL_MAY_BE_LARGER
    assert (found.police, found.est, found.alarms) == (FEWER, NOTHING, NO_ALARMS)
    assert isinstance(found.without, Estimate)
    assert found.without.value < FEWER.value


@pytest.mark.parametrize("police", [Hidden(Reason.SMALL_COUNT), NotPossible(Reason.NO_INCIDENTS)])
def test_without_a_headline_nothing_follows_and_nothing_is_computed(
    police: Hidden | NotPossible,
) -> None:
    found = reporting(police, LEVEL, UP, NOTHING, NO_ALARMS)
    assert found.says is Triangulation.NO_REPORTS
    assert found.without == police


def test_without_a_survey_it_cannot_be_told_and_the_reason_is_kept() -> None:
    nobody = NotPossible(Reason.ITEM_NOT_ASKED)
    found = reporting(FEWER, nobody, nobody, NOTHING, NO_ALARMS)
    assert found.says is Triangulation.CANNOT_TELL
    assert found.without == nobody


def test_the_change_of_the_reporting_share_is_taken_out_by_hand() -> None:
    # 0.8 / ((0.6 / 0.4) / (0.5 / 0.5))
    answers = shares((40, 100), (60, 100), (50, 100), (50, 100))
    found = without_reporting(FEWER, answers)
    assert isinstance(found, Estimate)
    assert found.value == pytest.approx(0.8 / 1.5)
    variance = 0.6 / 40 + 0.4 / 60 + 0.5 / 50 + 0.5 / 50
    up = sqrt(log(0.9 / 0.8) ** 2 + 1.959964**2 * variance)
    assert found.high == pytest.approx(found.value * exp(up))
    assert Doubt.BUSINESSES_ONLY in {caveat.doubt for caveat in found.caveats}
    assert found.method is Method.REPORTING_TAKEN_OUT


def test_its_interval_is_as_wide_as_drawing_all_parts_by_chance_gives() -> None:
    rng = np.random.default_rng(20)
    corners = ((180, 400), (240, 400), (180, 400), (184, 400))
    police = ratio(0.8, 0.8 * exp(-0.196), 0.8 * exp(0.196))  # se 0.1 of the logarithm
    found = without_reporting(police, shares(*corners))
    assert isinstance(found, Estimate)
    drawn = [rng.binomial(n, yes / n, 200_000) / n for yes, n in corners]
    before, after, others_before, others_after = drawn
    logs = rng.normal(log(0.8), 0.1, 200_000) - np.log(
        after / before * others_before / others_after
    )
    low, high = np.exp(np.quantile(logs, [0.025, 0.975]))
    assert (found.low, found.high) == pytest.approx((low, high), rel=0.02)


def test_at_an_early_decision_the_shares_are_as_sure_as_the_headline() -> None:
    answers = shares((40, 100), (60, 100), (50, 100), (50, 100))
    early = without_reporting(replace(FEWER, level=0.9948), answers)
    assert isinstance(early, Estimate)
    variance = 0.6 / 40 + 0.4 / 60 + 0.5 / 50 + 0.5 / 50
    up = sqrt(log(0.9 / 0.8) ** 2 + norm.ppf(0.9974) ** 2 * variance)
    assert early.level == 0.9948
    assert early.high == pytest.approx(early.value * exp(up))


def test_equal_changes_of_reporting_leave_the_headline_where_it_is_but_less_sure() -> None:
    found = without_reporting(FEWER, shares((40, 100), (60, 100), (40, 100), (60, 100)))
    assert isinstance(found, Estimate)
    assert found.value == pytest.approx(FEWER.value)
    assert found.low < FEWER.low < FEWER.high < found.high


@pytest.mark.parametrize(
    ("answers", "refused"),
    [
        (shares((10, 29), (60, 100), (50, 100), (50, 100)), NotPossible(Reason.UNDER_THIRTY)),
        (shares((40, 100), (60, 100), (50, 100), (9, 29)), NotPossible(Reason.UNDER_THIRTY)),
        (shares((0, 100), (60, 100), (50, 100), (50, 100)), NotPossible(Reason.ZERO_COUNT)),
        (shares((4, 9), (60, 100), (50, 100), (50, 100)), Hidden(Reason.FEW_ANSWERS)),
        (shares((40, 100), (60, 100)), NotPossible(Reason.NO_ANSWERS)),
        (shares((40, 100), (0, 0), (50, 100)), NotPossible(Reason.NO_ANSWERS)),
    ],
)
def test_few_answers_none_or_no_yes_give_no_figure(
    answers: SafetyFindings, refused: Hidden | NotPossible
) -> None:
    assert without_reporting(FEWER, answers) == refused
