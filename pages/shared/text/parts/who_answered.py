"""The survey: who answered, and what that means."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class WhoAnsweredText:
    switch: str
    switches: Mapping[str, str]
    untold: str
    unknown: str
    traits: Mapping[str, str]
    heading: str
    no_rate: str  # reason
    wave_rate: str  # wave, rate, answered, invited
    rate_said: str  # area, respondents, waves
    rate_title: str  # area, low, high
    rate_title_one: str  # area, low
    rate_title_plain: str  # area
    rate_subtitle: str
    rate_axis: str
    rate_columns: tuple[str, str, str, str, str, str, str, str]
    rate_note: str
    asked_heading: str
    no_waves: str
    ways_plain: str
    ways_alike: str
    ways_differ: str
    ways_subtitle: str
    ways_columns: tuple[str, str, str, str, str, str]
    ways_note: str
    broken: str  # respondents, items, reason
    profile_heading: str
    no_profile: str
    profile_same: str  # respondents, trait, p
    profile_moved: str
    profile_once: str  # respondents, trait
    profile_not: str  # respondents, trait, reason
    rough: str
    profile_title: str  # respondents, trait
    profile_subtitle: str  # area
    profile_note: str
    n_row: str
    worst_heading: str
    worst_lead: str
    worst_said: str  # respondents, question, low, high
    worst_not: str  # respondents, question, reason
    worst_title: str  # area
    worst_subtitle: str
    worst_columns: tuple[str, str, str, str, str, str]
    worst_note: str
    span: str  # low, high
    points_span: str
    weights_heading: str
    no_weights: str
    own_weights: str
    population: str  # traits
    weights_said: str  # respondents, question, by, unweighted, weighted, n, effective
    left_out: str  # share
    merged: str  # n
    weights_title: str  # area
    weights_subtitle: str
    weights_columns: tuple[str, str, str, str, str, str, str]
    both: str  # unweighted, weighted, low, high, effective
    weights_note: str
    no_groups: str
    group_title: str  # area, question, trait
    group_subtitle: str
    group_columns: tuple[str, str, str, str]
    group_note: str
    all_row: str
    crossed_heading: str
    in_rows: str
    in_columns: str
    together: str  # first, second
    apart: str
    together_title: str
    apart_title: str
    square: str  # value, df, p, n
    fisher: str  # p
    not_tested: str  # reason
    crossed_subtitle: str
    cell: str  # n, share
    total: str
    crossed_note: str
