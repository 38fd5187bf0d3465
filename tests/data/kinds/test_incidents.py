"""What `read_incidents` promises of kept and left-out rows; dates and places: their own tests."""

from datetime import date

import pandas as pd
import pytest

from data.codebook import UNLISTED
from data.columns.mapping import Business, Mapping, read_mapping
from data.intake import Intake
from data.kinds.incidents import ROW_COLUMNS, read_incidents
from data.problems import LEFT_OUT, Fault, FileError, Finding, Remark, Rule
from data.progress import Step
from tests.workbook import workbook

TODAY = date(2026, 11, 1)
KEY = b"the key of a store, 32 bytes long"
HEADER = (
    "Diarienummer;Brottskod;Brottsrubricering;Antal brott;Brottstid från;Brottstid till;"
    "Anmälningsdatum;Adress;N;E;Område;Platstyp;Målsägande typ;Källa;Uttagsdatum;Preliminär\n"
)
ROW = (
    "2200-K1276-14;0998;Stöld i butik;2;2024-11-23 18:00;2024-11-23 19:30;2024-11-24;"
    "Kungsgatan 12;6463903;341667;Norra Kungsgatan;Butik;Företag;Polisen;2025-03-03;J\n"
)


def read(text: str, mapping: Mapping | None = None) -> Intake:
    return read_incidents(text.encode(), "handelser.csv", mapping, TODAY, key=KEY)


def found(intake: Intake) -> dict[Remark, int]:
    return {finding.remark: finding.count for finding in intake.findings}


def faults(text: str, mapping: Mapping | None = None) -> tuple[Fault, ...]:
    with pytest.raises(FileError) as caught:
        read(text, mapping)
    return caught.value.faults


def test_a_swedish_extract_becomes_rows_of_the_contract() -> None:
    intake = read(HEADER + ROW)
    assert list(intake.rows) == ROW_COLUMNS
    row = intake.rows.iloc[0]
    assert (row["occurred_from"], row["occurred_to"], row["reported_on"]) == (
        pd.Timestamp("2024-11-23 18:00"),
        pd.Timestamp("2024-11-23 19:30"),
        pd.Timestamp("2024-11-24"),
    )
    assert (round(row["longitude"], 3), round(row["latitude"], 3)) == (12.299, 58.288)
    assert row.drop(
        [
            "occurred_from",
            "occurred_to",
            "reported_on",
            "longitude",
            "latitude",
            "business",
            "case_hash",
            "premises",
        ]
    ).to_dict() == {
        "hour_known": True,
        "date_from_report": False,
        "offence_group": "shop_theft",
        "offence_text": "Stöld i butik",
        "offence_code": "0998",
        "n_offences": 2,
        "area_name": "Norra Kungsgatan",
        "place_type": "Butik",
        "victim_type": "Företag",
        "source": "Polisen",
        "preliminary": True,
    }
    assert (intake.extracted_on, intake.read_count, intake.kept_count) == (date(2025, 3, 3), 1, 1)


def test_a_row_of_headings_above_the_header_needs_no_mapping() -> None:
    above = "Händelse;;Plats;;Övrigt\nDatum;Typ;Lat;Lon;Källa\n"
    intake = read(above + "2024-05-01;Rån;57,1;12,1;P\n" * 2)
    assert intake.rows["offence_text"].tolist() == ["Rån", "Rån"]
    assert intake.rows["latitude"].tolist() == [57.1, 57.1]


def test_neither_case_id_nor_address_leaves_the_reader() -> None:
    intake = read(HEADER + ROW + ROW)
    everything = intake.rows.to_csv() + str(intake.findings)
    assert "K1276" not in everything
    assert "Kungsgatan 12" not in everything


def test_the_same_file_from_excel_gives_the_same_rows() -> None:
    cells = [line.split(";") for line in (HEADER + ROW).splitlines()]
    number = {1: 998.0, 3: 2.0, 8: 6463903.0, 9: 341667.0}
    row = [number.get(i, cell) for i, cell in enumerate(cells[1])]
    intake = read_incidents(workbook({"Uttag": [cells[0], row]}), "x.xlsx", today=TODAY, key=KEY)
    pd.testing.assert_frame_equal(intake.rows, read(HEADER + ROW).rows)


def test_what_is_read_is_kept_or_left_out_with_its_reason() -> None:
    rows = [
        "1;Rån;2024-05-01 10:00",
        "1;Rån;2024-05-01 10:00",  # the same once more
        "1;Hot;2024-05-01 10:00",  # another offence of the same case
        ";Rån;2024-05-01 10:00",
        ";Rån;2024-05-01 10:00",  # no case id: nobody knows
        "2;Rån;",
        "3;Rån;i går",
        "4;Rån;1889-05-01",
        "5;Rån;2026-11-02",
        "6;Rån;2026-11-01 23:00",
        "7;Rån;2024-05-01;för mycket",
    ]
    intake = read("Diarienummer;Brott;Datum\n" + "\n".join(rows) + "\n")
    left_out = {r: n for r, n in found(intake).items() if r in LEFT_OUT}
    assert left_out == {
        Remark.DUPLICATE: 1,
        Remark.NO_DATE: 1,
        Remark.UNREADABLE_DATE: 1,
        Remark.IMPLAUSIBLE_DATE: 2,
        Remark.BROKEN_ROW: 1,
    }
    assert (intake.read_count, intake.kept_count) == (11, 5)
    assert intake.kept_count == len(intake.rows)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (";Rån;1", Remark.NO_DATE),
        ("idag;Rån;1", Remark.UNREADABLE_DATE),
        ("31/2;Rån;1", Remark.UNREADABLE_DATE),
        ("2025-02-30;Rån;1", Remark.NO_SUCH_DAY),
        ("30/2 2025;Rån;1", Remark.NO_SUCH_DAY),
        ("Totalt;;214", Remark.SUM_ROW),
        (";Summa;214", Remark.SUM_ROW),
        ("2025-02-20;Rån;0", Remark.WRONG_COUNT),
        ("2025-02-20;Rån;1_0", Remark.WRONG_COUNT),
        ("2025-02-20;Rån;två", Remark.WRONG_COUNT),
    ],
)
def test_a_row_that_is_left_out_says_the_reason_and_takes_no_other_with_it(
    row: str, why: Remark
) -> None:
    intake = read(f"Datum;Brott;Antal\n2025-02-20;Rån;2\n2025-02-21;Rån;\n{row}\n")
    assert {r: n for r, n in found(intake).items() if r in LEFT_OUT} == {why: 1}
    assert intake.rows["n_offences"].tolist() == [2, 1]


def test_a_year_and_month_without_such_a_day_are_no_missing_date() -> None:
    rows = "2024;2;30;Rån\n2024;13;1;Rån\n2024;;;Rån\n" + "2024;maj;3;Rån\n" * 3
    intake = read("År;Månad;Dag;Brott\n" + rows)
    left_out = {r: n for r, n in found(intake).items() if r in LEFT_OUT}
    assert left_out == {Remark.NO_SUCH_DAY: 2, Remark.NO_DATE: 1}


def test_what_repeats_a_row_with_a_wrong_count_is_no_duplicate() -> None:
    header = "Ärendenr;Datum;Brott;Antal\n"
    intake = read(header + "K1;2025-02-20;Rån;0\nK1;2025-02-20;Rån;1\n")
    assert (intake.kept_count, found(intake).get(Remark.DUPLICATE)) == (1, None)


def test_clocks_and_counts_that_are_none_are_not_called_filled() -> None:
    rows = ("25:61;1", ";", "sent;0", "14:30;två", "7;3")
    text = "Datum;Tid;Antal\n" + "".join(f"2025-02-20;{row}\n" for row in rows)
    columns = {column.column: column for column in read(text).quality}
    clock, count = columns["clock"], columns["n_offences"]
    assert (clock.filled, clock.missing, clock.unreadable) == (2, 1, 2)
    assert (count.filled, count.missing, count.unreadable, count.out_of_range) == (2, 1, 1, 1)


def test_the_extract_date_goes_before_today() -> None:
    rows = "Datum;Uttagsdatum\n2024-05-01;2024-05-02\n2024-05-03;2024-05-02\n"
    assert found(read(rows))[Remark.IMPLAUSIBLE_DATE] == 1


def test_identical_rows_without_case_id_are_kept_and_pointed_out() -> None:
    intake = read("Datum;Brott\n" + "2024-05;Rån\n" * 3)
    assert (len(intake.rows), found(intake)[Remark.IDENTICAL_ROWS]) == (3, 2)


def test_identical_rows_whose_case_id_is_empty_are_pointed_out_beside_those_with_one() -> None:
    rows = "K1;2024-05-01;Rån\n" + ";2024-05-01;Rån\n" * 3 + ";2024-05-02;Rån\n"
    intake = read("Ärendenr;Datum;Brott\n" + rows)
    assert (len(intake.rows), found(intake)[Remark.IDENTICAL_ROWS]) == (5, 2)
    assert Remark.IDENTICAL_ROWS not in found(read("Ärendenr;Datum\nK1;2024-05-01\n"))


def test_each_doubt_about_a_kept_row_is_counted() -> None:
    rows = [
        ";2024-05-03 10:00;2024-05-03;;;J;Rån",
        "2024-05-01 10:00;2024-05-01 09:00;2024-07-01;;;N;Rån",
        "2024-05-01 10:00;;;6463903;341667;N;Okänd sak",
        "2024-05-02;;;0;0;;okänd sak",
    ]
    header = "Brottstid från;Brottstid till;Anmälningsdatum;N;E;Preliminär;Brott\n"
    intake = read(header + "\n".join(rows) + "\n")
    assert found(intake) == {
        Remark.NO_POSITION: 3,
        Remark.UNKNOWN_HOUR: 2,
        Remark.END_BEFORE_START: 1,
        Remark.DATE_FROM_REPORT: 1,
        Remark.PRELIMINARY: 1,
        Remark.LATE_REPORT: 1,
        Remark.UNLISTED_TEXT: 2,
    }
    assert Finding(Remark.UNLISTED_TEXT, 2, "Brott") in intake.findings


def test_a_text_that_no_list_knows_is_a_group_only_from_five_rows_on() -> None:
    rows = ["2024-05-01;Kopparstöld"] * 5 + ["2024-05-01;Stal fru N:s cykel"] * 4
    left_out = ["i går;Stal fru N:s cykel", ";Rån", "2024-05-01;Rån"]
    intake = read("Datum;Brott\n" + "\n".join(rows + left_out) + "\n")
    assert intake.rows["offence_group"].value_counts().to_dict() == {
        "Kopparstöld": 5,
        UNLISTED: 4,
        "robbery": 1,
    }
    assert Finding(Remark.UNLISTED_TEXT, 9, "Brott", ("Kopparstöld",)) in intake.findings


def test_many_rows_on_one_point_are_pointed_out() -> None:
    piled = "2024-05-01;58.2835;12.2858\n" * 20
    spread = "".join(f"2024-05-01;58.{2000 + i};12.3\n" for i in range(30))
    intake = read("Datum;lat;lon\n" + piled + spread)
    [pile] = [f for f in intake.findings if f.remark == Remark.SHARED_POSITION]
    assert (pile.count, pile.examples) == (20, ())
    assert Remark.SHARED_POSITION not in found(read("Datum;lat;lon\n" + spread))


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = "Typ;X;Y;Antal brott\nRån;490320;5458606;-1\n"
    assert faults(text, Mapping(columns={"source": "Källa"})) == (
        Fault(Rule.UNKNOWN_HEADER, "source", "Källa"),
        Fault(Rule.MISSING_COLUMN, "occurred_from", "Typ, X, Y, Antal brott"),
        Fault(Rule.NO_CRS, "Y, X", "", 1),
        Fault(Rule.NEGATIVE_COUNTS, "Antal brott", "-1", 1),
    )


def test_a_report_date_alone_is_enough() -> None:
    assert read("Anmälningsdatum;Brott\n2024-05-01;Rån\n").kept_count == 1


def test_a_mapping_may_fix_a_group_and_name_a_group_for_a_text() -> None:
    fixed = read(
        "Datum\n2024-05-01\n".replace("\n", ";x\n"), Mapping(fixed={"offence_group": "burglary"})
    )
    assert fixed.rows["offence_group"].tolist() == ["burglary"]
    named = read("Datum;MCI\n2024-05-01;Auto Theft\n", Mapping(groups={"Auto Theft": "vehicle"}))
    assert named.rows["offence_group"].tolist() == ["vehicle"]


def test_a_case_id_is_a_hash_that_only_the_key_of_the_store_repeats() -> None:
    text = "Diarienummer;Datum\nK1-24;2024-05-01\nK2-24;2024-05-01\nK1-24;2024-05-02\n;2024-05-03\n"
    first, other, again, none = read(text).rows["case_hash"]
    assert first == again
    assert len({first, other, none}) == 3
    assert (len(first), none) == (16, "")
    elsewhere = read_incidents(text.encode(), "x.csv", today=TODAY, key=b"another key")
    assert elsewhere.rows["case_hash"][0] != first
    assert read_incidents(text.encode(), "x.csv", today=TODAY).rows["case_hash"][0] != first


def test_what_is_business_related_is_said_by_the_mapping_and_counted() -> None:
    text = "Datum;Platstyp;Målsägande typ;Brottskod\n" + "".join(
        f"2024-05-01;{place};{victim};{code}\n"
        for place, victim, code in [
            ("BUTIK", "Privat", "0101"),
            ("Gata", "Företag", "0101"),
            ("Gata", "Privat", "998"),
            ("Gata", "Privat", "0101"),
        ]
    )
    assert read(text).rows["business"].isna().all()
    wanted = Business(place_types=("butik",), victim_types=("företag",), codes=("998",))
    intake = read(text, Mapping(business=wanted))
    assert intake.rows["business"].tolist() == [True, True, True, False]
    assert found(intake)[Remark.BUSINESS] == 3


def test_a_column_with_personal_data_is_refused_and_said_so() -> None:
    text = "Datum;Område;Notering\n" + "2024-05-01;Centrum;ring 070-123 45 67\n" * 3
    intake = read(text)
    assert Finding(Remark.PERSONAL_DATA, 3, "Notering", ("phone",)) in intake.findings
    text = "Datum;Område\n2024-05-01;Centrum\n2024-05-01;anna@example.org\n"
    intake = read(text)
    assert Finding(Remark.PERSONAL_DATA, 1, "Område", ("email",)) in intake.findings
    assert set(intake.rows["area_name"]) == {""}
    assert "anna" not in intake.rows.to_csv() + str(intake)


def test_a_time_that_the_clock_left_out_is_pointed_out_and_one_that_came_twice_is_no_error() -> (
    None
):
    text = (
        "Brottstid från;Brottstid till\n"
        "2024-03-31 02:30;\n2024-10-27 02:50;2024-10-27 02:10\n2024-10-27 04:50;2024-10-27 02:10\n"
    )
    intake = read(text)
    assert found(intake)[Remark.NO_SUCH_TIME] == 1
    assert found(intake)[Remark.END_BEFORE_START] == 1
    assert intake.rows["occurred_to"].tolist() == [
        pd.NaT,
        pd.Timestamp("2024-10-27 02:50"),
        pd.NaT,
    ]


def test_each_column_is_told_by_what_stands_in_its_cells_and_adds_up_to_the_rows() -> None:
    rows = [
        "2024-05-01;6463903;341667;Norr",
        "i går;okänd;341667;",
        "1889-05-01;0;341667;Norr",
        ";;;",
    ]
    intake = read("Datum;N;E;Område\n" + "\n".join(rows) + "\n2024-05-02;6463903;341667;\n")
    qualities = {
        q.column: (q.filled, q.missing, q.unreadable, q.out_of_range) for q in intake.quality
    }
    assert qualities == {
        "occurred_from": (2, 0, 1, 1),
        "northing": (2, 0, 1, 1),
        "easting": (2, 0, 0, 2),
        "area_name": (2, 2, 0, 0),
    }
    assert all(sum(counts) == intake.read_count for counts in qualities.values())


def test_the_mapping_that_was_used_is_told() -> None:
    used = read_mapping(read(HEADER + ROW).mapping.encode())
    assert used.columns["occurred_from"] == "Brottstid från"


def test_every_step_is_told_before_it_begins_and_the_load_can_be_cancelled() -> None:
    steps: list[Step] = []
    read_incidents((HEADER + ROW).encode(), "x.csv", progress=steps.append)
    assert steps == [Step.READ, Step.UNDERSTAND, Step.CHECK]

    def cancel(step: Step) -> None:
        raise KeyboardInterrupt(step)

    with pytest.raises(KeyboardInterrupt):
        read_incidents((HEADER + ROW).encode(), "x.csv", progress=cancel)


def test_other_offences_of_a_case_are_no_duplicates_where_only_groups_are_told() -> None:
    rows = "K1;2024-05-01 10:00;Rån\nK1;2024-05-01 10:00;Stöld\nK1;2024-05-01 10:00;Rån\n"
    intake = read("Diarienummer;Datum;Brottsgrupp\n" + rows)
    assert (intake.kept_count, found(intake)[Remark.DUPLICATE]) == (2, 1)


def test_a_code_for_unknown_in_a_column_of_hours_moves_no_other_row() -> None:
    hours = [*range(5, 24), 99]
    rows = "".join(f"2024-05-{n + 1:02};{hour};Rån\n" for n, hour in enumerate(hours))
    read_back = read("Datum;Timme;Brott\n" + rows).rows
    assert read_back["occurred_from"].dt.hour.tolist() == [*range(5, 24), 0]
    assert read_back["hour_known"].tolist() == [True] * 19 + [False]


def test_what_stands_in_the_wrong_column_is_in_no_finding() -> None:
    wrong = "Datum;Brott\nAnna Svensson 19640823-3234;Rån\n" + "2024-05-01;Rån\n" * 2
    [finding] = [f for f in read(wrong).findings if f.remark == Remark.UNREADABLE_DATE]
    assert finding.examples == ("xxxx xxxxxxxx 999999",)


def test_headers_that_repeat_themselves_and_very_long_cells_are_borne() -> None:
    text = "Datum;Brott;a;a;a (2)\n2024-05-01;Rån;1;2;3\n"
    assert read(text).kept_count == 1
    long = "Datum;Brott\n" + "2024-03-04;Rån\n" * 60 + f"2024-03-04;Rån;{'x' * 200_000}\n"
    assert found(read(long))[Remark.BROKEN_ROW] == 1


def test_a_fixed_case_id_tells_no_cases_apart() -> None:
    fixed = Mapping(fixed={"case_id": "x"})
    assert read("Datum;Brott\n2024-05-01;Rån\n2024-05-01;Rån\n", fixed).kept_count == 2


def test_an_extract_date_in_the_future_is_not_believed() -> None:
    rows = "2024-05-01;2024-06-01\n2031-05-01;2042-06-01\n"
    intake = read("Datum;Uttagsdatum\n" + rows)
    assert intake.extracted_on == date(2024, 6, 1)
    assert found(intake)[Remark.IMPLAUSIBLE_DATE] == 1


def test_rows_with_dates_in_words_above_the_first_position_are_no_headers() -> None:
    text = "Datum;Brott;Område;Lat;Lon\n4 maj 2024;Rån;;;\n5 maj 2024;Rån;Norr;;\n"
    assert read(text + "6 maj 2024;Rån;Norr;59,33;18,06\n").kept_count == 3


def test_midnight_at_the_end_of_a_day_is_the_beginning_of_the_next() -> None:
    rows = "2024-12-30 24:00;Rån\n30/12/2024 24:00;Rån\n2024-05-01 13:00;Rån\n"
    start = read("Datum;Brott\n" + rows).rows["occurred_from"]
    assert start.tolist()[:2] == [pd.Timestamp("2024-12-31")] * 2


def test_a_letter_of_cp1252_before_a_no_break_space_is_no_other_encoding() -> None:
    content = "Datum;Område\n2024-05-01;P\u00c5\u00a0TORGET\n".encode("cp1252")
    intake = read_incidents(content, "x.csv", today=TODAY)
    assert intake.rows["area_name"].tolist() == ["PÅ TORGET"]
