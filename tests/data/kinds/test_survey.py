from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from data.columns.mapping import Mapping
from data.intake import Intake
from data.kinds.items import item_scales
from data.kinds.survey import ROW_COLUMNS, read_survey
from data.problems import MOST_ROWS, FileError, Finding, Remark, Rule

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
    ("text", "row"), [(WIDE + "1;2023 höst;;;;;2;2\n", 4), (LONG + "1;2023 höst;;;;;F20a;2\n", 6)]
)
def test_a_respondent_twice_in_one_wave_is_left_out_the_second_time_and_told(
    text: str, row: int
) -> None:
    intake, usual = read(text), read(WIDE if "item" not in text else LONG)
    told = {f.remark: f for f in intake.findings}
    found = Finding(Remark.RESPONDENT_TWICE, 1, "respondent_id", rows=(row,))
    assert told[Remark.RESPONDENT_TWICE] == found
    assert intake.kept_count == intake.read_count - 1
    pd.testing.assert_frame_equal(intake.rows, usual.rows)


def test_the_same_id_in_two_groups_is_two_respondents_unless_one_row_names_no_group() -> None:
    text = "id;våg;grupp;F20a\n1;A;besökare;1\n1;A;företag;2\n2;A;besökare;1\n2;A;;3\n"
    intake = read(text)
    assert [(f.remark, f.rows) for f in intake.findings] == [(Remark.RESPONDENT_TWICE, (5,))]
    assert intake.rows["answer"].tolist() == ["1", "2", "1"]


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


# what is odd: told row by row, and the rest can be used


def told(text: str, mapping: Mapping | None = None) -> list[Finding]:
    return list(read(text, mapping).findings)


def test_answers_that_the_scale_does_not_have_are_kept_never_counted_and_told() -> None:
    text = "id;våg;F20a;B01;egen\n1;A;6;5;6\n2;A;trygg;0;x\n3;A;98;2;\n4;A;5;1;7\n"
    intake = read(text)
    found = [f for f in intake.findings if f.remark is Remark.UNKNOWN_ANSWER]
    assert found == [
        Finding(Remark.UNKNOWN_ANSWER, 2, "F20a", ("9", "xxxxx"), (2, 3)),
        Finding(Remark.UNKNOWN_ANSWER, 1, "B01", ("9",), (3,)),  # 5 is: hardly ever goes out
    ]
    answers = intake.rows[intake.rows["item"] == "F20a"]["answer"].tolist()
    assert answers == ["6", "trygg", "98", "5"]
    assert not {"6", "trygg"} & item_scales()["F20a"].valid


def test_answers_in_words_are_the_codes_of_those_words() -> None:
    text = (
        "id;våg;F20a;F10a;F03\n1;A;Mycket trygg;ja;10-49\n"
        "2;A;rather unsafe;Vet inte;1\N{EN DASH}4\n"
    )
    intake = read(text)
    assert intake.findings == (Finding(Remark.MISSING_ANSWER, 1),)
    answers = intake.rows.groupby("item", sort=False)["answer"].apply(list).to_dict()
    assert answers == {"F20a": ["5", "2"], "F10a": ["1", "98"], "F03": ["4", "2"]}


def test_several_answers_to_one_question_are_each_looked_up() -> None:
    found = told("id;våg;F12\n1;A;1 3\n2;A;1,7\n3;A;2 8\n")
    assert found == [Finding(Remark.UNKNOWN_ANSWER, 1, "F12", ("9 9",), (4,))]


def test_who_is_in_one_wave_only_is_told_where_others_are_in_several() -> None:
    text = "id;våg;grupp;F20a\nA;1;f;1\nB;1;f;1\nA;2;f;1\nC;2;f;1\nx;1;b;1\ny;2;b;1\n;2;f;1\n"
    found = [f for f in told(text) if f.remark is Remark.ONE_WAVE_ONLY]
    assert found == [Finding(Remark.ONE_WAVE_ONLY, 2, "id", rows=(3, 5))]
    assert read(text).kept_count == 7


def test_a_day_half_a_year_from_its_wave_is_not_used_and_told() -> None:
    days = ["2023-10-01"] * 19 + ["2003-10-01"]
    body = "".join(f"{n};2023;{day};1\n" for n, day in enumerate(days))
    intake = read("id;våg;datum;F20a\n" + body)
    assert intake.findings == (Finding(Remark.OUTSIDE_WAVE, 1, "datum", rows=(21,)),)
    assert intake.rows["answered_on"].isna().tolist() == [False] * 19 + [True]
    assert intake.kept_count == 20


def test_a_wave_that_goes_on_for_years_has_no_days_outside() -> None:
    days = [f"{year}-05-01" for year in (2021, 2022, 2023) for _ in range(5)]
    body = "".join(f"{n};alla;{day};1\n" for n, day in enumerate(days))
    assert told("id;våg;datum;F20a\n" + body) == []


def test_weights_below_zero_are_one_and_told() -> None:
    intake = read("id;våg;vikt;F20a\n1;A;-0,5;1\n2;A;0;1\n3;A;x;1\n4;A;2;1\n")
    assert intake.rows["weight"].tolist() == [1, 0, 1, 2]
    assert intake.findings == (
        Finding(Remark.MISSING_WEIGHT, 1, "vikt", rows=(4,)),
        Finding(Remark.BAD_WEIGHT, 1, "vikt", rows=(2,)),
    )


def test_a_respondent_in_two_areas_of_a_wave_is_in_the_first() -> None:
    text = (
        "id;våg;område;item;svar\n1;A;;F20a;1\n1;A;Norr;F20b;2\n1;A;Söder;F21;3\n"
        "1;B;Söder;F21;3\n;A;Söder;F20a;1\n;A;Norr;F20b;1\n"
    )
    intake = read(text)
    assert intake.rows["area_name"].tolist() == ["", "Norr", "Norr", "Söder", "Söder", "Norr"]
    (found,) = (f for f in intake.findings if f.remark is Remark.SEVERAL_AREAS)
    assert found == Finding(Remark.SEVERAL_AREAS, 1, "område", rows=(4,))


def test_the_rows_of_one_finding_are_the_first_thousand() -> None:
    (found,) = told("id;våg;F20a\n" + "".join(f"{n};A;7\n" for n in range(MOST_ROWS + 5)))
    assert found.count == MOST_ROWS + 5
    assert found.rows == tuple(range(2, MOST_ROWS + 2))


@pytest.mark.parametrize("form", ["wide", "long"])
def test_names_and_stories_among_the_answers_are_not_read(form: str) -> None:
    story = "Jag såg att min granne var ute på torget och att han slog sönder en ruta. " * 2
    said = {"Namn": "Anna Svensson", "Telefon": "070-123 45 67", "annat": story, "F20a": "1"}
    if form == "wide":
        text = f"id;våg;{';'.join(said)}\n1;A;{';'.join(said.values())}\n"
    else:
        text = "id;våg;item;svar\n" + "".join(f"1;A;{item};{a}\n" for item, a in said.items())
    intake = read(text)
    assert intake.rows["item"].tolist() == ["F20a"]
    refused = {f.column: f.remark for f in intake.findings}
    assert refused == {
        "Namn": Remark.PERSONAL_DATA,
        "Telefon": Remark.PERSONAL_DATA,
        "annat": Remark.FREE_TEXT,
    }


def test_a_personal_number_is_no_respondents_id_and_the_rows_number_stands_in() -> None:
    intake = read("svarsid;våg;F20a\n19121212-1212;A;1\n19121212-1212;A;2\n")
    assert intake.rows["respondent_id"].tolist() == ["#1", "#2"]
    assert [f.remark for f in intake.findings] == [Remark.PERSONAL_DATA, Remark.NO_RESPONDENT_ID]


def test_a_personal_number_among_numbers_is_found_too(tmp_path: Path) -> None:
    frame = pd.DataFrame({"f1": [191212121212.0, 191212121212.0], "F20a": [1.0, 2.0]})
    pyreadstat.write_dta(frame, tmp_path / "x.dta")
    intake = read_survey((tmp_path / "x.dta").read_bytes(), "x.dta")
    assert set(intake.rows["item"]) == {"F20a"}
    assert Remark.PERSONAL_DATA in {f.remark for f in intake.findings}


def test_a_file_of_nothing_but_persons_is_without_answers_and_says_why() -> None:
    intake = read("id;våg;Namn\n1;A;Anna Svensson\n2;A;Bo Ek\n")
    assert intake.rows.empty
    assert list(intake.rows) == ROW_COLUMNS
    assert [f.remark for f in intake.findings] == [Remark.PERSONAL_DATA]
