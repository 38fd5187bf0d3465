"""A town of one district with incidents all over it, and heaps where a test wants them."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from pyproj import Transformer
from shapely import Geometry, box, to_geojson, transform

from data.study import Period
from tests.analysis.pilots import PILOT
from tests.pages.streets import LATER
from tests.pages.town import STUDY, load

WEST, SOUTH, SIDE = 340_000, 6_470_000, 1_000  # metres of SWEREF 99 TM, whole squares of 250
STREETS = ("Norrgatan", "Mellangatan", "Södergatan")
TO_DEGREES = Transformer.from_crs("EPSG:3006", "EPSG:4326", always_xy=True)
Spot = tuple[float, float, int]  # metres east and north of the corner, how many


def areas_file(wide: float = SIDE, first_at: float = 20_000) -> bytes:
    """The pilot area is the district; the comparison areas lie far away, but for the first."""
    boxes = {"north": box(WEST, SOUTH, WEST + wide, SOUTH + SIDE)}
    for at, area in enumerate(sorted(PILOT.comparison)):
        west = WEST + (20_000 + at * 3_000 if at else first_at)
        boxes[area] = box(west, SOUTH, west + 500, SOUTH + 500)
    features = [
        {
            "type": "Feature",
            "properties": {"id": area, "namn": area},
            "geometry": json.loads(to_geojson(in_degrees(shape))),
        }
        for area, shape in boxes.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def in_degrees(shape: Geometry) -> Geometry:
    return transform(shape, lambda xy: np.column_stack(TO_DEGREES.transform(*xy.T)))


def everywhere(n: int, seed: int) -> list[Spot]:
    """Pure chance: each incident alone, anywhere in the district."""
    rng = np.random.default_rng(seed)
    return [(float(x), float(y), 1) for x, y in rng.uniform(5, SIDE - 5, (n, 2))]


def heap(east: float, north: float, n: int) -> list[Spot]:
    """At nine places 30 m apart."""
    return [
        (east + 30 * (at % 3), north + 30 * (at // 3 % 3), n // 9 + (at < n % 9))
        for at in range(9)
        if n // 9 + (at < n % 9)
    ]


def incidents_file(before: Sequence[Spot], after: Sequence[Spot]) -> str:
    lines = ["Brottstid från;Brottsrubricering;N;E"]
    for period, spots in ((PILOT.before, before), (PILOT.after, after)):
        for when, (east, north) in zip(_days(period, _total(spots)), _each(spots), strict=True):
            lines.append(f"{when};Stöld;{SOUTH + north:.0f};{WEST + east:.0f}")
    for at in range(len(PILOT.comparison)):
        for period, count in ((PILOT.before, 240), (PILOT.after, 120), (LATER, 10)):
            west = WEST + 20_050 + at * 3_000
            lines += [
                f"{when};Stöld;{SOUTH + 20 * (i % 20) + 15};{west + i % 7 * 50}"
                for i, when in enumerate(_days(period, count))
            ]
    return "\n".join(lines)


def load_town(
    folder: Path,
    before: Sequence[Spot],
    after: Sequence[Spot],
    *,
    streets: bytes | None = None,
    study: bool = True,
    wide: float = SIDE,
    first_at: float = 20_000,
) -> None:
    files: dict[str, str | bytes] = {"areas": areas_file(wide, first_at)}
    if streets:
        files["streets"] = streets
    if study:
        files["study"] = STUDY
    load(folder, **files, incidents=incidents_file(before, after))


def street(at: int, place: int = 0, n: int = 1) -> Spot:
    """On the street with this number, at the place with that one."""
    return (110.0 + 40 * place, 200.0 + 200 * at, n)


def streets_file() -> bytes:
    """Three segments of 500 m, 200 m apart."""
    features = []
    for at, name in enumerate(STREETS):
        north = SOUTH + 200 + 200 * at
        ends = [TO_DEGREES.transform(WEST + east, north) for east in (100, 600)]
        features.append(
            {
                "type": "Feature",
                "properties": {"segment_id": name[0], "namn": name},
                "geometry": {"type": "LineString", "coordinates": ends},
            }
        )
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def on_street(at: int, n: int) -> list[Spot]:
    """Spread over ten places of a street."""
    return [street(at, place, n // 10 + (place < n % 10)) for place in range(10)]


def _total(spots: Sequence[Spot]) -> int:
    return sum(n for _, _, n in spots)


def _each(spots: Sequence[Spot]) -> list[tuple[float, float]]:
    return [(east, north) for east, north, n in spots for _ in range(n)]


def _days(period: Period, count: int) -> list[str]:
    days = pd.date_range(period.start, period.end, freq="D", inclusive="left")
    return [f"{days[at]:%Y-%m-%d}" for at in np.linspace(0, len(days) - 1, count).astype(int)]
