"""A report's figures as an Excel workbook: what each is based on, and its table in numbers."""

import re
from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from itertools import accumulate, repeat
from math import ceil

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pages.report.document import Document, FigureBlock, Table
from pages.report.writers.zipped import rezipped
from pages.shared import look
from pages.shared.markup import FORMULA
from pages.shared.text import Text
from pages.shared.text.languages import LANGUAGES
from pages.shared.text.numbers import MINUS, NBSP
from pages.shared.text.read_back import Cell, Unit, cells

NARROW, WIDE, ACROSS = 9, 60, 90  # letters: of a column, and of what is said below a table
LINE = 15.0  # points of a row's height
CONTENTS = (12, WIDE, WIDE, 32, 18)  # letters in the columns of the first sheet
LONGEST_NAME, LONGEST_CELL = 31, 32_767  # what Excel allows
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f\U00010000-\U0010ffff]+")  # the last count twice
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
            sheet.set_column(column, column, CONTENTS[column])
        for name, shown in self.names.items():
            row += 1
            line = (
                (shown.title, shown.subtitle, shown.n, shown.id)
                if isinstance(shown, FigureBlock)
                else (shown.caption, "", "", "")
            )
            sheet.write_url(row, 0, f"internal:'{name}'!A1", self._link(), _short(name))
            for column, said in enumerate(line, start=1):
                sheet.write_string(row, column, _cut(said), self._wrapped())
            sheet.set_row(row, LINE * max(map(_lines, line, CONTENTS[1:])))

    def _write_figure(self, sheet: Worksheet, figure: FigureBlock) -> None:
        row = self._write_head(sheet, figure.title, figure.subtitle)
        row = self._write_table(sheet, row, figure.table.rows) + 1
        words = self.text.office
        across = _across(_widths(figure.table.rows))
        for label, said in (
            *(("", key) for key in figure.keys),
            ("", figure.n),
            *((doubt.name, doubt.said) for doubt in figure.doubts),
            (words.method, figure.foot),
            (self.text.documents.own_words, figure.comment),
            (self.text.documents.meeting_said, figure.meeting),
        ):
            if said:
                row = self._write_words(sheet, row, f"{label}: {said}" if label else said, across)

    def _write_head(self, sheet: Worksheet, title: str, subtitle: str, *, back: bool = True) -> int:
        """Give the row below it."""
        sheet.write_string(0, 0, _cut(title), self._look(bold=True, font_size=14))
        row = 1
        for said in filter(None, [subtitle, self.document.mark]):
            sheet.write_string(row, 0, _cut(said), self._look(font_color=look.QUIET))
            row += 1
        if back:
            to = f"internal:'{self.text.sheets.contents}'!A1"
            sheet.write_url(row, 0, to, self._link(), self.text.sheets.back)
            row += 1
        return row + 1

    def _write_table(self, sheet: Worksheet, row: int, rows: pd.DataFrame) -> int:
        """Give the row below it."""
        top = row
        for column, width in enumerate(_widths(rows)):
            said = rows.iloc[:, column].astype(str).tolist()
            read = cells(said, self.document.language)
            of_numbers = any(cell.value is not None for cell in read)
            header = self._header("right" if of_numbers else "left")
            sheet.write_string(top, column, _cut(str(rows.columns[column])), header)
            for at, cell in enumerate(read, start=top + 1):
                self._write_cell(sheet, at, column, cell)
            sheet.set_column(column, column, width)
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
                country = COUNTRIES[self.document.language][1]
                look = self._look(num_format=f"[$-{country}]d mmmm yyyy")
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

    def _write_words(self, sheet: Worksheet, row: int, said: str, across: tuple[int, int]) -> int:
        """Across so many columns, in which so many letters have room."""
        columns, letters = across
        sheet.set_row(row, LINE * _lines(said, letters))
        if columns > 1:
            sheet.merge_range(row, 0, row, columns - 1, "", self._wrapped())
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

    def _header(self, align: str = "left") -> Format:
        return self._look(bold=True, text_wrap=True, bottom=1, bg_color=look.SHADE, align=align)

    def _link(self) -> Format:
        return self._look(font_color=look.LINK, underline=1)

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


def _short(name: str) -> str:
    """ "Figur 12" of "Figur 12 Norra Kungsgatan"."""
    return " ".join(name.split(" ")[:2])


def _widths(rows: pd.DataFrame) -> list[int]:
    """Letters that each column has room for."""
    longest = [
        max([len(str(header)), *rows.iloc[:, at].astype(str).str.len()])
        for at, header in enumerate(rows.columns)
    ]
    return [min(max(letters + 3, NARROW), WIDE) for letters in longest]


def _across(widths: Sequence[int]) -> tuple[int, int]:
    """As many columns as give room for some words, and their letters: beside a small table too."""
    sums = list(accumulate([*widths, *repeat(NARROW, ceil(ACROSS / NARROW))]))
    columns = next(at for at, letters in enumerate(sums, start=1) if letters >= ACROSS)
    return columns, sums[columns - 1]


def _lines(said: str, letters: int) -> int:
    return max(1, ceil(1.1 * len(said) / letters))
