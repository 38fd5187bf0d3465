"""English: do the incidents happen at other times than before?"""

from analysis.week_change import Part
from pages.shared.text.parts.hours import HoursText

HOURS = HoursText(
    question="Do the incidents happen at other times than before?",
    short_refused="Cannot be answered here.",
    short_same="No, no clear change.",
    short_cells="Partly: not on the whole, but {n} of {tested} times of the week {n:stands|stand} out.",
    short_unclear="Cannot tell.",
    short_changed="Yes, the times have changed.",
    same="Nothing suggests that the incidents are spread differently over the week than before (p {p}).",
    unclear="It cannot be told whether the incidents are spread differently over the week than before "
    "(p {p}). They are so few that not even a halving of the largest part would show.",
    changed="The incidents are spread differently over the week than before (p {p}).",
    largest="The largest difference: {part}, from {before} of the incidents to {after}, {change} "
    "({interval}).",
    limit="A change of up to {points} percentage points for some part of the week still cannot be "
    "ruled out.",
    none_tested="The incidents are too few to test single times of the week.",
    no_cells="Of {tested} tested times of the week none stands out.",
    cells="Of {tested} tested times of the week {n} {n:stands|stand} out.",
    cells_up="A larger share than before: {times}.",
    cells_down="A smaller share than before: {times}.",
    and_more="and {n} more",
    unknown="{share} of the incidents have no known hour and are not included.",
    only_described="The hours of the measures are not known, so it cannot be said whether incidents "
    "have moved from hours with measures to other hours.",
    parts={
        Part.NIGHT: "night 00\N{EN DASH}06",
        Part.MORNING: "morning 06\N{EN DASH}12",
        Part.AFTERNOON: "afternoon 12\N{EN DASH}18",
        Part.EVENING: "evening 18\N{EN DASH}24",
        Part.WEEKEND: "Saturday and Sunday",
    },
    parts_title="{part}: {before} of the incidents before, {after} after",
    parts_title_same="No clear change of when in the day and week the incidents happen",
    parts_note=(
        "Incidents known from and to are spread evenly over that span (aoristic), so the counts "
        "are expected counts, rounded. The whole week is tested by chi-square in eight parts "
        "(four of the day, weekdays and weekend), one test. The intervals are Newcombe's and are "
        "for one part of the week at a time."
    ),
    parts_title_unclear="Too few incidents to see whether the times have changed",
    dispersion="The tests allow for counts that vary {phi} times as much as chance (\N{GREEK SMALL LETTER PHI} from the months before).",
    parts_subtitle="Share of the incidents",
    part_columns=(
        "Part of the week",
        "Before",
        "After",
        "Difference, percentage points",
        "95% interval",
    ),
    limits="{low} to {high}",
    title_same="Of {tested} tested times of the week none stands out",
    title_changed="Of {tested} tested times of the week {n} {n:stands|stand} out",
    week_subtitle="Incidents per year and time of the week",
    week_columns=(
        "Weekday",
        "Hours",
        "Before, per year",
        "After, per year",
        "Difference",
        "Reading",
    ),
    note=(
        "Incidents known from and to are spread evenly over that span (aoristic). {tested} times "
        "of three hours are tested each by itself (chi-square with N \N{MINUS SIGN} 1 on its "
        "share of all incidents), those where at least 5 incidents are expected in both periods. "
        "Benjamini\N{EN DASH}Hochberg's rule for many tests: of those that stand out about one in "
        "twenty is a false alarm."
    ),
)
