"""Which members did anything lately? P04."""

from datetime import date

import pandas as pd

from analysis.process.indicator import Indicator, InQuarter, Value, tally
from analysis.process.members import NO_MEMBERS, Members, members_of
from analysis.process.quarters import quarters_since
from analysis.process.rows import EVERYWHERE, days, of_area, texts, told
from analysis.results import NotPossible, Reason, Unit
from data.study import Period

LATELY = pd.Timedelta(days=90)


def active_members(
    members: pd.DataFrame | None,
    acts: pd.DataFrame,
    area: str,
    period: Period,
    *,
    start: date | None = None,
) -> Indicator:
    """
    P04: members with at least one report, meeting or measure in the last 90 days of the period /
    members on its last day. `acts` are those of `what_members_did`, in any area.

    With `start`, the same at the end of each quarter since then (for P27). Not possible where no
    file says which member it was; one file that does not say makes the figure too low, and is told.
    """
    found = members_of(members, area)
    quarters = quarters_since(start, period.end) if start else ()
    value = _active(found, acts, period.end)
    is_told = not isinstance(value, NotPossible)
    return Indicator(
        code="P04",
        area=area,
        period=period,
        value=value,
        series=tuple(
            InQuarter(quarter, _active(found, acts, quarter.period.end)) for quarter in quarters
        )
        if is_told
        else (),
        missing=(*found.missing, *_not_told(members, acts)) if is_told else found.missing,
    )


def what_members_did(
    reports: pd.DataFrame | None, meetings: pd.DataFrame | None, measures: pd.DataFrame | None
) -> pd.DataFrame:
    """
    One row for each thing a member did: org_id, day, what (reports, meetings, measures).

    A report counts on the day it was reported, else on which it happened; a meeting if it was not
    cancelled; a measure on the days on which it was decided, begun and done.
    """
    return pd.concat(
        [_reported(reports), _met(meetings), _owned(measures)], ignore_index=True
    ).astype({"org_id": "str", "day": "datetime64[us]", "what": "str"})


def _reported(reports: pd.DataFrame | None) -> pd.DataFrame:
    rows = of_area(reports, EVERYWHERE)
    when = days(rows, "reported_on").fillna(days(rows, "occurred_on")).fillna(days(rows, "week"))
    return _acts(texts(rows, "org_id"), when, "reports")


def _met(meetings: pd.DataFrame | None) -> pd.DataFrame:
    rows = of_area(meetings, EVERYWHERE)
    rows = rows[~texts(rows, "status").isin(["cancelled", "planned"])]
    present = texts(rows, "members_present").str.split().explode().fillna("").astype("str")
    return _acts(present, days(rows, "met_on").reindex(present.index), "meetings")


def _owned(measures: pd.DataFrame | None) -> pd.DataFrame:
    rows = of_area(measures, EVERYWHERE)
    who = texts(rows, "org_id")
    return pd.concat(
        [_acts(who, days(rows, day), "measures") for day in ("decided_on", "started_on", "done_on")]
    )


def _acts(who: "pd.Series[str]", when: "pd.Series[pd.Timestamp]", what: str) -> pd.DataFrame:
    acts = pd.DataFrame({"org_id": who.to_numpy(), "day": when.to_numpy(), "what": what})
    return acts[(acts["org_id"] != "") & acts["day"].notna()]


def _active(found: Members, acts: pd.DataFrame, end: date) -> Value:
    if found.rows.empty:
        return NO_MEMBERS
    if acts.empty:
        return NotPossible(Reason.NO_MEMBER_NAMED)
    until = pd.Timestamp(end)
    lately = acts[(acts["day"] >= until - LATELY) & (acts["day"] < until)]
    now = found.on((until - pd.Timedelta(days=1)).date())["org_id"]
    active = int(now.isin(lately["org_id"]).sum())
    return tally(active, len(now), Unit.MEMBERS, none=NotPossible(Reason.NO_MEMBERS_THEN))


def _not_told(members: pd.DataFrame | None, acts: pd.DataFrame) -> tuple[NotPossible, ...]:
    """Which files do not say who, and how many they name that the members' file lacks."""
    known = set(texts(of_area(members, EVERYWHERE), "org_id"))
    silent = {
        "reports": Reason.NO_REPORTER_NAMED,
        "meetings": Reason.NO_PRESENT_NAMED,
        "measures": Reason.NO_OWNING_MEMBER_NAMED,
    }
    speaking = set(acts["what"])
    return told(
        *((reason, int(what not in speaking)) for what, reason in silent.items()),
        (Reason.UNKNOWN_MEMBERS, len(set(acts["org_id"]) - known)),
    )
