"""The health address: what it says of a store, and to whom."""

import asyncio
import json
import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Scope

import serve
from data import health
from data.health import Ill, ills
from data.problems import EngineUnreachableError
from data.store import Store
from pages.served.figures import Figures
from pages.served.gate import Gate
from pages.served.health import Health
from tests.data.test_store import AREAS, thefts

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def store(store_folder: Path) -> Store:
    store = Store(store_folder / "store")
    store.add(AREAS, thefts(3))
    return store


def asked(app: Health, path: str = "/health") -> tuple[int, str]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    asyncio.run(app(scope, receive, send))
    return sent[0]["status"], b"".join(m.get("body", b"") for m in sent).decode()


def test_an_empty_store_and_a_whole_one_are_well(store: Store, tmp_path: Path) -> None:
    assert ills(store) == ()
    assert ills(Store(tmp_path / "nothing" / "yet")) == ()


def test_a_damaged_store_stops_readers_and_a_restored_one_does_not(store: Store) -> None:
    (part,) = store.folder.glob("parts/areas-*")
    kept = shutil.copytree(part, store.folder.parent / "kept")
    (part / "rows.parquet").write_bytes(b"no rows")
    assert ills(store) == (Ill.DAMAGED,)
    shutil.copytree(kept, part, dirs_exist_ok=True)
    assert ills(store) == ()


def test_a_store_of_a_newer_program_stops_readers_and_is_called_so(store: Store) -> None:
    store.ledger.file(1).write_text('{"format": 99}')
    assert ills(store) == (Ill.NEWER,)
    assert Ill.NEWER in health.STOPS_READERS


def test_an_engine_that_does_not_answer_stops_readers(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_ENGINE", "cobol://mainframe")
    assert ills(store) == (Ill.ENGINE,)
    monkeypatch.delenv("PILOTKOLLEN_ENGINE")

    def gone(_: object) -> None:
        raise EngineUnreachableError("postgres://host/database", "no route")

    monkeypatch.setattr("data.health.engine.wave_days", gone)
    assert ills(store) == (Ill.ENGINE,)


def test_what_only_hinders_a_load_is_told_and_stops_nobody(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "disk_usage", lambda _: Usage(10, 9, health.ROOM_BYTES - 1))
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert ills(store) == (Ill.READ_ONLY, Ill.FULL)
    assert not health.STOPS_READERS & set(ills(store))


def test_the_address_says_what_is_wrong_and_nothing_of_what_is_loaded(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(store.folder))
    status, said = asked(Health(PlainTextResponse("page")))
    assert (status, json.loads(said)) == (200, {"status": "ok", "wrong": []})
    for part in store.folder.glob("parts/*"):
        shutil.rmtree(part)
    status, said = asked(Health(PlainTextResponse("page")))
    assert (status, json.loads(said)) == (503, {"status": "failing", "wrong": ["store_damaged"]})


def test_it_answers_at_its_address_alone_with_a_base_path_and_without(store: Store) -> None:
    below = Health(PlainTextResponse("page"), base_path="brott")
    assert asked(below, "/brott/health")[1].startswith("{")
    assert asked(below, "/health")[1].startswith("{")  # who asks past the proxy knows no base path
    assert asked(below, "/brott/health/x")[1] == "page"
    assert asked(Health(PlainTextResponse("page")), "/karta")[1] == "page"


def test_who_asks_often_makes_it_look_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Store] = []

    def look(at: Store) -> tuple[Ill, ...]:
        looked.append(at)
        return ()

    monkeypatch.setattr("pages.served.health.ills", look)
    app = Health(PlainTextResponse("page"))

    async def many() -> None:
        await asyncio.gather(*(app._found() for _ in range(20)))

    asyncio.run(many())
    assert len(looked) == 1


def test_it_stands_before_the_gate_so_that_whoever_watches_needs_no_login() -> None:
    layers: list[object] = [layer.cls for layer in serve.app._user_middleware]
    assert layers.index(Health) < layers.index(Gate)
    assert layers.index(Figures) < layers.index(Gate)
