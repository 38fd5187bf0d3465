"""P22-P24 from what businesses answer."""

from collections.abc import Callable, Iterable

import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from analysis.process.indicator import By, Indicator
from analysis.process.opinions import promises_kept, reporting_share, satisfaction
from analysis.results import Estimate, Hidden, NotPossible, Reason
from data.study import Period
from tests.analysis.process.made import YEAR

Asked = Callable[[pd.DataFrame, str, str, Period], Indicator]

FEW = Hidden(Reason.FEW_ANSWERS)
NOT_ASKED = NotPossible(Reason.ITEM_NOT_ASKED)


def answers(*said: tuple[str, Iterable[int]], area: str = "a", wave: str = "1") -> pd.DataFrame:
    """An item and what respondents 1, 2, 3 ... answer to it."""
    rows = [
        (number, wave, area, "business", 1.0, pd.NaT, item, str(code))
        for item, codes in said
        for number, code in enumerate(codes, 1)
    ]
    columns = ["respondent", "wave", "area_id", "respondent_group", "weight", "answered_on"]
    return pd.DataFrame(rows, columns=[*columns, "item", "answer"])


VICTIMS = answers(
    ("F10a", [1] * 10 + [2] * 10),
    ("F10b", [2] * 10 + [1] * 4 + [98] * 6),
    # of the 14 with a yes, 12 say yes or no; two of the others answer all the same
    ("F10x", [1] * 7 + [98, 99] + [2] * 5 + [1, 1] + [97] * 4),
)


def test_the_reporting_share_is_of_the_victimised_who_say_yes_or_no() -> None:
    found = reporting_share(VICTIMS, "a", "1", YEAR)
    assert found.code == "P22"
    assert isinstance(found.value, Estimate)
    assert (found.value.value, found.value.n) == (7 / 12, 12)
    interval = proportion_confint(7, 12, method="wilson")
    assert (found.value.low, found.value.high) == pytest.approx(interval)


def test_the_reporting_share_of_few_is_hidden() -> None:
    few = answers(("F10a", [1] * 9), ("F10x", [1] * 9))
    assert reporting_share(few, "a", "1", YEAR).value == FEW


def test_the_reporting_share_is_hidden_where_it_tells_of_one_to_four_businesses() -> None:
    for yes in (4, 16):
        told = answers(("F10a", [1] * 20), ("F10x", [1] * yes + [2] * (20 - yes)))
        assert reporting_share(told, "a", "1", YEAR).value == Hidden(Reason.FEW_ALIKE)
    all_of_them = answers(("F10a", [1] * 20), ("F10x", [1] * 20))
    assert isinstance(reporting_share(all_of_them, "a", "1", YEAR).value, Estimate)


def test_where_nobody_is_victimised_or_was_asked_there_is_a_reason() -> None:
    spared = answers(("F10a", [2] * 20), ("F10x", [2] * 20))
    nobody = NotPossible(Reason.NOBODY_VICTIMISED)
    assert reporting_share(spared, "a", "1", YEAR).value == nobody
    only = answers(("F10x", [1] * 20))
    assert reporting_share(only, "a", "1", YEAR).value == NOT_ASKED
    silent = answers(("F10a", [1] * 20), ("F10x", [98] * 20))
    assert reporting_share(silent, "a", "1", YEAR).value == NOT_ASKED
    assert reporting_share(VICTIMS, "a", "2", YEAR).value == NOT_ASKED
    assert reporting_share(VICTIMS, "b", "1", YEAR).value == NOT_ASKED
    assert isinstance(reporting_share(VICTIMS, "", "1", YEAR).value, Estimate)


MIXED = answers(
    ("F30", [5] * 6 + [4] * 6 + [3] * 4 + [98] * 4),  # 12 of 16
    ("F35", [4] * 10 + [1] * 10),  # 10 of 20
    ("F33a", [4] * 12 + [2] * 4),  # 12 of 16
    ("F33b", [5] * 9),  # few
)


def test_each_item_has_the_share_of_fours_and_fives_among_those_who_answer() -> None:
    found = satisfaction(MIXED, "a", "1", YEAR)
    assert found.code == "P23"
    parts = {part.name: part.value for part in found.parts if part.by is By.ITEM}
    one = parts["F30"]
    assert isinstance(one, Estimate)
    assert (one.value, one.n) == (12 / 16, 16)
    assert (one.low, one.high) == pytest.approx(proportion_confint(12, 16, method="wilson"))
    assert parts["F33b"] == FEW
    assert parts["F36"] == NOT_ASKED


def test_all_items_together_count_each_respondent_once_and_no_hidden_item() -> None:
    found = satisfaction(MIXED, "a", "1", YEAR).value
    assert isinstance(found, Estimate)
    assert found.value == pytest.approx((12 + 10 + 12) / (16 + 20 + 16))
    assert found.n == 20  # respondents, not 52 answers
    low, high = proportion_confint(found.value * 20, 20, method="wilson")
    assert (found.low, found.high) == pytest.approx((low, high))


def test_promises_are_told_by_whose_they_are() -> None:
    found = promises_kept(MIXED, "a", "1", YEAR)
    assert found.code == "P24"
    assert [part.name for part in found.parts] == ["municipality", "police", "business"]
    city, police, businesses = (part.value for part in found.parts)
    assert isinstance(city, Estimate)
    assert (city.value, city.n) == (12 / 16, 16)
    assert (police, businesses) == (FEW, NOT_ASKED)
    assert found.value == city  # the only one that is shown


@pytest.mark.parametrize("asked", [satisfaction, promises_kept])
def test_without_enough_answers_there_is_a_reason(asked: Asked) -> None:
    assert asked(MIXED, "a", "2", YEAR).value == NOT_ASKED
    assert asked(answers(("F33a", [5] * 9)), "a", "1", YEAR).value == FEW
