"""
How long each page takes on the sample, and from a start to the first painted page.

A run of a page is timed on the server (Streamlit's own test runner, the real frame and store). The
answers stay cached as they do in use: *warm* is a reader going back to a page, *first* is the run
that has to ask the store. Of a page in parts each part is timed, also with 5,000 measures; the
sample's survey has 19,240 respondents itself. An answer of the page Effekt is timed in a warm
process, but asked anew each time with nothing cached. Beside them stands what somebody would do
instead: read the same csv with pandas and count months by area and group, once.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pandas as pd
import streamlit as st
from playwright.sync_api import Browser, sync_playwright
from streamlit.testing.v1 import AppTest

from data.intake import Kind
from data.readers import read
from data.sample.load import FILES, load_sample
from data.store import Store
from pages.process.parts import Part as ProcessPart
from pages.safety.parts import Part as SafetyPart
from pages.shared import cached, judged
from pages.shared.menu import MENU, Place
from tests.bench.pages import distinct, overheard
from tests.browser.conftest import FLAGS
from tests.browser.installed import find
from tests.browser.server import Server, serving
from tests.conftest import ROOT

RUNS = 7
WARM_LIMIT, START_LIMIT, VISIT_LIMIT = 0.5, 8.0, 3.0
EFFECT = "effekt"  # the page whose every answer has a limit
ANSWER_LIMIT, PAGE_LIMIT = 0.3, 1.0
PARTS = {"trygghet": ("safety", SafetyPart), "arbetssatt": ("process", ProcessPart)}
MANY_MEASURES, MANY_LIMIT = 5_000, 1.0


@dataclass(frozen=True)
class SampleTimes:
    """
    Seconds: pandas by hand, (first, warm) of each page, the slowest of each kind of answer of the
    page Effekt, and until the first page is painted: (server just started, warm server).
    """

    by_hand: float
    pages: dict[str, tuple[float, float]]
    many: dict[str, tuple[float, float]]  # parts of the ways of working, with many measures
    answers: dict[str, float]
    first_paint: tuple[float, float]


def sample_times() -> SampleTimes:
    with TemporaryDirectory() as folder:
        files, home, large = (Path(folder, name) for name in ("files", "store", "large"))
        load_sample(Store(home), files)
        load_sample(Store(large), files)
        Store(large).add(read(Kind.MEASURES, many_measures(files), FILES[Kind.MEASURES]))
        return SampleTimes(
            by_hand=median(timed(lambda: by_hand(files / "handelser.csv")) for _ in range(3)),
            pages={name: page_times(*view, home) for name, view in views().items()},
            many={
                name: page_times(*view, large)
                for name, view in views().items()
                if name.startswith("arbetssatt")
            },
            answers=answer_times(home),
            first_paint=first_paint(home, Path(folder, "log")),
        )


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def by_hand(file: Path) -> pd.Series:
    rows = pd.read_csv(file, sep=";", dtype="str")
    month = pd.to_datetime(rows["Brottstid från"]).dt.to_period("M")
    return rows.groupby([rows["Område"], rows["Brottsrubricering"], month]).size()


def views() -> dict[str, tuple[Place, dict[str, str]]]:
    """Every page, by its address; of a page in parts each of them."""
    found: dict[str, tuple[Place, dict[str, str]]] = {}
    for place in MENU:
        key, parts = PARTS.get(place.url_path, ("", ()))
        asked = {f"{place.url_path}?{key}={part}": {key: str(part)} for part in parts}
        found |= {name: (place, query) for name, query in asked.items()}
        if not asked:
            found[place.url_path] = (place, {})
    return found


def many_measures(files: Path) -> bytes:
    """The sample's measures over and over, each with an id of its own."""
    rows = pd.read_csv(files / FILES[Kind.MEASURES], sep=";", dtype="str")
    times = -(-MANY_MEASURES // len(rows))
    many = pd.concat([rows.assign(id=rows["id"] + f"-{n}") for n in range(times)])
    return many.head(MANY_MEASURES).to_csv(sep=";", index=False).encode()


def page_times(place: Place, query: dict[str, str], home: Path) -> tuple[float, float]:
    """Seconds of the first run (nothing cached) and the median of the runs after it."""
    os.environ["PILOTKOLLEN_STORE"] = str(home)
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    st.cache_data.clear()
    st.cache_resource.clear()
    first = timed(lambda: app.switch_page(place.file).run())
    warm = median(timed(app.run) for _ in range(RUNS))
    assert not app.exception, app.exception
    return first, warm


def answer_times(home: Path) -> dict[str, float]:
    """What the page asks of `cached` and `judged`, overheard, whatever it has come to ask."""
    os.environ["PILOTKOLLEN_STORE"] = str(home)
    (place,) = (place for place in MENU if place.url_path == EFFECT)
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=60).run()
    with overheard(cached) as heard, overheard(judged) as judged_too:
        app.switch_page(place.file).run()
    assert not app.exception, app.exception
    version, slowest = Store(home).current(), dict[str, float]()
    for room, questions in ((cached, heard), (judged, judged_too)):
        for question in distinct(questions):
            ask = partial(getattr(room, question.name), version, **question.asked)
            took = median(timed_uncached(ask) for _ in range(RUNS))
            slowest[question.name] = max(took, slowest.get(question.name, 0))
    return slowest


def timed_uncached(ask: Callable[[], object]) -> float:
    st.cache_data.clear()
    return timed(ask)


def first_paint(home: Path, log: Path) -> tuple[float, float]:
    """
    To a heading and a chart that a person can see: from the start of the server, and for further
    readers who come for the first time.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        start = time.perf_counter()
        with serving(home, log) as server:
            _come(browser, server)
            took = time.perf_counter() - start
            warm = median(timed(partial(_come, browser, server)) for _ in range(RUNS))
        browser.close()
    return took, warm


def _come(browser: Browser, server: Server) -> None:
    """With nothing in the browser's memory."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.address)
    page.wait_for_selector("h1")
    page.wait_for_selector(".main-svg")
    context.close()
