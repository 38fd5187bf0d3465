"""English: the page Map, hot spots."""

from pages.shared.text.parts.hot_spots import HotSpotsText
from pages.shared.text.small import LEAST_EN, SMALL

HOT_SPOTS = HotSpotsText(
    unit="Hot spots: more incidents than chance gives",
    kind={
        "new": "new",
        "lasting": "lasting",
        "gone": "gone",
        "unclear": "unclear",
        "stands_out": "stands out",
    },
    letter={
        "new": "N",
        "lasting": "L",
        "gone": "G",
        "unclear": "?",
        "stands_out": "S",
    },
    mark="{letter}{number}",
    legend="{letter} = {kind}",
    edge="The edge of a place: stands out in one period only, may be chance",
    legend_edge="edge: in one period only, unclear",
    title="{around}: {lasting}, {new}, {gone}",
    lasting="{n} {n:place stands|places stand} out before and after",
    no_lasting="no place stands out before and after",
    new="{n} new",
    no_new="none new",
    gone="{n} gone",
    no_gone="none gone",
    only_unclear="{around}: {n} {n:place stands|places stand} out in one period, the change may be chance",
    nothing="{around}: no place stands out more than chance",
    one_period="{around}: {n} {n:place stands|places stand} out with more incidents than chance gives",
    refused_title="Hot spots cannot be shown",
    said="A hot spot stands out: it has more incidents than if they were as dense everywhere. It is called new or gone only if its part of the incidents changed more than by chance. That does not say why.",
    said_nothing="Incidents are nowhere denser than chance usually makes them.",
    said_one_period="A hot spot stands out: it has more incidents than if they were as dense everywhere. That does not say why.",
    unclear="Of {n} {n:place|places} it cannot be told: {n:it stands|they stand} out in one of the periods, but the difference between them may be chance.",
    withheld="Squares that stand out but have too few incidents or places are not shown.",
    columns=(
        "No.",
        "Kind",
        "Area",
        "Size, metres",
        "Before, per year (about)",
        "After, per year (about)",
    ),
    one_column="Per year (about)",
    near="near {area}",
    nowhere="outside the areas",
    size="{east} \N{MULTIPLICATION SIGN} {north}",
    about="about {n}",
    told_period="{period}: {about} incidents per year",
    n_two="n = {before} incidents before and {after} after, in {squares} squares compared.",
    n_one="n = {n} incidents in {squares} squares compared.",
    compared_areas="the squares in the map's view that belong to an area",
    compared_map="all squares in the map's view",
    method="Method: each square of {size} metres is tested with its surroundings, {width} \N{MULTIPLICATION SIGN} {width} metres, against {compared}. Exact binomial test, for large counts the Gi* of Getis and Ord; the rule of Benjamini and Yekutieli over all squares: if everything is chance, at most 5% of maps show any place.",
    method_change="New and gone are tested exactly in the same way, given the incidents of both periods.",
    series="It allows for how uneven the plan's months are, for incidents come in series.",
    counts_note="Counts are of the place and {reach} metres around it, rounded to the nearest "
    + LEAST_EN
    + " in each period; "
    + SMALL
    + " are not shown.",
)
