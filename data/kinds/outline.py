"""Do rings of places make an area, and if not, what is wrong and where?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import combinations, pairwise

import numpy as np
import shapely
from pyproj import CRS, Transformer
from shapely import LineString, MultiPolygon, Point, Polygon, STRtree
from shapely.validation import explain_validity

from data.files.mapfiles import WGS84

MOST_PLACES = 2_000
MOST_RINGS = 100
SMALLEST_M2 = 100.0
LARGEST_M2 = 25e9  # larger than any municipality
MOST_TOLD = 5  # crossings of one outline
_MARGIN_DEGREES = 3  # how far outside its area of use a coordinate system is believed
_FEWEST_PLACES = 3

Place = tuple[float, float]  # longitude, latitude in degrees (WGS 84)
Shape = Polygon | MultiPolygon


class Slip(StrEnum):
    """What can be wrong with an area that somebody draws or types."""

    NOTHING = "nothing"  # no outline at all
    UNREADABLE = "unreadable"  # not what a map gives
    NOT_A_SURFACE = "not_a_surface"  # a point, a line or a circle
    NOT_TWO_NUMBERS = "not_two_numbers"  # lines, value
    SWAPPED = "swapped"  # lines, value: as it should be
    OUT_OF_REACH = "out_of_reach"  # lines, value or at
    MIXED_SYSTEMS = "mixed_systems"  # lines: the first of the other system
    TOO_FEW_PLACES = "too_few_places"  # lines, at
    TOO_MANY_PLACES = "too_many_places"  # value: most
    TOO_MANY_RINGS = "too_many_rings"  # value: most
    CROSSES_ITSELF = "crosses_itself"  # lines: where the two sides begin; at
    RINGS_CROSS = "rings_cross"  # at
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """`lines` are those of a text that was typed, `at` is the spot."""

    slip: Slip
    lines: tuple[int, ...] = ()
    value: str = ""
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed outline: its places in order, the last of which is not the first once more."""

    places: tuple[Place, ...]
    lines: tuple[int, ...] = ()  # of each place, where they were typed


def area_of(rings: Sequence[Ring], crs: str) -> Shape | tuple[Mistake, ...]:
    """
    Give the area that the rings make together, or all that is wrong with them.

    A ring inside another one is a hole in it, and one inside a hole is a part again. `crs` is the
    metric one of the data: nothing may lie beyond its reach.
    """
    if mistake := _too_much(rings):
        return (mistake,)
    rings = [_without_repeats(ring) for ring in rings]
    if mistakes := [m for ring in rings for m in _of_ring(ring, crs)]:
        return tuple(mistakes)
    surfaces = [Polygon(ring.places) for ring in rings]
    if crossing := tuple(_between(surfaces)):
        return crossing
    shape = _nested(surfaces)
    mistake = _of_shape(shape, crs)
    return (mistake,) if mistake else shape


def rings_of(shape: Shape) -> tuple[Ring, ...]:
    """Give the outlines of a shape, each hole after the part that it is in."""
    parts: Sequence[Polygon] = shapely.get_parts(shape).tolist()
    outlines = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return tuple(Ring(tuple((x, y) for x, y, *_ in line.coords[:-1])) for line in outlines)


def square_metres(shape: Shape, crs: str) -> float:
    """How large it is, measured in the metric crs."""
    to_metres = Transformer.from_crs(WGS84, crs, always_xy=True)
    flat = shapely.transform(shape, lambda xy: np.column_stack(to_metres.transform(*xy.T)))
    return float(flat.area)


def is_in_reach(place: Place, crs: str) -> bool:
    """Is the crs made for this part of the world, or for one close to it?"""
    west, south, east, north = _reach(crs)
    return west <= place[0] <= east and south <= place[1] <= north


@cache
def _reach(crs: str) -> tuple[float, float, float, float]:
    used = CRS.from_user_input(crs).area_of_use
    if used is None:
        return -180.0, -90.0, 180.0, 90.0
    margin = _MARGIN_DEGREES
    return (
        max(-180.0, used.west - margin),
        max(-90.0, used.south - margin),
        min(180.0, used.east + margin),
        min(90.0, used.north + margin),
    )


def _too_much(rings: Sequence[Ring]) -> Mistake | None:
    if not rings:
        return Mistake(slip=Slip.NOTHING)
    if len(rings) > MOST_RINGS:
        return Mistake(slip=Slip.TOO_MANY_RINGS, value=str(MOST_RINGS))
    if sum(len(ring.places) for ring in rings) > MOST_PLACES:
        return Mistake(slip=Slip.TOO_MANY_PLACES, value=str(MOST_PLACES))
    return None


def _of_shape(shape: Shape, crs: str) -> Mistake | None:
    spot = shape.representative_point()
    if not shape.is_valid:  # parts or holes that share a side
        return Mistake(slip=Slip.RINGS_CROSS, at=_told(explain_validity(shape)))
    size = square_metres(shape, crs)
    if size < SMALLEST_M2:
        return Mistake(slip=Slip.TOO_SMALL, at=(spot.x, spot.y))
    return Mistake(slip=Slip.TOO_LARGE) if size > LARGEST_M2 else None


def _without_repeats(ring: Ring) -> Ring:
    """A place right after itself is no side; nor is the first one at the end."""
    before = [ring.places[-1], *ring.places] if ring.places else []
    kept = [i for i, (last, place) in enumerate(pairwise(before)) if last != place]
    lines = tuple(ring.lines[i] for i in kept) if ring.lines else ()
    return Ring(tuple(ring.places[i] for i in kept), lines)


def _of_ring(ring: Ring, crs: str) -> Iterator[Mistake]:
    beyond = [i for i, place in enumerate(ring.places) if not is_in_reach(place, crs)]
    for i in beyond[:MOST_TOLD]:
        yield Mistake(slip=Slip.OUT_OF_REACH, lines=ring.lines[i : i + 1], at=ring.places[i])
    if len(set(ring.places)) < _FEWEST_PLACES:
        spot = ring.places[0] if ring.places else None
        yield Mistake(slip=Slip.TOO_FEW_PLACES, lines=ring.lines[:1], at=spot)
    elif not beyond:
        yield from _crossings(ring)


def _crossings(ring: Ring) -> Iterator[Mistake]:
    """Where two sides meet that are not neighbours, or two neighbours that lie on each other."""
    n = len(ring.places)
    sides = [LineString([ring.places[i], ring.places[(i + 1) % n]]) for i in range(n)]
    pairs = STRtree(sides).query(sides, predicate="intersects").T
    told = 0
    for first, second in sorted((int(a), int(b)) for a, b in pairs if a < b):
        meet = sides[first].intersection(sides[second])
        neighbours = second - first in (1, n - 1)
        if neighbours and isinstance(meet, Point):
            continue
        lines = (ring.lines[first], ring.lines[second]) if ring.lines else ()
        spot = meet.representative_point()
        yield Mistake(slip=Slip.CROSSES_ITSELF, lines=lines, at=(spot.x, spot.y))
        told += 1
        if told == MOST_TOLD:
            return


def _between(surfaces: Sequence[Polygon]) -> Iterator[Mistake]:
    for one, other in combinations(surfaces, 2):
        if one.overlaps(other) or one.equals(other):
            spot = one.intersection(other).representative_point()
            yield Mistake(slip=Slip.RINGS_CROSS, at=(spot.x, spot.y))


def _nested(surfaces: Sequence[Polygon]) -> Shape:
    around = [[o for o in surfaces if o is not own and o.contains(own)] for own in surfaces]
    parts = []
    for own, others in zip(surfaces, around, strict=True):
        if len(others) % 2:
            continue  # a hole, which is cut out of the part around it
        depth = len(others) + 1
        holes = [
            hole.exterior.coords
            for hole, outer in zip(surfaces, around, strict=True)
            if len(outer) == depth and any(each is own for each in outer)
        ]
        parts.append(Polygon(own.exterior.coords, holes))
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def _told(explained: str) -> Place | None:
    """'Self-intersection[12.3 58.2]' -> the place."""
    spot = explained.partition("[")[2].rstrip("]").split()
    return (float(spot[0]), float(spot[1])) if len(spot) >= 2 else None


def kept_places(rings: Sequence[Ring], shape: Shape, decimals: int) -> tuple[Ring, ...]:
    """
    Put the shape's own places where rings have them rounded to so many decimals.

    A map and a text give places back rounded: what nobody moved must stay what it was, for the
    print of a locked plan's area is of its exact outline.
    """
    exact = {_rounded(place, decimals): place for ring in rings_of(shape) for place in ring.places}
    return tuple(
        Ring(tuple(exact.get(_rounded(p, decimals), p) for p in ring.places), ring.lines)
        for ring in rings
    )


def _rounded(place: Place, decimals: int) -> Place:
    return round(place[0], decimals), round(place[1], decimals)


def is_same(one: Shape, other: Shape) -> bool:
    """The same outlines, wherever they begin and whichever way they run."""
    first, second = (MultiPolygon(shapely.get_parts(shapely.force_2d(s))) for s in (one, other))
    return bool(first.normalize().equals_exact(second.normalize(), tolerance=0))
