"""The plan's other questions."""

import pandas as pd

from analysis.results import Estimate, Hidden, NotPossible, Unit
from data.kinds.items import item_scales
from data.study import Outcome
from pages.effect.asked import Asked
from pages.shared import cached
from pages.shared.components import Card, table_card
from pages.shared.text import Text, sentences
from pages.shared.text.groups import item_names, outcome_name


def secondary(asked: Asked) -> None:
    """The plan's other questions, without verdict: several are asked at once."""
    text = asked.text
    outcomes = [o for o in asked.pilot.secondary if o.groups or o.item in item_scales()]
    if not outcomes:
        return
    rows = [_outcome_row(asked, outcome) for outcome in outcomes]
    card = Card(
        id="effekt-ovriga",
        title=text.effect.secondary_heading,
        subtitle=f"{asked.area}, {asked.periods}",
        table=pd.DataFrame([row for row, _ in rows], columns=list(text.effect.secondary_columns)),
        n=" ".join(n for _, n in rows),
        note=text.effect.secondary_note,
    )
    table_card(card, asked.version, text)


def _outcome_row(asked: Asked, outcome: Outcome) -> tuple[tuple[str, ...], str]:
    text, pilot = asked.text, asked.pilot
    name = outcome_name(outcome, item_names(text.code), text)
    if outcome.groups:
        found = cached.findings(asked.version, pilot, outcome)
        rates = (
            sentences.per_month(found.own.before, pilot.before.months, text),
            sentences.per_month(found.own.after, pilot.after.months, text),
        )
        return (name, *rates, *_compared(found.change, text)), ""
    answers = cached.safety(asked.version, pilot, outcome)
    result = answers if isinstance(answers, NotPossible) else answers.difference
    return (name, "", "", *_compared(result, text)), ""


def _compared(result: Estimate | Hidden | NotPossible, text: Text) -> tuple[str, str]:
    if not isinstance(result, Estimate):
        return "", sentences.no_answer(result, text)
    none = 1.0 if result.unit is Unit.RATIO else 0.0
    sure = result.low > none or result.high < none
    reading = text.trends.signal if sure else text.trends.no_signal
    return sentences.estimate(result, text), reading
