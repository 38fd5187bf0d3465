"""P08, P09 and the table from a point to what came of it, on three walks."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from analysis.process.followed import followed
from analysis.process.indicator import Also, Tally
from analysis.process.walks import points_acted_on, safety_walks
from analysis.results import Counted, Estimate, NotPossible, Reason, Unit
from data.study import Period
from tests.analysis.process.by_hand import gaps, rows

YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
TODAY = date(2025, 12, 31)
WALKS = rows(
    """
    walk_id walked_on  point_id present_municipality present_police measure_id priority
    R-1     2025-02-01 1        3                    1              A-1        1
    R-1     2025-02-01 2        3                    1              A-2        2
    R-1     2025-02-01 3        3                    1              -          3
    R-2     2025-09-01 1        2                    0              A-9        1
    R-2     2025-09-01 2        2                    0              A-3        1
    R-3     2025-10-01 -        2                    -              -          -
    R-4     -          1        2                    1              -          -
    """,
    area_id="a",
    category="lighting",
)
MEASURES = rows(
    """
    measure_id decided_on due_on     done_on    status  owner_type   owner origin
    A-1        2025-02-11 2025-03-01 2025-02-20 done    municipality Gatan R-1
    A-2        2025-03-03 2025-12-01 -          ongoing private      -     R-1
    A-3        -          -          -          planned private      -     R-2
    A-4        2025-03-01 -          -          planned police       -     R-1
    A-5        2025-03-01 -          -          planned police       -     möte
    """,
    area_id="b",
    title="",
    measure_type="lighting",
)


def test_p08_three_walks_with_five_points() -> None:
    found = safety_walks(WALKS, "a", YEAR)
    assert found.value == Counted(value=3, unit=Unit.WALKS, n=3)
    assert found.beside[0].value == Counted(value=5 / 3, unit=Unit.POINTS_PER_WALK, n=3)
    assert gaps(found.missing) == {Reason.UNDATED_WALKS: 1}


def test_p08_the_police_walked_once_of_the_two_walks_that_tell() -> None:
    found = {part.name: part.value for part in safety_walks(WALKS, "a", YEAR).parts}
    assert found == {
        "municipality": Tally(count=3, of=3, unit=Unit.WALKS),
        "police": Tally(count=1, of=2, unit=Unit.WALKS),
    }


def test_p08_by_quarter_since_the_start() -> None:
    found = safety_walks(WALKS, "a", YEAR, start=date(2025, 1, 1))
    assert [one.value for one in found.series] == [
        Counted(value=n, unit=Unit.WALKS, n=n) for n in (1, 0, 1, 1)
    ]


def test_the_table_follows_each_point_to_its_owner_and_state() -> None:
    table = followed(WALKS, MEASURES, "a", TODAY)
    told = table[["walk_id", "point_id", "measure_id", "chain", "state"]]
    assert told.to_numpy().tolist() == [
        ["R-1", "1", "A-1", "whole", "done"],
        ["R-1", "2", "A-2", "whole", "overdue"],
        ["R-1", "3", "", "no_measure", ""],
        ["R-1", "", "A-4", "no_point", "planned"],
        ["R-2", "1", "A-9", "unknown_measure", ""],
        ["R-2", "2", "A-3", "undecided", "planned"],
        ["R-4", "1", "", "no_measure", ""],
    ]
    assert list(table["owner"][:2]) == ["Gatan", ""]
    assert list(table["owner_type"][:2]) == ["municipality", "private"]


def test_the_table_tells_days_to_the_decision_and_days_late() -> None:
    table = followed(WALKS, MEASURES, "a", TODAY)
    np.testing.assert_array_equal(table["days_to_decision"][:3], [10, 30, np.nan])
    np.testing.assert_array_equal(table["days_late"][:3], [np.nan, 30, np.nan])


def test_the_table_loses_no_point_and_repeats_none() -> None:
    twice = pd.concat([MEASURES, MEASURES.assign(row=MEASURES["row"] + 100)])
    for measures in (MEASURES, twice, MEASURES[:0], None):
        table = followed(WALKS, measures, "a", TODAY)
        assert (table["point_id"] != "").sum() == 6
    assert followed(None, MEASURES, "a", TODAY).empty
    assert followed(WALKS[:0], None, "a", TODAY).empty


def test_a_decision_that_is_still_to_come_is_none_yet() -> None:
    early = followed(WALKS, MEASURES.assign(done_on=NO_DAY, status=""), "a", date(2025, 2, 15))
    assert list(early["chain"][:2]) == ["whole", "undecided"]


NO_DAY = pd.Series(pd.NaT, index=MEASURES.index, dtype="datetime64[us]")


def test_p09_two_of_five_points_have_a_decided_measure() -> None:
    found = points_acted_on(WALKS, MEASURES, "a", YEAR, TODAY)
    assert isinstance(found.value, Tally)
    assert (found.value.count, found.value.of, found.value.unit) == (2, 5, Unit.POINTS)
    assert found.value.chance is not None
    assert gaps(found.missing) == {
        Reason.POINTS_WITHOUT_MEASURE: 3,
        Reason.UNKNOWN_MEASURES: 1,
        Reason.LINKED_UNDECIDED: 1,
    }


def test_p09_the_decisions_took_twenty_days_in_the_middle() -> None:
    """10 and 30 days; of all points too few have a decision to say when half have."""
    beside = {b.what: b.value for b in points_acted_on(WALKS, MEASURES, "a", YEAR, TODAY).beside}
    assert beside[Also.DAYS_TO_DECISION] == Counted(value=20, unit=Unit.DAYS, n=2)
    assert beside[Also.HALF_DECIDED] == NotPossible(Reason.FEW_ENDED, size=2)


def test_p09_a_measure_from_before_the_walk_counts_but_not_in_the_time() -> None:
    before = MEASURES.assign(
        decided_on=MEASURES["decided_on"].mask(
            MEASURES["measure_id"] == "A-1", pd.Timestamp("2025-01-15")
        )
    )
    found = points_acted_on(WALKS, before, "a", YEAR, TODAY)
    assert isinstance(found.value, Tally)
    assert found.value.count == 2
    assert gaps(found.missing)[Reason.DECIDED_BEFORE_WALK] == 1
    assert found.beside[0].value == Counted(value=30, unit=Unit.DAYS, n=1)


def test_p09_a_measure_that_began_without_a_day_of_decision_is_decided() -> None:
    begun = MEASURES.assign(decided_on=NO_DAY)
    found = points_acted_on(WALKS, begun, "a", YEAR, TODAY)
    assert isinstance(found.value, Tally)
    assert found.value.count == 1  # A-1 is done; A-2 is late and nobody said that it had begun
    assert gaps(found.missing)[Reason.NO_TIME_TO_DECISION] == 1


def test_p09_points_without_a_decision_have_waited_until_today() -> None:
    """Ten points, six decided after 1 to 6 days: half of all by day 5, of those six by 3.5."""
    points = "\n".join(f"R-1 2025-02-01 {n} A-{n}" for n in range(1, 11))
    walks = rows(f"walk_id walked_on point_id measure_id\n{points}", area_id="a")
    days = "\n".join(f"A-{n} {date(2025, 2, 1 + n)}" for n in range(1, 7))
    measures = rows(f"measure_id decided_on\n{days}", area_id="a")
    found = {b.what: b.value for b in points_acted_on(walks, measures, "a", YEAR, TODAY).beside}
    half, median = found[Also.HALF_DECIDED], found[Also.DAYS_TO_DECISION]
    assert isinstance(half, Estimate)
    assert (half.value, half.n) == (5, 10)
    assert median == Counted(value=3.5, unit=Unit.DAYS, n=6)


@pytest.mark.parametrize("walks", [None, WALKS[:0], WALKS.assign(area_id="b"), WALKS[6:]])
def test_without_walks_there_is_no_answer(walks: pd.DataFrame | None) -> None:
    none = NotPossible(Reason.NO_WALKS)
    assert safety_walks(walks, "a", YEAR).value == none
    assert points_acted_on(walks, MEASURES, "a", YEAR, TODAY).value == none


def test_a_walk_without_points_is_a_walk_and_has_nothing_to_act_on() -> None:
    assert safety_walks(WALKS[5:6], "a", YEAR).value == Counted(value=1, unit=Unit.WALKS, n=1)
    found = points_acted_on(WALKS[5:6], MEASURES, "a", YEAR, TODAY)
    assert (found.value, found.beside) == (NotPossible(Reason.NO_POINTS), ())
