"""
The one setting. PILOTKOLLEN_ENGINE names where questions are answered:

    (empty)                         DuckDB on the store's files, in this process
    postgres://user@host/database   PostgreSQL (a libpq address; password also by PGPASSFILE)
    spark://host:7077               the master of a Spark cluster
"""

import os
import threading
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import ibis
import pyarrow as pa

from data.engines.local import DuckDB
from data.problems import UnknownEngineError

SETTING = "PILOTKOLLEN_ENGINE"

_lock = threading.Lock()


class Engine(Protocol):
    """Safe to ask from any number of threads. `folder` is a version's folder of summaries."""

    def ask(self, question: ibis.Table, folder: Path) -> pa.Table:
        """
        Answer a question about the summaries in `folder`, in any order of rows.

        Raises `EngineUnreachableError` where the engine is not there; later questions try anew.
        """
        ...

    def drop_others(self, kept: Collection[str]) -> tuple[str, ...]:
        """Drop what was made of summaries with other fingerprints; give the names."""
        ...

    def close(self) -> None: ...


def engine() -> Engine:
    """
    Give the engine of the setting, the same one to the whole process.

    Raises `UnknownEngineError` if there is no such engine.
    """
    with _lock:
        return _engine(os.environ.get(SETTING, ""))


@lru_cache(maxsize=4)
def _engine(setting: str) -> Engine:
    scheme = setting.partition("://")[0]
    try:
        match scheme:
            case "":
                return DuckDB()
            case "postgres" | "postgresql":
                from data.engines.postgres import PostgreSQL

                return PostgreSQL(setting)
            case "spark":
                from data.engines.spark import Spark

                return Spark(setting)
            case _:
                raise UnknownEngineError(scheme)
    except ModuleNotFoundError as error:
        raise UnknownEngineError(scheme, error.name or "") from error
