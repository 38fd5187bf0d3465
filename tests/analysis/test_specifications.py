from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from math import log
from statistics import fmean, median

import numpy as np
import pandas as pd
import pytest

from analysis.choices import Around, Choice, Kind, Way
from analysis.counts import BeforeAfter
from analysis.coverage import Coverage
from analysis.dispersion import dispersion
from analysis.effect import relative_change
from analysis.findings import judge
from analysis.results import Comparison, NotPossible, Reason, Stance, Verdict, Wording
from analysis.specifications import Specification, Specifications, Standing, specifications
from analysis.verdict import verdict
from data.study import Outcome, Period, Pilot
from tests.analysis.panels import as_counts, panel
from tests.analysis.pilots import PILOT, THEFT

FIRST, LAST = date(2021, 1, 1), date(2026, 4, 1)
MONTHS = 63
OTHERS = tuple(f"area{i}" for i in range(10))
BOTH: Outcome = replace(THEFT, groups=frozenset({"theft", "damage"}))
TOWN: Pilot = replace(
    PILOT,
    comparison=frozenset(OTHERS),
    buffers=frozenset({"street"}),
    after=Period(date(2024, 4, 1), LAST),
    primary=BOTH,
)
KNOWN = Coverage(whole=(FIRST, LAST))
PLANS = tuple(Choice(kind, Way.PLAN) for kind in Kind)


def drawn(
    *, effect: float = 0.5, seed: int = 3, rates: Mapping[str, float] | None = None
) -> pd.DataFrame:
    """Theft, damage and assault by area and month; the pilot's theft changes at the start."""
    rng = np.random.default_rng(seed)
    areas = ["north", "street", *OTHERS]
    parts = []
    for group, rate in (
        {"theft": 20.0, "damage": 10.0, "assault": 5.0} | dict(rates or {})
    ).items():
        months = panel(rng, [rate] * len(areas), months=MONTHS)
        if group == "theft":
            months[39:, 0] = (months[39:, 0] * effect).astype(int)
        parts.append(as_counts(months, areas, str(FIRST)).assign(offence_group=group))
    return pd.concat(parts).assign(business=None)


def asked(
    counts: pd.DataFrame,
    pilot: Pilot = TOWN,
    around: Around = Around(),  # noqa: B008 - frozen
    known: Coverage = KNOWN,
) -> Specifications:
    own = counts[counts["offence_group"].isin(list(pilot.primary.groups))]
    answer = judge(own, pilot, pilot.primary, known)
    found = specifications(counts, pilot, pilot.primary, known, answer, around)
    assert isinstance(found, Specifications), found
    return found


COUNTS = drawn()
FOUND = asked(COUNTS)


def test_the_plan_s_own_way_is_the_headline() -> None:
    own = COUNTS[COUNTS["offence_group"].isin(list(BOTH.groups))]
    headline = judge(own, TOWN, BOTH, KNOWN)
    plan = FOUND.plan
    assert plan.choices == PLANS
    assert isinstance(headline.change, Comparison)
    assert (plan.change.value, plan.change.low, plan.change.high, plan.change.n) == pytest.approx(
        (
            headline.change.value,
            headline.change.low,
            headline.change.high,
            headline.change.n,
        )
    )
    assert headline.verdict is not None
    assert plan.verdict.wording is headline.verdict.wording


def test_at_an_early_decision_every_way_is_as_sure_as_the_headline() -> None:
    own = COUNTS[COUNTS["offence_group"].isin(list(BOTH.groups))]
    early = judge(own, TOWN, BOTH, KNOWN, level=0.9948)
    found = specifications(COUNTS, TOWN, BOTH, KNOWN, early, Around())
    assert isinstance(found, Specifications)
    assert {way.change.level for way in found.ways} == {0.9948}
    assert isinstance(early.change, Comparison)
    assert found.plan.change.low == pytest.approx(early.change.low)


def test_each_way_is_the_headline_of_its_own_choices_counted_by_hand() -> None:
    """The larger half, one year before, the latest year after, theft alone."""
    theft = COUNTS[COUNTS["offence_group"] == "theft"]
    wide = theft.pivot_table(index="month", columns="area_id", values="count", aggfunc="sum")
    of_both = COUNTS[COUNTS["offence_group"] != "assault"]
    sizes = of_both[(of_both["month"] >= "2022") & (of_both["month"] < "2024")]
    by_size = sizes.groupby("area_id")["count"].sum().loc[list(OTHERS)].sort_values()
    larger = list(by_size.index[5:])
    before, after = wide.loc["2023"], wide.loc["2025-04":"2026-03"]
    counted = {
        a: BeforeAfter(int(before[a].sum()), int(after[a].sum())) for a in map(str, wide.columns)
    }
    answer = relative_change(
        {"north": counted["north"]},
        {area: counted[area] for area in sorted(larger)},
        dispersion=dispersion(pd.DataFrame(before)[sorted(["north", *larger])]),
    )
    wanted = (
        Choice(Kind.COMPARED, Way.LARGER),
        Choice(Kind.BEFORE, Way.YEARS, "1"),
        Choice(Kind.AFTER, Way.LATEST_YEAR),
        Choice(Kind.COUNTED, Way.GROUP, "theft"),
    )
    [way] = [way for way in FOUND.ways if way.choices == wanted]
    assert way.change == answer
    assert isinstance(answer, Comparison)
    assert way.verdict == verdict(answer, BOTH)


def test_all_combinations_of_all_choices_are_asked_once() -> None:
    by_kind = {kind: [c for c in FOUND.choices if c.kind is kind] for kind in Kind}
    assert [c.way for c in by_kind[Kind.COMPARED]] == [
        Way.PLAN,
        Way.WITHOUT,
        Way.WITHOUT,
        Way.LARGER,
        Way.SMALLER,
    ]
    assert [len(choices) for choices in by_kind.values()] == [5, 3, 3, 4]
    assert len({way.choices for way in FOUND.ways}) == len(FOUND.ways) == 5 * 3 * 3 * 4
    values = [way.change.value for way in FOUND.ways]
    assert values == sorted(values)
    assert not FOUND.left_out


def test_of_many_groups_only_the_four_largest_are_asked_alone() -> None:
    many = {f"group{i}": 10.0 + 5 * i for i in range(5)}
    pilot = replace(TOWN, primary=replace(BOTH, groups=frozenset({*many, "theft"})))
    found = asked(drawn(effect=1.0, rates=many), pilot)
    groups = {c.detail for c in found.choices if c.way is Way.GROUP}
    assert groups == {"theft", "group2", "group3", "group4"}


def test_the_areas_left_out_one_at_a_time_are_those_that_move_the_answer_most() -> None:
    left_out = [c.detail for c in FOUND.choices if c.way is Way.WITHOUT]
    months = COUNTS[COUNTS["offence_group"] != "assault"]
    without = {}
    for area in OTHERS:
        answer = judge(months, replace(TOWN, comparison=TOWN.comparison - {area}), BOTH, KNOWN)
        assert isinstance(answer.change, Comparison)
        without[area] = answer.change.value
    assert set(left_out) == {min(without, key=without.get), max(without, key=without.get)}  # type: ignore[arg-type]


def test_buffers_and_pilots_and_what_happened_there_change_nothing() -> None:
    around = Around(alike=frozenset({*OTHERS[:6], "street", "north"}))
    wild = COUNTS.assign(
        count=COUNTS["count"].where(COUNTS["area_id"] != "street", COUNTS["count"] * 7)
    )
    assert asked(COUNTS, around=around).ways == asked(wild, around=around).ways


def test_months_that_no_window_holds_change_nothing() -> None:
    outside = (COUNTS["month"] >= "2024-01") & (COUNTS["month"] < "2024-04")  # while it came
    wild = COUNTS.assign(count=COUNTS["count"].where(~outside, 99))
    assert asked(wild).ways == FOUND.ways


def test_twice_the_incidents_everywhere_give_the_same_ratios() -> None:
    doubled = asked(COUNTS.assign(count=COUNTS["count"] * 2))
    values = {way.choices: way.change.value for way in doubled.ways}
    for way in FOUND.ways:
        if Way.WITHOUT not in {choice.way for choice in way.choices}:
            assert values[way.choices] == pytest.approx(way.change.value, rel=0.02)


def test_a_planted_fall_is_seen_whichever_way_is_chosen_and_the_offences_matter_most() -> None:
    deep = asked(drawn(effect=0.3))
    assert deep.plan.change.value < 0.7
    assert deep.same_direction == len([w for w in deep.ways if w.change.value < 1])
    moving = deep.moving()
    assert moving is not None
    assert moving.kind is Kind.COUNTED
    assert moving.lowest[0].detail == "theft"
    assert moving.highest[0].detail == "damage"
    theft = [log(w.change.value) for w in deep.ways if moving.lowest[0] in w.choices]
    assert log(moving.lowest[1]) == pytest.approx(fmean(theft))


def test_without_data_further_back_only_what_is_covered_is_asked_and_the_rest_is_counted() -> None:
    found = asked(COUNTS, known=Coverage(whole=(PILOT.before.start, LAST)))
    assert {c.detail for c in found.choices if c.kind is Kind.BEFORE} == {"", "1"}
    assert found.left_out == {Reason.NO_DATA_IN_PERIOD: 5 * 3 * 4}


def test_a_plan_of_a_single_season_is_not_combined_with_whole_years() -> None:
    half = replace(
        TOWN,
        before=Period(date(2023, 4, 1), date(2023, 10, 1)),
        start=date(2023, 11, 1),
        after=Period(date(2024, 4, 1), date(2024, 10, 1)),
    )
    found = asked(COUNTS, half)
    assert {c.way for way in found.ways for c in way.choices[1:3]} == {Way.PLAN}


def test_where_the_plan_has_no_answer_the_reason_is_the_answer() -> None:
    few = replace(TOWN, comparison=frozenset(OTHERS[:4]))
    own = COUNTS[COUNTS["offence_group"] != "assault"]
    answer = judge(own, few, BOTH, KNOWN)
    found = specifications(COUNTS, few, BOTH, KNOWN, answer, Around())
    assert found == answer.change == NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=4)


@pytest.mark.parametrize("wrong", [-1.0, 0.5, float("nan"), float("inf")])
def test_what_is_no_count_is_refused(wrong: float) -> None:
    own = COUNTS[COUNTS["offence_group"] != "assault"]
    answer = judge(own, TOWN, BOTH, KNOWN)
    bad = COUNTS.astype({"count": "float64"})
    bad["count"] = [wrong, *bad["count"][1:]]
    found = specifications(bad, TOWN, BOTH, KNOWN, answer, Around())
    assert found == NotPossible(Reason.NOT_COUNTS)


def with_damage_after(count: int) -> pd.DataFrame:
    """The pilot's damage after the start is so many in all, all in the first month."""
    own = (COUNTS["area_id"] == "north") & (COUNTS["offence_group"] == "damage")
    later = own & (COUNTS["month"] >= "2024-04")
    table = COUNTS.assign(count=COUNTS["count"].where(~later, 0))
    first = own & (COUNTS["month"] == "2024-04")
    return table.assign(count=table["count"].where(~first, count))


@pytest.mark.parametrize("count", [1, 4])
def test_a_way_that_rests_on_a_small_count_is_left_out_and_so_is_one_that_gives_it_away(
    count: int,
) -> None:
    found = asked(with_damage_after(count))
    whole_after = {
        choice.detail
        for way in found.ways
        if way.choices[2].way in (Way.PLAN, Way.FIRST_YEAR)
        for choice in way.choices
        if choice.way is Way.GROUP
    }
    assert whole_after == set()  # damage is small, and theft with it would tell how small
    assert found.left_out[Reason.SMALL_COUNT] >= 5 * 3 * 2 * 2


def test_five_are_no_small_count() -> None:
    ways = asked(with_damage_after(5)).ways
    assert any(Choice(Kind.COUNTED, Way.GROUP, "damage") in way.choices for way in ways)


def test_a_group_of_few_incidents_is_not_asked_alone() -> None:
    found = asked(drawn(rates={"damage": 0.5}))
    groups = {c.detail for way in found.ways for c in way.choices if c.way is Way.GROUP}
    assert groups <= {"theft"}
    assert {Reason.SMALL_COUNT, Reason.FEW_IN_WINDOW} & set(found.left_out)


def test_an_area_left_out_alone_that_has_few_incidents_is_not_left_out_alone() -> None:
    """The answers with and without it would tell of its count."""
    own = (COUNTS["area_id"] == "area0") & (COUNTS["month"] >= "2024-04")
    gone = COUNTS.assign(count=COUNTS["count"].where(~own, 0))
    one = own & (COUNTS["month"] == "2024-05") & (COUNTS["offence_group"] == "theft")
    found = asked(gone.assign(count=gone["count"].where(~one, 3)))
    assert "area0" not in {c.detail for c in found.choices}


def way(
    value: float, low: float, high: float, stance: Stance, *, plan: bool = False
) -> Specification:
    like = FOUND.plan.change
    change = replace(like, value=value, low=low, high=high)
    wording = {
        Stance.SUPPORTS: Wording.CLEAR,
        Stance.AGAINST: Wording.UNLIKELY,
        Stance.UNDECIDED: Wording.CANNOT_TELL,
    }[stance]
    choices = PLANS if plan else (Choice(Kind.COMPARED, Way.LARGER), *PLANS[1:])
    return Specification(choices, change, Verdict(stance, wording, change))  # type: ignore[arg-type]


YES, OPEN = Stance.SUPPORTS, Stance.UNDECIDED


@pytest.mark.parametrize(
    ("others", "standing"),
    [
        ([(0.8, YES)] * 9, Standing.STANDS),
        ([(0.8, YES)] * 7 + [(1.1, OPEN)] * 2, Standing.STANDS),
        ([(0.8, YES)] * 5 + [(0.9, OPEN)] * 4, Standing.DIRECTION),
        ([(0.8, YES)] * 5 + [(1.1, OPEN)] * 4, Standing.DEPENDS),
    ],
)
def test_the_answer_stands_where_four_of_five_ways_agree_with_it(
    others: list[tuple[float, Stance]], standing: Standing
) -> None:
    ways = (
        way(0.8, 0.7, 0.9, YES, plan=True),
        *(way(value, 0.5, 1.5, stance) for value, stance in others),
    )
    found = Specifications(ways=ways, choices=(), left_out={})
    assert found.standing is standing
    assert found.median == median(w.change.value for w in ways)
    assert found.same_direction == sum(w.change.value < 1 for w in ways)
    assert found.moving() is None
