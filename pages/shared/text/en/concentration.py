"""English: the page Map, do few places have most incidents?"""

from pages.shared.text.parts.concentration import ConcentrationText

CONCENTRATION = ConcentrationText(
    more="{around}: incidents are clearly more concentrated in few places than earlier",
    less="{around}: incidents are clearly less concentrated in few places than earlier",
    cannot_tell="{around}: cannot tell whether incidents are more concentrated than earlier",
    one_period="{around}: a fifth of the places has {share} of the incidents",
    refused_title="How concentrated incidents are cannot be said",
    refused="Cannot be worked out: {reason}",
    unit="Share of incidents in the fifth of the places that has most",
    said="The fifth of the places with most incidents has {before} of them before and {after} after. By chance, were all places alike, it would be {chance_before} before and {chance_after} after.",
    said_one="The fifth of the places with most incidents has {share} of them. By chance, were all places alike, it would be {chance}.",
    beyond="The change, beyond what another number of incidents gives: {change} ({interval}).",
    no_change="Whether it changed cannot be said: {reason}",
    sparse="There are fewer incidents than places. They then always lie in few places, so compare with chance and not with zero.",
    rows=(
        "Share in the fifth that has most",
        "The same share by chance",
        "Gini, adjusted for few incidents",
        "Incidents",
        "Places",
    ),
    columns=("Measure", "Before", "After"),
    one_column="The period",
    by_chance="by chance",
    n="n = {before} incidents before and {after} after, in {places} places (squares of {size} metres).",
    n_one="n = {n} incidents in {places} places (squares of {size} metres).",
    left_out="{missing} of the {all} incidents of the time have no usable position or lie outside the map and are left out, so n is lower than on the page Trends.",
    method="Lorenz curve and Gini as by Bernasco and Steenbeek. The interval comes from dealing out the incidents of both periods anew 499 times, as many to each period as it has. It is widened by how uneven the plan's months are, for incidents come in series.",
)
