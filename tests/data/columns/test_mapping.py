import pytest

from data.columns.mapping import (
    Business,
    Mapping,
    as_toml,
    match,
    preview,
    read_mapping,
    resolve,
    text_of,
)
from data.files.tables import read_table
from data.intake import Kind
from data.problems import Fault, FileError, Rule

TOML = """
crs = "EPSG:32610"
[columns]
offence_text = "Typ"
area_name = ""
[fixed]
source = "Polisen"
[groups]
"Break and Enter" = "burglary"
"""
TABLE = read_table("När;Typ;Kategori;Område\n2024-05-01;Rån;A;Norr\n".encode(), "x.csv")


def test_a_mapping_is_read_and_written_as_toml() -> None:
    mapping = read_mapping(TOML.encode())
    assert mapping == Mapping(
        columns={"offence_text": "Typ", "area_name": ""},
        fixed={"source": "Polisen"},
        groups={"Break and Enter": "burglary"},
        crs="EPSG:32610",
    )
    assert read_mapping(as_toml(mapping).encode()) == mapping
    odd = Mapping(groups={'"Stöld" \\ övrig': "theft"})
    assert read_mapping(as_toml(odd).encode()) == odd


def test_all_faults_of_a_mapping_are_told_at_once() -> None:
    toml = '[columns]\nwhen = "När"\n[groups]\nx = 1\n[fixed]\nwhy = "x"\n[more]\n'
    with pytest.raises(FileError) as caught:
        read_mapping(('crs = "EPSG:1"\n' + toml).encode())
    assert caught.value.faults == (
        Fault(Rule.UNKNOWN_KEY, value="more"),
        Fault(Rule.WRONG_VALUE, value="crs = EPSG:1"),
        Fault(Rule.WRONG_VALUE, value="[groups]"),
        Fault(Rule.UNKNOWN_KEY, "columns", "when"),
        Fault(Rule.UNKNOWN_KEY, "fixed", "why"),
    )
    with pytest.raises(FileError) as caught:
        read_mapping(b"not toml")
    assert caught.value.faults == (Fault(Rule.SYNTAX, "1", "not toml"),)


def test_what_makes_an_incident_business_related_is_part_of_the_mapping() -> None:
    toml = '[business]\nplace_types = ["Butik", "Kontor"]\ncodes = ["0826"]\n'
    mapping = read_mapping(toml.encode())
    assert mapping.business == Business(place_types=("Butik", "Kontor"), codes=("0826",))
    assert mapping.business.is_said
    assert read_mapping(as_toml(mapping).encode()) == mapping
    assert not Mapping().business.is_said
    assert resolve(Kind.INCIDENTS, TABLE, mapping, []).business == mapping.business


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ("business = 1", Fault(Rule.WRONG_VALUE, value="[business]")),
        ('[business]\nplaces = ["Butik"]', Fault(Rule.UNKNOWN_KEY, "business", "places")),
        ('[business]\ncodes = "08"', Fault(Rule.WRONG_VALUE, "business", "codes = 08")),
        ("[business]\ncodes = [826]", Fault(Rule.WRONG_VALUE, "business", "codes = [826]")),
        ('[business]\ncodes = [""]', Fault(Rule.WRONG_VALUE, "business", "codes = ['']")),
    ],
)
def test_a_business_filter_that_cannot_be_understood_is_told(toml: str, fault: Fault) -> None:
    with pytest.raises(FileError) as caught:
        read_mapping(toml.encode())
    assert caught.value.faults == (fault,)


def test_a_person_goes_before_the_guess_and_may_say_that_no_header_is_it() -> None:
    said = Mapping(columns={"occurred_from": "När", "offence_text": "Kategori", "area_name": ""})
    used = resolve(Kind.INCIDENTS, TABLE, said, [])
    assert used.columns == {"occurred_from": "När", "offence_text": "Kategori"}
    assert {m.column: m.header for m in match(Kind.INCIDENTS, TABLE)[0]}["area_name"] == "Område"


def test_every_header_that_is_named_in_vain_is_told() -> None:
    faults: list[Fault] = []
    said = Mapping(columns={"occurred_from": "Tid", "easting": "X", "offence_text": "Typ"})
    resolve(Kind.INCIDENTS, TABLE, said, faults)
    assert faults == [
        Fault(Rule.UNKNOWN_HEADER, "occurred_from", "Tid"),
        Fault(Rule.UNKNOWN_HEADER, "easting", "X"),
    ]


def test_two_headers_that_read_the_same_are_not_chosen_between() -> None:
    table = read_table(b"Datum;Lat;LAT;Lon\n2024-05-01;1;2;3\n", "x.csv")
    faults: list[Fault] = []
    resolve(Kind.INCIDENTS, table, None, faults)
    assert faults == [Fault(Rule.COLUMN_TWICE, "latitude", "Lat, LAT")]
    faults.clear()
    resolve(Kind.INCIDENTS, table, Mapping(columns={"latitude": "LAT"}), faults)
    assert faults == []


def test_a_fixed_value_stands_for_every_row() -> None:
    used = resolve(Kind.INCIDENTS, TABLE, Mapping(fixed={"area_name": "Centrum"}), [])
    assert text_of(TABLE, used, "area_name").tolist() == ["Centrum"]


def test_the_preview_shows_what_stands_under_each_header() -> None:
    shown = preview(Kind.INCIDENTS, TABLE, Mapping(columns={"occurred_from": "När"}))
    assert shown[["column", "header", "examples"]].to_numpy().tolist() == [
        ["occurred_from", "När", "2024-05-01"],
        ["offence_text", "Kategori", "A"],
        ["area_name", "Område", "Norr"],
    ]
    assert shown["score"].isna().tolist() == [True, False, False]


PRIVATE = """Diarienummer;Datum;Brottstyp;Område;Målsägande
K1-24;2024-05-01;Rån;Norr;910203-1234
K2-24;2024-05-01;Mannen kom gående på Storgatan när han blev rånad av två;Norr;a@b.se
K3-24;2024-05-01;Stöld;Norr;070-123 45 67
"""


def test_case_numbers_persons_and_free_text_are_never_examples() -> None:
    shown = preview(Kind.INCIDENTS, read_table(PRIVATE.encode(), "x.csv"))
    assert dict(zip(shown["column"], shown["examples"], strict=True)) == {
        "case_id": "",
        "occurred_from": "2024-05-01",
        "offence_text": "Rån | Stöld",
        "area_name": "Norr",
        "victim_type": "",
    }
