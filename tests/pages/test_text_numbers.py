"""How numbers, days and periods are written in each language."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.study import Period
from pages.shared.text.numbers import ENGLISH, SWEDISH, Numbers

NBSP, MINUS, DASH = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}", "\N{EN DASH}"

in_both_languages = pytest.mark.parametrize("numbers", [SWEDISH, ENGLISH], ids=["sv", "en"])
numbers_of_any_size = st.floats(-1e9, 1e9)


def test_swedish_has_a_decimal_comma_and_a_space_that_does_not_break() -> None:
    assert SWEDISH.decimal(1234.5) == f"1{NBSP}234,5"
    assert SWEDISH.whole(1234567) == f"1{NBSP}234{NBSP}567"
    assert SWEDISH.whole(999) == "999"
    assert SWEDISH.share(0.12) == f"12{NBSP}%"
    assert SWEDISH.share(0.1234, 1) == f"12,3{NBSP}%"


def test_english_has_a_decimal_point_and_a_comma() -> None:
    assert ENGLISH.decimal(1234.5) == "1,234.5"
    assert ENGLISH.whole(1234567) == "1,234,567"
    assert ENGLISH.share(0.12) == "12%"


def test_a_clock_has_a_point_in_swedish_and_a_colon_in_english() -> None:
    morning = datetime(2026, 11, 27, 9, 5)
    assert (SWEDISH.clock(morning), ENGLISH.clock(morning)) == ("09.05", "09:05")


@in_both_languages
def test_signs_are_real_ones(numbers: Numbers) -> None:
    assert numbers.signed(-302) == f"{MINUS}302"
    assert numbers.signed(302) == "+302"
    assert numbers.signed(0) == "0"
    assert numbers.signed(0.4) == "0"
    assert numbers.signed(-0.4) == "0"
    assert numbers.signed_share(-0.22) == f"{MINUS}22{numbers.percent}"
    assert numbers.signed_share(0.001) == f"0{numbers.percent}"
    assert numbers.signed_points(-0.0004) == numbers.decimal(0)


def test_days_months_and_periods() -> None:
    day = date(2026, 11, 15)
    assert SWEDISH.day(day) == f"15{NBSP}november{NBSP}2026"
    assert ENGLISH.day(day) == f"15{NBSP}November{NBSP}2026"
    two_years = Period(date(2022, 3, 1), date(2024, 3, 1))
    assert SWEDISH.period(two_years) == f"mars 2022{DASH}februari 2024"
    assert ENGLISH.period(two_years) == f"March 2022{DASH}February 2024"
    assert SWEDISH.period(Period(date(2024, 5, 1), date(2024, 6, 1))) == "maj 2024"


@in_both_languages
def test_spans_have_a_dash(numbers: Numbers) -> None:
    assert numbers.span(100, 200) == f"100{DASH}200"
    assert numbers.span(0.5, 1) == f"{numbers.decimal(0.5)}{DASH}1"


@in_both_languages
@given(value=numbers_of_any_size, digits=st.integers(0, 3))
def test_no_number_has_a_hyphen_an_ordinary_space_or_a_minus_before_zero(
    numbers: Numbers, value: float, digits: int
) -> None:
    for shown in (
        numbers.decimal(value, digits),
        numbers.share(value, digits),
        numbers.signed(value, digits),
        numbers.signed_share(value, digits),
        numbers.signed_points(value),
    ):
        assert "-" not in shown
        assert " " not in shown
        nothing = not any(figure in shown for figure in "123456789")
        assert not (nothing and shown.startswith((MINUS, "+")))


@in_both_languages
@given(value=numbers_of_any_size)
def test_a_signed_number_says_on_which_side_of_zero_it_is(numbers: Numbers, value: float) -> None:
    shown = numbers.signed(value, 1)
    rounded = round(value, 1)
    sign = "+" if rounded > 0 else MINUS if rounded < 0 else ""
    assert shown == sign + numbers.decimal(abs(value), 1)


@pytest.mark.parametrize(("count", "said"), [(1, "1 rad"), (0, "0 rader"), (2, "2 rader")])
def test_a_count_of_one_takes_the_singular(count: int, said: str) -> None:
    assert "{n} {n:rad|rader}".format(n=SWEDISH.whole(count)) == said
    assert f"{SWEDISH.whole(count):>3}" == f"{count:>3}"
