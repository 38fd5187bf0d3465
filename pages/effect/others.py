"""The plan's other questions."""

import pandas as pd

from analysis.nested import HIDDEN, given_away
from analysis.results import Comparison, Estimate, Hidden, NotPossible, Unit
from analysis.secondary import Adjusted, adjusted
from data.study import Outcome
from pages.effect.asked import Asked
from pages.shared import cached
from pages.shared.cards import Card
from pages.shared.components import table_card
from pages.shared.text import Text, sentences
from pages.shared.text.groups import outcome_name
from pages.shared.told import of_outcome

Compared = Estimate | Hidden | NotPossible


def secondary(asked: Asked) -> None:
    """The plan's other questions, without verdict: several are asked at once."""
    text = asked.text
    bank = cached.items(asked.version)
    outcomes = [o for o in asked.pilot.secondary if o.groups or o.item in bank]
    if not outcomes:
        return
    hidden = _given_away(asked)
    found = {o: HIDDEN if o in hidden else _compared(asked, o) for o in outcomes}
    holm = adjusted({o: r for o, r in found.items() if isinstance(r, Comparison)})
    rows = [
        (
            *_rates(asked, outcome, hidden),
            _said(result, text),
            _reading(result, holm.get(outcome), text),
        )
        for outcome, result in found.items()
    ]
    card = Card(
        id="effekt-ovriga",
        title=text.effect.secondary_heading,
        subtitle=f"{asked.area}, {asked.periods}",
        table=pd.DataFrame(rows, columns=list(text.effect.secondary_columns)),
        n="",
        note=text.effect.secondary_note,
        about=asked.pilot.area,
        told=tuple(
            one
            for outcome in outcomes
            if outcome not in hidden
            for one in of_outcome(asked.version, asked.pilot, outcome)
        ),
        doubts=asked.doubts,
    )
    table_card(card, asked.version, text)


def _compared(asked: Asked, outcome: Outcome) -> Compared:
    if outcome.groups:
        return cached.findings(asked.version, asked.pilot, outcome).change
    answers = cached.safety(asked.version, asked.pilot, outcome)
    return answers if isinstance(answers, NotPossible) else answers.difference


def _given_away(asked: Asked) -> frozenset[Outcome]:
    """Those that would tell a small count beside the others; the primary one is always shown."""
    counted = [o for o in (asked.pilot.primary, *asked.pilot.secondary) if o.groups]
    return given_away({o: cached.findings(asked.version, asked.pilot, o) for o in counted})


def _rates(asked: Asked, outcome: Outcome, hidden: frozenset[Outcome]) -> tuple[str, str, str]:
    """Its name, and of incidents how many a month before and after."""
    text, pilot = asked.text, asked.pilot
    items = cached.item_names(asked.version, text.code)
    name = sentences.sentence_case(outcome_name(outcome, items, text))
    if not outcome.groups:
        answers = cached.safety(asked.version, pilot, outcome)
        if isinstance(answers, NotPossible):
            return name, text.card.no_value, text.card.no_value
        return name, _share(answers.before, text), _share(answers.after, text)
    if outcome in hidden:
        return name, text.card.hidden_mark, text.card.hidden_mark
    own = cached.findings(asked.version, pilot, outcome).own
    return (
        name,
        sentences.per_month(own.before, pilot.before.months, text),
        sentences.per_month(own.after, pilot.after.months, text),
    )


def _said(result: Compared, text: Text) -> str:
    if isinstance(result, Estimate):
        return sentences.estimate(result, text)
    return sentences.sentence_case(sentences.no_answer(result, text))


def _reading(result: Compared, holm: Adjusted | NotPossible | Hidden | None, text: Text) -> str:
    """Whether it is more than chance gives, when it is counted how many were looked at."""
    if not isinstance(result, Estimate):
        return text.card.no_value
    none = 1.0 if result.unit is Unit.RATIO else 0.0
    sure = result.low > none or result.high < none
    if not isinstance(holm, Adjusted):
        return text.trends.signal if sure else text.trends.no_signal
    words = text.judgement.holm_holds if holm.holds else text.judgement.holm_fails
    return words.format(p=sentences.p_value(holm.p, text))


def _share(share: Compared, text: Text) -> str:
    return text.numbers.share(share.value) if isinstance(share, Estimate) else text.card.no_value
