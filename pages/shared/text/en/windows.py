"""English: the page Trends, this year against last."""

from pages.shared.text.parts.windows import WindowsText

WINDOWS = WindowsText(
    heading="This year against the same months last year",
    lead="A window of your own, June to August for example, is compared with the same months a year earlier. The windows follow the areas and offence groups chosen on the left, but not the period. Preliminary months take part in no comparison.",
    from_month="Window from",
    to_month="Window to",
    year_to_date="Year to date",
    latest="Latest month",
    own="Own window",
    title="{after} {after:incident|incidents} so far this year, {before} in the same months last year",
    title_hidden="Year to date and own window against the same months a year earlier",
    subtitle="Recorded incidents. {groups}, {areas}",
    columns=(
        "Window",
        "Months",
        "Same months a year earlier",
        "In the window",
        "Difference",
        "Per cent",
        "Reading",
    ),
    no_share="\N{EN DASH}",
    hidden="not shown, for it would give away a month of few incidents",
    note="Several windows are looked at together; one may stand out by chance. A percentage is given from {share_from} incidents a year earlier. The limit of chance: twice the difference between the square roots of the counts is at most {limit} (three times the root of the series\N{RIGHT SINGLE QUOTATION MARK} dispersion). By chance alone about one window in thirty goes beyond it.",
    settled="Latest settled month: {month}.",
    rates_title="{after} incidents per {per} so far this year, {before} last year",
    rates_title_hidden="Incidents per 1,000 in the windows and the same months a year earlier",
    rates_subtitle="Incidents in the window per 1,000. {groups}, {areas}",
    rates_columns=("Window", "Per", "Same months a year earlier", "In the window"),
    per={"residents": "1,000 residents", "businesses": "1,000 businesses"},
    rate="{rate} (base {year})",
    rates_note="The year of the base is in brackets: the latest until the window\N{RIGHT SINGLE QUOTATION MARK}s year that all chosen areas have. The figures are for the months of the window, not per year. Residents and businesses do not tell how many people move about there.",
    choose_areas="Choose one or more areas on the left to see incidents in relation to residents or businesses.",
    no_base="A base is missing for one of the chosen areas, so incidents in relation to residents or businesses cannot be shown. Load residents or businesses per area and year as bases on the page Sources.",
    no_windows="The comparison needs at least thirteen settled months in the data.",
)
