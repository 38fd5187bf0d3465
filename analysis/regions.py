"""In which areas can one place lie at once? Areas overlap, and lie within one another."""

from collections.abc import Collection

import numpy as np
import pandas as pd
import shapely

from analysis.nested import MOSTLY
from analysis.told import Regions


def regions_of(areas: pd.DataFrame, names: Collection[str], *, outside: bool) -> Regions:
    """
    Give each set of areas that share ground of their own; the empty one is ground in no area.

    `areas`: area_id, geometry (polygons); `names` are all areas, those without polygon share no
    ground. `outside`: incidents lie in no area too. Ground that is a sliver of each area that it
    lies in is none: borders that were drawn twice do not meet.
    """
    last = areas.drop_duplicates("area_id", keep="last")
    ids = [str(area) for area in last["area_id"]]
    shapes = shapely.make_valid(np.asarray(last["geometry"].array))
    sizes = dict(zip(ids, shapely.area(shapes), strict=True))
    shared = _ground(ids, shapes)
    kept = {
        own
        for own, size in shared.items()
        if size > (1 - MOSTLY) * min(sizes[area] for area in own)
    }
    drawn = frozenset[str]().union(*kept)
    alone = {frozenset({area}) for area in {*map(str, names), *ids} - drawn}
    return tuple(sorted(kept | alone | ({frozenset()} if outside else set()), key=sorted))


def _ground(ids: list[str], shapes: "np.ndarray") -> dict[frozenset[str], float]:
    """How large the ground is that lies in these areas and no other."""
    if not len(shapes):
        return {}
    faces = shapely.get_parts(shapely.polygonize([shapely.unary_union(shapely.boundary(shapes))]))
    points = shapely.point_on_surface(faces)
    face, area = shapely.STRtree(shapes).query(points, predicate="within")
    within: dict[int, set[str]] = {}
    for one, other in zip(face.tolist(), area.tolist(), strict=True):
        within.setdefault(one, set()).add(ids[other])
    sums: dict[frozenset[str], float] = {}
    for one, own in within.items():
        key = frozenset(own)
        sums[key] = sums.get(key, 0.0) + float(shapely.area(faces[one]))
    return sums
