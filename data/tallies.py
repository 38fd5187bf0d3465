"""
Incidents counted: by area, month and group; by hour of the week; by cell; by street segment.

Questions in Ibis to the tables of one load, `Tables`. Rows are joined and grouped by small whole
numbers, which is twice as fast as by texts; what the numbers mean is looked up last.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.hours import hour_weights

ALL = "*"  # the area that counts every incident once, wherever it lies; areas may overlap
_EVERYWHERE = -1
_ASPECTS = ("month", "offence_group", "source", "preliminary", "business")
_INCIDENT = pa.schema(
    {
        "row": pa.int32(),
        "aspect": pa.int32(),
        "occurred_from": pa.timestamp("us"),
        "occurred_to": pa.timestamp("us"),
        "hour_known": pa.bool_(),
        "reported_on": pa.timestamp("us"),
        "longitude": pa.float64(),
        "latitude": pa.float64(),
    }
)
_ASPECT = pa.schema(
    {
        "aspect": pa.int32(),
        "month": pa.timestamp("us"),
        "offence_group": pa.string(),
        "source": pa.string(),
        "preliminary": pa.bool_(),
        "business": pa.bool_(),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """
    `incident` (`_INCIDENT`; `row` numbers the incidents), `aspect` (what incidents are counted by),
    `in_area` (row, area), `area` (area, area_id), `in_cell` (row, cell_x, cell_y), `on_segment`
    (row, segment_id).
    """

    incident: ibis.Table
    aspect: ibis.Table
    in_area: ibis.Table
    area: ibis.Table
    in_cell: ibis.Table
    on_segment: ibis.Table


def tables(
    db: ibis.BaseBackend,
    incidents: pd.DataFrame,
    in_areas: pd.DataFrame,
    in_cells: pd.DataFrame,
    on_segments: pd.DataFrame,
) -> Tables:
    """
    Lay out incidents, row by row, for counting. `in_areas` has row and area_id, `in_cells` row,
    cell_x, cell_y, `on_segments` row, segment_id.
    """
    code, aspects = _aspects(incidents)
    rows = incidents.assign(row=np.arange(len(incidents)), aspect=code)
    area, area_id = pd.factorize(in_areas["area_id"])
    in_area = pa.table(
        {
            "row": pa.array(in_areas["row"].to_numpy(), pa.int32()),
            "area": pa.array(area, pa.int32()),
        }
    )
    names = pa.table(
        {
            "area": pa.array([_EVERYWHERE, *range(len(area_id))], pa.int32()),
            "area_id": pa.array([ALL, *area_id], pa.string()),
        }
    )
    cell = pa.schema({"row": pa.int32(), "cell_x": pa.int32(), "cell_y": pa.int32()})
    segment = pa.schema({"row": pa.int32(), "segment_id": pa.string()})
    return Tables(
        incident=db.create_table("incident", _as(rows, _INCIDENT)),
        aspect=db.create_table("aspect", _as(aspects, _ASPECT)),
        in_area=db.create_table("in_area", in_area),
        area=db.create_table("area", names),
        in_cell=db.create_table("in_cell", _as(in_cells, cell)),
        on_segment=db.create_table("on_segment", _as(on_segments, segment)),
    )


def area_months(given: Tables) -> ibis.Table:
    """area_id, month, offence_group, source, preliminary, business, count."""
    by = ("area", "aspect")
    counts = [
        t.group_by(*by).agg(count=t.count()) for t in _everywhere_and_areas(given.incident, given)
    ]
    named = ibis.union(*counts).join(given.area, "area").join(given.aspect, "aspect")
    return named.select("area_id", *_ASPECTS, "count")


def area_hours(given: Tables, weights: ibis.Table) -> ibis.Table:
    """area_id, month, offence_group, business, slot, point, step; `weights`: see `data.hours`."""
    by = ("area", "aspect", "slot")
    sums = [
        t.group_by(*by).agg(point=_sum(t.point), step=_sum(t.step))
        for t in _everywhere_and_areas(weights, given)
    ]
    named = ibis.union(*sums).join(given.area, "area").join(given.aspect, "aspect")
    return named.select("area_id", "month", "offence_group", "business", "slot", "point", "step")


def weights(db: ibis.BaseBackend, given: Tables) -> ibis.Table:
    """Hour weights of all incidents, worked out once."""
    return db.create_table("weights", hour_weights(given.incident))


def cell_months(given: Tables) -> ibis.Table:
    """cell_x, cell_y, month, offence_group, business, count."""
    return _counted(given, given.in_cell, ("cell_x", "cell_y")).order_by("cell_x", "cell_y")


def cells(given: Tables) -> ibis.Table:
    """cell_x, cell_y, count: all months and groups."""
    by = ("cell_x", "cell_y")
    return given.in_cell.group_by(*by).agg(count=given.in_cell.count()).order_by(*by)


def segment_months(given: Tables) -> ibis.Table:
    """segment_id, month, offence_group, business, count."""
    return _counted(given, given.on_segment, ("segment_id",)).order_by("segment_id")


def month_flags(given: Tables) -> ibis.Table:
    """month, count, flagged: how many are marked preliminary."""
    by_aspect = given.incident.group_by("aspect").agg(count=given.incident.count())
    rows = by_aspect.join(given.aspect, "aspect")
    flagged = rows.preliminary.ifelse(rows["count"], 0)
    return rows.group_by("month").agg(count=_sum(rows["count"]), flagged=_sum(flagged))


def delays(given: Tables) -> ibis.Table:
    """month, delay (whole days from offence to report), count."""
    reported = given.incident.filter(given.incident.reported_on.notnull())
    day = reported.occurred_from.truncate("D")
    days = (reported.reported_on.epoch_seconds() - day.epoch_seconds()) // 86_400
    by_aspect = reported.group_by("aspect", delay=days).agg(count=reported.count())
    rows = by_aspect.join(given.aspect, "aspect")
    return rows.group_by("month", "delay").agg(count=_sum(rows["count"]))


def last_days(given: Tables) -> ibis.Table:
    """One row: occurred, reported (the newest of each), told: are days told, and not only months?"""
    incident = given.incident
    return incident.agg(
        occurred=incident.occurred_from.max(),
        reported=incident.reported_on.max(),
        told=(incident.occurred_from.day() > 1).any(),
    )


def piles(given: Tables) -> ibis.Table:
    """How many points hold how many incidents: size, points."""
    placed = given.incident.filter(given.incident.longitude.notnull())
    points = placed.group_by("longitude", "latitude").agg(size=placed.count())
    return points.group_by("size").agg(points=points.count()).order_by("size")


def _everywhere_and_areas(rows: ibis.Table, given: Tables) -> tuple[ibis.Table, ibis.Table]:
    everywhere = rows.mutate(area=ibis.literal(_EVERYWHERE, "int32"))
    return everywhere, rows.join(given.in_area, "row")


def _counted(given: Tables, places: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """Rows at `places` by place, month, offence_group and business."""
    rows = places.join(given.incident.select("row", "aspect"), "row")
    counts = rows.group_by(*by, "aspect").agg(count=rows.count())
    named = counts.join(given.aspect, "aspect")
    keys = (*by, "month", "offence_group", "business")
    return named.group_by(*keys).agg(count=_sum(named["count"]))


def _sum(column: ibis.Value) -> ibis.Value:
    return column.sum().cast("int64")


def _as(frame: pd.DataFrame, schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pandas(frame[schema.names], preserve_index=False).cast(schema)


def _aspects(incidents: pd.DataFrame) -> tuple[np.ndarray, pd.DataFrame]:
    """A number for each incident, and what the numbers mean: `_ASPECT`."""
    month = pc.floor_temporal(pa.array(incidents["occurred_from"]), unit="month").to_pandas()
    columns = {
        "month": month.astype("datetime64[us]"),
        "offence_group": incidents["offence_group"],
        "source": incidents["source"],
        "preliminary": incidents["preliminary"],
        "business": incidents["business"].astype("boolean"),
    }
    together = np.zeros(len(incidents), dtype=np.int64)
    for column in columns.values():
        codes, values = pd.factorize(column, use_na_sentinel=False)
        together = together * max(len(values), 1) + codes
    code, first = pd.factorize(together)
    at = np.unique(code, return_index=True)[1] if len(code) else np.array([], dtype=int)
    aspects = pd.DataFrame({name: column.to_numpy()[at] for name, column in columns.items()})
    return code, aspects.assign(aspect=np.arange(len(first)))
