"""English: which areas lie outside what chance usually does."""

from pages.shared.text.parts.funnel import FunnelText

FUNNEL = FunnelText(
    switch="Which areas stand out? (funnel plot)",
    options={
        "change": "Change",
        "businesses": "Per 1,000 businesses",
        "residents": "Per 1,000 residents",
    },
    base={"businesses": "businesses", "residents": "residents"},
    title="{n} of {of} areas {n:stands|stand} out; about {two} would by chance",
    title_none="No area of {of} stands out; about {two} would by chance",
    subtitle_change="Change in incidents per month, {after} against {before}. {groups}",
    subtitle_rate="Incidents per 1,000 {base} and year, {year}. {groups}",
    axis_change="Change in incidents per month",
    axis_rate="Incidents per 1,000 {base} and year",
    size_change="Incidents expected in the later period (logarithmic scale)",
    size_rate="Number of {base} (logarithmic scale)",
    centre="All together: {value}",
    limit="{n} standard deviations",
    by_chance="Areas outside two standard deviations stand out. If only chance made the areas differ, about {two} would lie outside two standard "
    "deviations and {three} outside three.",
    dispersion="The areas vary more than chance usually gives, so the limits are widened "
    "(φ = {phi}).",
    dispersion_none="The areas vary no more than chance usually gives (φ = 1).",
    too_few="Areas that are left out because they have too few incidents or lack data: {n}.",
    note_change="The limits are exact (binomial, given the area's sum).",
    note_rate="The limits are exact (Poisson). The number of {base} is that of {base_year}.",
    columns_change=("Area", "Before", "After", "Change", "Place"),
    columns_rate=("Area", "Number of {base}", "Incidents", "Per 1,000", "Place"),
    inside="inside",
    above="above {n} standard deviations",
    below="below {n} standard deviations",
    refused="The funnel plot cannot be drawn: {reason}",
)
