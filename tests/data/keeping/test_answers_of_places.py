"""What people say of a place that may be next outlives loads, and nothing is lost in silence."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from data.keeping.backup import backup, restore
from data.keeping.lock import left_overs
from data.keeping.readiness import Answer, Grade, Routine, answers_of, keep_answers
from data.keeping.verify import verify
from data.problems import BusyError, StoreError
from data.store import Store
from tests.data.test_store import thefts

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
YES = Answer(routine=Routine.YES, owner="safety_unit", grade=Grade.BEGUN)
NO = Answer(routine=Routine.NO, grade=Grade.MISSING)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def keep(store: Store, place: str = "b", at: datetime = NOON, **answers: Answer) -> None:
    keep_answers(store, place, answers, by="anna", at=at)


def test_what_is_kept_comes_back_with_who_and_when(store: Store) -> None:
    keep(store, walks=YES, money=NO)
    found = answers_of(store, "b")
    assert {need: one.says for need, one in found.items()} == {"walks": YES.says, "money": NO.says}
    assert (found["walks"].by, found["walks"].at) == ("anna", NOON)


def test_nobody_has_answered_where_nothing_is_kept(store: Store) -> None:
    assert answers_of(store, "b") == {}
    keep(store, "c", walks=YES)
    assert answers_of(store, "b") == {}


def test_only_what_changed_gets_a_new_stamp(store: Store) -> None:
    keep(store, walks=YES, money=NO)
    keep(store, at=NOON + timedelta(days=1), walks=YES, money=YES)
    found = answers_of(store, "b")
    assert (found["walks"].at, found["money"].at) == (NOON, NOON + timedelta(days=1))


def test_an_answer_that_is_taken_back_is_not_answered_and_never_a_no(store: Store) -> None:
    keep(store, walks=YES, money=NO)
    keep(store, walks=Answer())
    assert set(answers_of(store, "b")) == {"money"}


def test_what_is_not_asked_anew_stays(store: Store) -> None:
    keep(store, walks=YES)
    keep(store, money=NO)
    assert set(answers_of(store, "b")) == {"walks", "money"}


def test_owners_are_units_of_the_list_and_never_a_name(store: Store) -> None:
    with pytest.raises(ValueError, match="Anna Andersson"):
        keep(store, walks=Answer(owner="Anna Andersson"))
    assert answers_of(store, "b") == {}


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[1]",
        '{"b": {"walks": {"routine": "maybe", "owner": "", "grade": null, "by": "", "at": ""}}}',
        '{"b": {"walks": {}}}',
        '{"b": 3}',
    ],
)
def test_a_damaged_file_is_said_to_be_so_and_never_written_over(store: Store, content: str) -> None:
    keep(store, walks=YES)
    file = store.folder / "decision" / "readiness.json"
    file.write_text(content)
    with pytest.raises(StoreError):
        answers_of(store, "b")
    with pytest.raises(StoreError):
        keep(store, money=NO)
    assert file.read_text() == content


def test_it_is_there_whole_or_not_at_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(store, walks=YES)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("data.keeping.disk.put", cut)
        with pytest.raises(KeyboardInterrupt):
            keep(store, money=NO)
    assert set(answers_of(store, "b")) == {"walks"}
    keep(store, money=NO)
    assert set(answers_of(store, "b")) == {"walks", "money"}
    assert left_overs(store.folder) == []


def test_a_second_writer_waits_for_the_first(store: Store) -> None:
    keep(store, walks=YES)
    with store.writing(), pytest.raises(BusyError):
        keep(Store(store.folder, wait_s=0.01), money=NO)


def test_loading_and_undoing_leave_it_and_a_backup_takes_it_along(
    store: Store, tmp_path: Path
) -> None:
    store.add(thefts(3))
    keep(store, walks=YES)
    store.add(thefts(5))
    store.undo()
    assert verify(store) == []
    file = tmp_path / "b.zip"
    backup(store, file)
    other = Store(tmp_path / "other")
    restore(other, BytesIO(file.read_bytes()), "b.zip")
    assert answers_of(other, "b") == answers_of(store, "b")
