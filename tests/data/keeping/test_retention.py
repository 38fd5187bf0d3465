"""Rows older than they may be are told, and go for good with every version that held them."""

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from data.__main__ import main
from data.intake import Kind
from data.keeping import journal
from data.keeping.journal import Deed, Event
from data.keeping.retention import far_ahead, overdue, thin
from data.keeping.verify import verify
from data.readers import read
from data.store import Store
from tests.data.test_store import AREAS, total
from tests.sample import at

PLACE = "{latitude};{longitude}".format(**at(50, 50))
BEFORE = date(2020, 1, 1)


def incidents(*days: str) -> bytes:
    return "\n".join(["Datum;Brott;Lat;Long", *(f"{d} 10:00;Stöld;{PLACE}" for d in days)]).encode()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two old incidents, one of the day and two new ones in two files, and an older version."""
    made = Store(tmp_path / "store")
    key = made.key()
    old = incidents("2018-03-01", "2019-12-31", "2020-01-01")
    new = incidents("2024-03-01", "2024-03-02")
    made.add(AREAS, read(Kind.INCIDENTS, old, "a.csv", key=key), key=key)
    made.add(read(Kind.INCIDENTS, new, "b.csv", key=key), key=key, beside=True)
    return made


def test_what_is_older_is_counted_and_the_day_itself_is_not(store: Store) -> None:
    found = overdue(store, BEFORE)
    assert found.rows == {Kind.INCIDENTS: 2}
    assert found.versions == (1,)
    assert overdue(store, date(2018, 3, 1)).is_nothing


def test_midnight_of_the_day_is_of_the_day(tmp_path: Path) -> None:
    """Rows that have a date and no time are stored as midnight."""
    rows = f"Datum;Brott;Lat;Long\n2019-12-31;Stöld;{PLACE}\n2020-01-01;Stöld;{PLACE}\n"
    store = Store(tmp_path / "dates")
    store.add(AREAS, read(Kind.INCIDENTS, rows.encode(), "a.csv"))
    assert overdue(store, BEFORE).rows == {Kind.INCIDENTS: 1}
    thin(store, BEFORE, grace_s=0)
    assert total(store.current()) == 1


def test_the_rows_and_every_version_that_held_them_are_gone_from_the_disk(store: Store) -> None:
    done = thin(store, BEFORE, by="eva", grace_s=0)
    assert done.version == 3
    assert done.purged.versions == (1, 2)
    assert store.numbers() == [3]
    assert total(store.current()) == 3
    for file in store.folder.rglob("rows.parquet"):
        rows = pd.read_parquet(file)
        if "occurred_from" in rows:
            assert rows["occurred_from"].min() >= pd.Timestamp(BEFORE)
    assert verify(store) == []
    assert overdue(store, BEFORE).is_nothing


def test_the_files_keep_their_names_and_what_is_known_of_them(store: Store) -> None:
    before = store.current().parts[Kind.INCIDENTS]
    thin(store, BEFORE, grace_s=0)
    after = store.current().parts[Kind.INCIDENTS]
    assert [p.name for p in after] == [p.name for p in before]
    assert [p.content_hash for p in after] == [p.content_hash for p in before]
    assert [p.kept_count for p in after] == [1, 2]
    assert [p.read_count for p in after] == [3, 2]


def test_it_is_noted_with_the_day_and_who_did_it(store: Store) -> None:
    thin(store, BEFORE, by="eva", grace_s=0)
    *_, thinned, purged = journal.events(store.folder)
    assert isinstance(thinned, Event)
    assert isinstance(purged, Event)
    assert (thinned.deed, thinned.by, thinned.about["before"]) == (
        Deed.THINNED,
        "eva",
        "2020-01-01",
    )
    assert (purged.deed, purged.by) == (Deed.PURGED, "eva")


def test_where_nothing_is_too_old_nothing_is_deleted(store: Store) -> None:
    assert thin(store, date(2000, 1, 1), grace_s=0).version is None
    assert store.numbers() == [1, 2]


def test_old_rows_in_an_earlier_version_alone_go_too(store: Store) -> None:
    store.add(read(Kind.INCIDENTS, incidents("2024-05-01"), "c.csv"))
    done = thin(store, BEFORE, grace_s=0)
    assert done.version is None
    assert store.numbers() == [3]
    assert overdue(store, BEFORE).is_nothing


def test_all_rows_of_a_file_may_be_too_old(store: Store) -> None:
    thin(store, date(2023, 1, 1), grace_s=0)
    assert total(store.current()) == 2


@pytest.mark.parametrize(
    ("language", "told", "gone"),
    [
        ("sv", "2 rader", "2 rader raderade"),
        ("en", "2 rows", "2 rows deleted"),
    ],
)
def test_the_command_tells_and_deletes_only_when_asked_to(
    language: str,
    told: str,
    gone: str,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(store.folder))
    monkeypatch.setenv("LANG", f"{language}_SE.UTF-8")
    assert main(["retention"]) == 1
    assert "retention_months" in capsys.readouterr().err
    settings = tmp_path / f"{language}.toml"
    settings.write_text("[privacy]\nretention_months = 60\n", "utf-8")
    monkeypatch.setenv("PILOTKOLLEN_SETTINGS", str(settings))
    assert main(["retention", "--before", "2020-01-01"]) == 0
    assert told in capsys.readouterr().out
    assert store.numbers() == [1, 2]
    assert main(["retention", "--before", "2020-01-01", "--purge", "--grace", "0"]) == 0
    assert gone in capsys.readouterr().out
    assert store.numbers() == [3]
    assert main(["retention"]) == 0


def test_a_clock_that_is_far_ahead_of_all_that_is_known_is_told(store: Store) -> None:
    today = date.today()
    assert far_ahead(store, today) is None
    assert far_ahead(store, today + timedelta(days=300)) is None
    assert far_ahead(store, today + timedelta(days=500)) == today  # of the last load


def test_the_command_purges_by_no_clock_that_is_far_ahead_but_by_a_day(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("[privacy]\nretention_months = 60\n", "utf-8")
    monkeypatch.setenv("PILOTKOLLEN_SETTINGS", str(settings))
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(store.folder))
    monkeypatch.setattr("data.__main__.far_ahead", lambda *_: date(2024, 5, 6))
    assert main(["retention", "--purge", "--grace", "0"]) == 1
    assert "2024" in capsys.readouterr().err
    assert store.numbers() == [1, 2]
    assert main(["retention", "--before", "2020-01-01", "--purge", "--grace", "0"]) == 0
    assert store.numbers() == [3]


def test_no_word_of_a_row_that_is_gone_is_left_in_a_file(tmp_path: Path) -> None:
    """Also not in the list of the words that a column has had."""
    words = ("Zqxplats", "Zqxtyp", "Zqxvem")
    told = {"2018-03-01": words, "2019-05-01": words, "2024-03-01": ("Torget", "Butik", "Kontor")}
    lines = [f"{day} 10:00;Stöld;{PLACE};{';'.join(each)}" for day, each in told.items()]
    rows = "\n".join(["Datum;Brott;Lat;Long;Område;Platstyp;Typ av målsägande", *lines])
    store = Store(tmp_path / "words")
    store.add(AREAS, read(Kind.INCIDENTS, rows.encode(), "a.csv"))

    def left() -> set[str]:
        stored = [file.read_bytes() for file in store.folder.rglob("*") if file.is_file()]
        return {word for word in words if any(word.encode() in each for each in stored)}

    assert left() >= {"Zqxplats", "Zqxtyp"}
    thin(store, BEFORE, grace_s=0)
    assert left() == set()
    assert total(store.current()) == 1
