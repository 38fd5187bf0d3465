import json
import tempfile
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point, box

from data.files.mapfiles import read_map
from data.files.tables import Table, read_table
from data.problems import Fault, FileError, Finding, Remark, Rule

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
    assert rules(link, "x.gpkg") == [Rule.DISGUISED]
    assert rules(link, "x.geojson") == [Rule.DISGUISED]
    assert rules(json.dumps({"type": "Topology"}).encode(), "x.geojson") == [Rule.UNREADABLE]
    assert rules(archive.getvalue(), "x.zip") == [Rule.MISSING_MEMBER]
    assert rules(written(SQUARES, "x.gpkg")[:5000], "x.gpkg") == [Rule.CUT_OFF]


def test_a_map_without_any_shape_is_empty() -> None:
    content = json.dumps({"type": "FeatureCollection", "features": []}).encode()
    assert rules(content, "x.geojson") == [Rule.NO_ROWS]


# --- KML


KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml><Document>{head}
<Folder><name>Skyltar</name><Placemark><name>Skylt</name>
<Point><coordinates>12.28,58.28,5</coordinates></Point></Placemark></Folder>
<Folder><name>Omraden</name><Placemark><name>Ån</name><Polygon><outerBoundaryIs><LinearRing>
<coordinates>12.28,58.28,5 12.29,58.28,5 12.29,58.29,5 12.28,58.28,5</coordinates>
</LinearRing></outerBoundaryIs></Polygon></Placemark></Folder></Document></kml>"""


def test_the_polygons_of_a_kml_are_read_with_their_names_and_without_heights() -> None:
    content = KML.format(head="").encode()
    rows, geometry, findings = read_map(content, "x.kml", ".kml")
    assert rows["Name"].tolist() == ["Ån"]
    assert geometry.geom_type.tolist() == ["Polygon"]
    assert not geometry.has_z.any()
    assert [f.examples for f in findings] == [("Skyltar",)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "text",
    [
        KML.replace("<kml", '<!DOCTYPE kml [<!ENTITY a "b">]><kml', 1).format(head="&a;"),
        KML.replace("<kml", '<!DOCTYPE kml SYSTEM "file:///etc/passwd"><kml', 1).format(head=""),
        KML.format(head="<NetworkLink><Link><href>http://127.0.0.1:1/</href></Link></NetworkLink>"),
        '<OGRVRTDataSource><kml/><OGRVRTLayer name="x"/></OGRVRTDataSource>',
        "<svg/>",
    ],
)
def test_a_kml_with_entities_or_links_is_refused_before_anything_parses_it(
    text: str, encoding: str
) -> None:
    with pytest.raises(FileError) as caught:
        read_map(text.encode(encoding), "x.kml", ".kml")
    assert caught.value.faults[0] in (Fault(Rule.UNSAFE_XML), Fault(Rule.UNREADABLE, value=".kml"))


def test_a_picture_on_another_host_is_never_fetched() -> None:
    asked: list[str] = []

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with HTTPServer(("127.0.0.1", 0), Host) as host:
        Thread(target=host.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{host.server_port}/x.png"
        icon = f'<Style id="s"><IconStyle><Icon><href>{there}</href></Icon></IconStyle></Style>'
        overlay = f"<GroundOverlay><Icon><href>{there}</href></Icon></GroundOverlay>"
        read_map(KML.format(head=icon + overlay).encode(), "x.kml", ".kml")
        host.shutdown()
    assert asked == []


# --- coordinate systems


@pytest.mark.parametrize(
    "crs",
    [f"EPSG:{zone}" for zone in range(3006, 3019)] + ["EPSG:3021", "EPSG:32632", "EPSG:25833"],
)
def test_every_swedish_system_leads_to_the_same_place(crs: str) -> None:
    content = written(SQUARES.to_crs(crs), "x.gpkg")
    _, geometry, _ = read_map(content, "x.gpkg", ".gpkg")
    assert geometry.total_bounds == pytest.approx([12.288, 58.280, 12.313, 58.285], abs=0.002)


def test_a_shapefile_in_feet_and_one_that_a_mapping_says_is_in_feet() -> None:
    blocks = gpd.GeoDataFrame(
        {"id": ["a"]}, geometry=[box(985_000, 200_000, 986_000, 201_000)], crs="EPSG:2263"
    )
    for content, crs in ((zipped(blocks), ""), (zipped(blocks, without=".prj"), "EPSG:2263")):
        _, geometry, _ = read_map(content, "x.zip", ".zip", crs)
        assert geometry.total_bounds == pytest.approx([-73.997, 40.715, -73.993, 40.719], abs=0.002)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3006", "EPSG:3007"])
def test_axes_the_wrong_way_round_are_turned_and_pointed_out(crs: str) -> None:
    right = SQUARES.to_crs(crs)
    turned = [box(s, w, n, e) for w, s, e, n in right.bounds.to_numpy()]
    content = written(right.set_geometry(gpd.GeoSeries(turned, crs=crs)), "x.gpkg")
    _, geometry, findings = read_map(content, "x.gpkg", ".gpkg")
    assert geometry.total_bounds == pytest.approx([12.288, 58.280, 12.313, 58.285], abs=0.002)
    assert findings == (Finding(Remark.SWAPPED_AXES, 2),)


def test_a_geojson_in_metres_is_read_once_a_person_says_which() -> None:
    content = written(SQUARES.set_crs("EPSG:4326", allow_override=True), "x.geojson")
    _, geometry, _ = read_map(content, "x.geojson", ".geojson", "EPSG:3006")
    assert round(float(geometry.total_bounds[0]), 2) == 12.29


# --- archives and layers


def test_several_shapefiles_in_one_archive_are_layers_and_anything_else_is_left_closed(
    tmp_path: Path,
) -> None:
    lines = gpd.GeoDataFrame(
        {"id": ["l"]}, geometry=[LineString([(341000, 6463000), (341100, 6463000)])], crs=3006
    )
    lines.to_file(tmp_path / "gator.shp")
    SQUARES.assign(id=["å", "ö"]).to_file(tmp_path / "ytor.shp", encoding="ISO-8859-1")
    (tmp_path / "ytor.cpg").unlink()
    (tmp_path / "a.vrt").write_text("<OGRVRTDataSource/>")
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for file in tmp_path.iterdir():
            packed.write(file, f"karta/{file.name}")
    rows, _, findings = read_map(archive.getvalue(), "x.zip", ".zip")
    assert rows["id"].tolist() == ["å", "ö"]
    assert [f.examples for f in findings] == [("gator",)]
    rows, geometry, _ = read_map(archive.getvalue(), "x.zip", ".zip", shapes="LineString")
    assert (rows["id"].tolist(), geometry.geom_type.tolist()) == (["l"], ["LineString"])
