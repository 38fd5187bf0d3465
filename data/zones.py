"""Which area is an incident in? Polygons first, then names; and rings around pilot areas."""

import geopandas as gpd
import pandas as pd

from data.study import Study

SWEREF = "EPSG:3006"  # SWEREF 99 TM
SWEDEN = (10.5, 55.0, 24.5, 69.5)  # west, south, east, north


def metric_crs(areas: gpd.GeoDataFrame | None, incidents: pd.DataFrame) -> str:
    """SWEREF 99 TM in Sweden and where nothing has a position, else the UTM zone of the data."""
    if areas is not None and len(areas):
        places = areas.geometry
    else:
        rows = incidents[["longitude", "latitude"]].dropna()
        places = gpd.GeoSeries.from_xy(rows["longitude"], rows["latitude"], crs="EPSG:4326")
    if places.empty:
        return SWEREF
    west, south, east, north = places.total_bounds
    inside = west > SWEDEN[0] and south > SWEDEN[1] and east < SWEDEN[2] and north < SWEDEN[3]
    return SWEREF if inside else str(places.estimate_utm_crs())


def zones(areas: gpd.GeoDataFrame | None, study: Study | None, crs: str) -> gpd.GeoDataFrame:
    """Give area_id, name, kind, geometry (WGS 84) of the areas and of the study's rings."""
    columns = ["area_id", "name", "kind", "geometry"]
    if areas is None:
        empty = {name: pd.Series(dtype="str") for name in columns[:3]}
        return gpd.GeoDataFrame(empty, geometry=gpd.GeoSeries([], crs="EPSG:4326"))
    rings = [
        _ring(areas, pilot.area, pilot.ring, pilot.ring_m, crs)
        for pilot in (study.pilots if study else ())
        if pilot.ring_m and pilot.area in set(areas["area_id"])
    ]
    return gpd.GeoDataFrame(pd.concat([areas[columns], *rings], ignore_index=True))


def _ring(
    areas: gpd.GeoDataFrame, area: str, ring: str, width_m: float, crs: str
) -> gpd.GeoDataFrame:
    own = areas[areas["area_id"] == area]
    polygon = own.geometry.to_crs(crs)
    around = polygon.buffer(width_m).difference(polygon).to_crs("EPSG:4326")
    name = own["name"] + f" +{width_m:g} m"
    return gpd.GeoDataFrame(
        {"area_id": ring, "name": name, "kind": "buffer"}, geometry=around, crs="EPSG:4326"
    )


def assign_areas(incidents: pd.DataFrame, areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """
    Give a row for each incident and area it is in: row (position in `incidents`), area_id.

    The position decides. The name counts where there is no position, and where the named area has
    no polygon. Areas may overlap; an incident in none has no row.
    """
    frame = incidents.reset_index(drop=True)
    points = gpd.GeoDataFrame(
        geometry=gpd.points_from_xy(frame["longitude"], frame["latitude"], crs="EPSG:4326")
    )
    located = points[frame["longitude"].notna()]
    inside = located.sjoin(areas[["area_id", "geometry"]], predicate="intersects")
    by_position = pd.DataFrame({"row": inside.index, "area_id": inside["area_id"].to_numpy()})

    names = frame.loc[~frame.index.isin(by_position["row"]) & (frame["area_name"] != "")]
    polygons = dict(zip(areas["name"].str.casefold(), areas["area_id"], strict=True))
    polygons |= {area.casefold(): area for area in areas["area_id"]}
    known = names["area_name"].str.casefold().map(polygons)
    area_id = known.fillna(names["area_name"])
    by_name = pd.DataFrame({"row": names.index, "area_id": area_id})
    by_name = by_name[known.isna() | names["longitude"].isna()]
    return pd.concat([by_position, by_name], ignore_index=True).sort_values(
        ["row", "area_id"], ignore_index=True
    )


def area_names(
    areas: gpd.GeoDataFrame | None, incidents: pd.DataFrame | None, counts: pd.DataFrame | None
) -> set[str]:
    """Every area id that a study may name; empty when nothing is loaded yet."""
    known: set[str] = set() if areas is None else set(areas["area_id"])
    for rows in (incidents, counts):
        if rows is not None:
            known |= set(rows["area_name"].unique()) - {""}
    return known
