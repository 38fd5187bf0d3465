"""Files of one kind beside each other: seen together, kept apart, and never counted twice."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data import engine
from data.intake import Intake, Kind
from data.keeping.backup import backup, restore
from data.keeping.compare import Change, compare
from data.keeping.contents import serious
from data.keeping.purge import purge
from data.keeping.verify import verify
from data.problems import Finding, OnlyReplacesError, Remark
from data.readers import read
from data.store import Store, Version
from tests.data.keeping.test_purge import FAR_FUTURE
from tests.data.test_store import AREAS, files, total
from tests.sample import answers, at, incidents, intake, study

KEY = bytes(32)
RESIDENTS = "Region;År;Folkmängd\nNorr;2023;1200\nNorr;2024;1300\n"
INCOMES = "Område;År;Bas;Värde\nNorr;2024;medianinkomst;310\n"


def month(number: int, *cases: int) -> Intake:
    """An extract of one month; each case of it is a theft in the north."""
    rows = incidents(
        *({**at(50, 50), "case_hash": f"{case:016}", "occurred_from": f"2024-{number:02}-06"}
          for case in cases)
    )  # fmt: skip
    return intake(Kind.INCIDENTS, rows, f"{number:02}.csv")


def names(version: Version, kind: Kind = Kind.INCIDENTS) -> list[str]:
    return [part.name for part in version.parts[kind]]


def months(version: Version) -> dict[str, int]:
    counts = engine.month_counts(version, areas=["north"])
    return {f"{m:%m}": int(n) for m, n in zip(counts["month"], counts["count"], strict=True)}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """April, and May beside it with a case of April once more."""
    store = Store(tmp_path / "store")
    store.add(AREAS, month(4, 1, 2, 3), key=KEY)
    rows = pd.concat([month(5, 4, 5).rows, month(4, 3).rows], ignore_index=True)
    store.add(intake(Kind.INCIDENTS, rows, "05.csv"), beside=True, key=KEY)
    return store


def test_files_beside_each_other_are_counted_together_and_each_case_once(store: Store) -> None:
    version = store.current()
    assert names(version) == ["04.csv", "05.csv"]
    assert months(version) == {"04": 3, "05": 2}
    found = engine.catalogue(version).between_files
    assert found == (Finding(Remark.IN_SEVERAL_FILES, 1, Kind.INCIDENTS),)


def test_each_file_keeps_its_own_source_and_rows(store: Store) -> None:
    april, may = store.current().parts[Kind.INCIDENTS]
    assert april.folder != may.folder
    assert april.content_hash != may.content_hash
    assert (april.kept_count, may.kept_count) == (3, 3)
    assert (store.version(1).part(Kind.INCIDENTS), store.current().part(Kind.INCIDENTS)) == (
        april,
        may,
    )


def test_a_file_without_a_word_of_it_replaces_all_of_its_kind(store: Store) -> None:
    version = store.add(month(6, 9))
    assert names(version) == ["06.csv"]
    assert months(version) == {"06": 1}
    assert engine.catalogue(version).between_files == ()
    assert total(store.undo()) == 5


def test_undo_and_redo_go_through_what_was_put_beside(store: Store) -> None:
    both = store.current()
    assert months(store.undo()) == {"04": 3}
    assert store.redo() == both
    assert store.add(AREAS).parts[Kind.INCIDENTS] == both.parts[Kind.INCIDENTS]


def test_the_same_file_again_takes_its_own_place(store: Store) -> None:
    version = store.add(month(4, 1, 2, 3), beside=True)
    assert names(version) == ["05.csv", "04.csv"]
    assert months(version) == {"04": 3, "05": 2}


def test_a_damaged_file_is_mended_by_putting_it_beside_the_others_again(store: Store) -> None:
    store.current().parts[Kind.INCIDENTS][0].rows_file.write_bytes(b"")
    assert months(store.add(month(4, 1, 2, 3), beside=True)) == {"04": 3, "05": 2}
    assert not serious(verify(store))


def test_a_load_beside_that_fails_changes_nothing(store: Store) -> None:
    before = files(store.folder)
    rows = month(6, 9).rows.drop(columns="offence_group")
    with pytest.raises(KeyError):
        store.add(intake(Kind.INCIDENTS, rows), beside=True)
    for kind in (AREAS, study()):
        with pytest.raises(OnlyReplacesError):
            store.add(kind, beside=True)
    assert files(store.folder) == before


def test_compare_says_that_files_were_added(store: Store) -> None:
    found = compare(store.version(1), store.current())
    assert [(part.kind, part.change) for part in found.parts] == [
        (Kind.INCIDENTS, Change.CHANGED),
        (Kind.AREAS, Change.SAME),
    ]
    assert [len(found.parts[0].old), len(found.parts[0].new)] == [1, 2]
    assert found.incidents.new - found.incidents.old == 2


def test_verify_backup_restore_and_purge_hold_every_file(store: Store, tmp_path: Path) -> None:
    assert verify(store) == []
    backup(store, tmp_path / "b.zip")
    other = Store(tmp_path / "other")
    with (tmp_path / "b.zip").open("rb") as file:
        assert months(restore(other, file, "b.zip")) == {"04": 3, "05": 2}
    assert purge(other, FAR_FUTURE, grace_s=0).versions == (1,)
    assert months(other.current()) == {"04": 3, "05": 2}
    other.current().parts[Kind.INCIDENTS][0].rows_file.unlink()
    assert serious(verify(other))


def test_summaries_of_several_files_can_be_made_anew(store: Store) -> None:
    summaries = store.current().summaries
    whole = (summaries / "area_month.parquet").read_bytes()
    (summaries / "area_month.parquet").unlink()
    assert months(store.current()) == {"04": 3, "05": 2}
    assert (summaries / "area_month.parquet").read_bytes() == whole


def test_made_up_data_start_afresh_beside_real_ones(store: Store) -> None:
    version = store.add(replace(month(6, 9), fictive=True), beside=True)
    assert names(version) == ["06.csv"]
    assert version.fictive


def test_the_newest_extract_is_the_one_that_answers(store: Store) -> None:
    for number, day in ((6, date(2024, 7, 1)), (7, date(2024, 8, 1)), (8, date(2024, 6, 1))):
        version = store.add(replace(month(number, number), extracted_on=day), beside=True)
    assert engine.catalogue(version).extracted_on == date(2024, 8, 1)


def test_residents_and_incomes_are_bases_beside_each_other(store: Store) -> None:
    assert store.current().bases() is None
    store.add(read(Kind.BASES, RESIDENTS.encode(), "folk.csv"))
    newer = RESIDENTS.replace("1300", "1400").replace("Norr;2023;1200\n", "")
    for content, name in ((INCOMES, "inkomst.csv"), (newer, "folk2.csv")):
        version = store.add(read(Kind.BASES, content.encode(), name), beside=True)
    assert names(version, Kind.BASES) == ["folk.csv", "inkomst.csv", "folk2.csv"]
    rows = version.bases()
    assert rows is not None
    assert sorted(zip(rows["year"], rows["value"], strict=True)) == [
        (2023, 1200),
        (2024, 310),
        (2024, 1400),
    ]
    found = [f for f in engine.catalogue(version).between_files if f.column == Kind.BASES]
    assert found == [Finding(Remark.IN_SEVERAL_FILES, 1, Kind.BASES)]


def test_waves_of_a_survey_are_put_beside_each_other(store: Store) -> None:
    before = intake(Kind.SURVEY, answers({"area_name": "north"}, {"respondent_id": "2"}), "v1.csv")
    after = intake(Kind.SURVEY, answers({"area_name": "north", "wave": "2025"}), "v2.csv")
    store.add(before)
    version = store.add(after, beside=True)
    counts = engine.item_answers(version).groupby("wave")["count"].sum().to_dict()
    assert counts == {"2024": 2, "2025": 1}


def test_row_numbers_of_two_files_are_not_the_same_respondents(store: Store) -> None:
    numbered = (Finding(Remark.NO_RESPONDENT_ID, 1),)
    for name in ("besökare.csv", "företag.csv"):
        given = replace(intake(Kind.SURVEY, answers({}), name), findings=numbered)
        version = store.add(given, beside=True)
    assert engine.item_answers(version)["count"].sum() == 2
    assert engine.responses(version)["respondent"].nunique() == 2
    (found,) = (f for f in engine.catalogue(version).between_files if f.column == Kind.SURVEY)
    assert found == Finding(Remark.MAYBE_IN_SEVERAL_FILES, 2, Kind.SURVEY, ("2024",))


def test_one_respondent_without_id_does_not_take_it_from_the_others(store: Store) -> None:
    before = "id;våg;grupp;F10a;F10b;F10c;F10d\nA;före;f;1;2;2;2\n;före;f;2;2;2;2\n"
    after = before.replace("före", "efter")
    for content, name in ((before, "v1.csv"), (after, "v2.csv")):
        version = store.add(read(Kind.SURVEY, content.encode(), name), beside=True)
    waves = engine.responses(version).groupby("respondent")["wave"].agg(set)
    assert sorted(map(sorted, waves)) == [["efter"], ["efter", "före"], ["före"]]
    index = engine.answer_counts(version, items=["SX"]).groupby(["wave", "answer"])["count"].sum()
    assert index.to_dict() == dict.fromkeys(
        [("efter", "1"), ("efter", "2"), ("före", "1"), ("före", "2")], 1
    )


def test_who_is_in_the_wave_of_one_file_only_is_told(store: Store) -> None:
    before = "id;våg;grupp;F20a\nA;före;f;1\nB;före;f;2\nx;före;b;1\n"
    after = "id;våg;grupp;F20a\nA;efter;f;1\nC;efter;f;2\ny;efter;b;1\n;efter;f;1\n"
    for content, name in ((before, "v1.csv"), (after, "v2.csv")):
        version = store.add(read(Kind.SURVEY, content.encode(), name), beside=True)
    found = [f for f in engine.catalogue(version).between_files if f.column == Kind.SURVEY]
    assert Finding(Remark.ONE_WAVE_ONLY, 2, Kind.SURVEY) in found


def test_a_case_is_told_by_its_id_in_real_files_too(store: Store) -> None:
    header = "Diarienummer;Brottstid från;Brottskod;Område\n"
    old = header + "K1;2024-05-01 10:00;0826;north\nK2;2024-05-02;0826;north\n"
    new = header + "K2;2024-05-02;0826;north\nK3;2024-06-02;0826;north\n"
    for content, name, beside in ((old, "maj.csv", False), (new, "juni.csv", True)):
        rows = read(Kind.INCIDENTS, content.encode(), name, key=KEY)
        version = store.add(rows, beside=beside, key=KEY)
    assert total(version) == 3
    assert engine.catalogue(version).between_files[0].count == 1
