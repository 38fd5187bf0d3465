"""The page that a decision is prepared on, opened on the sample."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pages.decision.parts import Part
from tests.pages.screen import TEXTS, Screen, open_page

languages = pytest.mark.parametrize("language", TEXTS)


@languages
def test_every_part_opens_by_its_name_in_the_link(language: str, sample: Path) -> None:
    text = TEXTS[language]
    for part in Part:
        screen = open_page("decision", language, decision=text.decision.parts[part])
        assert screen.faults == ()
        assert text.decision.lead in screen.text


@languages
def test_it_says_that_it_does_not_decide(
    language: str, of_sample: Callable[[str, str], Screen]
) -> None:
    assert {"sv": "den beslutar inte", "en": "does not decide"}[language] in (
        of_sample("decision", language).text
    )
