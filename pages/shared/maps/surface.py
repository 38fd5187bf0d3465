"""A density surface as a picture that lies right on a web map."""

from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import folium
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor
from pyproj import Transformer
from scipy.ndimage import map_coordinates

from analysis.density import Surface
from pages.shared import look
from pages.shared.maps.legend import Legend
from pages.shared.maps.scale import Scale
from pages.shared.maps.script import Call

WEB_MERCATOR = "EPSG:3857"
WGS84 = "EPSG:4326"
MOST_PIXELS = 900  # on the longer side
FINENESS = 4  # pixels per grid square, so that the edges of colours are smooth
EDGE_POINTS = 21
OPACITY = 0.72


@dataclass(frozen=True, slots=True)
class Warped:
    """
    Values on a grid of Web Mercator, row 0 in the north, nan outside the surface.

    `bounds` are west, south, east, north of the outer edges, in degrees.
    """

    values: NDArray[np.float64]
    bounds: tuple[float, float, float, float]


def surface_layer(
    surface: Surface,
    crs: str,
    scale: Scale,
    *,
    alt: str,
    legend: Legend | None = None,
    smooth: bool = True,
) -> folium.FeatureGroup:
    """Draw a surface on a metric grid of `crs` in the colours of `scale`."""
    warped = warp(surface, crs, smooth=smooth)
    west, south, east, north = warped.bounds
    group = folium.FeatureGroup(name="surface")
    bounds = [[south, west], [north, east]]
    url = picture(warped.values, scale)
    Call("surface", url=url, bounds=bounds, alt=alt, opacity=OPACITY).add_to(group)
    if legend:
        legend.add_to(group)
    return group


def warp(surface: Surface, crs: str, *, smooth: bool = True) -> Warped:
    """
    Read the surface where the pixels of a Web Mercator picture are, linearly between squares
    where it is smooth.

    A grid of SWEREF 99 TM lies turned on a web map by more than a degree west of its middle
    meridian, and is not stretched the same everywhere: fitting its corners would misplace it.
    """
    pixels = _pixels(surface.x0, surface.y0, surface.cell_m, surface.values.shape, crs)
    known = np.nan_to_num(surface.values)
    values = map_coordinates(known, pixels.places, order=int(smooth), mode="constant", cval=np.nan)
    return Warped(values, pixels.bounds)


@dataclass(frozen=True, slots=True)
class _Pixels:
    """Where each pixel lies, in rows and columns of a grid; bounds as of `Warped`."""

    places: NDArray[np.float64]  # row or column x height x width
    bounds: tuple[float, float, float, float]


@lru_cache(maxsize=4)  # one surface after the other lies on the same grid
def _pixels(x0: float, y0: float, cell_m: float, shape: tuple[int, int], crs: str) -> _Pixels:
    rows, columns = shape
    to_web = Transformer.from_crs(crs, WEB_MERCATOR, always_xy=True)
    east_m = x0 + np.linspace(0, columns, EDGE_POINTS) * cell_m
    north_m = y0 + np.linspace(0, rows, EDGE_POINTS) * cell_m
    xs, ys = to_web.transform(*np.meshgrid(east_m, north_m))
    west, south, east, north = xs.min(), ys.min(), xs.max(), ys.max()

    pixel = max(east - west, north - south) / min(max(rows, columns) * FINENESS, MOST_PIXELS)
    width, height = (int(np.ceil(side / pixel)) for side in (east - west, north - south))
    x = west + (np.arange(width) + 0.5) * (east - west) / width
    y = north - (np.arange(height) + 0.5) * (north - south) / height
    mesh = np.meshgrid(x, y)
    easting, northing = to_web.transform(mesh[0], mesh[1], direction="INVERSE")
    places = np.stack([(northing - y0) / cell_m - 0.5, (easting - x0) / cell_m - 0.5])
    to_degrees = Transformer.from_crs(WEB_MERCATOR, WGS84, always_xy=True)
    return _Pixels(places, to_degrees.transform_bounds(west, south, east, north))


def picture(values: NDArray[np.float64], scale: Scale) -> str:
    """Colour a grid (row 0 in the north): a PNG as data URI, see-through where nothing is drawn."""
    clear = len(scale.colours)
    index = scale.class_of(values)
    index[(index < 0) | (index >= clear)] = clear
    colours = [ImageColor.getrgb(colour or look.WHITE) for colour in scale.colours]
    image = Image.fromarray(index.astype(np.uint8), mode="P")
    image.putpalette([part for colour in (*colours, (255, 255, 255)) for part in colour])
    opacity = bytes([255 if colour else 0 for colour in scale.colours] + [0])
    stream = BytesIO()
    image.save(stream, "PNG", transparency=opacity)
    return f"data:image/png;base64,{b64encode(stream.getvalue()).decode()}"
