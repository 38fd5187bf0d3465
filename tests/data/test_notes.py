"""Notes are events like any other: checked, stored beside what is there, taken back."""

from datetime import date
from pathlib import Path

import pytest

from data import context
from data.intake import Intake, Kind
from data.notes import Note, read_note, why_refused
from data.problems import Remark
from data.readers import read
from data.store import Store
from data.study import Period

MAY = Period(date(2025, 5, 1), date(2025, 6, 1))
EVENTS = "från;till;område;rubrik;typ\n2024-07-05;;Norr;Stadsfest;evenemang\n"


def note(text: str, area: str = "", *, fictive: bool = False) -> Intake:
    return read_note(Note(month=MAY, area=area, text=text), "anteckning.csv", fictive=fictive)


def test_a_note_is_an_event_of_its_month() -> None:
    [row] = note("Butiken på hörnet stängde", "Norr").rows.to_dict("records")
    assert row["title"] == "Butiken på hörnet stängde"
    assert (row["area_name"], row["event_type"]) == ("Norr", "note")
    assert (row["starts_on"].date(), row["ends_on"].date()) == (date(2025, 5, 1), date(2025, 5, 31))


@pytest.mark.parametrize(
    "text",
    ["Stängt; flyttat", 'Kallas "Hörnan"', "2024-05-01", "=SUMMA(A1)", "Område", "1234"],
)
def test_a_note_is_kept_as_it_is_written(text: str) -> None:
    intake = note(text)
    assert list(intake.rows["title"]) == [text]
    assert not why_refused(intake)
    assert not intake.findings


@pytest.mark.parametrize(
    "text",
    ["Ring 070-123 45 67", "Mejla anna@example.org", "Han är 19900101-2385", "Anna Svensson"],
)
def test_personal_data_in_a_note_are_refused_with_the_reason(text: str) -> None:
    intake = note(text)
    assert {finding.remark for finding in why_refused(intake)} == {Remark.PERSONAL_DATA}
    assert text not in intake.rows.to_csv()


def test_a_story_why_refused_too() -> None:
    intake = note("x" * 81)
    assert {finding.remark for finding in why_refused(intake)} == {Remark.FREE_TEXT_NOT_STORED}


def test_a_note_lies_beside_the_events_and_can_be_taken_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add(read(Kind.EVENTS, EVENTS.encode(), "events.csv"))
    version = store.add(note("Stängt", "Norr"), beside=True, made_by="A")
    found = context.events(version)
    assert found is not None
    assert [(event.title, event.is_note) for event in found] == [
        ("Stadsfest", False),
        ("Stängt", True),
    ]
    assert (version.made_by, version.made_from) == ("A", "anteckning.csv")
    before = context.events(store.undo())
    assert before is not None
    assert [event.title for event in before] == ["Stadsfest"]


@pytest.mark.parametrize("fictive", [True, False])
def test_a_note_on_made_up_data_is_made_up_and_drops_nothing(
    tmp_path: Path, *, fictive: bool
) -> None:
    mark = ";FIKTIVA DATA\n" if fictive else ";egen\n"
    lines = EVENTS.splitlines()
    content = f"{lines[0]};källa\n{lines[1]}{mark}"
    store = Store(tmp_path)
    store.add(read(Kind.EVENTS, content.encode(), "events.csv"))
    version = store.add(note("Stängt", fictive=fictive), beside=True)
    assert version.fictive is fictive
    assert len(version.parts[Kind.EVENTS]) == 2


def test_the_same_note_twice_is_one_note(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add(note("Stängt"))
    version = store.add(note("Stängt"), beside=True)
    assert len(version.parts[Kind.EVENTS]) == 1
