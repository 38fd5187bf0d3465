"""English: the page Effect."""

from pages.shared.text.parts.effect import EffectText

EFFECT = EffectText(
    title="Effect",
    lead="Did the number of incidents change more in the pilot area than in the comparison areas?",
    same_months_heading="The same months, before and after",
    same_months_title="{area}: {before} a month before, {after} after",
    same_months_columns=(
        "Area",
        "Incidents before",
        "Incidents after",
        "Before, per month",
        "After, per month",
        "Change (95% interval)",
    ),
    pilot_row="{area} (pilot)",
    comparison_row="Comparison areas ({n})",
    buffer_row="The areas around (buffer zone)",
    trend_heading="Month by month",
    trend_subtitle="Incidents per month; comparison areas scaled to the pilot's level before",
    comparison_line="Comparison, scaled",
    trend_title="{area} and the comparison areas month by month",
    fewer_heading="How many incidents is that?",
    fewer_title="{change} incidents in the after period than had the area followed the comparison areas",
    fewer_nothing="The number of incidents does not differ with certainty from what was expected",
    fewer_subtitle="Weighted displacement difference (WDD), the comparison scaled to the pilot's level",
    secondary_heading="The plan's other questions",
    secondary_columns=(
        "Outcome",
        "Before (per month, or share)",
        "After (per month, or share)",
        "Compared with expected",
        "Adjusted for the number of questions (Holm)",
    ),
    secondary_note="Several questions are asked at once: a single difference may be chance. So p is adjusted for how many they are. "
    "The decision rule holds for the primary outcome only.",
    doubts_heading="What speaks against it?",
    no_doubts="Nothing in particular, beyond that a comparison never shows cause.",
    method_heading="How it is computed",
    declared="The question, the areas and the periods come from the evaluation plan; filters do not change them.",
    smallest="Smallest change worth having according to the plan: {change}.",
    comparison_areas="Comparison areas: {areas}.",
    one_period_only="A comparison before and after is not possible: {reason}",
    unknown_groups="No incident in the loaded files has the offence group {groups}, which the plan counts as its primary outcome. Correct the spelling on the page Evaluation plan, or load the file that has it.",
)
