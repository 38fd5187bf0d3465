"""
What a plan's answer rests on beside its words: shapes of areas, and how offences are grouped.

Of each a print is kept with the lock, for both can be changed without a word of the plan.
"""

from hashlib import sha256

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from data.codebook import codebook
from data.study import Basis, Study

_DECIMALS = 7  # of a degree, about a centimetre: a file written anew by another program is the same


def basis(study: Study, areas: gpd.GeoDataFrame | None, codes: pd.DataFrame | None) -> Basis:
    """
    Give the prints of the plan's areas, rings aside, and of the code lists.

    `areas` has area_id and geometry (WGS 84), `codes` is the loaded code list (README of `data`);
    None where there is none.
    """
    own = frozenset().union(*(pilot.areas - {pilot.ring} for pilot in study.pilots))
    shapes = {} if areas is None else dict(zip(areas["area_id"], areas.geometry, strict=True))
    prints = ((area, _shape_print(shapes[area]) if area in shapes else "") for area in sorted(own))
    return Basis(shapes=tuple(prints), codes=_codes_print(codes))


def _shape_print(shape: BaseGeometry) -> str:
    """The same for the same outline, wherever it begins and whatever it is wrapped in."""
    flat = shapely.transform(shape, lambda places: np.round(places, _DECIMALS))  # heights go
    parts = [shapely.to_wkb(part) for part in shapely.get_parts(shapely.normalize(flat))]
    return sha256(b"".join(sorted(parts))).hexdigest()


def _codes_print(codes: pd.DataFrame | None) -> str:
    columns = ["code", "text", "group", "valid_from", "valid_to"]
    lists = [
        codebook("offence_texts")[["text", "group"]],
        codebook("offence_groups")[["group"]],
        *([] if codes is None else [codes[columns]]),
    ]
    return sha256("\n".join(each.to_csv(index=False) for each in lists).encode()).hexdigest()
