"""
PostgreSQL, for a server that several machines share.

The first question to a version copies the summaries that it needs into tables. A table is there
whole or not at all, whoever dies, and two processes that copy at once make one. Where a table is
gone (dropped, another database) it is made again from the store's files: they stay the truth.
"""

import io
import re
from collections import deque
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

import ibis
import psycopg
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
from ibis.backends.sql.datatypes import PostgresType
from psycopg import sql

from data.engines.summary import PREFIX, files_asked, fingerprint_of
from data.problems import EngineUnreachableError

CONNECT_SECONDS = 5
IDLE_CONNECTIONS = 8
# Of 2,000,000 cells a window of 80 x 80 takes a fifth of the time, two of 100 areas a quarter.
INDEXED = (("cell_x", "cell_y"), ("area_id",), ("item",))
MENDABLE = (
    psycopg.OperationalError,  # not there, no entrance, disk full
    psycopg.errors.InsufficientPrivilege,
    psycopg.errors.ReadOnlySqlTransaction,  # a standby
)


class PostgreSQL:
    """`setting` is a libpq address: postgres://user@host/database, or with a password."""

    def __init__(self, setting: str) -> None:
        self._setting = setting
        self._idle: deque[psycopg.Connection] = deque()

    def ask(self, question: ibis.Table, folder: Path) -> pa.Table:
        asked = ibis.to_sql(question, dialect="postgres")
        with self._connection() as con:
            try:
                return _fetch(con, asked)
            except psycopg.errors.UndefinedTable:
                for name, file in files_asked(question, folder).items():
                    _publish(con, name, file)
                return _fetch(con, asked)

    def drop_others(self, kept: Collection[str]) -> tuple[str, ...]:
        """Drop our tables whose fingerprint is not in `kept`; give their names."""
        with self._connection() as con:
            found = con.execute(
                "select tablename from pg_tables"
                " where schemaname = current_schema() and starts_with(tablename, %s)",
                [PREFIX],
            )
            names = [name for (name,) in found if fingerprint_of(name) not in kept]
            for name in names:
                con.execute(sql.SQL("drop table if exists {}").format(sql.Identifier(name)))
        return tuple(sorted(names))

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _connection(self) -> Iterator[psycopg.Connection]:
        """A connection that nobody else has meanwhile; it is put back for the next question."""
        try:
            con = self._take()
            try:
                yield con
            except BaseException:
                con.close()
                raise
        except MENDABLE as error:
            why = _without_password(_first_line(error), self._setting)
            raise EngineUnreachableError(_address(self._setting), why) from None
        self._idle.append(con) if len(self._idle) < IDLE_CONNECTIONS else con.close()

    def _take(self) -> psycopg.Connection:
        while self._idle:
            try:
                con = self._idle.pop()
            except IndexError:  # another thread was faster
                break
            if _alive(con):
                return con
        try:
            return psycopg.connect(self._setting, autocommit=True, connect_timeout=CONNECT_SECONDS)
        except psycopg.ProgrammingError as error:  # an address that libpq cannot read
            raise psycopg.OperationalError(_first_line(error)) from None


def _alive(con: psycopg.Connection) -> bool:
    """Does it still answer? After a restart of the server the old ones do not."""
    try:
        con.execute("select 1")
    except psycopg.Error:
        con.close()
        return False
    return True


def _fetch(con: psycopg.Connection, asked: str) -> pa.Table:
    cursor = con.execute(asked.encode())
    names = [column.name for column in cursor.description or ()]
    columns = list(zip(*cursor.fetchall(), strict=True)) or [()] * len(names)
    return pa.table([pa.array(column) for column in columns], names=names)


def _publish(con: psycopg.Connection, name: str, file: Path) -> None:
    table = sql.Identifier(name)
    parquet = pq.ParquetFile(file)
    with con.transaction():
        con.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        # by a scan: a name that was not there a moment ago stays unknown in the server's caches
        there = "select from pg_tables where schemaname = current_schema() and tablename = %s"
        if con.execute(there, [name]).fetchone() is not None:
            return  # another process has made it meanwhile
        columns = _columns(parquet.schema_arrow)
        con.execute(sql.SQL("create table {} ({})").format(table, columns))
        copy_in = sql.SQL("copy {} from stdin (format csv)").format(table)
        with con.cursor().copy(copy_in) as copy:
            for batch in parquet.iter_batches():
                copy.write(_csv(batch))
        for by in INDEXED:
            if set(by) <= set(parquet.schema_arrow.names):
                keys = sql.SQL(", ").join(map(sql.Identifier, by))
                con.execute(sql.SQL("create index on {} ({})").format(table, keys))
        con.execute(sql.SQL("analyze {}").format(table))


def _columns(schema: pa.Schema) -> sql.Composable:
    """Texts are compared by their bytes, as elsewhere, and not by the rules of a language."""
    columns = []
    for name, dtype in ibis.Schema.from_pyarrow(schema.remove_metadata()).items():
        kind = PostgresType.to_string(dtype) + (' COLLATE "C"' if dtype.is_string() else "")
        columns.append(sql.SQL("{} " + kind).format(sql.Identifier(name)))
    return sql.SQL(", ").join(columns)


def _csv(batch: pa.RecordBatch) -> memoryview:
    """Rows as COPY takes them: texts in quotes, so that "" is a text and nothing is missing."""
    target = io.BytesIO()
    pyarrow.csv.write_csv(batch, target, pyarrow.csv.WriteOptions(include_header=False))
    return target.getbuffer()


def _address(setting: str) -> str:
    """Without user, password and options, even where it is no proper address."""
    scheme, _, rest = setting.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2].partition('?')[0]}"


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "")


def _without_password(said: str, setting: str) -> str:
    """libpq repeats what it cannot read, and that may be the password."""
    user = setting.partition("://")[2].rpartition("@")[0]
    secrets = re.split("[:/?@]", user.partition(":")[2])
    secrets += re.findall(r"[?&]\w*password=([^&]*)", setting)
    for secret in filter(None, secrets):
        said = said.replace(secret, "***").replace(unquote(secret), "***")
    return said
