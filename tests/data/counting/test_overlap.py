"""What stands in several files of one kind counts once, and what nobody can tell is pointed out."""

import pandas as pd

from data.counting.overlap import together
from data.intake import Kind
from data.problems import Finding, Remark
from tests.sample import answers, counts, incidents

MAY, JUNE = "2024-05-06 12:00", "2024-06-03 12:00"


def case(number: int, moment: str = MAY, **more: object) -> dict[str, object]:
    return {"case_hash": f"{number:016}", "occurred_from": moment, **more}


def twice(kind: Kind, count: int) -> tuple[Finding, ...]:
    return (Finding(Remark.IN_SEVERAL_FILES, count, kind),)


def test_no_file_and_one_file_are_left_as_they_are() -> None:
    rows = incidents(case(1), case(1))
    assert together(Kind.INCIDENTS, []) == (None, ())
    alone, found = together(Kind.INCIDENTS, [rows])
    assert alone is rows
    assert found == ()


def test_a_case_in_several_files_counts_once_and_the_newest_file_says_what_it_was() -> None:
    first = incidents(case(1, place_type="first"), case(2))
    second = incidents(case(1, place_type="second"))
    third = incidents(case(1, place_type="third"), case(3, JUNE))
    rows, found = together(Kind.INCIDENTS, [first, second, third])
    assert rows is not None
    assert sorted(rows["case_hash"].str[-1]) == ["1", "2", "3"]
    assert rows.loc[rows["case_hash"].str.endswith("1"), "place_type"].tolist() == ["third"]
    assert found == twice(Kind.INCIDENTS, 2)


def test_another_offence_or_moment_of_a_case_is_another_incident() -> None:
    first = incidents(case(1, offence_code="0826"), case(2))
    second = incidents(case(1, offence_code="0898"), case(2, JUNE))
    rows, found = together(Kind.INCIDENTS, [first, second])
    assert rows is not None
    assert (len(rows), found) == (4, ())


def test_months_of_two_files_without_case_ids_are_pointed_out_and_counted_in_full() -> None:
    first = incidents({"occurred_from": MAY}, {"occurred_from": JUNE}, case(1, JUNE))
    second = incidents({"occurred_from": JUNE}, {"occurred_from": "2024-07-01 12:00"})
    rows, found = together(Kind.INCIDENTS, [first, second])
    assert rows is not None
    assert len(rows) == 5
    assert found == (Finding(Remark.MAYBE_IN_SEVERAL_FILES, 2, Kind.INCIDENTS, ("2024-06",)),)
    _, found = together(Kind.INCIDENTS, [first[:1], second])
    assert found == ()


def bases(*rows: tuple[str, int, str, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["area_name", "year", "base", "value"])


def test_another_measure_or_year_is_added_and_the_same_again_is_replaced() -> None:
    old = bases(("Norr", 2023, "residents", 100), ("Norr", 2024, "residents", 110))
    new = bases(("Norr", 2024, "residents", 120), ("Norr", 2024, "income", 300))
    rows, found = together(Kind.BASES, [old, new])
    assert rows is not None
    assert rows["value"].tolist() == [100, 120, 300]
    assert found == twice(Kind.BASES, 1)


def test_counts_of_the_same_area_month_and_group_are_the_newer_file_s() -> None:
    old = counts({"area_name": "north", "count": 3}, {"area_name": "south", "count": 4})
    new = counts({"area_name": "north", "count": 5})
    rows, found = together(Kind.COUNTS, [old, new])
    assert rows is not None
    assert sorted(rows["count"]) == [4, 5]
    assert found == twice(Kind.COUNTS, 1)


def test_a_respondent_in_two_files_of_a_wave_answered_as_the_newer_one_says() -> None:
    old = answers({"item": "B05b"}, {"item": "F10x"}, {"respondent_id": "2"})
    new = answers({"item": "B05b", "answer": "4"}, {"wave": "2025"})
    rows, found = together(Kind.SURVEY, [old, new])
    assert rows is not None
    assert rows[["wave", "respondent_id", "answer"]].to_numpy().tolist() == [
        ["2024", "2", "1"],
        ["2024", "1", "4"],
        ["2025", "1", "1"],
    ]
    assert found == twice(Kind.SURVEY, 2)


def test_respondents_without_an_id_are_nobody_else_and_their_wave_is_pointed_out() -> None:
    old, new = answers({}, {}), answers({"respondent_id": ""})
    rows, found = together(Kind.SURVEY, [old, new])
    assert rows is not None
    assert len(rows) == 3
    assert found == (Finding(Remark.MAYBE_IN_SEVERAL_FILES, 1, Kind.SURVEY, ("2024",)),)
