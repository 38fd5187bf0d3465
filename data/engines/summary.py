"""
A version's summaries as tables that any engine can be asked about.

A question is an Ibis expression on such tables; it belongs to no engine until one answers it. The
name of a table says which file it is, and its fingerprint says which version: what is in it never
changes, so whoever has a table of that name has the right one.
"""

from functools import lru_cache
from pathlib import Path

import ibis
import ibis.expr.operations as ops
import pyarrow.parquet as pq

PREFIX = "pilotkollen_"


def summary(folder: Path, name: str) -> ibis.Table:
    """Give `<name>.parquet` of a version's folder of summaries as a table to ask about."""
    return ibis.table(_schema(folder / f"{name}.parquet"), name=f"{PREFIX}{name}_{folder.name}")


def files_asked(question: ibis.Table, folder: Path) -> dict[str, Path]:
    """Which tables a question needs, and the file that each is made from."""
    names = sorted({table.name for table in question.op().find(ops.UnboundTable)})
    return {name: folder / f"{_summary_of(name, folder)}.parquet" for name in names}


def fingerprint_of(table: str) -> str:
    return table.rpartition("_")[2]


def _summary_of(table: str, folder: Path) -> str:
    return table.removeprefix(PREFIX).removesuffix(f"_{folder.name}")


@lru_cache(maxsize=256)
def _schema(file: Path) -> ibis.Schema:
    return ibis.Schema.from_pyarrow(pq.read_schema(file).remove_metadata())
