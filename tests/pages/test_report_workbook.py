"""A report as a workbook: the numbers that are read, as numbers; nothing that runs."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from pages.report.document import Document, FigureBlock, Section, Table
from pages.report.writers.workbook import LONGEST_NAME, workbook
from pages.shared.markup import FORMULA
from pages.shared.text.languages import LANGUAGES
from pages.shared.text.numbers import MINUS, NBSP
from pages.shared.text.read_back import NUMBERS
from tests.pages.drawn_charts import charts
from tests.pages.report_example import example, figure

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DAY = f"18{NBSP}juli{NBSP}2024"
ROWS = pd.DataFrame(
    [
        ("Norra <b>&", f"{MINUS}12,3{NBSP}%", f"1{NBSP}234", "0998", DAY, "5:1"),
        ("=1+1", f"+4,0{NBSP}%", "··", "998", "2024", "77\N{EN DASH}93"),
        ("+SUM(A1)", "0,0", "12,50", "0001", "", "http://localhost/x"),
    ],
    columns=["Område", "Förändring", "Antal", "Kod", "Dag", "=Länk"],
)  # fmt: skip


def one(rows: pd.DataFrame = ROWS, language: str = "sv", **changed: object) -> Document:
    block = figure(1, table=Table(caption="", rows=rows), **changed)
    section = Section(heading="Resultat", level=1, blocks=(block,))
    return replace(example(language), sections=(section,))


def files(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def table(content: bytes, header: str = "Område") -> list[list[Any]]:
    rows = next(rows for rows in [*sheets(content).values()][1:])
    top = next(at for at, row in enumerate(rows) if row[0] == header)
    return rows[top:]


def test_numbers_are_numbers_and_the_rest_is_what_it_was() -> None:
    _, first, second, third, *_ = table(workbook(one()))
    assert first == ["Norra <b>&", -0.123, 1234, "0998", date(2024, 7, 18), "5:1"]
    assert second == ["=1+1", 0.04, "··", "998", "2024", "77\N{EN DASH}93"]
    assert third == ["+SUM(A1)", 0, 12.5, "0001", "", "http://localhost/x"]


def shown(content: bytes, language: str) -> Iterator[list[str]]:
    """What Excel shows of each cell of the first figure's sheet: value and number format."""
    found = files(content)
    styles = ElementTree.fromstring(found["xl/styles.xml"])
    formats = {n.get("numFmtId"): n.get("formatCode", "") for n in styles.iter(f"{MAIN}numFmt")}
    formats |= {"3": "#,##0", "4": "#,##0.00", "0": "General"}
    looks = styles.find(f"{MAIN}cellXfs")
    assert looks is not None
    of_style = [formats.get(look.get("numFmtId"), "?") for look in looks]
    strings = [
        "".join(node.itertext())
        for node in ElementTree.fromstring(found["xl/sharedStrings.xml"])
    ]  # fmt: skip
    numbers = NUMBERS[language]
    for row in ElementTree.fromstring(found["xl/worksheets/sheet2.xml"]).iter(f"{MAIN}row"):
        line = []
        for cell in row:
            value = cell.findtext(f"{MAIN}v") or ""
            if cell.get("t") == "s":
                line.append(strings[int(value)])
                continue
            if not value:
                continue
            code = of_style[int(cell.get("s", "0"))]
            if "yyyy" in code:
                line.append(
                    numbers.day(date.fromordinal(date(1899, 12, 30).toordinal() + int(value)))
                )
                continue
            positive, negative, zero = code.split(";")
            amount = float(value)
            part = positive if amount > 0 else negative if amount < 0 else zero
            digits = len(re.findall(r"\.(0+)", part)[0]) if "." in part else 0
            amount = abs(amount) * (100 if "%" in part else 1)
            sign = "+" if part.startswith("+") else MINUS if MINUS in part else ""
            line.append(f"{sign}{numbers.decimal(amount, digits)}{'%' if '%' in part else ''}")
            if f'"{NBSP}"%' in part:
                line[-1] = line[-1].replace("%", f"{NBSP}%")
        yield line


@pytest.mark.parametrize("language", ["sv", "en"])
def test_excel_shows_what_the_page_shows(sample: Path, language: str) -> None:
    """Every table of the sample, cell by cell, by value and number format."""
    for name, each in charts(language).items():
        rows = each.card.table.astype(str)
        lines = list(shown(workbook(one(rows, language)), language))
        assert [list(row) for row in rows.to_numpy()] == _table_of(lines, rows), name


def _table_of(lines: list[list[str]], rows: pd.DataFrame) -> list[list[str]]:
    top = lines.index([str(header) for header in rows.columns])
    return lines[top + 1 : top + 1 + len(rows)]


def test_nothing_is_a_formula_or_a_link_out() -> None:
    found = files(workbook(one()))
    for name, content in found.items():
        assert "<f>" not in content, name
        assert 'TargetMode="External"' not in content, name
    assert not [name for name in found if "externalLink" in name or "vba" in name.lower()]
    links = re.findall(r"<hyperlink [^>]*>", "".join(found.values()))
    assert links
    assert all("location=" in link and "r:id" not in link for link in links)


def test_what_begins_like_a_formula_stays_text_when_somebody_edits_it() -> None:
    """Excel would run it at the next Enter, but for the mark of a quote."""
    nasty = pd.DataFrame({"x": [f"{sign}cmd" for sign in FORMULA]})
    found = files(workbook(one(nasty)))
    styles = ElementTree.fromstring(found["xl/styles.xml"])
    looks = styles.find(f"{MAIN}cellXfs")
    assert looks is not None
    quoted = {str(at) for at, look in enumerate(looks) if look.get("quotePrefix") == "1"}
    sheet = ElementTree.fromstring(found["xl/worksheets/sheet2.xml"])
    assert sum(cell.get("s") in quoted for cell in sheet.iter(f"{MAIN}c")) == len(FORMULA)


def test_the_contents_name_every_figure_and_lead_to_it() -> None:
    document = example()
    content = workbook(document)
    first, *others = sheets(content)
    assert first == "Innehåll"
    rows = sheets(content)[first]
    for block in document.figures:
        (row,) = [row for row in rows if row[0] == f"Figur {block.number}"]
        assert row[1:5] == [block.title, block.subtitle, block.n, block.id]
    assert [name.split(" ")[0] for name in others] == ["Figur", "Figur", "Tabell"]
    wanted = {f"location=\"'{name}'!A1\"" for name in others}
    linked = files(content)["xl/worksheets/sheet1.xml"].replace("&apos;", "'")
    assert all(link in linked for link in wanted)


def test_each_sheet_says_all_that_belongs_to_its_figure() -> None:
    document = example()
    content = workbook(document)
    read = [" ".join(map(str, row)) for rows in sheets(content).values() for row in rows]
    for block in document.figures:
        said = (block.title, block.subtitle, block.n, block.foot, block.comment, block.meeting)
        for words in (*said, *block.keys, *(doubt.said for doubt in block.doubts)):
            assert [line for line in read if words in line], words
    for rows in sheets(content).values():
        assert any(document.mark in row for row in rows)


@pytest.mark.parametrize(
    "title",
    [
        "x" * 200,
        "a/b\\c?d*e[f]g:h",
        "'quoted'",
        "history",
        "å" * 31,
        "",
        "\x00\x01",
        "=1",
        "🙂" * 40,
        "a" * 22 + " b",
    ],
)
def test_sheet_names_are_legal_and_their_own(title: str) -> None:
    blocks = tuple(figure(n, title=title) for n in range(1, 13))
    document = replace(example(), sections=(Section(heading="x", level=1, blocks=blocks),))
    names = list(sheets(workbook(document)))
    assert len({name.lower() for name in names}) == 13
    for name in names:
        assert 0 < len(name) <= LONGEST_NAME
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert name.strip("' ") == name


def test_signs_that_a_file_may_not_hold_do_no_harm() -> None:
    nasty = pd.DataFrame({"<&>": ["\x00\x07", "]]>", "_x0041_", "a\nb", "y" * 40_000]})
    _, *rows = table(workbook(one(nasty, title="\x0b", foot="&L&R")), header="<&>")
    assert [row[0] for row in rows[1:4]] == ["]]>", "_x0041_", "a\nb"]
    assert len(str(rows[4][0])) == 32_767


def test_an_empty_table_is_a_sheet_too() -> None:
    assert table(workbook(one(ROWS.iloc[:0])))[0] == list(ROWS.columns)
    workbook(one(pd.DataFrame()))


def test_the_same_document_gives_the_same_bytes_whatever_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = workbook(example())
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert workbook(example()) == first
    with ZipFile(BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(("language", "locale"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_the_file_says_what_it_is(language: str, locale: str) -> None:
    found = files(workbook(example(language)))
    core = found["docProps/core.xml"]
    assert "<dc:title>Utvärdering av Norra centrum &lt;b&gt;#1&lt;/b&gt;</dc:title>" in core
    assert core.count("2026-09-30T00:00:00Z") == 2
    assert "FIKTIVA DATA" in core
    assert locale in found["docProps/custom.xml"]
    assert LANGUAGES[language].sheets.contents in found["xl/workbook.xml"]
    assert "FIKTIVA DATA" in found["xl/worksheets/sheet2.xml"]  # on each printed page


def test_many_figures_take_little_time_and_room() -> None:
    blocks: tuple[FigureBlock, ...] = tuple(figure(n) for n in range(1, 60))
    document = replace(example(), sections=(Section(heading="x", level=1, blocks=blocks),))
    assert len(workbook(document)) < 200_000
