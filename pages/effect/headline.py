"""The answer to the primary outcome: the decision rule's words, the sentence, the picture."""

import pandas as pd
import streamlit as st

from analysis.detectable import Detectable
from analysis.findings import Findings
from analysis.results import Comparison, Estimate, NotPossible, Verdict, Wording
from data.intake import Kind
from pages.effect import next_step
from pages.effect.asked import Asked
from pages.shared import judged, seen
from pages.shared.cards import Card
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.components import figure_card, refusal
from pages.shared.explained import captioned, headed
from pages.shared.locked import by_locked_plan
from pages.shared.markup import escaped
from pages.shared.text import sentences
from pages.shared.text.groups import share_name
from pages.shared.verdicts import verdict_words


def headline(asked: Asked, found: Findings) -> None:
    """The decision rule's words, the sentence, and the interval as a picture."""
    text, change = asked.text, found.change
    if not isinstance(change, Comparison) or found.verdict is None:
        refusal(change, text, text.effect.one_period_only)  # type: ignore[arg-type]
        _grade(asked)
        return
    headed(f"## {verdict_words(asked.version, asked.pilot, found.verdict, text)}", text)
    undecided = found.verdict.wording is Wording.CANNOT_TELL
    sentence, likely = sentences.answer(asked.area, asked.outcome, found.verdict, text)
    n = sentences.n_of(found, text)
    st.markdown(escaped(f"{sentence}. {likely}".strip()))
    captioned(sentences.basis_alone(change, text, n), text)
    by_locked_plan(asked.version, asked.pilot, text)
    if undecided:
        st.markdown(_how_long(asked))
    next_step.next_step(asked, found)
    _grade(asked)
    smallest = asked.pilot.primary.smallest_change
    figure = intervals(
        [Row.of(asked.area, change, sentences.beside(found.verdict, text))],
        Scale.against_expected(text),
        text,
        fictive=asked.version.fictive,
        hoped=(1 + smallest, text.judgement.seen_worth),
    )
    values = (change.value, change.low, change.high)
    row = (asked.area, *(text.numbers.signed_share(x - 1) for x in values))
    columns = [text.overview.columns[i] for i in (0, 3, 4, 5)]
    card = Card(
        id="effekt-huvudutfall",
        title=sentences.answer_title(asked.area, found.verdict, text),
        subtitle=f"{asked.outcome}. {text.overview.expected_axis}, {asked.periods}",
        table=pd.DataFrame([row], columns=columns),
        n=n,
        note=text.method_note[change.method],
        about=asked.pilot.area,
        told=asked.told,
        doubts=asked.doubts,
    )
    figure_card(card, figure, asked.version, text)


def could_see(asked: Asked) -> None:
    """Before any result, in a line: what could be seen here. The plan's page tells all of it."""
    found = judged.detectable_change(asked.version, asked.pilot, asked.pilot.primary)
    said = seen.lines(found, asked.pilot.primary, asked.text)
    heading = asked.text.judgement.seen_heading[asked.pilot.primary.direction]
    captioned(f"**{heading}** {escaped(' '.join(said[:2]))}", asked.text)


def _how_long(asked: Asked) -> str:
    """How many months it takes to tell, that they have passed, or that no number of them can."""
    pilot, text = asked.pilot, asked.text
    found = judged.detectable_change(asked.version, pilot, pilot.primary)
    if not isinstance(found, Detectable):
        return ""
    if isinstance(found.months_needed, NotPossible):
        few, drift = text.judgement.more_cannot_few, text.judgement.more_cannot_drift
        return drift if found.drift_hides_it else few
    passed, needed = pilot.after.months, found.months_needed
    said = text.judgement.go_on if passed < needed else text.judgement.enough_passed
    return said.format(months=text.numbers.whole(needed), passed=text.numbers.whole(passed))


def _grade(asked: Asked) -> None:
    text = asked.text
    found = judged.evidence_of(asked.version, asked.pilot, asked.pilot.primary)
    said = [
        text.judgement.grade.format(grade=found.grade, what=text.judgement.grade_what[found.grade])
    ]
    said += [text.judgement.solid] if found.solid else []
    reasons = "; ".join(text.judgement.not_higher[reason] for reason in found.not_higher)
    st.markdown(" ".join(said), help=text.judgement.why_not_higher.format(reasons=reasons))


def asked_headline(asked: Asked, result: Estimate, judged_: Verdict | None) -> None:
    """Where the primary outcome is a survey question: the same, from the answers."""
    text, primary = asked.text, asked.pilot.primary
    if judged_ is not None:
        headed(f"## {text.wording[judged_.wording, primary.direction]}", text)
    item = escaped(share_name(primary.item, text.code))
    st.markdown(sentences.share_against_comparison(result, escaped(asked.area), item, text))
    figure = intervals(
        [Row.of(asked.area, result, sentences.points(result.value, text))],
        Scale.points(text),
        text,
        fictive=asked.version.fictive,
        hoped=(primary.smallest_change, text.judgement.seen_worth),
    )
    values = (result.value, result.low, result.high)
    row = (asked.area, *map(text.numbers.signed_points, values))
    columns = [text.overview.columns[i] for i in (0, 3, 4, 5)]
    card = Card(
        id="effekt-huvudutfall",
        title=f"{asked.area}: {sentences.points(result.value, text)}",
        subtitle=f"{asked.outcome}, {asked.periods}",
        table=pd.DataFrame([row], columns=columns),
        n=text.card.n_answers.format(n=text.numbers.whole(result.n)),
        note=text.method_note[result.method],
        kinds=(Kind.SURVEY,),
        about=asked.pilot.area,
        doubts=asked.doubts,
    )
    figure_card(card, figure, asked.version, text)
