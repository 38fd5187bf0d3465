"""Did other offences take over?"""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.coverage import Coverage
from analysis.findings import judge
from analysis.multiplicity import benjamini_hochberg
from analysis.other_offences import OtherOffences, other_offences
from analysis.results import Comparison
from tests.analysis.pilots import COVERED, EVEN, PILOT, THEFT, month_counts

KNOWN = Coverage(whole=COVERED)


def profiles(business: bool | None = None, **own: tuple[int, int]) -> pd.DataFrame:
    """Each group's own counts in the pilot area; the comparison areas alike in all of them."""
    tables = [
        month_counts({"north": counts, **EVEN}).assign(offence_group=group, business=business)
        for group, counts in own.items()
    ]
    return pd.concat(tables, ignore_index=True)


def found(rows: pd.DataFrame, **changes: object) -> OtherOffences:
    return other_offences(rows, PILOT, replace(THEFT, **changes), KNOWN)  # type: ignore[arg-type]


def test_each_other_group_is_judged_as_the_headline_is() -> None:
    rows = profiles(theft=(240, 45), damage=(240, 180), threat=(120, 45))
    answer = found(rows)
    assert [one.group for one in answer.changes] == ["damage", "threat"]  # most first
    damage = rows[rows["offence_group"] == "damage"]
    alone = judge(damage, PILOT, replace(THEFT, groups=frozenset({"damage"})), KNOWN).change
    assert answer.changes[0].change == alone


def test_each_p_counts_how_many_were_looked_at() -> None:
    answer = found(profiles(theft=(240, 45), damage=(240, 180), threat=(120, 45), drugs=(90, 40)))
    alone = [one.change.p for one in answer.changes]
    assert [one.p for one in answer.changes] == pytest.approx(benjamini_hochberg(alone))
    assert [one.stands_out for one in answer.changes] == [True, False, False]


def test_at_an_early_decision_a_group_must_be_as_sure_as_the_headline_to_stand_out() -> None:
    rows = profiles(theft=(240, 45), damage=(240, 56))
    early = other_offences(rows, PILOT, THEFT, KNOWN, level=0.9948)
    [once], [one] = found(rows).changes, early.changes
    assert once.p == one.p
    assert one.change.level == 0.9948
    assert 1 - 0.9948 < one.p <= 0.05
    assert once.stands_out
    assert not one.stands_out


def test_a_group_of_few_incidents_is_named_and_has_no_number() -> None:
    answer = found(profiles(theft=(240, 45), damage=(12, 9), robbery=(3, 1)))
    assert answer == OtherOffences(changes=(), left_out=("damage", "robbery"))


def test_a_group_that_the_pilot_area_does_not_have_is_not_looked_at() -> None:
    answer = found(profiles(theft=(240, 45), damage=(0, 0)))
    assert answer == OtherOffences(changes=(), left_out=())


def test_a_plan_of_business_related_incidents_asks_for_those_only() -> None:
    rows = pd.concat(
        [profiles(business=True, damage=(240, 90)), profiles(business=False, damage=(240, 180))]
    )
    [both] = found(rows).changes
    [business] = found(rows, business=True).changes
    assert both.change.value > business.change.value
    assert isinstance(business.change, Comparison)
    assert business.change.value == pytest.approx((90 / 240) / (75 / 200))


def test_nothing_counted_is_nothing_compared() -> None:
    empty = profiles(theft=(240, 45)).iloc[:0]
    assert found(empty) == OtherOffences(changes=(), left_out=())
