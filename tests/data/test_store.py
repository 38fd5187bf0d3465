"""What the store promises: nothing loaded is ever changed, lost in part or mixed up."""

import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier

import pandas as pd
import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from

from data import engine
from data.intake import Intake, Kind
from data.keeping.ledger import Entry, Ledger
from data.problems import (
    BusyError,
    Fault,
    FileError,
    Finding,
    NoDataYetError,
    NothingEarlierError,
    NothingLaterError,
    Remark,
    Rule,
)
from data.progress import Step
from data.quality import ColumnQuality
from data.readers import read
from data.store import Store, Version
from tests.sample import STUDY, answers, areas, at, counts, incidents, intake, study

FINDINGS = (
    Finding(Remark.NO_POSITION, 2),
    Finding(Remark.UNLISTED_TEXT, 1, "Brottsrubricering", ("Ofredande på kyrkogård",)),
)
AREAS = intake(Kind.AREAS, areas(north=(0, 0, 100), south=(0, -500, 100)), "omraden.geojson")
FAR_AWAY = intake(Kind.AREAS, areas(east=(90_000, 0, 100)), "fel.geojson")


def thefts(count: int, name: str = "handelser.csv") -> Intake:
    return intake(Kind.INCIDENTS, incidents(*[at(50, 50)] * count), name)


def total(version: Version) -> int:
    return int(engine.month_counts(version)["count"].sum())


def files(folder: Path) -> dict[str, bytes]:
    """All that is in the folder but the lock, which is empty and stays."""
    found = (p for p in folder.rglob("*") if p.is_file() and p.name != ".lock")
    return {str(p.relative_to(folder)): p.read_bytes() for p in found}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture(scope="module")
def first_load(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first_load")
    Store(folder).add(AREAS, thefts(3))
    return folder


@pytest.fixture
def filled(store: Store, first_load: Path) -> Store:
    """A store with two areas and three thefts."""
    shutil.copytree(first_load, store.folder)
    return store


def test_before_the_first_load_there_is_no_version(store: Store) -> None:
    assert store.is_empty
    assert store.versions() == []
    with pytest.raises(NoDataYetError):
        store.current()
    with pytest.raises(NoDataYetError):
        store.undo()


def test_the_newest_version_is_in_use_and_the_old_one_answers_as_before(filled: Store) -> None:
    old = filled.current()
    new = filled.add(thefts(5, "nya.csv"))
    assert filled.current() == new
    assert (new.number, new.made_from, new.part(Kind.INCIDENTS).kept_count) == (2, "nya.csv", 5)
    assert new.parts[Kind.AREAS] == old.parts[Kind.AREAS]
    assert (total(filled.version(1)), total(new)) == (3, 5)
    assert [v.number for v in filled.versions()] == [2, 1]


def test_a_load_changes_no_file_that_was_there_but_the_version_in_use_and_the_journal(
    filled: Store,
) -> None:
    before = files(filled.folder)
    filled.add(thefts(5))
    after = files(filled.folder)
    changed = {name for name in before if after.get(name) != before[name]}
    assert changed == {"current", "journal/log.jsonl", "journal/last.json"}
    assert after["journal/log.jsonl"].startswith(before["journal/log.jsonl"])


def test_the_fingerprint_changes_with_any_part_and_only_then(filled: Store) -> None:
    first = filled.current().fingerprint
    assert filled.add(thefts(3)).fingerprint == first
    assert filled.add(thefts(4)).fingerprint != first
    assert filled.add(thefts(3)).fingerprint == first


def test_the_same_file_again_takes_no_more_room(filled: Store) -> None:
    def rows_and_counts() -> set[str]:
        return {name for name in files(filled.folder) if name.startswith(("parts", "summaries"))}

    once = rows_and_counts()
    again = filled.add(thefts(3))
    assert rows_and_counts() == once
    assert again.number == 2


def test_the_same_rows_extracted_later_answer_for_their_own_date(filled: Store) -> None:
    for extracted_on in (date(2024, 5, 20), date(2026, 11, 15)):
        version = filled.add(replace(thefts(3), extracted_on=extracted_on))
        assert version.part(Kind.INCIDENTS).extracted_on == extracted_on
        assert engine.catalogue(version).extracted_on == extracted_on


def test_what_a_reader_noticed_survives_the_round_trip(filled: Store) -> None:
    extracted_on = date(2026, 11, 15)
    given = replace(thefts(3), read_count=9, findings=FINDINGS, extracted_on=extracted_on)
    part = filled.add(given).part(Kind.INCIDENTS)
    assert part.findings == FINDINGS
    assert (part.name, part.content_hash) == (given.name, given.content_hash)
    assert (part.read_count, part.kept_count) == (9, 3)
    assert part.extracted_on == extracted_on
    assert str(part.loaded_at.tzinfo) in ("UTC+01:00", "UTC+02:00")
    pd.testing.assert_frame_equal(pd.read_parquet(part.rows_file), given.rows)


def test_a_study_is_kept_as_it_was_written(filled: Store) -> None:
    version = filled.add(study("# Vår plan\n" + STUDY))
    stored = version.part(Kind.STUDY).folder / "studie.toml"
    assert stored.read_text(encoding="utf-8").startswith("# Vår plan")
    assert [pilot.area for pilot in version.study().pilots] == ["north"]


def test_asking_for_a_kind_that_is_not_loaded_names_it(filled: Store) -> None:
    with pytest.raises(NoDataYetError) as caught:
        filled.current().study()
    assert caught.value.kind == Kind.STUDY
    assert filled.current().basemap() is None


# together or not at all


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [(FAR_AWAY, Rule.ALL_OUTSIDE_AREAS), (study(STUDY.replace("south", "x")), Rule.UNKNOWN_AREA)],
)
def test_a_file_that_does_not_fit_leaves_every_file_as_it_was(
    filled: Store, wrong: Intake, rule: Rule
) -> None:
    before = files(filled.folder)
    with pytest.raises(FileError) as caught:
        filled.add(wrong)
    assert caught.value.name == wrong.name
    assert [fault.rule for fault in caught.value.faults] == [rule]
    assert files(filled.folder) == before


def test_all_that_does_not_fit_is_told_at_once(filled: Store) -> None:
    plan = study(STUDY.replace("south", "x"))
    with pytest.raises(FileError) as caught:
        filled.add(FAR_AWAY, plan)
    assert caught.value.name == "fel.geojson, studie.toml"
    assert caught.value.faults == (
        Fault(Rule.UNKNOWN_AREA, "north", "north"),
        Fault(Rule.UNKNOWN_AREA, "north", "x"),
        Fault(Rule.ALL_OUTSIDE_AREAS, value="Area East", count=3),
    )


def test_a_plan_that_counts_a_group_nobody_knows_is_refused_with_the_groups_there_are(
    filled: Store,
) -> None:
    with pytest.raises(FileError) as caught:
        filled.add(study(STUDY.replace('"theft"', '"Brejk"')))
    assert caught.value.faults == (Fault(Rule.UNKNOWN_GROUP, "Brejk", "theft"),)
    filled.add(study(STUDY.replace('"theft"', '"robbery"')))  # the code list knows it


def test_a_plan_in_use_does_not_stop_a_file_of_incidents_that_lacks_its_group(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path)
    store.add(study(STUDY.replace('"theft"', '"Brejk"')))
    assert store.add(thefts(3)).study().pilots[0].primary.groups == {"Brejk"}


def test_a_crash_of_ours_leaves_every_file_as_it_was(filled: Store) -> None:
    before = files(filled.folder)
    rows = incidents(at(50, 50)).drop(columns="offence_group")
    with pytest.raises(KeyError):
        filled.add(intake(Kind.INCIDENTS, rows))
    assert files(filled.folder) == before


# made-up and real


def fictive(count: int) -> Intake:
    return replace(thefts(count, "exempel.csv"), fictive=True)


BASEMAP = intake(Kind.BASEMAP, areas(river=(0, 0, 1000)), "karta.gpkg")


@pytest.mark.parametrize("first_is_made_up", [True, False])
def test_made_up_and_real_data_are_never_mixed(store: Store, first_is_made_up: bool) -> None:
    first, second = (fictive(3), thefts(5)) if first_is_made_up else (thefts(5), fictive(3))
    store.add(replace(AREAS, fictive=first_is_made_up), first)
    assert store.current().fictive == first_is_made_up
    version = store.add(second)
    assert version.fictive != first_is_made_up
    assert set(version.parts) == {Kind.INCIDENTS}


def test_made_up_and_real_files_in_one_load_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="made-up and real"):
        store.add(AREAS, fictive(1))
    assert store.is_empty


def test_a_base_map_goes_with_made_up_and_with_real_data(store: Store) -> None:
    store.add(fictive(3))
    with_map = store.add(BASEMAP)
    assert with_map.fictive
    assert set(with_map.parts) == {Kind.INCIDENTS, Kind.BASEMAP}
    real = store.add(thefts(5))
    assert not real.fictive
    assert set(real.parts) == {Kind.INCIDENTS, Kind.BASEMAP}
    shown = real.basemap()
    assert shown is not None
    assert len(shown) == 1


def test_another_town_is_loaded_afresh_and_undo_brings_the_first_back(filled: Store) -> None:
    filled.add(study())
    filled.add(BASEMAP)
    version = filled.add(FAR_AWAY, afresh=True)
    assert set(version.parts) == {Kind.AREAS, Kind.BASEMAP}
    assert set(filled.undo().parts) == {Kind.AREAS, Kind.BASEMAP, Kind.STUDY, Kind.INCIDENTS}


# undo


def test_undo_goes_back_to_what_was_in_use_before(filled: Store) -> None:
    for count in (4, 5):
        filled.add(thefts(count))
    assert total(filled.undo()) == 4
    filled.add(thefts(6))
    assert filled.current().number == 4
    assert total(filled.undo()) == 4  # and not 5, which was taken back
    assert total(filled.undo()) == 3
    with pytest.raises(NothingEarlierError):
        filled.undo()
    assert total(filled.current()) == 3


# redo


def test_redo_brings_again_what_was_taken_back_the_last_first(filled: Store) -> None:
    for count in (4, 5):
        filled.add(thefts(count))
    with pytest.raises(NothingLaterError):
        filled.redo()
    filled.undo()
    filled.undo()
    assert filled.taken_back() == 2
    assert total(filled.redo()) == 4
    assert total(filled.redo()) == 5
    assert filled.taken_back() is None
    with pytest.raises(NothingLaterError):
        filled.redo()


def test_a_new_load_ends_what_redo_could_bring_again(filled: Store) -> None:
    filled.add(thefts(4))
    filled.undo()
    filled.add(thefts(6))
    with pytest.raises(NothingLaterError):
        filled.redo()
    filled.undo()
    assert total(filled.redo()) == 6  # and not 4: the last that was taken back
    assert total(filled.current()) == 6


def test_an_empty_store_has_nothing_to_bring_again(store: Store) -> None:
    with pytest.raises(NoDataYetError):
        store.redo()


@given(moves=lists(sampled_from(["add", "undo", "redo"]), max_size=25))
def test_undo_and_redo_are_those_of_any_editor(moves: list[str]) -> None:
    """Against the usual two stacks. A version needs no rows for this."""
    with TemporaryDirectory() as folder:
        store, newest = Store(Path(folder)), 0
        done: list[int] = []
        undone: list[int] = []
        for move in moves:
            if move == "add":
                newest += 1
                written(store.ledger, newest, done[-1] if done else None)
                done, undone = [*done, newest], []
            elif move == "undo" and len(done) > 1:
                undone.append(done.pop())
            elif move == "redo" and undone:
                assert store.taken_back() == undone[-1]
                done.append(undone.pop())
            if done:
                store.ledger.use(done[-1])
                assert store.ledger.entry(done[-1]).follows == (done[-2] if done[1:] else None)
                assert store.taken_back() == (undone[-1] if undone else None)


def written(ledger: Ledger, number: int, follows: int | None) -> None:
    ledger.write(
        Entry(
            number=number,
            parts={},
            summaries=Path("none"),
            made_at=datetime(2026, 1, 1, tzinfo=UTC),
            made_by="",
            made_from="",
            follows=follows,
        )
    )


# who, how, and how far


def test_a_version_says_who_made_it_and_a_part_how_its_columns_were_read(filled: Store) -> None:
    quality = ColumnQuality(
        column="offence_text", header="Brott", filled=2, missing=1, unreadable=0, out_of_range=0
    )
    intake = replace(thefts(3, "b.csv"), mapping='[columns]\noffence_text = "Brott"\n')
    version = filled.add(replace(intake, quality=(quality,)), made_by="anna")
    assert filled.current() == version
    assert (version.made_by, version.made_from) == ("anna", "b.csv")
    part = filled.current().part(Kind.INCIDENTS)
    assert part.mapping.startswith("[columns]")
    assert part.quality == (quality,)
    assert part.left_out_count == 0


def test_a_load_says_each_step_and_whoever_listens_can_cancel_it(filled: Store) -> None:
    steps: list[Step] = []
    filled.add(thefts(4), progress=steps.append)
    assert steps == [Step.PLACE, Step.SUMMARISE, Step.STORE]
    before = files(filled.folder)
    for cancelled_at in steps:

        def cancel(step: Step, at: Step = cancelled_at) -> None:
            if step is at:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            filled.add(thefts(5), progress=cancel)
        assert files(filled.folder) == before


def test_the_key_is_stored_with_the_first_case_and_is_for_its_owner_only(store: Store) -> None:
    with_case = intake(Kind.INCIDENTS, incidents({"case_hash": "0" * 16}))
    key = store.key()
    assert len(key) == 32
    store.add(thefts(3), key=key)
    assert not (store.folder / "versions" / "key").exists()  # no case was hashed
    store.add(with_case, key=key)
    assert {store.key() for _ in range(3)} == {key}
    with pytest.raises(BusyError):
        store.add(with_case, key=bytes(32))  # somebody else's first load was quicker
    assert store.numbers() == [1, 2]
    assert stat.S_IMODE((store.folder / "versions" / "key").stat().st_mode) == 0o600
    assert Store(store.folder.with_name("other")).key() != store.key()


def test_the_key_is_stored_with_the_first_address_too_and_no_address_is_in_the_store(
    store: Store,
) -> None:
    text = "Datum;Adress;Brottstyp\n" + "2024-05-01;Norra Torget 17;Stöld\n" * 3
    key = store.key()
    was_read = read(Kind.INCIDENTS, text.encode(), "a.csv", key=key)
    version = store.add(was_read, key=key)
    assert store.key() == key
    assert engine.catalogue(version).premises_count == 3
    [hashed] = set(was_read.rows["premises"])
    for file in store.folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        assert "torget" not in content.decode("utf-8", "replace").casefold()
        if file.is_relative_to(version.summaries):
            assert hashed.encode() not in content
    again = read(Kind.INCIDENTS, text.encode(), "b.csv", key=store.key())
    assert set(again.rows["premises"]) == {hashed}


# several at once


def test_writers_at_the_same_time_all_leave_what_they_loaded(filled: Store) -> None:
    loads = [
        thefts(4),
        study(),
        intake(Kind.SURVEY, answers({"area_name": "north"}), "enkat.csv"),
        intake(Kind.COUNTS, counts({"area_name": "west"}), "antal.csv"),
    ]
    barrier = Barrier(len(loads))

    def load(given: Intake) -> int:
        barrier.wait()
        return Store(filled.folder).add(given).number

    with ThreadPoolExecutor(len(loads)) as pool:
        numbers = sorted(pool.map(load, loads))
    assert numbers == [2, 3, 4, 5]
    current = filled.current()
    assert set(current.parts) == {given.kind for given in loads} | {Kind.AREAS}
    assert total(current) == 4 + 1


def test_a_reader_during_loads_sees_whole_versions_only(filled: Store) -> None:
    def read_on(_: int) -> set[int]:
        return {total(filled.current()) for _ in range(25)}

    with ThreadPoolExecutor(2) as pool:
        reading = [pool.submit(read_on, i) for i in range(2)]
        for count in (4, 5, 6):
            filled.add(thefts(count))
        seen = set().union(*(job.result() for job in reading))
    assert seen <= {3, 4, 5, 6}


def test_a_copied_store_is_a_store_of_its_own(filled: Store, tmp_path: Path) -> None:
    copy = Store(Path(shutil.copytree(filled.folder, tmp_path / "copy")))
    copy.add(thefts(9))
    assert (total(copy.current()), total(filled.current())) == (9, 3)


def test_the_home_store_is_named_by_the_environment(
    store_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Store.home().folder == store_folder
    monkeypatch.delenv("PILOTKOLLEN_STORE")
    assert Store.home().folder == Path("data/local")
