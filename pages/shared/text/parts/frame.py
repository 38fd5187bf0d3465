"""The frame of every page, the figure card, and the words that sentences are built of."""

from dataclasses import dataclass


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
    fault_title: str
    fault: str  # when
    working: str


@dataclass(frozen=True, kw_only=True)
class CardText:
    show_table: str
    download_table: str
    to_report: str
    in_report: str
    no_report: str  # name
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
    open_interval: str  # level, low
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
