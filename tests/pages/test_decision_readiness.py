"""What a place needs: what the pilots had, what is said of the place, and how it is kept."""

from pathlib import Path

import pytest

from data.keeping.readiness import Answer, Grade, Routine, answers_of, keep_answers
from data.store import Store
from pages.shared import session
from tests.pages.decision_parts import part
from tests.pages.screen import TEXTS, Screen, run
from tests.pages.working_town import HOPED, SECRET, town

in_both_languages = pytest.mark.parametrize("language", TEXTS)
PLACE = "storgatan"


def opened(language: str = "sv", place: str = PLACE) -> Screen:
    return part("readiness", language, place=place)


@in_both_languages
def test_it_tells_in_numbers_what_each_pilot_had(sample: Path, language: str) -> None:
    text, screen = TEXTS[language], opened(language)
    heads = [text.readiness.had.format(area=name) for name in ("Norra Kungsgatan", "Stallbacka")]
    tables = [t for t in screen.tables if heads[0] in t.columns]
    assert len(tables) == 4  # roles, routines, contacts, resources
    assert all(heads[1] in t.columns for t in tables)
    cells = [str(cell) for t in tables for cell in t[heads].to_numpy().flat]
    assert any("29" in cell for cell in cells)  # members
    assert any(text.readiness.graded.format(grade="2") in cell for cell in cells)


@in_both_languages
def test_nobody_has_answered_is_said_and_is_no_no(sample: Path, language: str) -> None:
    text, screen = TEXTS[language], opened(language)
    all_ = text.numbers.whole(19)
    assert f"### {text.readiness.title_none.format(place='Storgatan', all=all_)}" in screen.words
    tables = [t for t in screen.tables if text.readiness.grade in t.columns]
    columns = [text.readiness.routine, text.readiness.owner, text.readiness.grade]
    cells = {str(c) for t in tables for c in t[columns].to_numpy().flat}
    assert cells == {text.readiness.not_answered}


@in_both_languages
def test_the_definition_of_each_state_stands_on_the_card(sample: Path, language: str) -> None:
    assert TEXTS[language].readiness.note in opened(language).text


@in_both_languages
def test_what_is_kept_is_told_with_who_said_it(own_sample: Store, language: str) -> None:
    from datetime import UTC, datetime

    at = datetime(2026, 11, 2, tzinfo=UTC)
    said = {
        "routines-safety_walk": Answer(
            routine=Routine.NO, owner="streets_parks", grade=Grade.READY
        ),
        "contacts-members": Answer(routine=Routine.UNKNOWN),
    }
    keep_answers(own_sample, PLACE, said, by="anna", at=at)
    text, screen = TEXTS[language], opened(language)
    whole = text.numbers.whole
    title = text.readiness.title.format(
        place="Storgatan", answered=whole(2), all=whole(19), ready=whole(1)
    )
    assert f"### {title}" in screen.words
    assert {text.readiness.routines[Routine.NO], text.readiness.grades[Grade.READY]} <= set(
        screen.cells
    )
    assert text.readiness.who.format(by="anna", day=text.numbers.day(at.date())) in screen.cells
    other = opened(language, "drottninggatan")
    assert "anna" not in other.text


def test_what_is_filled_in_is_kept_and_empty_stays_not_answered(own_sample: Store) -> None:
    text = TEXTS["sv"]
    app = run("decision", decision="readiness", place=PLACE)
    chosen = {
        box.key: box for box in app.selectbox if box.key and box.key.startswith(f"{PLACE}-contacts")
    }
    chosen[f"{PLACE}-contacts-members-{text.readiness.routine}"].select("yes")
    chosen[f"{PLACE}-contacts-members-{text.readiness.grade}"].select("B")
    (button,) = (b for b in app.button if b.label == text.readiness.save)
    button.click().run()
    assert not app.exception
    found = answers_of(own_sample, PLACE)
    assert {need: one.says for need, one in found.items()} == {
        "contacts-members": (Routine.YES, "", Grade.BEGUN)
    }
    assert found["contacts-members"].by == session.user_name()
    assert text.readiness.saved.format(place="Storgatan") in [one.value for one in app.success]


def test_who_may_not_plan_sees_the_card_and_no_form(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "may", lambda act: act is not session.Act.PLAN)
    text, screen = TEXTS["sv"], opened()
    assert text.readiness.save not in screen.words
    assert text.readiness.title_none.format(place="Storgatan", all="19") in screen.text


def test_a_damaged_file_is_a_message_and_no_crash(own_sample: Store) -> None:
    file = own_sample.folder / "decision" / "readiness.json"
    file.parent.mkdir()
    file.write_text("{")
    assert "readiness.json" in opened().text


@in_both_languages
def test_no_words_of_a_private_measure_are_told(store_folder: Path, language: str) -> None:
    town(store_folder)
    screen = part("readiness", language)
    assert not [piece for piece in screen.everything if SECRET in piece or HOPED in piece]
