"""English: the page Trends."""

from pages.shared.text.parts.trends import TrendsText

TRENDS = TrendsText(
    title="Trends",
    lead="Explore how many incidents were recorded, when and of what kind. "
    "Nothing is judged here; the answers to the plan's questions are on the page Effect.",
    heading="Month by month",
    monthly_title="{n} incidents {period}",
    monthly_subtitle="Incidents per month. {groups}, {areas}",
    rolling_title="The latest twelve months",
    rolling_up="{last} incidents in the latest twelve months against {earlier} in the twelve before",
    count_axis="Incidents per month",
    rolling_axis="Incidents in twelve months",
    rolling="Rolling twelve months",
    before="Before",
    implementation="Implementation",
    after="After",
    start="Start",
    hours_title="Most incidents on {weekday}s at {hours}",
    hours_subtitle="Incidents by weekday and time of day. {groups}, {areas}, {period}",
    hours_note="Incidents with only a from and a to time are spread evenly over the span (aoristic). "
    "Unknown hours are left out.",
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    hour_columns="{start:02}\N{EN DASH}{end:02}",
    groups_title="{n} of {of} offence groups changed more in a year than chance usually gives",
    groups_title_none="Not one of {of} offence groups changed more in a year than chance usually gives",
    groups_title_few="Too few incidents to compare the offence groups",
    groups_subtitle="{latest} against {earlier}, {areas}",
    group_columns=(
        "Offence group",
        "Same months a year earlier",
        "Latest",
        "Difference",
        "Reading",
    ),
    signal="larger than chance usually gives",
    no_signal="may be due to chance",
    too_few="too few to compare",
    looked_at="{n} offence groups looked at together; one may stand out by chance.",
    no_year="Rolling twelve months need at least twelve settled months in the chosen period.",
    no_two_years="The comparison by offence group needs two years of data before the end of the chosen period.",
    no_hours="No incidents in the selection have a known hour.",
    month_column="Month",
    count_column="Incidents",
    hour_axis="Time of day",
)
