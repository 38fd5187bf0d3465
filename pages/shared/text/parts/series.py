"""The page Effect: does the monthly series show the same change?"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SeriesText:
    question: str
    short_refused: str
    short_same: str  # change, interval
    short_other: str  # change, interval
    short_alone: str  # change, interval
    short_unclear: str  # interval
    short_hangs: str
    said_step: str  # area, change, basis
    said_slope: str  # area, change, basis
    n: str  # n, months
    at_end: str  # change
    between: str  # low, high
    expected: str
    cannot_tell: str
    headline_decides: str
    course_said: str  # course
    course_not_said: str
    go_together: str
    reading: Mapping[int, str]  # -1, 0, 1
    newey_west: str
    newey_west_differs: str  # reading
    pandemic: str
    pandemic_same: str
    pandemic_differs: str  # reading
    pandemic_refused: str  # reason
    pandemic_none: str
    before: str
    before_differs: str  # reading
    model: str
    title: str  # area, change
    title_unclear: str  # area
    subtitle: str  # outcome, period
    months_line: str
    fitted_line: str
    expected_line: str
    left_out: str
    note: str
    rounded: str
    table_title: str
    columns: tuple[str, str, str, str, str]
    table_note: str  # level
