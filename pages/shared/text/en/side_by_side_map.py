"""English: the page Map, before and after beside each other."""

from pages.shared.text.parts.side_by_side_map import SideBySideMapText

SIDE_BY_SIDE_MAP = SideBySideMapText(
    heading="{when}: {period}",
    finding="{area}: at the densest {before} before and {after} after, per km² and year",
    said="The maps follow each other: move or zoom one, and the other does the same.",
)
