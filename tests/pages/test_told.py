"""Every figure made of incidents says what it tells of how many there are, or why it need not."""

from pathlib import Path

import pytest

from data.intake import Kind
from pages.shared import session
from pages.shared.menu import MENU
from pages.shared.opened import opened

CHECKS = tuple((str(check), "true") for check in session.Check)
# Of these nothing can be taken from what others tell, or it is known not to be looked at.
NEED_NOT = {
    "karta-kvartal": "counts to the nearest five, densities read off a smooth surface",
    "lagesbild": "hidden within the table (analysis.process.situation_picture)",
    "trygghet-upplevt-och-anmalt": "shares, and changes in whole per cents that Effekt tells",
}


def figures() -> dict[str, tuple[bool, bool]]:
    """Of each figure made of incidents: does it tell, and does its n say a number?"""
    views = [(place.url_path, CHECKS) for place in MENU]
    views += [("karta", (("view", str(view)),)) for view in session.View]
    views += [("arbetssatt", (("process", "situation"),)), ("trygghet", (("safety", "reporting"),))]
    return {
        figure.card.id: (bool(figure.card.told), any(map(str.isdigit, figure.card.n)))
        for page, choices in views
        for figure in opened(page, choices, "sv")
        if {Kind.INCIDENTS, Kind.COUNTS} & set(figure.card.kinds)
    }


@pytest.fixture(scope="module")
def found(sample_store: Path) -> dict[str, tuple[bool, bool]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(sample_store))
        return figures()


def test_every_figure_of_incidents_says_what_it_tells_or_there_is_a_reason_why_not(
    found: dict[str, tuple[bool, bool]],
) -> None:
    silent = {name for name, (tells, _) in found.items() if not tells}
    assert not {name for name in silent if not name.startswith(tuple(NEED_NOT))}
    assert len(found) - len(silent) > 25
