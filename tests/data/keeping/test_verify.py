"""A damaged store says what is wrong and what to do; never a traceback, never wrong numbers."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from data.intake import Intake, Kind
from data.keeping.backup import backup, restore
from data.keeping.contents import serious
from data.keeping.sources import sources
from data.keeping.verify import verify
from data.problems import Damage, Harm, NoSuchVersionError, StoreError
from data.store import Store
from tests.data.test_store import AREAS, files, thefts, total


@pytest.fixture(scope="module")
def two_loads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = Store(tmp_path_factory.mktemp("two"))
    store.add(AREAS, thefts(3))
    store.add(thefts(5))
    return store.folder


@pytest.fixture
def store(two_loads: Path, tmp_path: Path) -> Store:
    return Store(Path(shutil.copytree(two_loads, tmp_path / "store")))


def rows(store: Store) -> Path:
    return store.current().part(Kind.INCIDENTS).rows_file


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-5])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def edit(file: Path) -> None:
    """Another number where one stood: still JSON."""
    file.write_text(file.read_text(encoding="utf-8").replace('"follows": 1', '"follows": 2'))


WAYS: dict[str, tuple[Callable[[Store], object], Harm, str]] = {
    "version cut off": (
        lambda s: cut(s.ledger.file(2)),
        Harm.UNREADABLE_RECORD,
        "versions/000002.json",
    ),
    "version changed": (
        lambda s: edit(s.ledger.file(2)),
        Harm.CHANGED_FILE,
        "versions/000002.json",
    ),
    "version of a newer program": (
        lambda s: s.ledger.file(2).write_text('{"format": 99}'),
        Harm.NEWER_FORM,
        "000002.json",
    ),
    "version that says nothing": (
        lambda s: s.ledger.file(2).write_text("{}"),
        Harm.UNREADABLE_RECORD,
        "000002.json",
    ),
    "rows missing": (lambda s: rows(s).unlink(), Harm.MISSING_FILE, "rows.parquet"),
    "rows cut off": (lambda s: cut(rows(s)), Harm.CHANGED_FILE, "rows.parquet"),
    "part missing": (lambda s: shutil.rmtree(rows(s).parent), Harm.MISSING_FILE, "parts/incidents"),
    "part.json cut off": (
        lambda s: cut(rows(s).parent / "part.json"),
        Harm.CHANGED_FILE,
        "part.json",
    ),
    "list of contents cut off": (
        lambda s: cut(rows(s).parent / "contents.json"),
        Harm.UNREADABLE_RECORD,
        "contents.json",
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_damage_is_told_when_it_is_opened_and_by_verify_and_is_never_backed_up(
    store: Store, tmp_path: Path, way: str
) -> None:
    damage, harm, place = WAYS[way]
    damage(store)
    with pytest.raises(StoreError) as caught:
        store.current()
    for found in (caught.value.damages, verify(store)):
        assert [d for d in found if d.harm is harm and place in d.place], found
    with pytest.raises(StoreError):
        backup(store, tmp_path / "b.zip")
    assert not (tmp_path / "b.zip").exists()


def test_a_changed_bit_in_rows_is_found_by_verify_and_before_the_rows_are_counted_again(
    store: Store,
) -> None:
    flip(rows(store))
    assert [d.harm for d in verify(store)] == [Harm.CHANGED_FILE]
    with pytest.raises(StoreError):
        store.add(AREAS)


def test_the_same_file_loaded_again_mends_a_damaged_part(store: Store) -> None:
    rows(store).unlink()
    assert total(store.add(AREAS, thefts(5), afresh=True)) == 5
    assert verify(store) == []


def test_undo_leads_out_of_a_damaged_version_and_never_into_one(store: Store) -> None:
    cut(store.version(1).part(Kind.INCIDENTS).rows_file)
    with pytest.raises(StoreError):
        store.undo()
    assert store.current().number == 2
    rows(store).unlink()
    with pytest.raises(StoreError):
        store.undo()
    store.add(AREAS, thefts(7), afresh=True)
    assert store.current().number == 3


def test_a_sound_store_has_nothing_to_find_and_verify_changes_nothing(store: Store) -> None:
    before = files(store.folder)
    assert verify(store) == []
    assert files(store.folder) == before
    assert verify(Store(store.folder / "nowhere")) == []


def test_what_takes_room_without_harm_is_named_apart(store: Store) -> None:
    (store.folder / "parts" / "incidents-0123").mkdir()
    (store.folder / ".new-left").mkdir()
    (store.folder / ".current.new").touch()
    (rows(store).parent / "Thumbs.db").touch()
    found = {(damage.harm, damage.place) for damage in verify(store)}
    assert found == {
        (Harm.ORPHAN, "parts/incidents-0123"),
        (Harm.LEFT_OVER, ".new-left"),
        (Harm.LEFT_OVER, ".current.new"),
        (Harm.UNKNOWN_FILE, f"{rows(store).parent.name}/Thumbs.db"),
    }
    assert total(store.current()) == 5


def test_a_version_that_another_follows_and_that_is_gone_is_named(store: Store) -> None:
    store.ledger.file(1).unlink()
    assert Damage(Harm.MISSING_VERSION, "000001.json") in verify(store)
    with pytest.raises(StoreError):
        store.undo()
    with pytest.raises(NoSuchVersionError):
        store.version(1)


# what older programs stored


def as_an_older_program_stored_it(store: Store) -> None:
    """No format, no checksums, nobody's name, no mapping, no quality."""
    for file in store.folder.glob("*/*/contents.json"):
        file.unlink()
    for file in [*store.folder.glob("versions/*.json"), *store.folder.glob("parts/*/part.json")]:
        content = json.loads(file.read_bytes())
        for newer in ("format", "checksum", "made_by", "mapping", "quality", "key"):
            content.pop(newer, None)
        if "parts" in content:
            content["parts"] = {kind: name for kind, (name,) in content["parts"].items()}
        file.write_text(json.dumps(content), encoding="utf-8")


def test_what_an_older_program_stored_is_read_and_can_be_loaded_on_top_of(store: Store) -> None:
    as_an_older_program_stored_it(store)
    version = store.current()
    assert (version.made_by, total(version)) == ("", 5)
    assert {(p.mapping, p.quality) for p in version.files} == {("", ())}
    assert {damage.harm for damage in verify(store)} == {Harm.NO_CHECKSUMS}
    assert total(store.add(thefts(6))) == 6


def test_rows_in_a_form_that_is_no_longer_read_are_one_clear_problem(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.FORMAT", 999)
    monkeypatch.setattr("data.keeping.sources.COUNTED_COLUMNS", ["occurred_from", "of_tomorrow"])
    for ask in (store.current, store.undo):
        with pytest.raises(StoreError) as caught:
            ask()
        assert [damage.harm for damage in caught.value.damages] == [Harm.OLDER_FORM]
    assert total(store.add(thefts(4))) == 4  # what is loaded makes new ones


def test_rows_of_a_program_that_knew_no_premises_are_counted_without(
    store: Store, tmp_path: Path
) -> None:
    part = store.current().part(Kind.INCIDENTS)
    older = replace(part, folder=tmp_path / "older")
    older.folder.mkdir()
    pd.read_parquet(part.rows_file).drop(columns="premises").to_parquet(older.rows_file)
    counted = sources({Kind.INCIDENTS: [older]}).incidents
    assert counted is not None
    assert counted["premises"].tolist() == [""] * 5


# what is mended by itself


SUMMARY = "areas.parquet"
UNCOUNTED: dict[str, Callable[[Path], object]] = {
    "missing": shutil.rmtree,
    "without a file": lambda summaries: (summaries / SUMMARY).unlink(),
    "cut off": lambda summaries: cut(summaries / SUMMARY),
    "changed": lambda summaries: flip(summaries / SUMMARY),
}


@pytest.mark.parametrize("way", UNCOUNTED)
def test_summaries_are_made_anew_from_the_rows_when_the_version_is_opened(
    two_loads: Path, store: Store, way: str
) -> None:
    whole = files(two_loads)
    summaries = store.ledger.entry(2).summaries
    UNCOUNTED[way](summaries)
    assert verify(store) == [Damage(Harm.UNCOUNTED, f"summaries/{summaries.name}")]
    assert total(store.current()) == 5
    assert verify(store) == []
    assert files(store.folder) == whole


def test_summaries_of_an_older_program_are_made_anew_for_the_version_they_belong_to(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = store.ledger.entry(2).summaries
    monkeypatch.setattr("data.store.FORMAT", 999)
    assert {damage.harm for damage in verify(store)} == {Harm.UNCOUNTED}
    assert total(store.current()) == 5
    assert store.current().summaries == store.ledger.entry(2).summaries != old
    assert total(store.undo()) == 3
    assert {damage.harm for damage in verify(store)} == {Harm.ORPHAN}


def test_summaries_are_never_made_of_damaged_rows(store: Store) -> None:
    flip(rows(store))
    shutil.rmtree(store.ledger.entry(2).summaries)
    with pytest.raises(StoreError):
        store.current()
    assert not store.ledger.entry(2).summaries.exists()


def test_a_backup_holds_summaries_that_were_missing_here(store: Store, tmp_path: Path) -> None:
    shutil.rmtree(store.ledger.entry(1).summaries)
    backup(store, tmp_path / "b.zip")
    with (tmp_path / "b.zip").open("rb") as file:
        other = Store(tmp_path / "other")
        restore(other, file, "b.zip")
    assert verify(other) == []
    assert total(other.version(1)) == 3


POINTERS: dict[str, Callable[[Path], object]] = {
    "deleted": lambda file: file.unlink(),
    "noise": lambda file: file.write_bytes(b"\xff2"),
    "empty": lambda file: file.write_text(""),
    "to nothing": lambda file: file.write_text("9"),
}


@pytest.mark.parametrize("way", POINTERS)
def test_a_lost_pointer_is_told_and_the_newest_version_is_used_with_its_history(
    store: Store, tmp_path: Path, way: str
) -> None:
    POINTERS[way](store.folder / "current")
    assert verify(store) == [Damage(Harm.LOST_POINTER, "current")]
    assert not store.is_empty
    assert total(store.current()) == 5
    backup(store, tmp_path / "b.zip")
    assert store.add(thefts(6)).follows == 2
    assert verify(store) == []
    assert total(store.undo()) == 5


def test_a_lost_pointer_leads_past_damaged_versions_and_into_the_newest_restore(
    store: Store, tmp_path: Path
) -> None:
    backup(store, tmp_path / "b.zip")
    for _ in range(2):
        with (tmp_path / "b.zip").open("rb") as file:
            restore(store, file, "b.zip")
    store.add(thefts(7))
    (store.folder / "current").unlink()
    assert total(store.current()) == 7
    rows(store).unlink()
    assert total(store.current()) == 5
    for entry in store.folder.glob("versions-3/*.json"):
        cut(entry)
    with pytest.raises(StoreError):
        store.current()
    assert not store.is_empty


# the key


def with_cases(count: int, name: str = "a.csv") -> Intake:
    given = thefts(count, name)
    return replace(given, rows=given.rows.assign(case_hash=[f"{n:016}" for n in range(count)]))


KEYS: dict[str, Callable[[Path], object]] = {"missing": lambda key: key.unlink(), "changed": flip}


@pytest.mark.parametrize("way", KEYS)
def test_a_lost_key_is_told_and_a_backup_brings_it_back(
    store: Store, tmp_path: Path, way: str
) -> None:
    key = store.key()
    store.add(with_cases(3), key=key)
    assert verify(store) == []
    backup(store, tmp_path / "b.zip")
    KEYS[way](store.folder / "versions" / "key")
    assert verify(store) == [Damage(Harm.LOST_KEY, "versions/key")]
    assert serious(verify(store))
    assert total(store.current()) == 3
    backup(store, tmp_path / "without.zip")  # the rows are worth it
    with (tmp_path / "b.zip").open("rb") as file:
        restore(store, file, "b.zip")
    assert store.key() == key
    assert not serious(verify(store))


def test_a_key_that_an_older_program_did_not_write_down_is_missed_too(store: Store) -> None:
    store.add(with_cases(3), key=store.key())
    as_an_older_program_stored_it(store)
    assert Harm.LOST_KEY not in {damage.harm for damage in verify(store)}
    (store.folder / "versions" / "key").unlink()
    assert Harm.LOST_KEY in {damage.harm for damage in verify(store)}


def test_no_key_is_missed_where_no_case_was_ever_hashed(store: Store) -> None:
    assert not (store.folder / "versions" / "key").exists()
    assert verify(store) == []


def test_a_damaged_part_is_mended_by_loading_its_file_again(store: Store) -> None:
    kept = set(store.current().parts)
    cut(rows(store))
    with pytest.raises(StoreError):
        store.current()
    assert total(store.add(thefts(5))) == 5
    assert set(store.current().parts) == kept
    assert not serious(iter(verify(store)))


def test_a_part_without_its_list_of_contents_is_damaged_and_a_restore_mends_it(
    store: Store, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.zip"
    backup(store, copy)
    part = rows(store).parent
    cut(part / "rows.parquet")
    (part / "contents.json").unlink()
    assert Harm.MISSING_FILE in {damage.harm for damage in verify(store)}
    with copy.open("rb") as file:
        restore(store, file, copy.name)
    assert total(store.current()) == 5
    assert not serious(iter(verify(store)))
