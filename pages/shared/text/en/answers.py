"""English: the survey: the answers over the scale."""

from pages.shared.text.parts.answers import AnswersText
from pages.shared.text.small import SMALL

ANSWERS = AnswersText(
    question="Question",
    title="{area}, {share}: {before} {first}, {after} {last}",
    title_one="{area}, {share}: {value} {wave}",
    title_plain="{area}: {share}",
    subtitle="The answers over the whole scale, {respondents}. Share of those who took a stand; less good to the left (hatched), better to the right",
    subtitle_plain="The answers over the whole scale, {respondents}. Share of those who took a stand; those that the share counts to the left (hatched)",
    axis="Share of the answers, counted from the middle",
    columns=("Area", "Wave", "Answer", "Share", "Lowest", "Highest", "Count"),
    beside="n = {n}<br>no answer {missing}",
    dont_know="don\N{RIGHT SINGLE QUOTATION MARK}t know",
    not_applicable="not applicable",
    no_answer="no answer",
    merged="Answers that only " + SMALL + " gave are put together with one beside them.",
    note="Wilson\N{RIGHT SINGLE QUOTATION MARK}s interval. No answer: don\N{RIGHT SINGLE QUOTATION MARK}t know, not applicable and no answer, of all who were asked. Rounded figures may differ from their sum by a percentage point.",
    sure="It holds when all questions are tested together.",
    unsure="It may be chance when all questions are tested together.",
    not_compared="Before and after are not compared: {reason}",
)
