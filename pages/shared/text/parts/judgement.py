"""What stands around an answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.evidence import NotHigher
from analysis.likeness import LeftOut
from analysis.likeness import Step as LikenessStep
from analysis.pretrend import PreTrend
from analysis.pretrend import Step as CheckStep
from analysis.results import Stance
from data.study import Direction


@dataclass(frozen=True, kw_only=True)
class JudgementText:
    """What stands around an answer: could it be seen, how sure is it, what speaks against it."""

    seen_heading: Mapping[Direction, str]  # by what is hoped for
    seen: str  # change, months
    seen_nothing: str  # months
    needed: str  # change, months
    never: str  # change, limit
    power: str  # change, power
    seen_title: str  # change, months
    seen_subtitle: str
    seen_axis: str
    planned: str  # months
    months_axis: str
    seen_columns: tuple[str, str, str]
    seen_note: str  # areas, dispersion, drift
    drifting: str  # drift
    not_drifting: str
    seen_worth: str
    seen_refused: str  # reason
    go_on: str  # months
    enough_passed: str  # months, passed
    more_cannot_drift: str
    more_cannot_few: str
    sign_heading: str
    sign: Mapping[PreTrend, str]
    sign_blind: str  # fall
    sign_refused: str  # reason
    sign_title: str  # area
    sign_columns: tuple[str, str, str, str]
    sign_checks: tuple[str, str, str, str]
    sign_level: str  # change
    sign_trend: str  # change
    sign_fit: str  # times
    sign_step: Mapping[CheckStep, str]
    sign_note: str  # fall
    cannot_settle: str
    likely: str  # low, high
    open_headline: str  # area, outcome, low, high
    open_ends: str  # low, high
    open_title: str  # area, low, high
    next_heading: str
    stance: Mapping[Stance, str]
    rule: str  # rule
    next_date: str  # day
    no_date: str
    by_lock: str  # verdict
    not_in_lock: str
    grade: str  # grade, what
    grade_what: Mapping[int, str]
    solid: str
    not_higher: Mapping[NotHigher, str]
    why_not_higher: str
    doubts_lead: str  # count, all
    doubts_none: str  # all
    advice: str  # advice
    doubts_fine: str
    doubts_other_way: str
    doubts_unknown: str
    anyway_heading: str
    anyway_title: str  # area, rank, of
    anyway_none: str  # areas, area
    anyway_some: str  # alike, areas, area
    anyway_least: str  # p, least
    anyway_lowest: str  # least
    anyway_disagrees: str
    anyway_columns: tuple[str, str]
    anyway_note: str
    published_heading: str
    published_title: str
    published_row: str  # measure, counted
    published_here: str  # area
    published_columns: tuple[str, str, str, str, str]
    published_note: str
    published_sources: str  # sources
    one_study: str
    studies: str  # count
    events: str
    event: str  # number, title, area, days
    holm_holds: str  # p
    holm_fails: str  # p
    so_far_title: str  # change, month
    so_far_open: str  # low, high, month
    so_far_subtitle: str
    so_far_axis: str
    so_far_columns: tuple[str, str, str, str]
    likeness_heading: str
    likeness_lead: str
    likeness_title: str  # suggested, all
    likeness_subtitle: str
    likeness_columns: tuple[str, str, str, str, str, str, str, str]
    likeness_step: Mapping[LikenessStep, str]
    left_out: Mapping[LeftOut, str]
    suggested: str
    in_plan: str
    likeness_note: str
    likeness_refused: str  # reason
    use_suggested: str
