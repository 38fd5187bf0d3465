"""Where the program itself fails a reader is told what holds and what to do, in their language."""

from contextlib import AbstractContextManager

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.shared import cached
from tests.conftest import ROOT
from tests.pages.screen import TEXTS, read

WHAT_WENT_WRONG = "kritan är slut"


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.usefixtures("sample")
def test_a_fault_of_ours_says_what_to_do_and_not_what_it_was(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError(WHAT_WENT_WRONG)

    monkeypatch.setattr(cached, "findings", fails)
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=20)
    app.query_params["language"] = language
    app.run()
    text = TEXTS[language]
    [said] = [error.value for error in app.error]
    assert text.frame.fault_title in said
    before = text.frame.fault.partition("{when}")[0]
    assert before in said
    assert "{" not in said
    assert WHAT_WENT_WRONG not in said
    ways = [node.proto.label for node in app.main if node.type == "page_link"]
    assert ways[-1] == text.menu["overview"]
    assert app.title[0].value == text.overview.title  # what was drawn before stays
    assert [fault.message for fault in app.exception]  # it is logged and not swallowed
    assert not any(text.frame.working in word for word in read(app).words)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.usefixtures("sample")
def test_a_page_that_takes_its_time_says_that_it_works(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    spinner = st.spinner

    def noting(words: str) -> AbstractContextManager[None]:
        said.append(words)
        return spinner(words)

    monkeypatch.setattr(st, "spinner", noting)
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=20)
    app.query_params["language"] = language
    assert not app.run().exception
    assert TEXTS[language].frame.working in said
