"""The outlines of areas; how an area is drawn says what part it plays."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import geopandas as gpd

from pages.shared import look
from pages.shared.maps.drawn import Layer, Outline, Shape
from pages.shared.maps.legend import Legend, LegendRow


class AreaRole(StrEnum):
    PILOT = "pilot"
    COMPARISON = "comparison"
    BUFFER = "buffer"
    OTHER = "other"


OUTLINES = {
    AreaRole.PILOT: Outline(look.BLUE, 3.5, "", "solid"),
    AreaRole.COMPARISON: Outline(look.PURE_BLACK, 2.0, "8 5", "dashed"),
    AreaRole.BUFFER: Outline(look.GREEN, 2.5, "1 6", "dotted"),
    AreaRole.OTHER: Outline(look.QUIET, 1.2, "", "solid"),
}


def areas_layer(
    areas: gpd.GeoDataFrame,
    roles: Mapping[str, AreaRole],
    labels: Mapping[str, str],
    legend: Legend | None = None,
    told: Mapping[str, Sequence[str]] | None = None,
) -> Layer:
    """
    The outlines of `areas` (area_id, geometry in WGS 84): other areas first, pilot areas on top.

    An area without role is `OTHER`. `labels` (area id -> plain text) show when pointed at, those
    of pilot areas always; an area without label shows its id. `told` (area id -> lines) is what is
    said of one that is clicked; its key is "area-" and its id.
    """
    known = [AreaRole(roles.get(area, AreaRole.OTHER)) for area in areas["area_id"]]
    order = list(reversed(AreaRole))
    drawn = sorted(
        zip(known, areas["area_id"], areas.geometry, strict=True),
        key=lambda row: order.index(row[0]),
    )
    shapes = [
        Shape(
            geometry=shape,
            outline=OUTLINES[role],
            label=labels.get(area, area),
            standing=role is AreaRole.PILOT,
            key=f"area-{area}",
            told=tuple((told or {}).get(area, ())),
        )
        for role, area, shape in drawn
    ]
    return Layer(name="areas", shapes=shapes, legend=legend)


def roles_legend(title: str, names: Mapping[AreaRole, str]) -> Legend:
    """Explain the outlines, in the words given; roles without a word are left out."""
    rows = [
        LegendRow(OUTLINES[role].colour, names[role], OUTLINES[role].legend_line)
        for role in AreaRole
        if role in names
    ]
    return Legend(title, tuple(rows))
