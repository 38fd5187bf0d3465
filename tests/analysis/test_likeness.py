from dataclasses import replace
from datetime import date
from math import log

import numpy as np
import pandas as pd
import pytest

from analysis.likeness import (
    Candidate,
    LeftOut,
    LikenessFindings,
    Profile,
    Step,
    likeness,
)
from analysis.results import Hidden, NotPossible, Reason
from data.study import Period, Pilot, Study
from tests.analysis.panels import SEASON, panel
from tests.analysis.pilots import PILOT, THEFT

BEFORE = replace(PILOT, before=Period(date(2021, 1, 1), date(2024, 1, 1)))
OTHER = replace(BEFORE, area="another pilot", buffers=frozenset({"beside another"}))
STUDY = Study(title="", purpose="", decision_dates=(), decision_rule="", pilots=(BEFORE, OTHER))
FLAT = np.full(36, 40)


def rows(area: str, months: np.ndarray, group: str = "theft", **more: object) -> pd.DataFrame:
    month = pd.date_range("2021-01-01", periods=len(months), freq="MS")
    table = {"area_id": area, "month": month, "offence_group": group, "count": months}
    return pd.DataFrame(table | more)


def findings(*tables: pd.DataFrame, pilot: Pilot = BEFORE) -> LikenessFindings:
    found = likeness(pd.concat(tables), STUDY, pilot)
    assert isinstance(found, LikenessFindings)
    return found


def beside(*tables: pd.DataFrame) -> dict[str, Candidate]:
    """Candidates beside a pilot with 40 a month."""
    return {one.area: one for one in findings(rows("north", FLAT), *tables).candidates}


def profile(candidate: Candidate) -> Profile:
    assert isinstance(candidate.profile, Profile)
    return candidate.profile


def test_an_equal_area_is_like_in_everything_and_suggested() -> None:
    twin = beside(rows("a", FLAT))["a"]
    own = profile(twin)
    assert (own.level.value, own.trend.value, own.season.value, own.mix.value) == (0, 0, 0, 0)
    assert {m.step for m in (own.level, own.trend, own.season, own.mix)} == {Step.LIKE}
    assert (twin.incidents, twin.left_out, own.business) == (1440, (), None)


def test_half_as_many_is_said_but_leaves_nobody_out() -> None:
    # the comparison is scaled to the pilot's level
    half = beside(rows("a", FLAT // 2))["a"]
    assert profile(half).level.value == pytest.approx(log(1 / 2))
    assert profile(half).level.step is Step.UNLIKE
    assert half.left_out == ()


def test_an_area_that_halves_each_year_is_left_out_for_its_trend() -> None:
    falling = beside(rows("a", np.repeat([40, 20, 10], 12)))["a"]
    assert profile(falling).trend.value == pytest.approx(log(1 / 2), abs=0.01)
    assert falling.left_out == (LeftOut.TREND,)


@pytest.mark.parametrize(
    ("months", "reasons"),
    [
        (FLAT * 4, ()),
        (FLAT * 6, (LeftOut.MUCH_LARGER,)),
        (np.tile([3, 1], 18), ()),
        (np.tile([1, 1], 18), (LeftOut.MUCH_SMALLER,)),
    ],
)
def test_a_size_that_no_place_of_the_pilots_kind_has_leaves_an_area_out(
    months: np.ndarray, reasons: tuple[LeftOut, ...]
) -> None:
    others = (rows(name, FLAT) for name in "bcdef")
    assert beside(rows("a", months), *others)["a"].left_out == reasons


def test_the_rest_of_town_is_left_out_even_where_it_has_few_of_the_outcome() -> None:
    # 8 of 14 in all, though no more of the outcome than any other area
    towns = [rows(area, FLAT * 3, "damage") for area in ("north", "b")]
    town = beside(*towns, rows("b", FLAT), rows("a", FLAT), rows("a", FLAT * 8, "damage"))["a"]
    assert LeftOut.MUCH_LARGER in town.left_out


def test_areas_called_something_else_are_left_out_where_enough_are_called_the_same() -> None:
    counts = pd.concat([rows(area, FLAT) for area in ("north", *"abcdefg")])
    called = dict.fromkeys(["north", *"abcde"], "street") | {"f": "works", "g": ""}

    def out(kinds: dict[str, str]) -> set[str]:
        found = likeness(counts, STUDY, BEFORE, kinds=kinds)
        assert isinstance(found, LikenessFindings)
        assert all(c.left_out in ((), (LeftOut.OTHER_KIND,)) for c in found.candidates)
        return {c.area for c in found.candidates if c.left_out}

    assert out(called) == {"f"}
    assert out(called | {"e": ""}) == set()  # four are too few
    assert out(called | {"north": "pilot"}) == set()


def test_where_a_large_difference_would_pass_it_says_that_it_cannot_tell() -> None:
    few = np.tile([1, 0, 1, 1], 9)
    found = {
        c.area: c for c in findings(*map(rows, ("north", "a", "b"), (FLAT, few, FLAT))).candidates
    }
    small, large = profile(found["a"]), profile(found["b"])
    assert {m.step for m in (small.trend, small.season)} == {Step.CANNOT_TELL}
    assert {m.step for m in (large.trend, large.season)} == {Step.LIKE}
    assert not {LeftOut.TREND, LeftOut.SEASON, LeftOut.FEW_INCIDENTS} & set(found["a"].left_out)


MONTH = np.arange(36)
STEADY = np.ones(36)


@pytest.mark.parametrize(
    ("name", "large"),
    [
        ("trend", np.exp(log(1.5) * MONTH / 12)),
        ("season", np.where(MONTH % 2, 1.5, 0.5)),  # a quarter in other months
    ],
)
def test_like_is_said_only_where_a_large_difference_is_told_in_four_cases_of_five(
    name: str, large: np.ndarray
) -> None:
    rng = np.random.default_rng(4)

    def steps(shape: np.ndarray, count: int) -> list[Step]:
        tables = rng.poisson(shape * count / shape.sum(), (100, 36))
        areas = (rows(f"{i}", months) for i, months in enumerate(tables))
        found = findings(rows("north", FLAT), *areas).candidates
        return [getattr(profile(one), name).step for one in found]

    assert steps(STEADY, 90).count(Step.LIKE) > 85
    assert sum(step in (Step.UNLIKE, Step.SOMEWHAT) for step in steps(large, 90)) > 75
    assert Step.LIKE not in steps(STEADY, 50)


def test_an_area_that_is_full_only_in_summer_is_left_out_for_its_season() -> None:
    summer = np.tile([0] * 5 + [160] * 3 + [0] * 4, 3)
    full = beside(rows("a", summer))["a"]
    assert profile(full).season.value == pytest.approx(9 / 12)
    assert full.left_out == (LeftOut.SEASON,)


def test_mix_is_the_share_that_would_have_to_be_in_other_groups() -> None:
    tables = [rows("a", FLAT), rows("a", FLAT // 4, "damage"), rows("a", FLAT // 4, "fraud")]
    candidate = beside(*tables)["a"]
    assert profile(candidate).mix.value == pytest.approx(1 / 3)
    assert profile(candidate).mix.step is Step.UNLIKE
    assert candidate.incidents == 1440
    assert LeftOut.MIX in candidate.left_out


def test_business_is_compared_where_the_counts_say_it() -> None:
    related, other = (
        pd.concat([rows(a, FLAT // 2 * k, business=b) for a, k in (("north", 1), ("a", n))])
        for b, k, n in ((True, 1, 3), (False, 1, 1))
    )
    unknown = rows("b", FLAT, business=None)
    candidates = findings(related, other, unknown).candidates
    found = {c.area: profile(c) for c in candidates}
    assert LeftOut.BUSINESS in candidates[0].left_out
    assert found["a"].business is not None
    assert found["a"].business.value == pytest.approx(3 / 4 - 1 / 2)
    assert found["a"].business.step is Step.UNLIKE
    assert found["b"].business is None


def test_an_outcome_of_business_related_incidents_counts_only_those() -> None:
    only = replace(BEFORE, primary=replace(THEFT, business=True))
    tables = [rows(a, FLAT, business=b) for a in ("north", "a") for b in (True, False, None)]
    assert findings(*tables, pilot=only).candidates[0].incidents == 1440
    assert findings(*tables).candidates[0].incidents == 3 * 1440


def test_an_area_with_few_incidents_is_left_out_and_a_small_number_hidden() -> None:
    tiny = np.array([1, 1, 1, 1] + [0] * 32)
    tables = {"a": tiny, "b": 0 * tiny, "c": 3 * tiny, "d": 5 * tiny[::-1], "e": tiny}
    found = beside(*(rows(area, months) for area, months in tables.items()))
    hidden = Hidden(Reason.SMALL_COUNT)
    assert found["a"] == Candidate("a", hidden, hidden, (LeftOut.FEW_INCIDENTS,))
    assert found["b"].incidents == 0
    assert found["b"].left_out == (LeftOut.FEW_INCIDENTS,)
    assert found["c"].incidents == 12
    assert LeftOut.FEW_INCIDENTS in found["c"].left_out
    assert found["d"].incidents == 20
    assert LeftOut.FEW_INCIDENTS not in found["d"].left_out


@pytest.mark.parametrize(
    ("sums", "hidden"), [((3, 50, 60), "ab"), ((1, 3, 50), "abc"), ((2, 4, 50), "ab"), ((3,), "a")]
)
def test_no_small_count_is_what_the_sum_of_all_leaves(sums: tuple[int, ...], hidden: str) -> None:
    candidates = beside(
        *(rows(area, np.eye(36, dtype=int)[0] * n) for area, n in zip("abc", sums, strict=False))
    ).values()
    assert "".join(c.area for c in candidates if isinstance(c.incidents, Hidden)) == hidden
    # a level would tell the count
    assert all(not isinstance(c.profile, Profile) for c in candidates if c.area in hidden)


def test_a_trend_does_not_tell_how_few_a_year_had() -> None:
    year = np.eye(12, dtype=int)[5]
    found = beside(
        rows("a", np.concatenate([40 * year, 20 * year, 4 * year])),
        rows("b", np.concatenate([40 * year, 20 * year, 5 * year])),
    )
    assert profile(found["a"]).trend.value == Hidden(Reason.SMALL_COUNT)
    assert LeftOut.TREND in found["a"].left_out
    assert isinstance(profile(found["b"]).trend.value, float)


def test_pilots_and_buffers_are_never_candidates() -> None:
    found = beside(*(rows(area, FLAT) for area in ("a", "another pilot", "beside another")))
    assert list(found) == ["a"]


def test_only_the_areas_asked_for_are_candidates_also_without_a_row() -> None:
    counts = pd.concat([rows(area, FLAT) for area in ("north", "a", "b")])
    found = likeness(counts, STUDY, BEFORE, ["a", "empty", "another pilot"])
    assert isinstance(found, LikenessFindings)
    assert [c.area for c in found.candidates] == ["a", "empty"]
    assert found.suggested == ("a",)


def test_incidents_of_no_area_are_nobodys_and_those_of_no_group_are_not_of_the_outcome() -> None:
    nowhere = rows("a", FLAT).assign(area_id=None)
    nothing = rows("a", FLAT).assign(offence_group=None)
    candidate = beside(rows("a", FLAT), nowhere, nothing)["a"]
    assert candidate.incidents == 1440
    assert (profile(candidate).level.value, profile(candidate).mix.value) == (0, 0)


def made(seed: int, *, months: int = 36, dispersion: float = 1.3, areas: int = 300) -> pd.DataFrame:
    """Areas of a fifteenth of the pilot to twice its size."""
    rng = np.random.default_rng(seed)
    rates = [30, *np.geomspace(2, 60, areas)]
    table = panel(rng, rates, months=months, dispersion=dispersion)
    names = ["north", *(f"area {i:03}" for i in range(areas))]
    return pd.concat([rows(name, table[:, i]) for i, name in enumerate(names)])


def test_what_comes_after_the_start_changes_nothing() -> None:
    counts = made(1, months=60, areas=12)
    later = counts["month"] >= pd.Timestamp(BEFORE.before.end)
    changed = counts.assign(count=counts["count"].where(~later, 7 * counts["count"] + 3))
    assert findings(counts) == findings(changed) == findings(counts[~later])


def test_of_areas_that_are_alike_chance_leaves_few_out_whatever_their_size() -> None:
    found = [one for seed in range(4) for one in findings(made(seed)).candidates]
    enough = [one for one in found if isinstance(one.profile, Profile)]
    small = [one for one in enough if isinstance(one.incidents, int) and one.incidents < 100]
    for group in (enough, small):
        assert sum(bool(one.left_out) for one in group) / len(group) < 0.06


def test_of_areas_that_are_not_alike_most_are_left_out() -> None:
    rng = np.random.default_rng(3)
    month = np.arange(36)
    falling = rng.poisson(30 * np.exp(log(0.75) * month / 12), (50, 36))
    seasonal = rng.poisson(30 * SEASON[(month + 6) % 12] ** 2 / SEASON[month % 12], (50, 36))
    pilot = rng.poisson(30 * SEASON[month % 12])
    tables = [
        rows(f"{kind} {i}", numbers)
        for kind, areas in (("falling", falling), ("seasonal", seasonal))
        for i, numbers in enumerate(areas)
    ]
    found = findings(rows("north", pilot), *tables)
    assert sum(bool(one.left_out) for one in found.candidates) >= 90


def test_suggests_all_that_are_close_enough_and_not_the_closest() -> None:
    found = findings(made(2))
    assert found.suggested == tuple(c.area for c in found.candidates if not c.left_out)
    assert len(found.suggested) > 200
    assert found.enough


def test_says_where_fewer_than_five_are_close_enough() -> None:
    four = [rows(area, FLAT) for area in "abcd"]
    assert not findings(rows("north", FLAT), *four).enough
    assert findings(rows("north", FLAT), *four, rows("e", FLAT)).enough


def test_with_many_incidents_a_small_difference_is_close_enough() -> None:
    million = FLAT * 100_000
    growing = (million * np.exp(0.015 * np.arange(36) / 12)).round().astype(int)
    found = findings(rows("north", million), rows("a", growing))
    own = profile(found.candidates[0])
    assert own.trend.p < 1e-6
    assert own.trend.step is Step.LIKE


@pytest.mark.parametrize("dispersion", [1, 3])
def test_seasons_and_trends_of_the_areas_own_are_not_taken_for_disorder(dispersion: float) -> None:
    rng = np.random.default_rng(5)
    month = np.arange(36)[:, np.newaxis]
    shift, slope = rng.integers(0, 12, 60), rng.normal(0, 0.3, 60)
    expected = 40 * SEASON[(month + shift) % 12] ** 2 * np.exp(slope * month / 12)
    size = expected / max(dispersion - 1, 1e-9)
    table = rng.negative_binomial(size, min(1 / dispersion, 1 - 1e-9))
    found = findings(rows("north", FLAT), *(rows(f"{i}", table[:, i]) for i in range(60)))
    assert found.dispersion == pytest.approx(dispersion, rel=0.15)


def test_months_that_are_odd_everywhere_are_not_taken_for_disorder() -> None:
    odd = FLAT + np.where(np.arange(36) % 7 == 0, 60, 0)
    assert findings(rows("north", odd), rows("a", odd), rows("b", odd)).dispersion == 1


@pytest.mark.parametrize(
    ("own", "areas", "before", "refusal"),
    [
        (0, "ab", 36, NotPossible(Reason.NOTHING_BEFORE)),
        (1, "ab", 36, Hidden(Reason.SMALL_COUNT)),
        (40, "", 36, NotPossible(Reason.NO_COMPARISON)),
        (40, "ab", 11, NotPossible(Reason.SHORT_BEFORE, size=11)),
    ],
)
def test_says_why_nothing_can_be_compared(
    own: int, areas: str, before: int, refusal: NotPossible | Hidden
) -> None:
    first = np.where(np.arange(36) < 3, own, 0)
    counts = pd.concat([rows("north", first), *(rows(area, FLAT) for area in areas)])
    end = date(2021, 12, 1) if before == 11 else date(2024, 1, 1)
    pilot = replace(BEFORE, before=Period(date(2021, 1, 1), end))
    assert likeness(counts, STUDY, pilot) == refusal
