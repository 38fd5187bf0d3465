"""English: what is known over all outcomes."""

from analysis.decision.evidence_table import Declared, Field
from pages.shared.text.parts.evidence import EvidenceText

EVIDENCE = EvidenceText(
    title="Each pilot area's outcomes, with intervals",
    subtitle="Estimate and interval of the plan's outcomes and of the work, {periods}",
    panels={
        Field.EFFECT: "Incidents, against what was expected",
        Field.SAFETY: "Safety, the pilot's change beyond that of the comparison areas",
        Field.METHODS: "The work: shares, all counted",
    },
    points_axis="Percentage points",
    share_axis="Share",
    no_change="no difference",
    label="{area}: {what}",
    beside="{value}<br>n = {n}",
    keys=(
        "Filled circle: primary outcome, which the decision rule reads.",
        "Filled square: the plan's other outcomes.",
        "Open diamond: beyond the plan. Without a line it is a full count.",
    ),
    note="The line is the interval. n counts the pilot area and the comparison areas, before and after; of the work all are counted.",
    table_title="{told} of {n} rows have an answer; the others say why not",
    all_answered="All {n} rows have an answer",
    others_hold="{held} of {n} other outcomes hold when all of the pilot are tried together",
    table_subtitle="All outcomes and the work, by pilot area",
    declared={
        Declared.PRIMARY: "Primary outcome",
        Declared.SECONDARY: "The plan's other outcomes",
        Declared.BEYOND: "Beyond the plan",
    },
    field={
        Field.EFFECT: "Effect: incidents",
        Field.SAFETY: "Safety: survey",
        Field.WORKING: "Ways of working",
        Field.METHODS: "Methods",
    },
    columns=(
        "Standing",
        "Area",
        "Sort",
        "Outcome",
        "Estimate with interval",
        "n",
        "Verdict and grade of evidence",
        "Doubts",
    ),
    by_owner="{value}; {parts}",
    of_respondents="{what}, {respondents}",
    incidents="{n} {n:incident|incidents}",
    answers="{n} {n:answer|answers}",
    counted="{n}, all counted",
    all_counted="{value}, all counted",
    secondary="{verdict}; {holm}",
    no_verdict="No verdict",
    grade="Grade of evidence {grade} of 5.",
    marked="Stands out among all questions that were tried; no verdict",
    is_full_count="A full count, no verdict",
    no_doubts="none found",
    not_looked_for="not looked for here",
    table_note="The primary outcome is judged on its own by the decision rule. Other outcomes support and do not decide; they are judged only where they hold when all are tried together (Holm's method); p stands beside. Of what is beyond the plan nobody said beforehand what to expect. n counts the pilot area and the comparison areas, before and after. Grade of evidence on the Maryland scale: 2 is before and after, 3 is before and after against comparison areas. Where all are counted there is no interval, or it shows what chance does in so few.",
)
