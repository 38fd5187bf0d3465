"""
Spark, for more than one machine holds. It reads the store's Parquet files: their folder is shared,
at the same path, with every worker.

One session serves all threads: Spark is made for that (measured: see tests.engines). It dies with
its master or its workers; then the next question starts another.
"""

import socket
import threading
import uuid
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import ibis
import pyarrow as pa
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from data.engines.summary import files_asked, fingerprint_of
from data.problems import EngineUnreachableError

ibis.pyspark  # noqa: B018  (its options, which SQL for Spark is made with, come with it)

CONNECT_SECONDS = 5
ANSWER_SECONDS = 120  # without a worker a question waits forever
OPTIONS = {
    "spark.app.name": "Pilotkollen",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "8",  # summaries are small; 200 make a question wait
}


class Spark:
    """`setting` is a master's address: spark://host:7077, several as spark://one:7077,two:7077."""

    def __init__(self, setting: str) -> None:
        self._setting = setting
        self._lock = threading.Lock()
        self._session: SparkSession | None = None
        self._views: set[str] = set()

    def ask(self, question: ibis.Table, folder: Path) -> pa.Table:
        files = files_asked(question, folder)
        with self._lock:
            session = self._working()
            self._show(session, files)
        with self._deadline(session):
            return session.sql(ibis.to_sql(question, dialect="pyspark")).toArrow()

    def drop_others(self, kept: Collection[str]) -> tuple[str, ...]:
        """Drop the views whose fingerprint is not in `kept`; give their names."""
        with self._lock:
            others = {name for name in self._views if fingerprint_of(name) not in kept}
            for name in others:
                self._working().catalog.dropTempView(name)
            self._views -= others
        return tuple(sorted(others))

    def close(self) -> None:
        with self._lock:
            self._stop()

    def _working(self) -> SparkSession:
        """The session, or another where it has lost its cluster."""
        _reach(self._setting)
        if self._session is not None and not _has_workers(self._session):
            self._stop()
        if self._session is None:
            builder = SparkSession.builder.master(self._setting)
            self._session = builder.config(map=dict(OPTIONS)).getOrCreate()
            self._session.sparkContext.setLogLevel("ERROR")
        return self._session

    def _stop(self) -> None:
        if self._session is not None:
            self._session.stop()
        self._session = None
        self._views.clear()

    def _show(self, session: SparkSession, files: Mapping[str, Path]) -> None:
        for name, file in files.items():
            if name not in self._views:
                rows = session.read.parquet(f"file://{file.resolve().as_posix()}")
                rows.createOrReplaceTempView(name)
                self._views.add(name)

    @contextmanager
    def _deadline(self, session: SparkSession) -> Iterator[None]:
        """Cancel a question that nobody answers, and say so of one whose cluster has died."""
        tag, late = f"question-{uuid.uuid4()}", threading.Event()

        def cancel() -> None:
            late.set()
            session.interruptTag(tag)

        timer = threading.Timer(ANSWER_SECONDS, cancel)
        timer.start()
        session.addTag(tag)
        try:
            yield
        except (Py4JError, PySparkException, OSError) as error:
            if late.is_set():
                self.close()
                why = f"no answer in {ANSWER_SECONDS} s: has it a free worker?"
                raise EngineUnreachableError(self._setting, why) from error
            _reach(self._setting)
            raise
        finally:
            timer.cancel()
            session.removeTag(tag)


def _has_workers(session: SparkSession) -> bool:
    """Has it executors? A master that was restarted does not know us, and gives us none."""
    context = session.sparkContext
    if context._jsc is None or context._jsc.sc().isStopped():
        return False
    if context.getConf().get("spark.dynamicAllocation.enabled", "false") == "true":
        return True  # none between questions is as it should be
    return bool(context._jsc.sc().getExecutorMemoryStatus().size() > 1)  # one is ourselves


def _reach(setting: str) -> None:
    """Raise `EngineUnreachableError` if no master listens: Spark itself asks for a minute."""
    why = ""
    for master in setting.removeprefix("spark://").split(","):
        host, _, port = master.rpartition(":")
        try:
            socket.create_connection((host, int(port)), timeout=CONNECT_SECONDS).close()
        except (OSError, ValueError) as error:
            why = str(error)
        else:
            return
    raise EngineUnreachableError(setting, why)
