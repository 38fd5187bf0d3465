"""Could we see it at all? A sentence, a curve and a table, before any result."""

import pandas as pd
import streamlit as st

from analysis.detectable import Detectable
from analysis.precision import SmallestChange
from analysis.results import Hidden, NotPossible
from analysis.told import Told
from data.store import Version
from data.study import Counting, Direction, Outcome, Pilot
from pages.shared import judged
from pages.shared.cards import Card
from pages.shared.charts.curve import smallest_changes
from pages.shared.components import figure_card, refusal
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences
from pages.shared.told import of_period

ROWS = (6, 12, 18, 24, 36, 48, 60, 90, 120)  # months after, in the table


def lines(found: Detectable | NotPossible | Hidden, outcome: Outcome, text: Text) -> list[str]:
    """What could be seen in the plan's own after period, and how long the hoped change takes."""
    if not isinstance(found, Detectable):
        return [text.judgement.seen_refused.format(reason=sentences.no_answer(found, text))]
    months = found.planned_months
    smallest = _after(found.hoped, months)
    hoped = sentences.change(1 + outcome.smallest_change, text)
    first = text.judgement.seen_nothing.format(months=months)
    if smallest is not None:
        first = text.judgement.seen.format(
            change=sentences.change(1 + smallest.change, text), months=months
        )
    if isinstance(found.months_needed, NotPossible):
        limit = sentences.change(1 + found.limit, text)
        then = text.judgement.never.format(change=sentences.sentence_case(hoped), limit=limit)
    else:
        then = text.judgement.needed.format(change=hoped, months=found.months_needed)
    power = sentences.probability(found.power, text)
    return [first, then, text.judgement.power.format(change=hoped, power=power)]


def say(found: Detectable | NotPossible | Hidden, outcome: Outcome, text: Text) -> None:
    if isinstance(found, Detectable):
        st.markdown(escaped(" ".join(lines(found, outcome, text))))
    else:
        refusal(found, text, text.judgement.seen_refused)


def card(version: Version, pilot: Pilot, area: str, outcome_name: str, text: Text) -> None:
    """The sentences, then the curve over ten years, the table and how it was worked out."""
    outcome = pilot.primary
    found = judged.detectable_change(version, pilot, outcome)
    say(found, outcome, text)
    if not isinstance(found, Detectable) or not found.hoped:
        return
    months = found.planned_months
    smallest = _after(found.hoped, months) or found.hoped[0]
    falls, rises = _by_direction(found, outcome)
    rows = [
        (text.numbers.whole(n), _shown(_after(falls, n), text), _shown(_after(rises, n), text))
        for n in sorted({*ROWS, months})
    ]
    title = text.judgement.seen_title.format(
        change=sentences.sentence_case(sentences.change(1 + smallest.change, text)),
        months=smallest.months,
    )
    figure = smallest_changes(
        found.hoped,
        text,
        worth_having=outcome.smallest_change,
        planned_months=months,
        fictive=version.fictive,
    )
    note = text.judgement.seen_note.format(
        areas=len(found.areas),
        dispersion=text.numbers.decimal(found.dispersion, 1),
        drift=_drift(found.drift, text),
    )
    figure_card(
        Card(
            id=f"plan-synligt-{pilot.area}",
            title=title,
            subtitle=f"{area}. {outcome_name}. {text.judgement.seen_subtitle}",
            table=pd.DataFrame(rows, columns=list(text.judgement.seen_columns)),
            n=text.card.n_incidents.format(n=text.numbers.whole(found.incidents)),
            note=note,
            told=_told(version, pilot, outcome, found),
        ),
        figure,
        version,
        text,
    )


def _told(version: Version, pilot: Pilot, outcome: Outcome, found: Detectable) -> tuple[Told, ...]:
    """How many there were before in the area and the comparison areas together."""
    counted = Counting(tuple(sorted(outcome.groups)), outcome.business)
    return of_period({pilot.area, *found.areas}, counted, pilot.before, found.incidents)


def _drift(drift: float, text: Text) -> str:
    shown = text.numbers.share(drift)
    if shown == text.numbers.share(0):
        return text.judgement.not_drifting
    return text.judgement.drifting.format(drift=shown)


def _after(curve: tuple[SmallestChange, ...], months: int) -> SmallestChange | None:
    return next((step for step in curve if step.months == months), None)


def _by_direction(
    found: Detectable, outcome: Outcome
) -> tuple[tuple[SmallestChange, ...], tuple[SmallestChange, ...]]:
    """Falls, then rises."""
    both = (found.hoped, found.other_way)
    return both if outcome.direction is Direction.DECREASE else (both[1], both[0])


def _shown(step: SmallestChange | None, text: Text) -> str:
    return text.card.no_value if step is None else text.numbers.signed_share(step.change)
