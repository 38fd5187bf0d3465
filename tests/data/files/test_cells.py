from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from data.files.cells import numbers, texts, unreadable


def test_a_cell_of_any_type_becomes_the_text_that_a_person_sees() -> None:
    column = pd.Series(
        [
            " Norra\N{NO-BREAK SPACE} Kungsgatan ",
            12.0,
            0.5,
            None,
            np.nan,
            pd.NaT,
            pd.NA,
            True,
            date(2024, 5, 1),
            datetime(2024, 5, 1, 18, 30),
            7,
        ],
        dtype="object",
    )
    assert list(texts(column)) == [
        "Norra Kungsgatan",
        "12",
        "0.5",
        "",
        "",
        "",
        "",
        "1",
        "2024-05-01",
        "2024-05-01 18:30:00",
        "7",
    ]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1\N{NO-BREAK SPACE}234,5", 1234.5),
        ("1\N{NARROW NO-BREAK SPACE}234", 1234),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("\N{MINUS SIGN}3", -3),
        ("58.28", 58.28),
    ],
)
def test_a_number_is_read_as_swedes_and_britons_write_it(written: str, number: float) -> None:
    assert numbers(pd.Series([written]))[0] == number


def test_what_is_no_number_is_nan_and_can_be_pointed_out() -> None:
    column = pd.Series(["12", "", "okänt", "inf", "nan", "1_0"])
    read = numbers(column)
    assert read.isna().tolist() == [False, True, True, True, True, True]
    assert list(unreadable(column, read)) == ["okänt", "inf", "nan", "1_0"]
