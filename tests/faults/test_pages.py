"""What goes wrong around the pages: they say it in words, change nothing, and go on afterwards."""

import errno
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data import engine
from data.columns import mappings
from data.health import Ill, ills
from data.intake import Kind
from data.keeping import ledger
from data.keeping.verify import verify
from data.problems import EngineUnreachableError, Trouble
from data.store import Store
from pages.sources.add import ADD, AGAIN
from tests.conftest import ROOT
from tests.faults.disks import full, read_only, small
from tests.pages.screen import TEXTS, read, run, walk
from tests.pages.test_sources import upload
from tests.pages.town import EVEN, STUDY, load, months, spread

pytestmark = pytest.mark.slow

COUNTS = months(spread(EVEN)).encode()
FEWER = months(spread(EVEN | {"north": (480, 192)})).encode()


@pytest.fixture
def store(store_folder: Path) -> Store:
    load(store_folder, counts=COUNTS, study=STUDY)
    return Store(store_folder)


def choose(language: str, content: bytes = FEWER) -> AppTest:
    """Underlag with a file that is chosen and not loaded yet."""
    return upload(run("sources", language), "antal.csv", content)


def add(app: AppTest) -> AppTest:
    return app.button(key=ADD).click().run()


def told(app: AppTest) -> str:
    """The one thing that went wrong, in words; nothing of ours broke."""
    assert not app.exception
    (said,) = [error.value for error in app.error]
    return str(said)


def goes_on(app: AppTest, store: Store, number: int = 2) -> None:
    """Once more, when all is well again."""
    app.button(key=AGAIN if [b for b in app.button if b.key == AGAIN] else ADD).click().run()
    assert not app.exception
    assert not [error.value for error in app.error]
    assert app.success
    assert store.current().number == number
    assert verify(store) == []


def fails(number: int) -> Callable[..., None]:
    """Stands for a call that the system refuses."""

    def refused(*_: object) -> None:
        raise OSError(number, "said by the system")

    return refused


@pytest.mark.parametrize("language", TEXTS)
def test_a_disk_that_fills_up_is_told_and_the_load_is_done_once_there_is_room(
    store: Store, language: str
) -> None:
    app = choose(language)
    with full():
        add(app)
    assert TEXTS[language].store.disk[Trouble.FULL] in told(app)
    assert store.numbers() == [1]
    assert verify(store) == []
    goes_on(app, store)


def test_a_small_disk_really_fills_up_and_what_was_loaded_is_still_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    with small(folder):
        monkeypatch.setenv("PILOTKOLLEN_STORE", str(folder))
        load(folder, counts=COUNTS, study=STUDY)
        store = Store(folder)
        (folder / "filler").write_bytes(bytes(10**6))
        while True:
            try:
                with (folder / "filler").open("ab") as filler:
                    filler.write(bytes(4096))
            except OSError:
                break
        app = add(choose("sv"))
        assert TEXTS["sv"].store.disk[Trouble.FULL] in told(app)
        assert not run("effect").exception
        (folder / "filler").unlink()
        goes_on(app, store)


@pytest.mark.parametrize("language", TEXTS)
def test_a_store_that_may_only_be_read_shows_every_page_and_says_why_nothing_is_saved(
    store: Store, language: str
) -> None:
    with read_only(store.folder):
        for name, app in walk(language):
            assert not app.exception, name
            assert not app.error, name
        app = add(choose(language))
        assert TEXTS[language].store.disk[Trouble.FORBIDDEN] in told(app)
        trends = run("trends", language)
        next(b for b in trends.button if b.label == TEXTS[language].card.to_report).click().run()
        assert not trends.exception
        assert TEXTS[language].store.disk[Trouble.FORBIDDEN] in trends.toast[0].value
    goes_on(app, store)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    ("number", "trouble"), [(errno.EACCES, Trouble.FORBIDDEN), (errno.EIO, Trouble.BROKEN)]
)
def test_a_disk_that_cannot_be_read_is_told_on_every_page_and_forgotten_when_it_can(
    store: Store, language: str, number: int, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("method", language)
    with monkeypatch.context() as patch:
        patch.setattr(ledger, "read_record", fails(number))
        for page in ("overview", "trends", "sources"):
            said = told(app.switch_page(f"pages/{page}/page.py").run())
            assert TEXTS[language].store.disk[trouble].partition(" (")[0] in said
    assert not app.switch_page("pages/overview/page.py").run().error


def test_columns_that_cannot_be_remembered_are_told_beside_the_load_that_is_done(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = FEWER.decode().replace("Månad", "När").encode()
    app = choose("sv", odd)
    app.selectbox(key="upload_kind-antal.csv").set_value(Kind.COUNTS).run()
    app.selectbox(key="column-antal.csv-counts-month").set_value("När").run()
    with monkeypatch.context() as patch:
        patch.setattr(mappings, "replace", fails(errno.ENOSPC))
        add(app)
    assert not app.exception
    assert store.current().number == 2
    assert TEXTS["sv"].columns.not_remembered in app.success[0].value


@pytest.mark.parametrize("language", TEXTS)
def test_a_store_that_went_away_is_told_and_is_no_empty_one(store: Store, language: str) -> None:
    app = choose(language)
    away = store.folder.rename(store.folder.with_name("away"))
    said = TEXTS[language].store.damaged
    assert said in told(add(app))
    assert said in told(app.switch_page("pages/overview/page.py").run())
    assert ills(store) == (Ill.DAMAGED,)
    assert not store.folder.exists()
    away.rename(store.folder)
    goes_on(choose(language), store)


HOLDING = """
import sys
from pathlib import Path
from data.store import Store
with Store(Path(sys.argv[1])).writing():
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Another process writes, as a command does in a terminal."""
    command = [sys.executable, "-c", HOLDING, str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        yield
        assert other.stdin
        other.stdin.close()


@pytest.mark.parametrize("language", TEXTS)
def test_another_process_that_writes_is_told_after_a_while_and_nobody_waits_to_read(
    store: Store, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient = Store(store.folder, wait_s=0.2)
    monkeypatch.setattr(Store, "home", classmethod(lambda _: impatient))
    app = choose(language)
    with held(store.folder):
        assert TEXTS[language].store.busy in told(add(app))
        assert not run("effect", language).error
    goes_on(app, store)


def test_a_writer_that_was_killed_holds_nobody_up(store: Store) -> None:
    app = choose("sv")
    command = [sys.executable, "-c", HOLDING, str(store.folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe) as other:
        assert other.stdout
        other.stdout.readline()
        (store.folder / ".new-half").mkdir()
        other.kill()
    goes_on(app, store)


@pytest.mark.parametrize("language", TEXTS)
def test_an_engine_that_is_gone_is_told_with_no_old_answer_and_used_again_when_it_is_back(
    store: Store, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone:
        def ask(self, *_: object) -> None:
            raise EngineUnreachableError("postgres://db.kommun.se/brott", "connection refused")

    app = run("method", language)
    st.cache_data.clear()  # what is known of these very data is right, whoever is gone
    with monkeypatch.context() as patch:
        patch.setattr(engine, "engine", Gone)
        for page in ("trends", "effect"):
            said = told(app.switch_page(f"pages/{page}/page.py").run())
            assert TEXTS[language].frame.engine_unreachable.partition("{")[0].strip() in said
            assert "postgres" in said
            assert not read(app).charts
    app.switch_page("pages/trends/page.py").run()
    assert not [error.value for error in app.error]
    assert read(app).charts


class Shifted(datetime):
    """What the time is where the clock was set wrong."""

    by = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        at = datetime.now(tz) + cls.by
        return cls.fromtimestamp(at.timestamp(), tz)


@pytest.mark.parametrize("days", [-4000, 4000])
def test_a_clock_that_is_set_back_or_ahead_mixes_up_no_version(
    store: Store, days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Shifted, "by", timedelta(days=days))
    with monkeypatch.context() as patch:
        patch.setattr("data.store.datetime", Shifted)
        goes_on(choose("sv"), store, 2)
    moved = store.current()
    assert abs((moved.made_at - pd.Timestamp.now(moved.made_at.tzinfo)).days) > 3000
    app = choose("sv", months(spread(EVEN | {"north": (480, 216)})).encode())
    goes_on(app, store, 3)
    assert store.undo().number == 2
    assert store.undo().number == 1
    assert store.redo().number == 2
    assert [version.number for version in store.versions()] == [3, 2, 1]
    for page in ("sources", "effect"):
        assert not run(page).exception
