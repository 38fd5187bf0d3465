"""
Grouped questions to a version. Rows stay in DuckDB; only small counts come out.

A DuckDB connection is never shared between threads (eight threads on one gave wrong answers): each
thread has a cursor of the one root connection.
"""

import threading
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb
import ibis
import pandas as pd

from data.hours import hours_of_week
from data.store import Version
from data.study import Period
from data.summaries import ALL, Catalogue, read_catalogue

_root_lock = threading.Lock()
_of_thread = threading.local()


@lru_cache(maxsize=1)
def _root() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def _backend() -> ibis.BaseBackend:
    if not hasattr(_of_thread, "backend"):
        with _root_lock:
            _of_thread.backend = ibis.duckdb.from_connection(_root().cursor())
    return _of_thread.backend


def _table(version: Version, name: str) -> ibis.Table:
    file: Path = version.summaries / f"{name}.parquet"
    return _backend().read_parquet(file, table_name=f"{name}_{version.summaries.name}")


def _answer(question: ibis.Table) -> pd.DataFrame:
    table: pd.DataFrame = question.to_pyarrow().to_pandas()
    return table


@lru_cache(maxsize=32)
def _catalogue(folder: Path) -> Catalogue:
    return read_catalogue(folder)


def catalogue(version: Version) -> Catalogue:
    """What there is to ask for. Summaries never change, so it is read once."""
    return _catalogue(version.summaries)


def _wanted(
    table: ibis.Table, areas: Collection[str] | None, groups: Collection[str] | None
) -> ibis.Table:
    """No areas is everywhere, each incident once; no groups is all groups."""
    table = table.filter(table.area_id.isin(list(areas) if areas else [ALL]))
    return table.filter(table.offence_group.isin(list(groups))) if groups else table


def month_counts(
    version: Version, *, areas: Collection[str] | None = None, groups: Collection[str] | None = None
) -> pd.DataFrame:
    """
    Incidents of these offence groups together: area_id, month (its first day), count.

    Without areas: everywhere, as area `ALL`. A month without incidents has no row.
    """
    table = _wanted(_table(version, "area_month"), areas, groups)
    counts = table.group_by("area_id", "month").agg(count=table["count"].sum().cast("int64"))
    return _answer(counts.order_by("area_id", "month"))


def group_counts(
    version: Version, *, areas: Collection[str] | None = None, groups: Collection[str] | None = None
) -> pd.DataFrame:
    """Incidents by offence group and month: offence_group, month, count. Areas summed."""
    table = _wanted(_table(version, "area_month"), areas, groups)
    counts = table.group_by("offence_group", "month").agg(count=table["count"].sum().cast("int64"))
    return _answer(counts.order_by("offence_group", "month"))


def hour_counts(
    version: Version,
    *,
    period: Period,
    areas: Collection[str] | None = None,
    groups: Collection[str] | None = None,
) -> list[float]:
    """168 expected counts, Monday 00-01 first; from-to spans are spread evenly (see data.hours)."""
    table = _wanted(_table(version, "area_hour"), areas, groups)
    table = table.filter(table.month >= period.start, table.month < period.end)
    sums = table.group_by("slot").agg(
        point=table.point.sum().cast("int64"), step=table.step.sum().cast("int64")
    )
    return hours_of_week(_answer(sums)).tolist()


def cell_counts(
    version: Version, *, period: Period, groups: Collection[str] | None = None
) -> pd.DataFrame:
    """Incidents by 25 m cell: cell_x, cell_y (index in the metric crs), count."""
    table = _table(version, "cell_month")
    if groups:
        table = table.filter(table.offence_group.isin(list(groups)))
    table = table.filter(table.month >= period.start, table.month < period.end)
    counts = table.group_by("cell_x", "cell_y").agg(count=table["count"].sum().cast("int64"))
    return _answer(counts.order_by("cell_x", "cell_y"))


def answer_counts(version: Version, *, items: Collection[str]) -> pd.DataFrame:
    """Survey answers: wave, area_id, respondent_group, item, answer, count, answered_from."""
    table = _table(version, "survey")
    table = table.filter(table["item"].isin(list(items)))
    return _answer(table.order_by("item", "wave", "area_id", "respondent_group", "answer"))


def item_answers(version: Version) -> pd.DataFrame:
    """Answers to every item: item, area_id, respondent_group, wave, answer, count."""
    table = _table(version, "survey")
    by = ("item", "area_id", "respondent_group", "wave", "answer")
    counts = table.group_by(*by).agg(count=table["count"].sum().cast("int64"))
    return _answer(counts.order_by(*by))


def wave_days(version: Version) -> dict[str, date]:
    """First day that each wave of the survey was answered; a wave without dates is left out."""
    table = _table(version, "survey")
    days = _answer(table.group_by("wave").agg(day=table.answered_from.min()))
    known = days.dropna(subset=["day"])
    return {wave: day.date() for wave, day in zip(known["wave"], known["day"], strict=True)}
