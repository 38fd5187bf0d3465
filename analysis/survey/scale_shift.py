"""Would people answer better on the whole scale after than before, not only past one limit?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import rankdata
from scipy.stats import t as student

from analysis.ranks import RankTest, paired_shift
from analysis.results import (
    Caveat,
    Comparison,
    Doubt,
    Hidden,
    Method,
    NotPossible,
    Reason,
    Unit,
)
from analysis.safety import Stage, Where
from analysis.shares import few_answers
from analysis.survey.corners import corners, missing, of_group, placed, valid
from analysis.survey.disclosure import FEWEST_ANSWERS, disclosed, told
from analysis.survey.pairs import is_panel, last_answers
from data.kinds.items import ItemScale
from data.study import Pilot

Tested = Comparison | Hidden | NotPossible
Values = NDArray[np.float64]
_STAGES = (Stage.BEFORE, Stage.AFTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """How the same people's answers moved (people), whatever the number of steps."""

    better: int | Hidden
    same: int | Hidden
    worse: int | Hidden
    test: RankTest  # Wilcoxon's signed ranks; n is people


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleShift:
    """
    `pilot` and `comparison`: how often an answer after is better than one before, equal ones
    counted as half (0-1; 0.5 is no shift, and p is of that). `difference`: the pilot's minus the
    comparison's (-1..1; 0 is none).
    """

    item: str
    respondents: str
    pilot: Tested
    comparison: Tested
    difference: Tested
    steps: Mapping[Where, Steps | Hidden | NotPossible]  # of those who answered both times


def scale_shift(
    responses: pd.DataFrame,
    pilot: Pilot,
    scale: ItemScale,
    respondents: str,
    *,
    waves: Mapping[str, date],
    level: float = 0.95,
) -> ScaleShift:
    """
    Compare all answers to `scale` before and after, by their order only. Better is the end of the
    scale that is hoped for (`scale.higher_is_better`); where nobody says, the higher one.

    `responses` as in `analysis.survey.corners.placed`. People who answered both times are counted
    among all, as if they were others, which makes the interval too wide rather than too narrow
    (a caveat says so); `steps` compares them with themselves. Under ten answers all is hidden, so
    no permutation is needed. Where everybody answers alike there is no variance, and no answer.
    """
    rows = placed(of_group(responses, respondents), pilot, waves)
    again = is_panel(rows)
    rows = valid(rows, scale)
    steps = {code: step for step, code in enumerate(scale.codes)}
    upwards = -1.0 if scale.higher_is_better is False else 1.0
    rows = rows.assign(value=rows["answer"].map(steps).astype(float) * upwards)
    of = corners(rows)
    refused = missing(of)
    values = {key: _values(rows, *key) for key in of}
    own, others = ([values[where, when] for when in _STAGES] for where in Where)
    compared = all(map(len, others))
    nothing = refused or NotPossible(Reason.NO_COMPARISON)
    shifts: tuple[Tested, ...] = (
        refused or shift([own], level=level),
        shift([others], level=level) if compared and not refused else nothing,
        shift([own, others], level=level) if compared and not refused else nothing,
    )
    parts = [[a for when in _STAGES for a in of[where, when].made_of] for where in Where]
    shown = (
        _same_people(disclosed(one, scale, *made_of), again)
        for one, made_of in zip(shifts, (*parts, parts[0] + parts[1]), strict=True)
    )
    first, second, difference = shown
    return ScaleShift(
        item=scale.item,
        respondents=respondents,
        pilot=first,
        comparison=second,
        difference=difference,
        steps={
            where: _steps(rows[rows["where"] == where.value])
            if again
            else NotPossible(Reason.ASKED_ONCE)
            for where in Where
        },
    )


def shift(pairs: Sequence[Sequence[Values]], *, level: float = 0.95) -> Comparison | NotPossible:
    """
    Give P(after > before) + P(equal) / 2 of the first (before, after), minus that of a second.

    The variance is Brunner and Munzel's, that of the ranks' placements; a difference of two adds
    both, for they are of other people. Degrees of freedom by Welch and Satterthwaite. With one
    pair the p is theirs too; the interval is cut at 0 and 1.

    Source: Brunner & Munzel (2000), Biom. J. 42:17.
    """
    found = [_placements(before, after) for before, after in pairs]
    parts = [part for _, variances in found for part in variances]
    variance = sum(part for part, _ in parts)
    if not variance:
        return NotPossible(Reason.NO_VARIATION)
    one = len(pairs) == 1
    value = found[0][0] - (0 if one else found[1][0])
    free = variance**2 / sum(part**2 / (n - 1) for part, n in parts if part)
    error = float(np.sqrt(variance))
    margin = float(student.ppf((1 + level) / 2, free)) * error
    least, none = (0.0, 0.5) if one else (-1.0, 0.0)
    sizes = [n for _, n in parts]
    return Comparison(
        value=value,
        unit=Unit.SHARE if one else Unit.SHARE_POINTS,
        low=max(least, value - margin),
        high=min(1.0, value + margin),
        level=level,
        n=sum(sizes),
        method=Method.BRUNNER_MUNZEL if one else Method.SHIFT_DIFFERENCE,
        caveats=few_answers(min(sizes)),
        p=float(2 * student.sf(abs(value - none) / error, free)),
    )


def _placements(
    before: Values, after: Values
) -> tuple[float, tuple[tuple[float, int], tuple[float, int]]]:
    """The share after that is higher, and of each time its part of the variance and its size."""
    ranks = rankdata(np.concatenate([before, after]))
    sizes = len(before), len(after)
    parts = []
    for own, inside, (n, other) in zip(
        (ranks[: sizes[0]], ranks[sizes[0] :]),
        (rankdata(before), rankdata(after)),
        (sizes, sizes[::-1]),
        strict=True,
    ):
        placed_at = (own - inside) / other  # share of the other time's answers below it
        parts.append((float(np.var(placed_at, ddof=1)) / n if n > 1 else 0.0, n))
    higher = (float(ranks[sizes[0] :].mean()) - (sizes[1] + 1) / 2) / sizes[0]
    return higher, (parts[0], parts[1])


def _values(rows: pd.DataFrame, where: Where, when: Stage) -> Values:
    inside = (rows["where"] == where.value) & (rows["stage"] == when.value)
    values: Values = rows.loc[inside, "value"].to_numpy(dtype=float)
    return values


def _steps(rows: pd.DataFrame) -> Steps | Hidden | NotPossible:
    before, after = (last_answers(rows, when)["value"] for when in _STAGES)
    both = before.index.intersection(after.index)
    moved = (after.loc[both] - before.loc[both]).to_numpy(dtype=float)
    if not len(moved):
        return NotPossible(Reason.NO_ANSWERS)
    if len(moved) < FEWEST_ANSWERS:
        return Hidden(Reason.FEW_ANSWERS)
    test = paired_shift(moved.tolist())
    assert isinstance(test, RankTest)  # there are people
    better, same, worse = told(
        [int((moved > 0).sum()), int((moved == 0).sum()), int((moved < 0).sum())]
    )
    return Steps(better=better, same=same, worse=worse, test=test)


def _same_people(result: Tested, again: bool) -> Tested:
    if not again or not isinstance(result, Comparison):
        return result
    return replace(result, caveats=(*result.caveats, Caveat(Doubt.SAME_PEOPLE)))
