"""P14: whose the measures and their cost are, and how many have a cost at all."""

import pandas as pd
import pytest

from analysis.process.indicator import Also, By, Tally
from analysis.process.owners import by_owner, split_between_owners
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from tests.analysis.process.by_hand import gaps, rows
from tests.analysis.process.measures_by_hand import MEASURES, TODAY, YEAR


def test_p14_the_city_has_six_of_eleven_measures_and_most_of_the_cost() -> None:
    """Without the one cancelled: 1000 + 2000 + 3000 + 4000 of the city."""
    found = split_between_owners(MEASURES, "a", YEAR, TODAY)
    assert found.value == Counted(value=11, unit=Unit.MEASURES, n=11)
    assert {part.name: part.value for part in found.parts} == {
        "municipality": Tally(count=6, of=11, unit=Unit.MEASURES),
        "private": Tally(count=4, of=11, unit=Unit.MEASURES),
        "": Tally(count=1, of=11, unit=Unit.MEASURES),
    }
    cost = {b.name: b.value for b in found.beside if b.what is Also.COST and b.by is By.OWNER}
    assert cost["municipality"] == Tally(count=10_000, of=10_000, unit=Unit.SEK)
    assert cost["private"] == Hidden(Reason.FEW_BUSINESSES)
    assert cost[""] == NotPossible(Reason.NO_COSTS)


def test_p14_tells_how_many_have_a_cost_and_takes_none_below_nothing() -> None:
    found = split_between_owners(MEASURES, "a", YEAR, TODAY)
    have = {b.name: b.value for b in found.beside if b.what is Also.WITH_COST}
    assert have[""] == Tally(count=0, of=1, unit=Unit.MEASURES)
    assert have["municipality"] == Tally(count=4, of=6, unit=Unit.MEASURES)
    assert have["private"] == Tally(count=1, of=4, unit=Unit.MEASURES)
    assert found.beside[0].value == Counted(value=10_000, unit=Unit.SEK, n=4)
    assert found.beside[1].value == Tally(count=5, of=11, unit=Unit.MEASURES)
    assert gaps(found.missing) == {
        Reason.CANCELLED_LEFT_OUT: 1,
        Reason.COST_NOT_SAID: 6,
        Reason.COST_WITHHELD: 1,
        Reason.OWNER_NOT_SAID: 1,
    }


def test_p14_the_shares_of_measures_and_of_cost_add_up_to_all() -> None:
    found = split_between_owners(MEASURES, "a", YEAR, TODAY)
    shares = [part.value.share for part in found.parts if isinstance(part.value, Tally)]
    cost = [
        b.value.share
        for b in found.beside
        if b.what is Also.COST and b.by and isinstance(b.value, Tally)
    ]
    assert sum(shares) == pytest.approx(1)
    assert sum(cost) == pytest.approx(1)


def test_p14_what_three_businesses_paid_is_told_and_what_two_paid_is_in_no_sum() -> None:
    paid = MEASURES.assign(
        org_id=MEASURES["measure_id"],
        cost_sek=MEASURES["cost_sek"].mask(MEASURES["owner_type"] == "private", 7_000),
    )
    for left_out, private in (
        ("p4", Tally(count=21_000, of=31_000, unit=Unit.SEK)),
        ("p3 p4", Hidden(Reason.FEW_BUSINESSES)),
    ):
        some = paid[~paid["measure_id"].isin(left_out.split())]
        found = split_between_owners(some, "a", YEAR, TODAY)
        cost = {b.name: b.value for b in found.beside if b.what is Also.COST}
        assert cost["private"] == private
        whole = cost["municipality"].of if isinstance(cost["municipality"], Tally) else 0
        assert isinstance(found.beside[0].value, Counted)
        assert found.beside[0].value.value == whole


def test_p14_without_any_cost_the_measures_are_told_all_the_same() -> None:
    found = split_between_owners(MEASURES.assign(cost_sek=float("nan")), "a", YEAR, TODAY)
    assert found.value == Counted(value=11, unit=Unit.MEASURES, n=11)
    assert {b.value for b in found.beside if b.what is Also.COST} == {NotPossible(Reason.NO_COSTS)}


@pytest.mark.parametrize("measures", [None, MEASURES[MEASURES["status"] == "cancelled"]])
def test_p14_without_measures_there_is_no_answer(measures: pd.DataFrame | None) -> None:
    found = split_between_owners(measures, "a", YEAR, TODAY)
    assert (found.value, found.parts) == (NotPossible(Reason.NO_MEASURES), ())


def test_owners_that_no_list_knows_come_after_the_others_and_nobodys_come_last() -> None:
    measures = rows("owner_type\n-\nföreningen\njoint\nprivate")
    assert [name for name, _ in by_owner(measures)] == [
        "municipality",
        "private",
        "joint",
        "föreningen",
        "",
    ]
