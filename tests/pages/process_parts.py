"""Parts of the page about ways of working, opened once a language."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.pages.screen import Screen, open_page

OfPart = Callable[..., Screen]


def opener(store: Path) -> OfPart:
    """Give a part of the page on a store, by its name in the link and the language."""

    @cache
    def opened(part: str, language: str, pilot: str = "norra_kungsgatan") -> Screen:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PILOTKOLLEN_STORE", str(store))
            return open_page("process", language, process=part, pilot=pilot)

    return opened
