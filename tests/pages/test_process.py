"""The page Arbetssätt och metoder: its frame."""

from datetime import date
from pathlib import Path

import pytest

from pages.process.asked import year_before
from tests.pages.screen import TEXTS, open_page


@pytest.mark.parametrize("language", TEXTS)
def test_the_page_says_until_when_its_figures_hold_and_what_is_loaded(
    sample: Path, language: str
) -> None:
    text = TEXTS[language]
    screen = open_page("process", language)
    assert not screen.faults
    assert text.process.lead in screen.words
    assert "2026" in screen.text


def test_the_last_twelve_months_of_a_leap_day_begin_on_the_last_of_february() -> None:
    assert year_before(date(2028, 2, 29)) == date(2027, 2, 28)
    assert year_before(date(2026, 11, 16)) == date(2025, 11, 16)
