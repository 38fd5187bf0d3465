"""Whose are the measures, and what do they cost? P14, and the owners in the order of every part."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from analysis.process.indicator import Also, Beside, By, Indicator, Part, tally
from analysis.process.private_costs import known_costs, withheld_costs
from analysis.process.rows import texts, told
from analysis.process.states import State, first_day, measures_of
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from data.study import Period

OWNERS = ("municipality", "private", "police", "joint")
FEW = Hidden(Reason.FEW_BUSINESSES)


def by_owner(measures: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """The measures of each owner type: city and private first and always, "" (not said) last."""
    owner = texts(measures, "owner_type")
    others = sorted(set(owner) - {*OWNERS, ""})
    for name in (*OWNERS, *others, ""):
        rows = measures[owner == name]
        if len(rows) or name in OWNERS[:2]:
            yield name, rows


def split_between_owners(
    measures: pd.DataFrame | None, area: str, period: Period, as_of: date
) -> Indicator:
    """
    P14: how many of the measures, and how much of their cost, is each owner type's.

    The measures decided in the period, without those cancelled. Cost is the sum of those that have
    one (0 or more SEK) and may be told (`analysis.process.private_costs`); how many have one is
    told beside, for all and for each owner. Shares of a whole, so without intervals.
    """
    every = measures_of(measures, area, period, as_of)
    rows = every[every["state"] != State.CANCELLED]
    said, withheld = known_costs(rows), withheld_costs(rows)
    cost = said.mask(withheld)
    no_measures, no_costs = NotPossible(Reason.NO_MEASURES), NotPossible(Reason.NO_COSTS)
    parts, beside = [], []
    for name, own in by_owner(rows) if len(rows) else ():
        known, few = cost[own.index].dropna(), bool(withheld[own.index].any())
        parts.append(
            Part(
                by=By.OWNER,
                name=name,
                value=tally(len(own), len(rows), Unit.MEASURES, none=no_measures),
            )
        )
        share = tally(float(known.sum()), float(cost.sum()), Unit.SEK, none=no_costs)
        with_cost = tally(
            int(said[own.index].notna().sum()), len(own), Unit.MEASURES, none=no_measures
        )
        told_share = share if len(known) or not len(own) else no_costs
        beside += [
            Beside(Also.COST, FEW if few else told_share, By.OWNER, name),
            Beside(Also.WITH_COST, with_cost, By.OWNER, name),
        ]
    total = Counted(value=float(cost.sum()), unit=Unit.SEK, n=int(cost.notna().sum()))
    n_said = int(said.notna().sum())
    whole = [
        Beside(Also.COST, total if total.n else FEW if withheld.any() else no_costs),
        Beside(Also.WITH_COST, tally(n_said, len(rows), Unit.MEASURES, none=no_measures)),
    ]
    return Indicator(
        code="P14",
        area=area,
        period=period,
        value=Counted(value=len(rows), unit=Unit.MEASURES, n=len(rows))
        if len(rows)
        else no_measures,
        parts=tuple(parts),
        beside=(*whole, *beside) if len(rows) else (),
        missing=told(
            (Reason.UNDATED_MEASURES, int(first_day(rows).isna().sum())),
            (Reason.CANCELLED_LEFT_OUT, len(every) - len(rows)),
            (Reason.COST_NOT_SAID, len(rows) - n_said),
            (Reason.COST_WITHHELD, int(withheld.sum())),
            (Reason.OWNER_NOT_SAID, int((texts(rows, "owner_type") == "").sum())),
        ),
    )
