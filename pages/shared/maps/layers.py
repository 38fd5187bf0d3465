"""A layer as a group of shapes and marks that Leaflet draws on the map."""

import folium
from shapely import set_precision
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from pages.shared.maps.drawn import Layer, Mark, Outline, Shape
from pages.shared.maps.script import Call

DECIMALS = 5  # of a degree: 1 m


def layer_group(layer: Layer) -> folium.FeatureGroup:
    """
    Draw a layer, its shapes below its marks, each in the order given.

    Text is never taken for HTML. What has a key can be clicked, with the keyboard too.
    """
    group = folium.FeatureGroup(name=layer.name)
    if layer.shapes:
        Call("shapes", shapes=[_shape(shape) for shape in layer.shapes]).add_to(group)
    if layer.marks:
        Call("marks", marks=[_mark(mark) for mark in layer.marks]).add_to(group)
    if layer.legend:
        layer.legend.add_to(group)
    return group


def _shape(shape: Shape) -> dict[str, object]:
    return {
        "geometry": mapping(_rounded(shape.geometry)),
        "label": shape.label,
        "style": _style(shape.outline, shape.fill, shape.fill_opacity),
        "standing": shape.standing,
        "inside": _inside(shape.geometry) if shape.standing and shape.fill else None,
        "key": shape.key,
    }


def _inside(geometry: BaseGeometry) -> list[float]:
    """Longitude and latitude of a place in it: the name of an area stands at the upper edge."""
    place = geometry.representative_point()
    return [round(place.x, DECIMALS), round(place.y, DECIMALS)]


def _rounded(geometry: BaseGeometry) -> BaseGeometry:
    rounded: BaseGeometry = set_precision(geometry, 10**-DECIMALS)
    return geometry if rounded.is_empty else rounded


def _style(outline: Outline, fill: str, opacity: float) -> dict[str, object]:
    return {
        "color": outline.colour,
        "weight": outline.weight,
        "dashArray": outline.dash or None,
        "fillColor": fill or None,
        "fillOpacity": opacity if fill else 0,
    }


def _mark(mark: Mark) -> dict[str, object]:
    return {
        "at": [round(mark.latitude, DECIMALS), round(mark.longitude, DECIMALS)],
        "symbol": str(mark.symbol),
        "colour": mark.colour,
        "size": mark.size,
        "label": mark.label,
        "key": mark.key,
    }
