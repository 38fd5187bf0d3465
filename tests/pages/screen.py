"""What a reader gets of a page: words, charts, tables and files to download. No browser needed."""

import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.shared import gate
from pages.shared.menu import MENU
from pages.shared.session import Check
from pages.shared.text import Text
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT
from tests.conftest import ROOT

TEXTS = {text.code: text for text in (SWEDISH_TEXT, ENGLISH_TEXT)}
FILES = {place.name: place.file for place in MENU}
READ_ALOUD = {"body", "label", "placeholder", "alt", "content", "options", "message"}
EXPLAINED = {"help"}
DRAWN = {"text", "ticktext", "name", "customdata", "hovertemplate"}  # Plotly's keys of words
TEXT_FILES = (".csv", ".toml", ".json", ".geojson", ".txt")
Files = dict[str, Callable[[], bytes]]


@dataclass(frozen=True, slots=True)
class Chart:
    """A Plotly figure as the browser gets it."""

    alt: str
    spec: Mapping[str, Any]

    @property
    def words(self) -> list[str]:
        return list(_drawn_words(self.spec))

    @property
    def values(self) -> list[object]:
        """Everything that the traces draw: numbers and the words beside them."""
        keys = ("x", "y", "z", "text")
        return [v for trace in self.spec["data"] for key in keys for v in _flat(trace.get(key))]


@dataclass(frozen=True, slots=True)
class Screen:
    """One page after a run. `words` is everything but charts and tables, in order, unescaped."""

    words: tuple[str, ...]
    charts: tuple[Chart, ...]
    tables: tuple[pd.DataFrame, ...]
    files: Mapping[str, str]
    faults: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.words)

    @property
    def everything(self) -> list[str]:
        """Each piece that a person can read, wherever it stands."""
        drawn = [word for chart in self.charts for word in chart.words]
        read = (text for name, text in self.files.items() if not name.endswith(".toml"))
        return [*self.words, *drawn, *self.cells, *read]

    @property
    def cells(self) -> list[str]:
        return [str(v) for table in self.tables for v in [*table.columns, *table.to_numpy().flat]]


def text_of(language: str) -> Text:
    return TEXTS[language]


def run(name: str, language: str = "sv", **link: str | list[str]) -> AppTest:
    """Follow a link into the dashboard and choose a page in the menu."""
    return _choose(_enter(language, link), name)


def walk(language: str = "sv", **link: str | list[str]) -> Iterator[tuple[str, AppTest]]:
    """Follow a link and open every page by the menu, in one sitting."""
    app = _enter(language, link)
    for name in FILES:
        yield name, _choose(app, name)


def open_page(name: str, language: str = "sv", **link: str | list[str]) -> Screen:
    """Open a page as `run` does and read it, its downloads too."""
    app = _enter(language, link)
    with pytest.MonkeyPatch.context() as patch:
        offered = collect_downloads(patch)
        return read(_choose(app, name), offered)


def _enter(language: str, link: Mapping[str, str | list[str]]) -> AppTest:
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=60)
    app.query_params.update({"language": language, **link})
    return app.run()


def _choose(app: AppTest, name: str) -> AppTest:
    for check in Check:  # a reader who opens everything
        app.session_state[check] = True
    return app.switch_page(FILES[name]).run()


def collect_downloads(patch: pytest.MonkeyPatch) -> Files:
    """Note what the download buttons would give: AppTest cannot click for it."""
    offered: Files = {}
    button = st.download_button

    def noting(label: str, **rest: Any) -> bool:  # noqa: ANN401
        offered[rest["file_name"]] = rest["data"]
        return button(label, **rest)

    patch.setattr(st, "download_button", noting)
    return offered


def read(app: AppTest, offered: Files | None = None) -> Screen:
    nodes = [node for root in (app.main, app.sidebar) for node in root]
    found = [node.proto for node in nodes if node.proto is not None]
    charts = [
        Chart(plain(node.proto.alt), json.loads(node.proto.spec))
        for node in nodes
        if node.type == "plotly_chart"
    ]
    return Screen(
        words=tuple(
            plain(word)
            for fields in (READ_ALOUD, EXPLAINED)  # what stands beside a word comes last
            for proto in found
            for word in _words(proto, fields)
        ),
        charts=tuple(charts),
        tables=tuple(_cells(node) for node in nodes if node.type in ("dataframe", "table")),
        files=_files(offered or {}),
        faults=tuple(fault.message for fault in app.exception),
    )


def _files(offered: Files) -> dict[str, str]:
    """Each as if nothing else had left before it: none is noted."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gate, "note", lambda *_: None)
        return {
            name: data().decode("utf-8-sig")
            for name, data in offered.items()
            if name.endswith(TEXT_FILES)  # pictures take a browser, a backup the whole store
        }


def _cells(node: Any) -> pd.DataFrame:  # noqa: ANN401
    """`st.table` reads Markdown, `st.dataframe` does not."""
    table: pd.DataFrame = node.value
    return table.map(plain).rename(columns=plain) if node.type == "table" else table


def plain(markdown: str) -> str:
    return re.sub(r"\\(.)", r"\1", markdown)


def numbers_of(words: Iterable[str]) -> set[str]:
    """Every number as it is written, groups of three digits together: '1 234,5'."""
    joined = " ".join(words).replace("\N{NO-BREAK SPACE}", "")
    return set(re.findall(r"\d+(?:[.,]\d+)?", joined))


def _words(proto: Any, fields: Set[str]) -> Iterator[str]:  # noqa: ANN401
    """Dig the words out of a message to the browser, whatever element it draws."""
    for field, value in proto.ListFields():
        if field.message_type is not None and not field.message_type.GetOptions().map_entry:
            for part in [value] if hasattr(value, "ListFields") else value:
                yield from _words(part, fields)
        elif field.name in fields:
            yield from [value] if isinstance(value, str) else value


def _drawn_words(part: object, key: str = "") -> Iterator[str]:
    match part:
        case dict():
            for name, value in part.items():
                yield from _drawn_words(value, name)
        case list():
            for value in part:
                yield from _drawn_words(value, key)
        case str() if key in DRAWN or (key in "xy" and not part[:4].isdigit()):
            yield part.replace("%{customdata}", "")


def _flat(values: object) -> Iterator[object]:
    """Plotly packs numbers as base64 now and then."""
    match values:
        case {"bdata": str(packed), "dtype": str(dtype)}:
            yield from np.frombuffer(b64decode(packed), dtype).tolist()
        case list():
            for value in values:
                yield from _flat(value)
        case None:
            return
        case _:
            yield values
