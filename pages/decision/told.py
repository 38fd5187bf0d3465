"""A row of the evidence in words: what it is of, its number, its verdict, its doubts."""

from collections.abc import Sequence

from analysis.decision.evidence_table import Declared, EvidenceRow
from analysis.process.indicator import Tally, Value
from analysis.results import (
    Counted,
    Estimate,
    Hidden,
    Method,
    NotPossible,
    Unit,
    Verdict,
    Wording,
)
from analysis.told import Told
from analysis.verdict import STANCE
from data.study import Direction, Pilot
from pages.decision.asked import Asked
from pages.shared import cached, said
from pages.shared.text import sentences
from pages.shared.text.groups import outcome_name
from pages.shared.told import of_outcome
from pages.shared.verdicts import verdict_words

OF_INCIDENTS = {Unit.RATIO, Unit.INCIDENT_DIFFERENCE}


def what_inside(asked: Asked, row: EvidenceRow) -> str:
    """The same inside a sentence."""
    if row.outcome is not None and row.outcome.groups:
        return sentences.inside_outcome(what(asked, row), asked.text)
    return sentences.inside(what(asked, row))


def what(asked: Asked, row: EvidenceRow) -> str:
    """'Stöld i butik', 'Andel otrygga, besökare', 'Programtrogenhet (P16)'."""
    text = asked.text
    if row.code in text.indicators.name:
        return f"{text.indicators.name[row.code]} ({row.code})"
    if row.outcome is not None and row.outcome.groups:
        items = cached.item_names(asked.version, text.code)
        return sentences.sentence_case(outcome_name(row.outcome, items, text))
    share, _ = cached.items(asked.version).texts(text.code).get(row.code, (row.code, ""))
    share = text.item_changes.short.get(row.code, share)
    named = sentences.sentence_case(share)
    if not row.respondents:
        return named
    group = text.safety.respondents.get(row.respondents, row.respondents)
    return text.evidence.of_respondents.format(what=named, respondents=group)


def number(asked: Asked, value: Value) -> str:
    """'22 % färre (95 % ...)', '12 av 20 åtgärder (60 %)', or why there is none."""
    text = asked.text
    match value:
        case Estimate():
            interval = sentences.interval(value, text)
            return text.indicators.chance.format(value=_value(asked, value), interval=interval)
        case Counted() | Tally():
            return said.said(value, text)
        case NotPossible() | Hidden():
            return sentences.sentence_case(sentences.no_answer(value, text))


def in_table(asked: Asked, row: EvidenceRow) -> str:
    """The same, and how it is divided between owners where that is the question."""
    text, shown = asked.text, number(asked, row.value)
    parts = [
        text.indicators.beside.format(
            what=sentences.inside(said.group(part, text)), value=said.short(part.value, text)
        )
        for part in row.parts
        if not isinstance(part.value, NotPossible | Hidden)
    ]
    if not parts:
        return shown
    return text.evidence.by_owner.format(value=shown, parts=", ".join(parts))


def with_n(asked: Asked, value: Value) -> str:
    """The same with n, or that all are counted: a number that stands alone in a sentence."""
    text = asked.text
    if isinstance(value, Counted | Tally):
        return text.evidence.all_counted.format(value=said.said(value, text))
    if isinstance(value, Estimate):
        whole = text.numbers.whole(value.n)
        words = text.evidence.incidents if value.unit in OF_INCIDENTS else text.evidence.answers
        n = whole if value.method is Method.QUASI_POISSON else words.format(n=whole)
        interval = f"{sentences.interval(value, text)}; n = {n}"
        return text.indicators.chance.format(value=_value(asked, value), interval=interval)
    return number(asked, value)


def n_of(asked: Asked, row: EvidenceRow) -> str:
    text = asked.text
    if not row.n:
        return text.card.no_value
    whole = text.numbers.whole(row.n)
    if row.is_full_count:
        return text.evidence.counted.format(n=whole)
    if isinstance(row.value, Estimate) and row.value.unit is Unit.SHARE_POINTS:
        return text.evidence.answers.format(n=whole)
    return text.evidence.incidents.format(n=whole) if row.outcome else whole


def verdict(asked: Asked, pilot: Pilot, row: EvidenceRow) -> str:
    """What the rule says; of other outcomes with what Holm's method makes of it."""
    text = asked.text
    if row.declared is Declared.BEYOND:
        if not isinstance(row.value, Estimate):
            return text.evidence.is_full_count if row.n else text.evidence.no_verdict
        of_work = row.code in text.indicators.name
        return text.evidence.no_verdict if of_work else text.evidence.marked
    shown = _wording(asked, pilot, row)
    return " ".join(filter(None, [shown, _grade(asked, row)]))


def short_verdict(asked: Asked, pilot: Pilot, row: EvidenceRow) -> str:
    """The rule's words alone; that there is no answer where there is none."""
    text = asked.text
    if row.verdict is None or row.outcome is None or not isinstance(row.value, Estimate):
        return text.evidence.no_verdict
    if row.declared is Declared.PRIMARY:
        judged = Verdict(STANCE[row.verdict], row.verdict, row.value)
        return verdict_words(asked.version, pilot, judged, text)
    return wording(asked, row.verdict, row.outcome.direction)


def wording(asked: Asked, which: Wording, direction: Direction) -> str:
    return asked.text.wording[which, direction]


def holm(asked: Asked, row: EvidenceRow) -> str:
    """'står sig (p = 0,027)'; "" of what is judged alone."""
    text = asked.text
    if row.holm is None:
        return ""
    words = text.judgement.holm_holds if row.holm.holds else text.judgement.holm_fails
    return words.format(p=sentences.p_value(row.holm.p, text))


def doubts(asked: Asked, row: EvidenceRow) -> str:
    """The names of what weakens it."""
    text = asked.text
    if not isinstance(row.value, Estimate) or row.code in text.indicators.name:
        return text.evidence.not_looked_for
    names = dict.fromkeys(sentences.inside(text.doubt_name[c.doubt]) for c in row.doubts)
    return sentences.sentence_case("; ".join(names)) or text.evidence.no_doubts


def _wording(asked: Asked, pilot: Pilot, row: EvidenceRow) -> str:
    text, shown = asked.text, short_verdict(asked, pilot, row)
    if by_holm := holm(asked, row):
        return f"{text.evidence.secondary.format(verdict=shown, holm=by_holm)}."
    return f"{shown}."


def _grade(asked: Asked, row: EvidenceRow) -> str:
    return "" if row.grade is None else asked.text.evidence.grade.format(grade=row.grade)


def _value(asked: Asked, value: Estimate) -> str:
    text = asked.text
    shown = sentences.value(value, value.value, text)
    if value.method is Method.QUASI_POISSON and value.unit is Unit.RATIO:
        return f"{shown} {text.indicators.thing[Unit.RATIO]}"
    return shown


def counts(asked: Asked, rows: Sequence[EvidenceRow]) -> tuple[Told, ...]:
    """What the answers by incidents are made of."""
    return tuple(
        one
        for row in rows
        if row.outcome is not None and isinstance(row.value, Estimate)
        for one in of_outcome(asked.version, asked.study.pilot(row.area), row.outcome)
    )
