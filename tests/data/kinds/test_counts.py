from datetime import date

import pandas as pd
import pytest

from data.columns.mapping import Mapping
from data.kinds.counts import ROW_COLUMNS, read_counts
from data.problems import Fault, FileError, Remark, Rule

MAY, JUNE = pd.Timestamp("2024-05-01"), pd.Timestamp("2024-06-01")


def rows(text: str, mapping: Mapping | None = None) -> list[tuple[object, ...]]:
    """area, month, group and count of each kept row."""
    kept = read_counts(text.encode(), "antal.csv", mapping).rows
    columns = ["area_name", "month", "offence_group", "count"]
    return [tuple(row) for row in kept[columns].itertuples(index=False)]


def faults(text: str) -> tuple[Fault, ...]:
    with pytest.raises(FileError) as caught:
        read_counts(text.encode(), "antal.csv")
    return caught.value.faults


@pytest.mark.parametrize(
    "month", ["2024-05", "2024M05", "2024 maj", "maj 2024", "202405", "2024-05-01"]
)
def test_a_month_is_read_in_the_forms_that_tables_use(month: str) -> None:
    assert rows(f"område;månad;typ;antal\nNorr;{month};Rån;1 234\n") == [
        ("Norr", MAY, "robbery", 1234)
    ]


def test_months_as_headers_give_the_same_rows_as_months_in_a_column() -> None:
    long = "område;månad;typ;antal\nNorr;2024-05;Rån;3\nNorr;2024-06;Rån;4\n"
    assert rows("område;typ;2024-05;2024-06\nNorr;Rån;3;4\n") == rows(long)
    assert rows("område;typ;2024M05;juni 2024\nNorr;Rån;3;4\n") == rows(long)


def test_year_and_month_in_columns_of_their_own_with_the_preliminary_ones_marked() -> None:
    text = (
        "Region;Brott;År;Period;Antal;/100 000 inv\n"
        "Norr;Rån;2024;Maj;3;1;\nNorr;Rån;2024 prel.;Jun;4;1;\n"
    )
    assert rows(text) == [("Norr", MAY, "robbery", 3), ("Norr", JUNE, "robbery", 4)]
    intake = read_counts(text.encode(), "bra.txt")
    assert list(intake.rows) == ROW_COLUMNS
    assert intake.rows["preliminary"].tolist() == [False, True]


def test_sums_and_withheld_counts_are_left_out_and_a_dash_is_none() -> None:
    text = (
        "område;månad;typ;antal\nNorr;2024-05;Rån;-\nNorr;2024-05;Hot;..\n"
        "Norr;2024-06;Hot;\nNorr;2024-05;Totalt;9\nTotalt;2024-05;Rån;9\nSumma;;;18\n"
    )
    intake = read_counts(text.encode(), "antal.csv")
    assert rows(text) == [("Norr", MAY, "robbery", 0)]
    assert {f.remark: f.count for f in intake.findings} == {Remark.NO_COUNT: 2, Remark.SUM_ROW: 3}
    assert (intake.read_count, intake.kept_count) == (6, 1)


def test_bad_counts_and_months_are_told_at_once() -> None:
    text = "område;månad;typ;antal\nA;2024-05;x;-3\nA;2024-06;x;1,5\nA;2024-07;x;tio\nA;våren;x;1\n"
    assert faults(text) == (
        Fault(Rule.UNREADABLE_NUMBERS, "antal", "tio", 1),
        Fault(Rule.NEGATIVE_COUNTS, "antal", "-3, 1,5", 2),
        Fault(Rule.UNREADABLE_DATES, "månad", "våren", 1),
    )


def test_every_missing_column_is_told() -> None:
    assert [fault.place for fault in faults("typ;mängd\nRån;3\n")] == [
        "area_name",
        "month",
        "count",
    ]


def test_a_mapping_may_say_the_one_area_that_a_table_is_about() -> None:
    mapping = Mapping(fixed={"area_name": "Centrum", "extracted_on": "2024-08-01"})
    assert rows("månad;typ;antal\n2024-05;Rån;3\n", mapping)[0][0] == "Centrum"
    intake = read_counts("månad;antal\n2024-05;3\n".encode(), "x.csv", mapping)
    assert intake.extracted_on == date(2024, 8, 1)


def test_types_as_headers_give_the_same_rows_as_types_in_a_column() -> None:
    long = "område;månad;typ;antal\nNorr;2024-05;Rån;3\nNorr;2024-05;Skadegörelse;4\n"
    wide = "område;månad;Rån;Skadegörelse;Totalt\nNorr;2024-05;3;4;7\n"
    assert rows(wide) == rows(long)
    intake = read_counts(wide.encode(), "antal.csv")
    assert {f.remark: f.count for f in intake.findings} == {Remark.SUM_ROW: 1}
    assert (intake.read_count, intake.kept_count) == (3, 2)


def test_numbers_that_are_no_type_of_offence_are_not_taken_for_one() -> None:
    assert [f.place for f in faults("område;månad;invånare;höjd\nNorr;2024-05;3;4\n")] == ["count"]


def test_totals_and_preliminary_months_among_the_headers() -> None:
    text = "område;typ;maj 2024;juni 2024 prel.;Totalt 2024\nNorr;Rån;3;4;7\nTotalt;Rån;3;4;7\n"
    intake = read_counts(text.encode(), "antal.csv")
    assert rows(text) == [("Norr", MAY, "robbery", 3), ("Norr", JUNE, "robbery", 4)]
    assert intake.rows["preliminary"].tolist() == [False, True]


def test_notes_below_a_table_are_left_out_and_counted() -> None:
    notes = "Källa: Polisen;;;\n* preliminära;;;\n"
    text = "område;månad;typ;antal\n" + "Norr;2024-05;Rån;3\nNorr;2024-06;Rån;4\n" + notes
    intake = read_counts(text.encode(), "antal.csv")
    assert rows(text) == [("Norr", MAY, "robbery", 3), ("Norr", JUNE, "robbery", 4)]
    assert {f.remark: f.count for f in intake.findings} == {Remark.NOTE_ROW: 2}
    assert (intake.read_count, intake.kept_count) == (4, 2)


def test_a_mapping_made_of_the_headers_of_a_wide_table_fits_the_long_one_too() -> None:
    said = Mapping(columns={"area_name": "Plats", "month": "", "count": ""})
    assert rows("Plats;typ;2024-05;2024-06\nNorr;Rån;3;4\n", said) == [
        ("Norr", MAY, "robbery", 3),
        ("Norr", JUNE, "robbery", 4),
    ]


@pytest.mark.parametrize("word", ["Antal", "Totalt", "kvartal"])
def test_a_word_before_a_year_is_no_month(word: str) -> None:
    assert [f.place for f in faults(f"område;typ;{word} 2023;{word} 2024\nNorr;Rån;3;4\n")] == [
        "month",
        "count",
    ]
