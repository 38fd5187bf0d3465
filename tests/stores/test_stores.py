"""An upgrade: what each earlier program stored is opened, or made anew, and says the same."""

import tarfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data import engine
from data.counting import summaries
from data.intake import Kind
from data.keeping import ledger
from data.keeping.backup import backup, restore
from data.keeping.contents import serious
from data.keeping.verify import verify
from data.readers import read
from data.store import Store, Version
from data.study import Period

HERE = Path(__file__).parent
KEPT = sorted(HERE.glob("ledger-*.tar.xz"))
FILES = {
    Kind.AREAS: "omraden.geojson",
    Kind.INCIDENTS: "handelser.csv",
    Kind.STUDY: "studie.toml",
    Kind.SURVEY: "enkat.csv",
}
YEARS = Period(date(2024, 1, 1), date(2026, 1, 1))
QUESTIONS: dict[str, Callable[[Version], object]] = {
    "months": engine.month_counts,
    "groups": engine.group_counts,
    "profiles": lambda v: engine.area_profiles(v, period=YEARS),
    "days": lambda v: engine.day_counts(v, period=YEARS),
    "hours": lambda v: engine.hour_counts(v, period=YEARS),
    "cells": engine.cell_counts,
    "quarters": lambda v: engine.cell_quarter_counts(v, period=YEARS),
    "parts of the week": lambda v: engine.cell_week_counts(v, period=YEARS),
    "answers": engine.item_answers,
    "respondents": engine.responses,
    "waves": engine.wave_days,
    "areas": lambda v: pd.DataFrame(v.areas().drop(columns="geometry")),
    "plan": lambda v: v.study(),
}


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """The same files, loaded by the program of today."""
    store = Store(tmp_path_factory.mktemp("today"))
    for kind, name in FILES.items():
        key = store.key()
        store.add(read(kind, (HERE / "files" / name).read_bytes(), name, key=key), key=key)
    return store.current()


@pytest.fixture(params=KEPT, ids=lambda file: file.name.removesuffix(".tar.xz"))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    with tarfile.open(request.param) as kept:
        kept.extractall(tmp_path / "store", filter="data")
    return Store(tmp_path / "store")


def differing(version: Version, today: Version) -> list[str]:
    """The questions that it answers otherwise."""
    found = []
    for name, ask in QUESTIONS.items():
        ours, theirs = ask(today), ask(version)
        if isinstance(ours, pd.DataFrame) and isinstance(theirs, pd.DataFrame):
            same = ours.equals(theirs)
        else:
            same = ours == theirs
        if not same:
            found.append(name)
    return found


def test_a_store_is_kept_of_every_form_that_there_was() -> None:
    names = {file.name for file in KEPT}
    for number in range(1, ledger.FORMAT + 1):
        assert [name for name in names if name.startswith(f"ledger-{number}-")], number
    for number in range(1, summaries.FORMAT):
        assert [name for name in names if name.endswith(f"-summaries-{number}.tar.xz")], number


def test_no_kept_store_is_large() -> None:
    assert not [file.name for file in KEPT if file.stat().st_size > 100_000]


def test_what_an_earlier_program_stored_gives_the_numbers_of_today(
    store: Store, today: Version
) -> None:
    version = store.current()
    assert version.number == 4
    assert set(version.parts) == set(FILES)
    assert differing(version, today) == []
    assert serious(verify(store)) == []


def test_every_version_that_it_has_can_be_gone_back_to_and_loaded_on(
    store: Store, today: Version
) -> None:
    assert store.numbers() == [1, 2, 3, 4]
    assert [store.undo().number for _ in range(3)] == [3, 2, 1]
    assert [store.redo().number for _ in range(3)] == [2, 3, 4]
    name = FILES[Kind.INCIDENTS]
    again = read(Kind.INCIDENTS, (HERE / "files" / name).read_bytes(), name, key=store.key())
    assert store.add(again, key=store.key()).number == 5
    assert differing(store.current(), today) == []
    assert serious(verify(store)) == []


def test_a_backup_of_it_is_restored_into_an_empty_store(
    store: Store, today: Version, tmp_path: Path
) -> None:
    file = tmp_path / "backup.zip"
    backup(store, file)
    other = Store(tmp_path / "other")
    with file.open("rb") as content:
        restored = restore(other, content, file.name)
    assert differing(restored, today) == []
    assert serious(verify(other)) == []
