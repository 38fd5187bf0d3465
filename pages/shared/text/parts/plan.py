"""The page Plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.plans.deviations import Field
from data.study import Course, Direction


@dataclass(frozen=True, kw_only=True)
class PlanText:
    title: str
    lead: str
    not_locked: str
    locked_before_start: str  # day, by
    locked_before_after: str  # day, by
    locked_late: str  # day, by
    checksum: str  # print
    locked_by: str  # name
    lock_from_file: str
    moment: str  # day, time
    unchanged: str
    deviates: str  # count
    deviates_one: str
    deviation_columns: tuple[str, str, str, str]
    draft_columns: tuple[str, str, str, str]
    lost_columns: tuple[str, str, str, str]
    changed_meanwhile: str  # number, by, moment
    hide_lost: str
    amendment_columns: tuple[str, str, str]
    no_reason: str
    common: str
    taken_out: str  # areas
    put_in: str  # areas
    nothing: str
    metres: str  # number
    shape: str  # area, print
    no_shape: str  # area
    months: str  # count
    one_month: str  # count
    outcome: str  # name, change
    secondary: str
    field: Mapping[Field, str]
    what: str
    says: str
    purpose: str
    dates_heading: str
    dates_lead: str
    date_columns: tuple[str, str, str]
    look: str  # number, count
    no_dates: str
    edit: str
    write: str
    suggested_later: str
    start_with_after: str
    edit_lead: str
    new_pilot: str
    nothing_to_choose: str
    no_pilot: str
    no_groups: str  # area, outcome
    from_month: str
    to_month: str
    start_day: str
    measured: str
    incidents: str
    groups: str
    business: str
    respondents: str
    all_respondents: str
    direction: str
    directions: Mapping[Direction, str]
    courses: Mapping[Course, str]
    course_not_said: str
    course_help: str
    smallest: str
    smallest_points: str
    add_pilot: str
    choose_areas: str
    choose_groups: str
    remove_outcome: str  # number
    new_outcome: str
    add_secondary: str
    remove: str
    dates_help: str
    wrong_dates: str  # value
    will_change: str
    no_change: str
    why: str
    why_first: str
    few_areas: str  # area
    why_help: str
    save: str
    saving: str
    saved: str  # number
    faults: str
    lock: str
    lock_lead: str
    lock_sure: str
    next_lock: str
    name: str
    name_help: str
    locked_now: str
    download: str
    none_yet: str
