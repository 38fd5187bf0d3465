"""
Problems a person can mend, and what a reader of files noticed.

UserError            shown in words by the one `except` in dashboard.py, never as a traceback
├─ NoDataYetError    the store holds nothing of the kind that is asked for
├─ NothingEarlierError  there is no version to go back to
├─ NothingLaterError    nothing was taken back that could be brought again
├─ NothingBeforeError   the version follows none
├─ NoSuchVersionError   no version has that number
├─ OnlyReplacesError    of this kind there is only one file at a time
├─ ChangedMeanwhileError  another version was taken into use since the page was opened
├─ MixedError        made-up and real data would be mixed, or one of them dropped
├─ FileThereError       a file that would be overwritten
├─ LeftMeanwhileError  a file that gives something away beside one that left while it was made
├─ BusyError         somebody else is loading right now
├─ DiskError         the disk is full, or may not be written to or read
├─ StoreError        the store is damaged: all that is wrong with what was asked for
├─ BackupError       a file that is no whole backup of a store
├─ UnknownEngineError, EngineUnreachableError   the engine of the setting, where it is not DuckDB
├─ NoBrowserError     nothing that draws pictures, or it does not start
└─ FileError         a file that cannot be used: all its faults at once
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Rule(StrEnum):
    """A rule that input breaks. `pages.shared.text` words each of them."""

    EMPTY_FILE = "empty_file"
    UNREADABLE = "unreadable"  # value: the form that it should have; what a library said is logged
    SYNTAX = "syntax"  # place: line number; value: what stands there
    TOO_LARGE = "too_large"  # value: megabytes allowed; count: megabytes
    GROWS_TOO_LARGE = "grows_too_large"  # when unpacked; value: megabytes allowed
    TOO_MANY_COLUMNS = "too_many_columns"  # place: sheet; value: most; count
    TOO_MANY_FIELDS = "too_many_fields"  # place: line number; value: most; count
    TOO_MANY_CELLS = "too_many_cells"  # place: sheet; value: most; count
    LINE_TOO_LONG = "line_too_long"  # place: line number; value: bytes allowed
    DISGUISED = "disguised"  # place: the name's ending; value: what the file is
    CUT_OFF = "cut_off"  # value: the form
    ENCRYPTED = "encrypted"
    UNSAFE_ARCHIVE = "unsafe_archive"  # value: the member that leads out of the folder
    UNSAFE_XML = "unsafe_xml"  # place: the member that defines entities
    UNSAFE_VIEW = "unsafe_view"  # value: the layer of a GeoPackage that is a question, not a table
    NOT_TEXT = "not_text"  # place: line number of a byte that no text has
    MIXED_ENCODINGS = "mixed_encodings"  # place: line number
    OPEN_QUOTE = "open_quote"  # place: line number on which it opens
    TOO_DEEP = "too_deep"  # brackets in brackets
    UNKNOWN_FILE_TYPE = "unknown_file_type"  # value: the name's ending
    WRONG_KIND = "wrong_kind"  # place: the kind asked for; value: what the file looks like
    NO_ROWS = "no_rows"
    MISSING_COLUMN = "missing_column"  # place: our column; value: the headers there are
    UNKNOWN_HEADER = "unknown_header"  # place: our column; value: the header a mapping names
    COLUMN_TWICE = "column_twice"  # place: our column; value: the headers that claim it
    SAVED_MAPPING = "saved_mapping"  # the saved mapping that the other faults are of
    UNREADABLE_DATES = "unreadable_dates"  # place: header; value: examples; count: rows
    MIXED_DAY_ORDER = "mixed_day_order"  # place: headers; value: a date of each order; count: dates
    UNREADABLE_NUMBERS = "unreadable_numbers"  # place: header; value: examples; count: rows
    NEGATIVE_COUNTS = "negative_counts"
    NO_CRS = "no_crs"
    NO_GEOMETRY = "no_geometry"
    MISSING_MEMBER = "missing_member"  # of a shapefile; place: where; value: its ending
    NOT_POLYGONS = "not_polygons"  # value: geometry types found
    AREA_TWICE = "area_twice"  # value: area id
    ALL_OUTSIDE_AREAS = "all_outside_areas"  # count: rows; value: areas looked in
    NOT_LINES = "not_lines"  # value: geometry types found
    VALUE_TWICE = "value_twice"  # value: examples; count: rows that say something else again
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
    BROKEN_LOCK = "broken_lock"  # place; value: the print that does not fit the locked plan
    UNKNOWN_AREA = "unknown_area"  # place: pilot; value: an area that no file knows
    UNKNOWN_GROUP = "unknown_group"  # place: a group no file or code list knows; value: those known


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule: `place` says where (pilot, column, sheet), `value` what stood there."""

    rule: Rule
    place: str = ""
    value: str = ""
    count: int = 1


class UserError(Exception):
    """Base class of every problem that a person can mend; str() quotes what it is about."""


def summary(error: UserError) -> str:
    """Its kind and the rules that were broken: what a log may hold, for `str` quotes files."""
    what: list[str] = []
    if isinstance(error, FileError):
        what = [str(fault.rule) for fault in error.faults]
    elif isinstance(error, StoreError):
        what = [str(damage.harm) for damage in error.damages]
    return " ".join([type(error).__name__, *dict.fromkeys(what)])


class NoDataYetError(UserError):
    """Nobody has loaded anything of the kind that is asked for."""

    def __init__(self, kind: str = "") -> None:
        super().__init__(f"nothing loaded: {kind}")
        self.kind = kind


class NothingEarlierError(UserError):
    """The version in use is the first: there is none to go back to."""


class NothingLaterError(UserError):
    """Nothing has been taken back since something was last loaded."""


class NothingBeforeError(UserError):
    """The version follows none: there is nothing to compare it with."""

    def __init__(self, number: int) -> None:
        super().__init__(f"nothing before version {number}")
        self.number = number


class OnlyReplacesError(UserError):
    """Of this kind only one file is in use: a new one cannot lie beside it."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"not beside: {kind}")
        self.kind = kind


class ChangedMeanwhileError(UserError):
    """What was changed is no longer what is in use: somebody else was quicker."""

    def __init__(self, number: int, made_by: str, made_at: datetime) -> None:
        super().__init__(f"version {number} is in use, by {made_by}")
        self.number, self.made_by, self.made_at = number, made_by, made_at


class MixedError(UserError):
    """A plan says that it is made up and the data that they are real, or the other way round."""


class FileThereError(UserError):
    """A file that would be overwritten."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there already: {name}")
        self.name = name


class NoSuchVersionError(UserError):
    def __init__(self, number: int) -> None:
        super().__init__(f"no version {number}")
        self.number = number


class BusyError(UserError):
    """Another process is writing, and did not end while we waited. Nothing has changed."""


class Trouble(StrEnum):
    """What the disk did. `pages.shared.text` words each of them."""

    FULL = "full"
    FORBIDDEN = "forbidden"  # it may not be written to, or read
    BROKEN = "broken"  # anything else: why


class DiskError(UserError):
    """The disk did not take or give what was asked. `why` is what the system said."""

    def __init__(self, why: str, trouble: Trouble = Trouble.BROKEN) -> None:
        super().__init__(f"{trouble}: {why}")
        self.why, self.trouble = why, trouble


class Harm(StrEnum):
    """What can be wrong with the store. `pages.shared.text` words each of them."""

    MISSING_VERSION = "missing_version"  # a version that is referred to is not there
    LOST_KEY = "lost_key"  # the key of case numbers is not there, or is another one
    UNREADABLE_RECORD = "unreadable_record"  # a JSON file that is cut off, or none at all
    MISSING_FILE = "missing_file"
    CHANGED_FILE = "changed_file"  # not what its checksum says
    OLDER_FORM = "older_form"  # stored by an older program in a form that is no longer read
    NEWER_FORM = "newer_form"  # stored by a newer program
    # harmless
    LOST_POINTER = "lost_pointer"  # `current` names no version: the newest whole one is used
    UNCOUNTED = "uncounted"  # summaries to be made anew from the rows, when the version is opened
    UNKNOWN_FILE = "unknown_file"  # somebody put it there by hand
    NO_CHECKSUMS = "no_checksums"  # stored by an older program: can be read, but not checked
    ORPHAN = "orphan"  # no version refers to it
    LEFT_OVER = "left_over"  # of a load that was broken off


HARMLESS = frozenset(
    {
        Harm.LOST_POINTER,
        Harm.UNCOUNTED,
        Harm.UNKNOWN_FILE,
        Harm.NO_CHECKSUMS,
        Harm.ORPHAN,
        Harm.LEFT_OVER,
    }
)


@dataclass(frozen=True, slots=True)
class Damage:
    """Something wrong with the store; `place` is the end of a path in its folder."""

    harm: Harm
    place: str


class StoreError(UserError):
    def __init__(self, damages: Sequence[Damage]) -> None:
        super().__init__(str(damages))
        self.damages = tuple(damages)


class Flaw(StrEnum):
    """Why a file cannot be restored. `pages.shared.text` words each of them."""

    FOREIGN = "foreign"  # not a backup of ours
    CUT_OFF = "cut_off"  # begins as one, but is damaged
    UNSAFE_NAME = "unsafe_name"  # place: a name that leads out of the store, or is no plain file
    CHANGED = "changed"  # place: a file that is not what the list of contents says
    NEWER = "newer"  # made by a newer program
    OLDER = "older"  # holds what an older program stored, in a form that is no longer read
    UNSOUND = "unsound"  # place: whole, but what is in it is no sound store


class BackupError(UserError):
    def __init__(self, name: str, flaw: Flaw, place: str = "") -> None:
        super().__init__(f"{name}: {flaw} {place}")
        self.name, self.flaw, self.place = name, flaw, place


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


class NoBrowserError(UserError):
    """No browser that draws pictures was found, or that at `path` does not start."""

    def __init__(self, path: str = "") -> None:
        super().__init__(f"browser: {path or 'none found'}")
        self.path = path


class FileError(UserError):
    """
    `name` is the file's; `faults` are all that was found, never only the first, up to MOST_FAULTS:
    a plan of ninety thousand empty pilots has half a million.
    """

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        super().__init__(f"{name}: {faults[:MOST_FAULTS]}")
        self.name = name
        self.faults = tuple(faults)[:MOST_FAULTS]


class DamagedReportError(UserError):
    """A report's file cannot be read, or its name is none."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no report: {name}")
        self.name = name


class ExportLogError(UserError):
    """A line of the export log (from 1) cannot be read: nobody knows what left."""

    def __init__(self, line: int) -> None:
        super().__init__(f"export log, line {line}")
        self.line = line


class LeftMeanwhileError(UserError):
    """While a file was made another one left: the two together would give something away."""


class Remark(StrEnum):
    """What a reader noticed about rows that it could still use, or had to leave out."""

    # kept, with a flag
    NO_POSITION = "no_position"
    SHARED_POSITION = "shared_position"  # many rows on one point: a centroid, not a place
    OUTSIDE_AREAS = "outside_areas"
    UNKNOWN_HOUR = "unknown_hour"  # no clock time, or 00:00 where that means unknown
    END_BEFORE_START = "end_before_start"  # the end of the span is ignored
    NO_SUCH_TIME = "no_such_time"  # in the hour that clocks leave out in spring
    BUSINESS = "business"  # business-related, as the mapping says what is
    UNTOLD_DAY_ORDER = "untold_day_order"  # 05/06/2025, and no date tells: the day is first
    DATE_FROM_REPORT = "date_from_report"  # no offence time: the report date stands in
    UNLISTED_TEXT = "unlisted_text"  # an offence text that no code list knows: its own group
    IDENTICAL_ROWS = "identical_rows"  # those without a case id: kept, and pointed out
    PRELIMINARY = "preliminary"
    LATE_REPORT = "late_report"  # reported more than 30 days after the offence
    MISSING_ANSWER = "missing_answer"  # 97, 98, 99 or empty: never in a denominator
    IN_SEVERAL_FILES = "in_several_files"  # column: the kind; the newest file's row counts
    MAYBE_IN_SEVERAL_FILES = "maybe_in_several_files"  # column: the kind; examples: periods
    COUNTED_TWICE = "counted_twice"  # a month of an area in rows and in counts: the rows are used
    AREA_IN_PARTS = "area_in_parts"  # count: areas made of several shapes; examples: their ids
    SKIPPED_SHEET = "skipped_sheet"  # count: sheets or layers not read; examples: their names
    MARKED_UTC = "marked_utc"  # times with Z or +00: taken as local time, as they are written
    WAVE_FROM_NAME = "wave_from_name"  # no wave column: the file's name stands in (examples)
    NO_RESPONDENT_ID = "no_respondent_id"  # the row's number stands in
    MISSING_WEIGHT = "missing_weight"  # 1 stands in
    BAD_WEIGHT = "bad_weight"  # below 0 or without end: 1 stands in
    UNKNOWN_ANSWER = "unknown_answer"  # column: item; examples: shapes; kept and never counted
    SEVERAL_AREAS = "several_areas"  # of one respondent in a wave: the first is kept
    OUTSIDE_WAVE = "outside_wave"  # answered half a year from the rest of it: without a day
    ONE_WAVE_ONLY = "one_wave_only"  # where others of the group are in several; no fault
    MACROS_NOT_RUN = "macros_not_run"  # of a workbook: its rows are read, nothing is run
    LINKS_NOT_FOLLOWED = "links_not_followed"  # of a workbook to other files; count: links
    ADDRESS_HASHED = "address_hashed"  # a keyed hash of the address is stored, and nothing else
    PERSONAL_DATA = "personal_data"  # column: refused; examples: the kind, never a value
    FREE_TEXT = "free_text"  # column: refused, for nobody knows what stands in it
    USER_MISSING = "user_missing"  # codes that a survey file itself declares to be no answer
    SWAPPED_AXES = "swapped_axes"  # north stood where east belongs: mended
    FREE_TEXT_NOT_STORED = "free_text_not_stored"  # count: cells; column: header
    UNUSED_COLUMN = "unused_column"  # count: columns not stored; examples: their headers
    UNLISTED_VALUE = "unlisted_value"  # not in the code list: kept as it is written
    UNKNOWN_ORGANISATION = "unknown_organisation"  # stored as "other": it may be a name
    UNKNOWN_OWNER = "unknown_owner"  # not stored: it may be a name
    UNREADABLE_VALUE = "unreadable_value"  # no date, number or clock: stored as missing
    MISSING_VALUE = "missing_value"  # a value that the kind needs
    OFF_SCALE = "off_scale"  # a number that cannot be, -3 people: stored as missing
    WRONG_ORDER = "wrong_order"  # column: both headers; done before decided: kept as they are
    STATUS_WITHOUT_DATE = "status_without_date"  # done, but not when; column: both headers
    DATE_WITHOUT_STATUS = "date_without_status"  # a date of doing, and not done by its status
    REPEATED_ID = "repeated_id"  # the same id with something else beside it
    LOOKS_LIKE = "looks_like"  # column: the kind that the headers are of
    # left out
    NO_DATE = "no_date"
    UNREADABLE_DATE = "unreadable_date"  # something stands there that is no date
    NO_SUCH_DAY = "no_such_day"  # 31 February, 25:61
    WRONG_COUNT = "wrong_count"  # of an incident: 0, a part, or no number at all
    DUPLICATE = "duplicate"  # same case id, offence code and time
    IMPLAUSIBLE_DATE = "implausible_date"  # before 1990 or after the extract
    BROKEN_ROW = "broken_row"  # more fields than headers; examples: line numbers of the file
    SUM_ROW = "sum_row"  # a total of other rows
    NO_COUNT = "no_count"  # an empty or withheld count, which is not 0
    REPEATED_ROW = "repeated_row"  # the same id and the same values once more
    PART_OF_TOTAL = "part_of_total"  # a row for women, where one for all stands beside it
    NOTE_ROW = "note_row"  # a remark below the table
    RESPONDENT_TWICE = "respondent_twice"  # there already in the same wave


LEFT_OUT = frozenset(
    {
        Remark.NO_DATE,
        Remark.UNREADABLE_DATE,
        Remark.NO_SUCH_DAY,
        Remark.WRONG_COUNT,
        Remark.DUPLICATE,
        Remark.IMPLAUSIBLE_DATE,
        Remark.BROKEN_ROW,
        Remark.SUM_ROW,
        Remark.NO_COUNT,
        Remark.REPEATED_ROW,
        Remark.PART_OF_TOTAL,
        Remark.NOTE_ROW,
        Remark.RESPONDENT_TWICE,
    }
)


MOST_ROWS = 1000  # whose numbers one finding lists
MOST_FAULTS = 200  # of one file that are told


@dataclass(frozen=True, slots=True)
class Finding:
    """
    `count` rows that `remark` is true of; `column` and `examples` where they help.

    `rows` are the first `MOST_ROWS` of them, numbered as a person counts in the file: the header
    of a text file or sheet is row 1, or where it stands. Empty where the numbers are not known.
    """

    remark: Remark
    count: int
    column: str = ""
    examples: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()


def stored_finding(content: Mapping[str, Any]) -> Finding:
    """Read what `dataclasses.asdict` made of a finding."""
    return Finding(
        Remark(content["remark"]),
        content["count"],
        content["column"],
        tuple(content["examples"]),
        tuple(content.get("rows", ())),  # older stores do not have it
    )
