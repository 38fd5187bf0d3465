import pytest

from data.columns.mapping import Mapping
from data.files.sums import is_sum
from data.intake import Intake, Kind
from data.problems import FileError, Remark, Rule
from data.readers import guess_kind, read


def bases(content: str, mapping: Mapping | None = None) -> Intake:
    return read(Kind.BASES, content.encode(), "baser.csv", mapping)


def values(intake: Intake) -> list[tuple[str, int, str, float]]:
    rows = intake.rows[["area_name", "year", "base", "value"]]
    return [(a, int(y), b, v) for a, y, b, v in rows.to_numpy()]


def found(intake: Intake) -> dict[Remark, int]:
    return {finding.remark: finding.count for finding in intake.findings}


@pytest.mark.parametrize(
    "content",
    [
        "område;år;bas;värde\nNorr;2024;Verksamheter;40\nNorr;2024;Anställda;310\n",
        "område;år;verksamheter;anställda\nNorr;2024;40;310\n",
        "område;Verksamheter 2024;Anställda 2024\nNorr;40;310\n",
    ],
)
def test_long_by_base_and_by_year_say_the_same(content: str) -> None:
    assert guess_kind(content.encode(), "x.csv") is Kind.BASES
    assert values(bases(content)) == [
        ("Norr", 2024, "businesses", 40),
        ("Norr", 2024, "employees", 310),
    ]


def test_empty_values_and_sums_are_left_out_and_counted() -> None:
    content = "område;år;invånare\nNorr;2023;..\nNorr;2024;1 200\nTotalt;2024;1 200\n"
    intake = bases(content + "Källa: SCB;;\n")
    assert values(intake) == [("Norr", 2024, "residents", 1_200)]
    assert found(intake) == {Remark.NO_COUNT: 1, Remark.SUM_ROW: 1, Remark.NOTE_ROW: 1}
    assert (intake.read_count, intake.kept_count) == (4, 1)


def test_parts_are_left_out_where_a_row_for_all_stands_beside_them() -> None:
    content = "region;kön;Antal 2023;Antal 2024\nNorr;kvinnor;5;6\nNorr;män;4;4\nNorr;totalt;9;10\n"
    intake = bases(content)
    assert values(intake) == [("Norr", 2023, "residents", 9), ("Norr", 2024, "residents", 10)]
    assert found(intake) == {Remark.PART_OF_TOTAL: 4}


def test_parts_without_a_row_for_all_are_bases_of_their_own() -> None:
    content = "region;ålder;Antal 2024\nNorr;0-19 år;5\nNorr;20-64 år;6\n"
    intake = bases(content)
    assert [base for _, _, base, _ in values(intake)] == ["Antal, 0-19 år", "Antal, 20-64 år"]
    assert found(intake) == {Remark.UNLISTED_VALUE: 2}


def test_two_values_for_one_area_year_and_base_are_refused_with_which() -> None:
    with pytest.raises(FileError) as caught:
        bases("område;år;invånare\nNorr;2024;10\nNorr;2024;12\n")
    [fault] = caught.value.faults
    assert (fault.rule, fault.value) == (Rule.VALUE_TWICE, "Norr, 2024, residents")


def test_a_mapping_made_of_the_headers_of_the_file_fits_the_long_table_too() -> None:
    said = Mapping(columns={"area_name": "Plats", "year": "", "base": "", "value": ""})
    assert values(bases("Plats;Invånare 2024\nNorr;10\n", said)) == [
        ("Norr", 2024, "residents", 10)
    ]


@pytest.mark.parametrize("text", ["Totalt", "summa 2024", "Samtliga områden", "båda könen"])
def test_words_of_a_sum(text: str) -> None:
    assert is_sum(text)


@pytest.mark.parametrize("text", ["Totalförsvaret", "Allmänna vägen", "Summerboet", ""])
def test_words_of_no_sum(text: str) -> None:
    assert not is_sum(text)
