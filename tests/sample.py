"""Tiny hand-made files as the store takes them. Places are metres from a spot in Trollhättan."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely import box

from data.intake import Intake, Kind
from data.kinds.counts import ROW_COLUMNS as COUNT_COLUMNS
from data.kinds.incidents import ROW_COLUMNS as INCIDENT_COLUMNS
from data.kinds.survey import ROW_COLUMNS as SURVEY_COLUMNS
from data.readers import read

SWEREF = "EPSG:3006"
EAST, NORTH = 341_000, 6_463_000
STUDY = """
title = "Plan"
[[pilot]]
area = "north"
start = 2024-02-15
before = [2022-01-01, 2024-01-01]
implementation = [2024-01-01, 2024-04-01]
after = [2024-04-01, 2025-04-01]
comparison = ["south"]
primary = { groups = ["theft"], direction = "decrease", smallest_change = -0.10 }
"""
_DATES = {"occurred_from", "occurred_to", "reported_on", "month", "answered_on"}
_USUAL: dict[str, Any] = {
    "occurred_from": "2024-05-06 12:00",  # a Monday
    "occurred_to": None,
    "hour_known": True,
    "date_from_report": False,
    "reported_on": None,
    "offence_group": "theft",
    "n_offences": 1,
    "longitude": float("nan"),
    "latitude": float("nan"),
    "preliminary": False,
    "business": None,
    "month": "2024-05-01",
    "count": 1,
    "respondent_id": "1",
    "wave": "2024",
    "answered_on": "2024-05-06",
    "weight": 1.0,
    "item": "B05b",
    "answer": "1",
}


def at(east: float, north: float) -> dict[str, float]:
    """Longitude and latitude of a place."""
    point = gpd.GeoSeries.from_xy([EAST + east], [NORTH + north], crs=SWEREF).to_crs("EPSG:4326")
    return {"longitude": float(point.x[0]), "latitude": float(point.y[0])}


def incidents(*rows: Mapping[str, Any]) -> pd.DataFrame:
    """A theft at noon, nowhere in particular, but for what each row says."""
    return _frame(rows, INCIDENT_COLUMNS)


def counts(*rows: Mapping[str, Any]) -> pd.DataFrame:
    return _frame(rows, COUNT_COLUMNS)


def answers(*rows: Mapping[str, Any]) -> pd.DataFrame:
    return _frame(rows, SURVEY_COLUMNS)


def areas(**squares: tuple[float, float, float]) -> gpd.GeoDataFrame:
    """`areas(north=(0, 0, 100))` is a square 100 m wide with its south-west corner there."""
    corners = [(EAST + x, NORTH + y, size) for x, y, size in squares.values()]
    shapes = gpd.GeoSeries([box(x, y, x + size, y + size) for x, y, size in corners], crs=SWEREF)
    rows = {
        "area_id": pd.Series(list(squares), dtype="str"),
        "name": pd.Series([f"Area {area.title()}" for area in squares], dtype="str"),
        "kind": pd.Series("", index=range(len(squares)), dtype="str"),
        "valid_from": pd.Series(pd.NaT, index=range(len(squares)), dtype="datetime64[us]"),
    }
    return gpd.GeoDataFrame(rows, geometry=shapes.to_crs("EPSG:4326"))


def intake(
    kind: Kind,
    rows: pd.DataFrame,
    name: str = "file.csv",
) -> Intake:
    return Intake(
        kind=kind,
        name=name,
        content_hash=sha256(name.encode()).hexdigest(),
        rows=rows,
        findings=(),
        read_count=len(rows),
        kept_count=len(rows),
        fictive=False,
    )


def study(text: str = STUDY) -> Intake:
    return read(Kind.STUDY, text.encode(), "studie.toml")


def _frame(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    table = {
        column: pd.Series([row.get(column, _USUAL.get(column, "")) for row in rows])
        for column in columns
    }
    for column in table.keys() & _DATES:
        table[column] = pd.to_datetime(table[column]).astype("datetime64[us]")
    if "business" in table:
        table["business"] = table["business"].astype("boolean")
    return pd.DataFrame(table)
