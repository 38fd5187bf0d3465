"""Do groups answer differently, and did they change alike?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.results import Estimate, Hidden, NotPossible, Reason
from analysis.safety import Stage, Where
from analysis.shares import Answers, share, share_change
from analysis.survey.corners import corners, placed, valid
from analysis.survey.disclosure import disclosed, hide_groups, withheld
from data.kinds.items import ItemScale
from data.study import Pilot

Shown = Estimate | Hidden | NotPossible


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupShare:
    """Shares (0-1) of a group, and its change (-1..1), as of different people."""

    group: str  # the value of the column; "" is unknown
    before: Shown
    after: Shown
    change: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ByGroup:
    item: str
    where: Where
    all: GroupShare  # group ""
    groups: tuple[GroupShare, ...]  # by name


def by_group(
    responses: pd.DataFrame,
    pilot: Pilot,
    scale: ItemScale,
    column: str,
    *,
    waves: Mapping[str, date],
    where: Where = Where.PILOT,
    level: float = 0.95,
) -> ByGroup:
    """
    Give the share of `scale` by the values of `column`: respondent_group, or a trait of
    `analysis.survey.corners.with_traits`.

    `responses` as in `analysis.survey.corners.placed`. A group is hidden before and after where
    either has fewer than ten answers, or a yes or no has 1-4; and then the smallest other group
    too, unless what is hidden are several groups with ten answers together: all of them less those
    that are shown would tell it. Groups of fewer than thirty carry a caveat.
    """
    rows = valid(placed(responses, pilot, waves), scale)
    rows = rows[rows["where"] == where.value]
    whole = _sides(rows, where)
    names = sorted(str(name) for name in rows[column].unique())
    parts = {name: _sides(rows[rows[column] == name], where) for name in names}
    hidden = hide_groups(
        list(parts.values()),
        lambda answers: withheld(scale, answers),
        total_shown=any(withheld(scale, one) is None for one in whole),
    )
    return ByGroup(
        item=scale.item,
        where=where,
        all=_share("", whole, scale, None, level),
        groups=tuple(
            _share(name, sides, scale, why, level)
            for (name, sides), why in zip(parts.items(), hidden, strict=True)
        ),
    )


def _sides(rows: pd.DataFrame, where: Where) -> tuple[Answers, Answers]:
    of = corners(rows)
    return of[where, Stage.BEFORE].total, of[where, Stage.AFTER].total


def _share(
    group: str,
    sides: tuple[Answers, Answers],
    scale: ItemScale,
    why: Reason | None,
    level: float,
) -> GroupShare:
    before, after = sides
    found = (
        share(*before, level=level),
        share(*after, level=level),
        share_change(before, after, level=level),
    )
    shown = [
        Hidden(why)
        if why is not None and isinstance(one, Estimate)
        else disclosed(one, scale, *made_of)
        for one, made_of in zip(found, ([before], [after], sides), strict=True)
    ]
    return GroupShare(group=group, before=shown[0], after=shown[1], change=shown[2])
