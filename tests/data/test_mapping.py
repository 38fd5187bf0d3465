import pytest

from data.intake import Kind
from data.mapping import Mapping, as_toml, guess, preview, read_mapping, resolve, text_of
from data.problems import Fault, FileError, Rule
from data.tables import read_table

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


def test_a_person_goes_before_the_guess_and_may_say_that_no_header_is_it() -> None:
    said = Mapping(columns={"occurred_from": "När", "offence_text": "Kategori", "area_name": ""})
    used = resolve(Kind.INCIDENTS, TABLE, said, [])
    assert used.columns == {"occurred_from": "När", "offence_text": "Kategori"}
    assert guess(Kind.INCIDENTS, TABLE.headers).columns["area_name"] == "Område"


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
    assert ["occurred_from", "När", "2024-05-01"] in shown.to_numpy().tolist()
