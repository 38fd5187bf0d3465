"""A small town with hand-made counts, loaded through the same readers as a person's files."""

import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from shapely import box, to_geojson

from data.intake import Kind
from data.readers import read
from data.store import Store, Version
from tests.analysis.pilots import PILOT, month_counts

Totals = dict[str, tuple[int, int]]
AREAS = ("north", *sorted(PILOT.comparison))
EVEN: Totals = {area: (480, 240) for area in AREAS}
STUDY = f"""
title = "Plan"
[[pilot]]
area = "north"
start = {PILOT.start}
before = [{PILOT.before.start}, {PILOT.before.end}]
after = [{PILOT.after.start}, {PILOT.after.end}]
comparison = {sorted(PILOT.comparison)}
primary = {{ groups = ["theft"], direction = "decrease", smallest_change = -0.10 }}
"""


def months(counts: Mapping[str, Mapping[str, int]], group: str = "Stöld") -> str:
    """A file of counts: area -> month (2024-05) -> count."""
    rows = [
        f"{area};{month};{group};{count}\n"
        for area, own in counts.items()
        for month, count in own.items()
    ]
    return "Område;Månad;Brottstyp;Antal\n" + "".join(rows)


def spread(totals: Totals) -> dict[str, dict[str, int]]:
    """Each area's totals before and after, evenly over the months; 20 in the months between."""
    between = pd.date_range(PILOT.before.end, PILOT.after.start, freq="MS", inclusive="left")
    table = month_counts(totals)
    return {
        str(area): {f"{m:%Y-%m}": int(n) for m, n in zip(own["month"], own["count"], strict=True)}
        | {f"{m:%Y-%m}": 20 for m in between}
        for area, own in table.groupby("area_id")
    }


def squares(names: Mapping[str, str]) -> bytes:
    """An area file: id -> name, squares in a row."""
    features = [
        {
            "type": "Feature",
            "properties": {"id": area, "namn": name},
            "geometry": json.loads(to_geojson(box(12.28 + i / 50, 58.28, 12.29 + i / 50, 58.285))),
        }
        for i, (area, name) in enumerate(names.items())
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def load(folder: Path, **files: str | bytes) -> Version:
    """Add files to the store, by their kinds: counts="..." and so on."""
    endings = {"areas": "geojson", "streets": "geojson", "study": "toml"}
    intakes = [
        read(
            Kind(kind),
            content.encode() if isinstance(content, str) else content,
            f"{kind}.{endings.get(kind, 'csv')}",
        )
        for kind, content in files.items()
    ]
    return Store(folder).add(*intakes)
