"""Outlines as a text: a place a line, an empty line between outlines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from pyproj import Transformer

from data.files.mapfiles import WGS84
from data.kinds.outline import (
    MOST_PLACES,
    Mistake,
    Place,
    Ring,
    Shape,
    Slip,
    is_in_reach,
    rings_of,
)

DECIMALS = 6  # of a degree: about 10 cm
LONGEST = 200_000  # characters
_NUMBER = re.compile(r"[-+\N{MINUS SIGN}]?\d+(?:[.,]\d+)?")
_BETWEEN = re.compile(r"[\s,;:°()NEÖ]*")  # what may stand around the two numbers
_LONGEST_SHOWN = 60
_DEGREES = 180.0  # a larger number is metres


class System(StrEnum):
    """How places are written."""

    DEGREES = "degrees"  # latitude, longitude
    METRES = "metres"  # north, east in the metric crs of the data


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a text says: outlines, in which system, and what is wrong with it."""

    rings: tuple[Ring, ...]
    system: System | None
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    place: Place
    system: System


def read_places(content: str, crs: str) -> Typed:
    """
    Read lines such as "58.2833 12.2893" (latitude, longitude) or "6463000 341000" (north, east in
    the metric `crs`), with decimal point or comma. All that is wrong with it is told at once.
    """
    if len(content) > LONGEST or content.count("\n") > 2 * MOST_PLACES:
        mistake = Mistake(slip=Slip.TOO_MANY_PLACES, value=str(MOST_PLACES))
        return Typed(rings=(), system=None, mistakes=(mistake,))
    rings: list[list[_Line]] = [[]]
    mistakes: list[Mistake] = []
    for number, line in enumerate(content.splitlines(), start=1):
        if not line.strip():
            rings.append([])
            continue
        read = _line(number, line, crs)
        if isinstance(read, Mistake):
            mistakes.append(read)
        else:
            rings[-1].append(read)
    lines = [line for ring in rings for line in ring]
    mistakes += _mixed(lines)
    return Typed(
        rings=tuple(
            Ring(tuple(line.place for line in ring), tuple(line.number for line in ring))
            for ring in rings
            if ring
        ),
        system=lines[0].system if lines else None,
        mistakes=tuple(mistakes),
    )


def written(shape: Shape) -> str:
    """The text that says this shape, in degrees."""
    return "\n\n".join(
        "\n".join(f"{y:.{DECIMALS}f} {x:.{DECIMALS}f}" for x, y in ring.places)
        for ring in rings_of(shape)
    )


def _line(number: int, line: str, crs: str) -> _Line | Mistake:
    shown = line.strip()[:_LONGEST_SHOWN]
    found = _NUMBER.findall(line)
    if len(found) != 2 or not _BETWEEN.fullmatch(_NUMBER.sub("", line).upper()):
        return Mistake(slip=Slip.NOT_TWO_NUMBERS, lines=(number,), value=shown)
    first, second = (float(n.replace("\N{MINUS SIGN}", "-").replace(",", ".")) for n in found)
    system = System.METRES if max(abs(first), abs(second)) > _DEGREES else System.DEGREES
    place = _place(first, second, system, crs)
    if is_in_reach(place, crs):
        return _Line(number, place, system)
    if is_in_reach(_place(second, first, system, crs), crs):
        return Mistake(slip=Slip.SWAPPED, lines=(number,), value=f"{found[1]} {found[0]}")
    return Mistake(slip=Slip.OUT_OF_REACH, lines=(number,), value=shown)


def _place(north: float, east: float, system: System, crs: str) -> Place:
    if system is System.DEGREES:
        return east, north
    longitude, latitude = Transformer.from_crs(crs, WGS84, always_xy=True).transform(east, north)
    if not (isfinite(longitude) and isfinite(latitude)):
        return 999.0, 999.0  # nowhere
    return longitude, latitude


def _mixed(lines: list[_Line]) -> Iterator[Mistake]:
    others = [line for line in lines if line.system is not lines[0].system]
    if others:
        yield Mistake(slip=Slip.MIXED_SYSTEMS, lines=(others[0].number,))
