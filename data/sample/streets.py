"""gator.geojson: made-up street segments through the pilots' areas and their buffers."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from data.sample.places import PLACES, to_sweref, turned


@dataclass(frozen=True, slots=True)
class _Street:
    """
    A straight street in a place's own metres, from its middle: along it (`across` is how far to the
    right) or across it (`across` is how far ahead). `crossings` are where its segments meet.
    """

    name: str
    across: float
    crossings: Sequence[float]
    is_along: bool = True

    def points(self) -> list[tuple[float, float]]:
        return [(at, self.across) if self.is_along else (self.across, at) for at in self.crossings]


def _cross(name: str, ahead: float, crossings: Sequence[float]) -> _Street:
    return _Street(name, ahead, crossings, is_along=False)


_BLOCKS = (-225, -135, -45, 45, 135, 225)
_ROUND_THE_CORNER = (*_BLOCKS, 280)
_WORKS = (-500, -375, -250, -125, 0, 125, 250, 375, 500)
_YARDS = (-210, -105, 0, 105, 210)
# By area; the names are made up. Yards and the middles of blocks lie far from every street.
_STREETS: dict[str, Sequence[_Street]] = {
    "norra_kungsgatan": (_Street("Exempelgatan", 0, _BLOCKS),),
    "kungsgatan_omgivning": (
        _Street("Fabelvägen", -115, _ROUND_THE_CORNER),
        _Street("Låtsasgatan", -62, _ROUND_THE_CORNER),
        _Street("Skissgatan", 62, _ROUND_THE_CORNER),
        _Street("Sagogatan", 115, _ROUND_THE_CORNER),
        _cross("Hittepåtorget", 280, (-115, -62, 62, 115)),
    ),
    "stallbacka": (
        _Street("Påhittsgatan", -170, _WORKS),
        _Street("Provgatan", -85, _WORKS),
        _Street("Modellvägen", 0, _WORKS),
        _Street("Tankegatan", 85, _WORKS),
        _Street("Utkastgatan", 170, _WORKS),
        _cross("Ritvägen", -250, (-170, -85, 0, 85, 170)),
        _cross("Mallvägen", 0, (-170, -85, 0, 85, 170)),
        _cross("Prototypvägen", 250, (-170, -85, 0, 85, 170)),
    ),
    "stallbacka_terminal": (
        _Street("Dikten", -105, _YARDS),
        _Street("Visans väg", -35, _YARDS),
        _Street("Refrängvägen", 35, _YARDS),
        _Street("Strofvägen", 105, _YARDS),
    ),
    "overby_norra": (
        _Street("Fantasigatan", -105, _YARDS),
        _Street("Drömvägen", -35, _YARDS),
        _Street("Önskevägen", 35, _YARDS),
        _Street("Infallsvägen", 105, _YARDS),
    ),
}


def streets_geojson(source: str) -> str:
    """The segments as WGS 84 lines, a feature per line of text."""
    features = [json.dumps(one, ensure_ascii=False) for one in _features(source)]
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n"


def _features(source: str) -> Iterator[dict[str, object]]:
    number = 0
    for place in PLACES:
        for street in _STREETS.get(place.area_id, ()):
            for ends in pairwise(turned(place, street.points())):
                number += 1
                yield _feature(f"G{number:03}", street.name, np.array(ends), source)


def _feature(segment: str, name: str, ends: np.ndarray, source: str) -> dict[str, object]:
    degrees = to_sweref().transform(ends[:, 0], ends[:, 1], direction="INVERSE")
    return {
        "type": "Feature",
        "properties": {"segment_id": segment, "gatunamn": name, "källa": source},
        "geometry": {
            "type": "LineString",
            "coordinates": [
                [round(float(x), 6), round(float(y), 6)] for x, y in zip(*degrees, strict=True)
            ],
        },
    }
