"""What people write beside the figures."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.columns.personal import PersonalData, in_story
from data.keeping.backup import backup, restore
from data.keeping.written import FILE, LONGEST, read_written, write
from data.problems import StoreError
from data.store import Store
from tests.data.test_store import AREAS
from tests.sample import study

HERE = ("north", "mechanism")
ELSEWHERE = ("south", "mechanism")


def told(folder: Path, *, fictive: bool = False) -> dict[tuple[str, str], str]:
    return {key: one.text for key, one in read_written(folder, fictive=fictive).items()}


def put(folder: Path, text: str, subject: tuple[str, str] = HERE, *, fictive: bool = False) -> None:
    assert write(folder, subject, text, by="strategist", fictive=fictive) is None


def test_words_are_kept_with_who_and_when(tmp_path: Path) -> None:
    put(tmp_path, "  Handlarna   ser mer.\nDe ringer oftare. ")
    [one] = read_written(tmp_path, fictive=False).values()
    assert one.text == "Handlarna ser mer.\nDe ringer oftare."
    assert one.by == "strategist"
    assert abs((datetime.now(UTC) - one.at).total_seconds()) < 60


def test_later_words_take_the_place_of_earlier_ones_and_empty_ones_take_them_away(
    tmp_path: Path,
) -> None:
    put(tmp_path, "Först")
    put(tmp_path, "Annat", ELSEWHERE)
    put(tmp_path, "Sedan")
    assert told(tmp_path) == {HERE: "Sedan", ELSEWHERE: "Annat"}
    put(tmp_path, "  ")
    assert told(tmp_path) == {ELSEWHERE: "Annat"}


def test_words_about_made_up_data_are_never_told_of_real_ones(tmp_path: Path) -> None:
    put(tmp_path, "påhittat", fictive=True)
    put(tmp_path, "verkligt")
    assert told(tmp_path, fictive=True) == {HERE: "påhittat"}
    assert told(tmp_path) == {HERE: "verkligt"}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ring 070-123 45 67 så berättar de.", PersonalData.PHONE),
        ("Skriv till anna@example.com om det.", PersonalData.EMAIL),
        ("Han är 19811218-9876 i registret.", PersonalData.PERSON_NUMBER),
        ("Det började när Anna Andersson tog över.", PersonalData.NAME),
        ("Bilen ABC123 stod där varje kväll.", PersonalData.PLATE),
        ("Allt hände på Storgatan 12 förra året.", PersonalData.ADDRESS),
        ("Först en rad.\nSedan Erik Johansson.", PersonalData.NAME),
    ],
)
def test_words_that_tell_of_a_person_are_refused_and_nothing_changes(
    text: str, what: PersonalData, tmp_path: Path
) -> None:
    put(tmp_path, "Först")
    assert write(tmp_path, HERE, text, by="", fictive=False) is what
    assert told(tmp_path) == {HERE: "Först"}


@pytest.mark.parametrize(
    "text",
    [
        "Fler ögon på gatan gör att den som tänker stjäla avstår. Belysningen hjälper.",
        "Kostnaden var 150 000 kr per år, 2024-2026, för norra Kungsgatan.",
        "Det märks mest efter kl. 18.00 på Kungsgatan 2024. Se v. 37.",
        "It works through more guardians. The shops talk to each other.",
        "Karl Johans torg är med. Norra Kungsgatan Stallbacka Överby.",
        "",
    ],
)
def test_sentences_about_the_work_are_no_personal_data(text: str) -> None:
    assert in_story(text) is None


def test_more_than_fits_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "x" * LONGEST)
    with pytest.raises(ValueError, match=str(LONGEST + 1)):
        write(tmp_path, HERE, "x" * (LONGEST + 1), by="", fictive=False)


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b'{"written": [{}]}', b'{"written": 3}', b'{"x": 1}']
)
def test_a_damaged_file_is_said_to_be_one(content: bytes, tmp_path: Path) -> None:
    put(tmp_path, "Först")
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(StoreError):
        read_written(tmp_path, fictive=False)


def test_a_store_without_any_has_none(tmp_path: Path) -> None:
    assert read_written(tmp_path / "nowhere", fictive=False) == {}


def test_they_go_with_a_backup(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.add(AREAS, study())
    put(store.folder, "Behåll")
    backup(store, tmp_path / "copy.zip")
    other = Store(tmp_path / "other")
    with (tmp_path / "copy.zip").open("rb") as copy:
        restore(other, copy, "copy.zip")
    assert told(other.folder) == {HERE: "Behåll"}
