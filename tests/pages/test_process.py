"""The page Arbetssätt och metoder: its frame."""

from pathlib import Path

import pytest

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
