"""An area that is drawn anew, corrected or removed, and the file that says so."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import geopandas as gpd
import pandas as pd
from shapely.geometry import mapping

from data.files.mapfiles import WGS84
from data.intake import FICTIVE_MARK
from data.kinds.areas import ROW_COLUMNS
from data.kinds.outline import Shape

FILE_NAME = "omraden.geojson"
LONGEST_NAME = 80
_ID = re.compile(r"[\w.-]+")
_NOT_IN_IDS = re.compile(r"[^\w.-]+")


class NameSlip(StrEnum):
    """What can be wrong with the name or the id of an area."""

    NO_NAME = "no_name"
    NO_ID = "no_id"
    TOO_LONG = "too_long"  # value: most
    ID_FORM = "id_form"  # value
    NOT_PLAIN = "not_plain"  # value: a name with signs that cannot be seen, or the fictive mark
    NAME_TAKEN = "name_taken"  # value
    ID_TAKEN = "id_taken"  # value


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One row of the areas, as somebody wants it."""

    area_id: str
    name: str
    kind: str
    shape: Shape


def no_areas() -> gpd.GeoDataFrame:
    """The table of areas before the first is drawn."""
    texts = {column: pd.Series(dtype="str") for column in ("area_id", "name", "kind")}
    valid_from = pd.Series(dtype="datetime64[us]")
    shapes = gpd.GeoSeries([], crs=WGS84)
    return gpd.GeoDataFrame({**texts, "valid_from": valid_from}, geometry=shapes)[ROW_COLUMNS]


def suggested_id(name: str) -> str:
    """'Södra torget' -> 'södra_torget'."""
    return _NOT_IN_IDS.sub("_", name.strip().casefold()).strip("_")[:LONGEST_NAME]


def name_slips(
    areas: gpd.GeoDataFrame,
    name: str,
    area_id: str,
    *,
    is_new: bool,
    known: Collection[str] = (),
) -> tuple[tuple[NameSlip, str], ...]:
    """
    All that is wrong with what an area shall be called, each with its value.

    `known`: ids of areas that so far are only names in a column, which may have any form.
    """
    others = areas if is_new else areas[areas["area_id"] != area_id]
    taken = {str(said).casefold() for c in ("area_id", "name") for said in others[c]}
    slips = []
    if not name:
        slips.append((NameSlip.NO_NAME, ""))
    elif not is_plain(name):
        slips.append((NameSlip.NOT_PLAIN, name))
    elif name.casefold() in taken:
        slips.append((NameSlip.NAME_TAKEN, name))
    if max(len(name), len(area_id)) > LONGEST_NAME:
        slips.append((NameSlip.TOO_LONG, str(LONGEST_NAME)))
    if is_new and not area_id:
        slips.append((NameSlip.NO_ID, ""))
    elif is_new and not _ID.fullmatch(area_id) and area_id not in known:
        slips.append((NameSlip.ID_FORM, area_id))
    elif is_new and area_id.casefold() in taken:
        slips.append((NameSlip.ID_TAKEN, area_id))
    return tuple(slips)


def is_plain(said: str) -> bool:
    """Only signs that can be seen, and not the mark of made-up data."""
    return said.isprintable() and FICTIVE_MARK.casefold() not in said.casefold()


def with_area(areas: gpd.GeoDataFrame, area: Area) -> gpd.GeoDataFrame:
    """Put it in the place of the one with its id, or last; the others stay to the last decimal."""
    ids = list(areas["area_id"])
    place = ids.index(area.area_id) if area.area_id in ids else len(ids)
    since = areas["valid_from"].iloc[place] if place < len(ids) else pd.NaT
    own = gpd.GeoDataFrame(
        {
            "area_id": pd.Series([area.area_id], dtype="str"),
            "name": pd.Series([area.name], dtype="str"),
            "kind": pd.Series([area.kind], dtype="str"),
            "valid_from": pd.Series([since], dtype="datetime64[us]"),
        },
        geometry=gpd.GeoSeries([area.shape], crs=WGS84),
    )
    rows = [each for each in (areas[:place], own, areas[place + 1 :]) if len(each)]
    return gpd.GeoDataFrame(pd.concat(rows, ignore_index=True))


def without_area(areas: gpd.GeoDataFrame, area_id: str) -> gpd.GeoDataFrame:
    return areas[areas["area_id"] != area_id].reset_index(drop=True)


def geojson(areas: gpd.GeoDataFrame, *, fictive: bool) -> bytes:
    """The file that `read_areas` reads these areas from, marked where they are made up."""
    mark = {"källa": FICTIVE_MARK} if fictive else {}
    features = [
        {
            "type": "Feature",
            "properties": {
                "area_id": row.area_id,
                "namn": row.name,
                "typ": row.kind,
                "gäller_från": "" if pd.isna(row.valid_from) else f"{row.valid_from:%Y-%m-%d}",
                **mark,
            },
            "geometry": mapping(row.geometry),
        }
        for row in areas[ROW_COLUMNS].itertuples(index=False)
    ]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'.encode()
