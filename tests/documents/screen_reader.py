"""What would stop a screen reader in a PDF of ours, as PyPI's outloud finds it."""

from collections.abc import Iterator
from pathlib import Path

import outloud

from pages.report.document import Document, FigureBlock, Table

# What it may remark on: addresses that stand in names of the example, on purpose, are no links;
# rows that are alike on many pages look like headers to it; bullets are drawn after their words;
# a table may have a column without a name.
REMARKS = {"LNK-010", "PAG-001", "ORD-001", "TBL-011"}
SKIPPED_PROSE = "TAG-002"


def faults(content: bytes, document: Document, folder: Path) -> list[str]:
    """
    Every fault in words.

    A header that stands again on the next page is no content, as the standard has it, and only of
    a guess: what has many words might be.
    """
    file = folder / "read.pdf"
    file.write_bytes(content)
    found = outloud.check(str(file))
    headers = [set(" ".join(map(str, one.rows.columns)).split()) for one in _tables(document)]
    said = [
        f"{one.rule} {one.message} {one.evidence}"
        for one in found.findings
        if one.rule not in REMARKS
        and not (one.rule == SKIPPED_PROSE and _is_header(one.evidence or "", headers))
    ]
    checks = [row for row in found.criteria["pdfua1"] if row["status"] == "fail"]
    return [*said, *map(str, checks), *filter(None, [found.error])]


def _is_header(evidence: str, headers: list[set[str]]) -> bool:
    return any(set(evidence.split()) <= header for header in headers)


def _tables(document: Document) -> Iterator[Table]:
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield block
            elif isinstance(block, FigureBlock):
                yield block.table
