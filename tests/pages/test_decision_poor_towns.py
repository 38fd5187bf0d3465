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


FEW_DAMAGES = EVEN | {"north": (3, 2)}
BOTH = 'groups = ["theft", "damage"], direction = "decrease", smallest_change = -0.10'
NESTED = STUDY + f"secondary = [{{ {BOTH} }}]\n"
ALL_FIRST = STUDY.replace('groups = ["theft"]', 'groups = ["theft", "damage"]')


def two_groups(folder: Path, study: str) -> None:
    """Thefts enough everywhere; of damage there are three before and two after in the pilot."""
    damage = months(spread(FEW_DAMAGES), "Skadegörelse").partition("\n")[2]
    load(folder, counts=months(spread(EVEN)) + damage, study=study)


@pytest.mark.parametrize("language", TEXTS)
def test_an_outcome_that_would_give_a_small_count_away_beside_another_is_hidden(
    store_folder: Path, language: str
) -> None:
    two_groups(store_folder, NESTED)
    text, screen = TEXTS[language], open_page("decision", language)
    assert screen.faults == ()
    columns = list(text.evidence.columns[1:])
    _, others, _ = [table for table in screen.tables if list(table.columns) == columns]
    [row] = others.to_dict("records")
    hidden = text.reason[Reason.SMALL_COUNT]
    assert row[columns[3]].casefold() == hidden.casefold()
    assert row[columns[4]] == text.card.no_value
    assert row[columns[6]] == text.evidence.not_looked_for


@pytest.mark.parametrize("language", TEXTS)
def test_groups_of_an_outcome_are_told_all_or_none(store_folder: Path, language: str) -> None:
    """The whole less the thefts is the damage: neither group stands there."""
    two_groups(store_folder, ALL_FIRST)
    text, screen = TEXTS[language], open_page("decision", language)
    assert screen.faults == ()
    reason = text.reason[Reason.TELLS_OTHERS]
    assert text.emmie.groups_unknown.format(reason=reason) in screen.text
    assert text.emmie.groups_unclear not in screen.text
    assert text.emmie.groups_differ not in screen.text
