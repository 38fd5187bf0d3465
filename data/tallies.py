"""
Incidents counted: by area, month and group; by hour of the week; by cell; by street segment.

Questions in Ibis to the tables of one load: `incident` (row, month, occurred_from, occurred_to,
hour_known, offence_group, source, preliminary, business, reported_on, longitude, latitude), `in_area` (row,
area_id), `in_cell` (row, cell_x, cell_y), `on_segment` (row, segment_id). `row` numbers the
incidents. Area `ALL` counts every incident once, wherever it lies; areas may overlap.
"""

from collections.abc import Callable, Sequence

import ibis

ALL = "*"
_BY = ("month", "offence_group", "business")


def area_months(incident: ibis.Table, in_area: ibis.Table) -> ibis.Table:
    """area_id, month, offence_group, source, preliminary, business, count."""
    by = ("area_id", "month", "offence_group", "source", "preliminary", "business")
    return _by_area(incident, in_area, by, lambda rows: {"count": rows.count()})


def area_hours(weights: ibis.Table, in_area: ibis.Table) -> ibis.Table:
    """area_id, month, offence_group, business, slot, point, step; `weights` as `data.hours` makes them."""
    by = ("area_id", "month", "offence_group", "business", "slot")
    return _by_area(
        weights, in_area, by, lambda rows: {n: _sum(rows[n]) for n in ("point", "step")}
    )


def cell_months(incident: ibis.Table, in_cell: ibis.Table) -> ibis.Table:
    """cell_x, cell_y, month, offence_group, business, count."""
    return _counted(incident.join(in_cell, "row"), "cell_x", "cell_y", *_BY)


def cells(in_cell: ibis.Table) -> ibis.Table:
    """cell_x, cell_y, count: all months and groups."""
    return _counted(in_cell, "cell_x", "cell_y")


def segment_months(incident: ibis.Table, on_segment: ibis.Table) -> ibis.Table:
    """segment_id, month, offence_group, business, count."""
    return _counted(incident.join(on_segment, "row"), "segment_id", *_BY)


def month_flags(incident: ibis.Table) -> ibis.Table:
    """month, count, flagged: how many are marked preliminary."""
    return incident.group_by("month").agg(
        count=incident.count(), flagged=_sum(incident.preliminary.cast("int64"))
    )


def delays(incident: ibis.Table) -> ibis.Table:
    """month, delay (whole days from offence to report), count."""
    seconds = (
        incident.reported_on.epoch_seconds() - incident.occurred_from.truncate("D").epoch_seconds()
    )
    reported = incident.mutate(delay=seconds // 86_400).filter(incident.reported_on.notnull())
    return reported.group_by("month", "delay").agg(count=reported.count())


def last_days(incident: ibis.Table) -> ibis.Table:
    """One row: occurred, reported (the newest of each), told: are days told, and not only months?"""
    return incident.agg(
        occurred=incident.occurred_from.max(),
        reported=incident.reported_on.max(),
        told=(incident.occurred_from.day() > 1).any(),
    )


def piles(incident: ibis.Table) -> ibis.Table:
    """How many points hold how many incidents: size, points."""
    placed = incident.filter(incident.longitude.notnull())
    points = placed.group_by("longitude", "latitude").agg(size=placed.count())
    return points.group_by("size").agg(points=points.count()).order_by("size")


def _by_area(
    rows: ibis.Table,
    in_area: ibis.Table,
    by: Sequence[str],
    sums: Callable[[ibis.Table], dict[str, ibis.Value]],
) -> ibis.Table:
    everywhere = rows.mutate(area_id=ibis.literal(ALL))
    placed = rows.join(in_area, "row")
    parts = [part.group_by(*by).agg(**sums(part)) for part in (everywhere, placed)]
    return ibis.union(*parts).order_by(*by)


def _sum(column: ibis.Value) -> ibis.Value:
    return column.sum().cast("int64")


def _counted(rows: ibis.Table, *by: str) -> ibis.Table:
    return rows.group_by(*by).agg(count=rows.count()).order_by(*by)
