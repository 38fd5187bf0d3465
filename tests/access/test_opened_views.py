"""Behind a login, too, a report and the big screen have their figures: those of every reader."""

from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.roles import Role
from pages.shared.opened import opened
from tests.access.acting import log_in
from tests.conftest import ROOT


@pytest.fixture
def store(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody changes it."""
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(sample_store))
    return sample_store


def big_screen(user: dict[str, Any]) -> str:
    """What stands on the second slide of the whole story: the answer."""
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=120)
    app.user = user
    app.query_params.update({"present": "1", "story": "default", "slide": "2"})
    app.session_state["_screen"] = (1920, 1080)
    app.run()
    assert not app.exception
    return unescape("".join(node.proto.body for node in app.main if node.type == "html"))


def test_a_view_that_a_report_opens_has_the_figures_that_it_has_without_a_login(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = [figure.card.title for figure in opened("effekt", (), "sv")]
    assert alone
    log_in(monkeypatch, tmp_path, Role.ANALYST)
    assert [figure.card.title for figure in opened("effekt", (), "sv")] == alone


@pytest.mark.parametrize("role", Role)
def test_the_big_screen_shows_the_answer_to_everybody_who_may_enter_and_to_nobody_else(
    role: Role, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = opened("effekt", (), "sv")[0].card.title
    user = log_in(monkeypatch, tmp_path, role)
    assert answer in big_screen(user)
    assert answer not in big_screen({})


def test_what_is_opened_for_somebody_who_may_see_exact_places_holds_none(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_in(monkeypatch, tmp_path, Role.ADMINISTRATOR)
    assert not [f for f in opened("karta", (("view", "exact"),), "sv") if f.card.stays]
