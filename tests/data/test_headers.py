import pytest

from data.headers import guess_columns, plain
from data.intake import Kind


def test_a_header_is_compared_without_case_blanks_and_signs() -> None:
    headers = ["Brottstid (från)", "WARD_NAME", "Anma\u0308lningsdatum", "N (SWEREF 99)"]
    assert [plain(h) for h in headers] == [
        "brottstidfrån",
        "wardname",
        "anmälningsdatum",
        "nsweref99",
    ]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (
            "Diarienummer;Brottskod;Brottsrubricering;Antal brott;Brottstid från;Brottstid till;"
            "Anmälningsdatum;Adress;N;E;Område;Platstyp;Målsägande typ;Källa;"
            "Uttagsdatum;Preliminär",
            "case_id offence_code offence_text n_offences occurred_from occurred_to reported_on - "
            "northing easting area_name place_type victim_type source extracted_on preliminary",
        ),
        (
            "occurrencedate;occurrencehour;premises_type;MCI;Neighbourhood;Lat;Long",
            "occurred_from clock place_type offence_text area_name latitude longitude",
        ),
        (
            "TYPE;YEAR;MONTH;DAY;HOUR;MINUTE;HUNDRED_BLOCK;NEIGHBOURHOOD;X;Y",
            "offence_text year month day clock minute - area_name easting northing",
        ),
        (
            "Crime ID;Month;Reported by;Longitude;Latitude;Location;LSOA code;Crime type",
            "case_id occurred_from - longitude latitude - area_name offence_text",
        ),
        ("Datum;Klockslag;Brottstyp;Stadsdel", "occurred_from clock offence_text area_name"),
    ],
)
def test_incident_columns_are_found_under_the_names_that_files_use(
    headers: str, expected: str
) -> None:
    pairs = zip(expected.split(), headers.split(";"), strict=True)
    assert guess_columns(Kind.INCIDENTS, headers.split(";")) == {
        column: header for column, header in pairs if column != "-"
    }


def test_addresses_summaries_and_names_of_persons_are_never_guessed_to_be_ours() -> None:
    private = [
        "Adress",
        "Gata",
        "Namn",
        "Personnummer",
        "Fritext",
        "Beskrivning",
        "summary",
        "name",
    ]
    assert guess_columns(Kind.INCIDENTS, private) == {}


@pytest.mark.parametrize(
    "headers",
    [
        ("WD22CD", "WD22NM"),
        ("ward_code", "ward_name"),
        ("area_id", "namn"),
        ("desokod", "desonamn"),
    ],
)
def test_official_areas_are_known_by_the_endings_of_their_headers(headers: tuple[str, str]) -> None:
    assert guess_columns(Kind.AREAS, ["objectid", *headers]) == {
        "area_id": headers[0],
        "name": headers[1],
    }


def test_no_header_is_used_for_two_columns() -> None:
    found = guess_columns(Kind.AREAS, ["kommun", "kod"])
    assert sorted(found.values()) == ["kod", "kommun"]
