"""The smallest count that is shown is a setting, which everything follows, texts too."""

import os
import subprocess
import sys

import pytest

from data.small_counts import SETTING, SMALLEST_SHOWN, smallest_shown
from tests.conftest import ROOT

TELLS = """
from analysis.disclosure import is_small, hide_small
from analysis.exposure import is_exposed
from analysis.told import Told
from data.study import Period
from datetime import date
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT
import pandas as pd
year = Period(date(2024, 1, 1), date(2025, 1, 1))
print(is_small(9), is_small(10), hide_small(pd.Series([0, 9, 10])).isna().tolist())
print(is_exposed([Told(count=30, period=year), Told(count=21, period=year, business=True)], {}))
print(SWEDISH_TEXT.card.hidden_note, ENGLISH_TEXT.card.hidden_note)
print(SWEDISH_TEXT.map.withheld_one, ENGLISH_TEXT.map.n_drawn, SWEDISH_TEXT.map.n_drawn)
"""


def told(setting: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", TELLS],
        cwd=ROOT,
        env=os.environ | {SETTING: setting, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_setting_one_to_four_are_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    assert smallest_shown() == 5
    monkeypatch.setenv(SETTING, " ")
    assert smallest_shown() == 5
    assert SMALLEST_SHOWN == 5


def test_rules_and_words_follow_the_setting() -> None:
    lines = told("10").stdout.splitlines()
    assert lines[0] == "True False [False, True, False]"
    assert lines[1] == "True"
    assert lines[2].count("1\N{EN DASH}9") == 2
    assert "färre än tio" in lines[3]
    assert "nearest ten" in lines[3]
    assert "närmaste tiotal" in lines[3]


FIVE = "\N{ARABIC-INDIC DIGIT FIVE}"


@pytest.mark.parametrize("value", ["2", "0", "-5", "4.5", "five", "1000", FIVE])
def test_what_is_no_whole_number_from_three_stops_the_start_and_says_so(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, value)
    with pytest.raises(SystemExit) as raised:
        smallest_shown()
    said = str(raised.value)
    assert value in said
    assert "heltal, 3 till 100" in said
    assert "whole number, 3 to 100" in said


def test_the_start_ends_with_an_error_and_no_traceback() -> None:
    done = told("two")
    assert done.returncode == 1
    assert SETTING in done.stderr
    assert "Traceback" not in done.stderr
