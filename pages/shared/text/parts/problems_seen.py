"""The survey: problems, day and night, unsafe places."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ProblemsSeenText:
    heading: str
    not_ranked: str  # reason
    most: str  # area, problem, shares
    before: str
    after: str
    moved: str  # n, problems
    none_moved: str  # n
    changed: str  # n, problems
    none_changed: str  # n
    share_and_place: str  # share, places
    title: str  # area, problem
    title_moved: str  # area, problem, moved
    subtitle: str
    columns: tuple[str, str, str, str, str, str, str, str]
    note: str
    day_heading: str
    day_said: str  # respondents, wave, day, day_item, night, night_item, points, basis
    day_title: str  # area, respondents, day, night
    day_subtitle: str
    day_columns: tuple[str, str, str, str, str, str, str]
    day_note: str
    by_day: str
    at_night: str
    pins_heading: str
    no_pins: str
    no_causes: str
    everywhere: str
    cause: str  # cause, n
    pins_said: str  # area, causes
    pins_title: str  # area, cause
    pins_title_few: str  # area
    pins_subtitle: str  # area
    pins_columns: tuple[str, str]
    pins_note: str
    to_map: str
