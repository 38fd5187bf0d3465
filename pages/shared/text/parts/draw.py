"""Drawing and correcting areas, on the page Map."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.kinds.changed_areas import NameSlip
from data.kinds.outline import Slip


@dataclass(frozen=True, kw_only=True)
class DrawText:
    heading: str
    short: str
    lead: str
    no_positions: str
    no_positions_here: str
    which: str
    new_area: str
    name: str
    kind: str
    kind_help: str
    area_id: str
    area_id_help: str
    way: str
    ways: Mapping[str, str]
    way_help: str
    too_detailed: str
    coordinates: str
    coordinates_example: str
    coordinates_help: str
    read_as_degrees: str
    read_as_metres: str  # system
    preview: str
    nothing_yet: str
    no_change: str
    line: str  # line, said
    lines: str  # first, second, said
    slip: Mapping[Slip, str]  # value: what stands there, or the place
    name_slip: Mapping[NameSlip, str]  # value
    will_follow: str
    size: str  # after
    size_changed: str  # before, after
    in_plan: str  # uses
    not_in_plan: str
    parts: Mapping[str, str]  # pilot
    ring: str  # metres
    locked: str
    moves: str  # into, out
    moves_first: str  # into
    moves_by_name: str  # into, out
    overlaps: str  # areas
    about: str  # n
    none: str
    renamed: str  # old, area
    recounted: str
    remove: str
    remove_now: str
    gone: str  # area
    cannot_remove: str  # area, uses
    cannot_remove_last: str
    save: str
    saving: str
    saved: str  # area, number
    removed: str  # area, number
    refused: str
    cancel: str
    toolbar: Mapping[str, str]  # what Leaflet.draw says, by its place in L.drawLocal
