"""DuckDB on the store's own files: the engine where no other is set."""

import threading
from collections.abc import Collection, Mapping
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa

from data.engines.summary import files_asked


class DuckDB:
    """
    One root for the process. A DuckDB connection is never shared between threads (eight threads on
    one gave wrong answers): each thread has a cursor of the root, which ends with it.
    """

    def __init__(self) -> None:
        self._root = duckdb.connect()
        self._lock = threading.Lock()
        self._views: dict[str, Path] = {}
        self._of_thread = threading.local()

    def ask(self, question: ibis.Table, folder: Path) -> pa.Table:
        self._show(files_asked(question, folder))
        return self._cursor().sql(ibis.to_sql(question, dialect="duckdb")).to_arrow_table()

    def drop_others(self, kept: Collection[str]) -> tuple[str, ...]:
        """There is nothing to drop: the views read the store's files."""
        return ()

    def close(self) -> None:
        self._root.close()

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        if not hasattr(self._of_thread, "cursor"):
            with self._lock:
                self._of_thread.cursor = self._root.cursor()
        cursor: duckdb.DuckDBPyConnection = self._of_thread.cursor
        return cursor

    def _show(self, files: Mapping[str, Path]) -> None:
        """Make the views that are not there yet. All cursors see what the root holds."""
        with self._lock:
            for name, file in files.items():
                if self._views.get(name) != file:  # a store may be moved: to a disk with more room
                    self._root.read_parquet(str(file.resolve())).create_view(name, replace=True)
                    self._views[name] = file
