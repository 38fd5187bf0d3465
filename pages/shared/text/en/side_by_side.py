"""English: areas, or offence groups, beside each other."""

from pages.shared.text.parts.side_by_side import SideBySideText

SIDE_BY_SIDE = SideBySideText(
    heading="Areas and offence groups side by side",
    lead="Explore: nothing is judged here. Among many areas a few stand out by chance.",
    switch="Show",
    options={"areas": "Areas", "groups": "Offence groups"},
    scale="Scale",
    scales={"index": "Index, same scale", "count": "Counts, own scale"},
    title_areas="Fewer incidents than the year before in {fewer} of {n} areas",
    title_groups="Fewer incidents than the year before in {fewer} of {n} offence groups",
    subtitle="{measure}, twelve months at a time, latest {year}. {groups}, {areas}",
    index="Index (first year = 100)",
    count="Number of incidents",
    together="All",
    latest="{latest} ({change})",
    note_index="All panels have the same scale, which does not begin at zero: the first year is 100. "
    "The grey dashed line is all incidents of the selection together. "
    "The index of an area with few incidents jumps by chance.",
    note_count="Each panel has its own scale from zero: compare the shape, not the height.",
    note_panels="The {n} largest of {of} are shown, and pilot areas.",
    note_hidden="Those with too few incidents to be shown, or that lack data, are left out.",
    column="Twelve months",
    refused="The panels need two whole years of settled months in the chosen period, and at least "
    "two areas or offence groups in the selection.",
)
