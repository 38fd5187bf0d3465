"""English: the page Trends, the index to the time before the start."""

from pages.shared.text.parts.indexed import IndexedText

INDEXED = IndexedText(
    heading="Before and after the start, beside other areas",
    lead="The chosen area, or the pilot area where none is chosen, and areas to compare with. Each area\N{RIGHT SINGLE QUOTATION MARK}s own level before the start is 100. The band shows how other areas have moved; it is no verdict.",
    peers="Compare with",
    peers_default="The pilot\N{RIGHT SINGLE QUOTATION MARK}s comparison areas",
    title="{area}: index {value} in {month}; before the start 100",
    subtitle="Mean of twelve months as an index, {before} = 100. {groups}",
    axis="Index, before the start = 100",
    band="{low}\N{EN DASH}{high}",
    half="Middle half of {n} areas",
    range_="Lowest to highest of {n} areas",
    note="Each point is the twelve months that end with it. Preliminary months are left out.",
    note_half="Grey band: half of the {n} compared areas lie in it.",
    note_range="Grey band: from the lowest to the highest of the {n} compared areas, rounded to the nearest five.",
    note_left_out="{n} {n:area|areas} to compare with {n:has|have} too few incidents or too little data and {n:is|are} left out.",
    no_peers="No area to compare with has enough incidents.",
    refused="The index cannot be shown: {reason}",
    needs_study="The index needs an evaluation plan with a period before the start.",
)
