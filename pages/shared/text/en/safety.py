"""English: the page Safety."""

from analysis.results import Reason
from pages.shared.text.parts.safety import SafetyText

SAFETY = SafetyText(
    title="Safety",
    lead="How do visitors and businesses experience the place, before and after?",
    part="Part",
    parts={
        "answer": "The answer",
        "items": "Question by question",
        "answers": "The answers",
        "problems": "Problems",
        "reporting": "Experienced and reported",
        "who": "Who answered",
    },
    not_judged="The survey cannot be judged: {reason}",
    no_outcome="The plan asks no survey question about {area}. All questions are found under Question by question.",
    hoped="Respondents: {respondents}. Smallest change that the plan hopes for: {change}.",
    hoped_line="the plan\N{RIGHT SINGLE QUOTATION MARK}s limit",
    in_short="{area}: {before} before and {after} after. The comparison areas: {others_before} before and {others_after} after.",
    paired="Among those who answered both times: {change} than in the comparison areas {basis}.",
    holm_holds="It holds when the plan\N{RIGHT SINGLE QUOTATION MARK}s {n} survey questions are tested together (Holm\N{RIGHT SINGLE QUOTATION MARK}s method, p {p}).",
    holm_fails="It may be chance when the plan\N{RIGHT SINGLE QUOTATION MARK}s {n} survey questions are tested together (Holm\N{RIGHT SINGLE QUOTATION MARK}s method, p {p}).",
    start_mark="the pilot starts",
    break_mark="asked in another way",
    way_out={
        Reason.SCALE_CHANGED: "The way on: offer the same answers to choose from as the first time. If the answers can be translated, say so in the file of questions (comparable with).",
        Reason.WORDING_CHANGED: "The way on: ask with the same words as the first time. If the meaning is the same, say so in the file of questions (comparable with).",
        Reason.FRAME_CHANGED: "The way on: choose the respondents as in the first wave next time, or remove the wave that differs.",
        Reason.MODE_CHANGED: "The way on: collect the answers as in the first wave next time, or remove the wave that differs.",
    },
    change_axis="Change, percentage points",
    no_change="no change",
    change_title="{area}: {change} than had it followed the comparison areas",
    change_open="{area}: between {low} and {high} percentage points against the comparison areas",
    waves_title="{area}, {share}: {before} before, {after} after",
    waves_subtitle="{item}. Share of the answers, {respondents}",
    share_axis="Share of the answers",
    comparison_line="Comparison areas",
    change_before_after="Before to after",
    table_columns=("Area", "Wave", "Share", "Lowest", "Highest", "n"),
    change_columns=("Comparison", "Change, percentage points", "Lowest", "Highest", "Interval"),
    pilot_change="{area}, after minus before",
    comparison_change="Comparison areas, after minus before",
    difference_row="Difference in change (pilot minus comparison)",
    reporting_heading="Do businesses report more often?",
    reporting_sentence_up="{area}: businesses report a larger share of what they are exposed to: "
    "{before} before and {after} after ({interval}; n = {n} answers). The number of reported offences may "
    "therefore have fallen less, or risen more, than the offences themselves.",
    reporting_sentence_down="{area}: businesses report a smaller share of what they are exposed to: "
    "{before} before and {after} after ({interval}; n = {n} answers). The number of reported offences may "
    "therefore have fallen more than the offences themselves.",
    reporting_sentence_unclear="{area}: no certain change can be seen in the share that businesses report to the police: {before} before and {after} after ({interval}; n = {n} answers).",
    reporting_no="The survey does not say how large a share is reported: {reason}",
    early_level="The intervals have a confidence of {level} instead of 95%: the plan has several decision dates, and each gets a part of the risk of a false alarm.",
    own_wording="The questions are our own and cannot be set beside national surveys.",
    all_items_heading="All questions",
    item_columns=("Question", "Respondents", "Wave", "Share", "Lowest", "Highest", "n"),
    respondents={
        "besökare": "visitors",
        "företag": "businesses",
        "boende": "residents",
        "anställda": "employees",
        "": "all respondents",
    },
    or_="or",
    definition="The share is those who answered {counted}, of the scale\N{RIGHT SINGLE QUOTATION MARK}s {n} answers. Don't know and missing answers are left out.",
    unlinked_heading="Shares in the survey",
    share_same="**{area}**, {item}: changed as much as in the comparison areas {basis}.",
    share_sentence="**{area}**, {item}: {change} than had it changed as in the comparison areas {basis}.",
)
