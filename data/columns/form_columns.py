"""What reports, measures, walks and the other small kinds are made of: a list in codebooks."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from data.codebook import codebook


class Cell(StrEnum):
    """What stands in a column of a form. The last five are not one stored column of texts."""

    TEXT = "text"  # a short one: what is long is taken for free text and not stored
    SENTENCE = "sentence"  # a longer one that is no story: the wording of a question
    CATEGORY = "category"  # a value of the code list form_values; others are kept as written
    ORGANISATION = "organisation"  # a value of the list; others are only "other", never a name
    OWNER = "owner"  # a value of the list or a number such as O-014; others are not stored
    IDS = "ids"  # numbers such as O-014, several in a cell; stored with a space between
    CLOCK = "clock"  # 14:30, or a part of the day
    CODE = "code"  # text; zeros that Excel ate are put back
    DATE = "date"
    WEEK = "week"  # of ISO 8601; stored as its Monday
    MONTH = "month"  # stored as its first day
    YEAR = "year"
    WHOLE = "whole"
    NUMBER = "number"
    KEY = "key"  # tells repeated rows apart and is not stored
    POSITION = "position"  # becomes longitude and latitude (WGS 84)
    LINES = "lines"  # of a map file
    BLOCKED = "blocked"  # free text and personal data: never stored


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """
    One column of a kind. Of all columns with the same word in `needed` a file must have one.

    `values` names a list of form_values, or gives a range of numbers: "1..3", "0..". `headers` are
    what files call it, as `data.columns.headers.plain` writes headers.
    """

    column: str
    cell: Cell
    values: str
    needed: str
    is_key: bool  # the key columns together are the id of a row
    is_telling: bool  # two headers of this sort tell what kind a file is of
    headers: tuple[str, ...]


@cache
def forms() -> dict[str, tuple[FormColumn, ...]]:
    """Kind -> its columns, from the list `forms`."""
    found: dict[str, list[FormColumn]] = {}
    for row in codebook("forms").to_dict("records"):
        column = FormColumn(
            column=row["column"],
            cell=Cell(row["type"]),
            values=row["values"],
            needed=row["needed"],
            is_key=row["role"] == "key",
            is_telling=row["role"] == "telling",
            headers=tuple(row["headers"].split()),
        )
        found.setdefault(row["kind"], []).append(column)
    return {kind: tuple(columns) for kind, columns in found.items()}


def form_value_names(language: str) -> dict[tuple[str, str], str]:
    """(list, value) -> its name in "sv" or "en"."""
    rows = codebook("form_values")
    keys = zip(rows["list"], rows["value"], strict=True)
    return dict(zip(keys, rows[f"name_{language}"], strict=True))
