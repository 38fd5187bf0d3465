"""Which place could be next, in English."""

from analysis.decision.candidates import Criterion
from analysis.results import Reason
from pages.shared.text.parts.where_next import WhereNextText
from pages.shared.text.small import SMALL

WHERE_NEXT = WhereNextText(
    heading="Which places come first to hand?",
    lead=(
        "All areas but the pilots and their buffer zones, ordered by need and by how like the pilot "
        "area {pilot} they are. The order is material, not a decision: it shows where the need is "
        "greatest, not where the work would have an effect."
    ),
    refused="The areas cannot be ordered: {reason}",
    weights="What should weigh most?",
    weights_lead=(
        "The weights are a choice, not a result. Only their proportions count; 0 takes a measure "
        "away. The choice is in the link."
    ),
    weight="Weight: {what}",
    criterion={
        Criterion.RATE_KM2: "incidents per km²",
        Criterion.RATE_BUSINESS: "incidents per business",
        Criterion.TREND: "trend",
        Criterion.CONCENTRATION: "concentration",
        Criterion.INSECURITY: "insecurity",
        Criterion.BUSINESSES: "density of businesses",
        Criterion.LIKENESS: "likeness to the pilot",
    },
    weighs_nothing="Set at least one weight above zero.",
    title_none="No area is nearly always among the first three",
    title_some="{names}: nearly always among the first three",
    subtitle=(
        "Rank among {n} areas, {outcome}, {period}. Diamond: comparison area. "
        "Lines: ranks that 90% of the draws give"
    ),
    nearly_always=(
        "Among the first three in at least 90% of {draws} draws, each by itself: {names}. Every draw "
        "has other counts, as chance may have given, and other weights."
    ),
    order_told="Their order is the same in nearly all draws.",
    order_untold="Their order cannot be told.",
    nobody=(
        "No area is among the first three in at least 90% of {draws} draws: the order depends on "
        "chance and on how the measures are weighted."
    ),
    mostly="Most often among the first three: {names}.",
    named_share="{name} ({share})",
    axis="Rank (1 = top)",
    inner="Thick: chance and what is not known, your weights",
    outer="Thin: other weights too",
    rank_columns=(
        "Area",
        "Rank",
        "Ranks with your weights (90%)",
        "Ranks with all weights (90%)",
        "Among the first three",
        "Known",
    ),
    is_comparison="{name} (comparison area)",
    known="{share} of the weight",
    n="n = {n} incidents in {areas} areas.",
    note=(
        "Each measure becomes the area's place among those known (0\N{EN DASH}100%), so that one "
        "area with very high figures does not decide alone, and they are weighed together. What is "
        "not known counts as the middle, never as zero, and in the draws as anything from lowest to "
        "highest. Draws: other counts that the same data allow (overdispersed Poisson, empirical "
        "Bayes) and weights out of all there are (Dirichlet), with a fixed seed. The score depends "
        "on which areas take part."
    ),
    weighted="Weights: {weights}.",
    regression=(
        "An area that had many incidents one year often has fewer the next by itself "
        "(regression to the mean). So the measures rest on {years} years, and counts are weighed "
        "together with what the areas have on average. Even so, do not choose a place by one bad "
        "time."
    ),
    costs_evaluation=(
        "{n} of the areas {n:is a comparison area|are comparison areas} (diamond). One where work "
        "starts can no longer be compared with, and the evaluation of the pilots becomes less "
        "certain."
    ),
    hidden=(
        "{n} {n:area is|areas are} not shown at all, nor any rank of theirs: some year has "
        + SMALL
        + " incidents, none at all, or a count that would tell others."
    ),
    unplaced="Too little is known (under half of the weight): {names}.",
    unused="Not weighed, as fewer than five areas have the measure: {names}.",
    values_heading="What is known of each area",
    values_title="The measures of {n} areas, those highest in the order first",
    values_subtitle="{outcome}, {period}. Incidents where nothing else is said. In brackets: 95% uncertainty, or the number of answers",
    values_columns={
        Criterion.RATE_KM2: "Per km² and year",
        Criterion.RATE_BUSINESS: "Per 100 businesses and year",
        Criterion.TREND: "Trend a year",
        Criterion.CONCENTRATION: "In the worst fifth",
        Criterion.INSECURITY: "Unsafe",
        Criterion.BUSINESSES: "Businesses per km²",
        Criterion.LIKENESS: "Likeness",
    },
    value="{value} ({low} to {high})",
    of_answers="{share} of {n} answers",
    of_traits="{share} of {n} traits",
    short={
        Reason.ITEM_NOT_ASKED: "not asked",
        Reason.ONE_AREA: "too little ground",
        Reason.TOO_FEW_POINTS: "too few incidents",
        Reason.NO_INCIDENTS: "no incidents",
        Reason.NO_POSITIONS: "no positions",
        Reason.CENTROIDS: "no positions",
        Reason.NO_AREA_SIZE: "no area size",
        Reason.NO_BASE: "unknown",
        Reason.FEW_BEFORE: "too few incidents",
    },
    area="Area",
    asked="Unsafe: {item}, {wave}.",
    not_asked="Insecurity was not asked about in any area.",
    values_note=(
        "Incidents: weighed together with what all candidates have (empirical Bayes), so that high "
        "figures that may be chance are drawn to the middle. Trend: a line through whole years "
        "beside the other areas together. Concentration: squares of 50 m, ordered by the Gini "
        "adjusted for few incidents. Likeness: traits (level, trend, season, mix of offences, "
        "businesses) that are like the pilot's before the start; one that is somewhat like counts "
        "as a half."
    ),
    seen_heading="What could be seen there?",
    seen_title="After {months} months a change of {least}\N{EN DASH}{most} is seen, depending on the area",
    seen_title_never="The change that the plan hopes for cannot be seen in any area",
    seen_subtitle=(
        "{outcome}. The area as a pilot from {start}, beside the pilot's comparison areas but itself"
    ),
    seen_columns=(
        "Area",
        "Smallest after {months} months",
        "Smallest ever",
        "Months for {hoped}",
        "Months for {large}",
    ),
    nothing_seen="none",
    months="{n} {n:month|months}",
    never="never seen",
    seen_note=(
        "Seen eight times out of ten (a power of 80%), with the headline's prediction interval and "
        "how far areas drift apart by themselves. Never seen: more months do not help."
    ),
)
