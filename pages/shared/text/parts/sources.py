"""The page Sources."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.keeping.compare import Change
from data.progress import Step


@dataclass(frozen=True, kw_only=True)
class SourcesText:
    title: str
    lead: str
    add_heading: str
    kind: str
    guess: str
    file: str
    add: str
    again: str
    next_plan: str
    next_answer: str
    added: str  # name, kept, read
    afresh: str
    replaces: str
    place: str  # names
    instead: str
    beside: str
    fresh_start: str
    sample: str
    load_sample: str
    sample_loaded: str
    faults: str
    column: Mapping[str, str]
    basemap_hint: str
    not_allowed: str
    loading: str  # name
    step: Mapping[Step, str]
    cancel: str
    cancelling: str
    cancelled: str


@dataclass(frozen=True, kw_only=True)
class ColumnsText:
    """How the columns of a file are understood, and how a reader mends it."""

    heading: str
    lead: str
    found: str  # count, headers
    unsure: str  # columns
    not_remembered: str
    unread: str  # headers
    claimed: str
    preview: str
    preview_columns: tuple[str, str, str, str]
    by_person: str
    not_shown: str
    mend: str
    not_mapped: str
    saved: str  # day, name
    saved_unfit: str
    download: str
    more: str
    crs: str
    crs_automatic: str
    crs_other: str
    epsg: str
    epsg_help: str
    fixed: str
    fixed_values: str
    business: str
    business_help: str
    place_types: str
    victim_types: str
    codes: str
    any_of_these: str
    no_values: str  # columns
    counted: str  # value, count


@dataclass(frozen=True, kw_only=True)
class QualityText:
    """What became of each row of a file, and of each column."""

    now_heading: str
    now_columns: tuple[str, str, str, str, str, str]
    heading: str
    lead: str
    rows_columns: tuple[str, str, str, str]
    share_columns: tuple[str, str, str]
    together_columns: tuple[str, str, str]
    in_file: str
    left_out: str  # reason
    kept: str
    flags: str
    flag_columns: tuple[str, str, str, str]
    no_flags: str
    by_row: str
    by_row_lead: str
    by_row_columns: tuple[str, str, str]
    more_rows: str  # count
    shares: str
    with_position: str
    with_time: str
    late: str
    columns: str
    column_columns: tuple[str, str, str, str, str, str]
    no_columns: str
    download: str
    source: str  # name, print
    together: str


@dataclass(frozen=True, kw_only=True)
class HistoryText:
    heading: str
    lead: str
    columns: tuple[str, str, str, str, str, str]
    rows: str  # kept, read
    current: str
    undo: str
    redo: str
    undone: str  # number
    compare: str
    old: str
    new: str
    compare_these: str
    version: str  # number
    part_columns: tuple[str, str]
    part: str  # name, kept
    change: Mapping[Change, str]
    by_area: str
    by_month: str
    area: str
    month: str
    difference: str
    hidden: str


@dataclass(frozen=True, kw_only=True)
class KeepText:
    """Backups and retention, on the page Sources."""

    heading: str
    lead: str
    verify: str
    backup: str
    restore_heading: str
    restore_lead: str
    backup_file: str
    restore_sure: str
    restore: str
    purge_heading: str
    purge_lead: str
    older_than: str
    months: str  # count
    purge_sure: str
    purge: str
    purging: str
