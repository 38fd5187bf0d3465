"""Fler platser? on towns with next to no data: it says why, and no broken number is read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.results import Reason
from pages.decision.parts import Part
from tests.pages.screen import TEXTS, open_page
from tests.pages.test_effect_poor_towns import BROKEN, TOWNS
from tests.pages.town import EVEN, STUDY, load, months, spread


@pytest.mark.parametrize("town", TOWNS)
@pytest.mark.parametrize("part", [Part.EVIDENCE, Part.OPTIONS])
def test_every_part_opens_and_no_broken_number_is_read(
    store_folder: Path, town: Callable[[Path], None], part: Part
) -> None:
    town(store_folder)
    for language in TEXTS:
        screen = open_page("decision", language, decision=part)
        assert not screen.faults
        assert not [piece for piece in screen.everything if BROKEN.search(piece)]


@pytest.mark.parametrize("language", TEXTS)
def test_without_a_plan_it_says_that_there_is_nothing_to_decide_by(
    store_folder: Path, language: str
) -> None:
    load(store_folder, counts=months(spread(EVEN)))
    screen = open_page("decision", language)
    text = TEXTS[language]
    assert not screen.faults
    assert text.reason[Reason.NO_STUDY].rstrip(".").casefold() in screen.text.casefold()


@pytest.mark.parametrize("language", TEXTS)
def test_a_small_count_never_reaches_the_page(store_folder: Path, language: str) -> None:
    """Thirty before and three after: the reason stands there, and neither number."""
    load(store_folder, counts=months(spread(EVEN | {"north": (30, 3)})), study=STUDY)
    screen = open_page("decision", language)
    text = TEXTS[language]
    hidden = text.reason[Reason.SMALL_COUNT].rstrip(".")
    assert hidden.casefold() in screen.text.casefold()
    cells = [cell for table in screen.tables for cell in map(str, table.to_numpy().flat)]
    assert any(hidden.casefold() in cell.casefold() for cell in cells)
