"""English: the glossary."""

from pages.shared.text.parts.glossary import Entry, GlossaryText, Term
from pages.shared.text.small import SMALL

GLOSSARY = GlossaryText(
    heading="Glossary",
    columns=("Word", "Meaning"),
    entry="**{word}:** {meaning}.",
    terms={
        Term.PILOT_AREA: Entry(
            "pilot area (partnership area)",
            "the area where businesses, police and municipality try working together",
            r"pilot area",
        ),
        Term.COMPARISON_AREA: Entry(
            "comparison area",
            "similar area without a pilot; it shows what would roughly have happened anyway",
            r"comparison area",
        ),
        Term.BUFFER: Entry(
            "buffer zone",
            "the area around the pilot, where crime that moved would show",
            r"buffer|^(?:#+ )?around\\?:",
        ),
        Term.PERIODS: Entry(
            "before and after period",
            "whole years, or the same calendar months equally often, before the start and after the build-up; they may differ in length",
            r"before period|after period",
        ),
        Term.IMPLEMENTATION_PERIOD: Entry(
            "implementation period",
            "when the pilot is built up; left out of the comparison",
            r"implementation period",
        ),
        Term.PRIMARY_OUTCOME: Entry(
            "primary outcome",
            "the one outcome that the pilot is judged by, settled in the plan beforehand",
            r"primary outcome",
        ),
        Term.EXPECTED: Entry(
            "expected",
            "as many incidents as there would have been had the area followed the comparison areas",
            r"(?:than|with|as|is|incidents) expected\b",
        ),
        Term.RATE_RATIO: Entry(
            "relative rate ratio",
            "the pilot area's count after divided by that before, relative to the same ratio in the comparison areas; 0.80 is 20% fewer than expected",
            r"relative rate ratio",
        ),
        Term.PREDICTION_INTERVAL: Entry(
            "prediction interval",
            "how far an area may lie from the comparison areas without its meaning anything",
            r"prediction interval",
        ),
        Term.CONFIDENCE_INTERVAL: Entry(
            "confidence interval",
            "how uncertain an estimate is: the values that agree with the data",
            r"confidence interval",
        ),
        Term.N: Entry("n", "how many incidents or answers a figure is built on", r"\bn ="),
        Term.P: Entry(
            "p",
            "how often chance alone would give a difference at least this large",
            r"\bp (?:is|stands|=)",
        ),
        Term.VERDICT: Entry(
            "verdict",
            "what the plan's decision rule says of the answer. Clear: the whole interval is better than the smallest change that the plan hopes for. Probable: the whole interval goes the right way, but the size is uncertain. Cannot be settled: both more and less than expected are possible",
            r"(?:clear|probable|likely) (?:decrease|increase)|(?:decrease|increase), (?:but )?smaller than hoped|hoped for is unlikely|cannot (?:yet )?be (?:settled|told|decided)|cannot (?:yet )?tell",
        ),
        Term.DECISION_RULE: Entry(
            "decision rule",
            "what says beforehand how the interval must lie for the answer to support the aim",
            r"decision rule",
        ),
        Term.DECISION_DATE: Entry(
            "decision date",
            "a day when the answer is read; whoever reads it several times gets wider intervals, for they share the risk of a false alarm",
            r"decision date",
        ),
        Term.DOUBT: Entry(
            "doubt", "something that weakens the answer, with its size here", r"\bdoubts?\b"
        ),
        Term.EVIDENCE_GRADE: Entry(
            "grade of evidence",
            "1\N{EN DASH}5 on the Maryland scale: how strongly a comparison of this kind can speak",
            r"grade of evidence|evidence grade",
        ),
        Term.DETECTABLE: Entry(
            "smallest detectable change",
            "the smallest change that would be noticed eight times in ten with as many incidents as here",
            r"(?:could|can) we see a change|what could be seen|smallest detectable|smallest (?:change )?that (?:shows|can be seen|would be seen)|be seen (?:there|after)|shows after",
        ),
        Term.WORTH_HAVING: Entry(
            "smallest change worth having",
            "how large the change must be for the work to be worth it; written in the plan",
            r"smallest change (?:worth|that the plan|the plan)",
        ),
        Term.DISPLACEMENT: Entry(
            "displacement",
            "crime moves in place, time, target or type",
            r"displacement\b(?! difference)|did the incidents move|other offences take over",
        ),
        Term.WDD: Entry(
            "weighted displacement difference (WDD)",
            "how many incidents more or fewer there were than had the area followed the comparison",
            r"displacement difference|\bwdd\b",
        ),
        Term.PLACEBO: Entry(
            "placebo test",
            "the same calculation where there was no pilot, on other areas or before the start; where a change shows there too, the answer is less to be relied on",
            r"placebo|when all areas are tried|start (?:is )?moved",
        ),
        Term.SPECIFICATIONS: Entry(
            "specification curve",
            "all reasonable ways to count, side by side: where they agree the answer holds",
            r"specification curve|reasonable ways to count",
        ),
        Term.INTERRUPTED_SERIES: Entry(
            "interrupted time series",
            "a monthly series that gets a step or another slope at the start, beside the comparison's",
            r"interrupted time series|monthly series",
        ),
        Term.EMPIRICAL_BAYES: Entry(
            "empirical Bayes",
            "an area's count is weighed together with the mean of the others, so that high counts that may be chance are drawn to the middle",
            r"empirical bayes",
        ),
        Term.MANY_TESTS: Entry(
            "tested together (Holm, Benjamini\N{EN DASH}Hochberg)",
            "whoever asks many questions gets some false alarms; p is adjusted for how many they are",
            r"\bholm|benjamini|tested together|p is adjusted|other questions (?:of|in) the plan",
        ),
        Term.PERCENTAGE_POINTS: Entry(
            "percentage points",
            "the difference between two shares: from 40% to 30% is 10 percentage points lower",
            r"percentage point",
        ),
        Term.WILSON: Entry(
            "Wilson interval",
            "the uncertainty of a share; it holds where answers are few, too",
            r"\bwilson",
        ),
        Term.NEWCOMBE: Entry(
            "Newcombe interval",
            "the uncertainty of the difference between two shares",
            r"newcombe",
        ),
        Term.CHI_SQUARED: Entry(
            "chi-squared test",
            "asks whether distributions differ more than chance usually gives",
            r"chi-?squared?",
        ),
        Term.SAME_STREETS: Entry(
            "spatial point pattern test (SPPT)",
            "asks whether each place has the same share of the incidents after as before; the similarity index is the share of places where it did not change",
            r"point pattern test|\bsppt\b|similarity index|same streets as before",
        ),
        Term.REGRESSION: Entry(
            "regression to the mean",
            "an area chosen for a bad spell often gets better by itself",
            r"regression to|bad (?:spell|time) before",
        ),
        Term.DISPERSION: Entry(
            "dispersion (between months)",
            "how much more months vary than pure chance",
            r"dispersion|times chance",
        ),
        Term.LIKENESS: Entry(
            "likeness",
            "how close an area is to the pilot in level, season, trend and mix of offences before the start",
            r"\blikeness\b|like the pilot|resemble the pilot",
        ),
        Term.TOLERANCE: Entry(
            "tolerance contour",
            "a line around places that changed more than chance usually gives, all places tried at once",
            r"tolerance contour",
        ),
        Term.REPORTING: Entry(
            "reporting propensity",
            "share of what happens that is reported",
            r"reporting propensity|more reporting|more reported|report more often|share (?:that|who) reported",
        ),
        Term.SAFETY_INDEX: Entry(
            "safety index",
            "share of businesses exposed to at least one of four kinds of incident",
            r"safety index",
        ),
        Term.SUPPRESSION: Entry(
            "suppression",
            f"small counts ({SMALL}) are replaced by ·· so that nobody can be pointed out",
            r"··|suppression",
        ),
        Term.PRELIMINARY: Entry(
            "preliminary figures",
            "the latest months, for which reports still come in; they are not compared",
            r"preliminary",
        ),
        Term.INDEX: Entry(
            "index", "a number where a chosen period is 100: 75 is a quarter lower", r"\bindex\b"
        ),
        Term.ROLLING: Entry(
            "rolling twelve months",
            "the sum of the latest twelve months, month by month; seasons even out",
            r"rolling",
        ),
        Term.FUNNEL: Entry(
            "funnel plot",
            "areas by size, with limits that chance seldom passes; small areas get wider limits",
            r"funnel plot|areas stand out",
        ),
        Term.AORISTIC: Entry(
            "aoristic method",
            "an incident whose hour is not known is spread evenly between its earliest and latest time",
            r"aoristic",
        ),
        Term.BANDWIDTH: Entry(
            "bandwidth", "how far an incident is spread out on the map, in metres", r"bandwidth"
        ),
        Term.HOT_SPOTS: Entry(
            "hot spots",
            "places with more incidents than their surroundings, beyond what chance usually gives",
            r"hot spots?",
        ),
        Term.GINI: Entry(
            "Gini coefficient",
            "0 where all places have equally many incidents, close to 1 where a few have almost all",
            r"gini|gathered (?:in|at|on) few places|lorenz",
        ),
        Term.STREET_SEGMENT: Entry(
            "street segment",
            "a street between two crossings; incidents within 25 metres belong to the nearest",
            r"street segment|\bsegments\b",
        ),
        Term.SAFETY_WALK: Entry(
            "safety walk",
            "joint walk where faults are noted point by point, with a record",
            r"safety walk",
        ),
        Term.SITUATION_PICTURE: Entry(
            "situation picture",
            "the problems weighed together, from several sources",
            r"situation picture",
        ),
        Term.FIDELITY: Entry(
            "programme fidelity", "how much of what was planned was done", r"programme fidelity"
        ),
        Term.TRANSFERABILITY: Entry(
            "transferability",
            "elements with a written routine, a named role and graded evidence, so that others can do the same",
            r"transferability",
        ),
        Term.DOSE: Entry(
            "dose (measure weeks)", "measures times weeks in place", r"\bdose\b|measure[ -]weeks?"
        ),
        Term.KAPLAN_MEIER: Entry(
            "Kaplan\N{EN DASH}Meier",
            "share done after a time, where those that still wait count for as long as they have waited",
            r"kaplan",
        ),
        Term.EMMIE: Entry(
            "EMMIE",
            "five questions about a measure: effect, mechanism, moderators, implementation, economy",
            r"\bemmie\b",
        ),
    },
)
