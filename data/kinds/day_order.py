"""Is 05/06/2025 in May or in June? All the dates of a file tell it together."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.files.cells import is_text, texts
from data.problems import Fault, Finding, Remark, Rule

_DATE = r"^\s*(\d{1,2})([-/.])(\d{1,2})[-/.]\d{4}"
_STRAYS = 0.01  # of the dates that tell: so few of the other order are mistyped


@dataclass(frozen=True, slots=True)
class DayOrder:
    """How to read the dates of a file; a fault where they contradict each other."""

    month_first: bool
    faults: tuple[Fault, ...] = ()
    findings: tuple[Finding, ...] = ()  # dates that could be either, where none tells


def day_order(columns: Iterable[pd.Series]) -> DayOrder:
    """
    Which comes first in dates such as 05/06/2025, by those that can only be read in one way.

    `columns` are all the dates of a file, as they are written. Where none tells, the day is first;
    with full stops it always is, so those are not pointed out.
    """
    written = [_ordered(column) for column in columns]
    dates = pd.concat(written) if written else pd.Series(dtype="str")
    if dates.empty:
        return DayOrder(month_first=False)
    parts = dates.str.extract(_DATE)
    first, other = (parts[place].astype("int64") for place in (0, 2))
    by_day, by_month = (first > 12) & (other <= 12), (first <= 12) & (other > 12)
    fewer, more = sorted((int(by_day.sum()), int(by_month.sum())))
    month_first = bool(by_month.sum() > by_day.sum())
    if fewer > _STRAYS * more:
        headers = ", ".join(dict.fromkeys(str(column.name) for column in written if len(column)))
        examples = f"{dates[by_day].iloc[0]}, {dates[by_month].iloc[0]}"
        return DayOrder(month_first, (Fault(Rule.MIXED_DAY_ORDER, headers, examples, fewer),))
    either = dates[(first <= 12) & (other <= 12) & (first != other) & (parts[1] != ".")]
    if more or either.empty:
        return DayOrder(month_first)
    examples_of = tuple(map(str, either.drop_duplicates().head(3)))
    untold = Finding(Remark.UNTOLD_DAY_ORDER, either.index.nunique(), examples=examples_of)
    return DayOrder(month_first, findings=(untold,))


def _ordered(column: pd.Series) -> pd.Series:
    """The cells that hold a date with its year last."""
    if isinstance(column.dtype, pd.DatetimeTZDtype) or column.dtype.kind in "Mif":
        return pd.Series(dtype="str", name=column.name)
    written = column if is_text(column) else texts(column)
    matches = pc.match_substring_regex(pc.fill_null(pa.array(written), ""), _DATE)
    return written[np.asarray(matches)]
