"""Empty workbooks to fill in: a header that the readers know, lists to choose from, and how to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.codebook import codebook
from data.columns.form_columns import Cell, FormColumn, forms
from data.counting.safety_index import INDEX
from data.files.workbooks import LISTS
from data.intake import Kind
from data.kinds.items import ScaleKind, item_bank, missing_labels

LANGUAGES = ("sv", "en")
LAST_ROW = 2000  # how far down cells are formatted and offer their lists
_RESPONDENT = ("respondent_id", "wave", "answered_on", "area_name", "respondent_group", "weight")
_NEEDED = ("respondent_id", "wave")  # of a survey
_NUMBERS = (Cell.WHOLE, Cell.NUMBER, Cell.YEAR)
_POSITION = ("N", "E")
_NO_HEADER = (Cell.BLOCKED, Cell.LINES)
_WIDTHS = (24, 60, 48, 22, 26)  # of the columns that tell how, in letters
_MADE = datetime(2026, 1, 1)  # the same file each time
_FIRST_DATE = date(1990, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateColumn:
    """
    A column to fill in, in the words of one language.

    `choices` are offered in a list; `is_open` says that something else may stand there too.
    """

    header: str
    meaning: str
    allowed: str
    needed: str
    example: str
    cell: Cell
    choices: tuple[str, ...] = ()
    is_open: bool = False
    low: float | None = None
    high: float | None = None


def template_kinds() -> tuple[Kind, ...]:
    """The kinds that can be filled in in a workbook: not those that are shapes on a map."""
    kinds = [k for k, columns in forms().items() if Cell.LINES not in {c.cell for c in columns}]
    return (Kind.SURVEY, *map(Kind, kinds))


def template(kind: Kind, language: str) -> bytes:
    """
    An .xlsx to fill in, the same bytes each time. `language` is "sv" or "en".

    The first sheet has the header and lists to choose from, the second says how to fill it in.
    Without a row it is a file without rows; with rows it is read without a remark. Raises
    `KeyError` for a kind that has none.
    """
    columns, words = template_columns(kind, language), _words(language)
    content = BytesIO()
    book = Workbook(content, {"in_memory": True})
    book.set_properties({"created": _MADE})
    sheet, help_, lists = (book.add_worksheet(n) for n in (words["sheet"], words["help"], LISTS))
    lists.hide()
    head = book.add_format({"bold": True, "bg_color": "#F1F1F1", "bottom": 1})
    for number, column in enumerate(columns):
        sheet.write_string(0, number, column.header, head)
        style = book.add_format({"num_format": _FORMATS.get(column.cell, "@")})
        sheet.set_column(number, number, max(12, len(column.header) + 4), style)
        _offer(sheet, lists, number, column, words)
    sheet.freeze_panes(1, 0)
    _explain(help_, columns, words, head, book.add_format({"text_wrap": True, "valign": "top"}))
    book.close()
    return content.getvalue()


def template_columns(kind: Kind, language: str) -> tuple[TemplateColumn, ...]:
    """What there is to fill in of a kind. Raises `KeyError` for a kind without template."""
    if kind is Kind.SURVEY:
        return (*_of_respondents(language), *_of_items(language))
    form = [column for column in forms()[kind] if column.cell not in _NO_HEADER]
    return tuple(
        _of_position(kind, axis, language) if axis else _of_form(kind, column, form, language)
        for column in form
        for axis in (_POSITION if column.cell is Cell.POSITION else ("",))
    )


def _words(language: str) -> dict[str, str]:
    rows = codebook("template_words")
    return dict(zip(rows["word"], rows[language], strict=True))


def _meaning(kind: str, column: str) -> dict[str, str]:
    """The row of the list form_meanings; an unknown column is called by its own name."""
    known = {(r["kind"], r["column"]): r for r in codebook("form_meanings").to_dict("records")}
    found = known.get((kind, column)) or known.get(("", column)) or {}
    return {str(key): str(value) for key, value in found.items()}


def _header(said: dict[str, str], column: str, language: str) -> str:
    own = column.replace("_", " ").capitalize()
    own = re.sub(r"\b(id|sek)\b", lambda found: found[0].upper(), own)
    return said.get("header_sv") or own if language == "sv" else own


def _of_form(
    kind: Kind, column: FormColumn, form: Sequence[FormColumn], language: str
) -> TemplateColumn:
    words, said = _words(language), _meaning(kind, column.column)
    choices = _choices(column, language)
    low, _, high = column.values.partition("..") if column.cell in _NUMBERS else ("", "", "")
    group = [c.column for c in form if c.needed and c.needed == column.needed]
    needed = words["yes"] if len(group) == 1 else ""
    if len(group) > 1:
        names = [_header(_meaning(kind, name), name, language) for name in group]
        needed = words["one_of"] + ", ".join(names)
    return TemplateColumn(
        header=_header(said, column.column, language),
        meaning=said.get(f"meaning_{language}", ""),
        allowed=_allowed(column, choices, words),
        needed=needed,
        example=_example(column, said, choices),
        cell=column.cell,
        choices=choices,
        is_open=column.cell in (Cell.OWNER, Cell.CLOCK),
        low=float(low) if low else None,
        high=float(high) if high else None,
    )


def _choices(column: FormColumn, language: str) -> tuple[str, ...]:
    rows = codebook("form_values")
    return tuple(rows.loc[rows["list"] == column.values, f"name_{language}"])


def _allowed(column: FormColumn, choices: tuple[str, ...], words: dict[str, str]) -> str:
    listed = " | ".join(choices)
    match column.cell:
        case Cell.OWNER:
            return f"{listed}, {words['or_id']}"
        case Cell.CLOCK if choices:
            return f"{words['clock']}, {words['or_part']}{listed}"
        case _:
            pass
    kind = words.get(column.cell, words["text"])
    low, _, high = column.values.partition("..") if column.cell in _NUMBERS else ("", "", "")
    if low:
        kind += f", {low}\N{EN DASH}{high}" if high else f", {words['at_least']}{low}"
    return listed or kind


def _example(column: FormColumn, said: dict[str, str], choices: tuple[str, ...]) -> str:
    return said.get("example") or (choices[0] if choices else _EXAMPLES.get(column.cell, ""))


def _of_position(kind: Kind, axis: str, language: str) -> TemplateColumn:
    said = _meaning(kind, axis)
    return TemplateColumn(
        header=axis,
        meaning=said[f"meaning_{language}"],
        allowed=_words(language)["position"],
        needed="",
        example=said["example"],
        cell=Cell.NUMBER,
    )


def _of_respondents(language: str) -> list[TemplateColumn]:
    words = _words(language)
    cells = {"answered_on": Cell.DATE, "weight": Cell.NUMBER}
    return [
        TemplateColumn(
            header=_header(said, column, language),
            meaning=said[f"meaning_{language}"],
            allowed=words[cells.get(column, Cell.TEXT)],
            needed=words["yes"] if column in _NEEDED else "",
            example=said["example"] or _EXAMPLES.get(cells.get(column, Cell.TEXT), ""),
            cell=cells.get(column, Cell.TEXT),
        )
        for column in _RESPONDENT
        for said in [_meaning(Kind.SURVEY, column)]
    ]


def _of_items(language: str) -> list[TemplateColumn]:
    """The items of our list that are asked, by their codes; what is derived has no column."""
    bank, words = item_bank(), _words(language)
    texts = bank.texts(language)
    missing = " ".join(missing_labels(language))
    scales = {item: bank.scale(item) for item in bank.items if item != INDEX}
    asked = [item for item, scale in scales.items() if scale.asked_as == item and scale.valid]
    return [
        TemplateColumn(
            header=item,
            meaning=texts[item][1],
            allowed="; ".join(f"{code} = {said}" for code, said in labels.items())
            + f"; {words['missing']}",
            needed="",
            example=next(iter(labels)),
            cell=Cell.TEXT,
            choices=(*labels, *missing.split()),
            is_open=scales[item].kind is ScaleKind.MULTIPLE,
        )
        for item in asked
        for labels in [bank.labels(item, language)]
    ]


def _offer(
    sheet: Worksheet, lists: Worksheet, number: int, column: TemplateColumn, words: dict[str, str]
) -> None:
    """A list to choose from, or what a number or a date has to be; nothing of other cells."""
    where = (1, number, LAST_ROW, number)
    if column.choices:
        lists.write_column(0, number, column.choices)
        letters = _letters(number)
        rule = {
            "validate": "list",
            "source": f"='{LISTS}'!${letters}$1:${letters}${len(column.choices)}",
            "error_type": "warning",
            "error_message": words["unlisted"],
            "show_error": not column.is_open,
        }
    elif column.cell in (Cell.DATE,):
        rule = {"validate": "date", "criteria": ">=", "value": _FIRST_DATE}
    elif column.cell in _NUMBERS and column.low is not None:
        sort = "decimal" if column.cell is Cell.NUMBER else "integer"
        rule = {"validate": sort, "criteria": ">=", "value": column.low}
        if column.high is not None:
            rule = {
                "validate": sort, "criteria": "between", "minimum": column.low,
                "maximum": column.high,
            }  # fmt: skip
    else:
        return
    sheet.data_validation(*where, {"ignore_blank": True, **rule})


def _letters(number: int) -> str:
    """0 is A, 26 is AA."""
    first, last = divmod(number, 26)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)


def _explain(
    sheet: Worksheet,
    columns: Sequence[TemplateColumn],
    words: dict[str, str],
    head: Format,
    wrapped: Format,
) -> None:
    for number, width in enumerate(_WIDTHS):
        sheet.set_column(number, number, width, wrapped)
    sheet.merge_range(0, 0, 0, len(_WIDTHS) - 1, words["first"], wrapped)
    sheet.merge_range(1, 0, 1, len(_WIDTHS) - 1, words["never"], wrapped)
    sheet.set_row(0, 32)
    sheet.set_row(1, 32)
    for number, word in enumerate(("column", "meaning", "allowed", "needed", "example")):
        sheet.write_string(3, number, words[word], head)
    for row, column in enumerate(columns, start=4):
        told = (column.header, column.meaning, column.allowed, column.needed, column.example)
        for number, said in enumerate(told):
            sheet.write_string(row, number, said, wrapped)
    sheet.freeze_panes(4, 0)


_FORMATS = {Cell.DATE: "yyyy-mm-dd"} | dict.fromkeys(_NUMBERS, "General")
_EXAMPLES = {Cell.DATE: "2025-03-14", Cell.TEXT: "", Cell.WHOLE: "3", Cell.NUMBER: "3"}
