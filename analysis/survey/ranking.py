"""Which problems do most see as big, and which moved in that order by more than chance?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.multiplicity import holm
from analysis.results import Comparison, Estimate, Hidden, NotPossible, Reason
from analysis.safety import Stage, Where
from analysis.shares import share
from analysis.survey.corners import corners, of_group, placed, valid
from analysis.survey.disclosure import disclosed
from analysis.survey.item_changes import NOTHING, Question, unadjusted
from data.kinds.items import ItemScale
from data.study import Pilot

Shown = Estimate | Hidden | NotPossible
Tested = Comparison | Hidden | NotPossible


@dataclass(frozen=True, slots=True)
class Rank:
    """1 is the largest share. `best` to `worst` hold for all items together."""

    rank: int  # equal shares have the same
    best: int
    worst: int


Ranked = Rank | Hidden | NotPossible


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One item before and after: shares of all who answered, ranks among the items."""

    item: str
    before: Shown
    after: Shown
    rank_before: Ranked
    rank_after: Ranked
    change: Tested  # of the share: of the same people where they answered both times
    p_adjusted: float | NotPossible | Hidden  # Holm among the items

    @property
    def is_marked(self) -> bool:
        """Whether its share changed, among all items, as sure as its interval."""
        if not isinstance(self.change, Comparison) or not isinstance(self.p_adjusted, float):
            return False
        return self.p_adjusted <= 1 - self.change.level

    @property
    def moved(self) -> bool:
        """Whether its place in the order moved by more than chance."""
        first, last = self.rank_before, self.rank_after
        if not isinstance(first, Rank) or not isinstance(last, Rank):
            return False
        return first.worst < last.best or last.worst < first.best


@dataclass(frozen=True, slots=True)
class Ranking:
    """In the order of after, else of before; items without a rank last."""

    pilot: tuple[Problem, ...]
    comparison: tuple[Problem, ...]


def problem_ranking(
    responses: pd.DataFrame,
    pilot: Pilot,
    scales: Sequence[ItemScale],
    respondents: str,
    *,
    waves: Mapping[str, date],
    blocked: Mapping[Question, Reason] = NOTHING,
    level: float = 0.95,
) -> Ranking:
    """
    Rank items by their share before and after.

    `responses` as in `analysis.survey.corners.placed`. Items that are hidden or `blocked` have no
    rank. Where some items have a share both times only they are ranked, so that ranks can be
    compared; an item that was asked only once has none.
    """
    changes = unadjusted(
        responses,
        pilot,
        {scale.item: scale for scale in scales},
        [(scale.item, respondents) for scale in scales],
        waves=waves,
        blocked=blocked,
        level=level,
    )
    rows = placed(of_group(responses, respondents), pilot, waves)
    own, others = (
        {
            scale.item: _shares(rows, scale, where, blocked.get((scale.item, respondents)))
            for scale in scales
        }
        for where in Where
    )
    return Ranking(
        pilot=_problems(own, {one.item: one.pilot_change for one in changes}, level),
        comparison=_problems(others, {one.item: one.comparison_change for one in changes}, level),
    )


def ranked(shares: Mapping[str, Shown], *, level: float = 0.95) -> dict[str, Ranked]:
    """
    Rank shares, each with a range so wide that all ranges hold together.

    An item may be as high as one more than those whose interval lies wholly above its own, and as
    low as those that lie wholly below leave it; the intervals are Wilson's at a level for all items
    together (Bonferroni, for the same people answered them).

    Source: Klein, Wright & Wieczorek (2020), doi 10.1111/rssc.12402.
    """
    known = {item: one for item, one in shares.items() if isinstance(one, Estimate)}
    each = 1 - (1 - level) / max(1, len(known))
    wide = {item: share(round(one.value * one.n), one.n, level=each) for item, one in known.items()}
    limits = {item: one for item, one in wide.items() if isinstance(one, Estimate)}
    found: dict[str, Ranked] = {}
    for item, one in shares.items():
        if not isinstance(one, Estimate):
            found[item] = one
            continue
        others = [limits[other] for other in limits if other != item]
        above = sum(other.low > limits[item].high for other in others)
        below = sum(other.high < limits[item].low for other in others)
        rank = 1 + sum(other.value > limits[item].value for other in others)
        found[item] = Rank(rank, 1 + above, len(limits) - below)
    return found


def _problems(
    shares: Mapping[str, tuple[Shown, Shown]], changes: Mapping[str, Tested], level: float
) -> tuple[Problem, ...]:
    first, last = (ranked(one, level=level) for one in _comparable(shares))
    tested = {item: one.p for item, one in changes.items() if isinstance(one, Comparison)}
    p: dict[str, float] = dict(zip(tested, holm(list(tested.values())), strict=True))
    found = [
        Problem(
            item=item,
            before=before,
            after=after,
            rank_before=first[item],
            rank_after=last[item],
            change=change,
            p_adjusted=p[item] if isinstance(change, Comparison) else change,
        )
        for item, (before, after) in shares.items()
        for change in [changes[item]]
    ]
    return tuple(sorted(found, key=_order))


def _comparable(
    shares: Mapping[str, tuple[Shown, Shown]],
) -> tuple[dict[str, Shown], dict[str, Shown]]:
    """Shares before and after; of an item that lacks one its reason, if others have both."""
    missing = {
        item: next((one for one in both if not isinstance(one, Estimate)), None)
        for item, both in shares.items()
    }
    if all(missing.values()):
        missing = dict.fromkeys(missing)
    first, last = (
        {item: missing[item] or both[time] for item, both in shares.items()} for time in (0, 1)
    )
    return first, last


def _shares(
    rows: pd.DataFrame, scale: ItemScale, where: Where, blocked: Reason | None
) -> tuple[Shown, Shown]:
    if blocked is not None:
        return NotPossible(blocked), NotPossible(blocked)
    of = corners(valid(rows, scale))
    before, after = (of[where, when] for when in (Stage.BEFORE, Stage.AFTER))
    return (
        disclosed(share(*before.total), scale, *before.made_of),
        disclosed(share(*after.total), scale, *after.made_of),
    )


def _order(problem: Problem) -> tuple[bool, int, str]:
    rank = problem.rank_after if isinstance(problem.rank_after, Rank) else problem.rank_before
    return (not isinstance(rank, Rank), rank.rank if isinstance(rank, Rank) else 0, problem.item)
