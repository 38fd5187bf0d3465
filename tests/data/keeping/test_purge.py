"""Retention: what is too old is gone for good, and nothing else is."""

import json
import shutil
import threading
from datetime import date
from pathlib import Path

import pytest

from data.intake import Kind
from data.keeping.contents import record
from data.keeping.purge import cutoff, purge
from data.keeping.verify import verify
from data.problems import NoDataYetError, NothingEarlierError, NothingLaterError, StoreError
from data.store import Store
from tests.data.keeping.test_verify import cut
from tests.data.test_store import AREAS, files, thefts, total

FAR_FUTURE = date(9999, 1, 1)
TODAY = date(2026, 3, 31)


def made_on(store: Store, number: int, day: str) -> None:
    """As if that version had been made then."""
    file = store.ledger.file(number)
    content = json.loads(file.read_bytes())
    del content["checksum"]
    file.write_bytes(record(content | {"made_at": f"{day}T12:00:00+01:00"}))


@pytest.fixture(scope="module")
def five_loads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Versions 1 to 5, made in January 2021 to 2025, each with as many thefts as its number."""
    store = Store(tmp_path_factory.mktemp("five"))
    for number in range(1, 6):
        store.add(AREAS, thefts(number))
        made_on(store, number, f"{2020 + number}-01-15")
    return store.folder


@pytest.fixture
def store(five_loads: Path, tmp_path: Path) -> Store:
    return Store(Path(shutil.copytree(five_loads, tmp_path / "store")))


def test_ages_are_read_as_months_days_or_a_day() -> None:
    assert cutoff("24m", TODAY) == date(2024, 3, 31)
    assert cutoff("1m", TODAY) == date(2026, 2, 28)
    assert cutoff("730d", TODAY) == date(2024, 3, 31)
    assert cutoff("0d", TODAY) == TODAY
    assert cutoff("2024-01-31", TODAY) == date(2024, 1, 31)
    for wrong in ("", "24", "-1d", "2 m", "2024-13-01", "24M"):
        with pytest.raises(ValueError, match=r"isoformat|month"):
            cutoff(wrong, TODAY)


def test_what_is_older_is_deleted_from_disk_and_told(store: Store) -> None:
    before = files(store.folder)
    doomed = store.version(2)
    gone = purge(store, date(2024, 1, 15), grace_s=0)
    assert gone.versions == (1, 2, 3)
    assert store.numbers() == [4, 5]
    assert not doomed.summaries.exists()
    assert not doomed.part(Kind.INCIDENTS).folder.exists()
    left = files(store.folder)
    lost = {name for name in before if name not in left}
    assert {name.split("/")[0] for name in lost} == {"versions", "parts", "summaries"}
    assert len(gone.paths) == 6  # incidents and summaries of three versions; they share the areas
    assert gone.byte_count == sum(len(before[n]) for n in lost if not n.startswith("versions"))
    assert verify(store) == []
    assert [total(version) for version in store.versions()] == [5, 4]


def test_the_version_in_use_stays_however_old_it_is(store: Store) -> None:
    assert purge(store, FAR_FUTURE, grace_s=0).versions == (1, 2, 3, 4)
    assert total(store.current()) == 5
    with pytest.raises(NothingEarlierError):
        store.undo()
    assert purge(store, FAR_FUTURE, grace_s=0).paths == ()


def test_undo_and_redo_step_over_what_is_gone(store: Store) -> None:
    made_on(store, 2, "2030-01-15")
    assert purge(store, date(2025, 1, 1), grace_s=0).versions == (1, 3, 4)
    assert total(store.undo()) == 2
    assert total(store.redo()) == 5
    assert total(store.undo()) == 2
    with pytest.raises(NothingEarlierError):
        store.undo()
    assert verify(store) == []


def test_what_was_taken_back_and_is_too_old_cannot_be_brought_again(store: Store) -> None:
    store.undo()
    store.undo()
    assert purge(store, FAR_FUTURE, grace_s=0).versions == (1, 2, 4, 5)
    with pytest.raises(NothingLaterError):
        store.redo()
    assert total(store.current()) == 3
    assert total(store.add(thefts(9))) == 9
    assert total(store.undo()) == 3


def test_left_overs_and_orphans_go_too_and_what_people_keep_there_stays(store: Store) -> None:
    (store.folder / ".new-left").mkdir()
    (store.folder / "parts" / "incidents-0123").mkdir()
    (store.folder / "basemap").mkdir()
    (store.folder / "basemap" / "map.gpkg").touch()
    gone = purge(store, date(2000, 1, 1), grace_s=0)
    assert (gone.versions, gone.paths) == ((), (".new-left", "parts/incidents-0123"))
    assert verify(store) == []
    assert (store.folder / "basemap" / "map.gpkg").exists()


def test_a_reader_that_opened_a_version_a_moment_ago_can_finish(store: Store) -> None:
    opened = store.version(1)
    counted: list[int] = []

    def wait(_: float) -> None:
        assert 1 not in store.numbers()  # nobody can open it any more
        counted.append(total(opened))

    purge(store, FAR_FUTURE, wait=wait)
    assert counted == [1]
    assert not opened.summaries.exists()


def test_what_a_load_in_the_grace_time_needs_again_stays(store: Store) -> None:
    def load(_: float) -> None:
        thread = threading.Thread(target=lambda: store.add(AREAS, thefts(2)))
        thread.start()
        thread.join()

    assert purge(store, FAR_FUTURE, wait=load).versions == (1, 2, 3, 4)
    assert total(store.current()) == 2
    assert verify(store) == []


def test_a_version_that_cannot_be_read_goes_when_it_is_old_and_stops_the_purge_when_not(
    store: Store,
) -> None:
    cut(store.ledger.file(2))
    before = files(store.folder)
    with pytest.raises(StoreError):
        purge(store, date(2024, 1, 1), grace_s=0)
    assert files(store.folder) == before
    assert 2 in purge(store, FAR_FUTURE, grace_s=0).versions
    assert verify(store) == []


def test_an_empty_store_has_nothing_to_delete(tmp_path: Path) -> None:
    store = Store(tmp_path / "empty")
    assert purge(store, FAR_FUTURE, grace_s=0).versions == ()
    with pytest.raises(NoDataYetError):
        store.current()
