"""English: the page Map, quarter by quarter."""

from pages.shared.text.parts.quarters import QuartersText
from pages.shared.text.small import LEAST_EN

QUARTERS = QuartersText(
    previous="Previous quarter",
    following="Next quarter",
    play="Play",
    pause="Pause",
    quarter="Quarter",
    name="Q{number} {year}",
    part="{months} {year}",
    marked="{quarter}, {phase}",
    phase={"before": "before", "implementation": "implementation", "after": "after"},
    said={
        "before": "{period} belongs to the period before.",
        "implementation": "{period} belongs to the implementation: it counts neither as before nor as after.",
        "after": "{period} belongs to the period after.",
    },
    finding="{area}, {quarter}: at the densest {peak} incidents per km² and year",
    refused_title="{area}, {quarter}: no heat map",
    withheld="Squares with too few incidents in the quarter (fewer than "
    + LEAST_EN
    + ", or at fewer than three places) are not drawn. The shorter the time, the more squares are missing: do not hold a quarter against whole periods.",
    highest="Highest of the quarters: {quarter}, {peak} incidents per km² and year.",
    columns=("Area", "Densest, {quarter}", "Densest, previous quarter", "Highest of all quarters"),
    n="n = {n} incidents drawn in the area of the map during the quarter, to the nearest "
    + LEAST_EN
    + ".",
    note="All quarters are drawn on one scale and as incidents per year. A part of a quarter that belongs to another period is drawn by itself.",
)
