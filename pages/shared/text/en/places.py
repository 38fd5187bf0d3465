"""English: are the incidents on the same streets as before?"""

from pages.shared.text.parts.places import PlacesText
from pages.shared.text.small import SMALL

PLACES = PlacesText(
    question="Are the incidents on the same streets as before?",
    short_refused="Cannot be answered here.",
    short_same="Yes, no clear change.",
    short_unclear="Cannot tell.",
    short_changed="No, the pattern has changed: {n} of {tested} {places}.",
    segments="street segments",
    areas="areas",
    on_streets="on the same streets",
    in_areas="in the same areas",
    largest_segment="on the largest segment",
    largest_area="in the largest area",
    no_streets="No street segments are loaded here, so the areas of the plan are compared instead.",
    same="The incidents are {where} as before: of {tested} {places} none has a clearly larger or "
    "smaller share of them.",
    unclear="It cannot be told whether the incidents are {where} as before. They are so few that "
    "not even a halving {largest} would show.",
    changed="The pattern has changed: {n} of {tested} {places} {n:has|have} a clearly different share of "
    "the incidents than before ({up} larger, {down} smaller).",
    not_level="This says where the incidents are, not whether they are more or fewer.",
    top="The 20 per cent of all {places} with most incidents had {before} of them before and "
    "{after} after.",
    off_street="{share} of the incidents in the areas are more than {metres} metres from every "
    "loaded segment, or have no position, and are not included.",
    title_same="Of {tested} {places} none has a clearly different share of the incidents",
    title_unclear="Too few incidents to see whether the pattern has changed",
    title_changed="{n} of {tested} {places} {n:has|have} a clearly different share of the incidents",
    plan_areas="the areas of the plan",
    segment="{street}, segment {number}",
    nameless="Street without a name",
    columns=("Place", "Length, metres", "Before (95% interval)", "After (95% interval)", "Reading"),
    before="Before",
    after="After",
    larger="clearly larger share of the incidents",
    smaller="clearly smaller share of the incidents",
    no_change="no clear change",
    note="Each place's share of all incidents before is compared with its share after (spatial point "
    "pattern test, SPPT, chi-square with N \N{MINUS SIGN} 1). {tested} tests are made at the same "
    "time; a change counts as clear if p is below 0.05 after Benjamini\N{EN DASH}Yekutieli's rule. "
    "Similarity index S = {similarity}: the part of {tested} {places} that did not change when each is "
    "tested by itself, without the rule. The intervals are exact Poisson intervals and take only chance into account.",
    dispersion="The tests allow for counts that vary {phi} times as much as chance (\N{GREEK SMALL LETTER PHI} from the months before).",
    empty_note="Without incidents in both periods, and not tested: {n} {places}.",
    hidden_note="Not shown: {n} {places} with "
    + SMALL
    + " incidents or fewer than three places in "
    "either period, and such as would give them away.",
)
