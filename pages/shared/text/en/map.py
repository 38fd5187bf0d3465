"""English: the page Map."""

from pages.shared.text.parts.map import MapText

MAP = MapText(
    title="Map",
    lead="Where do incidents lie close together, before and after? One scale for both, so that they can be compared.",
    view="Show",
    before="Before",
    after="After",
    difference="Difference",
    density_finding="{area}: at the densest {peak} incidents per km² and year, {period}",
    difference_finding="{area}: at most {down} fewer and {up} more incidents per km² and year after than before",
    unit="Incidents per km² and year",
    unit_difference="More or fewer incidents per km² and year, after minus before",
    withheld="Incidents in squares with too few incidents (fewer than five, or at fewer than three places, in either period) are not drawn.",
    follows_plan="The map shows the plan's periods for {area}; the filters for areas and period do not apply here.",
    n_drawn="n = {n} incidents drawn in the area of the map.",
    everywhere="The whole map",
    thin_note="Approximate location. Squares of 250 metres with too few incidents are not drawn.",
    approximate="Bandwidth {bandwidth} metres, the same in both periods.",
    table_columns=("Area", "Before, per year", "After, per year", "Difference, per year"),
    role={
        "pilot": "Pilot area",
        "comparison": "Comparison area",
        "buffer": "Buffer zone",
        "other": "Other area",
    },
    refused_title="No heat map",
    refused="The heat map is not drawn: {reason}",
    zoom_in="Zoom in",
    zoom_out="Zoom out",
    no_ground="The schematic map does not reach here. Load a base map of your own on the page Sources.",
    own_basemap="Own base map",
    not_drawn="Below {smallest} is not drawn.",
    class_more="{span} more",
    class_fewer="{span} fewer",
    whole_year="No pilot periods can be compared in these data; the map shows the chosen period.",
)
