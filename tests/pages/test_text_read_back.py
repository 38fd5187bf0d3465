# ruff: noqa: RUF001
"""What our numbers say is read back as it was: format, read, format gives the same signs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.text.read_back import NUMBERS, Unit, cell, cells, written

LANGUAGES = st.sampled_from(sorted(NUMBERS))
VALUES = st.floats(-1e9, 1e9)
DIGITS = st.integers(0, 4)


@given(VALUES, DIGITS, LANGUAGES)
def test_a_number_is_read_back_as_it_was_rounded(value: float, digits: int, language: str) -> None:
    said = NUMBERS[language].decimal(value, digits)
    read = cell(said, language)
    assert read.unit is Unit.NUMBER
    assert isinstance(read.value, float)
    assert read.value == pytest.approx(round(value, digits), abs=1e-9)
    assert written(read, language) == said


@given(VALUES, DIGITS, LANGUAGES)
def test_a_number_with_its_sign_is_read_back(value: float, digits: int, language: str) -> None:
    said = NUMBERS[language].signed(value, digits)
    read = cell(said, language)
    assert read.unit is Unit.NUMBER
    assert written(read, language) == said
    assert read.signed == said.startswith("+")


@given(st.floats(-1000, 1000), st.integers(0, 3), LANGUAGES, st.booleans())
def test_a_share_is_read_back_as_a_share(
    share: float, digits: int, language: str, signed: bool
) -> None:
    numbers = NUMBERS[language]
    said = (numbers.signed_share if signed else numbers.share)(share, digits)
    read = cell(said, language)
    assert read.unit is Unit.SHARE
    assert isinstance(read.value, float)
    assert read.value == pytest.approx(share, abs=0.51 * 10 ** -(digits + 2))
    assert written(read, language) == said


@given(st.dates(date(1000, 1, 1)), LANGUAGES)
def test_a_day_is_read_back(day: date, language: str) -> None:
    said = NUMBERS[language].day(day)
    read = cell(said, language)
    assert (read.unit, read.value) == (Unit.DAY, day)
    assert written(read, language) == said


@given(st.text(), LANGUAGES)
def test_whatever_a_cell_says_it_says_again(said: str, language: str) -> None:
    assert written(cell(said, language), language) == said


@given(st.lists(st.text("0123456789 .,%−+:-\xa0", max_size=6)), LANGUAGES)
def test_a_column_says_what_it_said(column: list[str], language: str) -> None:
    assert [written(one, language) for one in cells(column, language)] == column


@pytest.mark.parametrize(
    ("language", "said", "unit", "value"),
    [
        ("sv", "−12,3\xa0%", Unit.SHARE, -0.123),
        ("en", "−12.3%", Unit.SHARE, -0.123),
        ("sv", "1\xa0234", Unit.NUMBER, 1234),
        ("en", "1,234", Unit.NUMBER, 1234),
        ("sv", "0,027", Unit.NUMBER, 0.027),
        ("sv", "+4\xa0%", Unit.SHARE, 0.04),
        ("sv", "18\xa0juli\xa02024", Unit.DAY, date(2024, 7, 18)),
        ("en", "18\xa0July\xa02024", Unit.DAY, date(2024, 7, 18)),
    ],
)
def test_what_is_ours_is_a_number(language: str, said: str, unit: Unit, value: object) -> None:
    assert (cell(said, language).unit, cell(said, language).value) == (unit, value)


@pytest.mark.parametrize(
    "said",
    [
        "··", "", "–", "0998", "2024", "5:1", "77–93", "−24\xa0% / +2\xa0%", "22\xa0% färre",
        "2 år", "1 234", "1.234", "1,234.5", "-5", "+-5", "- 5", "5-", "--5",
        "+0", "+0\xa0%", "−0", "−0,0\xa0%", "1e5",
        "1_000", "5 %", "552 *", "²", "٣", "Infinity", "nan", "31\xa0juni\xa02024",
        "01\xa0juli\xa02024", "18\xa0July\xa02024", "18 juli 2024", "juli 2024", "1\xa0234\xa05",
        "12\xa034", "1,2,3", ",5", "5,", "=1+1", "@x", "v. 1 2026", "27 % (20 % till 30 %)",
    ],
)  # fmt: skip
def test_what_is_not_ours_stays_what_it_is(said: str) -> None:
    read = cell(said, "sv")
    assert (read.unit, read.value, read.text) == (Unit.TEXT, None, said)


def test_the_other_language_is_not_guessed_at() -> None:
    assert cell("1,234", "sv").value == 1.234
    assert cell("12.5%", "sv").unit is Unit.TEXT
    assert cell("12,5\xa0%", "en").unit is Unit.TEXT


def test_whole_numbers_among_codes_are_codes() -> None:
    """Offence code 0998 stands beside 998: no spreadsheet may make them the same."""
    units = [one.unit for one in cells(["0998", "998", "12,5", "··"], "sv")]
    assert units == [Unit.TEXT, Unit.TEXT, Unit.NUMBER, Unit.TEXT]
    years = [one.unit for one in cells(["2024", "998"], "en")]
    assert years == [Unit.TEXT, Unit.TEXT]


def test_what_is_hidden_among_numbers_leaves_them_numbers() -> None:
    assert [one.value for one in cells(["12", "··", "1\xa0012"], "sv")] == [12, None, 1012]
