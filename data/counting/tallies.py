"""
Incidents counted: by area, month and group; by day; by hour of the week; by cell; by street
segment; by premises.

Rows are joined and grouped by small whole numbers, which is twice as fast as by texts; what the
numbers mean is looked up last, a `facet` as the aspect that it is the first of. The tables that are
asked are those of `lay_out`.
"""

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

from data.counting.hours import HOUR_WEIGHTS, SPREAD
from data.counting.week_parts import PART_WEIGHTS, TIMED, slots

# The area that counts every incident once, wherever it lies; areas may overlap. No file calls an
# area so ("*" is how some mask a name).
ALL = "\N{ASTERISM}everywhere"
_EVERYWHERE = -1

AREA_MONTHS = """
    SELECT area_id, month, offence_group, source, preliminary, business, count
    FROM (
        SELECT -1 AS area, aspect, count(*) AS count FROM incident GROUP BY ALL
        UNION ALL
        SELECT area, aspect, count(*) FROM in_area GROUP BY ALL
    ) JOIN area USING (area) JOIN aspect USING (aspect)
"""
AREA_HOURS = """
    SELECT area_id, month, offence_group, business, slot::BIGINT AS slot, point, step
    FROM (
        SELECT -1 AS area, facet, slot, sum(point)::BIGINT AS point, sum(step)::BIGINT AS step
        FROM weight GROUP BY ALL
        UNION ALL
        SELECT area, weight.facet, slot, sum(point)::BIGINT, sum(step)::BIGINT
        FROM weight JOIN in_area USING (row) GROUP BY ALL
    ) JOIN area USING (area) JOIN aspect ON aspect = facet
"""
# The day that it began, where that is known: not a report's day, no span of more than a day and
# night, and no file of months only, whose incidents all lie on a first.
AREA_DAYS = """
    WITH known AS (
        SELECT row, facet, day(occurred_from)::UTINYINT AS nth FROM incident
        WHERE NOT date_from_report
            AND coalesce(occurred_to < occurred_from + INTERVAL 24 HOURS, true)
            AND (SELECT bool_or(day(occurred_from) > 1) FROM incident)
    )
    SELECT area_id, month + to_days(nth::INTEGER - 1) AS day, offence_group, business, count
    FROM (
        SELECT -1 AS area, facet, nth, count(*) AS count FROM known GROUP BY ALL
        UNION ALL
        SELECT area, known.facet, nth, count(*) FROM known JOIN in_area USING (row) GROUP BY ALL
    ) JOIN area USING (area) JOIN aspect ON aspect = facet
"""
CELL_MONTHS = f"""
    SELECT cell_x, cell_y, month, offence_group, business, count,
        {", ".join(f"coalesce({part}, 0)::BIGINT AS {part}" for part in TIMED)}
    FROM (
        SELECT cell_x, cell_y, facet, count(*) AS count,
            {", ".join(f"sum({part}) AS {part}" for part in TIMED)}
        FROM in_cell LEFT JOIN in_week USING (row) GROUP BY ALL
    ) JOIN aspect ON aspect = facet
    ORDER BY cell_x, cell_y
"""
CELLS = "SELECT cell_x, cell_y, count(*) AS count FROM in_cell GROUP BY ALL ORDER BY cell_x, cell_y"
SEGMENT_MONTHS = """
    SELECT segment_id, cell_x, cell_y, month, offence_group, business, count
    FROM (
        SELECT segment_id, cell_x, cell_y, facet, count(*) AS count
        FROM on_segment JOIN in_cell USING (row) GROUP BY ALL
    ) JOIN aspect ON aspect = facet
    ORDER BY segment_id
"""
# incidents of an area that lie on no segment; nothing where no streets are loaded
OFF_STREET_MONTHS = """
    SELECT area_id, month, offence_group, business, count
    FROM (
        SELECT area, facet, count(*) AS count
        FROM in_area ANTI JOIN on_segment USING (row)
        WHERE (SELECT count(*) FROM on_segment) > 0
        GROUP BY ALL
    ) JOIN area USING (area) JOIN aspect ON aspect = facet
    ORDER BY area_id
"""
# Of the largest premises of an area and group: one of the others has fewer there than each of ten.
PREMISES_MONTHS = """
    WITH kind AS (
        SELECT aspect AS facet, dense_rank() OVER (ORDER BY offence_group) AS kind FROM aspect
    ), placed AS (
        SELECT area, premises, in_area.facet, kind
        FROM in_area JOIN incident USING (row) JOIN kind ON kind.facet = in_area.facet
        WHERE premises >= 0
    ), counted AS (
        SELECT area, premises, facet, kind, count(*) AS count FROM placed GROUP BY ALL
    ), sized AS (
        SELECT area, premises, kind, sum(count) AS size
        FROM counted GROUP BY ALL HAVING size > 1
    ), largest AS (
        SELECT area, premises, kind FROM sized QUALIFY row_number() OVER (
            PARTITION BY area, kind ORDER BY size DESC, premises
        ) <= 10
    )
    SELECT area_id, premises::BIGINT AS premises, month, offence_group, business, count
    FROM counted JOIN largest USING (area, premises, kind)
        JOIN aspect ON aspect = facet JOIN area USING (area)
    ORDER BY area_id, premises, month
"""
# which months are flagged as preliminary: month, count, flagged
MONTH_FLAGS = """
    SELECT month, sum(count)::BIGINT AS count,
        coalesce(sum(count) FILTER (preliminary), 0)::BIGINT AS flagged
    FROM (SELECT aspect, count(*) AS count FROM incident GROUP BY ALL) JOIN aspect USING (aspect)
    GROUP BY ALL
"""
# month, delay (whole days from offence to report), count; without rows that the report dates
DELAYS = """
    SELECT month, delay, sum(count)::BIGINT AS count
    FROM (
        SELECT aspect, date_diff('day', occurred_from, reported_on) AS delay, count(*) AS count
        FROM incident WHERE reported_on IS NOT NULL AND NOT date_from_report GROUP BY ALL
    ) JOIN aspect USING (aspect)
    GROUP BY ALL
"""
# one row: the newest offence and report; are days told, and not only months?
LAST_DAYS = """
    SELECT max(occurred_from) AS occurred,
        quantile_disc(reported_on, 0.999) AS reported,  -- one mistyped date is not the newest
        bool_or(day(occurred_from) > 1) AS told
    FROM incident
"""
# how many points hold how many incidents
PILES = """
    SELECT size, count(*) AS points
    FROM (
        SELECT count(*) AS size FROM incident WHERE longitude IS NOT NULL
        GROUP BY longitude, latitude
    ) GROUP BY ALL ORDER BY size
"""

_INCIDENT = pa.schema(
    {
        "row": pa.int32(),
        "aspect": pa.int32(),
        "facet": pa.int32(),
        "occurred_from": pa.timestamp("us"),
        "occurred_to": pa.timestamp("us"),
        "hour_known": pa.bool_(),
        "reported_on": pa.timestamp("us"),
        "date_from_report": pa.bool_(),
        "longitude": pa.float64(),
        "latitude": pa.float64(),
        "premises": pa.int32(),
    }
)
_ASPECT = pa.schema(
    {
        "aspect": pa.int32(),
        "month": pa.timestamp("us"),
        "offence_group": pa.string(),
        "source": pa.string(),
        "preliminary": pa.bool_(),
        "business": pa.bool_(),
    }
)


_IN_AREA = pa.schema(dict.fromkeys(("row", "area", "aspect", "facet"), pa.int32()))
_AREA = pa.schema({"area": pa.int32(), "area_id": pa.string()})
_IN_CELL = pa.schema(dict.fromkeys(("row", "facet", "cell_x", "cell_y"), pa.int32()))
_ON_SEGMENT = pa.schema({"row": pa.int32(), "segment_id": pa.string()})


def lay_out(
    db: duckdb.DuckDBPyConnection,
    incidents: pd.DataFrame,
    in_areas: pd.DataFrame,
    in_cells: pd.DataFrame,
    on_segments: pd.DataFrame,
) -> None:
    """
    Make the tables to be asked: `incident` (`row` numbers them; `premises` is a number of its own
    for each, -1 where it is not known), `aspect` (what incidents are counted by; an incident's
    `facet` is the first aspect of the same month, offence group and business), `in_area` (row,
    area, aspect, facet), `area` (area, area_id), `in_cell` (row, facet, cell_x, cell_y),
    `on_segment` (row, segment_id),
    `spread` and `weight` (see `data.counting.hours`), `week_slot` and `in_week` (see
    `data.counting.week_parts`).
    """
    code, aspects = _aspects(incidents)
    facet = _facets(aspects)[code]
    rows = incidents.assign(
        row=np.arange(len(incidents)),
        aspect=code,
        facet=facet,
        premises=_numbered(incidents["premises"]),
    )
    area, area_id = pd.factorize(in_areas["area_id"])
    row = in_areas["row"].to_numpy(dtype=int)  # what a row is counted by stands beside its area
    in_area = {"row": row, "area": area, "aspect": code[row], "facet": facet[row]}
    in_cells = in_cells.assign(facet=facet[in_cells["row"].to_numpy(dtype=int)])
    names = {"area": [_EVERYWHERE, *range(len(area_id))], "area_id": [ALL, *area_id]}
    tables = {
        "incident": _as(rows, _INCIDENT),
        "aspect": _as(aspects, _ASPECT),
        "in_area": pa.table(in_area, schema=_IN_AREA),
        "area": pa.table(names, schema=_AREA),
        "in_cell": _as(in_cells, _IN_CELL),
        "on_segment": _as(on_segments, _ON_SEGMENT),
        "week_slot": slots(),
    }
    for name, table in tables.items():
        db.register("given", table)
        db.execute(f"CREATE TABLE {name} AS FROM given")
    for name, query in {"spread": SPREAD, "weight": HOUR_WEIGHTS, "in_week": PART_WEIGHTS}.items():
        db.execute(f"CREATE TABLE {name} AS {query}")


def _facets(aspects: pd.DataFrame) -> np.ndarray:
    by = ["month", "offence_group", "business"]
    return aspects.groupby(by, dropna=False, sort=False)["aspect"].transform("min").to_numpy()


def _numbered(premises: pd.Series) -> np.ndarray:
    code, places = pd.factorize(premises)
    return np.where(np.asarray(places == "")[code], -1, code) if len(code) else code


def _as(frame: pd.DataFrame, schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pandas(frame[schema.names], preserve_index=False).cast(schema)


def _aspects(incidents: pd.DataFrame) -> tuple[np.ndarray, pd.DataFrame]:
    """A number for each incident, and what the numbers mean: `_ASPECT`."""
    month = incidents["occurred_from"].to_numpy().astype("datetime64[M]")
    columns = {
        "month": pd.Series(month.astype("int64")),  # since 1970
        "offence_group": incidents["offence_group"],
        "source": incidents["source"],
        "preliminary": incidents["preliminary"],
        "business": incidents["business"].astype("boolean"),
    }
    together = np.zeros(len(incidents), dtype=np.int64)
    for column in columns.values():
        codes, values = pd.factorize(column, use_na_sentinel=False)
        together = together * max(len(values), 1) + codes
    code, first = pd.factorize(together)
    at = np.unique(code, return_index=True)[1] if len(code) else np.array([], dtype=int)
    aspects = pd.DataFrame({name: column.iloc[at].to_numpy() for name, column in columns.items()})
    month = aspects["month"].to_numpy().astype("datetime64[M]").astype("datetime64[us]")
    return code, aspects.assign(month=month, aspect=np.arange(len(first)))
