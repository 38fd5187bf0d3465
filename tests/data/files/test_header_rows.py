import pytest

from data.files.header_rows import merged_header


def lines(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")]


def test_a_year_is_written_before_each_of_its_months() -> None:
    table = """
|     |2024|   |    |2025|
Område|Typ |jan|feb |mar |jan|feb
Norr  |Rån |1  |2   |3   |4  |5
"""
    table = table.replace("|     |2024|   |    |2025|", "||2024|||2025|")
    assert merged_header(lines(table)) == (
        ["Område", "Typ", "2024 jan", "2024 feb", "2024 mar", "2025 jan", "2025 feb"],
        2,
    )


def test_titles_above_are_passed_over_and_counted() -> None:
    table = "Anmälda brott|||\nUttag 2026-01-03|||\n|||\n|2024||\nOmråde|jan|feb|mar\nNorr|1|..|3"
    assert merged_header(lines(table)) == (["Område", "2024 jan", "2024 feb", "2024 mar"], 5)


def test_a_header_that_stands_in_the_upper_row_alone_is_not_carried_on() -> None:
    table = "Område||2024||Totalt|\n|Typ|jan|feb||Andel\nNorr|Rån|1|2|3|0,5"
    assert merged_header(lines(table)) == (
        ["Område", "Typ", "2024 jan", "2024 feb", "Totalt", "Andel"],
        2,
    )


def test_three_rows_become_one() -> None:
    table = "|Rån||Stöld|\n|2024||2024|\nOmråde|jan|feb|jan|feb\nNorr|1|2|3|4"
    header, used = merged_header(lines(table))
    assert header == ["Område", "Rån 2024 jan", "Rån 2024 feb", "Stöld 2024 jan", "Stöld 2024 feb"]
    assert used == 3


@pytest.mark.parametrize("upper", ["Händelse||Plats||Ärende", "Händelse|Händelse|Plats|Plats|Id"])
@pytest.mark.parametrize("row", ["2024-05-01|Rån|Norr|x|K1", "1/5 2024|Rån|57,1|12,1|K1"])
def test_above_events_the_row_that_says_more_is_the_header(upper: str, row: str) -> None:
    table = f"{upper}\nDatum|Typ|Område|Gata|Ärendenr\n{row}\n{row}"
    assert merged_header(lines(table)) == (["Datum", "Typ", "Område", "Gata", "Ärendenr"], 2)


def test_above_events_what_the_lower_row_calls_the_same_is_told_apart_by_the_upper() -> None:
    table = "Brott||Plats|\nDatum|Kod|Kod|Namn\n2024-05-01|0998|N1|Norr\n2024-05-02|0998|N1|Norr"
    assert merged_header(lines(table)) == (["Datum", "Brott Kod", "Plats Kod", "Namn"], 2)


@pytest.mark.parametrize(
    "table",
    [
        "Område|jan 2024|feb 2024\nNorr|1|2\nSöder|3|4",
        "Rapport om brott||\nOmråde|2023|2024\nNorr|1|2",
        "namn|område|\nAnna|Norr|x\nBo|Söder|y",
        "id|N|E\nA|6463000|341000",
        "Datum|Typ||Gata\n|Rån|Norr|\n2024-05-01|Rån|Norr|x\n2024-05-02|Rån|Norr|x",
        "",
    ],
)
def test_one_row_of_headers_is_left_alone(table: str) -> None:
    assert merged_header(lines(table)) == ([], 0)
