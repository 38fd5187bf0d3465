"""
Every page's questions, at several sizes, against the same questions to plain pandas in memory.

Which questions a page asks is not written down here: each page is run once, whole, on the smallest
size, and what it asks of `data.engine` is kept and asked again, nothing cached, at every size.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from inspect import getmembers, isfunction, signature
from pathlib import Path
from statistics import median
from time import perf_counter
from types import ModuleType
from typing import Any
from unittest.mock import patch

import geopandas as gpd
import pandas as pd
import streamlit as st
from streamlit.testing.v1 import AppTest

from data import engine
from data.intake import Kind
from data.readers import read
from data.store import Store, Version
from pages.shared.menu import MENU
from tests.bench import town
from tests.bench.by_hand import Rows, in_memory
from tests.conftest import ROOT

RUNS = 5
ROWS_READ_WHOLE = 1_000_000  # larger ones are written straight into the form that `read` gives
TOGETHER_LIMIT, GROWTH_LIMIT, FASTER_LIMIT = 0.5, 3.0, 10.0


@dataclass(frozen=True)
class Question:
    """A call of `data.engine`: its name, and what is asked of which version."""

    name: str
    asked: dict[str, Any]

    def of_engine(self, version: Version) -> object:
        if self.name == "catalogue":
            engine._catalogue.cache_clear()  # a page may ask it for free, later on
        return getattr(engine, self.name)(version, **self.asked)

    def of_rows(self, rows: Rows) -> object:
        asked = {name: given for name, given in self.asked.items() if name != "business"}
        assert not self.asked.get("business")  # pages ask for all incidents unless told otherwise
        return getattr(rows, self.name)(**asked)


_SAME_AT_ANY_SIZE = {"catalogue", "answer_counts", "item_answers", "responses", "wave_days"}
Questions = dict[str, list[Question]]  # by page


@dataclass(frozen=True)
class PageTimes:
    """Seconds of all questions of a page together."""

    ours: float
    pandas: float


def make_store(count: int, folder: Path) -> Store:
    """A store with `count` incidents, areas, plan and survey; by the public doors."""
    folder.mkdir(parents=True)
    store = Store(folder / "store")
    store.add(*town.setting())
    if count > ROWS_READ_WHOLE:
        store.add(town.stored_intake(count, folder))
        return store
    file = folder / "handelser.csv"
    town.write_csv(count, file)
    store.add(read(Kind.INCIDENTS, file.read_bytes(), file.name))
    return store


def questions(store: Store) -> Questions:
    """Run each page of the menu, and keep what it asks of the engine."""
    os.environ["PILOTKOLLEN_STORE"] = str(store.folder)
    asked: Questions = {}
    for place in MENU:
        app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=120).run()
        st.cache_data.clear()
        with overheard() as heard:
            app.switch_page(place.file).run()
        assert not app.exception, (place, app.exception)
        asked[place.url_path] = distinct(heard)
    return {page: heard for page, heard in asked.items() if heard}


def distinct(heard: list[Question]) -> list[Question]:
    return [question for n, question in enumerate(heard) if question not in heard[:n]]


def asks_incidents(heard: list[Question]) -> bool:
    """Does the page ask anything that grows with the incidents? A survey does not."""
    return any(question.name not in _SAME_AT_ANY_SIZE for question in heard)


@contextmanager
def overheard(room: ModuleType = engine) -> Iterator[list[Question]]:
    """The questions that are asked of the engine meanwhile, or of another module's functions."""
    heard: list[Question] = []

    def listening(name: str, answer: Callable[..., object]) -> Callable[..., object]:
        def asked(*given: object, **named: object) -> object:
            words = signature(answer).bind(*given, **named).arguments
            heard.append(Question(name, {key: words[key] for key in words if key != "version"}))
            return answer(*given, **named)

        return asked

    doors = {
        name: listening(name, function)
        for name, function in getmembers(room, isfunction)
        if function.__module__ == room.__name__
        and next(iter(signature(function).parameters), "") == "version"
        and not name.startswith("_")
    }
    with ExitStack() as patches:
        for name, door in doors.items():
            patches.enter_context(patch.object(room, name, door))
        yield heard


def without_twin(asked: Questions) -> list[str]:
    """What pages ask and `by_hand.Rows` cannot answer: to be written, not to be passed over."""
    names = {question.name for heard in asked.values() for question in heard}
    return sorted(name for name in names if not hasattr(Rows, name))


def rows_in_memory(store: Store) -> Rows:
    version = store.current()
    areas: gpd.GeoDataFrame = town.areas()
    survey = pd.read_parquet(version.part(Kind.SURVEY).rows_file)
    return in_memory(version.part(Kind.INCIDENTS).rows_file, survey, areas)


def page_times(asked: Questions, store: Store, rows: Rows) -> dict[str, PageTimes]:
    version = store.current()
    return {
        page: PageTimes(
            ours=_seconds([partial(question.of_engine, version) for question in heard]),
            pandas=_seconds(
                [partial(q.of_rows, rows) for q in heard if hasattr(rows, q.name)],
            ),
        )
        for page, heard in asked.items()
    }


def _seconds(work: Sequence[Callable[[], object]]) -> float:
    """Median of some runs; fewer where one takes long. The first is not counted: it imports."""
    for ask in work:
        ask()
    taken: list[float] = []
    while len(taken) < RUNS and (sum(taken) < 10 or not taken):
        start = perf_counter()
        for ask in work:
            ask()
        taken.append(perf_counter() - start)
    return median(taken)
