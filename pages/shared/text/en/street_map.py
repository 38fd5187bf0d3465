"""English: the page Map, street segments."""

from pages.shared.text.parts.street_map import StreetMapText
from pages.shared.text.small import SMALL

STREET_MAP = StreetMapText(
    switch="Period",
    options={"before": "Before", "after": "After", "difference": "Difference"},
    unit="Incidents per 100 metres of street and year",
    unit_difference="More or fewer incidents per 100 metres of street and year, after minus before",
    title="{around}: a fifth of the street segments has {share} of incidents on streets",
    title_plain="{around}: {n} street {n:segment has|segments have} enough incidents to be shown",
    changed="{around}: {down} of {n} segments have clearly fewer incidents, {up} clearly more",
    only_rose="{around}: {up} of {n} segments have clearly more incidents, none clearly fewer",
    only_fell="{around}: {down} of {n} segments have clearly fewer incidents, none clearly more",
    unchanged="{around}: none of {n} segments has clearly more or fewer incidents",
    refused_title="Street segments cannot be shown",
    most="Most for its length has {street}: {rate} incidents per 100 metres and year ({interval}).",
    top="The fifth of the segments with most had {before} of the incidents on streets before and {after} after.",
    top_one="The fifth of the segments with most has {share} of the incidents on streets.",
    off_street="{share} of the incidents are more than {metres} metres from every segment loaded, or have no position, and are not included.",
    difference_said="The difference is drawn as it is, also where it may be chance. Which changes are clear stands in the table.",
    columns=(
        "Street segment",
        "Length, metres",
        "Before (95% interval)",
        "After (95% interval)",
        "Change",
    ),
    one_column="Per 100 m and year (95% interval)",
    rose="clearly more",
    fell="clearly fewer",
    no_change="no clear change",
    label="{street}: {rate} per 100 m and year",
    told="{period}: {rate} per 100 m and year",
    below="Below {smallest}",
    level="Smaller difference, or none",
    hidden="Not shown: too few incidents, or would give others away",
    n="n = {n} incidents on {segments} segments shown.",
    method="An incident counts to the nearest segment within {metres} metres. Exact Poisson intervals, which allow for chance only.",
    method_change="A change is clear if p is below 0.05 in an exact test of the rates, by the rule of Benjamini and Yekutieli for {n} segments tested. It allows for how uneven the plan's months are, for incidents come in series.",
    hidden_note="Not shown: {n} {n:segment|segments} with "
    + SMALL
    + " incidents or fewer than three places in either period, and such as would give them away.",
    beyond_note="Segments without incidents are not drawn: the map has {n} segments.",
)
