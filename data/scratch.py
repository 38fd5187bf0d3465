"""The workbench of one load: a DuckDB of its own in memory, which spills to the disk."""

import ibis
import pandas as pd

MEMORY = "4GB"


def scratch() -> ibis.BaseBackend:
    """One thread works at it; it goes away with the last reference to it."""
    return ibis.duckdb.connect(
        ":memory:",
        memory_limit=MEMORY,
        autoinstall_known_extensions=False,
        autoload_known_extensions=False,
    )


def put(db: ibis.BaseBackend, name: str, frame: pd.DataFrame) -> ibis.Table:
    return db.create_table(name, frame)
