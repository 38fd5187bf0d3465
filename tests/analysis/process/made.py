"""Placed rows of the small kinds, made by hand: a dict each, what it leaves out is empty."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from data.study import Period

YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))

_DATES = [
    *("decided_on", "due_on", "done_on", "started_on", "ended_on", "noted_on", "planned_on"),
    *("delivered_on", "occurred_on", "reported_on", "replied_on", "week", "month", "met_on"),
    *("period_from", "period_to", "produced_on", "next_due_on", "installed_on", "removed_on"),
    "walked_on",
]
_WHOLE = ["priority", "planned", "delivered", "grade", "count", "severity"]
_NUMBERS = ["cost_sek", "hours", "longitude", "latitude"]
_COLUMNS = {
    "problems": "problem_id title category cause indicator noted_on priority status",
    "measures": "measure_id problem_id title measure_type owner_type owner org_id decided_on "
    "due_on done_on started_on ended_on status cost_sek origin mechanism longitude latitude",
    "elements": "element_id title method planned_on delivered_on planned delivered routine role "
    "grade",
    "reports": "reporter_type week occurred_on clock longitude latitude category org_id "
    "reported_on reported_clock replied_on status",
    "situations": "period_from period_to due_on produced_on next_due_on",
    "messages": "week month channel message_type count",
    "resources": "month organisation hours cost_sek",
    "cameras": "camera_id owner_type installed_on removed_on longitude latitude",
    "walks": "walk_id walked_on point_id measure_id category priority",
    "meetings": "met_on planned_on meeting_type status",
    "pins": "wave respondent_group cause day_part longitude latitude",
}


def placed(kind: str, *cells: Mapping[str, object]) -> pd.DataFrame:
    """Rows of `kind`; in area "a" and numbered along where they do not say otherwise."""
    columns = ["area_id", "row", "area_name", *_COLUMNS[kind].split()]
    usual = {"area_id": "a", "area_name": "A"}
    rows = [{"row": number} | usual | dict(cell) for number, cell in enumerate(cells)]
    assert all(set(row) <= set(columns) for row in rows), rows
    return pd.DataFrame({c: _column(c, [row.get(c) for row in rows]) for c in columns})


def _column(name: str, cells: list[object]) -> pd.Series:
    if name in _DATES:
        return pd.Series(pd.to_datetime(pd.Series(cells, dtype="object")), dtype="datetime64[us]")
    if name in _WHOLE:
        return pd.Series(cells, dtype="Int64")
    if name in _NUMBERS:
        return pd.Series(cells, dtype="float64")
    if name == "row":
        return pd.Series(cells, dtype="int64")
    return pd.Series(["" if cell is None else cell for cell in cells], dtype="str")
