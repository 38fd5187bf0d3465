"""What lies on the map beside the view, and what the panel tells of each thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from pyproj import Transformer

from analysis.approximate import approximate
from pages.map.asked import Asked
from pages.shared.maps.drawn import Layer, Mark, Shape, Symbol
from pages.shared.maps.legend import Legend
from pages.shared.session import Extra

WGS84 = "EPSG:4326"
WORKS = (Extra.MEASURES, Extra.CAMERAS, Extra.WALKS)  # what may stand close to its place


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What the panel says of one: plain text, as it came from a file or from us."""

    key: str
    name: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """A layer, those of its things that have no place, and what is to be said below the map."""

    drawn: Layer
    unplaced: tuple[Thing, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """
    A thing and where it is in WGS 84, NaN where nobody said.

    Only what is `exact` stands there: the others would point at a single business.
    """

    thing: Thing
    symbol: Symbol
    colour: str
    longitude: float
    latitude: float
    exact: bool


def things_in(layers: Sequence[Layer], others: Sequence[Things]) -> Iterator[Thing]:
    """All that can be chosen, in the order of the layers."""
    for layer in [*layers, *(each.drawn for each in others)]:
        each_drawn: tuple[Shape | Mark, ...] = (*layer.shapes, *layer.marks)
        for drawn in each_drawn:
            if drawn.key:
                yield Thing(key=drawn.key, name=drawn.label, told=drawn.told)
    for each in others:
        yield from each.unplaced


def things(
    name: Extra,
    placed: Sequence[Placed],
    legend: Legend,
    asked: Asked,
    said: tuple[str, ...] = (),
) -> Things:
    """Draw what has a place, where it is or about there, and list the rest."""
    text = asked.text
    has_place = [p for p in placed if np.isfinite(p.longitude) and np.isfinite(p.latitude)]
    unplaced = tuple(
        replace(p.thing, told=(*p.thing.told, text.layers.without_place))
        for p in placed
        if p not in has_place
    )
    exact = [_mark(p, (p.longitude, p.latitude)) for p in has_place if p.exact]
    others = [p for p in has_place if not p.exact]
    near = [
        _mark(p, place, text.layers.approximate)
        for p, place in zip(others, _near(others, name, asked.known.crs), strict=True)
    ]
    drawn = Layer(name=name, marks=(*exact, *near), legend=legend)
    return Things(drawn=drawn, unplaced=unplaced, said=said)


def degrees(east: Sequence[float], north: Sequence[float], crs: str) -> list[tuple[float, float]]:
    """Longitude and latitude of places in the metric crs."""
    if not len(east):
        return []
    transformer = Transformer.from_crs(crs, WGS84, always_xy=True)
    return list(zip(*transformer.transform(east, north), strict=True))


def day(value: object) -> pd.Timestamp | None:
    return value if isinstance(value, pd.Timestamp) and not pd.isna(value) else None


def _near(others: Sequence[Placed], name: Extra, crs: str) -> list[tuple[float, float]]:
    if not others:
        return []
    longitude, latitude = np.array([(p.longitude, p.latitude) for p in others]).T
    to_metres = Transformer.from_crs(WGS84, crs, always_xy=True)
    east, north = approximate(
        *to_metres.transform(longitude, latitude), ring=1 + WORKS.index(name), every=len(WORKS)
    )
    return degrees(list(east), list(north), crs)


def _mark(placed: Placed, place: tuple[float, float], *told: str) -> Mark:
    longitude, latitude = place
    return Mark(
        longitude=longitude,
        latitude=latitude,
        symbol=placed.symbol,
        colour=placed.colour,
        label=placed.thing.name,
        key=placed.thing.key,
        told=(*placed.thing.told, *told),
    )
