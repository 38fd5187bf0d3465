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
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class _Application:
    """A session and the views that it has."""

    session: SparkSession
    views: set[str] = field(default_factory=set)

    def ask(self, question: ibis.Table, files: Mapping[str, Path]) -> pa.Table:
        for name in files.keys() - self.views:
            # reading what columns there are is a job for the workers already
            rows = self.session.read.parquet(f"file://{files[name].resolve().as_posix()}")
            rows.createOrReplaceTempView(name)
            self.views.add(name)
        return self.session.sql(ibis.to_sql(question, dialect="pyspark")).toArrow()


class Spark:
    """`setting` is a master's address: spark://host:7077, several as spark://one:7077,two:7077."""

    def __init__(self, setting: str) -> None:
        self._setting = setting
        self._lock = threading.Lock()
        self._application: _Application | None = None

    def ask(self, question: ibis.Table, folder: Path) -> pa.Table:
        application = self._working()
        with self._deadline(application):
            return application.ask(question, files_asked(question, folder))

    def drop_others(self, kept: Collection[str]) -> tuple[str, ...]:
        """Drop our views whose fingerprint is not in `kept`; nothing of it was copied."""
        application = self._application
        if application is None:
            return ()
        others = {name for name in application.views if fingerprint_of(name) not in kept}
        application.views.difference_update(others)
        for name in others:
            application.session.catalog.dropTempView(name)
        return tuple(sorted(others))

    def close(self) -> None:
        with self._lock:
            self._stop()

    def _working(self) -> _Application:
        """The application, or another where it has lost its cluster."""
        _reach(self._setting)
        with self._lock:
            if self._application is not None and not _has_workers(self._application.session):
                self._stop()
            if self._application is None:
                builder = SparkSession.builder.master(self._setting)
                session = builder.config(map=dict(OPTIONS)).getOrCreate()
                session.sparkContext.setLogLevel("ERROR")
                self._application = _Application(session)
            return self._application

    def _stop(self) -> None:
        if self._application is not None:
            self._application.session.stop()
        self._application = None

    @contextmanager
    def _deadline(self, application: _Application) -> Iterator[None]:
        """Cancel a question that nobody answers, and say so of one whose cluster has died."""
        context, group, late = (
            application.session.sparkContext,
            f"{uuid.uuid4()}",
            threading.Event(),
        )

        def cancel() -> None:  # by its group: Spark finds a tag only in the thread that set it
            late.set()
            context.cancelJobGroup(group)

        timer = threading.Timer(ANSWER_SECONDS, cancel)
        timer.start()
        context.setJobGroup(group, "Pilotkollen")
        try:
            yield
        except (Py4JError, PySparkException, OSError) as error:
            if late.is_set():
                why = f"no answer in {ANSWER_SECONDS} s: has it a free worker?"
                raise EngineUnreachableError(self._setting, why) from error
            _reach(self._setting)
            raise
        finally:
            timer.cancel()


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
