"""
Loading incidents: read, checked, summarised and stored. Against DuckDB's own typed read of the
same rows, and against the same checks in plain pandas.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb

from data.intake import Kind
from data.readers import read
from data.store import Store
from tests.bench import by_hand, town

RUNS = 3
DUCKDB_LIMIT, PANDAS_LIMIT = 8.0, 0.7


@dataclass(frozen=True)
class LoadTimes:
    """Seconds, each the median of some runs that take turns."""

    ours: float
    ours_cp1252: float
    duckdb: float
    pandas: float


def load_times(count: int) -> LoadTimes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        written, old = folder / "utf8.csv", folder / "cp1252.csv"
        town.write_csv(count, written)
        town.write_csv(count, old, "cp1252")
        areas = folder / "omraden.geojson"
        areas.write_bytes(town.areas_file())
        ways: dict[str, Callable[[], object]] = {
            "ours": lambda: ours(written),
            "ours_cp1252": lambda: ours(old),
            "duckdb": lambda: duckdbs_own(written),
            "pandas": lambda: plain_pandas(written, areas),
        }
        times: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(RUNS):
            for way, work in ways.items():
                times[way].append(_timed(work))
    return LoadTimes(**{way: median(taken) for way, taken in times.items()})


def ours(file: Path) -> float:
    """Into a store that holds areas, plan and survey; only the load of incidents is timed."""
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        store.add(*town.setting())
        start = perf_counter()
        store.add(read(Kind.INCIDENTS, file.read_bytes(), file.name))
        return perf_counter() - start


def duckdbs_own(file: Path) -> float:
    with duckdb.connect() as connection:
        start = perf_counter()
        connection.execute("CREATE TABLE rows AS SELECT * FROM read_csv(?)", [str(file)])
        return perf_counter() - start


def plain_pandas(file: Path, areas: Path) -> float:
    with TemporaryDirectory() as folder:
        start = perf_counter()
        by_hand.load(file, areas, Path(folder))
        return perf_counter() - start


def _timed(work: Callable[[], object]) -> float:
    took = work()
    assert isinstance(took, float)
    return took
