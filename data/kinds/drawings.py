"""What a browser says was drawn on a map. It may say anything: nothing of it is believed."""

from collections.abc import Iterator
from math import isfinite

from data.kinds.outline import MOST_PLACES, MOST_RINGS, Mistake, Place, Ring, Slip

DECIMALS = 6  # of a degree, to which the map rounds what it gives


class _WrongError(Exception):
    """What is wrong with it."""

    def __init__(self, slip: Slip = Slip.UNREADABLE, value: str = "") -> None:
        super().__init__(slip)
        self.mistake = Mistake(slip=slip, value=value)


def read_drawings(given: object) -> tuple[Ring, ...] | Mistake:
    """Give the outlines of a list of GeoJSON features, parts and holes alike, or what is wrong."""
    rings: list[Ring] = []
    try:
        for outline in _outlines(given):
            if len(rings) == MOST_RINGS:
                raise _WrongError(Slip.TOO_MANY_RINGS, str(MOST_RINGS))
            rings.append(_ring(outline))
    except _WrongError as error:
        return error.mistake
    return tuple(rings)


def _outlines(given: object) -> Iterator[object]:
    for feature in _list(given):
        geometry = _field(feature, "geometry")
        kind, coordinates = _field(geometry, "type"), _field(geometry, "coordinates")
        if kind == "Polygon":
            yield from _list(coordinates)
        elif kind == "MultiPolygon":
            for part in _list(coordinates):
                yield from _list(part)
        else:
            raise _WrongError(Slip.NOT_A_SURFACE if isinstance(kind, str) else Slip.UNREADABLE)


def _ring(outline: object) -> Ring:
    given = _list(outline)
    if len(given) > MOST_PLACES + 1:  # the last one is the first once more
        raise _WrongError(Slip.TOO_MANY_PLACES, str(MOST_PLACES))
    places = [_place(place) for place in given]
    if len(places) > 1 and places[0] == places[-1]:
        places.pop()
    if not places:
        raise _WrongError
    return Ring(tuple(places))


def _place(given: object) -> Place:
    match _list(given):
        case [longitude, latitude] | [longitude, latitude, _]:
            return _number(longitude), _number(latitude)
        case _:
            raise _WrongError


def _number(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise _WrongError
    try:
        number = float(given)
    except OverflowError as error:
        raise _WrongError from error
    if not isfinite(number):
        raise _WrongError
    return number


def _field(given: object, name: str) -> object:
    if not isinstance(given, dict) or name not in given:
        raise _WrongError
    return given[name]


def _list(given: object) -> list[object]:
    if not isinstance(given, list):
        raise _WrongError
    return given
