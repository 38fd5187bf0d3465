"""A plan in a store: written on the page, locked, undone, slipped in by a file."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree

import pytest

from data.intake import Kind
from data.keeping.parts import LOCAL_TIME
from data.keeping.verify import verify
from data.plans.locks import Edit, locked
from data.plans.study_files import read_study
from data.plans.study_text import study_text
from data.problems import ChangedMeanwhileError, MixedError
from data.readers import read
from data.store import Store, Version
from data.study import Lock
from tests.sample import STUDY, areas, counts, intake, study

MARK = "# FIKTIVA DATA\n"
OTHER = STUDY.replace('title = "Plan"', 'title = "Ny"')
BACK_DATED = locked(read_study(STUDY.encode()), at=datetime(2023, 1, 1, tzinfo=UTC), by="Anna")


@pytest.fixture
def store(store_folder: Path) -> Store:
    made = Store(store_folder)
    rows = counts({"area_name": "north"}, {"area_name": "south"})
    made.add(intake(Kind.COUNTS, rows), study())
    return made


def lock(store: Store) -> Version:
    now = store.current()
    return store.add(study(), made_by="konto", edit=Edit(follows=now.number, by="Anna", lock=True))


def its_lock(version: Version) -> Lock:
    found = version.study().lock
    assert found is not None
    return found


def test_an_edit_of_a_plan_that_was_changed_meanwhile_is_refused(store: Store) -> None:
    store.add(study(OTHER), made_by="Bo", edit=Edit(follows=1))
    with pytest.raises(ChangedMeanwhileError) as caught:
        store.add(study(), made_by="Cia", edit=Edit(follows=1))
    assert (caught.value.number, caught.value.made_by) == (2, "Bo")
    assert store.current().number == 2


def test_an_edit_never_drops_the_data_that_it_does_not_go_with(store: Store) -> None:
    with pytest.raises(MixedError):
        store.add(study(MARK + STUDY), edit=Edit(follows=1))
    assert Kind.COUNTS in store.current().parts


def test_a_lock_is_signed_by_the_store_that_it_was_made_in(store: Store) -> None:
    made = its_lock(lock(store))
    assert (made.by, made.at.date()) == ("Anna", datetime.now(LOCAL_TIME).date())
    assert store.has_signed(made)
    assert verify(store) == []
    for changed in (
        replace(made, at=BACK_DATED.lock.at if BACK_DATED.lock else made.at),
        replace(made, by="Bo"),
        replace(made, basis=None),
        replace(made, plan=read_study(OTHER.encode())),
    ):
        assert not store.has_signed(changed)


def test_a_lock_that_a_file_brings_is_not_signed_even_if_the_page_locks_it(store: Store) -> None:
    brought = study(study_text(BACK_DATED))
    loaded = store.add(brought)
    assert not store.has_signed(its_lock(loaded))
    again = store.add(brought, edit=Edit(follows=loaded.number, lock=True))
    assert its_lock(again) == BACK_DATED.lock
    assert not store.has_signed(its_lock(again))


def test_a_plan_that_comes_locked_in_an_edit_is_not_signed(store: Store) -> None:
    made = store.add(study(study_text(BACK_DATED)), edit=Edit(follows=1, lock=True))
    assert not store.has_signed(its_lock(made))


def test_a_locked_plan_that_is_taken_home_and_loaded_again_is_still_signed(store: Store) -> None:
    home = study_text(lock(store).study())
    again = store.add(read(Kind.STUDY, home.encode(), "hem.toml"))
    assert store.has_signed(its_lock(again))
    assert again.study().amendments == ()


def test_undoing_the_lock_does_not_let_a_changed_plan_in_without_it(store: Store) -> None:
    made = its_lock(lock(store))
    store.undo()
    slipped = store.add(study(OTHER), made_by="Bo")
    assert its_lock(slipped) == made
    assert [a.by for a in slipped.study().amendments] == [""]


def test_locking_again_after_undoing_gives_the_first_lock(store: Store) -> None:
    made = its_lock(lock(store))
    store.undo()
    assert its_lock(lock(store)) == made


def test_another_town_has_no_part_in_the_lock_and_nor_has_what_follows_it(store: Store) -> None:
    lock(store)
    store.add(study(), afresh=True)
    assert store.add(study(OTHER)).study().lock is None


def test_a_damaged_plan_does_not_take_the_lock_away(store: Store) -> None:
    made = its_lock(lock(store))
    changed = store.add(study(OTHER))
    rmtree(changed.part(Kind.STUDY).folder)
    assert its_lock(store.add(study(OTHER))) == made


def test_the_reason_of_an_edit_is_kept_with_its_time_and_name(store: Store) -> None:
    lock(store)
    edited = store.add(
        study(OTHER), made_by="konto", edit=Edit(follows=2, why="Nytt beslut", by="Bo")
    )
    [found] = edited.study().amendments
    assert (found.by, found.why) == ("Bo", "Nytt beslut")
    assert found.at.date() == edited.made_at.date()


def test_what_a_plan_rests_on_is_noted_when_it_is_locked(store: Store) -> None:
    store.add(intake(Kind.AREAS, areas(north=(0, 0, 100)), "areas.csv"))
    made = its_lock(lock(store))
    assert made.basis == store.current().basis(made.plan)
    assert made.basis is not None
    shapes = dict(made.basis.shapes)
    assert shapes["north"]
    assert shapes["south"] == ""


def test_a_plan_locked_in_a_file_is_noted_as_it_comes_once_areas_are_there(store: Store) -> None:
    brought = study(study_text(BACK_DATED))
    assert its_lock(store.add(brought)).basis is None
    both = areas(north=(0, 0, 100), south=(500, 0, 100))
    shapes = intake(Kind.AREAS, both, "areas.csv")
    assert its_lock(store.add(shapes, brought, afresh=True)).basis is not None
