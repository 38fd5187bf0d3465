from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.columns import personal
from data.columns.personal import Personal, PersonalData, finding, found, personal_columns
from data.files.cells import texts
from data.files.tables import read_table
from data.problems import Finding, Remark
from data.sample.make import make_sample
from tests.shared_data import shared_data

NUMBERS = {PersonalData.PERSON_NUMBER, PersonalData.COORDINATION_NUMBER}
# the columns of real files that are refused: all others are usable
REFUSED = {
    "toronto_major_crime_2014_2021.parquet": (),
    "vancouver_thefts_2020_utm10n.csv.gz": (),
    "cincinnati_burglary_2016_2018.csv.gz": (),
    "lancashire_asb_2022.parquet": (),
    "nottingham_burglary_2022.csv.gz": (),
    "memphis_robberies_2019.gpkg": (),
    "aggravated_assaults_3_sheets_2019.xlsx": (),
    "polisen_events_sverige_2023_2026.parquet": ("summary",),
    "polisen_trollhattan_2023_2026.csv": ("summary",),
}


def kind(*values: str, header: str = "Uppgift") -> PersonalData | None:
    answer = found(header, values, [1] * len(values))
    return answer.what if answer else None


def check_digit(nine: str) -> str:
    """The Luhn digit, written as it is told in words: another way than the one under test."""
    total = 0
    for place, digit in enumerate(nine):
        total += sum(map(int, str(int(digit) * (2 if place % 2 == 0 else 1))))
    return str(-total % 10)


def person_number(born: date, serial: int, moved: int = 0) -> tuple[str, str, str]:
    """Century, date and last four."""
    day = f"{born:%y%m}{born.day + moved:02}"
    return f"{born:%Y}"[:2], day, f"{serial:03}" + check_digit(f"{day}{serial:03}")


FORMS: list[Callable[[str, str, str], str]] = [
    lambda _, day, last: f"{day}-{last}",
    lambda _, day, last: f"{day}+{last}",
    lambda _, day, last: f"{day}{last}",
    lambda _, day, last: f"{day} {last}",
    lambda _, day, last: f"{day}\N{EN DASH}{last}",
    lambda _, day, last: f"{day} - {last}",
    lambda century, day, last: f"{century}{day}-{last}",
    lambda century, day, last: f"{century}{day}{last}",
    lambda century, day, last: f"{century}{day}\N{NO-BREAK SPACE}{last}",
    lambda century, day, last: f"{century}{day[:2]}-{day[2:4]}-{day[4:]}-{last}",
    lambda _, day, last: f"Mannen ({day}-{last}) sprang.",
    lambda century, day, last: f"pnr:{century}{day}{last}, se bilaga",
]
births = st.dates(date(1900, 1, 1), date(2025, 12, 31))
serials = st.integers(1, 999)


@given(births, serials, st.sampled_from(FORMS))
def test_every_person_number_is_found_in_every_written_form(
    born: date, serial: int, form: Callable[[str, str, str], str]
) -> None:
    assert kind(form(*person_number(born, serial))) == PersonalData.PERSON_NUMBER


@given(births, serials, st.sampled_from(FORMS))
def test_every_coordination_number_is_found_in_every_written_form(
    born: date, serial: int, form: Callable[[str, str, str], str]
) -> None:
    assert kind(form(*person_number(born, serial, 60))) == PersonalData.COORDINATION_NUMBER


@given(births, serials, st.integers(1, 9), st.sampled_from(FORMS), st.sampled_from((0, 60)))
def test_a_number_with_a_wrong_check_digit_is_nobodys(
    born: date, serial: int, off: int, form: Callable[[str, str, str], str], moved: int
) -> None:
    century, day, last = person_number(born, serial, moved)
    wrong = last[:3] + str((int(last[3]) + off) % 10)
    assert kind(form(century, day, wrong)) not in NUMBERS


@given(st.integers(20, 99), st.integers(0, 99), st.integers(0, 9999999))
def test_an_organisation_number_is_no_person(middle: int, first: int, last: int) -> None:
    nine = f"{first:02}{middle:02}{last:07}"[:9]
    ten = nine + check_digit(nine)
    assert kind(f"{ten[:6]}-{ten[6:]}") not in NUMBERS


@pytest.mark.parametrize("day", ["810230", "811301", "010229", "811200", "810931"])
def test_a_day_that_is_not_in_the_calendar_is_no_birthday(day: str) -> None:
    last = "123" + check_digit(day + "123")
    assert kind(f"{day}-{last}") is None


def test_a_leap_day_depends_on_the_century_that_is_told() -> None:
    last = "123" + check_digit("000229123")
    assert kind(f"20000229-{last}") == PersonalData.PERSON_NUMBER
    assert kind(f"19000229-{last}") is None


def test_times_and_running_numbers_of_which_one_in_ten_has_a_right_digit_are_no_persons() -> None:
    stamps = [f"{t:%Y%m%d%H%M}" for t in pd.date_range("2020-01-01", periods=5_000, freq="7h")]
    running = [str(number) for number in range(8_001_010_000, 8_001_015_000)]
    assert kind(*stamps) is None
    assert kind(*running) is None
    assert kind(*stamps, *stamps[:1]) is None
    lone = next(stamp for stamp in stamps if kind(stamp))  # alone it could be a child
    assert kind(lone, header="Uttagstid") is None


def test_under_a_header_that_says_person_number_a_mistyped_one_counts() -> None:
    assert kind("811218-9875", header="Personnr") == PersonalData.PERSON_NUMBER
    assert kind("556036-0793", header="Personnr/orgnr") is None


@pytest.mark.parametrize(
    "text",
    [
        "070-123 45 67", "0701234567", "070 1234567", "0701-23 45 67", "073-123-45-67",
        "076/1234567", "+46 70 123 45 67", "+46701234567", "+46(0)70-123 45 67",
        "0046 70 123 45 67", "0520-12 34 56", "0520-123456", "08-123 456 78", "08-12345678",
        "031-12 34 56", "031 12 34 56", "010-123 45 67", "Ring 070-123 45 67 efter kl. 17",
        "tfn:0701234567.", "+47 912 34 567",
    ],
)  # fmt: skip
def test_phone_numbers_are_found(text: str) -> None:
    assert kind(text) == PersonalData.PHONE


@pytest.mark.parametrize("text", ["123456", "12 34 56", "701234567", "+44 20 7946 0000"])
def test_under_a_header_that_says_phone_any_number_is_one(text: str) -> None:
    assert kind(text, header="Telefon 1") == PersonalData.PHONE
    assert kind(text) is None


@pytest.mark.parametrize("text", ["anna@example.se", "Mejla a.b-c+d@kommun.exempel.se!", "å@ö.nu"])
def test_mail_is_found(text: str) -> None:
    assert kind(text) == PersonalData.EMAIL


@pytest.mark.parametrize(
    "text", ["ABC123", "ABC12D", "Volvo ABC123 stals", "ABC 123", "XYZ-99A", "(MLB84K)"]
)
def test_plates_are_found(text: str) -> None:
    assert kind(text) == PersonalData.PLATE


def test_under_a_header_that_says_plate_small_letters_count() -> None:
    assert kind("abc123", header="Reg.nr") == PersonalData.PLATE
    assert kind("abc 12d", header="Registreringsnummer") == PersonalData.PLATE
    assert kind("abc123") is None


@pytest.mark.parametrize(
    "text",
    [
        "B2B", "IQV123", "ÅÄÖ123", "ABC12O", "ABC1234", "ABCD123", "5000-ABC123-24",
        "RUM 101", "abc123",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_plate_is_none(text: str) -> None:
    assert kind(text) is None


def test_codes_of_one_series_are_no_plates() -> None:
    assert kind("TRH001", "TRH002", "TRH003", "TRH004") is None
    assert kind("TRH001", "BNK002", "FOO003", "TRH004") == PersonalData.PLATE


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("Målsägande", "Anna Andersson"),
        ("Gärningsperson", "Karlsson, Erik"),
        ("Vittne 1", "eva-lena"),
        ("Förnamn", "Björn"),
        ("EFTERNAMN", "Nilsson"),
        ("name", "Mohammed A."),
        ("Victim", "Lars K"),
    ],
)
def test_names_are_found_where_the_header_says_so(header: str, text: str) -> None:
    assert kind("Företag", text, "Kommun", header=header) == PersonalData.NAME
    assert kind("Företag", "Privat", "Kommun", header=header) is None


@pytest.mark.parametrize("header", ["Områdesnamn", "Stop name", "Gatunamn", "Företagsnamn"])
def test_names_of_places_and_firms_are_no_persons(header: str) -> None:
    assert kind("Maria", "Karlsson", "Kristina", header=header) is None


def test_a_firm_called_after_a_person_is_a_firm() -> None:
    assert kind("Karin Olsson Fastighets AB", "Ica Kvantum", header="Målsägande") is None


def test_a_column_of_full_names_is_found_under_any_header() -> None:
    names = ["Anna Andersson", "Erik Lindström", "Zainab Alinsson", "Leila Khan", "okänd"]
    assert kind(*names, header="#3") == PersonalData.NAME
    assert kind("Anna Andersson", "Butik", "Gata", "Torg", header="#3") is None


def test_streets_with_numbers_are_addresses_when_most_of_the_column_is() -> None:
    homes = [f"Norra Kungsgatan {number}B" for number in range(30)]
    assert kind(*homes) == PersonalData.ADDRESS
    assert kind("Kungsgatan 1-20", "Strandgatan", "Centrum") is None


def test_sentences_are_free_text_and_headings_are_not() -> None:
    told = [f"Kund {n} lade en jacka i väskan och gick." for n in ("ett", "två", "tre", "fyra")]
    assert kind(*told) == PersonalData.FREE_TEXT
    headings = [
        "Misshandel mot man 18 år eller äldre, utomhus, obekant med offret",
        "Inbrottsstöld i butik, kiosk och varuhus",
        "Befogenhetsbedrägeri, bedrägeri genom social manipulation, mot äldre/funktionsnedsatt",
        "Stöld ur eller från motordrivet fordon, ej tillgrepp av fordonet",
        "Övriga brott mot 8 kap., utan våld eller hot",
    ]
    assert kind(*headings) is None


def test_a_text_that_stands_in_many_rows_is_a_category_however_long() -> None:
    texts = [f"Det här är en mening som någon har valt ur lista {n}." for n in range(9)]
    assert found("Typ", texts, [1] * 9) == Personal(PersonalData.FREE_TEXT, 9)
    assert found("Typ", texts, [50] * 9) is None


def test_notes_count_where_the_header_says_so() -> None:
    notes = ["svart jacka borta", "kund sprang mot torget", "två män sågs"]
    assert kind(*notes, header="Beskrivning") == PersonalData.FREE_TEXT
    assert kind(*notes) is None


@pytest.mark.parametrize(
    "text",
    [
        "5000-K1276-24", "2200-K1276-14", "5000-K100001-20", "2024-05-06", "2024-05-06 18:30",
        "2024-05-06T18:30:00Z", "2023-03-20 10:19:26 +01:00", "2017/02/28 05:00:00+00",
        "06.07.2024 18:30", "07-03-2024", "20240506", "6463000", "341500", "6463000.123",
        "6463000 341500", "58.2833", "12.2893", "55.604981,13.003822", "43.79049986123456",
        "08:15", "0815", "08.15-17.00", "0998", "0801, 0802", "461 30", "46130", "2024-W37",
        "2024 v. 37", "E01012607", "1462C1020", "9f013e07-7c24-4b88-9704-01867374e494", "1 234 567",
        "556036-0793", "219027252", "EST-0001", "PR-03", "1-4", "01-02", "2023/2024", "18 000 kr",
    ],
)  # fmt: skip
def test_numbers_and_times_that_files_are_full_of_are_nobodys(text: str) -> None:
    assert kind(text) is None


def test_rows_are_counted_and_the_value_is_nowhere() -> None:
    answer = found("Anmärkning", ["811218-9876", "", "okänd"], [3, 90, 7])
    assert answer == Personal(PersonalData.PERSON_NUMBER, 3)
    told = finding("Anmärkning", answer)
    assert told == Finding(Remark.PERSONAL_DATA, 3, "Anmärkning", ("person_number",))
    assert "811218" not in repr((answer, told))
    assert finding("Fritext", Personal(PersonalData.FREE_TEXT, 5)) == Finding(
        Remark.FREE_TEXT, 5, "Fritext"
    )


def test_an_empty_column_holds_nothing() -> None:
    assert found("Telefon", [], []) is None
    assert found("Personnummer", ["", ""], [3, 4]) is None


def test_a_frame_is_judged_column_by_column() -> None:
    rows = pd.DataFrame(
        {
            "Målsägande": ["Anna Andersson", "Privat", "Anna Andersson"],
            "Brott": ["Stöld", "Rån", "Stöld"],
            "Kontakt": ["", "0520-12 34 56", "a@b.se"],
        }
    )
    assert personal_columns(rows) == {
        "Målsägande": Personal(PersonalData.NAME, 2),
        "Kontakt": Personal(PersonalData.EMAIL, 1),
    }


def test_no_column_of_the_sample_that_is_used_is_refused(tmp_path: Path) -> None:
    make_sample(tmp_path)
    refused = {
        (file.name, header)
        for file in tmp_path.glob("*.csv")
        for header in personal_columns(read_table(file.read_bytes(), file.name).rows)
    }
    assert refused <= {("handelser.csv", "Adress")}


@pytest.mark.parametrize("name", REFUSED)
def test_no_column_of_a_real_file_is_refused_but_what_the_police_tell(name: str) -> None:
    rows = read_table(shared_data("incidents", name).read_bytes(), name, "EPSG:4326").rows
    refused = personal_columns(rows.apply(texts))
    assert tuple(refused) == REFUSED[name]


@pytest.mark.parametrize(
    "name",
    ["scb_regso_befolkning_2020_2023_RAW_bom_crcrlf.csv", "bra_sol_dbfil_manad_transcribed.txt"],
)
def test_no_column_of_official_statistics_is_refused(name: str) -> None:
    rows = read_table(shared_data("swedish", name).read_bytes(), name).rows
    assert personal_columns(rows) == {}


def test_the_faster_pattern_that_comes_first_leaves_nothing_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every text is read by both ways, and by the slow one alone."""
    signs = " -.,'@()?!:=/%\N{NO-BREAK SPACE}\n1"
    words = [
        "Anna",
        "Ek",
        "Kungsgatan 1",
        "Björn-Åke",
        "a@b.se",
        "är",
        "Юрий",
        "O'Neill",
        "väg 12 B",
    ]
    texts_ = [
        f"{a}{sign}{b}{sign}{c}" for a in words for b in words for c in words for sign in signs
    ]
    narrow = personal._Sieve.holds
    asked: list[str] = []

    def both(sieve: personal._Sieve, pattern: str, first: str) -> personal.Flags:
        asked.append(first)
        slow = narrow(personal._Sieve(sieve.texts), pattern, "")
        fast = narrow(sieve, pattern, first)
        assert fast.tolist() == slow.tolist(), pattern
        return fast

    monkeypatch.setattr(personal._Sieve, "holds", both)
    found("", texts_, [1] * len(texts_))
    for look in personal._LOOKS.values():
        look(personal._Column("", personal._sieve(texts_), 0, np.ones(len(texts_), dtype=np.int64)))
    assert {"@", "[.!?]", " [0-9]"} <= set(asked)
