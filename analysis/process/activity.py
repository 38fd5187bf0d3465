"""Which members did anything lately? P04."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.process.indicator import Indicator, InQuarter, Value, tally
from analysis.process.members import NO_MEMBERS, Members, members_of
from analysis.process.quarters import quarters_since
from analysis.process.rows import EVERYWHERE, days, of_area, texts, told
from analysis.results import NotPossible, Reason, Unit
from data.study import Period

LATELY = np.timedelta64(90, "D")


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
    found, lately = members_of(members, area), _Acts.of(acts)
    quarters = quarters_since(start, period.end) if start else ()
    value = _active(found, lately, period.end)
    is_told = not isinstance(value, NotPossible)
    return Indicator(
        code="P04",
        area=area,
        period=period,
        value=value,
        series=tuple(
            InQuarter(quarter, _active(found, lately, quarter.period.end)) for quarter in quarters
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


@dataclass(frozen=True, slots=True)
class _Acts:
    """Who did something when, the ids as numbers: a series asks for each quarter."""

    known: pd.Index
    who: NDArray[np.int64]
    day: NDArray[np.datetime64]

    @classmethod
    def of(cls, acts: pd.DataFrame) -> "_Acts":
        who, known = pd.factorize(acts["org_id"])
        return cls(pd.Index(known), who, acts["day"].to_numpy("datetime64[D]"))

    def count(self, members: "pd.Series[str]", end: date) -> int:
        """How many of the members did anything in the days before `end`."""
        last = np.datetime64(end)
        is_active = np.zeros(len(self.known) + 1, dtype=bool)
        is_active[self.who[(self.day >= last - LATELY) & (self.day < last)]] = True
        return int(is_active[self.known.get_indexer(pd.Index(members))].sum())  # -1 is nobody


def _active(found: Members, acts: _Acts, end: date) -> Value:
    if found.rows.empty:
        return NO_MEMBERS
    if not len(acts.known):
        return NotPossible(Reason.NO_MEMBER_NAMED)
    now = found.on((pd.Timestamp(end) - pd.Timedelta(days=1)).date())["org_id"]
    active = acts.count(now, end)
    return tally(active, len(now), Unit.MEMBERS, none=NotPossible(Reason.NO_MEMBERS_THEN))


def _not_told(members: pd.DataFrame | None, acts: pd.DataFrame) -> tuple[NotPossible, ...]:
    """Which files do not say who, and how many they name that the members' file lacks."""
    known = texts(of_area(members, EVERYWHERE), "org_id").unique()
    silent = {
        "reports": Reason.NO_REPORTER_NAMED,
        "meetings": Reason.NO_PRESENT_NAMED,
        "measures": Reason.NO_OWNING_MEMBER_NAMED,
    }
    speaking, named = acts["what"].unique(), acts["org_id"].unique()
    return told(
        *((reason, int(what not in speaking)) for what, reason in silent.items()),
        (Reason.UNKNOWN_MEMBERS, int((~pd.Index(named).isin(known)).sum())),
    )
