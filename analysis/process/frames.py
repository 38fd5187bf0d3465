"""The rows of a small kind with every column of it, whatever its file lacked."""

import pandas as pd

from data.columns.form_columns import Cell, forms
from data.intake import Kind

_DATES = {Cell.DATE, Cell.WEEK, Cell.MONTH}
_NOT_STORED = {Cell.KEY, Cell.BLOCKED, Cell.LINES}
_EMPTY: dict[Cell, tuple[object, str]] = {
    **dict.fromkeys(_DATES, (pd.NaT, "datetime64[us]")),
    **dict.fromkeys((Cell.WHOLE, Cell.YEAR), (pd.NA, "Int64")),
    Cell.NUMBER: (float("nan"), "float64"),
}
_PLACED = {
    "area_id": ("", "str"),
    "row": (0, "int64"),
    "longitude": (float("nan"), "float64"),
    "latitude": (float("nan"), "float64"),
}


def complete(rows: pd.DataFrame | None, kind: Kind) -> pd.DataFrame:
    """
    Placed rows with all columns of their kind: a text that is not there is "", else it is missing.

    A file that was never loaded (None) has no rows.
    """
    own = pd.DataFrame(index=pd.RangeIndex(0)) if rows is None else rows
    usual = {c.column: _EMPTY.get(c.cell, ("", "str")) for c in forms()[kind] if _is_stored(c.cell)}
    lacking = (usual | _PLACED).items()
    new = {
        name: pd.Series(value, index=own.index, dtype=sort)
        for name, (value, sort) in lacking
        if name not in own
    }
    unfilled = {
        name: own[name].fillna("")
        for name, (value, _) in usual.items()
        if name in own and isinstance(value, str) and own[name].hasnans
    }
    return own.assign(**new, **unfilled)


def _is_stored(cell: Cell) -> bool:
    return cell not in _NOT_STORED and cell is not Cell.POSITION
