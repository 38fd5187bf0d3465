"""Are the situation pictures made, in time, and when is the next one due?"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.process.frames import complete
from analysis.process.indicator import Also, Beside, Indicator, tally
from analysis.process.rows import of_area, told, within
from analysis.results import Counted, NotPossible, Reason, Unit
from data.intake import Kind
from data.study import Period

NONE = NotPossible(Reason.NO_SITUATIONS)
LONGEST_YEARS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """When an area's situation picture was last made, and when the next one is due."""

    last_on: date
    next_due_on: date
    is_late: bool


def situation_pictures(
    situations: pd.DataFrame | None, area: str, period: Period, as_of: date
) -> Indicator:
    """
    P20: situation pictures made / planned.

    Planned are those due in the period and before `as_of` (a day of its own, else the last day it
    is about). Made: there is a day of it, at the latest `as_of`. Beside it: made by the day it was
    due, and the median of days from the end of what it is about.
    """
    own = of_area(complete(situations, Kind.SITUATIONS), area)
    due = own["due_on"].fillna(own["period_to"])
    is_planned = within(due, period) & (due <= pd.Timestamp(as_of))
    planned, due = own[is_planned], due[is_planned]
    made = planned["produced_on"] <= pd.Timestamp(as_of)
    waits = (planned["produced_on"] - planned["period_to"])[made].dropna().dt.days
    in_time = int((made & (planned["produced_on"] <= due)).sum())
    n = len(planned)
    days = (
        Counted(value=float(waits.median()), unit=Unit.DAYS, n=len(waits)) if len(waits) else NONE
    )
    unsaid = int((own["due_on"].isna() & own["period_to"].isna()).sum())
    return Indicator(
        code="P20",
        area=area,
        period=period,
        value=tally(int(made.sum()), n, Unit.SITUATIONS, none=NONE, by_chance=True),
        beside=(
            Beside(Also.IN_TIME, tally(in_time, n, Unit.SITUATIONS, none=NONE, by_chance=True)),
            Beside(Also.AFTER_PERIOD, days),
        )
        if n
        else (),
        missing=told((Reason.NOT_SAID, unsaid)),
    )


def updated(situations: pd.DataFrame | None, area: str, as_of: date) -> Updated | NotPossible:
    """
    When an area's picture was last made, and when the next is due: the day that the latest one
    names, and never more than two years on. It is late if `as_of` is after that day.

    Source: lagen (2023:196) om kommuners ansvar för brottsförebyggande arbete, every second year.
    """
    own = of_area(complete(situations, Kind.SITUATIONS), area)
    made = own[own["produced_on"] <= pd.Timestamp(as_of)].sort_values(["produced_on", "row"])
    if made.empty:
        return NONE
    last = made["produced_on"].iloc[-1]
    longest = last + pd.DateOffset(years=LONGEST_YEARS)
    named = made["next_due_on"].iloc[-1]
    due = longest if pd.isna(named) or named <= last else min(named, longest)
    return Updated(last_on=last.date(), next_due_on=due.date(), is_late=as_of > due.date())
