"""Do they meet, who comes, and is what they decide followed up? P05, P06, P07."""

from datetime import date
from itertools import pairwise

import pandas as pd

from analysis.process.indicator import Also, Beside, By, Indicator, InQuarter, Part, Value, tally
from analysis.process.quarters import quarters_since
from analysis.process.rows import days, numbers, of_area, texts, told, within
from analysis.results import Counted, NotPossible, Reason, Unit
from data.study import Period

ORGANISATIONS = ("municipality", "police", "business", "housing_company", "guards", "other")
NO_MEETINGS = NotPossible(Reason.NO_MEETINGS)


def participation(
    meetings: pd.DataFrame | None, area: str, period: Period, *, start: date | None = None
) -> Indicator:
    """
    P05: present / invited, over the meetings held in the period that tell both.

    Files know the invited in total only. So parts are how many of each organisation type came, and
    beside them at how many of the meetings at least one did. The same people come time after time:
    no interval. With `start`, by quarter since then.
    """
    held = meetings_held(meetings, area)
    rows = held[within(held["day"], period)]
    if rows.empty:
        return Indicator(code="P05", area=area, period=period, value=NO_MEETINGS)
    present, invited = people_present(rows), numbers(rows, "invited")
    is_told = present.notna() & invited.notna()
    value = _present_of_invited(rows)
    return Indicator(
        code="P05",
        area=area,
        period=period,
        value=value,
        parts=tuple(
            Part(by=By.ORGANISATION, name=name, value=_people(came))
            for name, came in _by_organisation(rows)
        ),
        beside=tuple(
            Beside(Also.MEETINGS_ATTENDED, _attended(came), By.ORGANISATION, name)
            for name, came in _by_organisation(rows)
        ),
        series=tuple(
            InQuarter(quarter, _present_of_invited(held[within(held["day"], quarter.period)]))
            for quarter in (quarters_since(start, period.end) if start else ())
        ),
        missing=told(
            (Reason.NO_ATTENDANCE, int((~is_told).sum())),
            (Reason.MORE_PRESENT_THAN_INVITED, int((present > invited).sum())),
            (Reason.INVITED_IN_TOTAL_ONLY, int(is_told.any())),
        ),
    )


def regularity(meetings: pd.DataFrame | None, area: str, period: Period) -> Indicator:
    """
    P06: meetings held / planned in the period, and its longest stretch in days without a meeting.

    Planned are those with a planned day or with a status; a meeting held on another day than
    planned is held. The stretches run from the period's first day over its meetings to its end, so
    the last one is open (beside: the days since the last meeting). A period must not run on after
    the last day that the data hold for.
    """
    rows = _of_days(meetings, area)
    rows = rows[within(rows["day"], period)]
    held = _are_held(rows)
    if rows.empty:
        return Indicator(code="P06", area=area, period=period, value=NO_MEETINGS)
    planned = days(rows, "planned_on").notna() | (texts(rows, "status") != "")
    none = NotPossible(Reason.NO_PLANNED_MEETINGS)
    of_planned = tally(
        int((held & planned).sum()), int(planned.sum()), Unit.MEETINGS, none=none, by_chance=True
    )
    return Indicator(
        code="P06",
        area=area,
        period=period,
        value=of_planned,
        beside=_gaps(rows[held]["day"], period),
        missing=told(
            (Reason.UNPLANNED_MEETINGS, int((held & ~planned).sum()) if planned.any() else 0),
            (Reason.UNDATED_MEETINGS, int(_undated(meetings, area))),
        ),
    )


def decisions_followed_up(meetings: pd.DataFrame | None, area: str, period: Period) -> Indicator:
    """
    P07: decisions that a later meeting followed up / decisions, of the meetings held in the period.

    The file tells of each meeting how many of its decisions were. Where it does not, or tells of
    more than were made, the meeting is left out. Those of the last meeting of all count, and are
    told: no later one has been. With Wilson's interval: each decision is one try.
    """
    held = meetings_held(meetings, area)
    rows = held[within(held["day"], period)]
    if rows.empty:
        return Indicator(code="P07", area=area, period=period, value=NO_MEETINGS)
    made, followed = numbers(rows, "decisions"), numbers(rows, "followed_up")
    decided = made > 0
    unknown, too_many = decided & followed.isna(), followed > made
    used = decided & ~unknown & ~too_many
    last = used & (rows["day"] == held["day"].max())
    none = NotPossible(Reason.NO_DECISIONS)
    count, of = int(followed[used].sum()), int(made[used].sum())
    return Indicator(
        code="P07",
        area=area,
        period=period,
        value=tally(count, of, Unit.DECISIONS, none=none, by_chance=True),
        missing=told(
            (Reason.FOLLOW_UP_NOT_SAID, int(unknown.sum())),
            (Reason.MORE_FOLLOWED_UP_THAN_DECIDED, int(too_many.sum())),
            (Reason.NO_LATER_MEETING, int((made - followed)[last].sum())),
        ),
    )


def meetings_held(meetings: pd.DataFrame | None, area: str) -> pd.DataFrame:
    """The meetings of an area that were held, with their `day`: the day met, else the planned."""
    rows = _of_days(meetings, area)
    return rows[_are_held(rows)]


def people_present(meetings: pd.DataFrame) -> "pd.Series[float]":
    """The total of the file, else all organisation types together; NaN where it says neither."""
    each = pd.DataFrame({name: numbers(meetings, f"present_{name}") for name in ORGANISATIONS})
    return numbers(meetings, "present").fillna(each.sum(axis="columns", min_count=1))


def _of_days(meetings: pd.DataFrame | None, area: str) -> pd.DataFrame:
    rows = of_area(meetings, area)
    rows = rows.assign(day=days(rows, "met_on").fillna(days(rows, "planned_on")))
    return rows[rows["day"].notna()]


def _undated(meetings: pd.DataFrame | None, area: str) -> int:
    rows = of_area(meetings, area)
    return int((days(rows, "met_on").isna() & days(rows, "planned_on").isna()).sum())


def _are_held(rows: pd.DataFrame) -> "pd.Series[bool]":
    """As the status says; without one, where there is a day on which they met."""
    status = texts(rows, "status")
    return (status == "held") | ((status == "") & days(rows, "met_on").notna())


def _present_of_invited(rows: pd.DataFrame) -> Value:
    if rows.empty:
        return NO_MEETINGS
    present, invited = people_present(rows), numbers(rows, "invited")
    both = present.notna() & invited.notna()
    none = NotPossible(Reason.INVITED_NOT_SAID)
    return tally(int(present[both].sum()), int(invited[both].sum()), Unit.PEOPLE, none=none)


def _by_organisation(rows: pd.DataFrame) -> list[tuple[str, "pd.Series[float]"]]:
    """How many of each type came to each meeting that tells; types that none tells are left out."""
    each = [(name, numbers(rows, f"present_{name}").dropna()) for name in ORGANISATIONS]
    return [(name, came) for name, came in each if len(came)]


def _people(came: "pd.Series[float]") -> Counted:
    return Counted(value=int(came.sum()), unit=Unit.PEOPLE, n=len(came))


def _attended(came: "pd.Series[float]") -> Value:
    return tally(int((came > 0).sum()), len(came), Unit.MEETINGS, none=NO_MEETINGS)


def _gaps(met: "pd.Series[pd.Timestamp]", period: Period) -> tuple[Beside, ...]:
    ends = [pd.Timestamp(period.start), *sorted(met), pd.Timestamp(period.end)]
    stretches = [(after - before).days for before, after in pairwise(ends)]
    return (
        Beside(Also.LONGEST_GAP, _days(max(stretches), len(met))),
        Beside(Also.SINCE_LAST, _days(stretches[-1], len(met)) if len(met) else NO_MEETINGS),
    )


def _days(count: int, n: int) -> Counted:
    return Counted(value=count, unit=Unit.DAYS, n=n)
