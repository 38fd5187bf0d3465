"""The workbook in LibreOffice: opened without repair, its numbers read as they were written."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from pages.report.document import Document, Section, Table
from pages.report.writers.workbook import workbook
from pages.shared.text.numbers import MINUS, NBSP
from tests.pages.report_example import example, figure

Opened = Callable[[bytes, str, str], Path]
CELLS = [("=1+1", f"{MINUS}12,3{NBSP}%", f"1{NBSP}234", "0998", f"18{NBSP}juli{NBSP}2024")]


def document() -> Document:
    rows = pd.DataFrame(CELLS, columns=["Namn", "Ändring", "Antal", "Kod", "Dag"])
    block = figure(1, table=Table(caption="", rows=rows))
    section = Section(heading="Resultat", level=1, blocks=(block, figure(2), figure(3)))
    return replace(example(), sections=(section,))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_libreoffice_opens_every_sheet(opened: Opened, language: str) -> None:
    ours = workbook(example(language))
    theirs = opened(ours, "xlsx", "xlsx").read_bytes()
    read = [CalamineWorkbook.from_filelike(BytesIO(content)) for content in (ours, theirs)]
    assert read[0].sheet_names == read[1].sheet_names
    for name in read[0].sheet_names:
        one, other = (book.get_sheet_by_name(name).to_python() for book in read)
        assert [row[: len(one[0])] for row in other][: len(one)] == one, name


def test_libreoffice_reads_numbers_as_numbers_and_text_as_text(opened: Opened) -> None:
    """As a web page, which has what each cell shows and what it is; nothing was worked out."""
    page = opened(workbook(document()), "xlsx", "html").read_text(encoding="utf-8")
    cells = re.findall(r"<td[^>]*>(?:<[^>]+>)*([^<]*)", page)
    values = dict(re.findall(r'<td[^>]*sdval="([^"]+)"[^>]*>(?:<[^>]+>)*([^<]*)', page))
    at = cells.index("=1+1")
    shown = [unescape(cell).replace(".", ",") for cell in cells[at : at + 5]]
    assert shown[1] == CELLS[0][1]
    assert shown[2] in ("1,234", f"1{NBSP}234")
    assert shown[3:] == ["0998", "18 juli 2024"]
    assert {"-0.123", "1234", "45491"} <= values.keys()
    assert not {"998", "2"} & values.keys()


def test_it_prints_as_pages(opened: Opened) -> None:
    assert opened(workbook(document()), "xlsx", "pdf").read_bytes().startswith(b"%PDF")
