"""Why just here, just then?"""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analysis.coverage import Coverage
from analysis.findings import judge
from analysis.results import Comparison, Estimate, Hidden, Method, NotPossible, Reason
from analysis.selection import Corrected, SelectionFindings, before_without, selection
from analysis.turns import Turns
from data.study import Period, Pilot
from tests.analysis.pilots import PILOT, THEFT, month_counts

EARLY = Coverage(whole=(date(2019, 1, 1), date(2025, 5, 1)))
LATE = Coverage(whole=(date(2022, 1, 1), date(2025, 5, 1)))
ALL = frozenset({"north"})
SUMMER = replace(
    PILOT,
    before=Period(date(2023, 6, 1), date(2023, 9, 1)),
    after=Period(date(2024, 6, 1), date(2024, 9, 1)),
)
HISTORY = replace(PILOT, before=Period(date(2019, 1, 1), PILOT.before.end))


def months(bad_year: int, own: int = 20, after: int = 120) -> pd.DataFrame:
    """Five years before, `own` a month and `bad_year` in the last of them; 20 elsewhere."""
    totals = {"north": (own * 60, after)} | {area: (20 * 60, 20 * 12) for area in PILOT.comparison}
    counts = month_counts(totals, HISTORY)
    bad = (counts["area_id"] == "north") & counts["month"].dt.year.eq(2023)
    counts.loc[bad, "count"] = bad_year
    return counts


def asked(
    counts: pd.DataFrame,
    coverage: Coverage = EARLY,
    bases: pd.DataFrame | None = None,
    pilot: Pilot = PILOT,
) -> SelectionFindings | NotPossible | Hidden:
    found = judge(counts, pilot, THEFT, coverage)
    return selection(counts, pilot, THEFT, coverage, found, bases)


def told(
    counts: pd.DataFrame, coverage: Coverage = EARLY, bases: pd.DataFrame | None = None
) -> SelectionFindings:
    answer = asked(counts, coverage, bases)
    assert isinstance(answer, SelectionFindings)
    return answer


def businesses(own: float) -> pd.DataFrame:
    rows = [("north", 2022, "businesses", own)]
    rows += [(area, 2022, "businesses", 40) for area in sorted(PILOT.comparison)]
    return pd.DataFrame(rows, columns=["area_id", "year", "base", "value"])


@pytest.mark.parametrize(
    ("pilot", "left_out", "coverage", "expected"),
    [
        (PILOT, 6, EARLY, (date(2021, 8, 1), date(2023, 8, 1))),  # the start is in February
        (PILOT, 12, EARLY, (date(2021, 2, 1), date(2023, 2, 1))),
        (PILOT, 6, LATE, (date(2022, 8, 1), date(2023, 8, 1))),  # a whole year is left
        (PILOT, 12, LATE, (date(2022, 2, 1), date(2023, 2, 1))),
        (replace(PILOT, start=date(2024, 7, 1)), 6, LATE, (date(2022, 1, 1), date(2024, 1, 1))),
        (SUMMER, 12, EARLY, (date(2022, 6, 1), date(2022, 9, 1))),
    ],
)
def test_the_months_before_the_start_are_left_out_in_whole_years(
    pilot: Pilot, left_out: int, coverage: Coverage, expected: tuple[date, date]
) -> None:
    assert before_without(pilot, left_out, coverage, ALL) == Period(*expected)


def test_where_no_whole_year_is_left_there_is_no_answer() -> None:
    year = replace(PILOT, before=Period(date(2023, 1, 1), date(2024, 1, 1)))
    since = Coverage(whole=(date(2023, 1, 1), date(2025, 5, 1)))
    for pilot, left_out, coverage in ((year, 6, since), (year, 12, since), (SUMMER, 12, since)):
        refused = before_without(pilot, left_out, coverage, ALL)
        assert refused == NotPossible(Reason.NO_EARLIER, size=left_out)
    assert before_without(SUMMER, 6, EARLY, ALL) == NotPossible(Reason.NO_EARLIER, size=6)


def test_an_area_without_the_earlier_months_shortens_the_period() -> None:
    partly = replace(EARLY, by_area={"north": (date(2022, 1, 1), date(2025, 5, 1))})
    shorter = before_without(PILOT, 12, partly, ALL)
    assert shorter == Period(date(2022, 2, 1), date(2023, 2, 1))


def test_a_fall_from_a_bad_last_year_depends_on_it() -> None:
    answer = told(months(60, after=240))
    assert answer.headline.high < 1  # 20 a month after, 40 before
    last = answer.longest
    assert last.months == 12
    assert last.turns.answer
    assert isinstance(last.change, Comparison)
    assert last.change.low < 1 < last.change.high
    assert last.change.value == pytest.approx(1, abs=0.1)  # January is among what is left out


def test_a_fall_from_a_steady_level_does_not() -> None:
    answer = told(months(20))
    assert [one.months for one in answer.without] == [6, 12]
    assert all(one.turns == Turns() for one in answer.without)
    assert answer.baseline == 24
    for one in answer.without:
        assert isinstance(one.change, Comparison)
        assert one.change.value == round(answer.headline.value, 2)


def test_it_is_the_headline_of_the_other_before_period() -> None:
    counts = months(35)
    [six, _] = told(counts).without
    assert six.before is not None
    other = judge(counts, replace(PILOT, before=six.before), THEFT, EARLY).change
    assert isinstance(six.change, Comparison)
    assert isinstance(other, Comparison)
    shown = (six.change.value, six.change.low, six.change.high)
    assert shown == tuple(round(x, 2) for x in (other.value, other.low, other.high))
    assert (six.change.n, six.change.caveats) == (0, ())


def test_at_an_early_decision_it_is_as_sure_as_the_headline() -> None:
    counts = months(35)
    found = judge(counts, PILOT, THEFT, EARLY, level=0.9948)
    answer = selection(counts, PILOT, THEFT, EARLY, found, businesses(40))
    assert isinstance(answer, SelectionFindings)
    changes = [one.change for one in answer.without]
    if isinstance(answer.corrected, Corrected):
        changes.append(answer.corrected.change)  # type: ignore[arg-type]
    assert len(changes) == 3
    assert {getattr(one, "level", None) for one in changes} == {0.9948}


def test_without_earlier_months_the_reason_stands_where_the_answer_would() -> None:
    year = replace(PILOT, before=Period(date(2023, 1, 1), date(2024, 1, 1)))
    since = Coverage(whole=(date(2023, 1, 1), date(2025, 5, 1)))
    answer = asked(months(20), since, pilot=year)
    assert isinstance(answer, SelectionFindings)
    refusals = [NotPossible(Reason.NO_EARLIER, size=size) for size in (6, 12)]
    assert [one.change for one in answer.without] == refusals
    assert answer.longest.turns.unknown


def test_as_many_as_its_businesses_lead_one_to_expect_is_not_corrected() -> None:
    corrected = told(months(20), bases=businesses(40)).corrected
    assert isinstance(corrected, Corrected)
    assert (corrected.by_itself, corrected.base) == (1, "businesses")
    assert corrected.turns == Turns()


def test_more_than_its_businesses_lead_one_to_expect_would_partly_have_passed() -> None:
    answer = told(months(30), bases=businesses(40))
    corrected = answer.corrected
    assert isinstance(corrected, Corrected)
    assert corrected.by_itself < 1
    assert 0 < corrected.weight < 1
    headline, change = answer.headline, corrected.change
    assert change.method is Method.EMPIRICAL_BAYES
    assert headline.value < change.value < 1
    # moved, and no narrower
    assert change.high / change.low == pytest.approx(headline.high / headline.low, abs=0.1)
    fewer = told(months(15), bases=businesses(40)).corrected
    assert isinstance(fewer, Corrected)
    assert fewer.by_itself > 1


def test_without_bases_it_says_so_and_the_rest_is_answered() -> None:
    answer = told(months(20))
    assert answer.corrected == NotPossible(Reason.NO_BASES)
    some = told(months(20), bases=businesses(40).head(4)).corrected
    assert some == NotPossible(Reason.NO_BASES)


def test_where_there_is_no_headline_its_reason_is_given() -> None:
    few = asked(months(20), pilot=replace(PILOT, comparison=frozenset("abc")))
    assert few == NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=3)
    assert asked(months(20, after=3)) == Hidden(Reason.SMALL_COUNT)


@pytest.mark.parametrize("wrong", [-1, 2.5, float("nan"), float("inf")])
def test_what_is_no_count_is_refused(wrong: float) -> None:
    counts = months(20)
    found = judge(counts, PILOT, THEFT, EARLY)
    assert isinstance(found.change, Estimate)
    broken = counts.astype({"count": "float64"})
    broken.loc[3, "count"] = wrong
    answer = selection(broken, PILOT, THEFT, EARLY, found, None)
    assert answer == NotPossible(Reason.NOT_COUNTS)
