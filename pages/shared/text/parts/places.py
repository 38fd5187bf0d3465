"""Are the incidents on the same streets as before?"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PlacesText:
    question: str
    short_refused: str
    short_same: str
    short_unclear: str
    short_changed: str  # n, places
    segments: str
    areas: str
    on_streets: str
    in_areas: str
    largest_segment: str
    largest_area: str
    no_streets: str
    same: str  # tested, places, where
    unclear: str  # where, largest
    changed: str  # n, up, down, tested, places
    not_level: str
    top: str  # before, after, places
    off_street: str  # share, metres
    title_same: str  # tested, places
    title_unclear: str
    title_changed: str  # n, tested, places
    plan_areas: str
    segment: str  # street, number
    nameless: str
    columns: tuple[str, str, str, str, str]
    before: str
    after: str
    larger: str
    smaller: str
    no_change: str
    note: str  # tested, similarity, places
    dispersion: str  # phi
    empty_note: str  # n, places
    hidden_note: str  # n, places
