"""The map, what it shows as a sentence, and its table."""

from collections.abc import Mapping
from dataclasses import dataclass

import folium
import geopandas as gpd
import pandas as pd
import streamlit as st
from pyproj import Transformer
from streamlit_folium import st_folium

from analysis.density import BeforeAfterSurfaces, Grid, Surface, grid_of, part_of
from analysis.disclosure import hide_small
from analysis.explore import months_in
from analysis.results import NotPossible, Reason
from analysis.squares import Window
from data.counting.summaries import Catalogue
from data.store import Version
from data.study import Counting, Period, Pilot
from pages.map.ground import attribution, base_map_file, has_ground, tiles
from pages.shared import cached, session
from pages.shared.components import Card, card_foot, escaped, refusal
from pages.shared.maps.areas import AreaRole, areas_layer, roles_legend
from pages.shared.maps.ground import Bounds, MapWords, base_map
from pages.shared.maps.scale import Scale, density_scale, difference_scale
from pages.shared.maps.surface import surface_layer
from pages.shared.session import Selection
from pages.shared.text import Text
from pages.shared.text.groups import counting_name

MARGIN_M = 900  # around the pilot area, as the map opens
BEYOND_M = 2_500  # drawn beside that: a screen is wider than the view, and a map can be moved
HEIGHT = 620


@dataclass(frozen=True, slots=True)
class Question:
    """What the map shows. Without two periods that can be compared, `periods` is one."""

    version: Version
    known: Catalogue
    counted: Counting
    pilot: Pilot | None
    periods: tuple[Period, ...]
    view: str  # before, after, difference


def question(
    version: Version, known: Catalogue, selection: Selection, pilot: Pilot | None, text: Text
) -> Question:
    """The pilot's own periods where the data cover them, else the period that was chosen."""
    covered = known.covered or (selection.period.start, selection.period.end)
    settled = min(filter(None, (covered[1], known.preliminary_from)))
    both = (pilot.before, pilot.after) if pilot else ()
    if pilot and covered[0] <= pilot.before.start and pilot.after.end <= settled:
        view = session.map_view(text)
        area = dict(known.areas).get(pilot.area, pilot.area)
        st.caption(text.map.follows_plan.format(area=escaped(area)))
        return Question(version, known, selection.counted, pilot, both, view)
    if pilot:
        st.info(text.map.whole_year, icon=":material/info:")
    return Question(version, known, selection.counted, pilot, (selection.period,), "before")


def map_card(asked: Question, text: Text) -> None:
    names = dict(asked.known.areas)
    areas = cached.areas(asked.version)
    view = _around(_home(asked, areas), MARGIN_M)
    found = cached.positions(asked.version)
    grid = grid_of(_around(view, BEYOND_M))
    surfaces = _surfaces(asked, grid) if found is None else None
    shown: Surface | NotPossible = found or NotPossible(Reason.NO_POSITIONS)
    if surfaces:
        shown = getattr(surfaces, asked.view)
    seen = part_of(shown, _home(asked, areas)) if isinstance(shown, Surface) else shown
    card = _card(asked, seen, grid, names, text)
    with st.container(border=True):
        st.markdown(f"### {escaped(card.title)}")
        st.caption(escaped(card.subtitle))
        if isinstance(shown, NotPossible):
            refusal(shown, text, text.map.refused)
        if isinstance(shown, Surface) or len(areas):
            _draw(asked, surfaces, shown, areas, names, view, text)
        if isinstance(shown, Surface) and shown.withheld:
            st.caption(text.map.withheld)
        card_foot(card, asked.version, text)


def _surfaces(asked: Question, grid: Grid) -> BeforeAfterSurfaces:
    if len(asked.periods) == 2:
        return cached.surfaces(asked.version, asked.counted, asked.periods, grid)
    return cached.one_surface(asked.version, asked.counted, asked.periods[0], grid)


def _home(asked: Question, areas: gpd.GeoDataFrame) -> Window:
    """West, south, east, north in metres of the pilot area, else of all that has a place."""
    own = areas[areas["area_id"] == asked.pilot.area] if asked.pilot else areas
    if len(own):
        west, south, east, north = own.geometry.to_crs(asked.known.crs).total_bounds
        return west, south, east, north
    return cached.extent(asked.version)


def _around(home: Window, metres: float) -> Window:
    west, south, east, north = home
    return west - metres, south - metres, east + metres, north + metres


def _draw(
    asked: Question,
    surfaces: BeforeAfterSurfaces | None,
    shown: Surface | NotPossible,
    areas: gpd.GeoDataFrame,
    names: Mapping[str, str],
    view: Window,
    text: Text,
) -> None:
    """The script of map and outlines stays the same; only the surface is exchanged."""
    words = MapWords(
        lang=text.code,
        title=text.map.title,
        attribution=attribution(asked.version, text),
        zoom_in=text.map.zoom_in,
        zoom_out=text.map.zoom_out,
    )
    bounds = _degrees(view, asked.known.crs)
    if not has_ground(asked.version, bounds):
        st.caption(text.map.no_ground)
    drawn = base_map(
        bounds,
        basemap_url=base_map_file(asked.version),
        words=words,
        tiles=tiles(),
    )
    roles = _roles(asked.pilot)
    outlined = areas[areas["area_id"].isin(roles)] if roles else areas
    drawn_roles = {roles.get(area) for area in outlined["area_id"]}
    shown_roles = {
        AreaRole(role): name for role, name in text.map.role.items() if role in drawn_roles
    }
    legend = roles_legend("", shown_roles) if shown_roles else None
    areas_layer(outlined, roles, names, legend).add_to(drawn)
    layer = None
    if surfaces and isinstance(shown, Surface):
        layer = _layer(asked, surfaces, shown, view, text)
    st_folium(
        drawn,
        key="map",
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=layer,
    )


def _layer(
    asked: Question, surfaces: BeforeAfterSurfaces, shown: Surface, view: Window, text: Text
) -> folium.FeatureGroup:
    scale = _scale(asked, surfaces, view)
    smallest = min(low for _, low, _ in scale.classes() if low > 0)
    legend = scale.legend(
        _unit(asked, text),
        lambda low, high: _class_words(asked, scale, (low, high), text),
        text.map.not_drawn.format(smallest=text.numbers.span_end(smallest)),
    )
    return surface_layer(shown, asked.known.crs, scale, alt=text.map.unit, legend=legend)


def _class_words(asked: Question, scale: Scale, ends: tuple[float, float], text: Text) -> str:
    low, high = sorted(map(abs, ends))
    span = text.numbers.span(low, high)
    if high == scale.breaks[-1]:
        span = text.words.at_least.format(value=text.numbers.span_end(low))
    if asked.view != "difference":
        return span
    return (text.map.class_more if ends[0] > 0 else text.map.class_fewer).format(span=span)


def _scale(asked: Question, surfaces: BeforeAfterSurfaces, view: Window) -> Scale:
    """One for before and after, of what the map opens on; more gets the last colour."""
    if asked.view == "difference" and isinstance(surfaces.difference, Surface):
        return difference_scale([part_of(surfaces.difference, view)])
    both = [part_of(s, view) for s in (surfaces.before, surfaces.after) if isinstance(s, Surface)]
    return density_scale(both)


def _unit(asked: Question, text: Text) -> str:
    return text.map.unit_difference if asked.view == "difference" else text.map.unit


def _degrees(window: Window, crs: str) -> Bounds:
    to_degrees = Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    bounds: Bounds = to_degrees.transform_bounds(*window)
    return bounds


def _roles(pilot: Pilot | None) -> dict[str, AreaRole]:
    if pilot is None:
        return {}
    return (
        dict.fromkeys(pilot.comparison, AreaRole.COMPARISON)
        | dict.fromkeys(pilot.buffer_areas, AreaRole.BUFFER)
        | {pilot.area: AreaRole.PILOT}
    )


def _card(
    asked: Question, shown: Surface | NotPossible, grid: Grid, names: Mapping[str, str], text: Text
) -> Card:
    period = {"before": 0, "after": -1}.get(asked.view)
    when = text.map.difference if period is None else text.numbers.period(asked.periods[period])
    groups = counting_name(asked.counted, text)
    n = shown.n if isinstance(shown, Surface) else 0
    return Card(
        id=f"karta-{asked.view}",
        title=_finding(asked, shown, names, text),
        subtitle=f"{text.map.unit}. {groups}. {when}",
        table=_table(asked, names, text),
        n=text.map.n_drawn.format(n=text.numbers.whole(n)),
        note=" ".join(
            [
                text.map.approximate.format(bandwidth=text.numbers.whole(grid.bandwidth_m)),
                text.map.thin_note,
                text.card.hidden_note,
            ]
        ),
    )


def _finding(
    asked: Question, shown: Surface | NotPossible, names: Mapping[str, str], text: Text
) -> str:
    if isinstance(shown, NotPossible):
        return text.map.refused_title
    whole = text.numbers.whole
    area = names.get(asked.pilot.area, asked.pilot.area) if asked.pilot else text.map.everywhere
    if asked.view == "difference":
        return text.map.difference_finding.format(
            area=area,
            down=whole(max(0.0, -shown.values.min())),
            up=whole(max(0.0, shown.values.max())),
        )
    period = asked.periods[0 if asked.view == "before" else -1]
    return text.map.density_finding.format(
        area=area, period=text.numbers.period(period), peak=whole(shown.values.max())
    )


def _table(asked: Question, names: Mapping[str, str], text: Text) -> pd.DataFrame:
    """Counts per area and year beside the map: the same content for those who cannot see it."""
    areas = tuple(sorted(_roles(asked.pilot) or names, key=lambda a: names.get(a, a)))
    counts = cached.month_counts(asked.version, areas, asked.counted)
    rows = []
    for area in areas:
        own = counts[counts["area_id"] == area]
        sums = hide_small(pd.Series([int(months_in(own, p).sum()) for p in asked.periods]))
        yearly = [
            None if pd.isna(s) else s / p.years for s, p in zip(sums, asked.periods, strict=True)
        ]
        rows.append((names.get(area, area), *_cells(yearly, text)))
    return pd.DataFrame(
        rows, columns=list(text.map.table_columns)[: 4 if len(asked.periods) > 1 else 2]
    )


def _cells(yearly: "list[float | None]", text: Text) -> tuple[str, ...]:
    hidden = text.card.hidden_mark
    cells = [hidden if x is None else text.numbers.decimal(x, 1) for x in yearly]
    if len(yearly) == 2:
        known = [x for x in yearly if x is not None]
        cells.append(text.numbers.signed(known[1] - known[0], 1) if len(known) == 2 else hidden)
    return tuple(cells)
