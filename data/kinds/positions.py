"""Where incidents lie: degrees or metres of any coordinate system become WGS84."""

import re

import numpy as np
import pandas as pd
from pyproj import CRS, Transformer

from data.columns.mapping import Mapping, column_of
from data.files.cells import numbers, texts, told, unreadable
from data.files.tables import Table
from data.problems import Fault, Finding, Remark, Rule

WGS84 = "EPSG:4326"
SWEREF99_TM = "EPSG:3006"
_NORTHINGS, _EASTINGS = (6_100_000, 7_700_000), (200_000, 1_000_000)  # of Sweden, in SWEREF 99 TM
_LOCAL_ZONES = {  # of SWEREF 99, by their central meridian: 12 00 is 12 degrees east
    "1200": "EPSG:3007", "1330": "EPSG:3008", "1500": "EPSG:3009", "1630": "EPSG:3010",
    "1800": "EPSG:3011", "1415": "EPSG:3012", "1545": "EPSG:3013", "1715": "EPSG:3014",
    "1845": "EPSG:3015", "2015": "EPSG:3016", "2145": "EPSG:3017", "2315": "EPSG:3018",
}  # fmt: skip
_MARGIN_DEGREES = 3  # how far outside its area of use a coordinate system is believed
_PAIR = r"^\(?(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\)?$"
_LATITUDES, _LONGITUDES = (55.0, 69.5), (10.5, 24.5)  # of Sweden
_AXES = (("latitude", "longitude"), ("northing", "easting"))


def read_positions(
    table: Table, mapping: Mapping, faults: list[Fault], findings: list[Finding]
) -> pd.DataFrame:
    """
    longitude and latitude (WGS84, NaN where there is none), row by row.

    Without a coordinate system in the mapping or in the headers ("N SWEREF 99 12 00"), degrees are
    WGS84 and metres that lie in Sweden are SWEREF 99 TM; other metres are a fault. The axes may
    stand in either order; a finding says so, but of X and Y, which some take for north and some for
    east. 0/0 is no position.
    """
    north, east = _axes(table, mapping, faults)
    pairs = pd.DataFrame({"north": north, "east": east}, dtype="float64")
    pairs = pairs.where(
        pairs.notna().all(axis="columns") & (pairs.abs() > 1e-9).all(axis="columns")
    )
    filled = pairs.dropna()
    if filled.empty:
        return _degrees(pairs["east"], pairs["north"])
    headers = _headers(mapping)
    crs = mapping.crs or _told_by(headers) or _recognised(filled)
    orders = [pairs, pairs.rename(columns={"north": "east", "east": "north"})]
    if crs == WGS84 and _lies_in_sweden(orders[1]):
        orders.reverse()
    for order in orders if crs else ():
        positions = _in_wgs84(order, crs)
        if (count := int(positions["longitude"].count())) * 2 >= len(filled):
            if order is not pairs and not all(map(_is_x_or_y, headers)):
                findings.append(Finding(Remark.SWAPPED_AXES, count, ", ".join(headers)))
            return positions
    faults.append(Fault(Rule.NO_CRS, ", ".join(headers), crs, len(filled)))
    return _degrees(pairs["east"], pairs["north"])


def _headers(mapping: Mapping) -> list[str]:
    names = ("position", *_AXES[0], *_AXES[1])
    return [mapping.columns[name] for name in names if name in mapping.columns]


def _is_x_or_y(header: str) -> bool:
    return header.strip().casefold().startswith(("x", "y"))


def _told_by(headers: list[str]) -> str:
    """The coordinate system that headers name, "" if they name none."""
    said = " ".join(headers)
    if code := re.search(r"epsg\W?(\d{4,5})", said, re.IGNORECASE):
        return f"EPSG:{code[1]}"
    zone = re.search(r"sweref\D{0,3}99\D{0,3}(\d\d)\D?(\d\d)", said, re.IGNORECASE)
    return _LOCAL_ZONES.get(zone[1] + zone[2], "") if zone else ""


def _axes(table: Table, mapping: Mapping, faults: list[Fault]) -> tuple[pd.Series, pd.Series]:
    nothing = pd.Series(np.nan, index=table.rows.index)
    for columns in _AXES:
        axes = [column_of(table, mapping, column) for column in columns]
        if axes[0] is not None and axes[1] is not None:
            north, east = (_axis(axis, faults) for axis in axes if axis is not None)
            return north, east
    together = column_of(table, mapping, "position")
    if together is None:
        return nothing, nothing
    pair = texts(together).str.extract(_PAIR)
    _check(together, numbers(pair[0]), faults)
    return numbers(pair[0]), numbers(pair[1])


def _axis(column: pd.Series, faults: list[Fault]) -> pd.Series:
    axis = numbers(column)
    _check(column, axis, faults)
    return axis


def _check(column: pd.Series, read: pd.Series, faults: list[Fault]) -> None:
    """A few cells without a number are rows without a position; most of them, a wrong column."""
    if not read.isna().any():
        return
    bad = unreadable(column, read)
    if len(bad) > read.count():
        examples = ", ".join(bad.drop_duplicates().head(3).map(told))
        faults.append(Fault(Rule.UNREADABLE_NUMBERS, str(column.name), examples, len(bad)))


def _recognised(filled: pd.DataFrame) -> str:
    """The coordinate system by the numbers alone; "" if they cannot tell it."""
    north, east = filled["north"], filled["east"]
    if (north.abs().le(90) & east.abs().le(180)).mean() > 0.5:
        return WGS84
    for one, other in ((north, east), (east, north)):
        if (one.between(*_NORTHINGS) & other.between(*_EASTINGS)).mean() > 0.5:
            return SWEREF99_TM
    return ""


def _lies_in_sweden(degrees: pd.DataFrame) -> bool:
    inside = degrees["north"].between(*_LATITUDES) & degrees["east"].between(*_LONGITUDES)
    return bool(inside.sum() * 2 > degrees["north"].count())


def _in_wgs84(pairs: pd.DataFrame, crs: str) -> pd.DataFrame:
    system = CRS.from_user_input(crs)
    transformer = Transformer.from_crs(system, WGS84, always_xy=True)
    east, north = transformer.transform(pairs["east"].to_numpy(), pairs["north"].to_numpy())
    positions = _degrees(pd.Series(east, pairs.index), pd.Series(north, pairs.index))
    inside = positions["latitude"].between(-90, 90) & positions["longitude"].between(-180, 180)
    if system.area_of_use is not None and crs != WGS84:
        west, south, far_east, far_north = system.area_of_use.bounds
        near = (-_MARGIN_DEGREES, _MARGIN_DEGREES)
        inside &= positions["latitude"].between(south + near[0], far_north + near[1])
        inside &= positions["longitude"].between(west + near[0], far_east + near[1])
    return positions.where(inside)


def _degrees(longitude: pd.Series, latitude: pd.Series) -> pd.DataFrame:
    return pd.DataFrame({"longitude": longitude, "latitude": latitude})
