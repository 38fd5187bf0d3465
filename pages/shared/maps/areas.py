"""The outlines of areas; how an area is drawn says what part it plays."""

from collections.abc import Mapping
from enum import StrEnum

import folium
import geopandas as gpd
from shapely.geometry import mapping

from pages.shared.maps.drawn import Outline
from pages.shared.maps.legend import Legend, LegendRow
from pages.shared.maps.script import Call

DECIMALS = 5  # of a degree: 1 m


class AreaRole(StrEnum):
    PILOT = "pilot"
    COMPARISON = "comparison"
    BUFFER = "buffer"
    OTHER = "other"


OUTLINES = {
    AreaRole.PILOT: Outline("#0072B2", 3.5, "", "solid"),
    AreaRole.COMPARISON: Outline("#000000", 2.0, "8 5", "dashed"),
    AreaRole.BUFFER: Outline("#009E73", 2.5, "1 6", "dotted"),
    AreaRole.OTHER: Outline("#555555", 1.2, "", "solid"),
}


def areas_layer(
    areas: gpd.GeoDataFrame,
    roles: Mapping[str, AreaRole],
    labels: Mapping[str, str],
    legend: Legend | None = None,
) -> folium.FeatureGroup:
    """
    Draw `areas` (area_id, geometry in WGS 84): other areas first, pilot areas on top.

    An area without role is `OTHER`. `labels` (area id -> plain text) show when pointed at, those
    of pilot areas always; an area without label shows its id. Text is never taken for HTML.
    """
    known = [AreaRole(roles.get(area, AreaRole.OTHER)) for area in areas["area_id"]]
    order = list(reversed(AreaRole))
    drawn = sorted(
        zip(known, areas["area_id"], areas.geometry.set_precision(10**-DECIMALS), strict=True),
        key=lambda row: order.index(row[0]),
    )
    features = [
        {
            "geometry": mapping(shape),
            "label": labels.get(area, area),
            "style": _style(OUTLINES[role]),
            "standing": role is AreaRole.PILOT,
        }
        for role, area, shape in drawn
    ]
    group = folium.FeatureGroup(name="areas")
    Call("areas", features=features).add_to(group)
    if legend:
        legend.add_to(group)
    return group


def roles_legend(title: str, names: Mapping[AreaRole, str]) -> Legend:
    """Explain the outlines, in the words given; roles without a word are left out."""
    rows = [
        LegendRow(OUTLINES[role].colour, names[role], OUTLINES[role].legend_line)
        for role in AreaRole
        if role in names
    ]
    return Legend(title, tuple(rows))


def _style(outline: Outline) -> dict[str, object]:
    return {"color": outline.colour, "weight": outline.weight, "dashArray": outline.dash or None}
