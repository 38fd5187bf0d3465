import json
import os
import zipfile
from io import BytesIO
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import LineString, MultiPolygon, Point, Polygon, box

from data.geo.publish import TARGET, schematic
from data.intake import Intake
from data.kinds.basemap import (
    LONGEST_LINE,
    MOST_VERTICES,
    credit,
    feature_collection,
    find_in,
    publish,
    read_basemap,
)
from data.kinds.basemap_kinds import DRAWN_AS, Family, Ground, kind, osm_kind, osm_tags
from data.problems import FileError, Rule
from tests.shared_data import shared_data

SQUARE = box(12.28, 58.28, 12.30, 58.29)


def frame(crs: str | None = "EPSG:4326", **columns: object) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"geometry": [SQUARE], **columns}, crs=crs)


def shapefile(rows: gpd.GeoDataFrame, folder: Path, *, without: str = "") -> bytes:
    rows.to_file(folder / "map.shp", engine="pyogrio")
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part in sorted(folder.glob("map.*")):
            if part.suffix != without:
                archive.write(part, f"inner/{part.name}")
    return stream.getvalue()


def geojson(*geometries: object, **properties: object) -> bytes:
    features = [{"type": "Feature", "properties": properties, "geometry": g} for g in geometries]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def faults(content: bytes, name: str) -> list[Rule]:
    with pytest.raises(FileError) as caught:
        read_basemap(content, name)
    assert caught.value.name == name
    return [fault.rule for fault in caught.value.faults]


def read_shared(name: str) -> Intake:
    return read_basemap(shared_data("geo", name).read_bytes(), name)


# --- reading ---


def test_a_zipped_shapefile_in_sweref_99_tm_becomes_wgs_84(tmp_path: Path) -> None:
    content = shapefile(frame(TYP=["Vattenyta"], NAMN=["Ån"]).to_crs("EPSG:3006"), tmp_path)
    rows = read_basemap(content, "Karta.ZIP").rows
    assert (rows["kind"].item(), rows["name"].item()) == (Ground.WATER, "Ån")
    assert rows.geometry.item().hausdorff_distance(SQUARE) < 1e-4
    assert rows.crs == "EPSG:4326"


def test_all_layers_of_a_geopackage_are_read(tmp_path: Path) -> None:
    file = tmp_path / "x.gpkg"
    line = gpd.GeoDataFrame(geometry=[LineString([(12.2, 58.2), (12.3, 58.3)])], crs="EPSG:4326")
    frame(name=["a"]).to_file(file, layer="byggnad")
    line.to_file(file, layer="ovrig_vag")
    intake = read_basemap(file.read_bytes(), "x.gpkg")
    assert list(intake.rows["kind"]) == [Ground.BUILDING, Ground.ROAD]
    assert (intake.read_count, intake.kept_count) == (2, 2)


def test_heights_and_features_without_geometry_do_no_harm() -> None:
    solid = {"type": "LineString", "coordinates": [[12.1, 58.1, 7.0], [12.2, 58.2, 8.0]]}
    intake = read_basemap(geojson(None, solid), "x.geojson")
    assert not intake.rows.geometry.item().has_z


def test_columns_that_differ_only_in_case_do_no_harm(tmp_path: Path) -> None:
    content = json.loads(geojson(SQUARE.__geo_interface__, name="", NAME="Torget"))
    assert len(read_basemap(json.dumps(content).encode(), "x.json").rows) == 1


@pytest.mark.parametrize(
    ("content", "name", "rule"),
    [
        (b"", "x.gpkg", Rule.EMPTY_FILE),
        (b"a;b", "x.csv", Rule.UNKNOWN_FILE_TYPE),
        (b"a;b", "x.gpkg", Rule.DISGUISED),
        (b"a;b", "x.zip", Rule.DISGUISED),
        (b"a;b", "x.osm.pbf", Rule.UNREADABLE),
        (b"a;b", "x.geojson", Rule.DISGUISED),
        (b"\xff\xfe", "x.geojson", Rule.DISGUISED),
        (b"[" * 100_000, "x.geojson", Rule.TOO_DEEP),
        (b'{"type": "Topology"}', "x.json", Rule.UNREADABLE),
        (b"SQLite format 3\0 and nothing", "x.gpkg", Rule.UNREADABLE),
        (geojson(), "x.geojson", Rule.NO_ROWS),
        (geojson({"type": "Point", "coordinates": [12, 58]}), "x.geojson", Rule.NO_ROWS),
        (geojson({"type": "Point", "coordinates": [6e5, 6e6]}), "x.geojson", Rule.NO_CRS),
    ],
)
def test_a_file_that_cannot_be_used_says_why(content: bytes, name: str, rule: Rule) -> None:
    assert faults(content, name) == [rule]


def test_a_shapefile_without_crs_is_refused(tmp_path: Path) -> None:
    assert faults(shapefile(frame(), tmp_path, without=".prj"), "x.zip") == [Rule.NO_CRS]


def test_a_zip_without_shapefile_is_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert faults(stream.getvalue(), "x.zip") == [Rule.MISSING_MEMBER]


def test_a_file_that_would_make_gdal_open_another_one_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "secret.geojson"
    other.write_bytes(geojson(SQUARE.__geo_interface__))
    vrt = f"<OGRVRTDataSource><OGRVRTLayer name='secret'><SrcDataSource>{other}</SrcDataSource>"
    content = f"{vrt}</OGRVRTLayer></OGRVRTDataSource>".encode()
    for name in ("x.geojson", "x.gpkg"):
        assert faults(content, name) == [Rule.DISGUISED]
    assert faults(content, "x.osm.pbf") == [Rule.UNREADABLE]


# --- kinds ---


@pytest.mark.parametrize(
    ("family", "tags", "expected"),
    [
        (Family.LINE, {"waterway": "river"}, Ground.WATER),
        (Family.POLYGON, {"natural": "water"}, Ground.WATER),
        (Family.LINE, {"highway": "trunk"}, Ground.ROAD_MAIN),
        (Family.LINE, {"highway": "residential"}, Ground.STREET),
        (Family.LINE, {"highway": "cycleway"}, Ground.PATH),
        (Family.LINE, {"railway": "rail"}, Ground.RAILWAY),
        (Family.POLYGON, {"building": "yes"}, Ground.BUILDING),
        (Family.POLYGON, {"building": "no", "landuse": "residential"}, Ground.BUILT_UP),
        (Family.POLYGON, {"landuse": "industrial"}, Ground.INDUSTRY),
        (Family.POLYGON, {"leisure": "park"}, Ground.GREEN),
        (Family.POINT, {"place": "suburb", "name": "Sylte"}, Ground.PLACE),
        (Family.POINT, {"railway": "station"}, Ground.LANDMARK),
        (Family.POINT, {"highway": "crossing"}, None),
        (Family.LINE, {"barrier": "fence"}, None),
        (Family.POLYGON, {"boundary": "administrative"}, None),
        (Family.POLYGON, {"highway": "trunk"}, None),
    ],
)
def test_openstreetmap_tags_tell_the_kind(
    family: Family, tags: dict[str, str], expected: Ground | None
) -> None:
    assert osm_kind(family, tags) is expected


@pytest.mark.parametrize(
    ("family", "tags", "layer", "expected"),
    [
        (Family.LINE, {"highway": "primary"}, "x", Ground.ROAD_MAIN),
        (Family.LINE, {"fclass": "residential"}, "x", Ground.STREET),
        (Family.POLYGON, {"fclass": "residential"}, "x", Ground.BUILT_UP),
        (Family.LINE, {"objekttyp": "Motorväg"}, "vaglinje", Ground.ROAD_MAIN),
        (Family.LINE, {}, "vaglinje", Ground.ROAD),
        (Family.POLYGON, {}, "hydroyta", Ground.WATER),
        (Family.POLYGON, {"kind": "industry"}, "x", Ground.INDUSTRY),
        (Family.POLYGON, {}, "tatort_2020", Ground.BUILT_UP),
        (Family.POINT, {}, "tatort_2020", Ground.PLACE),
        (Family.POINT, {"stop_name": "Torget"}, "x", Ground.LANDMARK),
        (Family.POINT, {"stop_name": ""}, "x", None),
        (Family.POLYGON, {"kom_kod": "1488"}, "x", Ground.AREA),
        (Family.LINE, {"nr": "1"}, "x", Ground.LINE),
    ],
)
def test_other_maps_are_read_by_columns_layer_and_geometry(
    family: Family, tags: dict[str, str], layer: str, expected: Ground | None
) -> None:
    assert kind(family, tags, layer) is expected


def test_rarer_openstreetmap_tags_are_found_too() -> None:
    row = {"name": "x", "other_tags": '"bridge"=>"yes","note"=>"a \\"b\\", c"'}
    assert osm_tags(row) == {**row, "bridge": "yes", "note": 'a "b", c'}


# --- what the browser gets ---


def test_equal_maps_get_equal_names_and_a_changed_one_another(tmp_path: Path) -> None:
    rows = frame(kind=["water"], name=["Å"])
    once, again = publish(rows, tmp_path), publish(rows.copy(), tmp_path)
    other = publish(rows.assign(name=["Ö"]), tmp_path)
    assert once == again != other
    assert sorted(f.name for f in tmp_path.iterdir()) == sorted({once, other})


def test_what_is_published_is_geojson_with_low_things_first() -> None:
    clockwise = Polygon([(0, 0), (0, 1), (1, 1), (1, 0)])
    rows = gpd.GeoDataFrame(
        {"kind": ["landmark", "road", "water"], "name": ["Torget", "", "Sjön"]},
        geometry=[Point(0.123456789, 0), LineString([(0, 0), (1, 1)]), clockwise],
        crs="EPSG:4326",
    )
    features = json.loads(feature_collection(rows))["features"]
    assert [f["properties"]["kind"] for f in features] == ["water", "road", "landmark"]
    assert features[2]["geometry"]["coordinates"] == [0.12346, 0]
    assert features[0]["properties"]["at"] == [0.5, 0.5]
    assert features[1]["properties"] == {"kind": "road"}
    assert Polygon(features[0]["geometry"]["coordinates"][0]).exterior.is_ccw


def test_a_published_map_can_be_read_again(tmp_path: Path) -> None:
    rows = schematic()
    again = read_basemap(feature_collection(rows), "again.geojson").rows
    assert again["kind"].value_counts().to_dict() == rows["kind"].value_counts().to_dict()


def test_a_map_with_too_many_corners_is_straightened() -> None:
    wiggly = [[12 + i * 1e-6, 58 + (i % 2) * 1e-5] for i in range(MOST_VERTICES + 1)]
    rows = read_basemap(geojson({"type": "LineString", "coordinates": wiggly}), "x.geojson").rows
    assert shapely.get_num_coordinates(rows.geometry.item()) <= LONGEST_LINE + 1
    assert rows.total_bounds == pytest.approx([12, 58, wiggly[-1][0], 58], abs=1.1e-5)


def test_islands_and_holes_survive_a_very_long_shore() -> None:
    turn = np.linspace(0, 2 * np.pi, 3 * LONGEST_LINE)
    shore = Polygon(np.c_[12 + np.cos(turn), 58 + np.sin(turn)], [box(12, 58, 12.1, 58.1).exterior])
    lakes = MultiPolygon([shore, box(14, 58, 14.1, 58.1)])
    lake = read_basemap(geojson(shapely.geometry.mapping(lakes)), "x.geojson").rows.geometry.item()
    assert lake.is_valid
    assert [len(part.interiors) for part in lake.geoms] == [1, 0]
    assert lake.area == pytest.approx(lakes.area, rel=1e-3)


def test_the_latest_map_in_the_folder_is_found(tmp_path: Path) -> None:
    assert find_in(tmp_path / "none") is None
    for age, name in enumerate(["new.gpkg", "old.ZIP", "notes.txt"]):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (1e9 - age, 1e9 - age))
    os.utime(tmp_path / "notes.txt", (2e9, 2e9))
    assert find_in(tmp_path) == tmp_path / "new.gpkg"


def test_openstreetmap_is_named_beside_its_map() -> None:
    assert "OpenStreetMap" in credit("vastra.osm.pbf")
    assert credit("kommunens.gpkg") == ""


# --- the schematic map ---


def test_the_committed_schematic_map_is_what_its_source_draws() -> None:
    committed = gpd.read_file(TARGET)
    drawn = gpd.GeoDataFrame.from_features(json.loads(feature_collection(schematic())))
    assert list(committed["kind"]) == list(drawn["kind"])
    assert list(committed["name"].fillna("")) == list(drawn["name"].fillna(""))
    apart = committed.geometry.set_crs(None, allow_override=True).hausdorff_distance(drawn.geometry)
    assert apart.max() < 1e-3  # of a degree: geometry libraries round corners a little differently


def test_the_schematic_map_is_light_valid_and_of_known_kinds() -> None:
    rows = schematic()
    families = rows.geom_type.map(
        {"Point": Family.POINT, "LineString": Family.LINE, "Polygon": Family.POLYGON}
    )
    assert all(k in DRAWN_AS[f] for k, f in zip(rows["kind"], families, strict=True))
    assert rows.geometry.is_valid.all()
    assert TARGET.stat().st_size < 200_000


@pytest.mark.parametrize(
    ("wet", "dry"),
    [
        ("west of the centre", (12.2893, 58.2833)),
        ("east of Överby", (12.3033, 58.3151)),
        ("west of Stallbacka", (12.3162, 58.3046)),
    ],
)
def test_the_river_runs_where_the_landmarks_leave_room(wet: str, dry: tuple[float, float]) -> None:
    river = schematic().query("name == 'Göta älv'").union_all()
    assert not river.contains(Point(dry)), wet
    east = wet.startswith("east")
    beside = LineString([dry, (dry[0] + (0.02 if east else -0.02), dry[1])])
    assert river.intersects(beside)


def test_every_landmark_on_the_schematic_map_stands_on_dry_ground() -> None:
    rows = schematic()
    water = rows[rows["kind"] == "water"].union_all()
    landmarks = rows[rows["kind"] == "landmark"]
    assert len(landmarks) == 22
    assert not landmarks.intersects(water).any()


# --- real files ---


@pytest.mark.parametrize(
    ("name", "expected", "called"),
    [
        (
            "osm_its_leeds_example.osm.pbf",
            {"building", "path", "road_main", "green"},
            "Woodhouse Lane",
        ),
        ("trollhattan_kommun_1488.geojson", {"area"}, "Trollhättan"),
        ("ak_riks_lantmateriet_kommuner_sweref99tm.zip", {"area"}, "Malung-Sälen"),
        ("trollhattan_reference_layers.gpkg", {"area", "place", "landmark"}, "Sjuntorp"),
    ],
)
def test_real_maps_are_read(name: str, expected: set[str], called: str) -> None:
    rows = read_shared(name).rows
    assert expected <= set(rows["kind"])
    assert called in set(rows["name"])
    assert rows.geometry.is_valid.mean() > 0.95
    assert len(feature_collection(rows)) < 2_000_000


def test_the_real_municipality_lies_where_it_lies() -> None:
    west, south, east, north = read_shared("trollhattan_kommun_1488.geojson").rows.total_bounds
    assert (round(west, 2), round(south, 2), round(east, 2), round(north, 2)) == (
        12.14,
        58.10,
        12.58,
        58.34,
    )
