"""
Problems a person can mend, and what a reader of files noticed.

UserError            shown in words by the one `except` in dashboard.py, never as a traceback
├─ NoDataYetError    the store holds nothing of the kind that is asked for
├─ NothingEarlierError  there is no version to go back to
├─ UnknownEngineError, EngineUnreachableError   the engine of the setting, where it is not DuckDB
└─ FileError         a file that cannot be used: all its faults at once
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """A rule that input breaks. `pages.shared.text` words each of them."""

    EMPTY_FILE = "empty_file"
    UNREADABLE = "unreadable"  # value: what the library said
    UNKNOWN_FILE_TYPE = "unknown_file_type"  # value: the name's ending
    WRONG_KIND = "wrong_kind"  # place: the kind asked for; value: what the file looks like
    NO_ROWS = "no_rows"
    MISSING_COLUMN = "missing_column"  # place: our column; value: the headers there are
    UNKNOWN_HEADER = "unknown_header"  # place: our column; value: the header a mapping names
    COLUMN_TWICE = "column_twice"  # place: our column; value: the headers that claim it
    UNREADABLE_DATES = "unreadable_dates"  # place: header; value: examples; count: rows
    UNREADABLE_NUMBERS = "unreadable_numbers"  # place: header; value: examples; count: rows
    NEGATIVE_COUNTS = "negative_counts"
    NO_CRS = "no_crs"
    NOT_POLYGONS = "not_polygons"  # value: geometry types found
    AREA_TWICE = "area_twice"  # value: area id
    ALL_OUTSIDE_AREAS = "all_outside_areas"  # count: rows; value: areas looked in
    # study
    MISSING_KEY = "missing_key"  # place: pilot; value: key
    UNKNOWN_KEY = "unknown_key"
    WRONG_VALUE = "wrong_value"
    NOT_WHOLE_MONTHS = "not_whole_months"
    OVERLAPPING_PERIODS = "overlapping_periods"
    UNEQUAL_MONTHS = "unequal_months"
    START_OUTSIDE_IMPLEMENTATION = "start_outside_implementation"
    PILOT_IS_COMPARISON = "pilot_is_comparison"
    BUFFER_IS_COMPARISON = "buffer_is_comparison"
    PILOT_TWICE = "pilot_twice"
    UNKNOWN_AREA = "unknown_area"  # place: pilot; value: an area that no file knows
    # survey
    RESPONDENT_TWICE = "respondent_twice"  # place: wave; value: examples; count


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule: `place` says where (pilot, column, sheet), `value` what stood there."""

    rule: Rule
    place: str = ""
    value: str = ""
    count: int = 1


class UserError(Exception):
    """Base class of every problem that a person can mend; str() is for the log."""


class NoDataYetError(UserError):
    """Nobody has loaded anything of the kind that is asked for."""

    def __init__(self, kind: str = "") -> None:
        super().__init__(f"nothing loaded: {kind}")
        self.kind = kind


class NothingEarlierError(UserError):
    """The version in use is the first: there is none to go back to."""


class UnknownEngineError(UserError):
    """The setting names an engine that we do not know, or whose `package` is not installed."""

    def __init__(self, scheme: str, package: str = "") -> None:
        super().__init__(f"engine {scheme}: {package or 'unknown'}")
        self.scheme = scheme
        self.package = package


class EngineUnreachableError(UserError):
    """The engine does not answer, or does not let us in. `address` never holds a password."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"{address}: {why}")
        self.address = address
        self.why = why


class FileError(UserError):
    """`name` is the file's; `faults` are all that was found, never only the first."""

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        super().__init__(f"{name}: {faults}")
        self.name = name
        self.faults = tuple(faults)


class Remark(StrEnum):
    """What a reader noticed about rows that it could still use, or had to leave out."""

    # kept, with a flag
    NO_POSITION = "no_position"
    SHARED_POSITION = "shared_position"  # many rows on one point: a centroid, not a place
    OUTSIDE_AREAS = "outside_areas"
    UNKNOWN_HOUR = "unknown_hour"  # no clock time, or 00:00 where that means unknown
    END_BEFORE_START = "end_before_start"  # the end of the span is ignored
    DATE_FROM_REPORT = "date_from_report"  # no offence time: the report date stands in
    UNLISTED_TEXT = "unlisted_text"  # an offence text that no code list knows: its own group
    IDENTICAL_ROWS = "identical_rows"  # without a case id: kept, and pointed out
    PRELIMINARY = "preliminary"
    LATE_REPORT = "late_report"  # reported more than 30 days after the offence
    MISSING_ANSWER = "missing_answer"  # 97, 98, 99 or empty: never in a denominator
    COUNTED_TWICE = "counted_twice"  # an area both in rows and in counts: the rows are used
    AREA_IN_PARTS = "area_in_parts"  # count: areas made of several shapes; examples: their ids
    SKIPPED_SHEET = "skipped_sheet"  # count: sheets or layers not read; examples: their names
    MARKED_UTC = "marked_utc"  # times with Z or +00: taken as local time, as they are written
    WAVE_FROM_NAME = "wave_from_name"  # no wave column: the file's name stands in (examples)
    NO_RESPONDENT_ID = "no_respondent_id"  # the row's number stands in
    MISSING_WEIGHT = "missing_weight"  # 1 stands in
    # left out
    NO_DATE = "no_date"
    DUPLICATE = "duplicate"  # same case id, offence code and time
    IMPLAUSIBLE_DATE = "implausible_date"  # before 1990 or after the extract
    BROKEN_ROW = "broken_row"  # more fields than headers; examples: line numbers of the file
    SUM_ROW = "sum_row"  # a total of other rows
    NO_COUNT = "no_count"  # an empty or withheld count, which is not 0


LEFT_OUT = frozenset(
    {
        Remark.NO_DATE,
        Remark.DUPLICATE,
        Remark.IMPLAUSIBLE_DATE,
        Remark.BROKEN_ROW,
        Remark.SUM_ROW,
        Remark.NO_COUNT,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """`count` rows that `remark` is true of; `column` and `examples` where they help."""

    remark: Remark
    count: int
    column: str = ""
    examples: tuple[str, ...] = ()
