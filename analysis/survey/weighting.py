"""What would the share be, and its change, had every part of the population been heard alike?"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.area_scatter import scatter_in_common, widened
from analysis.interval_test import with_p
from analysis.results import Comparison, Estimate, Hidden, Method, NotPossible, Reason, Unit
from analysis.safety import Stage, Where
from analysis.shares import Answers, difference, few_answers, wilson
from analysis.survey.corners import area_changes, corners, missing, of_group, placed, valid
from analysis.survey.disclosure import disclosed
from analysis.weighted_shares import WeightedShare
from data.kinds.items import ItemScale
from data.study import Pilot

FEWEST_IN_STRATUM = 5  # fewer answers speak for nobody but those who gave them

Numbers = NDArray[np.float64]
Shown = WeightedShare | Hidden | NotPossible
Tested = Comparison | Hidden | NotPossible
Stratum = tuple[str, ...]  # a value of each column that answers are weighed by
Merged = tuple[Stratum, ...]  # strata that are weighed as one


@dataclass(frozen=True, slots=True)
class Strata:
    """
    Who there is. `people` has the columns `by`, area_id and count, its rows in the order in which
    neighbours lie beside each other; the answers must have the columns `by` too.
    """

    people: pd.DataFrame
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedChange:
    """Weighted shares, each with the unweighted one, and changes of the weighted (-1..1)."""

    before: Shown
    after: Shown
    comparison_before: Shown
    comparison_after: Shown
    pilot_change: Tested
    comparison_change: Tested
    difference: Tested  # the pilot's change minus the comparison's
    merged: tuple[Merged, ...]  # with a neighbour, for few answers or no people
    left_out: float  # share of the answers: of those whose stratum nobody knows


def weighted_changes(
    responses: pd.DataFrame,
    pilot: Pilot,
    scale: ItemScale,
    respondents: str,
    *,
    waves: Mapping[str, date],
    strata: Strata | None = None,
    level: float = 0.95,
) -> WeightedChange:
    """
    Follow the weighted share of `scale`, before and after, in the pilot and the comparison areas.

    `responses` as in `analysis.survey.corners.placed`. Each answer counts by the `weight` that the
    survey gives it, or, with `strata`, by what its stratum's part of the population is to its part
    of the answers (post-stratified, each of the four corners by itself). Intervals are Wilson's and
    Newcombe's on the effective number of answers, (sum w)^2 / sum w^2.

    A stratum of fewer than five answers, or of no people, is weighed as one with its neighbour: the
    row before it, or else after it, of the same values but the last if there is one.

    Source: Kish (1965), Survey Sampling, section 11.7; Newcombe (1998, 2001).
    """
    rows = valid(placed(of_group(responses, respondents), pilot, waves), scale)
    of = corners(rows)
    weighed = [
        _weighed(
            rows[(rows["where"] == where.value) & (rows["stage"] == when.value)],
            strata,
            {pilot.area} if where is Where.PILOT else pilot.comparison,
        )
        for where, when in of
    ]
    at_level = _at_level(weighed, strata)
    made_of = [
        (*corner.made_of, *part.answers) for corner, part in zip(of.values(), weighed, strict=True)
    ]
    own, others = made_of[0] + made_of[1], made_of[2] + made_of[3]
    compared = all(of[Where.COMPARISON, when].total[1] for when in (Stage.BEFORE, Stage.AFTER))
    refused = missing(of)
    nothing = refused or (None if compared else NotPossible(Reason.NO_COMPARISON))
    before, after, others_before, others_after = (
        disclosed(share, scale, *answers)
        for share, answers in zip(at_level(level), made_of, strict=True)
    )

    areas = area_changes(rows)  # unweighted: of an area too few answers to weigh
    scatter = scatter_in_common([areas])

    def change(first: int, last: int) -> Comparison | NotPossible:
        return with_p(lambda at: _change(at_level(at)[first:last]), level=level)

    def against_others() -> Comparison | NotPossible:
        return with_p(lambda at: widened(_change(at_level(at)), areas, scatter), level=level)

    return WeightedChange(
        before=before,
        after=after,
        comparison_before=others_before,
        comparison_after=others_after,
        pilot_change=disclosed(refused or change(0, 2), scale, *own),
        comparison_change=disclosed(nothing or change(2, 4), scale, *others),
        difference=disclosed(nothing or against_others(), scale, *own, *others),
        merged=tuple(dict.fromkeys(one for part in weighed for one in part.merged)),
        left_out=sum(part.left_out for part in weighed) / len(rows) if len(rows) else 0.0,
    )


def weighted(
    yes: Numbers, weight: Numbers, *, level: float = 0.95, method: Method = Method.DESIGN_WEIGHTED
) -> WeightedShare | NotPossible:
    """Give the share of answers (`yes` 0 or 1), each counted by its `weight` (any unit)."""
    total = float(weight.sum())
    if not len(yes):
        return NotPossible(Reason.NO_ANSWERS)
    if not np.isfinite(total) or (weight < 0).any() or not total:
        return NotPossible(Reason.BAD_WEIGHTS)
    effective = total**2 / float((weight**2).sum())
    value = min(1.0, float(weight @ yes) / total)
    low, high = wilson(value * effective, effective, level=level)
    return WeightedShare(
        value=value,
        unit=Unit.SHARE,
        low=low,
        high=high,
        level=level,
        n=len(yes),
        method=method,
        caveats=few_answers(effective),
        unweighted=float(yes.mean()),
        n_effective=effective,
    )


def merge_strata(people: Mapping[Stratum, int], answers: Mapping[Stratum, int]) -> list[Merged]:
    """
    Put strata together until none has fewer than five answers, or no people.

    The neediest goes first, to the neighbour before it, else after it; one that differs by its last
    value only comes before others. Each stratum of `people` is in one of those given back.
    """
    groups: list[Merged] = [(one,) for one in people]
    while len(groups) > 1:
        sizes = [
            (sum(answers.get(one, 0) for one in group), sum(people[one] for one in group))
            for group in groups
        ]
        needy = [i for i, (n, size) in enumerate(sizes) if n < FEWEST_IN_STRATUM or not size]
        if not needy:
            break
        at = min(needy, key=lambda i: sizes[i])
        beside = [i for i in (at - 1, at + 1) if 0 <= i < len(groups)]
        alike = [i for i in beside if groups[i][0][:-1] == groups[at][0][:-1]]
        first, second = sorted((at, (alike or beside)[0]))
        groups[first : second + 1] = [groups[first] + groups[second]]
    return groups


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The answers of a corner with their weights, or why they cannot be weighed."""

    yes: Numbers
    weight: Numbers | NotPossible
    unweighted: float  # of all answers, also those left out
    merged: tuple[Merged, ...] = ()
    left_out: int = 0

    @property
    def answers(self) -> tuple[Answers, ...]:
        return ((int(self.yes.sum()), len(self.yes)),) if len(self.yes) else ()


def _weighed(rows: pd.DataFrame, strata: Strata | None, areas: Collection[str]) -> _Weighed:
    yes = rows["yes"].to_numpy(dtype=float)
    share = float(yes.mean()) if len(yes) else 0.0
    if strata is None:
        return _Weighed(yes, rows["weight"].to_numpy(dtype=float), share)
    inside = strata.people[strata.people["area_id"].isin(list(areas))]
    people: Counter[Stratum] = Counter()
    for one, count in zip(_strata(inside, strata.by), inside["count"], strict=True):
        people[one] += int(count)
    if not people.total():
        return _Weighed(yes, NotPossible(Reason.NO_POPULATION), share)
    of_row = _strata(rows, strata.by)
    known = [one for one in of_row if one in people]
    is_known = np.array([one in people for one in of_row], dtype=bool)
    weight, merged = _post_stratified(people, Counter(known))
    weights = np.array([weight[one] for one in known], dtype=float)
    return _Weighed(yes[is_known], weights, share, merged, len(yes) - len(known))


def _post_stratified(
    people: Mapping[Stratum, int], answers: Mapping[Stratum, int]
) -> tuple[dict[Stratum, float], tuple[Merged, ...]]:
    """People per answer, and the strata that were merged."""
    weight: dict[Stratum, float] = {}
    groups = merge_strata(people, answers)
    for group in groups:
        n = sum(answers.get(one, 0) for one in group)
        weight |= dict.fromkeys(group, sum(people[one] for one in group) / max(n, 1))
    return weight, tuple(group for group in groups if len(group) > 1)


def _strata(rows: pd.DataFrame, by: Sequence[str]) -> list[Stratum]:
    return list(zip(*(rows[column] for column in by), strict=True))


def _at_level(
    weighed: Sequence[_Weighed], strata: Strata | None
) -> Callable[[float], list[WeightedShare | NotPossible]]:
    method = Method.DESIGN_WEIGHTED if strata is None else Method.POST_STRATIFIED

    def shares(level: float) -> list[WeightedShare | NotPossible]:
        found: list[WeightedShare | NotPossible] = []
        for part in weighed:
            one: WeightedShare | NotPossible
            if isinstance(part.weight, NotPossible):
                one = part.weight
            else:
                one = weighted(part.yes, part.weight, level=level, method=method)
            if isinstance(one, WeightedShare):
                one = replace(one, unweighted=part.unweighted)
            found.append(one)
        return found

    return shares


def _change(shares: Sequence[WeightedShare | NotPossible]) -> Estimate | NotPossible:
    """After minus before, of the pilot minus of the comparison where there are four."""
    before, after, *others = shares
    own = difference(after, before, Method.WEIGHTED_CHANGE)
    if not others:
        return own
    return difference(
        own,
        difference(others[1], others[0], Method.WEIGHTED_CHANGE),
        Method.WEIGHTED_CHANGE,
    )
