from collections.abc import Callable
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest

from data.store import Store
from tests.pages.process_parts import OfPart, opener
from tests.pages.screen import Screen, open_page


@pytest.fixture(scope="session")
def of_sample(sample_store: Path) -> Callable[[str, str], Screen]:
    """Give a page on the sample in a language: each is opened once, nobody changes the store."""

    @cache
    def opened(name: str, language: str) -> Screen:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PILOTKOLLEN_STORE", str(sample_store))
            return open_page(name, language)

    return opened


@pytest.fixture(scope="session")
def process_part(sample_store: Path) -> OfPart:
    """A part of the page about ways of working on the sample: each is opened once."""
    return opener(sample_store)


@pytest.fixture
def sample(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store with the sample, for pages opened in other ways. Nobody may change it."""
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(sample_store))
    return sample_store


@pytest.fixture
def own_sample(sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A copy of the sample that may be changed."""
    folder = tmp_path / "store"
    copytree(sample_store, folder)
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(folder))
    return Store(folder)
