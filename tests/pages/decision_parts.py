"""Parts of the page that a decision is prepared on, each opened once."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from pages.decision.parts import Part
from tests.pages.screen import Screen, open_page

OfPart = Callable[[Part, str], Screen]


def opener(store: Path) -> OfPart:
    """Give a part in a language; nobody changes the store."""

    @cache
    def opened(part: Part, language: str) -> Screen:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PILOTKOLLEN_STORE", str(store))
            return open_page("decision", language, decision=part)

    return opened


def part(name: str, language: str = "sv", **link: str | list[str]) -> Screen:
    """Open a part with choices of its own, on the store in use."""
    screen = open_page("decision", language, decision=name, **link)
    assert screen.faults == ()
    return screen
