"""
`.venv-engines/bin/python -m tests.engines.bench`: the same questions to DuckDB and to Spark, in one
run.

A cluster on one machine cannot win: this shows what a question to it costs besides the counting.
"""

import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from data.engines.setting import SETTING, engine
from tests.engines.servers import spark_cluster
from tests.engines.towns import Town, choices, odd_town, questions

ROWS = 2_000_000
RUNS = 3


def main() -> None:
    print(f"questions to summaries of {ROWS:,} rows, seconds (median of {RUNS})\n")
    print(f"{'question':<16}{'DuckDB':>8}{'Spark':>8}{'ratio':>8}")
    for name, duck, spark in compare(ROWS):
        print(f"{name:<16}{duck:8.3f}{spark:8.3f}{spark / duck:8.1f}")


def compare(rows: int) -> list[tuple[str, float, float]]:
    """Question, seconds on DuckDB, seconds on Spark (one master, two workers of one core)."""
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    with tempfile.TemporaryDirectory() as folder:
        town = odd_town(Path(folder, "town"), rows=rows)
        duck = _times(town, "")
        Path(folder, "spark").mkdir()
        with spark_cluster(Path(folder, "spark")) as server:
            spark = _times(town, server.address)
            engine().close()
    return [(name, duck[name], spark[name]) for name in duck]


def _times(town: Town, address: str) -> dict[str, float]:
    """Seconds of each question with its last choice, once it has been asked before."""
    os.environ[SETTING] = address
    asked = {name: several[-1] for name, several in choices(town).items()}
    return {
        name: median(_timed(partial(questions()[name], town.version, **chosen)))
        for name, chosen in asked.items()
    }


def _timed(work: Callable[[], object]) -> list[float]:
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return times


if __name__ == "__main__":
    main()
