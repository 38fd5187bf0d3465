"""A locked plan stays as it was locked, whatever is written afterwards."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from data.intake import Kind
from data.plans.locks import followed, is_signed, locked
from data.plans.study_files import read_study
from data.plans.study_text import study_text
from data.problems import Fault, FileError, Rule
from data.readers import read
from data.store import Store
from data.study import Amendment, Basis, Study
from tests.sample import STUDY

THEN, LATER = datetime(2024, 1, 31, 9, tzinfo=UTC), datetime(2025, 6, 1, 12, tzinfo=UTC)
PLAN = read_study(STUDY.encode())
LOCKED = locked(PLAN, at=THEN, by="Anna")
OTHER = replace(PLAN, title="En annan plan")


def faults(text: str) -> list[Fault]:
    with pytest.raises(FileError) as caught:
        read_study(text.encode())
    return list(caught.value.faults)


def test_locking_stores_time_name_and_a_hash_of_the_plan_s_text() -> None:
    assert LOCKED.lock is not None
    assert (LOCKED.lock.at, LOCKED.lock.by, LOCKED.lock.plan) == (THEN, "Anna", PLAN)
    assert LOCKED.lock.print_ == sha256(study_text(PLAN).encode()).hexdigest()


def test_a_locked_plan_is_not_locked_again() -> None:
    assert locked(replace(LOCKED, title="Ny"), at=LATER, by="B").lock == LOCKED.lock


def test_a_plan_that_takes_its_place_keeps_the_lock_and_says_why_it_deviates() -> None:
    new = followed(OTHER, LOCKED, at=LATER, by="Bo", why="Kartan ritades om.")
    assert new.lock == LOCKED.lock
    assert new.plan == OTHER
    assert new.amendments == (Amendment(at=LATER, by="Bo", why="Kartan ritades om."),)


def test_a_plan_cannot_bring_a_lock_of_its_own_to_be_rid_of_the_old_one() -> None:
    own = locked(OTHER, at=LATER, by="Bo")
    assert followed(own, LOCKED, at=LATER, by="Bo", why="").lock == LOCKED.lock


def test_the_same_plan_again_is_no_amendment() -> None:
    assert followed(PLAN, LOCKED, at=LATER, by="Bo", why="") == LOCKED


def test_an_unlocked_plan_is_replaced_without_a_trace() -> None:
    assert followed(OTHER, PLAN, at=LATER, by="Bo", why="x") == OTHER


def test_a_locked_plan_that_was_touched_afterwards_is_refused() -> None:
    text = study_text(LOCKED)
    touched = text.replace("2024-02-15", "2024-02-16")
    assert touched.count("2024-02-16") == 2
    assert [f.rule for f in faults(touched)] == [Rule.BROKEN_LOCK]


def test_a_lock_with_faults_says_all_of_them() -> None:
    wrong = study_text(PLAN) + '\n[locked]\nat = 2024-01-31\nhash = "x"\nnote = "y"\n'
    assert {(f.rule, f.value) for f in faults(wrong)} == {
        (Rule.UNKNOWN_KEY, "note"),
        (Rule.MISSING_KEY, "by"),
        (Rule.MISSING_KEY, "plan"),
        (Rule.WRONG_VALUE, "at = 2024-01-31"),
    }


@pytest.mark.parametrize("line", ["locked = 1", "amended = 1", "amended = [1]"])
def test_what_is_no_lock_is_said(line: str) -> None:
    assert [f.rule for f in faults(line + "\n" + STUDY)] == [Rule.WRONG_VALUE]


def test_a_locked_plan_that_is_no_plan_is_said_with_its_place() -> None:
    text = 'title = "x"\n'
    hash_ = sha256(text.encode()).hexdigest()
    lock = f'[locked]\nat = {THEN.isoformat()}\nby = ""\nhash = "{hash_}"\n'
    found = faults(study_text(PLAN) + lock + "plan = '''\n" + text + "'''\n")
    assert [(f.rule, f.place) for f in found] == [(Rule.MISSING_KEY, "locked, ")]


def test_what_the_lock_rests_on_and_its_signature_are_read_back() -> None:
    rests_on = Basis(shapes=(("north", "ab"), ("söder 2", "")), codes="cd")
    made = locked(PLAN, at=THEN, by="Anna", basis=rests_on, key=b"k")
    assert read_study(study_text(made).encode()) == made
    assert made.lock is not None
    assert is_signed(made.lock, b"k")
    assert not is_signed(made.lock, b"l")
    assert LOCKED.lock is not None
    assert not is_signed(LOCKED.lock, b"")


def test_half_of_what_a_lock_rests_on_is_a_fault() -> None:
    text = study_text(locked(PLAN, at=THEN, by="", basis=Basis(shapes=(), codes="cd")))
    assert [f.value for f in faults(text.replace("[locked.shapes]", ""))] == ["shapes"]
    assert [f.value for f in faults(text + "south = 1\n")] == ["shapes = {'south': 1}"]


def test_dates_of_locking_keep_their_zone() -> None:
    read: Study = read_study(study_text(LOCKED).encode())
    assert read.lock is not None
    assert read.lock.at.date() == date(2024, 1, 31)
    assert read.lock.at.tzinfo is not None


def test_a_plan_brings_no_amendments_of_its_own() -> None:
    forged = Amendment(at=THEN, by="Styrgruppen", why="Beslutat före start.")
    new = followed(replace(OTHER, amendments=(forged,)), LOCKED, at=LATER, by="Bo")
    assert new.amendments == (Amendment(at=LATER, by="Bo", why=""),)


def test_a_change_slipped_into_a_locked_file_is_noted_without_a_reason() -> None:
    slipped = replace(LOCKED, title="Smuget")
    found = followed(slipped, LOCKED, at=LATER, by="Bo")
    assert found.amendments == (Amendment(at=LATER, by="Bo", why=""),)


def test_the_lock_stays_when_another_plan_is_loaded(store_folder: Path) -> None:
    store = Store(store_folder)
    store.add(read(Kind.STUDY, study_text(LOCKED).encode(), "a.toml"))
    changed = STUDY.replace('title = "Plan"', 'title = "Ny plan"')
    kept = store.add(read(Kind.STUDY, changed.encode(), "b.toml"), made_by="Bo").study()
    assert (kept.title, kept.lock) == ("Ny plan", LOCKED.lock)
    assert [amendment.by for amendment in kept.amendments] == [""]


def test_made_up_plans_that_are_locked_stay_made_up(store_folder: Path) -> None:
    store = Store(store_folder)
    mark = b"# FIKTIVA DATA\n"
    store.add(read(Kind.STUDY, mark + study_text(LOCKED).encode(), "a.toml"))
    kept = store.add(read(Kind.STUDY, mark + STUDY.encode(), "b.toml"))
    assert kept.fictive
    assert kept.study().lock == LOCKED.lock


def test_another_town_begins_without_the_lock(store_folder: Path) -> None:
    store = Store(store_folder)
    store.add(read(Kind.STUDY, study_text(LOCKED).encode(), "a.toml"))
    other = store.add(read(Kind.STUDY, STUDY.encode(), "b.toml"), afresh=True)
    assert other.study().lock is None
