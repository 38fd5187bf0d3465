"""A report's figures as an Excel workbook: what each is based on, and its table in numbers."""

import re
from datetime import datetime, time
from io import BytesIO
from math import ceil

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pages.report.document import Document, FigureBlock, Table
from pages.report.writers.zipped import rezipped
from pages.shared.markup import FORMULA
from pages.shared.text import Text
from pages.shared.text.languages import LANGUAGES
from pages.shared.text.numbers import MINUS, NBSP
from pages.shared.text.read_back import Cell, Unit, cells

NARROW, WIDE, LINE = 9, 60, 15.0  # letters in a column; points of a row's height
LONGEST_NAME, LONGEST_CELL = 31, 32_767  # what Excel allows
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]+")
COUNTRIES = {"sv": ("sv-SE", "41D"), "en": ("en-GB", "809")}
STRINGS_STAY = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}


def workbook(document: Document) -> bytes:
    """
    Write a sheet of contents, a sheet for each figure and one for each table of the text.

    Numbers are those that are read, as numbers in the same digits. Nothing is a formula.
    """
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, **STRINGS_STAY})
    book.set_properties(
        {
            "title": document.title,
            "subject": document.subtitle,
            "comments": " ".join(filter(None, [document.mark, document.foot])),
            "keywords": document.mark,
            "created": datetime.combine(document.day, time()),
        }
    )
    book.set_custom_property("Language", COUNTRIES[document.language][0])
    sheets = _Sheets(book, document, LANGUAGES[document.language])
    sheets.write()
    book.close()
    return rezipped(out.getvalue())


class _Sheets:
    """Writes; and makes each look once."""

    def __init__(self, book: Workbook, document: Document, text: Text) -> None:
        self.book, self.document, self.text = book, document, text
        self._looks: dict[str, Format] = {}
        self.names = _names(document, text)

    def write(self) -> None:
        contents = self.book.add_worksheet(self.text.sheets.contents)
        self._write_contents(contents)
        for name, shown in self.names.items():
            sheet = self.book.add_worksheet(name)
            self._set_up(sheet)
            if isinstance(shown, FigureBlock):
                self._write_figure(sheet, shown)
            else:
                self._write_table(sheet, self._write_head(sheet, shown.caption, ""), shown.rows)

    def _write_contents(self, sheet: Worksheet) -> None:
        self._set_up(sheet)
        row = self._write_head(sheet, self.document.title, self.document.subtitle, back=False)
        for label, value in self.document.facts:
            sheet.write_string(row, 0, _cut(label), self._look(bold=True))
            sheet.write_string(row, 1, _cut(value))
            row += 1
        row += 1
        for column, header in enumerate(self.text.sheets.columns):
            sheet.write_string(row, column, header, self._header())
        for name, shown in self.names.items():
            row += 1
            line = (
                (shown.title, shown.subtitle, shown.n, shown.id)
                if isinstance(shown, FigureBlock)
                else (shown.caption, "", "", "")
            )
            sheet.write_url(
                row, 0, f"internal:'{name}'!A1", self._look(font_color="#0072B2", underline=1), name
            )
            for column, said in enumerate(line, start=1):
                sheet.write_string(row, column, _cut(said), self._wrapped())
        for column, width in enumerate((24, WIDE, WIDE, 30, 16)):
            sheet.set_column(column, column, width)

    def _write_figure(self, sheet: Worksheet, figure: FigureBlock) -> None:
        row = self._write_head(sheet, figure.title, figure.subtitle)
        row = self._write_table(sheet, row, figure.table.rows) + 1
        words = self.text.office
        across = max(figure.table.rows.shape[1], 1)
        for label, said in (
            ("", figure.n),
            *((doubt.name, doubt.said) for doubt in figure.doubts),
            (words.method, figure.foot),
            (words.comment, figure.comment),
            (words.meeting, figure.meeting),
        ):
            if said:
                row = self._write_words(sheet, row, f"{label}: {said}" if label else said, across)

    def _write_head(self, sheet: Worksheet, title: str, subtitle: str, *, back: bool = True) -> int:
        """Give the row below it."""
        sheet.write_string(0, 0, _cut(title), self._look(bold=True, font_size=14))
        row = 1
        for said in filter(None, [subtitle, self.document.mark]):
            sheet.write_string(row, 0, _cut(said), self._look(font_color="#555555"))
            row += 1
        if back:
            link = self._look(font_color="#0072B2", underline=1)
            to = f"internal:'{self.text.sheets.contents}'!A1"
            sheet.write_url(row, 0, to, link, self.text.sheets.back)
            row += 1
        return row + 1

    def _write_table(self, sheet: Worksheet, row: int, rows: pd.DataFrame) -> int:
        """Give the row below it."""
        top, language = row, self.document.language
        for column, header in enumerate(map(str, rows.columns)):
            said = rows.iloc[:, column].astype(str).tolist()
            sheet.write_string(top, column, _cut(header), self._header())
            for at, cell in enumerate(cells(said, language), start=top + 1):
                self._write_cell(sheet, at, column, cell)
            longest = max(map(len, [header, *said]))
            sheet.set_column(column, column, min(max(longest + 2, NARROW), WIDE))
        bottom, last = top + len(rows), max(rows.shape[1] - 1, 0)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{bottom + 1}"})
        sheet.freeze_panes(top + 1, 0)
        sheet.repeat_rows(top)
        if len(rows):
            sheet.autofilter(top, 0, bottom, last)
        return bottom + 1

    def _write_cell(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        match cell.unit:
            case Unit.TEXT:
                quoted = cell.text.startswith(FORMULA)  # it stays text when somebody edits it
                look = self._look(text_wrap=True, quote_prefix=quoted)
                sheet.write_string(row, column, _cut(cell.text), look)
            case Unit.DAY:
                look = self._look(
                    num_format=f"[$-{COUNTRIES[self.document.language][1]}]d mmmm yyyy"
                )
                sheet.write_datetime(row, column, cell.value, look)
            case _:
                sheet.write_number(
                    row, column, cell.value, self._look(num_format=self._digits(cell))
                )

    def _digits(self, cell: Cell) -> str:
        """The number format that shows what is read, with a real minus sign."""
        plain = "#,##0" + ("." + "0" * cell.digits if cell.digits else "")
        if cell.unit is Unit.SHARE:
            plain += f'"{NBSP}"%' if NBSP in self.text.numbers.percent else "%"
        return f'{"+" if cell.signed else ""}{plain};"{MINUS}"{plain};{plain}'

    def _write_words(self, sheet: Worksheet, row: int, said: str, across: int) -> int:
        """Across the table, as high as it needs."""
        wide = min(across, 8)
        room = wide * NARROW * 1.6
        sheet.set_row(row, LINE * max(1, ceil(len(said) / room)))
        if wide > 1:
            sheet.merge_range(row, 0, row, wide - 1, "", self._wrapped())
        sheet.write_string(row, 0, _cut(said), self._wrapped())
        return row + 1

    def _set_up(self, sheet: Worksheet) -> None:
        """How it is printed: on as many pages downwards as it takes."""
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        said = " ".join(filter(None, [self.document.mark, self.document.foot]))
        sheet.set_footer("&L" + said.replace("&", "&&")[:200] + "&R&P/&N")

    def _header(self) -> Format:
        return self._look(bold=True, text_wrap=True, bottom=1, bg_color="#F1F1F1")

    def _wrapped(self) -> Format:
        return self._look(text_wrap=True)

    def _look(self, **of: object) -> Format:
        """XlsxWriter numbers every format that it is given, the same ones too."""
        if str(of) not in self._looks:
            self._looks[str(of)] = self.book.add_format({"valign": "top", **of})
        return self._looks[str(of)]


def _names(document: Document, text: Text) -> dict[str, FigureBlock | Table]:
    """Each sheet's name, legal and its own, in the order of the document: figures first."""
    tables = [
        block for one in document.sections for block in one.blocks if isinstance(block, Table)
    ]
    named: dict[str, FigureBlock | Table] = {}
    for figure in document.figures:
        named[_name(f"{text.office.figure} {figure.number}", figure.title)] = figure
    for number, table in enumerate(tables, start=1):
        named[_name(f"{text.office.table} {number}", table.caption)] = table
    return named


def _name(number: str, title: str) -> str:
    """The number makes it its own, whatever is cut off."""
    said = " ".join(NOT_IN_NAMES.sub(" ", f"{number} {title}").split())
    return said[:LONGEST_NAME].strip()


def _cut(said: str) -> str:
    return said if len(said) <= LONGEST_CELL else said[: LONGEST_CELL - 1] + "…"
