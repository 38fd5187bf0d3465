"""Addresses are told apart, and never kept."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from data.columns.mapping import Mapping, preview
from data.files.tables import read_table
from data.intake import Intake, Kind
from data.kinds.case_ids import case_hashes
from data.kinds.incidents import read_incidents
from data.kinds.premises import plain_addresses, premises_of_addresses, premises_of_positions
from data.problems import Finding, Remark

KEY = b"the key of a store, 32 bytes long"
SAME = [
    "N. Kungsgatan 12 A",
    "norra kungsgatan 12a",
    "N:a  Kungsgatan 12A, Norrby",
    "N Kungsg. 12 A",
    "Norra Kungsgatan nr 12a 461 30 Norrby",
    "N.Kungsgatan12A lgh 1101",
]


def hashes(*addresses: str, key: bytes = KEY) -> list[str]:
    return premises_of_addresses(pd.Series(addresses, dtype="str"), key).astype("str").tolist()


def read(text: str, mapping: Mapping | None = None) -> Intake:
    return read_incidents(text.encode(), "x.csv", mapping, date(2026, 11, 1), key=KEY)


def test_one_address_has_one_hash_however_it_is_spelled() -> None:
    assert set(plain_addresses(pd.Series(SAME).str.split().str.join(" "))) == {
        "norra kungsgatan 12a"
    }
    assert len(set(hashes(*SAME))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kungsgatan 12", "Kungsgatan 12 A"),
        ("Kungsgatan 1 A", "Kungsgatan 1 B"),
        ("Norra Kungsgatan 12", "Södra Kungsgatan 12"),
        ("Kungsgatan 12", "Kungsgatan 2"),
        ("Strömstorg 5", "Strömstorgatan 5"),
        ("Stallbacka 5:12", "Stallbacka 5:1"),
    ],
)
def test_two_houses_have_two_hashes(one: str, other: str) -> None:
    assert len(set(hashes(one, other))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "okänd",
        "Kungsgatan",
        "E45",
        "Rv 44 norrut",
        "12",
        "12XX Main St",
        "1200 block of Main St",
    ],
)
def test_a_street_a_road_or_a_block_is_no_house(text: str) -> None:
    assert hashes(text, "Kungsgatan 12")[0] == ""


def test_only_the_key_of_the_store_repeats_a_hash_and_no_case_shares_it() -> None:
    [ours] = hashes("Kungsgatan 12")
    assert len(ours) == 16
    assert set(ours) <= set("0123456789abcdef")
    assert hashes("Kungsgatan 12") == [ours]
    assert hashes("Kungsgatan 12", key=b"another") != [ours]
    assert hashes("Kungsgatan 12", key=b"") != hashes("Kungsgatan 12", key=b"")
    assert case_hashes(pd.Series(["kungsgatan 12"]), KEY)[0] != ours


def test_positions_that_come_again_are_houses_to_the_metre() -> None:
    a, b = (12.289000, 58.283000), (12.289100, 58.283000)
    near = (a[0] + 0.000002, a[1] + 0.000002)
    places = pd.DataFrame([a, near, b, b, (np.nan, np.nan)], columns=["longitude", "latitude"])
    found = premises_of_positions(places, KEY).astype("str").tolist()
    assert found[0] == found[1] != found[2] == found[3]
    assert found[4] == ""
    assert "58" not in found[0] + found[2]


def test_positions_moved_by_chance_are_no_addresses() -> None:
    rng = np.random.default_rng(3)
    columns = ["longitude", "latitude"]
    places = pd.DataFrame(rng.normal([12.29, 58.28], 0.001, (200, 2)), columns=columns)
    assert set(premises_of_positions(places, KEY)) == {""}
    assert premises_of_positions(places.head(0), KEY).empty


def test_the_position_stands_in_only_where_the_file_has_no_addresses() -> None:
    rows = "2024-05-01;{};6463903;341667\n"
    with_column = read("Datum;Adress;N;E\n" + rows.format("Storgatan 1") + rows.format("") * 3)
    assert with_column.rows["premises"].astype("str").tolist()[1:] == [""] * 3
    without = read("Datum;N;E\n" + "2024-05-01;6463903;341667\n" * 3)
    assert len(set(without.rows["premises"])) == 1
    assert "" not in set(without.rows["premises"])


def test_the_report_says_that_a_hash_is_stored_and_shows_no_address() -> None:
    text = "Datum;Adress\n" + "".join(f"2024-05-01;Storgatan {n}\n" for n in range(1, 41))
    intake = read(text + "2024-05-01;\n")
    assert Finding(Remark.ADDRESS_HASHED, 40) in intake.findings
    assert "Storgatan" not in intake.rows.to_csv() + str(intake.findings) + intake.mapping
    few = "\n".join(text.splitlines()[:4])  # too few to look like a column of addresses
    shown = preview(Kind.INCIDENTS, read_table(few.encode(), "x.csv"))
    assert shown.loc[shown["column"] == "address", "examples"].tolist() == [""]


@pytest.mark.parametrize(
    "cell", ["19121212-1212", "anna.ek@exempel.se", "Han var full. Hon är rädd för att gå ut."]
)
def test_a_column_of_addresses_in_which_something_else_stands_is_not_even_hashed(cell: str) -> None:
    rows = "".join(f"2024-05-01;{cell}{' ' * n}\n" for n in range(6))
    intake = read("Datum;Adress\n" + rows)
    assert set(intake.rows["premises"]) == {""}
    refused = {Remark.PERSONAL_DATA, Remark.FREE_TEXT} & {f.remark for f in intake.findings}
    assert refused
    assert "address" not in intake.mapping


def test_a_person_may_say_which_column_holds_addresses_and_that_none_does() -> None:
    text = "Datum;Var;Adress\n2024-05-01;Storgatan 1;Torget 2\n"
    said = read(text, Mapping(columns={"address": "Var"})).rows["premises"].astype("str")
    assert said.tolist() == hashes("Storgatan 1")
    none = read(text, Mapping(columns={"address": ""})).rows["premises"].astype("str")
    assert none.tolist() == [""]
