"""
Grouped questions to a version. Rows stay where they are; only small counts come out.

A question is an Ibis expression; `data.engines` has who answers it. Every answer has the names,
types and order of rows of its schema here, whoever gave it: engines differ in how they sum and
sort, and a page must not see that. Rows are in the order of the columns, texts by their bytes.
"""

from collections.abc import Collection
from datetime import date
from functools import lru_cache, reduce
from operator import sub
from pathlib import Path

import ibis
import numpy as np
import pandas as pd
import pyarrow as pa

from data.counting.hours import WEIGHT, hours_of_week
from data.counting.summaries import ALL, Catalogue, read_catalogue
from data.counting.week_parts import TIMED, WeekPart
from data.engines.setting import engine
from data.engines.summary import summary
from data.store import Store, Version
from data.study import Period

Window = tuple[int, int, int, int]

_TEXT, _NUMBER, _TIME = pa.string(), pa.int64(), pa.timestamp("us")
MONTH_COUNTS = pa.schema({"area_id": _TEXT, "month": _TIME, "count": _NUMBER})
GROUP_COUNTS = pa.schema({"offence_group": _TEXT, "month": _TIME, "count": _NUMBER})
DAY_COUNTS = pa.schema({"day": _TIME, "count": _NUMBER})
HOUR_WEIGHTS = pa.schema({"slot": _NUMBER, "point": _NUMBER, "step": _NUMBER})
AREA_PROFILES = pa.schema(
    {
        "area_id": _TEXT,
        "month": _TIME,
        "offence_group": _TEXT,
        "business": pa.bool_(),
        "count": _NUMBER,
    }
)
CELL_COUNTS = pa.schema({"cell_x": _NUMBER, "cell_y": _NUMBER, "count": _NUMBER})
CELL_QUARTERS = pa.schema(
    {"cell_x": _NUMBER, "cell_y": _NUMBER, "quarter": _TIME, "count": _NUMBER}
)
SEGMENT_COUNTS = pa.schema({"segment_id": _TEXT, "count": _NUMBER, "places": _NUMBER})
SEGMENTS = pa.schema({"segment_id": _TEXT, "area_id": _TEXT, "name": _TEXT, "length_m": _NUMBER})
OFF_STREET_COUNTS = pa.schema({"area_id": _TEXT, "count": _NUMBER})
PREMISES_COUNTS = pa.schema(
    {"area_id": _TEXT, "premises": _NUMBER, "month": _TIME, "count": _NUMBER}
)
ITEM_ANSWERS = pa.schema(
    {
        "item": _TEXT,
        "wave": _TEXT,
        "area_id": _TEXT,
        "respondent_group": _TEXT,
        "answer": _TEXT,
        "count": _NUMBER,
    }
)
ANSWER_COUNTS = ITEM_ANSWERS.append(pa.field("answered_from", _TIME))
RESPONSES = pa.schema(
    {
        "respondent": _NUMBER,
        "wave": _TEXT,
        "area_id": _TEXT,
        "respondent_group": _TEXT,
        "weight": pa.float64(),
        "item": _TEXT,
        "answer": _TEXT,
        "answered_on": _TIME,
    }
)
WAVE_DAYS = pa.schema({"wave": _TEXT, "day": _TIME})


def month_counts(
    version: Version,
    *,
    areas: Collection[str] | None = None,
    groups: Collection[str] | None = None,
    business: bool = False,
) -> pd.DataFrame:
    """
    Incidents of these offence groups together: area_id, month (its first day), count.

    Without areas: everywhere, as area `ALL`. A month without incidents has no row.
    """
    table = _wanted(_of_areas(_table(version, "area_month"), areas), groups, business)
    return _sums(version, table, MONTH_COUNTS)


def group_counts(
    version: Version,
    *,
    areas: Collection[str] | None = None,
    groups: Collection[str] | None = None,
    business: bool = False,
) -> pd.DataFrame:
    """Incidents by offence group and month: offence_group, month, count. Areas summed."""
    table = _wanted(_of_areas(_table(version, "area_month"), areas), groups, business)
    return _sums(version, table, GROUP_COUNTS)


def area_profiles(version: Version, *, period: Period) -> pd.DataFrame:
    """
    Incidents of every area: area_id, month, offence_group, business, count.

    `business` is missing where nobody said whether they are business-related.
    """
    table = _within(_table(version, "area_month"), period)
    return _sums(version, table.filter(table.area_id != ALL), AREA_PROFILES)


def day_counts(
    version: Version,
    *,
    period: Period,
    areas: Collection[str] | None = None,
    groups: Collection[str] | None = None,
    business: bool = False,
) -> pd.DataFrame:
    """
    Incidents by the day that they began: day, count. Areas summed; a day without has no row.

    Only incidents whose day is known (`data.counting.tallies`): fewer than those of the months.
    """
    table = _wanted(_of_areas(_table(version, "area_day"), areas), groups, business)
    inside = table.filter(table.day >= period.start, table.day < period.end)
    return _sums(version, inside, DAY_COUNTS)


def hour_counts(
    version: Version,
    *,
    period: Period,
    areas: Collection[str] | None = None,
    groups: Collection[str] | None = None,
    business: bool = False,
) -> list[float]:
    """168 expected counts, Monday 00-01 first; from-to spans are spread evenly."""
    table = _wanted(_of_areas(_table(version, "area_hour"), areas), groups, business)
    slots = _sums(version, _within(table, period), HOUR_WEIGHTS, of=("point", "step"))
    return hours_of_week(slots).tolist()


def cell_counts(
    version: Version,
    *,
    period: Period | None = None,
    months: Collection[int] | None = None,
    groups: Collection[str] | None = None,
    business: bool = False,
    window: Window | None = None,
) -> pd.DataFrame:
    """
    Incidents by 25 m cell: cell_x, cell_y (index in the metric crs), count.

    `window` is west, south, east, north in cells, the last two outside: a map asks for what it
    shows. Without a period: all months. `months` (1-12) are those of each year; without them all.
    """
    everything = period is None and not months and not groups and not business
    table = _wanted(_table(version, "cell" if everything else "cell_month"), groups, business)
    table = _of_calendar(_within(table, period) if period else table, months)
    return _sums(version, _shown(table, window), CELL_COUNTS)


def cell_quarter_counts(
    version: Version,
    *,
    period: Period,
    groups: Collection[str] | None = None,
    business: bool = False,
    window: Window | None = None,
) -> pd.DataFrame:
    """
    As `cell_counts`, of every quarter of a period: cell_x, cell_y, quarter (its first day), count.

    A period that cuts through a quarter has only its own months of it.
    """
    table = _within(_wanted(_table(version, "cell_month"), groups, business), period)
    table = _shown(table, window).mutate(quarter=lambda t: t.month.truncate("Q"))
    return _sums(version, table, CELL_QUARTERS)


def cell_week_counts(
    version: Version,
    *,
    period: Period,
    parts: Collection[WeekPart] = tuple(WeekPart),
    months: Collection[int] | None = None,
    groups: Collection[str] | None = None,
    business: bool = False,
    window: Window | None = None,
) -> pd.DataFrame:
    """
    As `cell_counts`, by part of the week: cell_x, cell_y, part, weight (millionths of incidents).

    From-to spans are divided by their minutes. All parts of a cell add up to its count.
    """
    table = _within(_wanted(_table(version, "cell_month"), groups, business), period)
    table = _shown(_of_calendar(table, months), window)
    names = sorted(map(str, parts))  # by their bytes
    weights = {name: _weight(table, name) for name in names}
    schema = pa.schema({"cell_x": _NUMBER, "cell_y": _NUMBER} | dict.fromkeys(names, _NUMBER))
    wide = _sums(version, table.mutate(**weights), schema, of=names)
    return _by_part(wide, names)


def segment_counts(
    version: Version,
    *,
    period: Period,
    groups: Collection[str] | None = None,
    business: bool = False,
) -> pd.DataFrame:
    """
    Incidents by street segment: segment_id, count, places (25 m cells with incidents on it).

    One without incidents has no row.
    """
    table = _within(_wanted(_table(version, "segment_month"), groups, business), period)
    in_cells = table.group_by("segment_id", "cell_x", "cell_y").agg(count=table["count"].sum())
    sums = in_cells.group_by("segment_id").agg(
        count=in_cells["count"].sum(), places=in_cells.count()
    )
    return _answer(version, sums, SEGMENT_COUNTS)


def segments(version: Version, *, areas: Collection[str]) -> pd.DataFrame:
    """The areas' street segments: segment_id, area_id, name, length_m; a row for each area."""
    return _answer(version, _of_areas(_table(version, "segments"), areas), SEGMENTS)


def off_street_counts(
    version: Version,
    *,
    areas: Collection[str],
    period: Period,
    groups: Collection[str] | None = None,
    business: bool = False,
) -> pd.DataFrame:
    """Incidents of areas that lie on no street segment: area_id, count; none without streets."""
    table = _wanted(_of_areas(_table(version, "off_street_month"), areas), groups, business)
    return _sums(version, _within(table, period), OFF_STREET_COUNTS)


def premises_counts(
    version: Version,
    *,
    areas: Collection[str],
    groups: Collection[str] | None = None,
    business: bool = False,
) -> pd.DataFrame:
    """
    Incidents of the largest premises of these areas: area_id, premises, month, count.

    Of a premises the groups in which it is one of its area's ten largest are counted. Its number
    tells it from the others, and holds for this version only. Not for any page to show.
    """
    table = _wanted(_of_areas(_table(version, "premises_month"), areas), groups, business)
    return _sums(version, table, PREMISES_COUNTS)


def answer_counts(version: Version, *, items: Collection[str]) -> pd.DataFrame:
    """Survey answers: item, wave, area_id, respondent_group, answer, count, answered_from."""
    table = _table(version, "survey")
    return _answer(version, table.filter(table["item"].isin(list(items))), ANSWER_COUNTS)


def item_answers(version: Version) -> pd.DataFrame:
    """Answers to every item: item, wave, area_id, respondent_group, answer, count."""
    return _sums(version, _table(version, "survey"), ITEM_ANSWERS)


def responses(version: Version, *, items: Collection[str] | None = None) -> pd.DataFrame:
    """
    Survey answers one by one: respondent, wave, area_id, respondent_group, weight, item, answer,
    answered_on (NaT where nobody said). Without items: all of them.

    `respondent` is a number, the same for the same id and group in all waves of this version. SX is
    an item like the others. Not for any page to show: a row is somebody.
    """
    table = _table(version, "responses")
    chosen = table if items is None else table.filter(table["item"].isin(list(items)))
    return _answer(version, chosen, RESPONSES)


def wave_days(version: Version) -> dict[str, date]:
    """First day that each wave of the survey was answered; a wave without dates is left out."""
    table = _table(version, "survey")
    days = _answer(version, table.group_by("wave").agg(day=table.answered_from.min()), WAVE_DAYS)
    known = days.dropna(subset=["day"])
    return {wave: day.date() for wave, day in zip(known["wave"], known["day"], strict=True)}


def catalogue(version: Version) -> Catalogue:
    """What there is to ask for. Summaries never change, so it is read once."""
    return _catalogue(version.summaries)


def drop_purged(store: Store) -> tuple[str, ...]:
    """
    Drop the engine's copies of summaries that no version of the store has; give their names.

    Raises `StoreError` if a version cannot be read: what it needs is then not known.
    """
    return engine().drop_others({entry.summaries.name for entry in store.ledger.entries().values()})


@lru_cache(maxsize=32)
def _catalogue(folder: Path) -> Catalogue:
    return read_catalogue(folder)


def _table(version: Version, name: str) -> ibis.Table:
    return summary(version.summaries, name)


def _of_areas(table: ibis.Table, areas: Collection[str] | None) -> ibis.Table:
    """No areas is everywhere, each incident once."""
    return table.filter(table.area_id.isin(list(areas) if areas else [ALL]))


def _wanted(table: ibis.Table, groups: Collection[str] | None, business: bool) -> ibis.Table:
    """No groups is all groups; business is only incidents that are business-related."""
    table = table.filter(table.offence_group.isin(list(groups))) if groups else table
    return table.filter(table.business) if business else table


def _within(table: ibis.Table, period: Period) -> ibis.Table:
    return table.filter(table.month >= period.start, table.month < period.end)


def _of_calendar(table: ibis.Table, months: Collection[int] | None) -> ibis.Table:
    """No months are all of the year."""
    return table.filter(table.month.month().isin(sorted(months))) if months else table


def _shown(table: ibis.Table, window: Window | None) -> ibis.Table:
    if window is None:
        return table
    west, south, east, north = window
    table = table.filter(table.cell_x >= west, table.cell_x < east)
    return table.filter(table.cell_y >= south, table.cell_y < north)


def _weight(table: ibis.Table, part: str) -> ibis.Value:
    """What no part holds has no hour."""
    if part != WeekPart.UNKNOWN:
        return table[part]
    return reduce(sub, (table[timed] for timed in TIMED), table["count"] * WEIGHT)


def _by_part(wide: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """A row for each cell and part that weighs something; in the order of both."""
    weight = wide[names].to_numpy(dtype="int64")
    cell, part = np.nonzero(weight)
    return pd.DataFrame(
        {
            "cell_x": wide["cell_x"].to_numpy()[cell],
            "cell_y": wide["cell_y"].to_numpy()[cell],
            "part": pd.Series(names, dtype="str").take(part).to_numpy(),
            "weight": weight[cell, part],
        }
    ).astype({"part": "str"})


def _sums(
    version: Version, table: ibis.Table, schema: pa.Schema, of: Collection[str] = ("count",)
) -> pd.DataFrame:
    """Sum the columns `of` by the other columns of the schema."""
    by = [name for name in schema.names if name not in of]
    sums = table.group_by(by).agg(**{name: table[name].sum() for name in of})
    return _answer(version, sums, schema)


def _answer(version: Version, question: ibis.Table, schema: pa.Schema) -> pd.DataFrame:
    table = engine().ask(question.select(*schema.names), version.summaries).cast(schema)
    ordered: pd.DataFrame = table.sort_by([(n, "ascending") for n in schema.names]).to_pandas()
    return ordered
