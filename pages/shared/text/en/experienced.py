"""English: the survey: experienced and reported."""

from pages.shared.text.parts.experienced import ExperiencedText

EXPERIENCED = ExperiencedText(
    of_hundred="Of a hundred victimised businesses, {before} reported to the police before and {after} after.",
    more="The share of businesses that say they are victimised was {before} before and {after} after. Against the comparison areas that is an increase {basis}.",
    fewer="The share of businesses that say they are victimised was {before} before and {after} after. Against the comparison areas that is a decrease {basis}.",
    alone="The share of businesses that say they are victimised was {before} before and {after} after. The comparison areas cannot be set beside it {basis}.",
    unclear="The share of businesses that say they are victimised was {before} before and {after} after. Against the comparison areas no certain change is seen {basis}.",
    together="Together:",
    to_effect="More series and a worked example are on the page Effect",
    title="{area}: what businesses experience and report beside the police counts",
    subtitle="Answers of businesses (share) beside reported incidents (before = 100), before and after",
    before="Before",
    after="After",
    police="Reported: {outcome}, before = 100",
    points="{change} percentage points",
    columns=("Series", "Area", "Before", "After", "Change", "n"),
    note="Victimised: yes to at least one of the questions on theft, threats or violence at theft, break-in and other threatening behaviour. Reported: yes, of the victimised who said yes or no. Reported incidents are counted in the plan\N{RIGHT SINGLE QUOTATION MARK}s periods, answers in the waves within them.",
)
