"""The page about personal data: what is decided in the settings, and that it is not where not."""

from pathlib import Path

import pytest

from pages.shared.markup import escaped
from tests.pages.screen import TEXTS, open_page, plain

LANGUAGES = pytest.mark.parametrize("language", TEXTS)
DECIDED = """
[privacy]
controller = "Kommunstyrelsen i <b>Exempelstad</b>"
purpose = "Utvärdera samverkan i centrum"
legal_ground = "Uppgift av allmänt intresse, artikel 6.1 e"
retention_months = 84
contact = "dataskydd@exempel.se"
data_protection_officer = "Ombud *Ett*"
"""


@LANGUAGES
def test_where_nothing_is_decided_the_page_says_so(language: str) -> None:
    screen, words = open_page("privacy", language), TEXTS[language].privacy
    assert not screen.faults
    for said in (
        words.no_controller,
        words.no_purpose,
        words.no_ground,
        words.no_contact,
        words.not_set,
    ):
        assert said in screen.text
    assert words.no_retention in screen.text


@LANGUAGES
def test_what_is_decided_stands_there_as_it_is_written(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text(DECIDED, "utf-8")
    monkeypatch.setenv("PILOTKOLLEN_SETTINGS", str(tmp_path / "settings.toml"))
    screen, words = open_page("privacy", language), TEXTS[language].privacy
    assert not screen.faults
    for said in ("Kommunstyrelsen i <b>Exempelstad</b>", "Utvärdera samverkan", "artikel 6.1 e"):
        assert plain(escaped(said)) in screen.text
    assert "84" in screen.text
    assert "[dataskydd@exempel.se](mailto:dataskydd@exempel.se)" in screen.text
    assert "Ombud *Ett*" in screen.text
    for absent in (words.no_controller, words.no_purpose, words.no_retention, words.not_set):
        assert absent not in screen.text
