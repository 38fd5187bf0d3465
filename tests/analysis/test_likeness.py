from dataclasses import replace
from datetime import date
from math import log, sqrt

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
    half = beside(rows("a", FLAT // 2))["a"]
    assert profile(half).level.value == pytest.approx(log(1 / 2))
    assert profile(half).level.step is Step.UNLIKE
    assert half.left_out == ()


def test_an_area_that_halves_each_year_is_left_out_for_its_trend() -> None:
    falling = beside(rows("a", np.repeat([80, 40, 20], 12)))["a"]
    assert profile(falling).trend.value == pytest.approx(log(1 / 2), abs=0.01)
    assert falling.left_out == (LeftOut.TREND,)


def test_the_trend_has_its_standard_error() -> None:
    # equal areas of 480 a year: the slope is half of the third year's log ratio to the first
    own = profile(beside(rows("a", FLAT))["a"])
    assert own.trend_se == pytest.approx(sqrt(4 / 480) / 2, rel=0.01)


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
    assert (candidate.incidents, candidate.left_out) == (1440, ())


def test_business_is_compared_where_the_counts_say_it() -> None:
    related, other = (
        pd.concat([rows(a, FLAT // 2 * k, business=b) for a, k in (("north", 1), ("a", n))])
        for b, k, n in ((True, 1, 3), (False, 1, 1))
    )
    unknown = rows("b", FLAT, business=None)
    found = {c.area: profile(c) for c in findings(related, other, unknown).candidates}
    assert found["a"].business is not None
    assert found["a"].business.value == pytest.approx(3 / 4 - 1 / 2)
    assert found["a"].business.step is Step.UNLIKE
    assert found["b"].business is None


def test_an_outcome_of_business_related_incidents_counts_only_those() -> None:
    only = replace(BEFORE, primary=replace(THEFT, business=True))
    tables = [rows(a, FLAT, business=b) for a in ("north", "a") for b in (True, False, None)]
    assert findings(*tables, pilot=only).candidates[0].incidents == 1440
    assert findings(*tables).candidates[0].incidents == 3 * 1440


def test_an_area_with_few_incidents_is_left_out_and_its_number_hidden() -> None:
    tiny = np.array([1, 1, 1, 1] + [0] * 32)
    found = beside(rows("a", tiny), rows("b", 0 * tiny), rows("c", tiny + np.eye(36, dtype=int)[9]))
    hidden = Hidden(Reason.SMALL_COUNT)
    assert found["a"] == Candidate("a", hidden, hidden, (LeftOut.FEW_INCIDENTS,))
    assert found["b"].incidents == 0
    assert found["b"].left_out == (LeftOut.FEW_INCIDENTS,)
    assert found["c"].incidents == 5
    assert LeftOut.FEW_INCIDENTS not in found["c"].left_out


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
    rng = np.random.default_rng(seed)
    rates = [30, *np.geomspace(0.3, 60, areas)]
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
