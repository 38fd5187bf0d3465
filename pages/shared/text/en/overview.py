"""English: the page Overview."""

from pages.shared.text.parts.overview import OverviewText

OVERVIEW = OverviewText(
    title="Did the pilot areas change more than expected?",
    headline="{area}, {outcome}: {change}",
    interval_title="Change of the primary outcome, compared with expected",
    interval_subtitle="The primary outcome compared with expected, {periods}",
    expected_axis="Change compared with expected",
    as_expected="as expected",
    columns=("Area", "Before, per month", "After, per month", "Change", "Lowest", "Highest"),
    before_after="{before} before ({before_period}) and {after} after ({after_period}).",
    expected="Expected had the area followed the comparison areas: {expected}.",
    safety_heading="Perceived safety",
    data_heading="Sources",
    data_line="{n} {n:incident|incidents}, {period}.",
    what_now="Against it:",
    in_full="The counts, and {n} {n:doubt|doubts} in words",
    files="All that is loaded and written ({n})",
    not_judged="Not judged: {reason}",
)
