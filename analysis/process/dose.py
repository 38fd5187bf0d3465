"""How much was in place, where, and for how long? The dose, not its effect."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.process.frames import complete
from analysis.process.indicator import Also, Beside, By, Indicator, Part
from analysis.process.rows import of_area, told
from analysis.process.states import State
from analysis.results import Counted, NotPossible, Reason, Unit
from data.intake import Kind
from data.study import Period

CAMERA = "camera"
WEEK = np.timedelta64(7, "D") / np.timedelta64(1, "D")
_LEFT_OUT = (Reason.ENDS_FIRST, Reason.NO_END_DAY)
_SPAN = ["area_id", "segment_id", "owner_type", "measure_type", "started_on", "ended_on"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """
    What was in place, from when until when.

    `rows`: area_id, segment_id ("" if none is known), owner_type, measure_type, started_on (the
    first day), ended_on (the first day that it is not there any more), a row for each area that a
    measure lies in; `row` and `kind` tell which it is. `left_out`: kind, row, area_id, why (a
    `Reason`).
    """

    rows: pd.DataFrame
    left_out: pd.DataFrame


def spans(measures: pd.DataFrame | None, cameras: pd.DataFrame | None, as_of: date) -> Spans:
    """
    When measures and cameras were in place, as far as the day after `as_of`.

    A measure from started_on, else done_on, until ended_on; a camera from installed_on until
    removed_on. What is only planned is not in place. In an area whose cameras are in the register,
    measures of the type camera are left out: they would count twice. `segment_id` is a column that
    frames may have.
    """
    register = _cameras(cameras)
    rows = pd.concat([_measures(measures, set(register["area_id"])), register], ignore_index=True)
    end = pd.Timestamp(as_of) + pd.Timedelta(days=1)
    rows = rows[rows["started_on"] < end]
    lost = (rows["status"] == State.CANCELLED) & rows["ended_on"].isna()
    backwards = rows["ended_on"] < rows["started_on"]
    why = pd.Series("", rows.index).mask(lost, Reason.NO_END_DAY).mask(backwards, Reason.ENDS_FIRST)
    ended = rows["ended_on"].fillna(end)
    good = rows.assign(ended_on=ended.where(ended < end, end))[why == ""]
    left_out = rows[["kind", "row", "area_id"]].assign(why=why)[why != ""]
    return Spans(
        rows=good[["kind", "row", *_SPAN]].reset_index(drop=True),
        left_out=left_out.reset_index(drop=True),
    )


def dose(found: Spans, area: str, period: Period) -> Indicator:
    """
    P26: measures x weeks in place in the period, by street segment, else by area; by owner.

    Two measures in place for ten weeks each are twenty. `n` is measures and cameras. It says
    nothing of how much each of them does.
    """
    own = _of(found.rows, area)
    weeks = _overlap(own, [(period.start, period.end)])[:, 0] / WEEK
    active, weeks = own[weeks > 0], weeks[weeks > 0]
    n, lost = len(active), _of(found.left_out, area)["why"]
    on_segments = bool((active["segment_id"] != "").any())
    places = (By.SEGMENT, "segment_id") if on_segments else (By.AREA, "area_id")
    return Indicator(
        code="P26",
        area=area,
        period=period,
        value=_weeks(weeks) if n else NotPossible(Reason.NONE_IN_PLACE),
        parts=tuple(
            Part(by=by, name=str(name), value=_weeks(weeks[at]))
            for by, column in (places, (By.OWNER, "owner_type"), (By.MEASURE_TYPE, "measure_type"))
            for name, at in sorted(active.reset_index().groupby(column).indices.items())
        ),
        beside=(Beside(Also.IN_PLACE, Counted(value=n, unit=Unit.MEASURES, n=n)),) if n else (),
        missing=told(*((why, int((lost == why).sum())) for why in _LEFT_OUT)),
    )


def monthly_dose(found: Spans, area: str, period: Period) -> pd.DataFrame:
    """
    Give how much was in place month by month, by owner: month (first day), owner_type, in_place
    (measures and cameras, on average over the month's days that are in the period), weeks.

    Every month of the period and every owner that has anything in it, zeros too.
    """
    own = _of(found.rows, area)
    months = _months(period)
    days = _overlap(own, months)
    owners = sorted(own["owner_type"].to_numpy()[np.any(days > 0, axis=1)])
    lengths = np.array([(end - start).days for start, end in months], dtype=float)
    tables = [
        pd.DataFrame(
            {
                "month": pd.to_datetime([start.replace(day=1) for start, _ in months]),
                "owner_type": owner,
                "in_place": days[mine].sum(axis=0) / lengths,
                "weeks": days[mine].sum(axis=0) / WEEK,
            }
        )
        for owner in dict.fromkeys(owners)
        for mine in [(own["owner_type"] == owner).to_numpy()]
    ]
    empty = pd.DataFrame({"month": [], "owner_type": [], "in_place": [], "weeks": []})
    return pd.concat(tables, ignore_index=True) if tables else empty


def _measures(measures: pd.DataFrame | None, registered: set[str]) -> pd.DataFrame:
    rows = complete(measures, Kind.MEASURES)
    twice = (rows["measure_type"] == CAMERA) & rows["area_id"].isin(registered)
    rows = rows[~twice]
    started = rows["started_on"].fillna(rows["done_on"])
    return _with_segment(rows.assign(kind=Kind.MEASURES.value, started_on=started))


def _cameras(cameras: pd.DataFrame | None) -> pd.DataFrame:
    rows = complete(cameras, Kind.CAMERAS)
    return _with_segment(
        rows.assign(
            kind=Kind.CAMERAS.value,
            measure_type=CAMERA,
            status="",
            started_on=rows["installed_on"],
            ended_on=rows["removed_on"],
        )
    )


def _with_segment(rows: pd.DataFrame) -> pd.DataFrame:
    segment = rows["segment_id"] if "segment_id" in rows else pd.Series("", rows.index, dtype="str")
    return rows.assign(segment_id=segment)[["kind", "row", *_SPAN, "status"]]


def _of(rows: pd.DataFrame, area: str) -> pd.DataFrame:
    """Measures and cameras are numbered apart."""
    return of_area(rows, area) if area else rows.drop_duplicates(["kind", "row"])


def _overlap(rows: pd.DataFrame, periods: list[tuple[date, date]]) -> NDArray[np.float64]:
    """Days that each row (down) is in place in each period (across)."""
    first, last = (rows[c].to_numpy("datetime64[D]")[:, None] for c in ("started_on", "ended_on"))
    starts, ends = np.array(periods, dtype="datetime64[D]").reshape(-1, 2).T
    days = np.minimum(last, ends) - np.maximum(first, starts)
    shared: NDArray[np.float64] = np.maximum(days / np.timedelta64(1, "D"), 0.0)
    return shared


def _months(period: Period) -> list[tuple[date, date]]:
    """Calendar months, the first and the last cut to the period."""
    first = pd.date_range(period.start.replace(day=1), period.end, freq="MS", inclusive="left")
    starts = [max(day.date(), period.start) for day in first]
    return list(zip(starts, [*starts[1:], period.end], strict=True)) if starts else []


def _weeks(weeks: NDArray[np.float64]) -> Counted:
    return Counted(value=float(weeks.sum()), unit=Unit.MEASURE_WEEKS, n=len(weeks))
