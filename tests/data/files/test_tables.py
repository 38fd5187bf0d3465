import gzip
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from data.files.tables import read_table, taken
from data.intake import Kind
from data.problems import FileError, Finding, Remark, Rule
from tests.workbook import Cell, workbook

HEADER: list[Cell] = ["Datum", "Brott", "Antal"]
ROW: list[Cell] = [datetime(2024, 5, 1, 18), "Rån", 2]


def rules(content: bytes, name: str) -> list[Rule]:
    with pytest.raises(FileError) as caught:
        read_table(content, name)
    return [fault.rule for fault in caught.value.faults]


def test_visible_sheets_with_the_same_header_are_stacked_and_the_others_named() -> None:
    content = workbook(
        {
            "Norr": [["Uttag ur RAR"], [], HEADER, ROW, ROW],
            "Söder": [HEADER, ROW],
            "Läs mig": [["Om filen"], ["Text"]],
            "Gömd": [HEADER, ROW],
        },
        hidden=["Gömd"],
    )
    table = read_table(content, "uttag.xlsx")
    assert table.headers == [*HEADER, "sheet"]
    assert table.rows["sheet"].tolist() == ["Norr", "Norr", "Söder"]
    assert table.rows["Datum"].tolist() == [pd.Timestamp("2024-05-01 18:00")] * 3
    skipped = Finding(Remark.SKIPPED_SHEET, 2, examples=("Läs mig", "Gömd"))
    assert table.findings == (skipped,)


def test_one_sheet_needs_no_sheet_column() -> None:
    assert read_table(workbook({"Blad1": [HEADER, ROW]}), "x.xlsx").headers == HEADER


def test_midnight_among_times_is_a_time_in_excel() -> None:
    times: list[Cell] = ["Tid", datetime(2024, 5, 1), datetime(2024, 5, 1, 7, 30), ""]
    column = read_table(workbook({"A": [[time, "x"] for time in times]}), "x.xlsx").rows["Tid"]
    assert column.tolist()[:2] == [pd.Timestamp("2024-05-01"), pd.Timestamp("2024-05-01 07:30")]


def test_every_column_gets_a_header_of_its_own() -> None:
    table = read_table(b" Namn ;Namn;;tom;\nA;B;C;;\n", "x.csv")
    assert table.headers == ["Namn", "Namn (2)", "#3", "tom"]


def test_gzip_and_parquet_and_text_give_the_same_table() -> None:
    frame = pd.DataFrame({"a": ["x", "y"], "b": ["1", "2"]})
    parquet = BytesIO()
    frame.to_parquet(parquet)
    text = frame.to_csv(index=False).encode()
    files = {"x.csv": text, "X.CSV.GZ": gzip.compress(text), "x.parquet": parquet.getvalue()}
    for name, content in files.items():
        pd.testing.assert_frame_equal(read_table(content, name).rows, frame)


def test_a_labelled_survey_keeps_its_codes_but_those_that_are_no_answer_and_knows_their_labels(
    tmp_path: Path,
) -> None:
    frame = pd.DataFrame({"walkdark": [1.0, 2.0, 9.0]})
    labels: dict[str, dict[int | float, str]] = {"walkdark": {1: "very safe", 9: "refused"}}
    pyreadstat.write_sav(
        frame, tmp_path / "x.sav", variable_value_labels=labels, missing_ranges={"walkdark": [9]}
    )
    table = read_table((tmp_path / "x.sav").read_bytes(), "x.sav")
    assert table.rows["walkdark"].tolist() == ["1", "2", ""]
    assert table.findings == (Finding(Remark.USER_MISSING, 1, "walkdark", ("9",)),)
    assert table.labels == {"walkdark": {"1": "very safe", "9": "refused"}}


@pytest.mark.parametrize(
    ("content", "name", "rule"),
    [
        (b"", "x.csv", Rule.EMPTY_FILE),
        (b"", "x.xlsx", Rule.EMPTY_FILE),
        (gzip.compress(b""), "x.csv.gz", Rule.EMPTY_FILE),
        (b"%PDF-1.7", "x.pdf", Rule.UNKNOWN_FILE_TYPE),
        (b"text", "noending", Rule.UNKNOWN_FILE_TYPE),
        (b"\x89PNG\r\n\x1a\n", "x.xlsx", Rule.DISGUISED),
        (b"PAR1 but not really", "x.parquet", Rule.CUT_OFF),
        (b"not gzip", "x.csv.gz", Rule.DISGUISED),
        (gzip.compress(b"a;b\n1;2\n")[:-9], "x.csv.gz", Rule.CUT_OFF),
        (b"not stata", "x.dta", Rule.DISGUISED),
        (workbook({"A": [HEADER]}), "x.xlsx", Rule.NO_ROWS),
        (workbook({"A": []}), "x.xlsx", Rule.NO_ROWS),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    content: bytes, name: str, rule: Rule
) -> None:
    assert rules(content, name) == [rule]


def test_a_made_up_file_says_so_even_where_the_format_packs_its_text() -> None:
    parquet = BytesIO()
    pd.DataFrame({"källa": ["FIKTIVA DATA"]}).to_parquet(parquet, compression="gzip")
    marked = [
        (b"# FIKTIVA DATA\na;b\n1;2\n", "x.csv"),
        (gzip.compress(b"a;b\n1;FIKTIVA DATA\n"), "x.csv.gz"),
        (workbook({"A": [["FIKTIVA DATA"], HEADER, ROW]}), "x.xlsx"),
        (parquet.getvalue(), "x.parquet"),
    ]
    assert all(read_table(content, name).fictive for content, name in marked)
    assert not read_table(b"a;b\n1;2\n", "x.csv").fictive


def test_rows_read_are_rows_kept_and_rows_left_out() -> None:
    table = read_table(b"a;b\n1;2\n1;2;3\n4;5\n", "x.csv")
    no_date = Finding(Remark.NO_DATE, 1)
    intake = taken(Kind.INCIDENTS, table, table.rows.head(1), [*table.findings, no_date])
    assert (intake.read_count, intake.kept_count) == (3, 1)


def test_a_year_above_its_months_is_one_header_with_them_in_text_and_in_excel() -> None:
    lines: list[list[Cell]] = [
        ["Anmälda brott", "", "", ""],
        ["", 2024, "", 2025],
        ["Område", "jan", "feb", "jan"],
        ["Norr", 3, 4, 5],
        ["Söder", 1, 0, 2],
    ]
    text = "\n".join(";".join(map(str, line)) for line in lines).encode()
    header = ["Område", "2024 jan", "2024 feb", "2025 jan"]
    assert read_table(text, "x.csv").headers == header
    assert read_table(workbook({"A": lines}), "x.xlsx").headers == header


def test_a_list_of_records_in_json_is_a_table() -> None:
    content = b'[{"id": 1, "location": {"name": "Alvsborg", "gps": "58.3,12.3"}}, {"id": 2}]'
    table = read_table(content, "events.json")
    assert table.headers == ["id", "location.name", "location.gps"]
    assert table.rows["location.name"].tolist() == ["Alvsborg", ""]
