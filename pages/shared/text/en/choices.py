"""English: does the answer depend on our choices?"""

from analysis.choices import Kind, Way
from analysis.specifications import Standing
from pages.shared.text.parts.choices import ChoicesText
from pages.shared.text.small import SMALL

CHOICES = ChoicesText(
    question="Does the answer depend on our choices?",
    short={
        Standing.STANDS: "No, the answer stands.",
        Standing.DIRECTION: "Partly: the direction stands, but the answer is less certain.",
        Standing.DEPENDS: "Yes, the answer depends on how we count.",
    },
    short_undecided="No, other ways to count cannot tell either.",
    short_refused="Cannot be answered here.",
    refused="Other ways to count cannot be tried: {reason}",
    title_fewer="In {ways} of {all} reasonable ways to count there were fewer than expected",
    title_more="In {ways} of {all} reasonable ways to count there were more than expected",
    title_undecided="In {ways} of {all} reasonable ways to count it cannot be told",
    subtitle="{area}. Each column is a way to count, with its interval; the blue one is the plan's",
    said="Somebody else could have chosen other comparison areas, periods or offences with as good reasons. Of {all} such ways to count, {direction} change the same way as the plan's. By the plan's rule {stance} of them lead to the same conclusion about its goal, {verdict} in the same words.",
    spread="The middle of them is {median}. They go from {low} to {high}.",
    plans="the plan's: {change}",
    moving="What matters most is {kind}: on average {low} ({lowest}) and {high} ({highest}).",
    left_out="{count} more ways could not be counted, mostly as counts are small or data are missing.",
    kind={
        Kind.COMPARED: "Comparison areas",
        Kind.BEFORE: "Before",
        Kind.AFTER: "After",
        Kind.COUNTED: "Offences",
    },
    kind_inside={
        Kind.COMPARED: "which areas we compare with",
        Kind.BEFORE: "how long a time before the start we count",
        Kind.AFTER: "which time after the start we count",
        Kind.COUNTED: "which offences we count",
    },
    plan={
        Kind.COMPARED: "the plan's areas",
        Kind.BEFORE: "the plan's before period",
        Kind.AFTER: "the plan's after period",
        Kind.COUNTED: "the plan's offences",
    },
    way={
        Way.WITHOUT: "without {detail}",
        Way.ALIKE: "all that are like the pilot",
        Way.NEAREST: "the nearest half",
        Way.LARGER: "the half with most incidents",
        Way.SMALLER: "the half with fewest incidents",
        Way.YEARS: "{detail} {detail:year|years} before",
        Way.FIRST_YEAR: "the first year after",
        Way.LATEST_YEAR: "the latest year after",
        Way.ALL: "all offences",
        Way.BUSINESS: "business-related only",
        Way.GROUP: "only {detail}",
    },
    columns=(
        "Comparison areas",
        "Before",
        "After",
        "Offences",
        "Change compared with expected",
        "Lowest",
        "Highest",
        "By the plan's rule",
    ),
    note="Specification curve: all combinations of the choices on the left, ordered by result. Filled dots: the interval leaves out that it went as expected. At least five comparison areas and twenty incidents before; ways that rest on "
    + SMALL
    + " incidents are left out. Very long intervals are cut in the picture. The ways share data and are not independent of each other.",
)
