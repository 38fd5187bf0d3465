"""Templates to fill in: a row that is filled in as the template says is read without a remark."""

import re
import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from data.codebook import codebook
from data.columns.form_columns import Cell, forms
from data.columns.headers import plain
from data.files.workbooks import LISTS
from data.intake import FICTIVE_MARK, Kind
from data.problems import FileError, Remark, Rule
from data.readers import guess_kind, read
from data.templates import LANGUAGES, TemplateColumn, template, template_columns, template_kinds
from tests.data.files.broken_files import repacked
from tests.workbook import _cell

OWN = {(Kind.WALKS, word): "20:00" for word in ("slut", "end")} | {
    (Kind.SITUATIONS, word): "2025-07-14" for word in ("nästa", "nextdueon")
}
KINDS = [(kind, language) for kind in template_kinds() for language in LANGUAGES]
TELLING = set(template_kinds()) - {Kind.ADDRESSES}  # an address stands in many kinds of files
SHEET = "xl/worksheets/sheet1.xml"
VALID = {
    Cell.DATE: "2025-03-14", Cell.WEEK: "2025-W11", Cell.MONTH: "2025-03", Cell.YEAR: "2025",
    Cell.WHOLE: "2", Cell.NUMBER: "3,5", Cell.CLOCK: "18:30", Cell.IDS: "O-001 O-014",
    Cell.CODE: "0826", Cell.SENTENCE: "Hur trygg är du?",
}  # fmt: skip


def filled(kind: Kind, language: str, *rows: Mapping[str, str]) -> bytes:
    """The template with rows by header, as a program saves them."""
    columns = template_columns(kind, language)
    lines = [[row.get(column.header, "") for column in columns] for row in rows]
    xml = "".join(f"<row>{''.join(map(_cell, line))}</row>" for line in lines)
    return repacked(
        template(kind, language),
        {SHEET: lambda old: old.replace(b"</sheetData>", f"{xml}</sheetData>".encode())},
    )


def valid(kind: Kind, column: TemplateColumn, language: str) -> str:
    """One value as the template allows it; the row holds together, all its days being filled in."""
    names = {r["value"]: r[f"name_{language}"] for r in codebook("form_values").to_dict("records")}
    offered = {names["done"], names["held"]} & set(column.choices)
    own = OWN.get((kind, plain(column.header)))
    value = own or next(iter(offered), "") or next(iter(column.choices), "")
    if value:
        return value
    is_axis = column.header in ("N", "E")
    return column.example if is_axis else VALID.get(column.cell) or column.example or "Storgatan"


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    return {
        name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in workbook.sheet_names
    }


@pytest.mark.parametrize(("kind", "language"), KINDS)
def test_a_row_filled_in_with_valid_values_is_read_without_a_remark(
    kind: Kind, language: str
) -> None:
    columns = template_columns(kind, language)
    row = {column.header: valid(kind, column, language) for column in columns}
    content = filled(kind, language, row)
    intake = read(kind, content, "mall.xlsx")
    assert intake.findings == ()
    assert (intake.read_count, intake.kept_count) == (1, 1)
    assert not intake.fictive
    if kind is not Kind.SURVEY:
        stored = {c.column for c in forms()[kind]} & set(intake.rows)
        assert not [
            c for c in stored if intake.rows[c].isna().any() or (intake.rows[c] == "").any()
        ]


@pytest.mark.parametrize(("kind", "language"), [pair for pair in KINDS if pair[0] in TELLING])
def test_the_kind_is_recognised_by_its_template(kind: Kind, language: str) -> None:
    columns = template_columns(kind, language)
    row = {column.header: valid(kind, column, language) for column in columns}
    assert guess_kind(filled(kind, language, row), "mall.xlsx") is kind


@pytest.mark.parametrize(("kind", "language"), KINDS)
def test_an_empty_template_has_no_rows_and_says_nothing_made_up(kind: Kind, language: str) -> None:
    content = template(kind, language)
    assert content == template(kind, language)
    with pytest.raises(FileError) as caught:
        read(kind, content, "mall.xlsx")
    assert [fault.rule for fault in caught.value.faults] == [Rule.NO_ROWS]
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert not any(FICTIVE_MARK.encode() in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize(("kind", "language"), KINDS)
def test_the_second_sheet_tells_of_every_column_and_the_lists_are_hidden(
    kind: Kind, language: str
) -> None:
    workbook = CalamineWorkbook.from_filelike(BytesIO(template(kind, language)))
    hidden = [s.name for s in workbook.sheets_metadata if s.visible != SheetVisibleEnum.Visible]
    assert hidden == [LISTS]
    first, second, _ = sheets(template(kind, language)).values()
    told = {str(line[0]): line for line in second[4:]}
    assert list(told) == first[0]
    assert all(line[1] and line[2] for line in told.values())
    words = codebook("template_words").set_index("word")[language]
    assert words["never"] in str(second[:3])
    needed = [str(line[3]) for line in told.values() if line[3]]
    assert needed


@pytest.mark.parametrize("kind", forms())
def test_every_column_has_a_meaning_and_a_header_that_our_reader_knows(kind: str) -> None:
    rows = codebook("form_meanings").to_dict("records")
    said = {(row["kind"], row["column"]): row for row in rows}
    for column in forms()[kind]:
        if column.cell in (Cell.BLOCKED, Cell.POSITION):
            continue
        row = said.get((kind, column.column)) or said[("", column.column)]
        assert row["meaning_sv"][-1:] in (".", "?")
        assert row["meaning_en"][-1:] in (".", "?")
        if column.cell is not Cell.LINES:
            assert plain(row["header_sv"]) in column.headers
            assert plain(column.column) in column.headers


def test_no_meaning_is_of_a_column_that_is_gone() -> None:
    known = {(kind, c.column) for kind, columns in forms().items() for c in columns}
    anywhere = {column for _, column in known} | {"N", "E"}
    for row in codebook("form_meanings").to_dict("records"):
        if row["kind"] != Kind.SURVEY:
            assert (row["kind"], row["column"]) in known or row["column"] in anywhere
            assert not row["kind"] or (row["kind"], row["column"]) in known


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_column_with_a_list_offers_its_names_in_that_language(language: str) -> None:
    content = template(Kind.MEASURES, language)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        xml = archive.read(SHEET).decode()
    columns = template_columns(Kind.MEASURES, language)
    lists = sheets(content)[LISTS]
    listed = [n for n, column in enumerate(columns) if column.choices]
    rules = re.findall(r'type="list"[^>]*sqref="([A-Z]+)2:', xml)
    assert rules == [chr(ord("A") + n) for n in listed]
    for number in listed:
        offered = [line[number] for line in lists if number < len(line) and line[number]]
        assert tuple(offered) == columns[number].choices
    names = {column.choices[0] for column in columns if column.choices}
    assert ("Belysning" if language == "sv" else "Lighting") in names


def test_a_day_that_a_program_stores_as_a_number_is_a_day() -> None:
    """In a cell of ours it is shown as 2025-03-14, whatever the country of the program."""
    columns = [column.header for column in template_columns(Kind.MEMBERS, "sv")]
    with zipfile.ZipFile(BytesIO(template(Kind.MEMBERS, "sv"))) as archive:
        xml = archive.read(SHEET).decode()
    number = columns.index("Anslutningsdatum") + 1
    (style,) = re.findall(rf'<col min="{number}"[^>]*style="(\d+)"', xml)
    day = (date(2025, 3, 14) - date(1899, 12, 30)).days
    cells = "".join(
        f'<c s="{style}"><v>{day}</v></c>'
        if name == "Anslutningsdatum"
        else _cell("O-001" if name == "Medlem" else "")
        for name in columns
    )
    content = repacked(
        template(Kind.MEMBERS, "sv"),
        {
            SHEET: lambda old: old.replace(
                b"</sheetData>", f"<row>{cells}</row></sheetData>".encode()
            )
        },
    )
    rows = read(Kind.MEMBERS, content, "mall.xlsx").rows
    assert rows["joined_on"].dt.date.tolist() == [date(2025, 3, 14)]


def test_the_survey_has_our_items_and_offers_their_answers() -> None:
    columns = {column.header: column for column in template_columns(Kind.SURVEY, "sv")}
    assert {"F20a", "F22k", "B05b", "Våg"} <= set(columns)
    assert "SX" not in columns  # derived
    assert columns["F20a"].choices == ("1", "2", "3", "4", "5", "97", "98", "99")
    assert "1 = mycket otrygg" in columns["F20a"].allowed


def test_a_sheet_that_the_user_added_is_told_but_not_ours() -> None:
    row = {column.header: valid(Kind.MEMBERS, column, "sv") for column in
           template_columns(Kind.MEMBERS, "sv")}  # fmt: skip
    content = filled(Kind.MEMBERS, "sv", row)
    named = repacked(
        content, {"xl/workbook.xml": lambda old: old.replace("Så fyller du i".encode(), b"Mina")}
    )
    (finding,) = read(Kind.MEMBERS, named, "mall.xlsx").findings
    assert (finding.remark, finding.examples) == (Remark.SKIPPED_SHEET, ("Mina",))
