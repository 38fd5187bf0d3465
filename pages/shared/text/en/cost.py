"""What one incident fewer cost, in English."""

from pages.shared.text.parts.cost import CostText

COST = CostText(
    heading="What did one incident fewer cost?",
    lead=(
        "Costs that were noted, divided by how many fewer incidents there were than expected. It is "
        "no gain in money: what an incident costs its victim or society is not in it."
    ),
    count="What counts as cost?",
    counts={
        "work": "The work",
        "measures": "The measures",
        "both": "Both, if they do not overlap",
    },
    price="Price per hour",
    no_price="no price",
    price_choice="SEK {price}",
    nothing_noted="No cost of that sort was noted.",
    title="{area}: SEK {low}\N{EN DASH}{high} per incident fewer",
    title_open="{area}: the cost per incident fewer has no upper limit",
    title_unknown="{area}: the cost per incident fewer cannot be worked out",
    subtitle="{outcome}. Costs {cost_period}, incidents {period} against expected",
    said=(
        "{counted}: SEK {cost}. There were {fewer} than expected. That is SEK {value} per incident fewer, with "
        "the uncertainty somewhere between {low} and {high} ({level})."
    ),
    said_open=(
        "{counted}: SEK {cost}. Nobody can say what one incident fewer cost: perhaps there were no "
        "fewer at all. The estimate is {fewer} against expected, so the cost has no upper limit. At "
        "least SEK {low} ({level})."
    ),
    said_none="{counted}: SEK {cost}. {reason}",
    unit_sek="SEK {n}",
    unit_hours="{n} {n:hour|hours}",
    columns=("What", "Cost", "Per incident fewer", "Uncertainty ({level})"),
    work="The work",
    measures="Measures done",
    both="The work and the measures, if they do not overlap",
    hours="Hours",
    hours_of="{organisation} {hours}",
    priced="Hours at SEK {price}",
    with_hours="{counted}, and hours at SEK {price}",
    total="The chosen SEK and the priced hours",
    span="{low} to {high}",
    open_span="at least {low}, no upper limit",
    no_value="cannot be told",
    n="n = {n} incidents. The costs rest on {rows} noted rows.",
    note=(
        "Expected: had the area followed the comparison areas. The interval is the headline's, which "
        "allows for areas that drift apart for reasons of their own, turned into SEK (Fieller's "
        "interval of a known cost). Where it holds no incident fewer there is no upper limit."
    ),
    not_counted="Not counted: {what}.",
    no_hour_price="the hours, which have no price ({hours})",
    unpriced="{n} {n:measure|measures} done without a noted cost",
    withheld=(
        "{n} private {n:measure|measures}: fewer than three businesses stand behind, and the cost "
        "would show what one of them paid"
    ),
    before_after=(
        "incidents fewer while it was introduced: costs count from the start, incidents only from "
        "the after period on"
    ),
    lasting="use after the period of what stays, such as lighting",
)
