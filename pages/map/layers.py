"""Which layers the loaded data give beside the view of the map."""

from collections.abc import Sequence

from shapely import box

from analysis.unsafe_places import CLASSES, UnsafeSquare
from data.columns.form_columns import form_value_names
from data.intake import Kind
from pages.map import works
from pages.map.asked import BEYOND_M, Asked, around, degrees_of
from pages.map.ground import landmarks
from pages.map.things import Things, degrees
from pages.shared import cached
from pages.shared.maps.areas import AreaRole, areas_layer, roles_legend
from pages.shared.maps.drawn import Layer, Mark, Symbol
from pages.shared.maps.legend import Legend, LegendRow
from pages.shared.session import Extra

KINDS = {
    Extra.MEASURES: Kind.MEASURES,
    Extra.CAMERAS: Kind.CAMERAS,
    Extra.WALKS: Kind.WALKS,
    Extra.PINS: Kind.PINS,
}
PIN_COLOUR, LANDMARK_COLOUR = "#D55E00", "#444444"
PIN_SIZES = dict(zip(CLASSES, (18, 26, 34), strict=True))
IN_LEGEND = 0.6  # there is little room
MOST_LANDMARKS = 100


def offered(asked: Asked) -> list[Extra]:
    """What there is to show."""
    have = {
        Extra.LANDMARKS: bool(_landmarks_near(asked)),
        Extra.AREAS: bool(asked.roles) and len(asked.areas) > len(asked.roles),
    }
    return [e for e in Extra if have.get(e, KINDS.get(e) in asked.version.parts)]


def extras(asked: Asked, chosen: Sequence[Extra]) -> list[Things]:
    """What was chosen, in the order in which it lies on the map."""
    draw = {
        Extra.MEASURES: works.measures,
        Extra.CAMERAS: works.cameras,
        Extra.WALKS: works.walk_points,
        Extra.PINS: unsafe_places,
        Extra.LANDMARKS: _landmarks,
        Extra.AREAS: _other_areas,
    }
    below_first = sorted(chosen, key=[Extra.AREAS, Extra.LANDMARKS, Extra.PINS, *Extra].index)
    drawn = (draw[extra](asked) for extra in below_first)
    return [things for things in drawn if things is not None]


def areas(asked: Asked) -> Layer:
    """The areas that have a part in the plan; all of them where there is no plan."""
    roles = asked.roles
    outlined = asked.areas[asked.areas["area_id"].isin(roles)] if roles else asked.areas
    drawn_roles = {roles.get(area) for area in outlined["area_id"]}
    shown = {
        AreaRole(role): name for role, name in asked.text.map.role.items() if role in drawn_roles
    }
    legend = roles_legend("", shown) if shown else None
    return areas_layer(outlined, roles, asked.names, legend, _areas_told(asked))


def unsafe_places(asked: Asked) -> Things | None:
    """Squares where many marked that they feel unsafe; how many is told in classes."""
    found = cached.unsafe_places(asked.version)
    if found is None:
        return None
    words = asked.text.layers
    middles = degrees(
        [s.east for s in found.squares], [s.north for s in found.squares], asked.known.crs
    )
    causes = form_value_names(asked.text.code)
    marks = [
        Mark(
            longitude=longitude,
            latitude=latitude,
            symbol=Symbol.CIRCLE,
            colour=PIN_COLOUR,
            size=PIN_SIZES[square.at_least],
            label=words.unsafe.format(many=_many(asked, square.at_least)),
            key=f"unsafe-{number}",
            told=(
                words.cause.format(cause=causes.get(("pin_cause", square.cause), words.unlisted))
                if square.cause
                else words.no_cause,
                *_times(asked, square),
                words.square,
            ),
        )
        for number, (square, (longitude, latitude)) in enumerate(
            zip(found.squares, middles, strict=True), start=1
        )
    ]
    used = {square.at_least for square in found.squares}
    rows = tuple(
        LegendRow(
            PIN_COLOUR,
            words.unsafe_many.format(many=_many(asked, c)),
            symbol=Symbol.CIRCLE,
            size=PIN_SIZES[c] * IN_LEGEND,
        )
        for c in CLASSES
        if c in used
    )
    legend = Legend("", rows)
    withheld = (words.few_pins,) if found.withheld else ()
    return Things(
        drawn=Layer(name=Extra.PINS, marks=marks, legend=legend), said=(words.all_waves, *withheld)
    )


def _times(asked: Asked, square: UnsafeSquare) -> tuple[str, ...]:
    name = form_value_names(asked.text.code).get(("day_part", square.day_part), "")
    return (asked.text.layers.day_part.format(part=name.lower()),) if name else ()


def _many(asked: Asked, at_least: int) -> str:
    """5-9, 10-19, at least 20."""
    numbers, place = asked.text.numbers, CLASSES.index(at_least)
    if place + 1 == len(CLASSES):
        return asked.text.words.at_least.format(value=numbers.whole(at_least))
    return numbers.span(at_least, CLASSES[place + 1] - 1)


def _landmarks(asked: Asked) -> Things:
    words = asked.text.layers
    marks = [
        Mark(
            longitude=longitude,
            latitude=latitude,
            symbol=Symbol.STAR,
            colour=LANDMARK_COLOUR,
            label=name,
            key=f"landmark-{number}",
            told=(words.landmark,),
        )
        for number, (name, longitude, latitude) in enumerate(_landmarks_near(asked), start=1)
    ]
    row = LegendRow(LANDMARK_COLOUR, words.landmark, symbol=Symbol.STAR)
    return Things(drawn=Layer(name=Extra.LANDMARKS, marks=marks, legend=Legend("", (row,))))


def _landmarks_near(asked: Asked) -> list[tuple[str, float, float]]:
    west, south, east, north = degrees_of(around(asked.view, BEYOND_M), asked.known.crs)
    near = [
        place
        for place in landmarks(asked.version)
        if west <= place[1] <= east and south <= place[2] <= north
    ]
    return near[:MOST_LANDMARKS]


def _other_areas(asked: Asked) -> Things:
    """Those in sight: a town may have thousands."""
    sight = box(*degrees_of(around(asked.view, BEYOND_M), asked.known.crs))
    others = asked.areas[~asked.areas["area_id"].isin(asked.roles)]
    near = others[others.intersects(sight)]
    legend = roles_legend("", {AreaRole.OTHER: asked.text.map.role[AreaRole.OTHER]})
    layer = areas_layer(near, {}, asked.names, legend, _areas_told(asked))
    return Things(drawn=layer)


def _areas_told(asked: Asked) -> dict[str, tuple[str]]:
    """What part each area plays."""
    roles, names = asked.roles, asked.text.map.role
    return {area: (names[roles.get(area, AreaRole.OTHER)],) for area in asked.areas["area_id"]}
