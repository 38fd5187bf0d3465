import pandas as pd
import pytest

from data.columns.headers import guess_columns, plain, score_columns
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
            "case_id offence_code offence_text n_offences occurred_from occurred_to reported_on "
            "address northing easting area_name place_type victim_type source extracted_on "
            "preliminary",
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
        ("Datum;Brott;Plats", "occurred_from offence_text area_name"),
        ("Datum;Brott;Plats;Område", "occurred_from offence_text - area_name"),
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


@pytest.mark.parametrize(
    "header", ["Adress", "GATUADRESS", "Gata + nr", "Gata och nr", "Brottsplatsadress", "address"]
)
def test_a_column_of_addresses_is_known_by_its_usual_names_to_be_hashed(header: str) -> None:
    assert guess_columns(Kind.INCIDENTS, [header]) == {"address": header}


def test_streets_summaries_and_names_of_persons_are_never_guessed_to_be_ours() -> None:
    private = [
        "Hemadress",
        "E-postadress",
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


DATES = ["2024-05-01 10:00", "2024-05-02"]
CODES, TEXTS = ["0826", "826"], ["Stöld", "Rån"]
NORTHS, EASTS = ["6463000,5", "6463100"], ["341000", "341200"]


def best(headers: dict[str, list[str]], kind: Kind = Kind.INCIDENTS) -> dict[str, str]:
    found = score_columns(kind, pd.DataFrame(headers))
    return {column: header for column, ((_, header),) in found.items()}


@pytest.mark.parametrize(
    ("column", "header", "cells"),
    [
        ("offence_code", "Brotskod", CODES),
        ("offence_code", "Brottskod (enligt Brå)", CODES),
        ("offence_text", "Brottsrubr", TEXTS),
        ("offence_text", "Rubricering av brottet", TEXTS),
        ("occurred_from", "Datum för brottet", DATES),
        ("occurred_from", "Brottsdatum fr.o.m.", DATES),
        ("occurred_to", "Brottsdatum t.o.m.", DATES),
        ("occurred_to", "Händelsedatum till", DATES),
        ("occurred_from", "dateOccured", DATES),
        ("reported_on", "Datum anmält", DATES),
        ("reported_on", "Anmälningsdatumet", DATES),
        ("case_id", "Diarienummer hos polisen", ["K1", "K2"]),
        ("place_type", "Typ av plats", ["Butik", "Gata"]),
        ("area_name", "Namn på området", ["Norr", "Söder"]),
        ("northing", "Y_koord", NORTHS),
        ("easting", "X-koordinater", EASTS),
        ("latitude", "Latitude WGS84", ["58,28", "58.3"]),
    ],
)
def test_a_name_that_is_nearly_known_is_found_where_the_cells_fit(
    column: str, header: str, cells: list[str]
) -> None:
    found = score_columns(Kind.INCIDENTS, pd.DataFrame({header: cells}))
    assert list(found) == [column]
    ((points, named),) = found[column]
    assert named == header
    assert 75 <= points < 100


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Brotskod", TEXTS),  # like a code, holds none
        ("Brotskod", ["0826", "Rån"]),  # and half of them is not enough
        ("Datum för brottet", ["okänt", "nyligen"]),
        ("Latitude WGS84", ["0", "100"]),
        ("Y_koord", ["58,28", "58.3"]),
        ("Kod", CODES),  # holds codes: of what?
        ("Uppdaterad", DATES),
        ("Belopp", NORTHS),
        ("Målsägandens namn", TEXTS),
        ("Brottsbeskrivning", TEXTS),
        ("Platsadress", TEXTS),
        ("Personnummer", ["9102031234", "9102031235"]),
        ("Platskategori", TEXTS),
    ],
)
def test_below_the_threshold_nothing_is_guessed(header: str, cells: list[str]) -> None:
    assert score_columns(Kind.INCIDENTS, pd.DataFrame({header: cells})) == {}


def test_a_known_name_scores_100_and_is_never_given_up_for_a_likeness() -> None:
    cells = pd.DataFrame({"Brottskoden": CODES, "Brottskod": TEXTS})
    assert score_columns(Kind.INCIDENTS, cells) == {"offence_code": [(100, "Brottskod")]}


def test_the_better_of_two_names_is_taken_and_the_other_may_be_another_column() -> None:
    headers = {"Datum för anmälan": DATES, "Datum för brottet": DATES, "Brotskoder": CODES}
    assert best(headers) == {
        "reported_on": "Datum för anmälan",
        "occurred_from": "Datum för brottet",
        "offence_code": "Brotskoder",
    }


def test_two_headers_that_claim_one_column_with_equal_right_are_both_given() -> None:
    known = score_columns(Kind.INCIDENTS, pd.DataFrame({"Lat": ["58"], "LAT": ["58"]}))
    assert known == {"latitude": [(100, "Lat"), (100, "LAT")]}
    like = score_columns(
        Kind.INCIDENTS, pd.DataFrame({"Datum för brott a": DATES, "Datum för brott b": DATES})
    )
    assert [len(same) for same in like.values()] == [2]


def test_a_column_that_a_person_spoke_of_is_not_looked_for() -> None:
    cells = pd.DataFrame({"Brottskod": CODES, "Datum": DATES})
    assert list(score_columns(Kind.INCIDENTS, cells, ["offence_code"])) == ["occurred_from"]


def test_the_answers_of_a_survey_are_not_taken_for_its_own_columns() -> None:
    items = {f"F{n:02}": ["1", "2"] for n in range(40)} | {"Viktigt": ["1", "5"]}
    assert score_columns(Kind.SURVEY, pd.DataFrame(items)) == {}
