"""Whoever opens the dashboard for the first time is told what it is, and how to go on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.columns.mapping import Mapping
from data.intake import Kind
from data.readers import read as read_file
from pages.shared.session import PUT_AWAY
from tests.conftest import ROOT
from tests.pages.screen import TEXTS, Screen, read, run

SWEDISH = TEXTS["sv"].first
Opened = Callable[[str, str], Screen]
in_both_languages = pytest.mark.parametrize("language", TEXTS)


def links(app: AppTest) -> dict[str, str]:
    """Where its links lead, by what they say."""
    nodes = (node for node in app.main if node.type == "page_link")
    return {node.proto.label: node.proto.page for node in nodes}


def is_shown(app: AppTest) -> bool:
    return any(each.value == SWEDISH.answers for each in app.markdown)


@in_both_languages
@pytest.mark.parametrize("name", ["overview", "first"])
def test_one_screen_says_what_it_answers_how_to_read_it_and_that_the_data_are_made_up(
    sample: Path, language: str, name: str
) -> None:
    words, screen = TEXTS[language].first, read(run(name, language))
    assert words.answers in screen.words
    assert f"**{words.fictive}**" in screen.words
    for part in (words.sentence_why, words.interval_why, words.doubts_why):
        assert any(part in word for word in screen.words)
    assert {words.look, words.present, words.use_own} <= set(screen.words)


def test_the_answer_that_it_reads_is_the_one_that_the_overview_gives(sample: Path) -> None:
    screen = read(run("overview"))
    answer = next(word for word in screen.words if word.startswith("Norra Kungsgatan, "))
    interval = screen.words[screen.words.index(answer) + 1]
    assert f"*{answer.partition('. ')[0]}.*" in screen.words
    assert f"*{interval}*" in screen.words


def test_put_away_it_stays_away_and_the_menu_has_it_still(sample: Path) -> None:
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=20).run()
    assert is_shown(app)
    assert not is_shown(app.button(key=f"{PUT_AWAY}look").click().run())
    assert not is_shown(app.switch_page("pages/effect/page.py").run())
    assert not is_shown(app.switch_page("pages/overview/page.py").run())
    assert is_shown(app.switch_page("pages/first/page.py").run())


def test_whoever_has_gone_on_to_another_page_is_not_shown_it_again(sample: Path) -> None:
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=20).run()
    assert is_shown(app)
    app.switch_page("pages/trends/page.py").run()
    assert not is_shown(app.switch_page("pages/overview/page.py").run())


@in_both_languages
def test_its_ways_lead_to_the_answer_and_to_own_data(sample: Path, language: str) -> None:
    words = TEXTS[language].first
    found = links(run("first", language))
    assert found[words.look] == ""  # the first page
    assert found[words.use_own] == "underlag"


def test_the_method_page_leads_to_it(sample: Path) -> None:
    assert links(run("method"))[SWEDISH.from_method] == "borja-har"


@in_both_languages
def test_without_any_data_the_same_screen_leads_to_loading(
    store_folder: Path, language: str
) -> None:
    words = TEXTS[language].first
    for name in ("overview", "first"):
        app = run(name, language)
        assert not app.exception
        assert f"**{words.nothing}**" in [each.value for each in app.markdown]
        assert links(app)[words.load] == "underlag"


@in_both_languages
def test_sources_says_which_one_file_to_begin_with_and_such_a_file_can_be_read(
    sample: Path, language: str
) -> None:
    words = TEXTS[language].first
    app = run("sources", language)
    assert f"### {words.begin_heading}" in [each.value for each in app.markdown]
    assert app.code[0].value == words.example
    intake = read_file(Kind.INCIDENTS, words.example.encode(), "a.csv", Mapping(), key=b"k" * 32)
    assert intake.kept_count == 2
    assert (intake.rows["area_name"] != "").all()
