"""The curve of the share done, against hand counts and another implementation."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.duration.survfunc import SurvfuncRight

from analysis.process.survival import DoneCurve, done_curve
from analysis.process.time_to_done import waits
from analysis.results import NotPossible, Reason
from tests.analysis.process.measures_by_hand import MEASURES, TODAY, YEAR


def made(days: list[float], is_done: list[bool]) -> pd.DataFrame:
    return pd.DataFrame({"days": days, "is_done": is_done})


def curve(days: list[float], is_done: list[bool]) -> DoneCurve:
    found = done_curve(made(days, is_done))
    assert isinstance(found, DoneCurve)
    return found


def test_by_hand_an_open_one_leaves_before_those_done_later() -> None:
    """Six: done after 10, 20, 20, 40, 50 days; one open after 30. From 30 on three are left."""
    found = curve([10, 20, 20, 30, 40, 50], [True, True, True, False, True, True])
    assert found.share_by(9) == 0
    assert found.share_by(10) == pytest.approx(1 / 6)
    assert found.share_by(30) == pytest.approx(1 / 2)
    assert found.share_by(40) == pytest.approx(1 - 1 / 2 * 1 / 2)
    assert found.share_by(50) == 1
    assert found.waited == (30,)
    assert [found.followed(day) for day in (0, 10, 11, 30, 31, 50)] == [6, 6, 5, 3, 2, 1]


def test_it_says_nothing_after_the_last_day_that_anything_is_known_of() -> None:
    assert curve([1, 2, 3, 4, 5, 90], [True] * 5 + [False]).share_by(91) is None


def test_it_is_that_of_statsmodels() -> None:
    rng = np.random.default_rng(1)
    days, is_done = rng.integers(0, 400, 200).astype(float), rng.random(200) < 0.7
    found, theirs = curve(days.tolist(), is_done.tolist()), SurvfuncRight(days, is_done)
    for day, left in zip(theirs.surv_times, theirs.surv_prob, strict=True):
        assert found.share_by(day) == pytest.approx(1 - left)


def test_one_done_on_the_day_of_the_decision_is_done_from_the_beginning() -> None:
    assert curve([0, 1, 2, 3, 4], [True] * 5).share_by(0) == pytest.approx(1 / 5)


def test_with_fewer_than_five_done_there_is_no_curve() -> None:
    few = done_curve(made([1, 2, 3, 4, 5], [True] * 4 + [False]))
    assert few == NotPossible(Reason.FEW_ENDED, size=4)


def test_it_is_made_of_the_measures_of_p12_and_no_others() -> None:
    """Cancelled ones are left out; n1 has waited since May and is nobody's."""
    found = waits(MEASURES, "a", YEAR, TODAY)
    assert found["owner_type"].value_counts().to_dict() == {"municipality": 6, "private": 4, "": 1}
    assert found["is_done"].sum() == 6
    assert found.loc[found["owner_type"] == "", "days"].tolist() == [244]
