"""
Every word a person reads. A missing translation is a type error or a red test.

sv.py and en.py hold the words; where a number or a name goes in, they have a slot: {area}. What
puts numbers into slots is in sentences.py, once for both languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.evidence import NotHigher
from analysis.likeness import LeftOut
from analysis.likeness import Step as LikenessStep
from analysis.pretrend import PreTrend
from analysis.pretrend import Step as CheckStep
from analysis.results import Doubt, Method, Reason, Stance, Unit, Wording
from data.columns.personal import PersonalData
from data.counting.preliminary import KnownBy
from data.intake import Kind
from data.keeping.compare import Change
from data.plans.deviations import Field
from data.problems import Flaw, Harm, Remark, Rule
from data.progress import Step
from data.study import Direction
from pages.shared.text.numbers import Numbers


@dataclass(frozen=True, kw_only=True)
class FrameText:
    fictive: str
    fictive_long: str
    schematic: str
    pilot: str
    exploring: str
    exploring_help: str
    areas: str
    groups: str
    from_month: str
    to_month: str
    everywhere: str
    all_groups: str
    business: str  # kept, n
    business_only: str
    business_help: str
    nothing_found: str
    dropped: str  # values
    no_data: str
    nothing_earlier: str
    no_data_kind: str  # kind
    engine_unknown: str  # scheme
    engine_missing: str  # scheme, package
    engine_unreachable: str  # address, why


@dataclass(frozen=True, kw_only=True)
class CardText:
    show_table: str
    download_table: str
    source: str  # source, extracted
    source_fictive: str
    no_extraction_date: str
    n_incidents: str  # n
    n_split: str  # own, others
    n_pilots: str  # n
    n_answers: str  # n
    stamp: str  # id, print
    hidden_mark: str
    no_value: str
    hidden_note: str
    preliminary_note: str
    change_not_cause: str
    doubts: str  # names


@dataclass(frozen=True, kw_only=True)
class EffectWords:
    """The words that sentences about a change are built of."""

    fewer: str  # share
    more: str  # share
    same: str
    than_expected: str  # change
    same_as_expected: str
    lower: str  # points
    higher: str  # points
    same_points: str
    at_least: str  # value
    under: str  # value
    over: str  # value
    with_interval: str  # value, low, high
    prediction_interval: str  # level, low, high
    confidence_interval: str  # level, low, high
    points_interval: str  # level, low, high
    per_month: str  # number
    incidents_fewer: str  # number
    incidents_more: str  # number
    versus: str
    and_: str


@dataclass(frozen=True, kw_only=True)
class OverviewText:
    title: str
    lead: str
    primary: str  # outcome
    headline: str  # outcome, area, change
    interval_title: str
    interval_subtitle: str  # periods
    expected_axis: str
    as_expected: str
    columns: tuple[str, str, str, str, str, str]
    before_after: str  # before, after
    expected: str
    safety_heading: str
    data_heading: str
    data_line: str  # n, period, kinds
    what_now: str
    not_judged: str


@dataclass(frozen=True, kw_only=True)
class TrendsText:
    title: str
    lead: str
    monthly_title: str  # count, period
    monthly_subtitle: str  # groups, areas
    rolling_title: str
    rolling_up: str  # last, earlier, share
    count_axis: str
    rolling_axis: str
    rolling: str
    before: str
    implementation: str
    after: str
    start: str
    hours_title: str  # weekday, hours
    hours_subtitle: str
    hours_note: str
    weekdays: tuple[str, str, str, str, str, str, str]
    hour_columns: str  # from, to
    groups_title: str
    groups_subtitle: str  # latest, earlier
    group_columns: tuple[str, str, str, str, str]
    signal: str
    no_signal: str
    too_few: str
    looked_at: str  # n
    no_year: str
    no_two_years: str
    no_hours: str
    month_column: str
    count_column: str
    hour_axis: str


@dataclass(frozen=True, kw_only=True)
class MapText:
    title: str
    lead: str
    view: str
    before: str
    after: str
    difference: str
    density_finding: str
    difference_finding: str
    unit: str
    unit_difference: str
    withheld: str
    follows_plan: str  # area
    n_drawn: str  # n
    everywhere: str
    thin_note: str
    approximate: str
    table_columns: tuple[str, str, str, str]
    role: Mapping[str, str]
    refused_title: str
    refused: str
    zoom_in: str
    zoom_out: str
    no_ground: str
    own_basemap: str
    not_drawn: str  # smallest
    class_more: str  # span
    class_fewer: str  # span
    whole_year: str


@dataclass(frozen=True, kw_only=True)
class EffectText:
    title: str
    lead: str
    same_months_heading: str
    same_months_title: str
    same_months_columns: tuple[str, str, str, str, str, str]
    pilot_row: str
    comparison_row: str  # n areas
    buffer_row: str
    trend_heading: str
    trend_subtitle: str
    comparison_line: str
    trend_title: str
    fewer_heading: str
    fewer_title: str
    fewer_nothing: str
    fewer_subtitle: str
    displacement_heading: str
    displacement_question: str
    displacement_more: str
    displacement_less: str
    displacement_other: str  # value, interval
    displacement_unclear: str
    secondary_heading: str
    secondary_columns: tuple[str, str, str, str, str]
    secondary_note: str
    doubts_heading: str
    no_doubts: str
    method_heading: str
    declared: str
    smallest: str
    comparison_areas: str
    one_period_only: str


@dataclass(frozen=True, kw_only=True)
class PlanText:
    title: str
    lead: str
    not_locked: str
    locked_before_start: str  # day, by, print
    locked_before_after: str  # day, by, print
    locked_late: str  # day, by, print
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
    locked_now: str
    download: str
    none_yet: str


@dataclass(frozen=True, kw_only=True)
class JudgementText:
    """What stands around an answer: could it be seen, how sure is it, what speaks against it."""

    seen_heading: str
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


@dataclass(frozen=True, kw_only=True)
class SafetyText:
    title: str
    lead: str
    waves_title: str
    waves_subtitle: str
    share_axis: str
    comparison_line: str
    change_before_after: str
    table_columns: tuple[str, str, str, str, str, str]
    change_columns: tuple[str, str, str, str, str]
    pilot_change: str
    comparison_change: str
    difference_row: str
    reporting_heading: str
    reporting_sentence_up: str
    reporting_sentence_down: str
    reporting_sentence_unclear: str
    reporting_no: str
    own_wording: str
    all_items_heading: str
    item_columns: tuple[str, str, str, str, str, str, str]
    respondents: Mapping[str, str]
    definition: str
    unlinked_heading: str
    share_sentence: str  # area, item, change, basis
    share_same: str  # area, item, basis


@dataclass(frozen=True, kw_only=True)
class SourcesText:
    title: str
    lead: str
    add_heading: str
    kind: str
    guess: str
    file: str
    add: str
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


@dataclass(frozen=True, kw_only=True)
class CalibrationText:
    """How often the intervals are wrong; keys are those of pages/method/calibration.csv."""

    heading: str
    alarms: str  # alarms
    held: str  # held
    how: str  # settings, panels, effect, day, seed
    columns: tuple[str, str, str, str, str]  # interval, alarms, at most, coverage, at least
    interval: Mapping[str, str]
    note: str
    every_setting: str  # settings
    setting: Mapping[str, str]
    cell: str  # interval, share


@dataclass(frozen=True, kw_only=True)
class MethodText:
    title: str
    lead: str
    sections: tuple[tuple[str, str], ...]
    glossary_heading: str
    glossary: tuple[tuple[str, str], ...]
    glossary_columns: tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class StoreText:
    """What is said of versions, and of keeping them; see keeping.py."""

    busy: str
    no_disk: str  # why
    nothing_later: str
    no_such_version: str  # number
    nothing_before: str  # number
    only_replaces: str  # kind
    changed_meanwhile: str  # number, by, moment
    mixed: str
    file_there: str  # name
    damaged: str
    mend: str
    harm: Mapping[Harm, str]  # place
    flaw: Mapping[Flaw, str]  # name, place
    sound: str
    sound_but: str
    version: str  # number, day, files
    by: str  # name
    follows: str  # number
    rows: str  # kept, read, left
    extracted: str  # day
    hash: str  # hash
    quality: str  # column, header, filled, missing, unreadable, out_of_range
    mapping: str
    compared: str  # old, new
    change: Mapping[Change, str]  # kind, old, new
    differ: str  # where, old, new, difference
    everywhere: str
    same_counts: str
    purged: str  # versions, size
    nothing_purged: str
    waiting: str  # seconds
    backed_up: str  # name, size
    restored: str  # name, number


@dataclass(frozen=True, kw_only=True)
class CommandText:
    loaded: str
    already: str
    finding: str
    saved_mapping: str  # day, name
    no_file: str
    undone: str
    cancelled: str
    purge_cancelled: str
    about: str
    help: Mapping[str, str]  # by command and argument
    metavar: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Text:
    code: str  # "sv"
    numbers: Numbers
    menu: Mapping[str, str]
    frame: FrameText
    card: CardText
    words: EffectWords
    overview: OverviewText
    trends: TrendsText
    map: MapText
    effect: EffectText
    plan: PlanText
    judgement: JudgementText
    safety: SafetyText
    sources: SourcesText
    columns: ColumnsText
    quality: QualityText
    history: HistoryText
    keep: KeepText
    calibration: CalibrationText
    method: MethodText
    store: StoreText
    command: CommandText
    unit: Mapping[Unit, str]
    method_note: Mapping[Method, str]
    doubt: Mapping[Doubt, str]  # size, areas
    doubt_name: Mapping[Doubt, str]
    doubt_unknown: Mapping[Doubt, str]  # those that some data are needed to look for
    doubt_unclear: Mapping[Doubt, str]
    doubt_advice: Mapping[Doubt, str]
    reason: Mapping[Reason, str]  # size
    wording: Mapping[tuple[Wording, Direction], str]
    kind: Mapping[Kind, str]
    rule: Mapping[Rule, str]  # place, value, count
    remark: Mapping[Remark, str]
    personal: Mapping[PersonalData, str]
    known_by: Mapping[KnownBy, str]  # share, days
