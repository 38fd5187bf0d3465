"""
`python -m tests.data.killing STORE`: loads into a store that are killed, again and again.

A process that has imported everything forks one that loads; after a while it is killed like the
power goes. Prints a line of JSON per load: what was in use before and after, and what is damaged.
This process reads nothing but small files, so that each fork starts its libraries itself.
"""

import json
import os
import signal
import sys
import time
import traceback
from pathlib import Path
from random import Random
from statistics import median
from typing import TextIO

import ibis.backends.duckdb  # noqa: F401 - what a load would import on its way, each time
import pyarrow.dataset
import pyarrow.parquet  # noqa: F401

from data.intake import Kind
from data.keeping.contents import serious
from data.keeping.verify import verify
from data.progress import Step
from data.readers import read
from data.store import Store
from tests.sample import at

ANYWHERE, SUMMARISING, STORING = 15, 25, 60  # kills after these steps began
AIMED_AT = (Step.READ, Step.SUMMARISE, Step.STORE)
LATER, SOONER = 1.05, 0.7  # about one load in eight has ended when it is killed


def csv(rows: int) -> bytes:
    """Thefts in May 2024, as a file."""
    place = "{latitude};{longitude}".format(**at(50, 50))
    lines = (f"2024-05-{1 + row % 28:02} {row % 24:02}:30;Stöld;{place}" for row in range(rows))
    return "\n".join(["Datum;Brott;Lat;Long", *lines]).encode()


def main(store: Store) -> None:
    whole = [timed_load(store, rows + 1) for rows in range(3)]
    assert median(times[Step.STORE] / times["end"] for times in whole) > 2 / 3
    left_s = {step: median(times["end"] - times[step] for times in whole) for step in AIMED_AT}
    random = Random(3)
    plan = [Step.READ] * ANYWHERE + [Step.SUMMARISE] * SUMMARISING + [Step.STORE] * STORING
    random.shuffle(plan)
    for rows, step in enumerate(plan, start=10):
        before, newest = store.ledger.current(), max(store.numbers())
        killed_load(store, rows, step, random.random() * left_s[step])
        current = store.current()
        # how fast a load is depends on what else the machine does: aim anew each time
        left_s[step] *= SOONER if current.number != before else LATER
        told = {
            "step": step,
            "rows": rows,
            "before": before,
            "newest": newest,
            "after": current.number,
            "follows": current.follows,
            "kept": current.part(Kind.INCIDENTS).kept_count,
            "damages": [str(damage) for damage in serious(verify(store))],
        }
        print(json.dumps(told), flush=True)


def timed_load(store: Store, rows: int) -> dict[str, float]:
    """When each step of an undisturbed load began, and when it ended, in seconds."""
    start = time.perf_counter()
    child, steps = forked_load(store, rows)
    with steps:
        times = {line.strip(): time.perf_counter() - start for line in steps}
    os.waitpid(child, 0)
    return times


def killed_load(store: Store, rows: int, step: Step, wait_s: float) -> None:
    """Kill a load so long after that step began; it may have ended by then."""
    child, steps = forked_load(store, rows)
    with steps:
        for line in steps:
            if line.strip() == step:
                break
        time.sleep(wait_s)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def forked_load(store: Store, rows: int) -> tuple[int, TextIO]:
    """Give the process that loads, and what it says of its steps, a line each."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:

        def began(step: str) -> None:
            os.write(writing, f"{step}\n".encode())

        try:
            began(Step.READ)
            key = store.key()
            given = read(Kind.INCIDENTS, csv(rows), f"{rows}.csv", key=key)
            store.add(given, progress=began, key=key)
            began("end")
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(writing)
    return child, os.fdopen(reading)


if __name__ == "__main__":
    main(Store(Path(sys.argv[1])))
