"""Which answers changed more in the pilot area than in the comparison areas?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.area_scatter import AreaChanges, scatter_in_common, widened
from analysis.disclosure import is_small
from analysis.interval_test import with_p
from analysis.multiplicity import benjamini_hochberg, holm
from analysis.paired_shares import (
    McNemar,
    Pairs,
    mcnemar,
    share_change_difference_paired,
    share_change_paired,
)
from analysis.results import Caveat, Comparison, Doubt, Estimate, Hidden, NotPossible, Reason
from analysis.safety import Where
from analysis.shares import Answers, share, share_change, share_change_difference
from analysis.survey.corners import area_changes, corners, missing, of_group, placed, valid
from analysis.survey.disclosure import FEWEST_ANSWERS, disclosed
from analysis.survey.pairs import ItemPairs, is_panel, item_pairs
from analysis.survey.pairs import area_changes as paired_area_changes
from data.kinds.items import ItemScale
from data.study import Pilot

Shown = Estimate | Hidden | NotPossible
Tested = Comparison | Hidden | NotPossible
Question = tuple[str, str]  # item, respondents ("" is everyone)
NOTHING: Mapping[Question, Reason] = {}
BACKGROUND = {"F01", "F02", "F03", "F04", "F05"}  # who answers, not what they say


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """
    One item in one group, shares 0-1 and changes in shares (-1..1).

    `paired`: changes are of those who answered both times, and so are the shares, which are hidden
    where the few who answered once could be told from them.
    """

    item: str
    respondents: str
    declared: bool  # in the plan; the others are for exploring
    paired: bool
    before: Shown
    after: Shown
    comparison_before: Shown
    comparison_after: Shown
    pilot_change: Tested
    comparison_change: Tested
    difference: Tested  # the pilot's change minus the comparison's: the main estimate
    same_people: McNemar | Hidden | NotPossible  # of the pilot's pairs
    p_adjusted: float | NotPossible | Hidden  # Holm if declared, else Benjamini-Hochberg

    @property
    def is_marked(self) -> bool:
        """Whether it is a change among all that were looked at, as sure as its interval."""
        if not isinstance(self.difference, Comparison) or not isinstance(self.p_adjusted, float):
            return False
        return self.p_adjusted <= 1 - self.difference.level


def item_changes(
    responses: pd.DataFrame,
    pilot: Pilot,
    scales: Mapping[str, ItemScale],
    *,
    waves: Mapping[str, date],
    blocked: Mapping[Question, Reason] = NOTHING,
    level: float = 0.95,
) -> tuple[ItemChange, ...]:
    """
    Give the change of every item in every group: the plan's first, then others that were asked.

    `responses` as in `analysis.survey.corners.placed`; `waves` has the first day of each. An item
    that is `blocked`, because it was not asked alike, has the reason and no number. Where half of a
    group answered both times it is compared with itself. `level` is that of all intervals. An item
    that the plan asks of everyone is not explored group by group, nor is one that only tells who
    answers: each that is looked at makes it harder for the others.

    Source: Newcombe (1998, 2001), as in `analysis.shares` and `analysis.paired_shares`.
    """
    outcomes = (pilot.primary, *pilot.secondary)
    declared = list(dict.fromkeys((o.item, o.respondents) for o in outcomes if o.item))
    explored = [
        (item, group)
        for item, group in _asked(responses, scales)
        if item not in BACKGROUND and (item, group) not in declared and (item, "") not in declared
    ]
    found = unadjusted(
        responses, pilot, scales, (*declared, *explored), waves=waves, blocked=blocked, level=level
    )
    first, rest = found[: len(declared)], found[len(declared) :]
    return (
        *_adjusted([replace(one, declared=True) for one in first], holm),
        *_adjusted(rest, benjamini_hochberg),
    )


def unadjusted(
    responses: pd.DataFrame,
    pilot: Pilot,
    scales: Mapping[str, ItemScale],
    questions: Sequence[Question],
    *,
    waves: Mapping[str, date],
    blocked: Mapping[Question, Reason] = NOTHING,
    level: float = 0.95,
) -> list[ItemChange]:
    """
    Give the change of each question as in `item_changes`, as if exploring, p not adjusted.

    Of two that are shares of the same answers (B02 counts those who hardly go out, B01 does not)
    the later stays hidden where the two together tell of 1-4 answers.
    """
    groups = {
        group: _Group.of(of_group(responses, group), pilot, scales, waves)
        for group in {group for _, group in questions}
    }
    found: list[ItemChange] = []
    for item, group in questions:
        reason = blocked.get((item, group)) or groups[group].refusal(scales.get(item))
        one = (
            _refused(NotPossible(reason))
            if reason is not None
            else _judged(groups[group], scales[item], level)
        )
        one = replace(one, item=item, respondents=group)
        if any(_tells_few(one, other) for other in found if _is_asked_with(one, other, scales)):
            why = _refused(Hidden(Reason.TELLS_OTHERS))
            one = replace(why, item=item, respondents=group)
        found.append(one)
    return found


def _is_asked_with(one: ItemChange, other: ItemChange, scales: Mapping[str, ItemScale]) -> bool:
    """Two shares of the same answers of the same people."""
    if one.respondents != other.respondents or not {one.item, other.item} <= scales.keys():
        return False
    return scales[one.item].asked_as == scales[other.item].asked_as


def _tells_few(one: ItemChange, other: ItemChange) -> bool:
    """Is how many gave an answer that only one of the two counts by 1-4?"""
    pairs = (
        (one.before, other.before),
        (one.after, other.after),
        (one.comparison_before, other.comparison_before),
        (one.comparison_after, other.comparison_after),
    )
    return any(
        isinstance(first, Estimate)
        and isinstance(second, Estimate)
        and is_small(abs(first.n - second.n))
        for first, second in pairs
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """A group's answers in the pilot's and the comparison areas, by the item that was asked."""

    items: Mapping[str, pd.DataFrame]
    undated: frozenset[str]  # items asked only in waves that nobody dated
    elsewhere: frozenset[str]  # items asked only in other areas
    is_panel: bool
    areas: Mapping[str, AreaChanges]  # of the comparison, by item
    scatter: float  # how far apart areas change, of all its items together

    @classmethod
    def of(
        cls,
        responses: pd.DataFrame,
        pilot: Pilot,
        scales: Mapping[str, ItemScale],
        waves: Mapping[str, date],
    ) -> "_Group":
        rows = placed(responses, pilot, waves)
        items = {str(item): part for item, part in rows.groupby("item")}
        asked = frozenset(responses["item"].unique())
        dated = frozenset(responses.loc[responses["wave"].isin(list(waves)), "item"].unique())
        again = is_panel(rows)
        areas = {
            item: _areas(valid(items[scale.asked_as], scale), again)
            for item, scale in scales.items()
            if scale.asked_as in items
        }
        return cls(
            items=items,
            undated=asked - dated,
            elsewhere=dated - items.keys(),
            is_panel=again,
            areas=areas,
            scatter=scatter_in_common(
                [one for item, one in areas.items() if scales[item].asked_as == item]
            ),
        )

    def refusal(self, scale: ItemScale | None) -> Reason | None:
        if scale is None:
            return Reason.ITEM_NOT_ASKED
        if scale.asked_as in self.undated:
            return Reason.NO_WAVE_DATES
        if scale.asked_as in self.elsewhere:
            return Reason.NO_ANSWERS
        return None if scale.asked_as in self.items else Reason.ITEM_NOT_ASKED


def _asked(responses: pd.DataFrame, scales: Mapping[str, ItemScale]) -> Iterator[Question]:
    """Every known item with each group that gave it a valid answer."""
    given = responses[["item", "respondent_group", "answer"]].drop_duplicates()
    for scale in scales.values():
        rows = given[(given["item"] == scale.asked_as) & given["answer"].isin(list(scale.valid))]
        for group in sorted(rows["respondent_group"].unique()):
            yield scale.item, str(group)


def _judged(group: _Group, scale: ItemScale, level: float) -> ItemChange:
    rows = valid(group.items[scale.asked_as], scale)
    refused = missing(corners(rows))
    if refused is not None:
        return _refused(refused)
    if group.is_panel:
        pairs = {where: item_pairs(rows[rows["where"] == where.value]) for where in Where}
        if not any(_is_unpaired(one) or one.tells_few for one in pairs.values()):
            return _paired(group, pairs, scale, level)
    return _unpaired(group, rows, scale, level)


def _areas(rows: pd.DataFrame, same_people: bool) -> AreaChanges:
    return paired_area_changes(rows) if same_people else area_changes(rows)


def _unpaired(group: _Group, rows: pd.DataFrame, scale: ItemScale, level: float) -> ItemChange:
    of = corners(rows)
    shares = {
        key: disclosed(share(*corner.total, level=level), scale, *corner.made_of)
        for key, corner in of.items()
    }
    before, after, others_before, others_after = (corner.total for corner in of.values())
    areas = area_changes(rows) if group.is_panel else group.areas[scale.item]
    changes = _changes(
        lambda at: share_change(before, after, level=at),
        lambda at: share_change(others_before, others_after, level=at),
        lambda at: widened(
            share_change_difference(before, after, others_before, others_after, level=at),
            areas,
            group.scatter,
        ),
        compared=bool(others_before[1] and others_after[1]),
        level=level,
    )
    made_of = [answers for corner in of.values() for answers in corner.made_of]
    half = [answers for (w, _), c in of.items() if w is Where.PILOT for answers in c.made_of]
    rest = [answers for (w, _), c in of.items() if w is Where.COMPARISON for answers in c.made_of]
    own, others, both = (
        disclosed(change, scale, *parts)
        for change, parts in zip(changes, (half, rest, made_of), strict=True)
    )
    if group.is_panel:
        own, others, both = (
            _with_caveat(c, Caveat(Doubt.SAME_PEOPLE)) for c in (own, others, both)
        )
    return _item_change(
        tuple(shares.values()), (own, others, both), NotPossible(Reason.ASKED_ONCE), paired=False
    )


def _paired(
    group: _Group, pairs: Mapping[Where, ItemPairs], scale: ItemScale, level: float
) -> ItemChange:
    own, others = pairs[Where.PILOT], pairs[Where.COMPARISON]
    changes = _changes(
        lambda at: share_change_paired(own.pairs, level=at),
        lambda at: share_change_paired(others.pairs, level=at),
        lambda at: widened(
            share_change_difference_paired(own.pairs, others.pairs, level=at),
            group.areas[scale.item],
            group.scatter,
        ),
        compared=bool(others.pairs.n),
        level=level,
    )
    of_own, of_others = _halves(own.pairs), _halves(others.pairs)
    parts = (of_own, of_others, (*of_own, *of_others))
    once = sum(one.once for one in pairs.values())
    lost = once / (once + sum(one.pairs.n for one in pairs.values()))
    told = (
        _with_caveat(disclosed(change, scale, *made_of), Caveat(Doubt.ANSWERED_ONCE, size=lost))
        for change, made_of in zip(changes, parts, strict=True)
    )
    shares = tuple(
        disclosed(_beside(share(*half, level=level), once_only), scale, half)
        for one in (own, others)
        for half, once_only in zip(
            _halves(one.pairs), (one.before_only[1], one.after_only[1]), strict=True
        )
    )
    return _item_change(shares, tuple(told), _mcnemar(own.pairs), paired=True)


def _changes(
    own: Callable[[float], Estimate | NotPossible],
    others: Callable[[float], Estimate | NotPossible],
    difference: Callable[[float], Estimate | NotPossible],
    *,
    compared: bool,
    level: float,
) -> tuple[Comparison | NotPossible, ...]:
    """The pilot's change, the comparison's, and their difference."""
    nothing = NotPossible(Reason.NO_COMPARISON)
    rest = (others, difference) if compared else ()
    found = tuple(with_p(at, level=level) for at in (own, *rest))
    return found if compared else (*found, nothing, nothing)


def _halves(pairs: Pairs) -> tuple[Answers, Answers]:
    return (pairs.before, pairs.n), (pairs.after, pairs.n)


def _is_unpaired(one: ItemPairs) -> bool:
    """Whether both stages have answers, but none of the same people."""
    return not one.pairs.n and bool(one.before_only[1] and one.after_only[1])


def _beside(result: Estimate | NotPossible, once: int) -> Shown:
    """A share of the pairs, hidden where that of all would tell the share of the few others."""
    return Hidden(Reason.TELLS_OTHERS) if 0 < once < FEWEST_ANSWERS else result


def _mcnemar(pairs: Pairs) -> McNemar | Hidden | NotPossible:
    """With the change it tells how many turned each way."""
    if pairs.n < FEWEST_ANSWERS:
        return Hidden(Reason.FEW_ANSWERS)
    turned = (pairs.before_only, pairs.after_only)
    return Hidden(Reason.FEW_ALIKE) if any(map(is_small, turned)) else mcnemar(pairs)


def _with_caveat(result: Tested, caveat: Caveat) -> Tested:
    if not isinstance(result, Comparison) or not (caveat.size or caveat.doubt is Doubt.SAME_PEOPLE):
        return result
    return replace(result, caveats=(*result.caveats, caveat))


def _item_change(
    shares: Sequence[Shown],
    changes: Sequence[Tested],
    same_people: McNemar | Hidden | NotPossible,
    *,
    paired: bool,
) -> ItemChange:
    before, after, others_before, others_after = shares
    own, others, difference = changes
    return ItemChange(
        item="",
        respondents="",
        declared=False,
        paired=paired,
        before=before,
        after=after,
        comparison_before=others_before,
        comparison_after=others_after,
        pilot_change=own,
        comparison_change=others,
        difference=difference,
        same_people=same_people,
        p_adjusted=NotPossible(Reason.NO_COMPARISON),
    )


def _refused(why: NotPossible | Hidden) -> ItemChange:
    return _item_change((why,) * 4, (why,) * 3, why, paired=False)


def _adjusted(
    found: Sequence[ItemChange], by: Callable[[Sequence[float]], tuple[float, ...]]
) -> Iterator[ItemChange]:
    """One without an estimate keeps its reason and does not count."""
    tested = [one.difference.p for one in found if isinstance(one.difference, Comparison)]
    p = iter(by(tested))
    for one in found:
        change = one.difference
        yield replace(one, p_adjusted=next(p) if isinstance(change, Comparison) else change)
