"""A damaged store says what is wrong and what to do; never a traceback, never wrong numbers."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data.intake import Kind
from data.keeping.backup import backup, restore
from data.keeping.contents import serious
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
    return store.current().parts[Kind.INCIDENTS].rows_file


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
    "pointer of noise": (
        lambda s: (s.folder / "current").write_bytes(b"\xff2"),
        Harm.UNREADABLE_POINTER,
        "current",
    ),
    "empty pointer": (
        lambda s: (s.folder / "current").write_text(""),
        Harm.UNREADABLE_POINTER,
        "current",
    ),
    "pointer to nothing": (
        lambda s: (s.folder / "current").write_text("9"),
        Harm.MISSING_VERSION,
        "000009.json",
    ),
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
    "summary missing": (
        lambda s: (s.ledger.entry(2).summaries / "areas.parquet").unlink(),
        Harm.MISSING_FILE,
        "areas.parquet",
    ),
    "summary changed": (
        lambda s: flip(s.ledger.entry(2).summaries / "areas.parquet"),
        Harm.CHANGED_FILE,
        "areas.parquet",
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
    cut(store.version(1).summaries / "areas.parquet")
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
        for newer in ("format", "checksum", "made_by", "mapping", "quality"):
            content.pop(newer, None)
        file.write_text(json.dumps(content), encoding="utf-8")


def test_what_an_older_program_stored_is_read_and_can_be_loaded_on_top_of(store: Store) -> None:
    as_an_older_program_stored_it(store)
    version = store.current()
    assert (version.made_by, total(version)) == ("", 5)
    assert {(p.mapping, p.quality) for p in version.parts.values()} == {("", ())}
    assert {damage.harm for damage in verify(store)} == {Harm.NO_CHECKSUMS}
    assert total(store.add(thefts(6))) == 6


def test_summaries_in_a_form_that_is_no_longer_read_are_one_clear_problem(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.FORMAT", 999)
    for ask in (store.current, store.undo):
        with pytest.raises(StoreError) as caught:
            ask()
        assert [damage.harm for damage in caught.value.damages] == [Harm.OLDER_FORM]
    assert total(store.add(thefts(4))) == 4  # what is loaded makes new ones


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
