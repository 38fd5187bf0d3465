"""The page Map: what may lie on it beside the view, and the panel of what was clicked."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class LayersText:
    show: str
    extra: Mapping[str, str]
    legend: str
    on_map: str
    choose: str
    nothing_chosen: str
    numbered: str  # name, number
    without_place: str
    approximate: str
    no_claim: str
    kind: str  # kind
    owner: str  # owner
    of_owner: str  # what, owner
    in_area: str  # what, area
    area: str  # area
    unlisted: str
    status: str  # status
    states: Mapping[str, str]
    decided: str  # day
    due: str  # day
    was_due: str  # day
    done: str  # day
    camera: str
    camera_up: str
    camera_down: str
    installed: str  # day
    removed: str  # day
    assessed: str  # day
    walk_point: str
    walked: str  # what, day
    priority: str  # priority
    measure: str  # status
    no_measure: str
    unsafe: str  # many
    near: str  # what, landmark
    unsafe_many: str  # many
    cause: str  # cause
    no_cause: str
    day_part: str  # part
    square: str
    all_waves: str
    few_pins: str
    landmark: str
