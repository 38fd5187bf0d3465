"""Was the programme delivered as planned, and could another place take it over?"""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from analysis.process.frames import complete
from analysis.process.indicator import Also, Beside, By, Indicator, Part, tally
from analysis.process.rows import of_area, told, within
from analysis.results import Counted, NotPossible, Reason, Unit
from data.intake import Kind
from data.study import Period

NONE = NotPossible(Reason.NO_ELEMENTS)


class Lack(StrEnum):
    """What an element is without that another place would need."""

    ROUTINE = "routine"  # no written one
    ROLE = "role"  # no named one
    GRADE = "grade"  # nobody has graded the evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """`delivered` is the share of what was planned, at most 1; None where nothing is planned."""

    row: int
    title: str
    method: str
    delivered: float | None
    lacks: tuple[Lack, ...]


def elements(rows: pd.DataFrame | None, area: str, period: Period) -> tuple[Element, ...]:
    """The elements of an area ("" is all) and period, by method, those least delivered first."""
    found = _delivered(_planned_in(rows, area, period), period)
    found = found.sort_values(["method", "delivered", "row"])
    lacking = _lacks(found).to_numpy()
    return tuple(
        Element(
            row=row,
            title=title,
            method=method,
            delivered=None if pd.isna(share) else share,
            lacks=tuple(what for what, is_lacking in zip(Lack, lacks, strict=True) if is_lacking),
        )
        for (row, title, method, share), lacks in zip(
            found[["row", "title", "method", "delivered"]].itertuples(index=False),
            lacking,
            strict=True,
        )
    )


def fidelity(rows: pd.DataFrame | None, area: str, period: Period) -> Indicator:
    """
    P16: planned elements delivered / planned elements.

    Elements planned in the period, or without a day. One that is delivered in part counts by that
    part: delivered / planned, at most 1. Without numbers an element is one thing, delivered if
    there is a day of it before the period's end.
    """
    found = _delivered(_planned_in(rows, area, period), period)
    shares = found["delivered"].dropna()
    unplanned = len(found) - len(shares)
    parts = found.dropna(subset="delivered").groupby("method")["delivered"]
    beside = {
        Also.WHOLLY: int((shares == 1).sum()),
        Also.PARTLY: int(((shares > 0) & (shares < 1)).sum()),
        Also.NOT_AT_ALL: int((shares == 0).sum()),
    }
    return Indicator(
        code="P16",
        area=area,
        period=period,
        value=tally(float(shares.sum()), len(shares), Unit.ELEMENTS, none=NONE),
        parts=tuple(
            Part(
                by=By.METHOD,
                name=str(method),
                value=tally(float(part.sum()), len(part), Unit.ELEMENTS, none=NONE),
            )
            for method, part in parts
        ),
        beside=tuple(
            Beside(what, Counted(value=count, unit=Unit.ELEMENTS, n=len(shares)))
            for what, count in beside.items()
            if len(shares)
        ),
        missing=told((Reason.NONE_PLANNED, unplanned)),
    )


def transferability(rows: pd.DataFrame | None, area: str, period: Period) -> Indicator:
    """
    P28: elements with a written routine, a named role and a grade of evidence / elements.

    The grade may be 0: it is then known that nothing supports it. Elements planned before the
    period's end, or without a day; "unknown" is without.
    """
    found = _until(of_area(complete(rows, Kind.ELEMENTS), area), period)
    lacks = _lacks(found)
    ready = int((~lacks.any(axis="columns")).sum())
    also = {Lack.ROUTINE: Also.NO_ROUTINE, Lack.ROLE: Also.NO_ROLE, Lack.GRADE: Also.NO_GRADE}
    return Indicator(
        code="P28",
        area=area,
        period=period,
        value=tally(ready, len(found), Unit.ELEMENTS, none=NONE),
        beside=tuple(
            Beside(name, Counted(value=int(lacks[what].sum()), unit=Unit.ELEMENTS, n=len(found)))
            for what, name in also.items()
            if len(found)
        ),
    )


def _planned_in(rows: pd.DataFrame | None, area: str, period: Period) -> pd.DataFrame:
    own = of_area(complete(rows, Kind.ELEMENTS), area)
    return own[own["planned_on"].isna() | within(own["planned_on"], period)]


def _until(rows: pd.DataFrame, period: Period) -> pd.DataFrame:
    return rows[rows["planned_on"].isna() | (rows["planned_on"] < pd.Timestamp(period.end))]


def _delivered(rows: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Add the share delivered (0-1); NaN where nothing is planned."""
    planned = rows["planned"].astype("float").fillna(1)
    is_late = rows["delivered_on"] >= pd.Timestamp(period.end)
    is_there = rows["delivered_on"].notna() & ~is_late
    number = rows["delivered"].astype("float").fillna(planned.where(is_there, 0)).mask(is_late, 0)
    share = (number / planned.where(planned > 0)).clip(0, 1)
    return rows.assign(delivered=share)


def _lacks(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            Lack.ROUTINE: rows["routine"] != "yes",
            Lack.ROLE: rows["role"] != "yes",
            Lack.GRADE: rows["grade"].isna(),
        },
        index=rows.index,
    )
