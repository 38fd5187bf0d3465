"""What a cell that was set for people says, as a number or a day that a program can work with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from pages.shared.text.numbers import ENGLISH, MINUS, NBSP, SWEDISH, Numbers

EXACT = 15  # digits that a number of a program holds
NUMBERS = {"sv": SWEDISH, "en": ENGLISH}
LIKE_NUMBER = re.compile(rf"([+{MINUS}]?)(\d[\d.,{NBSP}]*)({NBSP}?%)?")
LIKE_DAY = re.compile(rf"(\d{{1,2}}){NBSP}(\w+){NBSP}(\d{{4}})")


class Unit(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"  # 0.225 where "22,5 %" is read
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Cell:
    """
    `value` is None where the cell is text: words, ranges, what is hidden, codes and years.

    `digits` are those that are shown after the decimal sign; `signed`: a plus is shown.
    """

    text: str
    unit: Unit = Unit.TEXT
    value: float | date | None = None
    digits: int = 0
    signed: bool = False


def cells(column: Sequence[str], language: str) -> list[Cell]:
    """
    Read a column. Its whole numbers stay text if one of them is none of ours ("0998", "2024"): then
    they are codes or years.
    """
    read = [cell(said, language) for said in column]
    if any(one.unit is Unit.TEXT and one.text.isdecimal() for one in read):
        return [Cell(one.text) if one.text.isdecimal() else one for one in read]
    return read


def cell(said: str, language: str) -> Cell:
    """Read one. It is a number or a day only if `numbers.py` would write just these signs for it."""
    numbers = NUMBERS[language]
    read = _number(said, numbers) or _day(said, numbers)
    return read if read and written(read, language) == said else Cell(said)


def written(read: Cell, language: str) -> str:
    """What `numbers.py` writes for a cell: its text again."""
    numbers, value = NUMBERS[language], read.value
    if isinstance(value, date):
        return numbers.day(value)
    if value is None:
        return read.text
    if read.unit is Unit.SHARE:
        shares = numbers.signed_share if read.signed else numbers.share
        return shares(value, read.digits)
    return (numbers.signed if read.signed else numbers.decimal)(value, read.digits)


def _number(said: str, numbers: Numbers) -> Cell | None:
    found = LIKE_NUMBER.fullmatch(said)
    if not found:
        return None
    sign, body, percent = found.groups()
    point, thousands = tuple(numbers.separators)
    plain = body.replace(thousands, "").replace(point, ".")
    if not re.fullmatch(r"\d+(\.\d+)?", plain) or len(plain) > EXACT:
        return None
    digits = len(plain.partition(".")[2])
    value = float(plain) * (-1 if sign == MINUS else 1)
    return Cell(
        said,
        Unit.SHARE if percent else Unit.NUMBER,
        round(value / 100, digits + 2) if percent else value,
        digits,
        signed=sign == "+",
    )


def _day(said: str, numbers: Numbers) -> Cell | None:
    found = LIKE_DAY.fullmatch(said)
    if not found or found[2] not in _months(numbers):
        return None
    try:
        day = date(int(found[3]), _months(numbers)[found[2]], int(found[1]))
    except ValueError:
        return None
    return Cell(said, Unit.DAY, day)


@cache
def _months(numbers: Numbers) -> dict[str, int]:
    """Their names, within a day."""
    return {numbers.day(date(2000, m, 1)).split(NBSP)[1]: m for m in range(1, 13)}
