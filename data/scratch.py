"""The workbench of one load: a DuckDB of its own in memory, which spills to the disk."""

import tempfile
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

MEMORY = "4GB"
_SPILL = Path(tempfile.gettempdir()) / "pilotkollen-spill"  # DuckDB empties it when it closes
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": MEMORY,
    "temp_directory": str(_SPILL),
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def scratch() -> duckdb.DuckDBPyConnection:
    """One thread works at it; it goes away with the last reference to it."""
    return duckdb.connect(config=_SETTINGS)


def asked(query: str, columns: dict[str, pd.Series], **values: object) -> pa.Table:
    """Answer a query to the table `rows`, which has `columns` and `row`, their position."""
    arrays = [pa.array(column, from_pandas=True) for column in columns.values()]
    rows = pa.table(arrays, names=list(columns))
    rows = rows.append_column("row", pa.array(np.arange(rows.num_rows)))
    with scratch() as db:
        db.register("rows", rows)
        answer: pa.Table = db.sql(query, params=values or None).to_arrow_table()
        return answer
