"""What people write beside the figures: marked as theirs, kept with the store, escaped."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.decision.emmie import Letter
from data.columns.personal import PersonalData
from data.keeping.written import read_written
from data.store import Store
from pages.decision.written import ABOUT, PILOT, SAVE
from pages.shared import session
from tests.pages.screen import TEXTS, open_page, plain, run
from tests.pages.town import EVEN, STUDY, load, months, spread

languages = pytest.mark.parametrize("language", TEXTS)


@pytest.fixture
def store(store_folder: Path) -> Store:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    return Store(store_folder)


def write(words: str, language: str = "sv", letter: Letter = Letter.MECHANISM) -> AppTest:
    app = run("decision", language)
    [field] = [e for e in app.text_area if e.label == TEXTS[language].emmie.words]
    field.input(words)
    app.selectbox(key=ABOUT).select(letter)
    app.selectbox(key=PILOT).select("north")
    [button] = [e for e in app.button if e.label == TEXTS[language].emmie.save]
    return button.click().run()


@languages
def test_words_stand_under_their_question_marked_as_written_by_people_with_who_and_when(
    store: Store, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "user_name", lambda: "strategen")
    text = TEXTS[language]
    app = write("Handlarna ser mer.", language)
    assert not app.exception
    assert [plain(done.value) for done in app.success] == [
        text.emmie.saved.format(part=text.emmie.letter[Letter.MECHANISM].casefold(), area="north")
    ]
    [kept] = read_written(store.folder, fictive=False).values()
    screen = open_page("decision", language)
    assert "> Handlarna ser mer.\n>" in screen.text
    assert f"{text.emmie.written} (strategen, {text.numbers.day(kept.at.date())}" in screen.text
    cells = [str(cell) for table in screen.tables for cell in table.to_numpy().flat]
    assert any(cell.startswith("Handlarna ser mer. (strategen") for cell in cells)


@languages
def test_words_about_a_person_are_refused_and_say_why(store: Store, language: str) -> None:
    text = TEXTS[language]
    app = write("Anna Andersson, 070-123 45 67", language)
    what = text.personal[PersonalData.PHONE]
    assert [plain(e.value) for e in app.error] == [text.emmie.personal.format(what=what)]
    assert read_written(store.folder, fictive=False) == {}


def test_an_empty_text_takes_the_words_away(store: Store) -> None:
    write("Först")
    app = write("")
    assert read_written(store.folder, fictive=False) == {}
    assert len(app.success) == 1
    assert TEXTS["sv"].emmie.removed.partition("{")[0] in app.success[0].value


def test_words_are_text_and_never_markup(store: Store) -> None:
    write("<script>alert(1)</script> **fet** [x](http://localhost)")
    app = run("decision")
    shown = "\n".join(e.value for e in app.markdown)
    assert "<script>" not in shown
    assert "**fet**" not in shown
    assert "](http" not in shown


def test_those_who_may_not_plan_are_not_offered_to_write(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "may", lambda act: act is not session.Act.PLAN)
    app = run("decision")
    assert not [e for e in app.text_area if e.label == TEXTS["sv"].emmie.words]
    assert SAVE not in [e.key for e in app.button]
