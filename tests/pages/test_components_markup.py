"""Names out of a file are text: no page, table, chart, map or download lets them act."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.markup import FORMULA, escaped, safe_cell
from tests.analysis.pilots import PILOT
from tests.hostile.corpus import ONE_LINE
from tests.pages.screen import Screen, open_page, plain, run
from tests.pages.town import EVEN, STUDY, load, months, spread, squares

NASTY = ["<b>x</b>", "=1+1", "[a](b)", "*x*", "@SUM(A1)", "+cmd|x", ":red[x]"]
NAMES = dict(zip(("north", *sorted(PILOT.comparison)), NASTY, strict=True))
GROUP = "[Rån](http://127.0.0.1)"
READ_AS_MARKDOWN = {"markdown", "caption", "info", "warning", "error", "success", "title"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nasty_names")
    counts = months(spread(EVEN), group=GROUP)
    study = STUDY.replace('"theft"', f'"{GROUP}"')
    load(folder, areas=squares(NAMES), counts=counts, study=study)
    return folder


@pytest.fixture
def town(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(built))


def sources_of_markdown(name: str) -> Iterator[str]:
    """What Streamlit would read as Markdown, as it is sent."""
    app = run(name, areas=NASTY)
    assert not app.exception
    for node in [node for root in (app.main, app.sidebar) for node in root]:
        if node.type in READ_AS_MARKDOWN:
            yield node.proto.body
    for table in app.table:
        yield from (str(cell) for cell in [*table.value.columns, *table.value.to_numpy().flat])


def cells(screen: Screen) -> Iterator[str]:
    for content in screen.files.values():
        for row in csv.reader(StringIO(content), delimiter=";"):
            yield from row


@pytest.mark.parametrize("name", ["overview", "trends", "map", "effect", "sources"])
def test_a_name_is_never_read_as_markup(town: None, name: str) -> None:
    nasty = re.compile(r"(?<!\\)(\[a\]\(|\[Rån\]\(|<b>|(?<!\*)\*x\*|:red\[)")
    assert not [source for source in sources_of_markdown(name) if nasty.search(source)]


@pytest.mark.parametrize("name", ["overview", "effect", "map"])
def test_a_name_is_shown_as_it_is_written(town: None, name: str) -> None:
    screen = open_page(name)
    assert any("<b>x</b>" in word for word in screen.words)
    assert "<b>x</b>" in "".join(screen.cells)


@pytest.mark.parametrize("name", ["overview", "effect"])
def test_a_chart_writes_a_name_without_obeying_it(town: None, name: str) -> None:
    charts = open_page(name).charts
    drawn = [word for chart in charts for word in [*chart.words, *map(str, chart.values)]]
    assert not [word for word in drawn if "<b>x</b>" in word]
    assert [word for word in drawn if "&lt;b&gt;x&lt;/b&gt;" in word]


@pytest.mark.parametrize("name", ["overview", "trends", "map", "effect"])
def test_no_cell_of_a_download_is_a_formula(town: None, name: str) -> None:
    found = [cell for cell in cells(open_page(name, areas=NASTY)) if cell.startswith(FORMULA)]
    assert not [cell for cell in found if not re.fullmatch(r"[+-][\d\s,.]+%?", cell)]


def test_a_formula_is_still_readable_in_the_download(town: None) -> None:
    assert "'=1+1" in set(cells(open_page("map")))


@given(st.text())
def test_escaped_words_read_as_they_were(words: str) -> None:
    """But for word joiners, which nobody sees: they keep addresses from becoming links."""
    unseen = "\N{WORD JOINER}"
    assert plain(escaped(words)).replace(unseen, "") == words.replace(unseen, "")


@given(st.text(min_size=1))
def test_a_cell_is_never_a_formula_unless_it_is_a_number(words: str) -> None:
    cell = safe_cell(words)
    assert not cell.startswith(FORMULA) or not re.search(r"[^-+0-9 .,%\xa0]", cell)
    assert cell.removeprefix("'") == words.removeprefix("'")


# What Streamlit's own plug-ins of Markdown look for once the backslashes are gone
ICONS = re.compile(r":material[_/](\w+):|:streamlit:|:\+1:|:-1:|:[\w-]+:", re.ASCII)
ARROWS = re.compile(r"(?:^|(?<=\s))(?:<->|->|<-|--|>=|<=|~=)(?=\s|$)")


@given(st.text("ab_:+-<>=~/ \n") | st.sampled_from([*ONE_LINE.values()]))
def test_no_word_becomes_an_icon_a_logo_or_an_arrow(words: str) -> None:
    read = plain(escaped(words))
    assert not ICONS.search(read)
    assert not ARROWS.search(read)
