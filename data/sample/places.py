"""Where the sample's incidents happen: made-up areas at plausible places, and their addresses."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from math import cos, radians, sin
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from shapely import MultiPolygon, Polygon

Kind = Literal["pilot", "buffer", "comparison", "homes"]
Family = Literal["shopping", "industry", "homes"]
Shape = Literal["street", "quarter", "surroundings"]


@dataclass(frozen=True, slots=True)
class Place:
    """`level` is how many primary incidents a month it has before the start, in round figures."""

    area_id: str
    name: str
    kind: Kind
    family: Family
    level: float
    latitude: float
    longitude: float
    length_m: float = 300.0
    width_m: float = 200.0
    bearing: float = 20.0  # of its length, degrees clockwise from north
    shape: Shape = "quarter"


def _street(area_id: str, name: str, level: float, at: tuple[float, float], turn: float) -> Place:
    return Place(area_id, name, "comparison", "shopping", level, *at, 380, 70, turn, "street")


def _centre(area_id: str, name: str, level: float, at: tuple[float, float]) -> Place:
    return Place(area_id, name, "comparison", "shopping", level, *at)


def _works(area_id: str, name: str, level: float, at: tuple[float, float]) -> Place:
    return Place(area_id, name, "comparison", "industry", level, *at, 420, 300)


OTHER = "Övriga Trollhättan"
_KUNGSGATAN = (58.28535, 12.28960)
PLACES: Sequence[Place] = (
    Place("norra_kungsgatan", "Norra Kungsgatan", "pilot", "shopping", 60, *_KUNGSGATAN, 450, 70, 5,
          "street"),
    Place("stallbacka", "Stallbacka", "pilot", "industry", 25, 58.3015, 12.3134, 1000, 420, 25),
    Place("kungsgatan_omgivning", "Gatorna kring norra Kungsgatan", "buffer", "shopping", 20,
          *_KUNGSGATAN, 450, 70, 5, "surroundings"),
    Place("stallbacka_terminal", "Stallbacka terminal", "buffer", "industry", 8,
          58.3126, 12.3271, 420, 300),
    Place("overby_norra", "Överby norra", "buffer", "industry", 8, 58.3186, 12.3134, 420, 300),
    _street("storgatan", "Storgatan", 10, (58.2803, 12.2885), 40),
    _street("osterlanggatan", "Österlånggatan", 8, (58.2853, 12.2958), 10),
    _street("drottninggatan", "Drottninggatan", 7, (58.2815, 12.2955), 95),
    _centre("overby_kopcentrum", "Överby köpcentrum", 14, (58.3151, 12.3033)),
    _centre("sylte_center", "Sylte center", 7, (58.2555, 12.2804)),
    _centre("stavre_center", "Stavre center", 6, (58.2840, 12.3141)),
    _centre("kronogardens_torg", "Kronogårdens torg", 8, (58.2706, 12.3080)),
    _centre("tingvalla", "Tingvalla", 6, (58.2840, 12.3010)),
    _street("vanersborg_edsgatan", "Edsgatan, Vänersborg", 9, (58.3800, 12.3228), 120),
    _centre("vanersborg_torpa", "Torpa köpcentrum, Vänersborg", 7, (58.3660, 12.3420)),
    _street("uddevalla_kungsgatan", "Kungsgatan, Uddevalla", 10, (58.3489, 11.9378), 85),
    _centre("uddevalla_torp", "Torp köpcentrum, Uddevalla", 10, (58.3542, 11.8079)),
    _centre("lilla_edet_centrum", "Lilla Edet centrum", 6, (58.1334, 12.1262)),
    _centre("lidkoping_centrum", "Lidköpings centrum", 9, (58.5045, 13.1575)),
    _street("alingsas_kungsgatan", "Kungsgatan, Alingsås", 8, (57.9302, 12.5337), 60),
    _centre("kungalv_centrum", "Kungälvs centrum", 8, (57.8712, 11.9806)),
    _centre("mellerud_centrum", "Melleruds centrum", 6, (58.7006, 12.4545)),
    _centre("grastorp_centrum", "Grästorps centrum", 6, (58.3322, 12.6812)),
    _centre("amal_centrum", "Åmåls centrum", 7, (59.0512, 12.7018)),
    _centre("stenungsund_torg", "Stenungstorg, Stenungsund", 8, (58.0708, 11.8189)),
    _centre("vara_centrum", "Vara centrum", 6, (58.2622, 12.9532)),
    _centre("nodinge_torg", "Ale torg, Nödinge", 7, (57.8956, 12.0642)),
    _works("nohab", "Nohab", 7, (58.2745, 12.2795)),
    _works("innovatum", "Innovatum", 6, (58.2700, 12.2770)),
    _works("hjortmosseporten", "Hjortmosseporten", 7, (58.2758, 12.2886)),
    _works("karlstorp", "Karlstorp", 8, (58.2690, 12.2945)),
    _works("halvorstorp", "Halvorstorp", 7, (58.2946, 12.3514)),
    _works("vanersborg_holmangen", "Holmängen, Vänersborg", 8, (58.3690, 12.3200)),
    _works("uddevalla_kurod", "Kuröd, Uddevalla", 9, (58.3560, 11.9890)),
    _works("lilla_edet_industri", "Lilla Edets industriområde", 6, (58.1250, 12.1350)),
    _works("lidkoping_kartasen", "Kartåsen, Lidköping", 9, (58.4900, 13.1270)),
    _works("alingsas_bolltorp", "Bolltorp, Alingsås", 8, (57.9420, 12.5640)),
    _works("kungalv_rollsbo", "Rollsbo, Kungälv", 9, (57.8730, 11.9480)),
    _works("stenungsund_industri", "Stenungsunds industriområde", 7, (58.0800, 11.8420)),
    _works("mellerud_industri", "Melleruds industriområde", 6, (58.6930, 12.4650)),
    _works("vara_industri", "Vara industriområde", 6, (58.2560, 12.9650)),
    Place("", OTHER, "homes", "homes", 15, 58.2900, 12.3195, 700, 400),
    Place("", OTHER, "homes", "homes", 17, 58.2795, 12.3030, 700, 400),
    Place("", OTHER, "homes", "homes", 15, 58.2841, 12.2542, 700, 500),
    Place("", OTHER, "homes", "homes", 12, 58.3089, 12.2890, 600, 400),
    Place("", OTHER, "homes", "homes", 17, 58.2640, 12.3090, 700, 500),
    Place("", OTHER, "homes", "homes", 12, 58.2570, 12.2930, 700, 500),
)  # fmt: skip
MIDDLE_OF_TOWN = (341700, 6464050)  # E, N: in no area; a lazy geocoder puts incidents here

# Made up, all of them: no row may point at a house that somebody lives or works in
_STREETS = (
    "Exempelgatan", "Påhittsgatan", "Sagogatan", "Provgatan", "Fabelvägen", "Låtsasgatan",
    "Skissgatan", "Tankegatan", "Modellvägen", "Dikten", "Utkastgatan", "Fantasigatan",
)  # fmt: skip
_SURROUNDINGS_M = 110.0
_ADDRESSES = {"street": 70, "quarter": 45, "surroundings": 90}


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one place. `position` has a row each: E, N (SWEREF 99 TM, metres)."""

    text: NDArray[np.object_]
    position: NDArray[np.float64]
    weight: NDArray[np.float64]  # its share of the place's incidents


@cache
def to_sweref() -> Transformer:
    return Transformer.from_crs(4326, 3006, always_xy=True)


def _corners(place: Place, extra_m: float = 0.0) -> list[tuple[float, float]]:
    """Along and across the place, metres from its middle, anticlockwise."""
    a, b = place.length_m / 2 + extra_m, place.width_m / 2 + extra_m
    if place.shape != "quarter":
        return [(-a, -b), (a, -b), (a, b), (-a, b)]
    cut = 0.3 * b  # a quarter has its corners cut
    inner_a, inner_b = a - cut, b - cut
    return [
        (-inner_a, -b), (inner_a, -b), (a, -inner_b), (a, inner_b),
        (inner_a, b), (-inner_a, b), (-a, inner_b), (-a, -inner_b),
    ]  # fmt: skip


def turned(place: Place, points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """E, N (SWEREF 99 TM) of points along and across the place, in metres from its middle."""
    east, north = to_sweref().transform(place.longitude, place.latitude)
    s, c = sin(radians(place.bearing)), cos(radians(place.bearing))
    return [(east + u * s + v * c, north + u * c - v * s) for u, v in points]


def polygon(place: Place) -> Polygon:
    """The place's outline in SWEREF 99 TM. Surroundings lie round a street, open to the south."""
    whole = Polygon(turned(place, _corners(place)))
    if place.shape != "surroundings":
        return whole
    a, b = place.length_m / 2, place.width_m / 2
    street = Polygon(turned(place, [(-a - 200, -b), (a, -b), (a, b), (-a - 200, b)]))
    outer = Polygon(turned(place, [
        (-a, -b - _SURROUNDINGS_M), (a + _SURROUNDINGS_M, -b - _SURROUNDINGS_M),
        (a + _SURROUNDINGS_M, b + _SURROUNDINGS_M), (-a, b + _SURROUNDINGS_M),
    ]))  # fmt: skip
    around = outer.difference(street)
    assert isinstance(around, Polygon)
    return around


def areas_geojson(source: str) -> str:
    """omraden.geojson: every area that has an id, WGS 84, a feature per line."""
    features = [
        json.dumps(_feature(place, source), ensure_ascii=False) for place in PLACES if place.area_id
    ]
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n"


def _feature(place: Place, source: str) -> dict[str, object]:
    east, north = np.asarray(polygon(place).exterior.coords).T
    longitude, latitude = to_sweref().transform(east, north, direction="INVERSE")
    ring = [
        [round(float(x), 6), round(float(y), 6)] for x, y in zip(longitude, latitude, strict=True)
    ]
    return {
        "type": "Feature",
        "properties": {
            "area_id": place.area_id,
            "namn": place.name,
            "typ": place.kind,
            "gäller_från": "2020-01-01",
            "källa": source,
        },
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def addresses(rng: np.random.Generator) -> list[Addresses]:
    """Addresses of each of PLACES, in their order. Those of homes keep out of the areas."""
    taken = shapely.union_all([polygon(place) for place in PLACES if place.area_id])
    streets = cycle(_STREETS)
    made = []
    for place in PLACES:
        outline = polygon(place) if place.area_id else polygon(place).difference(taken)
        position = points_in(outline.buffer(-12), _ADDRESSES[place.shape], rng)
        names = list(islice(streets, 1 if place.shape == "street" else 3))
        text = [f"{names[i % len(names)]} {i // len(names) + 1}" for i in range(len(position))]
        weight = rng.gamma(1.5, size=len(position))
        made.append(Addresses(np.array(text, dtype=object), position, weight / weight.sum()))
    return made


def points_in(
    outline: Polygon | MultiPolygon, count: int, rng: np.random.Generator
) -> NDArray[np.float64]:
    """`count` points (E, N) spread evenly over an outline."""
    west, south, east, north = outline.bounds
    found = np.empty((0, 2))
    while len(found) < count:
        tried = rng.uniform((west, south), (east, north), size=(4 * count, 2))
        found = np.vstack([found, tried[shapely.contains_xy(outline, tried)]])
    return found[:count]
