"""What has become of the measures? P10 how many stand where, P11 done in time or late, P13 late."""

from datetime import date

import pandas as pd

from analysis.process.indicator import Also, Beside, By, Indicator, Part, Tally, tally
from analysis.process.owners import by_owner
from analysis.process.rows import days, days_between, of_area, texts, told
from analysis.process.states import OPEN, State, first_day, measures_of, with_state
from analysis.results import Counted, NotPossible, Reason, Unit
from data.study import Period

OF_OVERDUE = ("row", "area_id", "measure_id", "title", "measure_type", "owner_type", "owner")
NO_MEASURES = NotPossible(Reason.NO_MEASURES)


def measures_by_status(
    measures: pd.DataFrame | None, area: str, period: Period, as_of: date
) -> Indicator:
    """
    P10: how many measures decided in the period are planned, ongoing, overdue, done, cancelled.

    Overdue is not planned or ongoing as well: the five states add up to all. Parts by state (all
    five), owner type and measure type; every combination is in `status_table`.
    """
    rows = measures_of(measures, area, period, as_of)
    if rows.empty:
        return Indicator(code="P10", area=area, period=period, value=NO_MEASURES)
    kinds = texts(rows, "measure_type").value_counts().sort_index()
    return Indicator(
        code="P10",
        area=area,
        period=period,
        value=_counted(len(rows)),
        parts=(
            *(_part(By.STATUS, state, int((rows["state"] == state).sum())) for state in State),
            *(_part(By.OWNER, name, len(own)) for name, own in by_owner(rows)),
            *(_part(By.MEASURE_TYPE, str(name), int(n)) for name, n in kinds.items()),
        ),
        missing=told(
            (Reason.UNDATED_MEASURES, int(first_day(rows).isna().sum())),
            (Reason.SAID_OVERDUE, _said_overdue(rows)),
            (Reason.DONE_WITHOUT_DAY, _done_without_day(rows)),
            (Reason.OPEN_WITHOUT_DUE_DAY, _open_without_due_day(rows)),
            (Reason.OWNER_NOT_SAID, int((texts(rows, "owner_type") == "").sum())),
        ),
    )


def status_table(
    measures: pd.DataFrame | None, area: str, period: Period, as_of: date
) -> pd.DataFrame:
    """P10 in full: owner_type, measure_type, state, count; only combinations that there are."""
    rows = measures_of(measures, area, period, as_of)
    keys = {column: texts(rows, column) for column in ("owner_type", "measure_type")}
    groups = pd.DataFrame({**keys, "state": rows["state"]})
    return groups.groupby([*groups], sort=True).size().rename("count").reset_index()


def implementation_rate(
    measures: pd.DataFrame | None, area: str, period: Period, as_of: date
) -> Indicator:
    """
    P11: done / (done + open past their day), of the measures decided in the period, by owner type.

    Late but done is done. Measures that are open and not due yet, or have no day, do not count,
    nor do those cancelled; how many is told. With Wilson's interval: each measure is one try.
    """
    rows = measures_of(measures, area, period, as_of)
    is_open = rows["state"].isin([State.PLANNED, State.ONGOING])
    return Indicator(
        code="P11",
        area=area,
        period=period,
        value=_done_of_due(rows) if len(rows) else NO_MEASURES,
        parts=tuple(
            Part(by=By.OWNER, name=name, value=_done_of_due(own)) for name, own in by_owner(rows)
        )
        if len(rows)
        else (),
        missing=told(
            (Reason.UNDATED_MEASURES, int(first_day(rows).isna().sum())),
            (Reason.NOT_YET_DUE, int((is_open & days(rows, "due_on").notna()).sum())),
            (Reason.OPEN_WITHOUT_DUE_DAY, _open_without_due_day(rows)),
            (Reason.SAID_OVERDUE, _said_overdue(rows)),
            (Reason.CANCELLED_LEFT_OUT, int((rows["state"] == State.CANCELLED).sum())),
            (Reason.OWNER_NOT_SAID, int((texts(rows, "owner_type") == "").sum())),
        ),
    )


def overdue(measures: pd.DataFrame | None, area: str, period: Period, as_of: date) -> Indicator:
    """
    P13: measures past their planned day and not done on `as_of`, with the median of days late.

    All of the area whenever they were decided: what is late does not leave the list with a period.
    """
    rows = with_state(of_area(measures, area), as_of)
    late = overdue_list(measures, area, as_of)
    if rows.empty:
        value: Counted | NotPossible = NO_MEASURES
    elif days(rows, "due_on").isna().all():
        value = NotPossible(Reason.NO_DUE_DAYS)
    else:
        value = _counted(len(late))
    told_of = late if isinstance(value, Counted) else late.iloc[:0]
    return Indicator(
        code="P13",
        area=area,
        period=period,
        value=value,
        parts=tuple(_part(By.OWNER, name, len(own)) for name, own in by_owner(told_of))
        if isinstance(value, Counted)
        else (),
        beside=(_days_late(told_of),) if len(told_of) else (),
        missing=told(
            (Reason.OPEN_WITHOUT_DUE_DAY, _open_without_due_day(rows)),
            (Reason.SAID_OVERDUE, _said_overdue(rows)),
        ),
    )


def overdue_list(measures: pd.DataFrame | None, area: str, as_of: date) -> pd.DataFrame:
    """
    The overdue measures, the latest first: row, area_id, measure_id, title, measure_type,
    owner_type, owner, due_on, days_late (whole days from the day due to `as_of`).
    """
    rows = with_state(of_area(measures, area), as_of)
    late = rows[rows["state"] == State.OVERDUE]
    shown = {column: late[column] for column in OF_OVERDUE if column in late}
    shown |= {c: texts(late, c) for c in OF_OVERDUE if c not in late}
    due = days(late, "due_on")
    table = pd.DataFrame({**{c: shown[c] for c in OF_OVERDUE}, "due_on": due})
    table["days_late"] = days_between(due, as_of).astype("int64")
    return table.sort_values(["days_late", "row"], ascending=[False, True], ignore_index=True)


def _done_of_due(rows: pd.DataFrame) -> Tally | NotPossible:
    done = int((rows["state"] == State.DONE).sum())
    late = int((rows["state"] == State.OVERDUE).sum())
    none = NotPossible(Reason.NOTHING_DUE)
    return tally(done, done + late, Unit.MEASURES, none=none, by_chance=True)


def _days_late(late: pd.DataFrame) -> Beside:
    median = Counted(value=float(late["days_late"].median()), unit=Unit.DAYS, n=len(late))
    return Beside(Also.DAYS_LATE, median)


def _said_overdue(rows: pd.DataFrame) -> int:
    said = texts(rows, "status") == State.OVERDUE
    return int((said & rows["state"].isin([State.PLANNED, State.ONGOING])).sum())


def _done_without_day(rows: pd.DataFrame) -> int:
    return int(((rows["state"] == State.DONE) & days(rows, "done_on").isna()).sum())


def _open_without_due_day(rows: pd.DataFrame) -> int:
    return int((rows["state"].isin(OPEN) & days(rows, "due_on").isna()).sum())


def _part(by: By, name: str, count: int) -> Part:
    return Part(by=by, name=name, value=_counted(count))


def _counted(count: int) -> Counted:
    return Counted(value=count, unit=Unit.MEASURES, n=count)
