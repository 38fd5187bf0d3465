"""What is sent to a browser: no text of the corpus stands where it would be read as markup."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.sample.make import make_sample
from pages.shared.markup import escaped
from tests.hostile import town
from tests.hostile.corpus import MARKDOWN, MARKUP, ONE_LINE, TEMPLATES
from tests.pages.screen import plain, read, run
from tests.views import views

# fields of messages that a browser shows as they are; any other may be Markdown
AS_THEY_ARE = {"alt", "default", "placeholder", "raw_values", "id", "user_key", "key", "url"}
LISTS = {"selectbox", "multiselect"}  # their options likewise
READ_BY_OTHERS = {"spec", "json_args", "data"}
MEANT = re.compile(
    "|".join(
        rf"(?<!\\){re.escape(text)}"
        for text in ONE_LINE.values()
        if escaped(text) != text and len(text) > 6
    )
)
TAGS = {text for text in (MARKUP | MARKDOWN | TEMPLATES).values() if re.search(r"<\w|%\{", text)}


@pytest.fixture(scope="module")
def sent(hostile_store: Path) -> Iterator[list[tuple[str, AppTest]]]:
    """Every page and part of one, as it is sent."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(hostile_store))
        yield [(f"{name} {link}", run(name, **link)) for name, link in views()]


def nodes(app: AppTest) -> Iterator[Any]:
    yield from (node for root in (app.main, app.sidebar) for node in root if node.proto is not None)


def fields(message: Any, *path: str) -> Iterator[tuple[tuple[str, ...], str]]:  # noqa: ANN401
    """Every text of a message to the browser, by where it stands."""
    for field, value in message.ListFields():
        here = (*path, field.name)
        if isinstance(value, str):
            yield here, value
        elif field.message_type is not None and not field.message_type.GetOptions().map_entry:
            for part in [value] if hasattr(value, "ListFields") else value:
                yield from fields(part, *here)
        elif field.type == field.TYPE_STRING:
            yield from ((here, each) for each in value)


def markdown(app: AppTest) -> Iterator[tuple[tuple[str, ...], str]]:
    for node in nodes(app):
        for path, text in fields(node.proto, node.type):
            is_plain = path[-1] in AS_THEY_ARE | READ_BY_OTHERS
            if not is_plain and not (path[0] in LISTS and path[-1] == "options"):
                yield path, text
        if node.type == "table":
            table: pd.DataFrame = node.value
            yield from ((("table",), str(v)) for v in [*table.columns, *table.to_numpy().flat])


def test_every_page_opens(sent: list[tuple[str, AppTest]]) -> None:
    assert not [(view, fault.message) for view, app in sent for fault in app.exception]


def test_no_text_is_read_as_markdown(sent: list[tuple[str, AppTest]]) -> None:
    found = [
        (view, *path, read_as)
        for view, app in sent
        for path, read_as in markdown(app)
        if MEANT.search(read_as)
    ]
    assert found == []


def test_no_chart_obeys_a_text(sent: list[tuple[str, AppTest]]) -> None:
    drawn = [w for _, app in sent for c in read(app).charts for w in [*c.words, *c.values]]
    assert [word for word in drawn if any(text in str(word) for text in TAGS)] == []


def test_no_map_is_sent_a_text_that_could_end_its_string(sent: list[tuple[str, AppTest]]) -> None:
    scripts = [
        text
        for _, app in sent
        for node in nodes(app)
        for path, text in fields(node.proto, node.type)
        if path[-1] == "json_args"
    ]
    assert scripts
    assert [text for text in MARKUP.values() if any(text in script for script in scripts)] == []


def test_a_text_stands_as_it_was_written(sent: list[tuple[str, AppTest]], tmp_path: Path) -> None:
    make_sample(tmp_path)
    names = town.cast(town.names_of_areas(tmp_path), 0).values()
    said = "\n".join({plain(word) for _, app in sent for word in read(app).everything})
    unseen = re.compile(r"[\\\N{WORD JOINER}]")  # `plain` takes backslashes from what is plain
    shown = unseen.sub("", said)
    assert [each for each in names if unseen.sub("", each.strip()) not in shown] == []
