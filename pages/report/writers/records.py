"""
A report's figure cards as JSON for other programs, and the list of the files that left together.

`records.schema.json` beside says what is in it; its version rises when a program that read the old
one could not read the new one. Keys are sorted, and the same document gives the same bytes.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from pages.report.document import Document, FigureBlock, Table
from pages.shared.text.read_back import Cell, cells

FIGURES, MANIFEST = "pilotkollen-figures", "pilotkollen-manifest"
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One that leaves: `figures` are the ids of those in it."""

    name: str
    content: bytes
    figures: tuple[str, ...]


def records(document: Document) -> bytes:
    """Write each figure: its words, and its table as it is read and as numbers."""
    return _written(
        FIGURES,
        document,
        figures=[_figure(figure, document.language) for figure in document.figures],
    )


def manifest(document: Document, files: Iterable[File]) -> bytes:
    """Write name, size, SHA-256 and figures of each file, by name."""
    return _written(
        MANIFEST,
        document,
        files=[
            {
                "name": file.name,
                "bytes": len(file.content),
                "sha256": sha256(file.content).hexdigest(),
                "figures": list(file.figures),
            }
            for file in sorted(files, key=lambda file: file.name)
        ],
    )


def _written(schema: str, document: Document, **content: object) -> bytes:
    about = {
        "schema": schema,
        "schema_version": SCHEMA_VERSION,
        "language": document.language,
        "title": document.title,
        "subtitle": document.subtitle,
        "mark": document.mark,
        "day": document.day.isoformat(),
        "stamp": asdict(document.stamp),
    }
    said = json.dumps(about | content, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{said}\n".encode()


def _figure(figure: FigureBlock, language: str) -> Mapping[str, Any]:
    return {
        "number": figure.number,
        "id": figure.id,
        "address": figure.address,
        "title": figure.title,
        "subtitle": figure.subtitle,
        "alt": figure.alt,
        "keys": list(figure.keys),
        "n": figure.n,
        "note": figure.note,
        "foot": figure.foot,
        "doubts": [asdict(doubt) for doubt in figure.doubts],
        "comment": figure.comment,
        "meeting": figure.meeting,
        "table": _table(figure.table, language),
    }


def _table(table: Table, language: str) -> Mapping[str, Any]:
    rows = table.rows.astype(str)
    columns = [cells(rows.iloc[:, at].tolist(), language) for at in range(rows.shape[1])]
    return {
        "columns": [str(header) for header in rows.columns],
        "rows": [[_cell(cell) for cell in row] for row in zip(*columns, strict=True)],
    }


def _cell(cell: Cell) -> Mapping[str, Any]:
    value = cell.value.isoformat() if isinstance(cell.value, date) else cell.value
    return {"text": cell.text, "unit": cell.unit, "value": value}
