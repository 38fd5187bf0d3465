"""What the cells of one row of a form say against each other. The rules are lists in codebooks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from data.codebook import codebook
from data.problems import Remark

_CLOCK = r"^(\d{2}):(\d{2})$"
_DAY_MINUTES = 24 * 60
_LONGEST_MINUTES = 12 * 60  # what ends before it starts may have passed midnight, but not this long


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`remark` of our `columns` is true of the rows that are flagged."""

    remark: Remark
    columns: tuple[str, str]
    rows: "pd.Series[bool]"


def contradictions(kind: str, values: Mapping[str, pd.Series]) -> Iterator[Contradiction]:
    """
    What rows of a kind say against themselves; `values` are the stored ones, by our columns.

    Dates in the wrong order (form_orders), a status that goes with a date without one, and a date
    that the status speaks against (form_statuses). An empty cell says nothing against another.
    """
    for rule in _rules("form_orders", kind):
        earlier, later = rule["earlier"], rule["later"]
        if earlier in values and later in values:
            wrong = _is_wrong(values[earlier], values[later], may_equal=rule["may_equal"] == "yes")
            yield Contradiction(Remark.WRONG_ORDER, (earlier, later), wrong)
    for rule in _rules("form_statuses", kind):
        if rule["status"] in values and rule["date"] in values:
            yield from _of_status(rule, values[rule["status"]], values[rule["date"]])


def _rules(name: str, kind: str) -> list[dict[str, str]]:
    rows = codebook(name)
    rules = rows[rows["kind"] == kind].to_dict("records")
    return [{str(key): str(value) for key, value in rule.items()} for rule in rules]


def _is_wrong(earlier: pd.Series, later: pd.Series, *, may_equal: bool) -> "pd.Series[bool]":
    if earlier.dtype == "str":
        return _is_wrong_clock(earlier, later, may_equal=may_equal)
    wrong: pd.Series[bool] = earlier > later if may_equal else earlier >= later
    return wrong


def _is_wrong_clock(earlier: pd.Series, later: pd.Series, *, may_equal: bool) -> "pd.Series[bool]":
    taken = (_minutes(later) - _minutes(earlier)) % _DAY_MINUTES
    wrong: pd.Series[bool] = taken > _LONGEST_MINUTES
    return wrong if may_equal else wrong | (taken == 0)


def _minutes(clock: pd.Series) -> pd.Series:
    parts = clock.str.extract(_CLOCK).astype("float64")
    minutes: pd.Series = parts[0] * 60 + parts[1]
    return minutes


def _of_status(
    rule: Mapping[str, str], status: pd.Series, day: pd.Series
) -> Iterator[Contradiction]:
    columns = (rule["status"], rule["date"])
    goes_with = status.isin(rule["values"].split())
    yield Contradiction(Remark.STATUS_WITHOUT_DATE, columns, goes_with & day.isna())
    against = ~goes_with & (status != "") & day.notna()
    yield Contradiction(Remark.DATE_WITHOUT_STATUS, columns, against)
