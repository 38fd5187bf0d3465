"""What a shared PostgreSQL must bear: two who publish at once, a publisher that dies, a restart."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier, Thread

import psycopg
import pyarrow as pa
import pytest

from data import engine
from data.engines import postgres as module
from data.engines.postgres import IDLE_CONNECTIONS, PostgreSQL
from data.engines.summary import summary
from data.keeping.purge import purge
from data.problems import EngineUnreachableError
from data.store import Store
from tests.engines.servers import ENCODED, PASSWORD, Server
from tests.engines.towns import Town, odd_town
from tests.sample import STUDY, study

IN_KOMMUN = "?options=-csearch_path%3Dkommun"


@pytest.fixture
def con(postgres: Server) -> Iterator[psycopg.Connection]:
    """A look at the server from outside, with none of our tables there."""
    with psycopg.connect(postgres.address, autocommit=True) as connection:
        for name in tables(connection):
            connection.execute(f'drop table "{name}"'.encode())
        yield connection


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return odd_town(tmp_path, number=7)


def tables(con: psycopg.Connection) -> list[str]:
    found = con.execute("select tablename from pg_tables where schemaname = 'public' order by 1")
    return [name for (name,) in found]


def count_all(server: PostgreSQL, town: Town) -> int:
    table = summary(town.version.summaries, "cell_month")
    answer = server.ask(table.agg(rows=table.count()), town.version.summaries)
    return int(answer["rows"][0].as_py())


def test_a_summary_is_published_when_it_is_asked_for_and_then_stays(
    postgres: Server, con: psycopg.Connection, town: Town, use: Callable[[str], None]
) -> None:
    use(postgres.address)
    engine.month_counts(town.version)
    assert tables(con) == ["pilotkollen_area_month_0000000000000007"]
    engine.cell_counts(town.version, period=town.period)
    before = con.execute("select oid, relname from pg_class where relname ~ '^pilot'").fetchall()
    engine.month_counts(town.version, areas=town.areas)
    engine.cell_counts(town.version, period=town.period, window=town.window)
    after = con.execute("select oid, relname from pg_class where relname ~ '^pilot'").fetchall()
    assert before == after


def test_a_publisher_that_dies_halfway_leaves_no_table(
    postgres: Server, con: psycopg.Connection, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = PostgreSQL(postgres.address)
    whole = module._csv

    def half(batch: pa.RecordBatch) -> bytes:
        con.execute("select pg_terminate_backend(pid) from pg_stat_activity where query ~ '^copy'")
        return bytes(whole(batch)) * 100

    monkeypatch.setattr(module, "_csv", half)
    with pytest.raises(EngineUnreachableError):
        count_all(server, town)
    assert tables(con) == []
    monkeypatch.undo()
    assert count_all(server, town) == 4000
    server.close()


def test_two_who_publish_at_once_make_one_table(
    postgres: Server, con: psycopg.Connection, town: Town
) -> None:
    servers = [PostgreSQL(postgres.address) for _ in range(4)]
    together = Barrier(4)

    def ask(server: PostgreSQL) -> int:
        together.wait()
        return count_all(server, town)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, servers)) == [4000] * 4
    assert tables(con) == ["pilotkollen_cell_month_0000000000000007"]
    for server in servers:
        server.close()


def test_a_purge_drops_the_tables_of_versions_that_the_store_no_longer_has(
    postgres: Server, con: psycopg.Connection, tmp_path: Path, use: Callable[[str], None]
) -> None:
    store = Store(tmp_path / "store")
    old, kept = store.add(study()), store.add(study(STUDY.replace("Plan", "Another")))
    use(postgres.address)
    con.execute("create table pilotkollens_vanner (name text)")
    engine.item_answers(old)
    engine.item_answers(kept)
    purge(store, date(2100, 1, 1), grace_s=0)
    assert tables(con) == [f"pilotkollen_survey_{kept.summaries.name}", "pilotkollens_vanner"]
    with pytest.raises(FileNotFoundError):
        engine.item_answers(old)  # nothing is left that it could be made from


def test_stores_that_share_a_database_have_a_schema_each(
    postgres: Server, con: psycopg.Connection, town: Town
) -> None:
    con.execute("create schema if not exists kommun")
    here, there = PostgreSQL(postgres.address), PostgreSQL(f"{postgres.address}{IN_KOMMUN}")
    for server in (here, there):
        assert count_all(server, town) == 4000
    assert there.drop_others(()) == ("pilotkollen_cell_month_0000000000000007",)
    assert tables(con) == ["pilotkollen_cell_month_0000000000000007"]
    here.close()
    there.close()


def test_a_table_that_somebody_dropped_is_made_again(
    postgres: Server, con: psycopg.Connection, town: Town, use: Callable[[str], None]
) -> None:
    use(postgres.address)
    first = engine.item_answers(town.version)
    con.execute("drop table pilotkollen_survey_0000000000000007")
    assert engine.item_answers(town.version).equals(first)


def test_a_server_that_is_gone_is_named_without_its_password_and_used_when_it_is_back(
    postgres: Server, town: Town, use: Callable[[str], None]
) -> None:
    use(postgres.address)
    before = engine.month_counts(town.version)
    postgres.stop()
    try:
        with pytest.raises(EngineUnreachableError) as caught:
            engine.month_counts(town.version)
    finally:
        postgres.start()
    said = f"{caught.value} {caught.value.address} {caught.value.why}"
    assert "postgres://127.0.0.1:" in said
    assert "refused" in said
    assert PASSWORD not in said
    assert ENCODED not in said
    assert engine.month_counts(town.version).equals(before)


def test_a_wrong_password_a_missing_database_and_a_broken_address_are_told(
    postgres: Server, town: Town
) -> None:
    for wrong in (
        postgres.address.replace(ENCODED, "fel-ord"),
        postgres.address.replace("/postgres", "/saknas"),
        postgres.address.replace("@", "@:fel-ord:@"),
        postgres.address + "?nonsense=1",
        postgres.address.replace("//", "//["),
        postgres.address.replace(ENCODED, "fel-ord/x"),
        postgres.address.replace(ENCODED, "fel-ord?x"),
        postgres.address.replace(f":{ENCODED}", "") + "?password=fel-ord",
    ):
        with pytest.raises(EngineUnreachableError) as caught:
            count_all(PostgreSQL(wrong), town)
        said = f"{caught.value} {caught.value.address} {caught.value.why}"
        assert "fel-ord" not in said
        assert ENCODED not in said


def test_a_hundred_threads_leave_few_connections(
    postgres: Server, con: psycopg.Connection, town: Town
) -> None:
    server = PostgreSQL(postgres.address)
    for _ in range(5):
        threads = [Thread(target=count_all, args=(server, town)) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(server._idle) <= IDLE_CONNECTIONS
    server.close()
