from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from data.columns.mapping import Mapping
from data.intake import Intake
from data.kinds.survey import ROW_COLUMNS, read_survey
from data.problems import Fault, FileError, Remark, Rule

WIDE = (
    "respondent_id;våg;datum;område;grupp;vikt;F20a;B05b\n"
    "1;2023 höst;2023-10-01;Norr;besökare;1,5;4.0;1\n"
    "2;2023 höst;2023-10-02;Söder;besökare;;98;\n"
)
LONG = (
    "respondent_id;våg;datum;område;grupp;vikt;item;svar\n"
    "1;2023 höst;2023-10-01;Norr;besökare;1,5;F20a;4\n"
    "2;2023 höst;2023-10-02;Söder;besökare;;F20a;98\n"
    "1;2023 höst;2023-10-01;Norr;besökare;1,5;B05b;1\n"
    "2;2023 höst;2023-10-02;Söder;besökare;;B05b;\n"
)


def read(text: str, mapping: Mapping | None = None) -> Intake:
    return read_survey(text.encode(), "enkat_2023.csv", mapping)


def test_wide_and_long_files_give_the_same_rows() -> None:
    wide, long = read(WIDE).rows, read(LONG).rows
    assert list(wide) == ROW_COLUMNS
    pd.testing.assert_frame_equal(wide, long)
    assert wide[["item", "answer"]].to_numpy().tolist() == [
        ["F20a", "4"],
        ["F20a", "98"],
        ["B05b", "1"],
        ["B05b", ""],
    ]
    assert wide["weight"].tolist() == [1.5, 1, 1.5, 1]
    assert wide["answered_on"][0] == pd.Timestamp("2023-10-01")


def test_missing_answers_are_kept_and_counted_and_so_are_missing_weights() -> None:
    found = {f.remark: f.count for f in read(WIDE).findings}
    assert found == {Remark.MISSING_ANSWER: 2, Remark.MISSING_WEIGHT: 1}


def test_what_the_file_does_not_say_is_filled_in_and_said() -> None:
    intake = read("F20a;F20b\n4;5\n3;2\n")
    assert intake.rows["respondent_id"].tolist() == ["#1", "#2", "#1", "#2"]
    assert set(intake.rows["wave"]) == {"enkat_2023"}
    assert set(intake.rows["area_name"]) == {""}
    assert set(intake.rows["weight"]) == {1.0}
    assert [(f.remark, f.count, f.examples) for f in intake.findings] == [
        (Remark.WAVE_FROM_NAME, 2, ("enkat_2023",)),
        (Remark.NO_RESPONDENT_ID, 2, ()),
    ]
    assert set(read("F20a;F20b\n4;5\n", Mapping(fixed={"wave": "2024"})).rows["wave"]) == {"2024"}


@pytest.mark.parametrize(
    "text", [WIDE + "1;2023 höst;;;;;2;2\n", LONG + "1;2023 höst;;;;;F20a;2\n"]
)
def test_a_respondent_twice_in_one_wave_is_a_fault(text: str) -> None:
    with pytest.raises(FileError) as caught:
        read(text)
    assert caught.value.faults == (Fault(Rule.RESPONDENT_TWICE, "2023 höst", "1", 1),)


def test_a_respondent_may_answer_in_two_waves() -> None:
    assert read(WIDE + "1;2025 vår;2025-05-01;Norr;besökare;1;2;2\n").kept_count == 3


def test_a_file_without_any_item_is_a_fault() -> None:
    with pytest.raises(FileError) as caught:
        read("respondent_id;våg\n1;2023\n")
    assert [fault.rule for fault in caught.value.faults] == [Rule.MISSING_COLUMN]


def test_labels_are_the_answers_but_for_items_of_our_own_list(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": [1.0, 2.0], "walkdark": [1.0, 3.0], "F20a": [1.0, 2.0]})
    labels: dict[str, dict[int | float, str]] = {
        "walkdark": {1: "very safe"},
        "F20a": {1: "mycket otrygg", 2: "otrygg"},
    }
    pyreadstat.write_dta(frame, tmp_path / "x.dta", variable_value_labels=labels)
    rows = read_survey((tmp_path / "x.dta").read_bytes(), "x.dta").rows
    answers = rows.groupby("item")["answer"].apply(list).to_dict()
    assert answers == {"walkdark": ["very safe", "3"], "F20a": ["1", "2"]}
