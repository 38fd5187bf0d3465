"""
The counts that pages ask for, made once when something is loaded.

    area_month.parquet     area_id, month, offence_group, source, preliminary, business, count
    area_day.parquet       area_id, day, offence_group, business, count: those whose day is known
    area_hour.parquet      area_id, month, offence_group, business, slot, point, step (see hours.py)
    cell_month.parquet     cell_x, cell_y, month, offence_group, business, count (25 m cells, in
                           the metric crs), and what of it happened in each part of the week, in
                           millionths (see week_parts.py); the rest is of unknown hour
    cell.parquet           cell_x, cell_y, count: all months and groups
    segment_month.parquet  segment_id, cell_x, cell_y, month, offence_group, business, count
    off_street_month.parquet  area_id, month, offence_group, business, count: those on no segment
    segments.parquet       segment_id, area_id, name, length_m
    premises_month.parquet area_id, premises, month, offence_group, business, count: of the largest
                           premises only (see tallies.py); a number that no other version knows
    survey.parquet         wave, area_id, respondent_group, item, answer, count, answered_from (and
                           SX, see safety_index.py)
    responses.parquet      respondent (a number), wave, area_id, respondent_group, weight, item,
                           answer, answered_on: one row per answer, SX too, sorted by item
    areas.parquet          area_id, name, kind, geometry: those of the file and the study's rings
    catalogue.json         what there is: see Catalogue

Area `ALL` counts every incident once, wherever it lies; areas may overlap.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pa_parquet
from pyproj import Transformer

from data.codebook import group_names, regrouped
from data.counting import tallies
from data.counting.coverage import covered_by_area, covered_months, empty_months
from data.counting.preliminary import NO_DELAYS, KnownBy, OpenMonths, open_months
from data.counting.responses import responses
from data.counting.safety_index import safety_index
from data.counting.spellings import respelled, spellings
from data.counting.streets import segments, snapped
from data.counting.tallies import ALL as ALL
from data.counting.zones import area_ids, assign_areas, metric_crs, named_areas, zones
from data.files.mapfiles import WGS84
from data.intake import Kind
from data.problems import Fault, FileError, Finding, Rule, stored_finding
from data.scratch import scratch
from data.study import Study

FORMAT = 9  # raise it when a summary changes its columns or its meaning
CELL_M = 25
_FARTHEST_M = 20_000_000  # from the origin: beyond it lies what the metric crs cannot show
_AREA_MONTH = pa.schema(
    {
        "area_id": pa.string(),
        "month": pa.timestamp("us"),
        "offence_group": pa.string(),
        "source": pa.string(),
        "preliminary": pa.bool_(),
        "business": pa.bool_(),
        "count": pa.int64(),
    }
)
_SEGMENTS = pa.schema(
    {
        "segment_id": pa.string(),
        "area_id": pa.string(),
        "name": pa.string(),
        "length_m": pa.int64(),
    }
)
_RESPONSES = pa.schema(
    {
        "respondent": pa.int64(),
        "wave": pa.string(),
        "area_id": pa.string(),
        "respondent_group": pa.string(),
        "weight": pa.float64(),
        "item": pa.string(),
        "answer": pa.string(),
        "answered_on": pa.timestamp("us"),
    }
)
_ANSWERS_TOGETHER = 50_000  # rows of the file: those of other items are passed over
_QUERIES = {
    "area_day": tallies.AREA_DAYS,
    "area_hour": tallies.AREA_HOURS,
    "cell_month": tallies.CELL_MONTHS,
    "cell": tallies.CELLS,
    "segment_month": tallies.SEGMENT_MONTHS,
    "off_street_month": tallies.OFF_STREET_MONTHS,
    "premises_month": tallies.PREMISES_MONTHS,
}
COUNTED_COLUMNS = [  # of incidents
    "occurred_from", "occurred_to", "hour_known", "reported_on", "date_from_report",
    "offence_group", "offence_code", "offence_text", "source", "preliminary", "business",
    "area_name", "longitude", "latitude", "premises",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The parts of a version, as frames (README of `data`); of incidents the `COUNTED_COLUMNS`."""

    incidents: pd.DataFrame | None
    counts: pd.DataFrame | None
    survey: pd.DataFrame | None
    codes: pd.DataFrame | None
    areas: gpd.GeoDataFrame | None
    streets: gpd.GeoDataFrame | None
    study: Study | None
    extracted_on: Mapping[Kind, date]  # of the parts that say so; of several the last
    between_files: tuple[Finding, ...] = ()  # what stands in several files of one kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """
    What there is to ask for. `covered` is half-open, in whole months. `points` says how many
    places hold how many incidents: pairs (incidents on one point, number of such points).
    """

    areas: tuple[tuple[str, str], ...]  # (area_id, name), without ALL
    groups: tuple[tuple[str, int], ...]  # (offence group, incidents), most first
    covered: tuple[date, date] | None
    area_covered: tuple[tuple[str, tuple[date, date]], ...]  # as `covered`; without ALL
    empty_months: tuple[date, ...]  # inside `covered`, but not in the file
    preliminary: OpenMonths  # which months may still change, and how it is known
    incident_count: int
    business_count: int | None  # of the incidents; None where nobody said what is business-related
    outside_count: int  # incidents in no area
    positioned_count: int
    segment_count: int  # incidents that lie on a street segment
    premises_count: int  # incidents of which the premises is known
    points: tuple[tuple[int, int], ...]
    counted_twice: tuple[
        str, ...
    ]  # areas with months both in rows and counts: there, rows are used
    sources: tuple[str, ...]
    crs: str
    extracted_on: date | None
    between_files: tuple[Finding, ...]  # what stands in several files of one kind

    @property
    def preliminary_from(self) -> date | None:
        return self.preliminary.first


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The sources with their incidents put into areas; `rows` is what `assign_areas` gives."""

    sources: Sources
    incidents: pd.DataFrame
    areas: gpd.GeoDataFrame  # those of the file and the study's rings
    rows: pd.DataFrame
    crs: str


def place(sources: Sources, names: Sequence[str], *, new_plan: bool = False) -> Placed:
    """
    Put incidents into areas, each called in one way. `names` are the files' that are being added.

    Raises `FileError` if the study names areas nobody knows, or no incident is in any area; a
    `new_plan` also if it counts groups that nobody knows. A plan in use is not refused for that:
    the next file of incidents may just lack a rare group.
    """
    sources = _respelled(sources)
    incidents = sources.incidents if sources.incidents is not None else _no_incidents()
    if sources.codes is not None:
        incidents = incidents.assign(offence_group=regrouped(incidents, sources.codes))
    crs = metric_crs(sources.areas, incidents)
    areas = zones(sources.areas, sources.study, crs)
    placed = Placed(
        sources=sources,
        incidents=incidents,
        areas=areas,
        rows=assign_areas(incidents, areas),
        crs=crs,
    )
    groups = _unknown_groups(placed) if new_plan else ()
    if faults := [*_unknown_areas(placed), *groups, *_all_outside(placed)]:
        raise FileError(", ".join(names), faults)
    return placed


def _respelled(sources: Sources) -> Sources:
    tables = (sources.incidents, sources.counts, sources.survey)
    said = sources.study.areas if sources.study else ()
    usual = spellings(said, *(rows["area_name"] for rows in tables if rows is not None))
    incidents, counts, survey = (respelled(rows, usual) for rows in tables)
    return replace(sources, incidents=incidents, counts=counts, survey=survey)


def _unknown_areas(placed: Placed) -> Iterator[Fault]:
    known = area_ids(placed.areas, placed.sources.incidents, placed.sources.counts)
    if not known or placed.sources.study is None:
        return
    for pilot in placed.sources.study.pilots:
        for area in sorted(pilot.areas - known):
            yield Fault(Rule.UNKNOWN_AREA, pilot.area, area)


def _unknown_groups(placed: Placed) -> Iterator[Fault]:
    """Those of the plan that neither an incident has nor the code list: misspelt, most likely."""
    tables = (placed.incidents, placed.sources.counts)
    there = {g for rows in tables if rows is not None for g in rows["offence_group"].unique()}
    if not there or placed.sources.study is None:
        return
    known = there | group_names("sv").keys()
    outcomes = [o for p in placed.sources.study.pilots for o in (p.primary, *p.secondary)]
    for group in sorted({group for o in outcomes for group in o.groups} - known):
        yield Fault(Rule.UNKNOWN_GROUP, group, ", ".join(sorted(there)))


def _all_outside(placed: Placed) -> Iterator[Fault]:
    areas = placed.sources.areas
    if areas is None or placed.incidents.empty:
        return
    if not placed.rows["area_id"].isin(areas["area_id"]).any():
        examples = ", ".join(areas["name"].head(5))
        yield Fault(Rule.ALL_OUTSIDE_AREAS, value=examples, count=len(placed.incidents))


def write_summaries(placed: Placed, folder: Path) -> None:
    """Count the incidents and answers in every way that pages ask for, into a new folder."""
    folder.mkdir()
    sources, incidents, areas = placed.sources, placed.incidents, placed.areas
    db = scratch()
    points = _points(incidents, placed.crs)
    on_segments = snapped(points, sources.streets, placed.crs)
    tallies.lay_out(db, incidents, placed.rows, _in_cells(points), on_segments)
    rows = db.sql(tallies.AREA_MONTHS).to_arrow_table().to_pandas()
    counts, counted_twice = _others_counts(sources.counts, areas, rows)
    preliminary = _preliminary(sources, db)
    area_month = _area_months(rows, counts, preliminary)
    pa_parquet.write_table(area_month, folder / "area_month.parquet")
    for name, query in _QUERIES.items():
        db.sql(query).write_parquet(str(folder / f"{name}.parquet"))
    answers = _answers(sources.survey, areas)
    _survey(answers).to_parquet(folder / "survey.parquet", index=False)
    _write_responses(responses(answers), folder)
    areas.to_parquet(folder / "areas.parquet", index=False)
    _write_segments(segments(sources.streets, areas, placed.crs), folder)
    piles = db.sql(tallies.PILES).to_arrow_table().to_pydict()
    business = incidents["business"].dropna()
    months = area_month.to_pandas()
    everywhere = months[months["area_id"] == ALL]
    covered = covered_months(everywhere)
    catalogue = Catalogue(
        areas=_area_list(areas, months),
        groups=_groups(everywhere),
        covered=covered,
        area_covered=covered_by_area(months[months["area_id"] != ALL], covered),
        empty_months=empty_months(everywhere, covered),
        preliminary=preliminary,
        incident_count=int(everywhere["count"].sum()),
        business_count=int(business.sum()) if len(business) else None,
        outside_count=int(len(incidents) - placed.rows["row"].nunique()),
        positioned_count=len(points),
        segment_count=len(on_segments),
        premises_count=int((incidents["premises"] != "").sum()),
        points=tuple(zip(piles["size"], piles["points"], strict=True)),
        counted_twice=counted_twice,
        sources=tuple(sorted({s for s in months["source"].unique() if s})),
        crs=placed.crs,
        extracted_on=max(sources.extracted_on.values(), default=None),
        between_files=sources.between_files,
    )
    content = json.dumps(asdict(catalogue), default=str, ensure_ascii=False)
    (folder / "catalogue.json").write_text(content, encoding="utf-8")


def read_catalogue(folder: Path) -> Catalogue:
    content = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
    for key in ("areas", "groups", "points"):
        content[key] = tuple((a, b) for a, b in content[key])
    content["between_files"] = tuple(map(stored_finding, content["between_files"]))
    content["extracted_on"] = _read_day(content["extracted_on"])
    content["preliminary"] = _read_open_months(content["preliminary"])
    content["covered"] = _read_span(content["covered"]) if content["covered"] else None
    content["area_covered"] = tuple((a, _read_span(days)) for a, days in content["area_covered"])
    content["empty_months"] = tuple(map(date.fromisoformat, content["empty_months"]))
    for key in ("counted_twice", "sources"):
        content[key] = tuple(content[key])
    return Catalogue(**content)


def _read_day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _read_open_months(content: dict[str, Any]) -> OpenMonths:
    known_by = content["known_by"] and KnownBy(content["known_by"])
    return OpenMonths(_read_day(content["first"]), known_by, content["days"])


def _read_span(days: Sequence[str]) -> tuple[date, date]:
    start, end = map(date.fromisoformat, days)
    return start, end


def _no_incidents() -> pd.DataFrame:
    times = {
        k: pd.Series(dtype="datetime64[us]")
        for k in ("occurred_from", "occurred_to", "reported_on")
    }
    names = ("offence_group", "area_name", "source", "offence_code", "offence_text", "premises")
    texts = {k: pd.Series(dtype="str") for k in names}
    numbers = {k: pd.Series(dtype="float64") for k in ("longitude", "latitude")}
    flags = {
        k: pd.Series(dtype="bool")
        for k in ("hour_known", "date_from_report", "preliminary", "business")
    }
    return pd.DataFrame(times | texts | numbers | flags)


def _no_answers() -> pd.DataFrame:
    texts = ("respondent_id", "wave", "area_name", "respondent_group", "item", "answer")
    columns = {k: pd.Series(dtype="str") for k in texts}
    days = {"answered_on": pd.Series(dtype="datetime64[us]")}
    return pd.DataFrame(columns | days | {"weight": pd.Series(dtype="float64")})


def _arrow(frame: pd.DataFrame) -> pa.Table:
    return pa.Table.from_pandas(frame, preserve_index=False)


def _write_segments(table: pd.DataFrame, folder: Path) -> None:
    pa_parquet.write_table(_arrow(table).cast(_SEGMENTS), folder / "segments.parquet")


def _others_counts(
    counts: pd.DataFrame | None, areas: gpd.GeoDataFrame, rows: pd.DataFrame
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """
    Counts of the months in which an area has no incident of `rows`, and the areas with both.

    Not group by group: a file speaks of all its groups, and two files seldom draw them alike.
    """
    by = ["area_id", "month", "offence_group", "source", "preliminary"]
    if counts is None:
        return pd.DataFrame(), ()
    table = counts.copy()
    table["area_id"] = named_areas(table["area_name"], areas)
    in_rows = pd.MultiIndex.from_frame(rows[["area_id", "month"]])
    is_in_both = pd.MultiIndex.from_frame(table[["area_id", "month"]]).isin(in_rows)
    both = sorted(set(table.loc[is_in_both, "area_id"]))
    table = table[~is_in_both]
    every = table.assign(area_id=ALL)
    table = pd.concat([every, table])
    sums = table.groupby(by)["count"].sum().reset_index()
    return sums.assign(business=None), tuple(both)


def _area_months(rows: pd.DataFrame, counts: pd.DataFrame, preliminary: OpenMonths) -> pa.Table:
    """Counted rows and others' counts; what may still change is a matter of the month."""
    table = pd.concat([rows, counts], ignore_index=True)
    if preliminary.first is not None:
        table["preliminary"] = table["month"] >= pd.Timestamp(preliminary.first)
    table = table.sort_values(["area_id", "month"], kind="stable")
    return _arrow(table).cast(_AREA_MONTH)


def _preliminary(sources: Sources, db: duckdb.DuckDBPyConnection) -> OpenMonths:
    """The file whose months are open since earliest."""
    found = [OpenMonths(None, None)]
    if sources.incidents is not None and len(sources.incidents):
        days = db.sql(tallies.LAST_DAYS).to_arrow_table().to_pylist()[0]
        months = db.sql(tallies.MONTH_FLAGS).to_arrow_table().to_pandas()
        start, end = map(pd.Timestamp, covered_months(months) or (date.min, date.min))
        found.append(
            open_months(
                months[(months["month"] >= start) & (months["month"] < end)],  # without strays
                db.sql(tallies.DELAYS).to_arrow_table().to_pandas(),
                extracted_on=sources.extracted_on.get(Kind.INCIDENTS),
                last_report=days["reported"] and days["reported"].date(),
                last_day=days["occurred"].date() if days["told"] else None,
            )
        )
    if sources.counts is not None and len(sources.counts):
        table = sources.counts
        months = table.assign(flagged=table["preliminary"].astype("int64"), count=1)
        found.append(
            open_months(
                months.groupby("month")[["count", "flagged"]].sum().reset_index(),
                NO_DELAYS,
                extracted_on=sources.extracted_on.get(Kind.COUNTS),
                last_report=None,
                last_day=None,
            )
        )
    return min(found, key=lambda each: each.first or date.max)


def _points(incidents: pd.DataFrame, crs: str) -> pd.DataFrame:
    """row, x, y (metres) of the incidents that have a position."""
    rows = np.flatnonzero(incidents["longitude"].notna())
    longitude, latitude = (incidents[c].to_numpy()[rows] for c in ("longitude", "latitude"))
    x, y = Transformer.from_crs(WGS84, crs, always_xy=True).transform(longitude, latitude)
    near = np.maximum(np.abs(x), np.abs(y)) < _FARTHEST_M  # false also for infinite
    return pd.DataFrame({"row": rows[near], "x": x[near], "y": y[near]})


def _in_cells(points: pd.DataFrame) -> pd.DataFrame:
    """row, cell_x, cell_y."""
    x, y = (np.floor(points[axis] / CELL_M).astype("int32") for axis in ("x", "y"))
    return pd.DataFrame({"row": points["row"], "cell_x": x, "cell_y": y})


def _answers(survey: pd.DataFrame | None, areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """Every answer and, as if they had been asked for it, every respondent's to SX."""
    rows = survey if survey is not None else _no_answers()
    table = rows.assign(area_id=named_areas(rows["area_name"], areas))
    columns = [name for name in table.columns if name != "area_name"]
    return pd.concat([table[columns], safety_index(table)[columns]], ignore_index=True)


def _survey(answers: pd.DataFrame) -> pd.DataFrame:
    by = ["wave", "area_id", "respondent_group", "item", "answer"]
    grouped = answers.groupby(by, observed=True)["answered_on"]
    return grouped.agg(count="size", answered_from="min").reset_index()


def _write_responses(table: pd.DataFrame, folder: Path) -> None:
    file = folder / "responses.parquet"
    pa_parquet.write_table(_arrow(table).cast(_RESPONSES), file, row_group_size=_ANSWERS_TOGETHER)


def _area_list(areas: gpd.GeoDataFrame, area_month: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    named = dict(zip(areas["area_id"], areas["name"], strict=True))
    others = {area: area for area in area_month["area_id"].unique() if area not in (ALL, "")}
    return tuple(sorted((others | named).items(), key=lambda pair: pair[1].casefold()))


def _groups(everywhere: pd.DataFrame) -> tuple[tuple[str, int], ...]:
    totals = everywhere.groupby("offence_group")["count"].sum()
    pairs = ((str(group), int(total)) for group, total in totals.items())
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))
