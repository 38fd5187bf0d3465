"""
What is known beside the counts: other events, codes that changed, what partners reported. Small
files, read whole.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
from pyproj import Transformer

from data.codebook import folded
from data.counting.coverage import Span, covered_by_area, covered_months
from data.counting.spellings import spellings
from data.counting.streets import snapped
from data.counting.summaries import read_catalogue
from data.counting.zones import assign_areas
from data.files.mapfiles import WGS84
from data.intake import Kind
from data.kinds.items import ItemBank, item_bank
from data.kinds.parallel_events import ParallelEvent, parallel_events
from data.store import Version

_OF_REPORTS = [
    "occurred_on", "week", "area_name", "longitude", "latitude", "reported_to_police"
]  # fmt: skip
_TO_THURSDAY = pd.Timedelta(days=3)  # a week is its Monday; where most of it lies decides
_WEEK_DAYS = 7


def events(version: Version) -> tuple[ParallelEvent, ...] | None:
    """What else happened, in order of time; None where no such file is loaded."""
    rows = version.events()
    return None if rows is None else parallel_events(rows)


def rows_of(version: Version, kind: Kind) -> pd.DataFrame | None:
    """The rows of a small kind (README of `data`); None where no such file is loaded."""
    if kind not in version.parts:
        return None
    return pd.read_parquet(version.part(kind).rows_file)


def placed_rows(
    version: Version,
    kind: Kind,
    areas: gpd.GeoDataFrame | None = None,
    streets: gpd.GeoDataFrame | None = None,
) -> pd.DataFrame | None:
    """
    Give the rows of a small kind with `area_id` ("" is in no area), `segment_id` (of the street
    segment near their position; "" is on none) and `row`, their number in the stored file from 0;
    None where no such file is loaded.

    The position decides about the area, as of incidents, else the name. A row that lies in several
    areas is there once for each. `areas` and `streets` are the version's, if
    somebody has read them already.
    """
    rows = rows_of(version, kind)
    if rows is None:
        return None
    rows = rows.assign(area_name=rows["area_name"].fillna("").astype("str"), row=range(len(rows)))
    for axis in ("longitude", "latitude"):
        if axis not in rows:
            rows[axis] = np.nan
    rows = rows.assign(segment_id=_segments(version, rows, streets))
    known = version.areas() if areas is None else areas
    inside = assign_areas(_usually_spelled(version, rows), known)
    places = inside.sort_values(["row", "area_id"]).set_index("row")["area_id"]
    placed = rows.join(places, on="row")
    return placed.assign(area_id=placed["area_id"].fillna("").astype("str")).reset_index(drop=True)


def _segments(version: Version, rows: pd.DataFrame, streets: gpd.GeoDataFrame | None) -> pd.Series:
    points = rows[["row", "longitude", "latitude"]].dropna()
    if points.empty:
        return pd.Series("", index=rows.index, dtype="str")
    crs = read_catalogue(version.summaries).crs
    axes = Transformer.from_crs(WGS84, crs, always_xy=True).transform(
        points["longitude"].to_numpy(dtype=float), points["latitude"].to_numpy(dtype=float)
    )
    lines = version.streets() if streets is None else streets
    near = snapped(points.assign(x=axes[0], y=axes[1]), lines, crs)
    ids = near.set_index("row")["segment_id"].reindex(rows["row"], fill_value="")
    return ids.set_axis(rows.index).astype("str")


def _usually_spelled(version: Version, rows: pd.DataFrame) -> pd.DataFrame:
    named = [area for area, _ in read_catalogue(version.summaries).areas]
    usual = spellings(named, rows["area_name"])
    return rows.assign(area_name=rows["area_name"].map(lambda name: usual.get(name, name)))


def item_bank_of(version: Version) -> ItemBank:
    """Our survey items, and the user's own where such a file is loaded."""
    return item_bank(rows_of(version, Kind.ITEMS))


def wave_order(version: Version, days: Mapping[str, date]) -> tuple[str, ...]:
    """
    The waves of the survey in order of time: by the first of their `days` (`engine.wave_days`),
    else by the day that the file of waves says. One of which nobody knows when it was is left out.
    """
    known = {folded(wave): (day, wave) for wave, day in days.items()}
    told = rows_of(version, Kind.WAVES)
    if told is not None:
        dated = told.dropna(subset="asked_from").sort_values("asked_from")
        for wave, day in zip(dated["wave"], dated["asked_from"], strict=True):
            known.setdefault(folded(wave), (day.date(), wave))
    return tuple(wave for _, wave in sorted(known.values()))


def bases(version: Version, names: Mapping[str, str]) -> pd.DataFrame | None:
    """
    What rates are counted per: area_id, year, base, value; None where no such file is loaded.

    `names` (area id -> name): a file may call an area by either. Other areas are left out.
    """
    rows = version.bases()
    if rows is None:
        return None
    ids = {folded(said): area for area, name in names.items() for said in (name, area)}
    areas = rows["area_name"].map(lambda said: ids.get(folded(said), ""))
    return rows.assign(area_id=areas)[areas != ""][["area_id", "year", "base", "value"]]


def code_changes(version: Version, groups: Collection[str]) -> tuple[date, ...] | None:
    """
    Days on which offence codes of these groups (none: of all) began or ceased to be valid.

    None where no code list with dates of validity is loaded.
    """
    rows = rows_of(version, Kind.CODES)
    if rows is None or rows[["valid_from", "valid_to"]].isna().to_numpy().all():
        return None
    rows = rows[rows["group"].isin(list(groups))] if groups else rows
    ended = rows["valid_to"].dropna() + pd.Timedelta(days=1)  # the first day it is not valid
    days = pd.concat([rows["valid_from"].dropna(), ended])
    return tuple(sorted({day.date() for day in days}))


@dataclass(frozen=True, slots=True, kw_only=True)
class EstReports:
    """What partners reported of insecurity-causing events (EST), counted."""

    counts: pd.DataFrame  # area_id, month, reported_to_police (yes, no, unknown), count
    covered: Mapping[str, Span]  # by area: whole months that the file speaks of, half-open


def est_reports(version: Version) -> EstReports | None:
    """
    EST reports by area and month; None where no file with a dated report is loaded.

    The position decides about the area, as of incidents, else the name. A week without a date is
    in the month of its Thursday. Reports come weekly: the month of the file's first report is
    covered if that is in its first week, the last one's if it is in its last. An area is covered
    from its own first report, but for months that may just have been quiet. Only area, time and
    whether it was reported to the police are read.
    """
    if Kind.REPORTS not in version.parts:
        return None
    rows = pd.read_parquet(version.part(Kind.REPORTS).rows_file, columns=_OF_REPORTS)
    day = rows["occurred_on"].fillna(rows["week"] + _TO_THURSDAY)
    rows, day = rows[day.notna()].reset_index(drop=True), day.dropna().reset_index(drop=True)
    if day.empty:
        return None
    rows = rows.assign(area_name=rows["area_name"].fillna("").astype("str"))
    inside = assign_areas(_usually_spelled(version, rows), version.areas())
    month = day.dt.to_period("M").dt.to_timestamp().astype("datetime64[us]")
    police = rows["reported_to_police"].where(rows["reported_to_police"].isin(["yes", "no"]))
    table = inside.assign(
        month=month.iloc[inside["row"]].to_numpy(),
        reported_to_police=police.fillna("unknown").astype("str").iloc[inside["row"]].to_numpy(),
    )
    by = ["area_id", "month", "reported_to_police"]
    counts = table.groupby(by).size().rename("count").reset_index()
    covered = covered_by_area(counts, _covered(day))
    return EstReports(counts=counts, covered=dict(covered))


def _covered(day: pd.Series) -> Span | None:
    """Whole months from the first report to the last, without strays."""
    span = covered_months(pd.DataFrame({"month": day, "count": 1}))
    if span is None:
        return None
    inside = day[(day >= pd.Timestamp(span[0])) & (day < pd.Timestamp(span[1]))]
    first, last = inside.min(), inside.max()
    start = first.to_period("M") + int(first.day > _WEEK_DAYS)
    end = last.to_period("M") + int(last.days_in_month - last.day < _WEEK_DAYS)
    return (start.start_time.date(), end.start_time.date()) if start < end else None
