"""Trender: a note is written, stored as any event, seen on the axis, and moves no answer."""

import shutil
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data import context, engine
from data.intake import Kind
from data.store import Store
from pages.shared import judged, session
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.screen import TEXTS, open_page, plain, run
from tests.pages.town import EVEN, STUDY, load, months, spread

WORDS = SWEDISH_TEXT.notes
EVENTS = "från;till;område;rubrik;typ\n2024-07-05;;north;Stadsfest;evenemang\n"


@pytest.fixture
def store(store_folder: Path) -> Store:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    return Store(store_folder)


def write(text: str, language: str = "sv", **chosen: str) -> AppTest:
    app = run("trends", language)
    [field] = [each for each in app.text_input if each.label == TEXTS[language].notes.text]
    field.input(text)
    if "area" in chosen:
        app.selectbox(key="note_area").select(chosen["area"])
    [button] = [each for each in app.button if each.label == TEXTS[language].notes.add]
    return button.click().run()


@pytest.mark.parametrize("language", TEXTS)
def test_a_note_is_stored_and_stands_on_the_axis(store: Store, language: str) -> None:
    app = write("Butiken stängde", language, area="north")
    assert not app.exception
    assert [plain(done.value) for done in app.success] == [
        TEXTS[language].notes.added.format(month=TEXTS[language].numbers.month(_last(store)))
    ]
    found = context.events(store.current())
    assert found is not None
    [event] = found
    assert (event.title, event.area, event.is_note) == ("Butiken stängde", "north", True)
    screen = open_page("trends", language, areas="north")
    assert TEXTS[language].notes.listed.format(title="Butiken stängde") in screen.text
    assert "Butiken stängde" not in open_page("trends", language, areas="a").text


def _last(store: Store) -> pd.Timestamp:
    counts = engine.catalogue(store.current()).covered
    assert counts
    return pd.Timestamp(counts[1]) - pd.DateOffset(months=1)


def test_a_note_has_history_and_can_be_taken_back(store: Store) -> None:
    first = store.current().number
    write("Butiken stängde")
    version = store.current()
    assert (version.follows, version.made_by) == (first, session.user_name())
    assert version.made_from == "anteckning 2025-03.csv"
    assert store.undo().number == first


def test_a_note_leaves_the_events_of_a_file_in_place(store: Store) -> None:
    load(store.folder, events=EVENTS)
    write("Butiken stängde")
    found = context.events(store.current())
    assert found is not None
    assert {event.title for event in found} == {"Stadsfest", "Butiken stängde"}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("text", ["Ring 070-123 45 67", "anna@example.org"])
def test_personal_data_are_refused_with_the_usual_message(
    store: Store, language: str, text: str
) -> None:
    before = store.current().number
    app = write(text, language)
    assert store.current().number == before
    [said] = [plain(error.value) for error in app.error]
    assert said.startswith(TEXTS[language].notes.refused)
    assert TEXTS[language].remark["personal_data"] in said  # type: ignore[index]
    assert text not in said


def test_an_empty_note_is_not_stored(store: Store) -> None:
    before = store.current().number
    app = write("  ")
    assert [plain(error.value) for error in app.error] == [WORDS.empty]
    assert store.current().number == before


def test_whoever_may_not_load_gets_no_form_and_stores_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "may", lambda act: False)
    app = run("trends")
    assert not app.exception
    assert not [each for each in app.text_input if each.label == WORDS.text]


def test_a_note_on_the_sample_is_made_up_and_the_sample_stays(
    sample_store: Path, store_folder: Path
) -> None:
    shutil.copytree(sample_store, store_folder, dirs_exist_ok=True)
    before = Store(store_folder).current()
    write("Butiken stängde")
    after = Store(store_folder).current()
    assert after.fictive
    assert after.parts.keys() == before.parts.keys()
    assert len(after.parts[Kind.EVENTS]) == len(before.parts[Kind.EVENTS]) + 1


def test_a_note_is_no_doubt_about_an_answer(store: Store) -> None:
    def doubts() -> tuple[object, ...]:
        version = store.current()
        [pilot] = version.study().pilots
        return judged.doubts_about(version, pilot, pilot.primary, {})

    nobody_looked = doubts()
    write("Butiken stängde", area="north")
    assert doubts() == nobody_looked
    load(store.folder, events=EVENTS)
    one_event = doubts()
    assert one_event != nobody_looked
    write("Butiken stängde", area="north")
    assert doubts() == one_event
