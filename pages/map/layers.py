"""Which layers the loaded data give beside the view of the map."""

from collections.abc import Sequence
from dataclasses import replace

import geopandas as gpd
from shapely import box

from analysis.unsafe_places import CLASSES, UnsafeSquare
from data.columns.form_columns import form_value_names
from data.intake import Kind
from pages.map import works
from pages.map.asked import BEYOND_M, Asked, around, degrees_of
from pages.map.ground import landmarks
from pages.map.things import WGS84, Things, degrees
from pages.shared import cached, look
from pages.shared.maps.areas import AreaRole, areas_layer, roles_legend
from pages.shared.maps.drawn import Layer, Mark, Symbol
from pages.shared.maps.legend import Legend, LegendRow
from pages.shared.session import Extra
from pages.shared.text import Text

KINDS = {
    Extra.MEASURES: Kind.MEASURES,
    Extra.CAMERAS: Kind.CAMERAS,
    Extra.WALKS: Kind.WALKS,
    Extra.PINS: Kind.PINS,
}
PIN_COLOUR, LANDMARK_COLOUR = look.VERMILION, look.LANDMARK
PIN_SIZES = dict(zip(CLASSES, (18, 26, 34), strict=True))
IN_LEGEND = 0.6  # there is little room
NEAR_M = 750
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
    drawn = areas_layer(outlined, roles, asked.names, legend, _areas_told(asked))
    return _with_pilot_about(asked, drawn) if asked.is_approximate else drawn


def _with_pilot_about(asked: Asked, drawn: Layer) -> Layer:
    """A mark in the middle of the incidents that name the pilot area: it has no outline."""
    assert asked.pilot
    west, south, east, north = asked.home
    [(longitude, latitude)] = degrees([(west + east) / 2], [(south + north) / 2], asked.known.crs)
    mark = Mark(
        longitude=longitude,
        latitude=latitude,
        symbol=Symbol.DIAMOND,
        colour=look.BLUE,
        label=asked.names.get(asked.pilot.area, asked.pilot.area),
    )
    row = LegendRow(mark.colour, asked.text.map.pilot_about_here, symbol=mark.symbol)
    rows = (row, *(drawn.legend.rows if drawn.legend else ()))
    return replace(drawn, marks=(mark,), legend=Legend("", rows))


def unsafe_places(asked: Asked) -> Things | None:
    """Squares where many marked that they feel unsafe; how many is told in classes."""
    found = cached.unsafe_places(asked.version)
    if found is None:
        return None
    text = asked.text
    middles = degrees(
        [s.east for s in found.squares], [s.north for s in found.squares], asked.known.crs
    )
    causes = form_value_names(asked.text.code)
    near = _near(asked, middles)
    marks = [
        Mark(
            longitude=longitude,
            latitude=latitude,
            symbol=Symbol.CIRCLE,
            colour=PIN_COLOUR,
            size=PIN_SIZES[square.at_least],
            label=_where(
                text.layers.unsafe.format(many=_many(asked, square.at_least)), place, text
            ),
            key=f"unsafe-{number}",
            told=(
                text.layers.cause.format(
                    cause=causes.get(("pin_cause", square.cause), text.layers.unlisted)
                )
                if square.cause
                else text.layers.no_cause,
                *_times(asked, square),
                text.layers.square,
            ),
        )
        for number, (square, (longitude, latitude), place) in enumerate(
            zip(found.squares, middles, near, strict=True), start=1
        )
    ]
    used = {square.at_least for square in found.squares}
    rows = tuple(
        LegendRow(
            PIN_COLOUR,
            text.layers.unsafe_many.format(many=_many(asked, c)),
            symbol=Symbol.CIRCLE,
            size=PIN_SIZES[c] * IN_LEGEND,
        )
        for c in CLASSES
        if c in used
    )
    legend = Legend("", rows)
    withheld = (text.layers.few_pins,) if found.withheld else ()
    return Things(
        drawn=Layer(name=Extra.PINS, marks=marks, legend=legend),
        said=(text.layers.all_waves, *withheld),
    )


def _near(asked: Asked, places: Sequence[tuple[float, float]]) -> list[str]:
    """The nearest landmark of each place, "" where none is near."""
    known = landmarks(asked.version)
    if not known or not places:
        return [""] * len(places)
    ground = gpd.GeoDataFrame(
        {"name": [name for name, _, _ in known]},
        geometry=gpd.points_from_xy([x for _, x, _ in known], [y for _, _, y in known]),
        crs=WGS84,
    ).to_crs(asked.known.crs)
    here = gpd.GeoSeries.from_xy(*zip(*places, strict=True), crs=WGS84).to_crs(asked.known.crs)
    (of_place, of_landmark), _ = ground.sindex.nearest(
        here, return_all=False, max_distance=NEAR_M, return_distance=True
    )
    names = ground["name"].iloc[of_landmark]
    nearest = dict(zip(of_place, names, strict=True))
    return [nearest.get(place, "") for place in range(len(places))]


def _where(what: str, landmark: str, text: Text) -> str:
    return text.layers.near.format(what=what, landmark=landmark) if landmark else what


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
    text = asked.text
    marks = [
        Mark(
            longitude=longitude,
            latitude=latitude,
            symbol=Symbol.STAR,
            colour=LANDMARK_COLOUR,
            label=name,
            key=f"landmark-{number}",
            told=(text.layers.landmark,),
        )
        for number, (name, longitude, latitude) in enumerate(_landmarks_near(asked), start=1)
    ]
    row = LegendRow(LANDMARK_COLOUR, text.layers.landmark, symbol=Symbol.STAR)
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
