"""The small kinds: reports, measures, walks, members, meetings and the others of forms.csv."""

from pathlib import Path

import pandas as pd
import pytest

from data.codebook import FOLDER
from data.columns.form_columns import Cell, forms
from data.columns.headers import guess_columns
from data.intake import Intake, Kind
from data.problems import LEFT_OUT, MOST_ROWS, Fault, FileError, Remark, Rule
from data.readers import guess_kind, read
from data.sample.load import FILES
from data.sample.make import make_sample
from tests.workbook import workbook

MEASURES = "id;rubrik;typ;ägare_typ;beslutad;klar\n"
STORY = "Jag såg Kalle slå sönder rutan hos Anna på Kungsgatan 3, hon ringde sedan polisen men"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    make_sample(folder)
    return folder


def of_sample(sample: Path, kind: Kind) -> Intake:
    return read(kind, (sample / FILES[kind]).read_bytes(), FILES[kind])


def measures(*rows: str, header: str = MEASURES) -> Intake:
    return read(Kind.MEASURES, (header + "\n".join(rows)).encode(), "atgarder.csv")


def found(intake: Intake) -> dict[Remark, int]:
    return {finding.remark: finding.count for finding in intake.findings}


def faults(kind: Kind, content: str) -> list[Fault]:
    with pytest.raises(FileError) as caught:
        read(kind, content.encode(), "x.csv")
    return list(caught.value.faults)


# --- the files of the sample


@pytest.mark.parametrize("kind", FILES)
def test_a_file_of_the_sample_is_guessed_read_and_adds_up(sample: Path, kind: Kind) -> None:
    content = (sample / FILES[kind]).read_bytes()
    assert guess_kind(content, FILES[kind]) is kind
    intake = read(kind, content, FILES[kind])
    left_out = sum(f.count for f in intake.findings if f.remark in LEFT_OUT)
    assert intake.read_count == intake.kept_count + left_out
    assert intake.fictive
    assert Remark.UNLISTED_VALUE not in found(intake)
    assert Remark.UNUSED_COLUMN not in found(intake)


def test_a_report_keeps_what_is_counted_and_no_word_of_the_story(sample: Path) -> None:
    intake = of_sample(sample, Kind.REPORTS)
    row = intake.rows.iloc[0]
    assert row["week"] == pd.Timestamp("2023-09-04")  # the Monday of 2023-W36
    assert row["occurred_on"] == pd.Timestamp("2023-09-07")
    assert row[["clock", "category", "reporter_type", "severity"]].tolist() == [
        "21:34",
        "unlawful_traffic",
        "municipality",
        1,
    ]
    assert 12.2 < row["longitude"] < 12.4
    blocked = {f.column: f.count for f in intake.findings}
    assert blocked == {"plats_text": 400, "beskrivning": 400}
    assert "iakttagelse" not in intake.rows.to_csv()
    assert "EST-0001" not in intake.rows.to_csv()


def test_points_of_a_walk_lead_to_measures(sample: Path) -> None:
    walks = of_sample(sample, Kind.WALKS).rows
    made = of_sample(sample, Kind.MEASURES).rows
    linked = walks[walks["measure_id"] != ""]
    assert len(linked) == 30
    assert set(linked["measure_id"]) <= set(made["measure_id"])
    assert walks["walk_id"].nunique() == 8
    assert walks["present_business"].between(3, 10).all()
    assert walks["present_guards"].isna().all()


def test_every_other_file_of_the_sample_says_what_it_is_meant_to(sample: Path) -> None:
    members = of_sample(sample, Kind.MEMBERS).rows
    meetings = of_sample(sample, Kind.MEETINGS).rows
    messages = of_sample(sample, Kind.MESSAGES).rows
    cameras = of_sample(sample, Kind.CAMERAS).rows
    events = of_sample(sample, Kind.EVENTS).rows
    assert (len(members), members["joined_on"].notna().all()) == (60, True)
    assert (meetings["followed_up"] <= meetings["decisions"]).all()
    assert set(messages["message_type"]) == {"business_to_network", "police_to_business"}
    assert cameras["removed_on"].count() == 1
    assert events["direction"].value_counts().to_dict() == {
        "increase": 4,
        "decrease": 3,
        "unknown": 1,
    }


def test_pins_of_the_sample_have_place_cause_and_time_and_nobody(sample: Path) -> None:
    intake = of_sample(sample, Kind.PINS)
    pins = intake.rows
    assert len(pins) > 1_000
    assert set(pins["wave"]) == {"2023 höst", "2025 vår", "2026 vår"}
    causes = {"poor_lighting", "deserted", "disturbing_people", "drunk_people", "drugs", "traffic"}
    assert set(pins["cause"]) == causes
    assert set(pins["day_part"]) == {"afternoon", "evening", "night"}
    assert pins[["longitude", "latitude"]].notna().all(axis=None)
    assert "B-0" not in pins.to_csv()


def test_what_somebody_wrote_beside_a_pin_is_never_stored() -> None:
    content = (
        f"våg;N;E;orsak;dygnsdel;kommentar;namn\n2025;6463000;341500;mörkt;kväll;{STORY};Anna Ek\n"
    )
    assert guess_kind(content.encode(), "x.csv") is Kind.PINS
    intake = read(Kind.PINS, content.encode(), "otrygga.csv")
    assert "Anna" not in intake.rows.to_csv() + str(intake.findings)
    assert found(intake)[Remark.FREE_TEXT_NOT_STORED] == 1


# --- who did what


def test_an_owner_is_a_unit_that_is_listed_or_an_id_and_never_a_name() -> None:
    header = "id;rubrik;typ;ägare;medlem\n"
    owners = ("gatukontoret", "O-014", "Anna på kiosken", "")
    intake = measures(*(f"{at};Lampa;belysning;{o};" for at, o in enumerate(owners)), header=header)
    assert intake.rows["owner"].tolist() == ["streets_parks", "O-014", "", ""]
    assert found(intake)[Remark.UNKNOWN_OWNER] == 1
    assert "Anna" not in intake.rows.to_csv() + str(intake.findings)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("O-001, O-014", "O-001 O-014"),
        ("12; 13;14", "12 13 14"),
        ("O-001", "O-001"),
        (" ".join(f"O-{n:03d}" for n in range(60)), " ".join(f"O-{n:03d}" for n in range(60))),
        ("O-001, Anna Ek", ""),
        ("Bo i Kiosken", ""),
    ],
)
def test_members_at_a_meeting_are_ids_and_where_one_is_a_name_nothing_is_stored(
    written: str, kept: str
) -> None:
    content = f'datum;kallade;beslut_n;närvarande_medlemmar\n2024-05-01;9;2;"{written}"\n'
    intake = read(Kind.MEETINGS, content.encode(), "moten.csv")
    assert intake.rows["members_present"].tolist() == [kept]
    assert (Remark.UNREADABLE_VALUE in found(intake)) is (kept == "")
    assert "Anna" not in intake.rows.to_csv()


def test_the_wording_of_a_question_may_be_long_and_a_story_may_not() -> None:
    asked = (
        "Hur trygg eller otrygg känner du dig här i området sent på kvällen när du går ensam? " * 2
    )
    content = f"frågekod;skala;ordalydelse\nX1;T5;{asked.strip()}\nX2;T5;{asked * 2}\n"
    intake = read(Kind.ITEMS, content.encode(), "fragor.csv")
    assert intake.rows["wording_sv"].tolist() == [asked.strip(), ""]


def test_the_sample_says_who_planned_did_and_came(sample: Path) -> None:
    ids = set(of_sample(sample, Kind.MEMBERS).rows["org_id"])
    meetings = of_sample(sample, Kind.MEETINGS).rows
    assert set(" ".join(meetings["members_present"]).split()) <= ids
    assert meetings["status"].value_counts().to_dict() == {"held": 30, "cancelled": 2}
    made = of_sample(sample, Kind.MEASURES).rows
    assert set(made.loc[made["owner_type"] == "private", "owner"]) <= ids
    assert (made["owner"] != "").all()
    problems = of_sample(sample, Kind.PROBLEMS).rows
    assert set(made["problem_id"]) - {""} <= set(problems["problem_id"])
    assert {"PR-13", "PR-14"}.isdisjoint(made["problem_id"])  # nobody acts on them
    pictures = of_sample(sample, Kind.SITUATIONS).rows
    assert pictures["produced_on"].isna().sum() > 0
    asked = of_sample(sample, Kind.WAVES).rows
    assert (asked["invited"] > 0).all()
    assert set(asked["mode"]) == {"visit", "web"}


# --- kept, flagged, left out


def test_a_value_that_no_list_knows_is_kept_and_named() -> None:
    intake = measures("1;Grind;portgrind;kommun;2024-01-02;", "2;Lampa;BELYSNING;Privat;;")
    assert intake.rows["measure_type"].tolist() == ["portgrind", "lighting"]
    [unlisted] = [f for f in intake.findings if f.remark is Remark.UNLISTED_VALUE]
    assert (unlisted.count, unlisted.column, unlisted.examples) == (1, "typ", ("portgrind",))


def test_an_organisation_that_no_list_knows_may_be_a_name_and_becomes_other() -> None:
    content = "rapportör;datum;kategori;upprepad\nAnna Ek, Kiosken;2024-05-01;klotter;J\n"
    intake = read(Kind.REPORTS, content.encode(), "est.csv")
    assert intake.rows["reporter_type"].tolist() == ["other"]
    assert found(intake) == {Remark.UNKNOWN_ORGANISATION: 1}
    assert "Anna" not in intake.rows.to_csv() + str(intake.findings)


def test_a_long_text_in_a_short_column_is_a_story_and_not_stored() -> None:
    intake = measures(f"1;{STORY};belysning;kommun;2024-01-02;", "2;Lampa;belysning;kommun;;")
    assert intake.rows["title"].tolist() == ["", "Lampa"]
    assert found(intake)[Remark.FREE_TEXT_NOT_STORED] == 1
    assert "Anna" not in intake.rows.to_csv() + str(intake.findings)


def test_what_cannot_be_read_is_missing_and_counted_and_the_row_is_kept() -> None:
    header = "id;datum;område;punkt_id;prioritet;foto\n"
    rows = "R1;2024-05-01;N;P1;7;J\nR1;2024-05-01;N;P2;2;N\nR1;i maj;N;P3;;J\n"
    intake = read(Kind.WALKS, (header + rows).encode(), "ronder.csv")
    assert intake.rows["priority"].tolist() == [pd.NA, 2, pd.NA]
    assert [(f.remark, f.column, f.count) for f in intake.findings] == [
        (Remark.UNREADABLE_VALUE, "datum", 1),
        (Remark.OFF_SCALE, "prioritet", 1),
        (Remark.MISSING_VALUE, "datum", 1),
    ]
    assert (intake.read_count, intake.kept_count) == (3, 3)
    quality = {
        q.column: (q.filled, q.missing, q.unreadable, q.out_of_range) for q in intake.quality
    }
    assert quality["walked_on"] == (2, 0, 1, 0)
    assert quality["priority"] == (1, 1, 0, 1)
    assert 'walked_on = "datum"' in intake.mapping.replace('"walked_on"', "walked_on")


def test_a_row_written_twice_is_left_out_and_another_of_its_id_is_pointed_out() -> None:
    row = "1;Lampa;belysning;kommun;2024-01-02;"
    intake = measures(row, row, "1;Lampa;belysning;kommun;2024-01-02;2024-03-01")
    assert (intake.read_count, intake.kept_count, len(intake.rows)) == (3, 2, 2)
    assert found(intake) == {Remark.REPEATED_ROW: 1, Remark.REPEATED_ID: 1}


def test_rows_without_an_id_are_all_kept_even_if_they_are_alike() -> None:
    content = "datum;kallade;beslut\n2024-05-01;9;2\n2024-05-01;9;2\n"
    intake = read(Kind.MEETINGS, content.encode(), "moten.csv")
    assert (len(intake.rows), found(intake)) == (2, {Remark.IDENTICAL_ROWS: 1})


def test_a_column_with_persons_in_it_is_emptied_and_named_without_a_name() -> None:
    header = MEASURES.strip() + ";källa\n"
    rows = [f"{i};Lampa {i};belysning;kommun;;;kalle.ek{i}@mejl.se" for i in range(3)]
    intake = measures(*rows, header=header)
    assert intake.rows["origin"].tolist() == ["", "", ""]
    [persons] = [f for f in intake.findings if f.remark is Remark.PERSONAL_DATA]
    assert (persons.count, persons.column, persons.examples) == (3, "källa", ("email",))
    assert "kalle" not in intake.rows.to_csv() + str(intake.findings)


def test_columns_that_the_kind_has_no_use_for_are_named() -> None:
    intake = measures("1;Lampa;belysning;kommun;;;blå", header=MEASURES.strip() + ";färg\n")
    [unused] = [f for f in intake.findings if f.remark is Remark.UNUSED_COLUMN]
    assert (unused.count, unused.examples) == (1, ("färg",))


def test_all_faults_come_at_once_and_never_show_what_a_cell_says() -> None:
    told = faults(Kind.WALKS, "datum;prioritet;foto\nAnna Ek;hög;J\nBo 12;låg;N\n")
    assert told[-3:] == [
        Fault(Rule.MISSING_COLUMN, "walk_id", "datum, prioritet, foto"),
        Fault(Rule.UNREADABLE_DATES, "datum", "xxxx xx, xx 99", 2),
        Fault(Rule.UNREADABLE_NUMBERS, "prioritet", "xxx", 2),
    ]


@pytest.mark.parametrize(
    ("written", "monday"),
    [
        ("2024-W37", "2024-09-09"),
        ("2024W01", "2024-01-01"),
        ("2020 v.53", "2020-12-28"),
        ("v 1 2021", "2021-01-04"),
        ("2023-W53", None),  # 2023 had 52
        ("37", None),
    ],
)
def test_a_week_is_stored_as_its_monday(written: str, monday: str | None) -> None:
    content = f"vecka;kanal;typ;antal\n2024-W01;app;x;1\n{written};app;x;1\n"
    week = read(Kind.MESSAGES, content.encode(), "x.csv").rows["week"].iloc[1]
    assert week == pd.Timestamp(monday) if monday else pd.isna(week)


def test_a_part_of_the_day_stands_where_a_report_has_no_clock() -> None:
    content = "datum;tid;kategori;upprepad\n" + "".join(
        f"2024-05-01;{clock};rån;N\n" for clock in ("kväll", "7.05", "25:00")
    )
    rows = read(Kind.REPORTS, content.encode(), "est.csv").rows
    assert rows["clock"].tolist() == ["evening", "07:05", ""]


# --- kinds and their headers


def test_reports_read_as_incidents_are_said_to_be_reports(sample: Path) -> None:
    content = (sample / FILES[Kind.REPORTS]).read_bytes()
    intake = read(Kind.INCIDENTS, content, "est_rapporter.csv")
    [doubt] = [f for f in intake.findings if f.remark is Remark.LOOKS_LIKE]
    assert doubt.column == Kind.REPORTS


def test_a_survey_is_refused_as_incidents(sample: Path) -> None:
    """Its answers have dates and areas, and would all be counted as crimes."""
    with pytest.raises(FileError) as caught:
        read(Kind.INCIDENTS, (sample / FILES[Kind.SURVEY]).read_bytes(), "enkat.csv")
    assert caught.value.faults[0] == Fault(Rule.WRONG_KIND, Kind.INCIDENTS, Kind.SURVEY)


@pytest.mark.parametrize("asked", [Kind.MEMBERS, Kind.CAMERAS, Kind.COUNTS, Kind.STREETS])
def test_a_file_of_another_kind_is_told_for_what_it_is(sample: Path, asked: Kind) -> None:
    content = (sample / FILES[Kind.MEETINGS]).read_bytes()
    with pytest.raises(FileError) as caught:
        read(asked, content, "moten.csv")
    assert caught.value.faults[0] == Fault(Rule.WRONG_KIND, asked, Kind.MEETINGS)


def test_english_headers_are_read_too() -> None:
    content = (
        "measure_id;title;measure_type;owner_type;decided;done;cost\n"
        "A1;Lamps;Lighting;City;2024-05-01;2024-06-01;12 500,50\n"
    )
    assert guess_kind(content.encode(), "x.csv") is Kind.MEASURES
    row = read(Kind.MEASURES, content.encode(), "x.csv").rows.iloc[0]
    assert row[["measure_type", "owner_type", "cost_sek"]].tolist() == [
        "lighting",
        "municipality",
        12_500.5,
    ]


@pytest.mark.parametrize("kind", sorted(forms()))
def test_no_header_means_two_things_within_a_kind_and_every_column_can_be_found(kind: str) -> None:
    words = [word for column in forms()[kind] for word in column.headers]
    assert sorted(words) == sorted(set(words))
    stored = [c for c in forms()[kind] if c.cell not in (Cell.BLOCKED, Cell.POSITION, Cell.LINES)]
    headers = [column.column for column in stored]
    assert guess_columns(Kind(kind), headers) == dict(zip(headers, headers, strict=True))


# --- code lists, addresses


@pytest.mark.parametrize("name", ["offence_texts.csv", "offence_groups.csv"])
def test_our_own_code_lists_load_as_code_lists(name: str) -> None:
    content = (FOLDER / name).read_bytes()
    assert guess_kind(content, name) is Kind.CODES
    intake = read(Kind.CODES, content, name)
    assert intake.kept_count == intake.read_count > 5


def test_a_code_list_has_a_version_its_validity_and_its_zeros() -> None:
    content = (
        "lista;version;kod;klartext;grupp;gäller från;gäller till\n"
        "brottskoder;12.0;998;Påhittat brott;theft;2025-01-01;\n"
        "brottskoder;12.0;9013;Annat brott;theft;2025-01-01;2025-12-31\n"
    )
    rows = read(Kind.CODES, content.encode(), "koder.csv").rows
    assert rows["code"].tolist() == ["0998", "9013"]
    assert rows["valid_to"].tolist() == [pd.NaT, pd.Timestamp("2025-12-31")]
    assert set(rows["version"]) == {"12.0"}


def test_addresses_are_points_and_nobody_who_lives_there() -> None:
    content = "adress;namn;N;E\nKungsgatan 12;Anna Ek;6463903;341667\nKungsgatan 14;Bo;;\n"
    intake = read(Kind.ADDRESSES, content.encode(), "adresser.csv")
    assert intake.rows["longitude"].round(3).tolist()[0] == 12.299
    assert found(intake) == {Remark.FREE_TEXT_NOT_STORED: 2, Remark.NO_POSITION: 1}
    assert "Anna" not in intake.rows.to_csv()


# --- bad input, row by row


def rows_of(intake: Intake) -> dict[Remark, tuple[int, ...]]:
    return {finding.remark: finding.rows for finding in intake.findings}


def test_whatever_is_wrong_with_a_cell_is_listed_with_its_row_in_the_file() -> None:
    intake = read(
        Kind.REPORTS,
        b"id;reporter_type;occurred_on;category;severity;latitude;longitude\n"
        b"1;police;2024-05-01;graffiti;2;58.28;12.28\n"
        b"\n"
        b"2;Kalle;2024-05-02;graffiti;2;58.28;12.28\n"
        b"3;police;i maj;graffiti;2;58.28;12.28\n"
        b"4;police;2024-05-02;zebra;2;58.28;12.28\n"
        b"5;police;2024-05-02;;2;58.28;12.28\n"
        b"5;police;2024-05-03;graffiti;9;58.28;12.28\n"
        b"6;police;2024-05-03;graffiti;1;;\n"
        b"1;police;2024-05-01;graffiti;2;58.28;12.28\n",
        "rapporter.csv",
    )
    listed = [(f.remark, f.column, f.rows) for f in intake.findings]
    assert listed == [
        (Remark.UNKNOWN_ORGANISATION, "reporter_type", (4,)),
        (Remark.UNREADABLE_VALUE, "occurred_on", (5,)),
        (Remark.UNLISTED_VALUE, "category", (6,)),
        (Remark.OFF_SCALE, "severity", (8,)),
        (Remark.MISSING_VALUE, "occurred_on", (5,)),
        (Remark.MISSING_VALUE, "category", (7,)),
        (Remark.REPEATED_ROW, "", (10,)),
        (Remark.REPEATED_ID, "id", (8,)),
        (Remark.NO_POSITION, "", (9,)),
    ]
    assert (intake.read_count, intake.kept_count) == (8, 7)


def test_rows_of_a_workbook_are_numbered_as_the_program_numbers_them() -> None:
    header = ["id", "rubrik", "typ", "ägare_typ", "beslutad"]
    sheet = [["Åtgärder 2024"], [], header, ["1", "A", "Kamera", "kommun", "x"]]
    later = [[], ["2", "B", "Zebra", "kommun", "2024-05-01"]]
    intake = read(Kind.MEASURES, workbook({"Blad1": sheet + later}), "atgarder.xlsx")
    assert rows_of(intake) == {Remark.UNREADABLE_VALUE: (4,), Remark.UNLISTED_VALUE: (6,)}


def test_a_thousand_rows_are_listed_at_most_and_all_are_counted() -> None:
    intake = measures(*(f"{i};A;Zebra;city;2024-05-01;" for i in range(1200)))
    (finding,) = intake.findings
    assert (finding.remark, finding.count) == (Remark.UNLISTED_VALUE, 1200)
    assert finding.rows == tuple(range(2, 2 + MOST_ROWS))


def test_a_value_of_a_wide_table_of_bases_is_found_in_its_row() -> None:
    content = "Område;År;Verksamheter;Anställda\nNorr;2023;12;\n\nSöder;2024;..;80\n"
    intake = read(Kind.BASES, content.encode(), "baser.csv")
    assert rows_of(intake) == {Remark.NO_COUNT: (2, 4)}
