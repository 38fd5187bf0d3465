"""The map quarter by quarter: words, table and picture follow the slider."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis.results import Reason
from pages.map.playback import PACE_SECONDS
from pages.shared import session
from tests.pages.screen import TEXTS, open_page, plain, read, run
from tests.pages.test_map import sent
from tests.pages.town import EVEN, STUDY, load, months, spread

in_both_languages = pytest.mark.parametrize("language", TEXTS)


def view(language: str) -> str:
    return TEXTS[language].map.views["quarters"]


def at(quarter: str, language: str = "sv", **link: str) -> AppTest:
    return run("map", language, view=view(language), quarter=quarter, **link)


def title(app: AppTest) -> str:
    return next(word for word in read(app).words if word.startswith("## "))


def picture(app: AppTest) -> str:
    found = re.search(r'"url": "(data:[^"]*)"', sent(app)["feature_group"])
    return found[1] if found else ""


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


@pytest.fixture
def opened(sample: Path) -> AppTest:
    return at("2024-Q2")


@in_both_languages
def test_a_link_opens_its_quarter_and_says_what_it_is(sample: Path, language: str) -> None:
    words = TEXTS[language].quarters
    screen = open_page("map", language, view=view(language), quarter="2024-Q2")
    assert not screen.faults
    name = words.name.format(number=2, year=2024)
    heading = next(word for word in screen.words if word.startswith("## "))
    assert name in heading
    assert len(heading.removeprefix("## ").split(" ")) <= 15
    assert words.said["implementation"].rpartition("}")[2] in screen.text
    assert name in screen.tables[0].columns[1]
    assert "pilotkollen-karta-kvartal-2024-Q2.csv" in screen.files


@in_both_languages
def test_the_implementation_is_marked_in_words_on_the_slider(sample: Path, language: str) -> None:
    options = at("2024-Q2", language).select_slider(key=session.QUARTER).options
    mark = TEXTS[language].quarters.phase["implementation"]
    assert [option for option in options if option.endswith(mark)] == options[9:12]
    assert len(options) == 21


def test_the_slider_goes_from_the_start_of_before_to_the_end_of_after(opened: AppTest) -> None:
    options = opened.select_slider(key=session.QUARTER).options
    assert (options[0], options[-1]) == ("mars 2022", "juli–aug 2026")  # noqa: RUF001
    assert options[1] == "kv 2 2022"


def test_sentence_table_and_picture_follow_a_step(opened: AppTest) -> None:
    before = title(opened), picture(opened), read(opened).tables[0].columns[1]
    script = sent(opened)["script"]
    press(opened, "quarter_after")
    after = title(opened), picture(opened), read(opened).tables[0].columns[1]
    assert all(one != other for one, other in zip(before, after, strict=True))
    assert sent(opened)["script"] == script
    press(opened, "quarter_before")
    assert (title(opened), picture(opened), read(opened).tables[0].columns[1]) == before


def test_every_quarter_has_the_same_scale(opened: AppTest) -> None:
    def legends(app: AppTest) -> list[str]:
        return re.findall(r"pilotkollen\.legend\([^;]*;", sent(app)["feature_group"])

    assert legends(opened) == legends(at("2022-Q4"))


def test_steps_end_at_both_ends(sample: Path) -> None:
    first, last = at("2022-03"), at("2026-07--2026-08")
    for app, key in ((first, "quarter_before"), (last, "quarter_after")):
        before = title(app)
        assert title(press(app, key)) == before


def test_an_unknown_quarter_in_a_link_is_told(sample: Path) -> None:
    app = at("1999-Q1")
    assert not app.exception
    assert any("1999-Q1" in plain(info.value) for info in app.info)
    assert "mars 2022" in title(app)


def test_the_link_says_the_quarter_as_long_as_there_is_a_slider(opened: AppTest) -> None:
    assert opened.query_params["quarter"] == "2024-Q2"
    opened.segmented_control(key=session.VIEW).set_value("after").run()
    assert "quarter" not in opened.query_params


def test_the_clock_runs_only_while_it_plays(
    opened: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    words, clock = TEXTS["sv"].quarters, list[float | None]()
    fragment = st.fragment

    def noting(step: Callable[..., None], *, run_every: float | None) -> Callable[..., None]:
        clock.append(run_every)
        return fragment(step)

    monkeypatch.setattr(st, "fragment", noting)
    assert opened.run().button(key="quarter_play").label == words.play
    assert clock[-1] is None
    assert press(opened, "quarter_play").button(key="quarter_play").label == words.pause
    assert clock[-1] == PACE_SECONDS
    assert press(opened, "quarter_play").button(key="quarter_play").label == words.play
    assert clock[-1] is None


def test_another_view_stops_the_playback(opened: AppTest) -> None:
    press(opened, "quarter_play")
    opened.segmented_control(key=session.VIEW).set_value("after").run()
    opened.segmented_control(key=session.VIEW).set_value("quarters").run()
    assert opened.button(key="quarter_play").label == TEXTS["sv"].quarters.play


def test_without_a_plan_the_slider_walks_through_the_chosen_months(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.shared.cached.study", lambda version: None)
    app = at("2024-Q2", **{"from": "2024-02", "to": "2024-07"})
    assert not app.exception
    options = app.select_slider(key=session.QUARTER).options
    assert options == ["feb–mars 2024", "kv 2 2024", "juli 2024"]  # noqa: RUF001
    words = TEXTS["sv"].quarters
    assert not any(words.phase[phase] in title(app) for phase in words.phase)


@in_both_languages
def test_few_incidents_in_a_quarter_give_a_reason_and_no_picture(
    sample: Path, language: str
) -> None:
    app = at("2024-Q2", language, groups="robbery")
    text = TEXTS[language]
    assert not app.exception
    shown = read(app)
    assert TEXTS[language].reason[Reason.TOO_FEW_POINTS] in shown.text
    assert not picture(app)
    assert app.select_slider(key=session.QUARTER).options
    press(app, "quarter_after")
    assert not app.exception
    assert text.quarters.refused_title.rpartition("}")[2] in title(app)


def test_without_positions_the_slider_stands_and_the_reason_is_told(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    screen = open_page("map", view=view("sv"))
    assert not screen.faults
    assert TEXTS["sv"].reason[Reason.NO_POSITIONS] in screen.text
