"""What is a feature of somebody's map? Its kind decides how it is drawn; most are left out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum


class Family(StrEnum):
    POINT = "point"
    LINE = "line"
    POLYGON = "polygon"


class Ground(StrEnum):
    """Kinds of feature, in the order they are drawn: later ones lie on top."""

    AREA = "area"
    BUILT_UP = "built_up"
    INDUSTRY = "industry"
    GREEN = "green"
    WATER = "water"
    BUILDING = "building"
    LINE = "line"
    PATH = "path"
    STREET = "street"
    ROAD = "road"
    ROAD_MAIN = "road_main"
    RAILWAY = "railway"
    LANDMARK = "landmark"
    PLACE = "place"


_ROADS = frozenset({Ground.PATH, Ground.STREET, Ground.ROAD, Ground.ROAD_MAIN, Ground.RAILWAY})
DRAWN_AS = {
    Family.POINT: frozenset({Ground.LANDMARK, Ground.PLACE}),
    Family.LINE: _ROADS | {Ground.LINE, Ground.WATER},
    Family.POLYGON: frozenset(
        {
            Ground.AREA,
            Ground.BUILT_UP,
            Ground.INDUSTRY,
            Ground.GREEN,
            Ground.WATER,
            Ground.BUILDING,
        }
    ),
}

# OpenStreetMap: key, values (none: any value), kind. Source: https://wiki.openstreetmap.org/wiki/Map_features
_OSM: tuple[tuple[str, str, Ground], ...] = (
    ("natural", "water bay strait", Ground.WATER),
    ("waterway", "river riverbank stream canal dock", Ground.WATER),
    ("highway", "motorway motorway_link trunk trunk_link primary primary_link", Ground.ROAD_MAIN),
    ("highway", "secondary secondary_link tertiary tertiary_link", Ground.ROAD),
    ("highway", "residential unclassified living_street service pedestrian road", Ground.STREET),
    ("highway", "footway cycleway path steps track bridleway", Ground.PATH),
    ("railway", "rail light_rail tram subway narrow_gauge", Ground.RAILWAY),
    ("railway", "station halt", Ground.LANDMARK),
    ("building", "", Ground.BUILDING),
    ("landuse", "industrial railway quarry landfill port", Ground.INDUSTRY),
    ("landuse", "residential commercial retail education construction", Ground.BUILT_UP),
    ("landuse", "forest grass meadow recreation_ground cemetery village_green", Ground.GREEN),
    ("landuse", "reservoir basin", Ground.WATER),
    ("leisure", "park garden pitch golf_course nature_reserve playground", Ground.GREEN),
    ("natural", "wood scrub heath grassland", Ground.GREEN),
    ("place", "city town suburb village quarter neighbourhood hamlet square", Ground.PLACE),
    ("amenity", "hospital university college school townhall library police", Ground.LANDMARK),
)
# Other maps: pieces of words in a column that tells the type, or in the layer's name
_WORDS: tuple[tuple[str, Ground], ...] = (
    ("järnväg jarnvag rals räls railway", Ground.RAILWAY),
    ("motorväg motorvag motorway motortrafik europaväg riksväg trunk primary", Ground.ROAD_MAIN),
    ("gångväg gangvag cykel stig footway path", Ground.PATH),
    ("väg vag gata road street", Ground.ROAD),
    ("vatten sjö sjo hav älv hydro water river lake", Ground.WATER),
    ("byggnad building", Ground.BUILDING),
    ("industri", Ground.INDUSTRY),
    ("bebygg tätort tatort residential urban bostad built", Ground.BUILT_UP),
    ("skog park grön gron forest wood green", Ground.GREEN),
    ("tätort tatort ortnamn place", Ground.PLACE),
)
_TYPE_COLUMNS = ("kind", "type", "typ", "fclass", "class", "klass", "objekttyp", "detaljtyp")
_TAG = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')


def osm_tags(row: Mapping[str, str]) -> dict[str, str]:
    """Add the rarer tags, which GDAL has in one column: `"bridge"=>"yes","layer"=>"1"`."""
    rare = _TAG.findall(row.get("other_tags", ""))
    return {**row, **{key: value.replace('\\"', '"') for key, value in rare}}


def osm_kind(family: Family, tags: Mapping[str, str]) -> Ground | None:
    """Give the kind of an OpenStreetMap feature, None for what a base map does not need."""
    return _first_drawable(family, _osm_kinds(tags))


def kind(family: Family, tags: Mapping[str, str], layer: str) -> Ground | None:
    """
    Give the kind of a feature of any other file; `tags` has its columns in lower case.

    What nothing tells about is a plain area or line, a point with a name a landmark. None for
    a point without name.
    """
    types = [tags[column].casefold() for column in _TYPE_COLUMNS if tags.get(column)]
    told = (*_own_kinds(types), *_osm_kinds(tags), *_osm_values(types), *_word_kinds(types, layer))
    plain = {Family.POLYGON: Ground.AREA, Family.LINE: Ground.LINE}.get(family)
    if plain is None and name_of(tags):
        plain = Ground.LANDMARK
    return _first_drawable(family, told) or plain


def name_of(tags: Mapping[str, str]) -> str:
    """Give what the feature is called, "" if nothing: name, namn, or a column that ends so."""
    endings = ("name", "namn")
    named = sorted((c for c in tags if c.endswith(endings)), key=lambda c: (c not in endings, c))
    return next((tags[column] for column in named if tags[column]), "")


def _first_drawable(family: Family, kinds: Iterable[Ground]) -> Ground | None:
    return next((k for k in kinds if k in DRAWN_AS[family]), None)


def _osm_kinds(tags: Mapping[str, str]) -> Iterator[Ground]:
    for key, values, ground in _OSM:
        value = tags.get(key, "")
        if value and value != "no" and (not values or value in values.split()):
            yield ground


def _osm_values(types: list[str]) -> Iterator[Ground]:
    """Extracts of OpenStreetMap as shapefiles have the value alone, in `fclass`."""
    return (g for value in types for _, values, g in _OSM if value in values.split())


def _own_kinds(types: list[str]) -> Iterator[Ground]:
    return (Ground(value) for value in types if value in list(Ground))


def _word_kinds(types: list[str], layer: str) -> Iterator[Ground]:
    for text in (*types, layer.casefold()):
        yield from (ground for words, ground in _WORDS if any(w in text for w in words.split()))
