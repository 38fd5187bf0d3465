"""The journal as a page: what was done, whether it is whole, and for whom."""

from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.navigation.page import StreamlitPage

from data.access import Refusal
from data.keeping import journal
from data.keeping.journal import Deed
from data.roles import Role
from data.store import Store
from tests.data.test_store import AREAS, thefts
from tests.pages.payload import sent_to
from tests.pages.screen import TEXTS, open_page, run

LANGUAGES = pytest.mark.parametrize("language", TEXTS)
WHY = "no_role"


@pytest.fixture
def folder(store_folder: Path) -> Path:
    Store(store_folder).add(AREAS, thefts(3, "maj.csv"), made_by="anna<b>")
    journal.note(store_folder, Deed.REFUSED, by="zqxvkj", why=WHY)
    return store_folder


@LANGUAGES
def test_the_newest_line_stands_first_and_the_chain_is_said_to_be_whole(
    language: str, folder: Path
) -> None:
    screen, text = open_page("journal", language), TEXTS[language]
    assert not screen.faults
    (table,) = screen.tables
    assert list(table.columns) == list(text.journal.columns)
    assert list(table.iloc[:, 2]) == ["zqxvkj", "anna<b>"]
    assert text.journal.refused[WHY] in str(table.iloc[0, 3])
    assert journal.check(folder).last in screen.text


def test_a_line_about_many_files_is_whole_on_the_page(store_folder: Path) -> None:
    """In a table that wraps its cells; one that scrolls would cut them."""
    names = ", ".join(f"fil{n}.csv" for n in range(30))
    journal.note(store_folder, Deed.LOADED, by="anna", version=1, files=names)
    app = run("journal")
    assert not app.dataframe
    assert "fil29" in str(app.table[0].value.iloc[0, 3])


@LANGUAGES
def test_a_removed_line_shows(language: str, folder: Path) -> None:
    log = folder / "journal" / "log.jsonl"
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:1]))
    screen, text = open_page("journal", language), TEXTS[language]
    assert text.journal.broken.format(line="2") in screen.text


@LANGUAGES
def test_before_anything_was_done_it_says_so(language: str, store_folder: Path) -> None:
    screen = open_page("journal", language)
    assert TEXTS[language].journal.nothing in screen.text
    assert not screen.tables


@pytest.mark.parametrize(
    ("role", "is_told"), [(Role.READER, False), (Role.ANALYST, False), (Role.ADMINISTRATOR, True)]
)
def test_only_an_administrator_is_sent_a_line_and_has_it_in_the_menu(
    role: Role, is_told: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, str] = {}
    page = st.Page

    def noting(file: str, **rest: Any) -> StreamlitPage:  # noqa: ANN401
        seen[rest["url_path"]] = rest["visibility"]
        return page(file, **rest)

    monkeypatch.setattr(st, "Page", noting)
    sent = sent_to(role, [("journal", {})])
    assert any("zqxvkj" in words for words in sent.words) is is_told
    assert seen["loggbok"] == ("visible" if is_told else "hidden")
    assert seen["integritet"] == "visible"


@LANGUAGES
def test_each_reason_to_refuse_a_login_has_its_words(language: str) -> None:
    assert set(map(str, Refusal)) <= TEXTS[language].journal.refused.keys()
    assert set(map(str, Role)) == TEXTS[language].journal.role.keys()
