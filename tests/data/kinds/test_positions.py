import numpy as np
import pandas as pd
import pytest
from pyproj import Transformer

from data.columns.mapping import Mapping, resolve
from data.files.tables import read_table
from data.intake import Kind
from data.kinds.positions import read_positions
from data.problems import Fault, Finding, Remark, Rule
from data.readers import read


def positions(text: str, mapping: Mapping | None = None) -> tuple[list[list[float]], list[Fault]]:
    """Rounded [longitude, latitude] of each row, and the faults."""
    table = read_table(text.encode(), "x.csv")
    faults: list[Fault] = []
    used = resolve(Kind.INCIDENTS, table, mapping, faults)
    found = read_positions(table, used, faults, [])[["longitude", "latitude"]]
    return np.round(found.to_numpy(), 3).tolist(), faults


@pytest.mark.parametrize(
    "text",
    [
        "N;E\n6463903;341667\n",
        "N;E\n341667;6463903\n",  # the axes are swapped
        "X-koordinat;Y-koordinat\n6463903;341667\n",  # X is north, as surveyors have it
        "N;E\n6 463 903,0;341 667,0\n",
        "lat;lon\n58,28758;12,29922\n",
        "latitude;longitude\n58.28758;12.29922\n",
        "gps;typ\n58.28758,12.29922;Rån\n",
        "N;E\n58.28758;12.29922\n",
        "lat;lon\n12.29922;58.28758\n",  # swapped: Sweden, not the Arabian Sea
    ],
)
def test_a_stop_in_town_is_found_however_its_place_is_written(text: str) -> None:
    assert positions(text) == ([[12.299, 58.288]], [])


@pytest.mark.parametrize(
    ("header", "row", "is_swapped"),
    [
        ("N;E", "341667;6463903", True),
        ("lat;lon", "12,29922;58,28758", True),
        ("N;E", "6463903;341667", False),
        ("X-koordinat;Y-koordinat", "6463903;341667", False),  # X is north, as surveyors have it
        ("x;y", "341667;6463903", False),
    ],
)
def test_swapped_axes_are_pointed_out_and_counted(
    header: str, row: str, *, is_swapped: bool
) -> None:
    text = f"Datum;{header}\n" + f"2024-05-01;{row}\n" * 2 + "2024-05-01;;\n"
    table = read_table(text.encode(), "x.csv")
    findings: list[Finding] = []
    faults: list[Fault] = []
    read_positions(table, resolve(Kind.INCIDENTS, table, None, faults), faults, findings)
    swapped = Finding(Remark.SWAPPED_AXES, 2, header.replace(";", ", "))
    assert (findings, faults) == ([swapped] if is_swapped else [], [])


@pytest.mark.parametrize("kind", [Kind.INCIDENTS, Kind.REPORTS])
def test_every_kind_with_places_tells_of_swapped_axes(kind: Kind) -> None:
    text = "Datum;Kategori;Lat;Lon\n2024-05-01;Skadegörelse;12,29922;58,28758\n"
    findings = read(kind, text.encode(), "x.csv").findings
    assert Remark.SWAPPED_AXES in {finding.remark for finding in findings}


def test_a_coordinate_system_said_by_a_person_is_used() -> None:
    found, faults = positions("X;Y\n490320.299;5458606.92\n", Mapping(crs="EPSG:32610"))
    assert (found, faults) == ([[-123.133, 49.28]], [])


STOP = (12.299, 58.288)  # as in the test above


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("headers", "crs"),
    [
        (("N SWEREF 99 12 00", "E SWEREF 99 12 00"), "EPSG:3007"),
        (("N_sweref99_1330", "E_sweref99_1330"), "EPSG:3008"),
        (("Y EPSG:3007", "X EPSG:3007"), "EPSG:3007"),
    ],
)
def test_a_coordinate_system_that_the_headers_name_is_used(
    headers: tuple[str, str], crs: str, swapped: bool
) -> None:
    east, north = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(*STOP)
    cells = (east, north) if swapped else (north, east)
    text = f"{headers[0]};{headers[1]}\n{cells[0]:.1f};{cells[1]:.1f}\n"
    columns = {"northing": headers[0], "easting": headers[1]}
    found, faults = positions(text, Mapping(columns=columns))
    assert faults == []
    assert found[0] == pytest.approx(STOP, abs=2e-3)


@pytest.mark.parametrize("crs", ["EPSG:3007", "EPSG:3008", "EPSG:32632", "EPSG:25833", "EPSG:2263"])
def test_local_zones_utm_and_feet_are_read_as_the_mapping_says(crs: str) -> None:
    place = (-73.98, 40.75) if crs == "EPSG:2263" else STOP  # feet of New York
    east, north = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(*place)
    found, faults = positions(f"N;E\n{north:.2f};{east:.2f}\n", Mapping(crs=crs))
    assert faults == []
    assert found[0] == pytest.approx(place, abs=2e-3)


def test_metres_that_cannot_be_told_are_a_fault_and_not_a_guess() -> None:
    _, faults = positions("X;Y\n490320.299;5458606.92\n")
    assert faults == [Fault(Rule.NO_CRS, "Y, X", "", 1)]
    _, faults = positions("X;Y\n490320.299;5458606.92\n", Mapping(crs="EPSG:3007"))
    assert [fault.rule for fault in faults] == [Rule.NO_CRS]


def test_zero_empty_and_far_away_are_no_position() -> None:
    rows = ["6463903;341667"] * 5 + ["0;0", "0;341667", "6463903;", "99;99", "okänd;341667"]
    found, faults = positions("N;E\n" + "\n".join(rows))
    assert faults == []
    assert pd.isna(np.array(found)[:, 0]).tolist() == [False] * 5 + [True] * 5


def test_zero_degrees_are_no_position_either() -> None:
    found, _ = positions("lat;lon\n58.28;12.29\n0;0\n0.0;12.29\n")
    assert pd.isna(np.array(found)[:, 0]).tolist() == [False, True, True]


def test_a_column_without_numbers_is_a_fault() -> None:
    _, faults = positions("lat;lon\nnorr;väst\nsöder;12.3\n")
    assert faults == [Fault(Rule.UNREADABLE_NUMBERS, "lat", "norr, söder", 2)]


def test_without_any_such_column_there_are_no_positions_and_no_fault() -> None:
    found, faults = positions("Datum;Typ\n2024-05-01;Rån\n")
    assert pd.isna(found).all()
    assert faults == []
