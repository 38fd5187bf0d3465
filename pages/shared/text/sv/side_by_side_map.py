"""Swedish: the page Map, before and after beside each other."""

from pages.shared.text.parts.side_by_side_map import SideBySideMapText

SIDE_BY_SIDE_MAP = SideBySideMapText(
    heading="{when}: {period}",
    finding="{area}: som tätast {before} före och {after} efter, per km² och år",
    said="Kartorna följer varandra: flytta eller zooma den ena så gör den andra likadant.",
)
