"""English: incidents by year and month, and by day."""

from pages.shared.text.parts.calendar import CalendarText
from pages.shared.text.small import LARGEST_HIDDEN

CALENDAR = CalendarText(
    heading="When does it happen?",
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    title="Most incidents in {month}: {n}",
    subtitle="Incidents per month. {groups}, {areas}, {period}",
    still_open="{n} *",
    preliminary="* Preliminary figures.",
    year_column="Year",
    year="Year of the day calendar",
    days_title="{n} {n:day|days} of {year} had at least {bound} incidents",
    days_subtitle="Incidents per day, in classes. {groups}, {areas}, {period}",
    days_note="An incident counts on the day that it began. Days are shown in classes, the lowest "
    "0\N{EN DASH}" + LARGEST_HIDDEN + ", so that no small counts show.",
    without_day="Incidents whose day is not known (only a month, only the date of the report, or a "
    "span of a day and night or more) are left out: {n}.",
    without_day_none="The day of every incident in the period is known.",
    days_hidden="Months that would give small counts away are not shown.",
    legend="{low}\N{EN DASH}{high} incidents",
    legend_top="{low} or more",
    week="wk {n}",
    week_column="Week",
    not_shown="not shown",
    refused="The day calendar cannot be shown: {reason}",
)
