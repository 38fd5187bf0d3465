import json
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import Point, box

from data.problems import FileError, Remark, Rule
from data.tables import Table, read_table

SQUARES = gpd.GeoDataFrame(
    {"id": ["a", "b"]},
    geometry=[box(341000, 6463000, 341500, 6463500), box(342000, 6463000, 342500, 6463500)],
    crs="EPSG:3006",
)


def written(shapes: gpd.GeoDataFrame, name: str, layer: str | None = None) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        shapes.to_file(file, layer=layer)
        return file.read_bytes()


def zipped(shapes: gpd.GeoDataFrame, without: str = "") -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        shapes.to_file(Path(folder) / "areas.shp")
        content = BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for file in Path(folder).iterdir():
                if file.suffix == without:
                    continue
                archive.write(file, file.name)
        return content.getvalue()


def bounds(table: Table) -> list[float]:
    assert table.geometry is not None
    return [round(float(x), 2) for x in table.geometry.total_bounds]


def rules(content: bytes, name: str) -> list[Rule]:
    with pytest.raises(FileError) as caught:
        read_table(content, name)
    return [fault.rule for fault in caught.value.faults]


def test_every_map_format_gives_the_same_shapes_in_degrees() -> None:
    geojson = SQUARES.to_crs("EPSG:4326")
    files = {
        "x.gpkg": written(SQUARES, "x.gpkg"),
        "x.zip": zipped(SQUARES),
        "x.geojson": written(geojson, "x.geojson"),
    }
    for name, content in files.items():
        assert bounds(read_table(content, name)) == [12.29, 58.28, 12.31, 58.28], name


def test_points_become_longitude_and_latitude() -> None:
    stops = gpd.GeoDataFrame({"lat": ["x"]}, geometry=[Point(341667, 6463903)], crs="EPSG:3006")
    rows = read_table(written(stops, "x.gpkg"), "x.gpkg").rows
    assert (rows["longitude"].round(3)[0], rows["latitude"].round(3)[0]) == (12.299, 58.288)


def test_a_file_that_does_not_say_its_coordinate_system_is_refused_until_a_person_says_it() -> None:
    content = zipped(SQUARES, without=".prj")
    assert rules(content, "x.zip") == [Rule.NO_CRS]
    assert bounds(read_table(content, "x.zip", crs="EPSG:3006"))[0] == 12.29


def test_a_geojson_in_metres_is_not_taken_for_degrees() -> None:
    content = written(SQUARES.set_crs("EPSG:4326", allow_override=True), "x.geojson")
    assert rules(content, "x.geojson") == [Rule.NO_CRS]


def test_the_layer_with_polygons_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    file = tmp_path / "x.gpkg"
    points = gpd.GeoDataFrame({"id": ["p"]}, geometry=[Point(341000, 6463000)], crs="EPSG:3006")
    points.to_file(file, layer="stops")
    SQUARES.to_file(file, layer="areas")
    table = read_table(file.read_bytes(), "x.gpkg")
    assert table.rows["id"].tolist() == ["a", "b"]
    assert [(f.remark, f.examples) for f in table.findings] == [(Remark.SKIPPED_SHEET, ("stops",))]


def test_only_our_own_formats_are_opened() -> None:
    link = b'<OGRVRTDataset><OGRVRTLayer name="x"><SrcDataSource>/etc/passwd</SrcDataSource>'
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as inside:
        inside.writestr("x.csv", "a;b\n1;2\n")
    assert rules(link, "x.gpkg") == [Rule.UNREADABLE]
    assert rules(link, "x.geojson") == [Rule.UNREADABLE]
    assert rules(json.dumps({"type": "Topology"}).encode(), "x.geojson") == [Rule.UNREADABLE]
    assert rules(archive.getvalue(), "x.zip") == [Rule.MISSING_MEMBER]
    assert rules(written(SQUARES, "x.gpkg")[:5000], "x.gpkg") == [Rule.CUT_OFF]


def test_a_map_without_any_shape_is_empty() -> None:
    content = json.dumps({"type": "FeatureCollection", "features": []}).encode()
    assert rules(content, "x.geojson") == [Rule.NO_ROWS]
