"""Who answered of those who were asked, and what could the others change?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats.contingency import expected_freq

from analysis.chi_square import ChiSquare, chi_square
from analysis.disclosure import hide_table
from analysis.results import Estimate, Hidden, NotPossible, Reason
from analysis.safety import Stage, Where
from analysis.shares import Answers, share
from analysis.survey.corners import corners, located, of_group, placed, valid
from analysis.survey.disclosure import FEWEST_ANSWERS, disclosed, hide_groups
from data.kinds.items import ItemScale
from data.kinds.survey import MISSING
from data.study import Pilot

FEWEST_EXPECTED = 5  # in a cell of a chi-square

Invited = tuple[str, str, str]  # wave, respondents, area ("" is all areas)
Count = int | Hidden | NotPossible


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRate:
    """People who answered in one wave, group and area, as a share of those who were asked."""

    wave: str
    respondents: str
    area: str  # "" is all areas
    answered: Count
    invited: Count
    rate: Estimate | Hidden | NotPossible  # 1 minus it did not answer


@dataclass(frozen=True, slots=True)
class Bounds:
    """
    What a share (0-1), or a change of it (-1..1), would be at least and at most, whatever those
    who did not answer would have said. Not an interval: chance comes on top.
    """

    low: float
    high: float


Bounded = Bounds | Hidden | NotPossible


@dataclass(frozen=True, slots=True, kw_only=True)
class WorstCases:
    before: Bounded
    after: Bounded
    pilot_change: Bounded
    comparison_change: Bounded
    difference: Bounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """
    Who answered in each wave, by one trait: shares of those whose trait is known.

    `shares` (0-1) has a row per value and a column per wave, <NA> where it is hidden or would tell
    another. `moved` tests whether waves differ; where `few_expected` its p is rough.
    """

    item: str
    shares: pd.DataFrame
    n: Mapping[str, int]  # wave -> people, ten at least
    moved: ChiSquare | NotPossible
    few_expected: bool


def response_rates(responses: pd.DataFrame, invited: pd.DataFrame) -> tuple[ResponseRate, ...]:
    """
    Give the response rate of every wave, group and area that was invited or has answered.

    `responses` has respondent, wave, area_id, respondent_group, answer; who gave any answer has
    answered. `invited` has wave, area_id ("" is all areas), respondent_group and invited (people;
    missing or 0 is unknown). Where only areas are noted, all areas are those. Areas of fewer than
    ten answers are hidden, and another where all areas would give one away.
    """
    answered, asked = _answered(responses), _invited(invited)
    for wave, group in {(wave, group) for wave, group, _ in asked}:
        areas = [key for key in asked if key[:2] == (wave, group) and key[2]]
        if (wave, group, "") not in asked:
            asked[wave, group, ""] = sum(asked[key] for key in areas)
            answered[wave, group, ""] = sum(answered.get(key, 0) for key in areas)
    found = sorted(answered.keys() | asked.keys())
    hidden = _hidden_areas({key: answered.get(key, 0) for key in found})
    return tuple(_rate(key, answered.get(key, 0), asked.get(key, 0), hidden[key]) for key in found)


def worst_cases(
    responses: pd.DataFrame,
    invited: pd.DataFrame,
    pilot: Pilot,
    scale: ItemScale,
    respondents: str,
    *,
    waves: Mapping[str, date],
) -> WorstCases:
    """
    Bound the shares and changes of `scale` by what those without a valid answer could have said.

    `responses` as in `analysis.survey.corners.placed`, `invited` as in `response_rates`, by area.
    Source: Manski (1989), doi 10.2307/145818.
    """
    rows = valid(placed(of_group(responses, respondents), pilot, waves), scale)
    of = corners(rows)
    asked = located(of_group(invited, respondents), pilot, waves)
    made_of = [corner.made_of for corner in of.values()]
    own, others = made_of[0] + made_of[1], made_of[2] + made_of[3]
    before, after, others_before, others_after = (
        bounds(corner.total, _asked(_invited(_inside(asked, *key)), _inside(rows, *key)))
        for key, corner in of.items()
    )
    change, theirs = _minus(after, before), _minus(others_after, others_before)
    return WorstCases(
        before=disclosed(before, scale, *made_of[0]),
        after=disclosed(after, scale, *made_of[1]),
        pilot_change=disclosed(change, scale, *own),
        comparison_change=disclosed(theirs, scale, *others),
        difference=disclosed(_minus(change, theirs), scale, *own, *others),
    )


def bounds(answers: Answers, invited: int) -> Bounds | NotPossible:
    """The share yes / n, had all others of `invited` said no, or yes."""
    yes, n = answers
    if not n:
        return NotPossible(Reason.NO_ANSWERS)
    if not invited:
        return NotPossible(Reason.INVITED_UNKNOWN)
    if n > invited:
        return NotPossible(Reason.MORE_THAN_INVITED)
    return Bounds(yes / invited, (yes + invited - n) / invited)


def profile(
    responses: pd.DataFrame, scale: ItemScale, respondents: str, *, areas: Collection[str] = ()
) -> Profile | Hidden | NotPossible:
    """
    Compare who answered in each wave by their own answers to `scale` (branch, size, sex, age).

    `areas` are those that count, none is all. Of a respondent an answer per wave counts. A wave of
    fewer than ten people hides the profile. Words that are no answer of the scale are left out:
    they may name somebody.
    """
    rows = of_group(responses, respondents)
    rows = valid(rows[rows["item"] == scale.asked_as], scale)
    rows = rows[rows["area_id"].isin(list(areas))] if areas else rows
    people = rows.drop_duplicates(["respondent_group", "respondent", "wave"])
    if people.empty:
        return NotPossible(Reason.ITEM_NOT_ASKED)
    counts = pd.crosstab(people["answer"], people["wave"])
    n = {str(wave): int(total) for wave, total in counts.sum().items()}
    if min(n.values()) < FEWEST_ANSWERS:
        return Hidden(Reason.FEW_ANSWERS)
    shown = hide_table(counts, row_totals_shown=False)
    tested = _as_told(counts, shown.cells)
    return Profile(
        item=scale.item,
        shares=shown.cells.astype("Float64").div(counts.sum(), axis=1),
        n=n,
        moved=chi_square(tested.tolist()),
        few_expected=bool((expected_freq(tested) < FEWEST_EXPECTED).any()),
    )


def _as_told(counts: pd.DataFrame, shown: pd.DataFrame) -> NDArray[np.int64]:
    """Lines with a hidden cell put together: a test of each would tell how many it holds."""
    hidden = shown.isna().any(axis="columns").to_numpy()
    cells = counts.to_numpy(dtype="int64")
    rest = cells[hidden].sum(axis=0, keepdims=True)
    return np.vstack([cells[~hidden], rest]) if hidden.any() else cells


def _answered(responses: pd.DataFrame) -> dict[Invited, int]:
    """People by area, and "" for all; one who is in no area counts in all only."""
    given = responses[~responses["answer"].isin(list(MISSING))]
    keys = ["wave", "respondent_group", "area_id"]
    people = given[[*keys, "respondent"]].drop_duplicates()
    everyone = people.drop_duplicates(["wave", "respondent_group", "respondent"])
    tables = (everyone.assign(area_id=""), people[people["area_id"] != ""])
    return {key: n for table in tables for key, n in _by_key(table.groupby(keys).size()).items()}


def _invited(invited: pd.DataFrame) -> dict[Invited, int]:
    """Rows of the same wave, group and area are added up."""
    known = invited.dropna(subset=["invited"])
    return _by_key(known.groupby(["wave", "respondent_group", "area_id"])["invited"].sum())


def _by_key(counts: "pd.Series[int]") -> dict[Invited, int]:
    rows = counts.reset_index().itertuples(index=False)
    return {(str(wave), str(group), str(area)): int(n) for wave, group, area, n in rows}


def _inside(rows: pd.DataFrame, where: Where, when: Stage) -> pd.DataFrame:
    return rows[(rows["where"] == where.value) & (rows["stage"] == when.value)]


def _asked(asked: Mapping[Invited, int], answered: pd.DataFrame) -> int:
    """
    How many were asked where and when these answers come from, and in silent areas of it; 0 where
    somebody answered and nobody knows out of how many.
    """
    keys = answered[["wave", "respondent_group", "area_id"]].drop_duplicates()
    known = all(asked.get((str(w), str(g), str(a))) for w, g, a in keys.itertuples(index=False))
    return sum(asked.values()) if known else 0


def _hidden_areas(answered: Mapping[Invited, int]) -> dict[Invited, Reason | None]:
    found: dict[Invited, Reason | None] = {}
    for wave, group in {key[:2] for key in answered}:
        keys = [key for key in answered if key[:2] == (wave, group) and key[2]]
        whole = (wave, group, "")
        found[whole] = _few((0, answered.get(whole, 0)))
        sizes = [[(0, answered[key])] for key in keys]
        hidden = hide_groups(sizes, _few, total_shown=found[whole] is None)
        found |= dict(zip(keys, hidden, strict=True))
    return found


def _few(answers: Answers) -> Reason | None:
    return Reason.FEW_ANSWERS if 0 < answers[1] < FEWEST_ANSWERS else None


def _rate(key: Invited, answered: int, invited: int, hidden: Reason | None) -> ResponseRate:
    wave, group, area = key
    rate: Estimate | Hidden | NotPossible
    if hidden is not None:
        rate = Hidden(hidden)
    elif not invited:
        rate = NotPossible(Reason.INVITED_UNKNOWN)
    elif answered > invited:
        rate = NotPossible(Reason.MORE_THAN_INVITED)
    else:
        rate = share(answered, invited)
    return ResponseRate(
        wave=wave,
        respondents=group,
        area=area,
        answered=answered if hidden is None else Hidden(hidden),
        invited=invited or NotPossible(Reason.INVITED_UNKNOWN),
        rate=rate,
    )


def _minus(one: Bounds | NotPossible, other: Bounds | NotPossible) -> Bounds | NotPossible:
    if isinstance(one, NotPossible):
        return one
    if isinstance(other, NotPossible):
        return other
    return Bounds(one.low - other.high, one.high - other.low)
