"""English: the survey: problems, day and night, unsafe places."""

from pages.shared.text.parts.problems_seen import ProblemsSeenText
from pages.shared.text.small import SMALL

PROBLEMS_SEEN = ProblemsSeenText(
    heading="What do businesses see as big problems?",
    not_ranked="The order before and after cannot be compared: {reason}",
    most="{area}: more businesses see {problem} as a big problem than anything else ({shares}).",
    before="Before",
    after="After",
    moved="Of {n} problems, these moved in the order by more than chance explains: {problems}.",
    none_moved="None of the {n} problems moved in the order by more than chance explains.",
    changed="When all {n} are tested together, the share has changed for: {problems}.",
    none_changed="When all {n} are tested together, no share has changed for certain.",
    share_and_place="{share} ({places})",
    title="{area}: more businesses see {problem} as a big problem than anything else",
    title_moved="{area}: {problem} at the top, {moved} {moved:problem has|problems have} moved in the order",
    subtitle="Share of businesses that see a fairly or very big problem, before and after. In brackets the places in the order that the problem may have. ● has moved, ◇ may be chance",
    columns=(
        "Problem", "Before", "After", "Place before", "Place after",
        "Change, percentage points", "Test", "n",
    ),
    note="The places hold for all problems at once, with 95% certainty. The change is the pilot area\N{RIGHT SINGLE QUOTATION MARK}s own, tested by Holm\N{RIGHT SINGLE QUOTATION MARK}s method; against the comparison areas it stands under Question by question.",
    day_heading="Day against night",
    day_said="{respondents}, {wave}: {day} are {day_item}, {night} are {night_item}. Difference among those who answered both: {points} percentage points {basis}.",
    day_title="{area}, {respondents}: {day} unsafe in daylight, {night} in the dark",
    day_subtitle="Share unsafe by day and at night in each wave. To the right the difference night minus day, percentage points",
    day_columns=(
        "Respondents", "Area", "Wave", "Day", "Night", "Night minus day, percentage points", "n",
    ),
    day_note="The same people answered about day and night, in one wave at a time: it is no change over time.",
    by_day="by day, in daylight",
    at_night="in the evening and at night, in the dark",
    pins_heading="Unsafe places on the map",
    no_pins="There is no file of unsafe places.",
    no_causes="Nobody gave a cause of an unsafe place here.",
    everywhere="All areas",
    cause="{cause} ({n} {n:mark|marks})",
    pins_said="{area}: the most common causes are {causes}.",
    pins_title="{area}: the most common cause of an unsafe place is {cause}",
    pins_title_few="{area}: no cause was given by more than four",
    pins_subtitle="Marks on the map by cause, {area}, all waves together",
    pins_columns=("Cause", "Marks"),
    pins_note="One person may have marked several places. Causes that " + SMALL + " gave are shown without a number.",
    to_map="Show the unsafe places on the map",
)  # fmt: skip
