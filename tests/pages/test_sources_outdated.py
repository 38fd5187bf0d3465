"""Rows older than the settings let them be: told on Underlag, and deleted by a button."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data import engine
from data.intake import Kind
from data.keeping import retention
from data.readers import read
from data.store import Store, Version
from pages.shared import cached
from pages.sources import outdated
from tests.data.keeping.test_retention import incidents
from tests.data.test_store import AREAS
from tests.pages.screen import TEXTS, run
from tests.pages.screen import read as screen_of

LANGUAGES = pytest.mark.parametrize("language", TEXTS)


@pytest.fixture
def store(store_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Two incidents of 2018 and one of this year."""
    settings = tmp_path / "settings.toml"
    settings.write_text("[privacy]\nretention_months = 60\n", "utf-8")
    monkeypatch.setenv("PILOTKOLLEN_SETTINGS", str(settings))
    made = Store(store_folder)
    today = f"{date.today():%Y-%m-01}"
    made.add(AREAS, read(Kind.INCIDENTS, incidents("2018-03-01", "2018-04-01", today), "a.csv"))
    return made


@LANGUAGES
def test_they_are_told_and_the_button_deletes_them_once_one_is_sure(
    language: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outdated, "thin", partial(retention.thin, grace_s=0))
    text = TEXTS[language]
    app = run("sources", language)
    said = screen_of(app).text
    assert text.retention.rows.format(kind="", n=text.numbers.whole(2))[2:] in said
    assert app.button(key="outdated").disabled
    app.checkbox(key="outdated-sure").check().run()
    app.button(key="outdated").click().run()
    assert not app.exception
    assert store.numbers() == [2]
    assert retention.overdue(store, date(2020, 1, 1)).is_nothing
    assert text.retention.gone.format(kind="", n=text.numbers.whole(2))[2:] in screen_of(app).text


def test_without_a_retention_period_nothing_is_offered(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PILOTKOLLEN_SETTINGS")
    assert TEXTS["sv"].retention.sure not in screen_of(run("sources", "sv")).text
    assert not store.is_empty


@LANGUAGES
def test_where_the_clock_seems_to_be_ahead_somebody_has_to_say_that_it_is_right(
    language: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outdated, "far_ahead", lambda *_: date(2024, 5, 6))
    text = TEXTS[language]
    app = run("sources", language)
    app.checkbox(key="outdated-sure").check().run()
    assert app.button(key="outdated").disabled
    assert text.numbers.day(date(2024, 5, 6)) in "".join(each.value for each in app.warning)
    app.checkbox(key="outdated-clock").check().run()
    assert not app.button(key="outdated").disabled
    assert store.numbers() == [1]


def test_rows_that_are_deleted_are_not_kept_in_memory(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What pages asked of them is asked anew."""
    monkeypatch.setattr(outdated, "thin", partial(retention.thin, grace_s=0))
    version, asked = store.current(), list[str]()

    def counted(version: Version, **_: Any) -> pd.DataFrame:  # noqa: ANN401
        asked.append(version.fingerprint)
        return pd.DataFrame()

    monkeypatch.setattr(engine, "month_counts", counted)
    app = run("sources")
    app.checkbox(key="outdated-sure").check().run()
    cached.month_counts(version)
    cached.month_counts(version)
    assert asked == [version.fingerprint]
    app.button(key="outdated").click().run()
    cached.month_counts(version)
    assert asked == [version.fingerprint] * 2
