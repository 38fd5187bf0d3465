"""Whoever opens the dashboard for the first time is told what it is, and how to go on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.columns.mapping import Mapping
from data.intake import Kind
from data.readers import read
from pages.shared.session import PUT_AWAY
from tests.conftest import ROOT
from tests.pages.screen import TEXTS, Screen, run

Opened = Callable[[str, str], Screen]
in_both_languages = pytest.mark.parametrize("language", TEXTS)


def ways(app: AppTest) -> set[str]:
    keys = {button.key or "" for button in app.button}
    return {key for key in keys if key.startswith(PUT_AWAY)}


def press(app: AppTest, name: str) -> AppTest:
    return app.button(key=f"{PUT_AWAY}{name}").click().run()


@in_both_languages
@pytest.mark.parametrize("name", ["overview", "first"])
def test_one_screen_says_what_it_answers_how_to_read_it_and_that_the_data_are_made_up(
    of_sample: Opened, language: str, name: str
) -> None:
    words, screen = TEXTS[language].first, of_sample(name, language)
    assert words.answers in screen.words
    assert f"**{words.fictive}**" in screen.words
    for part in (words.sentence_why, words.interval_why, words.doubts_why):
        assert any(part in word for word in screen.words)
    assert {words.look, words.present, words.use_own} <= set(screen.words)


def test_the_answer_that_it_reads_is_the_one_that_the_overview_gives(of_sample: Opened) -> None:
    screen = of_sample("overview", "sv")
    answer = next(word for word in screen.words if word.startswith("Norra Kungsgatan, "))
    interval = screen.words[screen.words.index(answer) + 1]
    assert f"*{answer.partition('. ')[0]}.*" in screen.words
    assert f"*{interval}*" in screen.words


def test_put_away_it_stays_away_and_the_menu_has_it_still(sample: Path) -> None:
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=20).run()
    assert ways(app) == {f"{PUT_AWAY}{name}" for name in ("look", "present", "own", "away")}
    assert ways(press(app, "away")) == set()
    assert ways(app.switch_page("pages/effect/page.py").run()) == set()
    assert ways(app.switch_page("pages/overview/page.py").run()) == set()
    again = ways(app.switch_page("pages/first/page.py").run())
    assert again == {f"{PUT_AWAY}{name}" for name in ("look", "present", "own")}


@in_both_languages
def test_its_ways_lead_to_the_answer_and_to_own_data_and_count_as_seen(
    sample: Path, language: str
) -> None:
    text = TEXTS[language]
    for way, title in (("look", text.overview.title), ("own", text.sources.title)):
        app = press(run("first", language), way)
        assert app.title[0].value == title
        assert ways(app.switch_page("pages/overview/page.py").run()) == set()


@in_both_languages
def test_without_any_data_the_same_screen_leads_to_loading(
    store_folder: Path, language: str
) -> None:
    text = TEXTS[language]
    for name in ("overview", "first"):
        app = run(name, language)
        assert not app.exception
        assert f"**{text.first.nothing}**" in [each.value for each in app.markdown]
        assert press(app, "own").title[0].value == text.sources.title


@in_both_languages
def test_sources_says_which_one_file_to_begin_with_and_such_a_file_can_be_read(
    of_sample: Opened, language: str
) -> None:
    words = TEXTS[language].first
    screen = of_sample("sources", language)
    assert f"### {words.begin_heading}" in screen.words
    assert words.example.strip() in [word.strip() for word in screen.words]
    intake = read(Kind.INCIDENTS, words.example.encode(), "a.csv", Mapping(), key=b"k" * 32)
    assert intake.kept_count == 2
    assert set(intake.rows["offence_group"]) == {"shop_theft", "criminal_damage"}
    assert (intake.rows["area_name"] != "").all()
