"""What would stop a screen reader in a PDF of ours, as PyPI's outloud finds it."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import outloud

from pages.report.document import Document, Drawn, FigureBlock, Table

# What it may remark on: addresses that stand in names of the example, on purpose, are no links;
# rows that are alike on many pages look like headers to it; bullets are drawn after their words;
# a table may have a column without a name.
REMARKS = {"LNK-010", "PAG-001", "ORD-001", "TBL-011"}
SKIPPED_PROSE, GRID = "TAG-002", "TBL-014"


def faults(content: bytes, document: Document, folder: Path) -> list[str]:
    """
    Every fault in words.

    A header that stands again on the next page is no content, as the standard has it, and only of
    a guess: what has many words might be. Nor are lines and words of a chart a table, as it guesses
    of any that cross: they are a figure with its alternative text.
    """
    file = folder / "read.pdf"
    file.write_bytes(content)
    found = outloud.check(str(file))
    headers = [set(" ".join(map(str, one.rows.columns)).split()) for one in _tables(document)]
    charts = [_drawn(figure) for figure in document.figures if figure.picture]
    said = [
        f"{one.rule} {one.message} {one.evidence}"
        for one in found.findings
        if one.rule not in REMARKS
        and not (one.rule == SKIPPED_PROSE and _is_header(one.evidence or "", headers))
        and not (one.rule == GRID and _is_chart(one.evidence or "", charts))
    ]
    checks = [row for row in found.criteria["pdfua1"] if row["status"] == "fail"]
    return [*said, *map(str, checks), *filter(None, [found.error])]


def _is_header(evidence: str, headers: list[set[str]]) -> bool:
    return any(set(evidence.split()) <= header for header in headers)


def _is_chart(evidence: str, charts: list[str]) -> bool:
    """Most of its words stand in one chart: where labels lie on lines it reads them in pieces."""
    words = evidence.replace(";", " ").replace("\N{HORIZONTAL ELLIPSIS}", "").split()
    return any(sum(word in chart for word in words) >= len(words) / 2 for chart in charts)


def _drawn(figure: FigureBlock) -> str:
    assert figure.picture
    return " ".join(re.findall(r">([^<]+)<", unescape(figure.picture(Drawn.VECTOR).decode())))


def _tables(document: Document) -> Iterator[Table]:
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield block
            elif isinstance(block, FigureBlock):
                yield block.table
