"""The page Map."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class MapText:
    title: str
    lead: str
    view: str
    views: Mapping[str, str]
    only_period: str
    smoothing: str
    smoothing_help: str
    kernel_choice: str
    kernels: Mapping[str, str]
    kernel: Mapping[str, str]  # bandwidth
    bandwidth: str
    metres: str  # n
    bounded_choice: str
    bounded_help: str
    bounded: str
    unbounded: str
    after_and_before: str  # after, before
    density_finding: str  # area, peak
    difference_finding: str  # area, down, up
    only_fewer: str  # area, down
    only_more: str  # area, up
    no_difference: str  # area
    difference_said: str
    unit: str
    unit_difference: str
    withheld: str
    withheld_one: str  # of one period
    follows_plan: str  # area
    n_drawn: str  # n
    follows_plan_everywhere: str  # area
    follows_plan_around: str  # area
    pilot_about_here: str
    n_exact: str  # n
    everywhere: str
    around: str  # area
    thin_note: str
    table_columns: tuple[str, str, str, str]
    role: Mapping[str, str]
    exact_title: str  # area
    exact_unit: str
    exact_said: str
    exact_note: str
    no_picture: str
    no_picture_exact: str
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
