"""Which shares of answers may be shown? Few answers say little of a place and much of a person."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import pandas as pd

from analysis.disclosure import hide_table, is_small
from analysis.results import Hidden, NotPossible, Reason
from analysis.shares import Answers
from data.kinds.items import ItemScale

FEWEST_ANSWERS = 10
VICTIM_OF = "times"  # how often somebody was the victim of a crime

R = TypeVar("R")


def disclosed(result: R, scale: ItemScale, *made_of: Answers) -> R | Hidden:
    """
    Give `result` back, or `Hidden` if one of the shares that it is made of may not be told.

    A share needs ten answers. Of a question with two answers, or of how often something happened,
    it is also a count of each: businesses that had a break-in, or did not report it. There 1-4 are
    hidden either way. The share of another scale adds steps up, and how many chose one is not told
    by it.
    """
    if isinstance(result, NotPossible | Hidden):
        return result
    reasons = [reason for one in made_of if (reason := withheld(scale, one)) is not None]
    return Hidden(reasons[0]) if reasons else result


def withheld(scale: ItemScale, answers: Answers) -> Reason | None:
    """Why the share (yes, n) is not shown; None if it is, and where nobody answered."""
    yes, n = answers
    if 0 < n < FEWEST_ANSWERS:
        return Reason.FEW_ANSWERS
    counts_people = len(scale.valid) == 2 or scale.scale == VICTIM_OF
    few = is_small(yes) or is_small(n - yes)
    return Reason.FEW_ALIKE if counts_people and few else None


def told(parts: Sequence[int]) -> tuple[int | Hidden, ...]:
    """Hide 1-4 among counts whose sum a reader knows, and another where it would give one away."""
    if not any(map(is_small, parts)):
        return tuple(parts)
    shown = hide_table(pd.DataFrame([list(parts)]), column_totals_shown=False).cells.iloc[0]
    return tuple(
        Hidden(Reason.FEW_ALIKE) if hidden else part
        for part, hidden in zip(parts, shown.isna(), strict=True)
    )


def hide_groups(
    groups: Sequence[Sequence[Answers]],
    withheld: Callable[[Answers], Reason | None],
    *,
    total_shown: bool = True,
) -> tuple[Reason | None, ...]:
    """
    Say why each group is hidden, if it is: itself, or so that no total gives another away.

    `groups` have (yes, n) for each period; one that is `withheld` in any is hidden in all. Where
    the total is shown, what is hidden must be nothing, or groups whose sum would be shown.
    """
    reasons = [
        next((why for one in group if (why := withheld(one)) is not None), None) for group in groups
    ]
    for _ in groups:
        covered = [group for group, why in zip(groups, reasons, strict=True) if why is not None]
        told = [i for i, why in enumerate(reasons) if why is None and _size(groups[i])]
        sums = [
            (sum(yes for yes, _ in period), sum(n for _, n in period))
            for period in zip(*covered, strict=True)
        ]
        thin = any(withheld(one) is not None for one in sums)
        if not (total_shown and covered and thin and told):
            break
        reasons[min(told, key=lambda i: _size(groups[i]))] = Reason.TELLS_OTHERS
    return tuple(reasons)


def _size(group: Sequence[Answers]) -> int:
    return sum(n for _, n in group)
