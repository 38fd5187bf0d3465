"""Where do incidents stand out, and is that new, lasting or gone?"""

from collections import Counter
from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from analysis.hot_places import ORDER, HotPlace
from analysis.hotspot_map import Heat
from analysis.results import Counted, Hidden, NotPossible
from pages.map.asked import Asked
from pages.map.density import after_and_before, subtitle
from pages.map.drawing import FIGURES, Drawing
from pages.shared import cached, look, on_map
from pages.shared.maps.drawn import Layer, Outline, Shape
from pages.shared.maps.legend import Legend, LegendRow
from pages.shared.maps.outlines import WGS84, outline_of
from pages.shared.on_map import HotSpotMap
from pages.shared.session import View
from pages.shared.text import Text, sentences
from pages.shared.told import of_squares

OUTLINES = {
    Heat.NEW: Outline(look.VERMILION, 4, "", "solid"),
    Heat.GONE: Outline(look.BLUE, 3, "9 6", "dashed"),
    Heat.LASTING: Outline(look.BLACK, 3, "", "solid"),
    Heat.UNCLEAR: Outline(look.GREY, 2.5, "2 5", "dotted"),
}
FILL = 0.22
WORTH_NAMING = 0.2  # of a place, in an area
REACH = 2


def draw(asked: Asked) -> Drawing:
    text = asked.text
    found = _found(asked)
    return Drawing(
        id=FIGURES[View.HOT_SPOTS],
        title=_finding(asked, found),
        subtitle=subtitle(asked, text.hot_spots.unit, _when(asked)),
        table=_table(asked, found),
        n=_n(asked, found),
        note=_note(asked, found),
        said=() if isinstance(found, NotPossible) else _said(asked, found),
        told=()
        if isinstance(found, NotPossible)
        else of_squares(asked.pilot, asked.counted, asked.periods, found.n, found.may_tell_n),
        refused=found if isinstance(found, NotPossible) else None,
        layers=() if isinstance(found, NotPossible) else _layers(asked, found),
    )


def _found(asked: Asked) -> HotSpotMap | NotPossible:
    if (why_not := cached.positions(asked.version)) is not None:
        return why_not
    return on_map.hot_spot_map(
        asked.version,
        asked.counted,
        asked.pilot,
        asked.periods,
        on_map.squares_for(asked.view),
        bounded=asked.is_bounded_unless_said(),
    )


def _places(found: HotSpotMap | NotPossible) -> list[HotPlace]:
    """Those that are told: in the order of their numbers."""
    if isinstance(found, NotPossible):
        return []
    return [place for place in found.places if not place.is_edge]


def _kind(asked: Asked, heat: Heat) -> str:
    """Which kind, as words know it: of one period there is no new or gone."""
    return "stands_out" if len(asked.periods) == 1 else heat.name.lower()


def _mark(asked: Asked, place: HotPlace, number: int) -> str:
    """A letter for the kind, and a number: told apart without seeing colours too."""
    text = asked.text
    letter = text.hot_spots.letter[_kind(asked, place.heat)]
    return text.hot_spots.mark.format(letter=letter, number=text.numbers.whole(number))


def _finding(asked: Asked, found: HotSpotMap | NotPossible) -> str:
    text, whole = asked.text, asked.text.numbers.whole
    if isinstance(found, NotPossible):
        return text.hot_spots.refused_title
    n = Counter(place.heat for place in _places(found))
    if not n:
        return text.hot_spots.nothing.format(around=asked.around)
    if len(asked.periods) == 1:
        return text.hot_spots.one_period.format(around=asked.around, n=whole(n.total()))
    if n.total() == n[Heat.UNCLEAR]:
        return text.hot_spots.only_unclear.format(around=asked.around, n=whole(n.total()))

    def said(kind: Heat, some: str, none: str) -> str:
        return some.format(n=whole(n[kind])) if n[kind] else none

    return text.hot_spots.title.format(
        around=asked.around,
        lasting=said(Heat.LASTING, text.hot_spots.lasting, text.hot_spots.no_lasting),
        new=said(Heat.NEW, text.hot_spots.new, text.hot_spots.no_new),
        gone=said(Heat.GONE, text.hot_spots.gone, text.hot_spots.no_gone),
    )


def _said(asked: Asked, found: HotSpotMap) -> tuple[str, ...]:
    text, places = asked.text, _places(found)
    unclear = sum(place.heat is Heat.UNCLEAR for place in places)
    said = text.hot_spots.said if len(asked.periods) > 1 else text.hot_spots.said_one_period
    return (
        said if places else text.hot_spots.said_nothing,
        *([text.hot_spots.unclear.format(n=text.numbers.whole(unclear))] if unclear else []),
        *([text.hot_spots.withheld] if found.withheld else []),
    )


def _table(asked: Asked, found: HotSpotMap | NotPossible) -> pd.DataFrame:
    text = asked.text
    columns = list(text.hot_spots.columns)
    if len(asked.periods) == 1:
        columns = [*columns[:4], text.hot_spots.one_column]
    if isinstance(found, NotPossible):
        return pd.DataFrame(columns=columns)
    rows = [
        (
            _mark(asked, place, at),
            text.hot_spots.kind[_kind(asked, place.heat)],
            _area(asked, _outline(asked, found, place)),
            _size(place, found, text),
            *_yearly(asked, place),
        )
        for at, place in enumerate(_places(found), start=1)
    ]
    return pd.DataFrame(rows, columns=columns)


def _yearly(asked: Asked, place: HotPlace) -> Sequence[str]:
    return [
        _about(asked, count, period.years)
        for count, period in zip(place.counts, asked.periods, strict=True)
    ]


def _about(asked: Asked, count: Counted | Hidden, years: float) -> str:
    if isinstance(count, Hidden):
        return asked.text.card.hidden_mark
    return str(asked.text.numbers.whole(count.value / years))


def _size(place: HotPlace, found: HotSpotMap, text: Text) -> str:
    rows, columns = (np.ptp(at) + 1 for at in np.nonzero(place.squares))
    east, north = (text.numbers.whole(n * found.squares.size_m) for n in (columns, rows))
    return text.hot_spots.size.format(east=east, north=north)


def _area(asked: Asked, outline: BaseGeometry) -> str:
    """The areas that a place lies in, the one with most of it first; else the nearest one."""
    text = asked.text
    if not len(asked.areas):
        return text.hot_spots.nowhere
    crs = asked.known.crs
    [own] = gpd.GeoSeries([outline], crs=WGS84).to_crs(crs)
    shapes = asked.areas.set_index("area_id").geometry.to_crs(crs)
    shares = (shapes.intersection(own).area / own.area).sort_values(ascending=False)
    inside = [str(area) for area in shares.index[shares >= WORTH_NAMING]]
    names = [asked.names.get(area, area) for area in inside]
    if names:
        return ", ".join(names)
    area = str(shapes.distance(own).idxmin())
    return text.hot_spots.near.format(area=asked.names.get(area, area))


def _outline(asked: Asked, found: HotSpotMap, place: HotPlace) -> BaseGeometry:
    squares = found.squares
    return outline_of(
        place.squares, x0=squares.x0, y0=squares.y0, size_m=squares.size_m, crs=asked.known.crs
    )


def _layers(asked: Asked, found: HotSpotMap) -> tuple[Layer, ...]:
    text = asked.text
    edges = [
        Shape(
            geometry=_outline(asked, found, place),
            outline=OUTLINES[Heat.UNCLEAR],
            label=text.hot_spots.edge,
        )
        for place in found.places
        if place.is_edge
    ]
    numbered = enumerate(_places(found), start=1)
    shapes = [*edges, *(_shape(asked, found, place, at) for at, place in numbered)]
    return (Layer(name=View.HOT_SPOTS, shapes=shapes, legend=_legend(asked, found)),)


def _shape(asked: Asked, found: HotSpotMap, place: HotPlace, number: int) -> Shape:
    text, outline = asked.text, OUTLINES[place.heat]
    geometry = _outline(asked, found, place)
    return Shape(
        geometry=geometry,
        outline=outline,
        fill=outline.colour,
        fill_opacity=FILL,
        label=_mark(asked, place, number),
        standing=True,
        key=f"{View.HOT_SPOTS}-{number}",
        told=(
            sentences.sentence_case(text.hot_spots.kind[_kind(asked, place.heat)]),
            _area(asked, geometry),
            *_told(asked, place),
        ),
    )


def _told(asked: Asked, place: HotPlace) -> list[str]:
    """Period by period, in words."""
    text = asked.text
    told = []
    for yearly, period in zip(_yearly(asked, place), asked.periods, strict=True):
        hidden = yearly == text.card.hidden_mark
        about = yearly if hidden else text.hot_spots.about.format(n=yearly)
        when = text.numbers.period(period)
        told.append(text.hot_spots.told_period.format(period=when, about=about))
    return told


def _legend(asked: Asked, found: HotSpotMap) -> Legend:
    """The kinds that are on the map."""
    text = asked.text
    told = {place.heat for place in _places(found)}
    rows = [_row(asked, heat) for heat in ORDER if heat in told]
    if any(place.is_edge for place in found.places):
        edge = OUTLINES[Heat.UNCLEAR]
        rows.append(LegendRow(edge.colour, text.hot_spots.legend_edge, edge.legend_line))
    return Legend(text.hot_spots.unit, tuple(rows))


def _row(asked: Asked, heat: Heat) -> LegendRow:
    text, kind = asked.text, _kind(asked, heat)
    words = text.hot_spots.legend.format(
        letter=text.hot_spots.letter[kind], kind=text.hot_spots.kind[kind]
    )
    return LegendRow(OUTLINES[heat].colour, words, OUTLINES[heat].legend_line)


def _when(asked: Asked) -> str:
    if len(asked.periods) == 1:
        return asked.text.numbers.period(asked.periods[0])
    return after_and_before(asked)


def _n(asked: Asked, found: HotSpotMap | NotPossible) -> str:
    text, whole = asked.text, asked.text.numbers.whole
    if isinstance(found, NotPossible):
        return ""
    squares = whole(found.inside)
    told = [
        whole(n) if may else text.card.hidden_mark
        for n, may in zip(found.n, found.may_tell_n, strict=True)
    ]
    if len(told) == 1:
        return text.hot_spots.n_one.format(n=told[0], squares=squares)
    before, after = told
    return text.hot_spots.n_two.format(before=before, after=after, squares=squares)


def _note(asked: Asked, found: HotSpotMap | NotPossible) -> str:
    text, whole = asked.text, asked.text.numbers.whole
    if isinstance(found, NotPossible):
        return ""
    size = found.squares.size_m
    bounded = asked.is_bounded_unless_said()
    method = text.hot_spots.method.format(
        size=whole(size),
        width=whole((2 * REACH + 1) * size),
        compared=text.hot_spots.compared_areas if bounded else text.hot_spots.compared_map,
    )
    return " ".join(
        [
            method,
            *([text.hot_spots.method_change] if len(asked.periods) > 1 else []),
            *([text.hot_spots.series] if asked.pilot else []),
            text.hot_spots.counts_note.format(reach=whole(REACH * size)),
        ]
    )
