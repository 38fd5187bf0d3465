"""A backup brings back every byte, and nothing else gets in by it."""

import json
import shutil
import stat
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from data.keeping.backup import backup, restore
from data.keeping.contents import serious
from data.keeping.purge import purge
from data.keeping.verify import verify
from data.problems import BackupError, DiskError, FileThereError, Flaw, NoDataYetError
from data.store import Store
from tests.data.keeping.test_purge import FAR_FUTURE
from tests.data.test_store import AREAS, files, thefts, total


@pytest.fixture(scope="module")
def loads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two loads, the key, and a map put there by hand; the second load is taken back."""
    store = Store(tmp_path_factory.mktemp("loads"))
    store.add(AREAS, thefts(3))
    store.ledger.write_key(store.key())
    store.add(thefts(5), made_by="anna")
    store.undo()
    (store.folder / "basemap" / "kartor").mkdir(parents=True)
    (store.folder / "basemap" / "kartor" / "karta över ån.gpkg").write_bytes(b"map")
    (store.folder / "basemap" / ".DS_Store").touch()
    return store.folder


@pytest.fixture(scope="module")
def saved(loads: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("saved") / "b.zip"
    assert backup(Store(loads), file) == file.stat().st_size
    return file.read_bytes()


@pytest.fixture
def other(tmp_path: Path) -> Store:
    """A store with something else in it."""
    store = Store(tmp_path / "other")
    store.add(replace(AREAS, name="andra.geojson"), thefts(7))
    store.ledger.write_key(store.key())
    return store


def restored(store: Store, content: bytes, name: str = "b.zip") -> int:
    return restore(store, BytesIO(content), name).number


def kept(folder: Path) -> dict[str, bytes]:
    found = files(folder).items()
    return {name: content for name, content in found if not name.endswith(".DS_Store")}


def data_of(content: bytes) -> dict[str, bytes]:
    """All but the journal, which goes on: also with the line that tells of the restore."""
    with ZipFile(BytesIO(content)) as archive:
        names = (n for n in archive.namelist() if not n.startswith(("journal/", "manifest")))
        return {name: archive.read(name) for name in names}


def test_a_backup_brings_back_every_byte(loads: Path, saved: bytes, tmp_path: Path) -> None:
    store = Store(tmp_path / "new")
    assert restored(store, saved) == 1
    new, old = kept(store.folder), kept(loads)
    assert new.pop("journal/log.jsonl").startswith(old.pop("journal/log.jsonl"))
    assert new.pop("journal/last.json") != old.pop("journal/last.json")
    assert new == old
    assert store.key() == Store(loads).key()
    assert stat.S_IMODE((store.folder / "versions" / "key").stat().st_mode) == 0o600
    assert (total(store.current()), total(store.redo())) == (3, 5)
    assert store.current().made_by == "anna"


def test_a_backup_in_place_of_another_store_is_that_store_and_gives_the_same_backup(
    other: Store, saved: bytes, tmp_path: Path
) -> None:
    old_key = other.key()
    restored(other, saved)
    assert other.numbers() == [1, 2]
    assert other.key() != old_key
    assert total(other.current()) == 3
    backup(other, tmp_path / "again.zip")
    assert data_of((tmp_path / "again.zip").read_bytes()) == data_of(saved)
    assert purge(other, FAR_FUTURE, grace_s=0).versions == (2,)
    assert not (other.folder / "versions").exists()
    assert verify(other) == []
    assert total(other.add(thefts(6))) == 6
    assert restored(other, saved) == 1


def test_a_backup_is_for_its_owner_only_and_appears_whole_or_not_at_all(
    loads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "b.zip"
    file.write_bytes(b"the last one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("data.keeping.backup.put", full)
        with pytest.raises(DiskError):
            backup(Store(loads), file, overwrite=True)
    assert [(f.name, f.read_bytes()) for f in tmp_path.iterdir()] == [("b.zip", b"the last one")]
    backup(Store(loads), file, overwrite=True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_backup_takes_the_place_of_no_other_file_unasked(loads: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    file.write_bytes(b"the last one")
    with pytest.raises(FileThereError):
        backup(Store(loads), file)
    assert file.read_bytes() == b"the last one"


def test_an_empty_store_has_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(NoDataYetError):
        backup(Store(tmp_path / "empty"), tmp_path / "b.zip")


def test_a_damaged_store_is_restored_over(other: Store, saved: bytes) -> None:
    (other.folder / "current").write_bytes(b"\xff")
    shutil.rmtree(other.folder / "parts")
    restored(other, saved)
    assert total(other.current()) == 3


# what must not get in


def refused(store: Store, content: bytes) -> BackupError:
    """Nothing changes, inside the store or beside it."""
    before = files(store.folder.parent)
    with pytest.raises(BackupError) as caught:
        restored(store, content)
    assert files(store.folder.parent) == before
    return caught.value


def rezipped(content: bytes, *more: tuple[ZipInfo, bytes], method: int = ZIP_STORED) -> bytes:
    """The same backup with further members that its list of contents names."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", method) as new:
        manifest = json.loads(old.read("manifest.json"))
        for info in old.infolist():
            if info.filename != "manifest.json":
                new.writestr(info.filename, old.read(info))
        for info, inside in more:
            new.writestr(info, inside)
            manifest["files"][info.filename] = _described(inside)
        new.writestr("manifest.json", json.dumps(manifest))
    return out.getvalue()


def _described(content: bytes) -> list[object]:
    return [len(content), sha256(content).hexdigest()]


@pytest.mark.parametrize(
    "name",
    [
        "../outside.txt",
        "basemap/../../outside.txt",
        "/tmp/outside.txt",
        "C:/outside.txt",
        "basemap\\..\\..\\outside.txt",
        ".lock",
        "basemap/.hidden",
        "versions-2/000001.json",
        "basemap//x",
        "basemap/",
        "outside.txt",
        "current/x",
        "basemap/a\x01b",
        "basemap/" + "a" * 300,
        "a/" * 50 + "a",
    ],
)
def test_names_that_lead_elsewhere_are_refused(other: Store, saved: bytes, name: str) -> None:
    error = refused(other, rezipped(saved, (ZipInfo(name), b"x")))
    assert error.flaw is Flaw.UNSAFE_NAME
    assert not Path("/tmp/outside.txt").exists()


def test_links_are_refused(other: Store, saved: bytes) -> None:
    link = ZipInfo("basemap/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert refused(other, rezipped(saved, (link, b"/etc/passwd"))).flaw is Flaw.UNSAFE_NAME


def test_nothing_that_grows_is_unpacked(other: Store, saved: bytes) -> None:
    bomb = ZipInfo("basemap/bomb")
    bomb.compress_type = ZIP_DEFLATED
    assert refused(other, rezipped(saved, (bomb, b"0" * 50_000_000))).flaw is Flaw.FOREIGN


def test_foreign_files_are_refused_for_what_they_are(other: Store, saved: bytes) -> None:
    empty = BytesIO()
    ZipFile(empty, "w").close()
    for content in (b"", b"Datum;Brott\n", empty.getvalue(), b"\x00" * 1000):
        assert refused(other, content).flaw is Flaw.FOREIGN


def test_a_backup_by_a_newer_program_is_refused_as_such(other: Store, saved: bytes) -> None:
    out = BytesIO()
    with ZipFile(BytesIO(saved)) as old, ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info, old.read(info).replace(b'backup": 1', b'backup": 9'))
    assert refused(other, out.getvalue()).flaw is Flaw.NEWER


def test_a_backup_that_lacks_what_a_version_needs_is_refused(other: Store, saved: bytes) -> None:
    out = BytesIO()
    with ZipFile(BytesIO(saved)) as old, ZipFile(out, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        lost = next(name for name in manifest["files"] if name.endswith("rows.parquet"))
        del manifest["files"][lost]
        for info in old.infolist():
            if info.filename not in (lost, "manifest.json"):
                new.writestr(info, old.read(info))
        new.writestr("manifest.json", json.dumps(manifest))
    error = refused(other, out.getvalue())
    assert (error.flaw, "rows.parquet" in error.place) == (Flaw.UNSOUND, True)


def test_a_file_that_its_list_of_contents_does_not_know_that_way_is_refused(
    other: Store, saved: bytes
) -> None:
    out = BytesIO()
    with ZipFile(BytesIO(saved)) as old, ZipFile(out, "w") as new:
        for info in old.infolist():
            by_hand = info.filename.startswith("basemap/")
            new.writestr(info, b"another map" if by_hand else old.read(info))
    error = refused(other, out.getvalue())
    assert (error.flaw, error.place) == (Flaw.CHANGED, "basemap/kartor/karta över ån.gpkg")


def test_a_backup_cut_off_or_changed_anywhere_is_refused_or_is_still_the_same(
    other: Store, saved: bytes
) -> None:
    random = Random(1)
    for _ in range(12):
        refused(other, saved[: random.randrange(len(saved))])
    same = 0
    for _ in range(40):
        content = bytearray(saved)
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
        store = Store(Path(shutil.copytree(other.folder, other.folder.parent / "copy")))
        try:
            restored(store, bytes(content))
            same += 1
            assert total(store.current()) == 3  # the bit was of no weight: a date in the zip, say
            assert serious(verify(store)) == []
        except BackupError:
            assert files(store.folder) == files(other.folder)
        shutil.rmtree(store.folder)
    assert same < 20


def test_a_restore_that_fails_on_its_way_leaves_what_was_in_use(
    other: Store, saved: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("data.keeping.backup.replace", full)  # the last step but the pointer is done
        with pytest.raises(DiskError):
            restored(other, saved)
    assert total(other.current()) == 7
    assert serious(verify(other)) == []
    assert restored(other, saved) == 1
