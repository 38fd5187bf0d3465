"""P12: days from the decision, where the measures that are open have waited so far."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from analysis.process.indicator import Also
from analysis.process.time_to_done import time_to_done
from analysis.results import Counted, Estimate, NotPossible, Reason, Unit
from data.study import Period
from tests.analysis.process.by_hand import gaps, rows
from tests.analysis.process.measures_by_hand import MEASURES, TODAY, YEAR

NO_DAY = pd.Series(pd.NaT, index=MEASURES.index, dtype="datetime64[us]")


def test_p12_by_hand_eleven_measures_of_which_five_wait() -> None:
    """
    Done after 10, 20, 30, 40 (p2, c4), 60 days; c6 waits 30, c5 213, n1 244, p3 and p4 305.

    S: 10/11, 9/11, 8/11 after 10, 20, 30; c6 leaves; x 5/7 = 0.519 after 40; x 4/5 = 0.416 at 60.
    """
    found = time_to_done(MEASURES, "a", YEAR, TODAY)
    assert isinstance(found.value, Estimate)
    assert (found.value.value, found.value.unit, found.value.n) == (60, Unit.DAYS, 11)
    assert found.value.low < 60
    beside = {b.what: b.value for b in found.beside if b.by is None}
    assert beside[Also.STILL_OPEN] == Counted(value=5, unit=Unit.MEASURES, n=11)
    assert beside[Also.NINE_IN_TEN] == NotPossible(Reason.NOT_REACHED, size=6)
    assert gaps(found.missing) == {Reason.CANCELLED_LEFT_OUT: 1, Reason.OWNER_NOT_SAID: 1}


def test_p12_an_owner_with_few_done_is_not_told() -> None:
    found = time_to_done(MEASURES, "a", YEAR, TODAY)
    parts = {part.name: part.value for part in found.parts}
    assert parts["municipality"] == NotPossible(Reason.FEW_ENDED, size=4)
    assert parts["private"] == NotPossible(Reason.FEW_ENDED, size=2)
    open_ = {b.name: b.value for b in found.beside if b.what is Also.STILL_OPEN}
    assert open_["private"] == Counted(value=2, unit=Unit.MEASURES, n=4)


def test_p12_nine_in_ten_comes_later_than_the_half() -> None:
    lines = "\n".join(f"m{n} 2025-01-01 2025-01-{n + 1:02d}" for n in range(1, 21))
    done = rows(f"measure_id decided_on done_on\n{lines}", area_id="a")
    found = time_to_done(done, "a", YEAR, TODAY)
    assert isinstance(found.value, Estimate)
    assert found.value.value == 10
    nine = found.beside[0].value
    assert isinstance(nine, Estimate)
    assert nine.value == 18


def test_p12_what_the_days_contradict_is_left_out_and_told() -> None:
    odd = rows(
        """
        measure_id decided_on done_on    status  due_on
        backwards  2025-03-01 2025-02-01 done    -
        no_day     2025-03-01 -          done    -
        undecided  -          2025-03-05 done    2025-03-01
        later      2026-02-01 -          planned -
        """,
        area_id="a",
    )
    found = time_to_done(
        pd.concat([MEASURES, odd]), "a", Period(YEAR.start, date(2027, 1, 1)), TODAY
    )
    assert isinstance(found.value, Estimate)
    assert (found.value.value, found.value.n) == (60, 11)
    assert gaps(found.missing) == {
        Reason.CANCELLED_LEFT_OUT: 1,
        Reason.NO_DECISION_DAY: 1,
        Reason.DECIDED_LATER: 1,
        Reason.DONE_WITHOUT_DAY: 1,
        Reason.DONE_BEFORE_DECIDED: 1,
        Reason.OWNER_NOT_SAID: 5,
    }


@pytest.mark.parametrize(
    ("measures", "reason"),
    [
        (None, Reason.NO_MEASURES),
        (MEASURES.iloc[:0], Reason.NO_MEASURES),
        (MEASURES[MEASURES["status"] == "cancelled"], Reason.NO_MEASURES),
        (MEASURES.assign(decided_on=NO_DAY), Reason.NO_DECISION_DAYS),
    ],
)
def test_p12_refuses_where_nothing_can_be_counted(
    measures: pd.DataFrame | None, reason: Reason
) -> None:
    found = time_to_done(measures, "a", YEAR, TODAY)
    assert (found.value, found.parts, found.beside) == (NotPossible(reason), (), ())


def test_p12_the_more_time_passes_without_an_end_the_longer_it_takes() -> None:
    rng = np.random.default_rng(7)
    decided = pd.Timestamp("2025-01-01") + pd.to_timedelta(rng.integers(0, 90, 60), unit="D")
    done = pd.Series(decided + pd.to_timedelta(rng.integers(5, 120, 60), unit="D"))
    measures = pd.DataFrame(
        {"row": range(60), "area_id": "a", "decided_on": decided, "done_on": done}
    ).astype({"decided_on": "datetime64[us]", "done_on": "datetime64[us]"})
    fewer = measures.assign(done_on=measures["done_on"].mask(measures["row"] % 3 == 0))
    every, some = (time_to_done(m, "a", YEAR, TODAY).value for m in (measures, fewer))
    assert isinstance(every, Estimate)
    assert isinstance(some, Estimate)
    assert some.value > every.value
