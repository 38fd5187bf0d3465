"""What is done with a store is noted in it, and a line that is taken away shows."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from data.__main__ import main
from data.keeping import exports, journal
from data.keeping.backup import backup, restore
from data.keeping.journal import Deed, Event, Unreadable
from data.keeping.lock import writing
from data.keeping.purge import purge
from data.plans.locks import Edit
from data.problems import BusyError, DiskError, FileError
from data.store import Store
from tests.data.keeping.test_exports import export
from tests.data.test_store import AREAS, thefts
from tests.sample import STUDY, study


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "store")
    made.add(AREAS, thefts(3, "maj.csv"), made_by="anna")
    return made


def noted(store: Store) -> list[tuple[Deed, str]]:
    return [(each.deed, each.by) for each in read(store)]


def read(store: Store) -> list[Event]:
    found = journal.events(store.folder)
    assert all(isinstance(each, Event) for each in found)
    return [each for each in found if isinstance(each, Event)]


def lines(store: Store) -> list[bytes]:
    return (store.folder / "journal" / "log.jsonl").read_bytes().splitlines(keepends=True)


def test_each_deed_with_the_store_is_noted_with_who_did_it(store: Store, tmp_path: Path) -> None:
    store.add(thefts(5, "juni.csv"), made_by="bo")
    store.undo(by="cissi")
    store.redo(by="dan")
    exports.add(store, export("a.csv"))
    backup(store, tmp_path / "b.zip")
    with (tmp_path / "b.zip").open("rb") as content:
        restore(store, content, "b.zip", by="eva")
    purge(store, date(2999, 1, 1), by="filip", grace_s=0)
    assert noted(store) == [
        (Deed.LOADED, "anna"),
        (Deed.LOADED, "bo"),
        (Deed.UNDONE, "cissi"),
        (Deed.REDONE, "dan"),
        (Deed.EXPORTED, "anna"),
        (Deed.RESTORED, "eva"),
        (Deed.PURGED, "filip"),
    ]
    _, loaded, undone, _, left, _, purged = read(store)
    assert loaded.about == {"version": "2", "files": "juni.csv"}
    assert undone.about == {"version": "1"}
    assert left.about == {"files": "a.csv", "line": "1", "print": "ab" * 32}
    assert purged.about == {"versions": "1", "before": "2999-01-01"}
    assert journal.check(store.folder).broken is None


def test_a_plan_is_told_from_a_load_and_its_lock_from_a_change(store: Store) -> None:
    plan = study()
    store.add(plan, made_by="anna")
    store.add(plan, made_by="bo", edit=Edit(follows=2, lock=True))
    assert [deed for deed, _ in noted(store)] == [Deed.LOADED, Deed.PLANNED, Deed.LOCKED]


def test_a_load_that_is_refused_is_no_deed(store: Store) -> None:
    with pytest.raises(FileError):
        store.add(study(STUDY.replace("south", "x")))
    assert len(noted(store)) == 1


def test_nothing_is_taken_into_use_that_could_not_be_noted(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(thefts(5))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.keeping.chain.append", full)
    with pytest.raises(DiskError):
        store.add(thefts(7))
    with pytest.raises(DiskError):
        store.undo()
    assert store.ledger.current() == 2
    assert store.numbers() == [1, 2]
    assert store.taken_back() is None
    first = Store(store.folder.with_name("first"))
    with pytest.raises(DiskError):
        first.add(thefts(7))
    assert first.is_empty


def test_who_logs_in_does_not_wait_for_a_load(store: Store) -> None:
    with store.writing():
        journal.note(store.folder, Deed.LOGGED_IN, by="anna", role="reader")
    assert noted(store)[-1] == (Deed.LOGGED_IN, "anna")


def test_deeds_at_the_same_time_each_get_their_line(store: Store) -> None:
    with ThreadPoolExecutor(8) as many:
        for each in [
            many.submit(journal.note, store.folder, Deed.LOGGED_IN, by=str(number))
            for number in range(40)
        ]:
            each.result()
    assert {by for _, by in noted(store)} == {"anna", *map(str, range(40))}
    assert journal.check(store.folder).broken is None


def test_somebody_who_holds_the_journal_for_long_is_told_of(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_WAIT_S", 0.05)
    with writing(store.folder / "journal", 1), pytest.raises(BusyError):
        journal.note(store.folder, Deed.LOGGED_OUT)


def test_a_backup_holds_the_journal_and_a_restore_loses_no_line(
    store: Store, tmp_path: Path
) -> None:
    backup(store, tmp_path / "b.zip")
    saved = (tmp_path / "b.zip").read_bytes()
    journal.note(store.folder, Deed.LOGGED_IN, by="bo")
    restore(store, BytesIO(saved), "b.zip")
    assert [by for _, by in noted(store)] == ["anna", "bo", ""]
    new = Store(tmp_path / "new")
    restore(new, BytesIO(saved), "b.zip")
    assert [deed for deed, _ in noted(new)] == [Deed.LOADED, Deed.RESTORED]
    assert journal.check(new.folder).broken is None


def test_the_journal_of_another_store_is_kept_beside_ones_own(store: Store, tmp_path: Path) -> None:
    backup(store, tmp_path / "b.zip")
    other = Store(tmp_path / "other")
    other.add(AREAS, thefts(4), made_by="olle")
    with (tmp_path / "b.zip").open("rb") as content:
        restore(other, content, "b.zip")
    assert [by for _, by in noted(other)] == ["olle", ""]
    (kept,) = (other.folder / "journal").glob("log-*.jsonl")
    assert b"anna" in kept.read_bytes()


def test_a_line_of_a_newer_program_is_told_and_stops_nothing(store: Store) -> None:
    (store.folder / "journal" / "log.jsonl").write_bytes(b"".join([*lines(store), b"{}\n"]))
    journal.note(store.folder, Deed.LOGGED_IN, by="bo")
    assert journal.events(store.folder)[1] == Unreadable(2)


def test_the_journal_holds_no_row_and_long_names_are_cut(store: Store) -> None:
    journal.note(store.folder, Deed.REFUSED, by="x" * 10_000, why="y" * 10_000)
    assert len(lines(store)[-1]) < 1_200
    text = b"".join(lines(store))
    assert b"theft" not in text


@pytest.mark.parametrize(
    ("language", "loaded", "whole", "broken"),
    [
        ("sv", "anna · Läste in", "2 rader, alla på plats", "Loggboken är ändrad: rad 1"),
        ("en", "anna · Loaded", "2 lines, all in place", "The log book was changed: line 1"),
    ],
)
def test_the_command_shows_what_was_done_and_a_line_that_is_gone(
    language: str,
    loaded: str,
    whole: str,
    broken: str,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(store.folder))
    monkeypatch.setenv("LANG", f"{language}_SE.UTF-8")
    journal.note(store.folder, Deed.REFUSED, by="bo", why="no_role")
    assert main(["journal"]) == 0
    said = capsys.readouterr().out
    assert loaded in said
    assert whole in said
    assert journal.check(store.folder).last in said
    (store.folder / "journal" / "log.jsonl").write_bytes(b"".join(lines(store)[1:]))
    assert main(["journal"]) == 1
    assert broken in capsys.readouterr().out


def test_the_print_of_each_line_stands_in_the_log_which_lies_elsewhere(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """Who takes the end of the journal, and the note of it, is found out there."""
    caplog.set_level("INFO")
    journal.note(store.folder, Deed.LOGGED_IN, by="bo", role="reader")
    number, last = len(lines(store)), journal.check(store.folder).last
    assert caplog.messages[-1] == f"line {number} of the journal: {last}"
