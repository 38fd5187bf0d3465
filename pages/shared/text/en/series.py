"""English: does the monthly series show the same change?"""

from pages.shared.text.parts.series import SeriesText

SERIES = SeriesText(
    question="Does the monthly series show the same change?",
    short_refused="Cannot be answered here.",
    short_same="Yes, the same way: {change} ({interval}).",
    short_other="No, the other way: {change} ({interval}).",
    short_alone="The series shows {change} ({interval}), but the answer itself is open.",
    short_unclear="Cannot tell ({interval}).",
    short_hangs="The answer depends on how it is worked out.",
    said_step="After the implementation, incidents in {area} were {change} {basis}.",
    said_slope="At the end of the after period, incidents in {area} were {change} {basis}.",
    at_end="{change} at the end of the after period",
    between="between {low} and {high} than expected",
    expected=(
        "What is expected is that the area follows its own trend and season, and changes as the "
        "comparison areas do."
    ),
    n="n = {n} incidents in the pilot area, {months} months.",
    cannot_tell="The series cannot tell whether there were more or fewer.",
    headline_decides=(
        "The answer at the top of the page is the one that counts. Its prediction interval allows "
        "for areas that drift apart by themselves; the interval here does not."
    ),
    course_said="How the plan expects the change to come: {course}.",
    course_not_said=(
        "The plan does not say how the change is expected to come. So it is taken as a change all "
        "at once."
    ),
    go_together=(
        "Warning: months near each other are more alike than the model allows for. So the interval "
        "is probably too narrow."
    ),
    reading={-1: "fewer than expected", 0: "it cannot be told", 1: "more than expected"},
    newey_west="Months may be alike (Newey\N{EN DASH}West)",
    newey_west_differs=(
        "Warning: if the interval is to allow for months near each other that are alike, the "
        "conclusion is another: {reading}."
    ),
    pandemic="Without the pandemic (March 2020\N{EN DASH}September 2021)",
    pandemic_same="The conclusion is the same without the months of the pandemic.",
    pandemic_differs=(
        "The conclusion depends on the months of the pandemic. Without them it is another: {reading}."
    ),
    pandemic_refused="Without the months of the pandemic the series cannot be used: {reason}",
    pandemic_none="None of the months of the pandemic is in the series.",
    before="The plan's before period alone",
    before_differs=(
        "The conclusion depends on the months before the plan's before period. Without them it is "
        "another: {reading}."
    ),
    model="The model",
    title="{area}, the monthly series: {change}",
    title_unclear="{area}: the monthly series cannot tell whether there were more or fewer",
    subtitle="{outcome}, incidents a month, {period}",
    months_line="The month's incidents",
    fitted_line="The model",
    expected_line="Expected without the pilot area's own change",
    left_out="not counted",
    note=(
        "All months before the start that the data cover are in it, not only the plan's before "
        "period. The months between the before and the after period are not counted."
    ),
    rounded="The lines are rounded to whole incidents, so that they give no month away that is not shown.",
    table_title="How much does the answer depend on how it is worked out?",
    columns=("Calculation", "Compared with expected", "Lowest", "Highest", "Conclusion"),
    table_note=(
        "Interval ({level}) by Student's t distribution on the log scale. The spread between months is estimated by "
        "Pearson's measure and never taken as less than chance's. Newey\N{EN DASH}West looks six "
        "months back and may never make the interval narrower."
    ),
)
