"""Second sight of the questions: not only past one limit, but on the whole scale."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.results import Comparison, Estimate, Hidden, NotPossible
from analysis.safety import Where
from analysis.survey.scale_shift import Steps
from data.intake import Kind
from pages.safety.asked import Asked
from pages.shared import surveyed
from pages.shared.cards import Card
from pages.shared.charts.changes import Change, changes
from pages.shared.components import figure_card, table_card
from pages.shared.markup import escaped
from pages.shared.surveyed import Shift
from pages.shared.text import sentences

Shown = Estimate | Hidden | NotPossible


def draw(asked: Asked, group: str) -> None:
    """How often an answer after is better than one before; who moved which way."""
    assert asked.pilot is not None
    text = asked.text
    found = surveyed.shifts(asked.version, asked.pilot, group)
    compared = [one for one in found if isinstance(one.shift.difference, Comparison)]
    if not compared:
        st.info(text.item_changes.nothing, icon=":material/help:")
        return
    st.markdown(escaped(text.item_changes.scale_lead))
    _card(asked, group, sorted(compared, key=_value))
    panel = [one for one in compared if isinstance(one.shift.steps[Where.PILOT], Steps)]
    if panel:
        _steps_card(asked, group, panel)


def _card(asked: Asked, group: str, compared: Sequence[Shift]) -> None:
    text = asked.text
    sure = sum(one.is_marked for one in compared)
    n = max(
        one.shift.difference.n for one in compared if isinstance(one.shift.difference, Comparison)
    )
    card = Card(
        kinds=(Kind.SURVEY,),
        id=f"trygghet-skalan-{group or 'alla'}",
        about=asked.pilot.area if asked.pilot else "",
        title=text.item_changes.scale_title.format(
            area=asked.area,
            sure=text.numbers.whole(sure),
            n=text.numbers.whole(len(compared)),
        ),
        subtitle=text.item_changes.scale_subtitle.format(respondents=asked.respondents(group)),
        table=pd.DataFrame(
            [_row(asked, one) for one in compared],
            columns=list(text.item_changes.scale_columns),
        ),
        n=text.card.n_answers.format(n=text.numbers.whole(n)),
        note=_note(asked, compared),
    )
    figure = changes(
        [("", [_change(asked, one) for one in compared])],
        text,
        axis=text.item_changes.scale_axis,
        no_difference=text.item_changes.no_difference,
        fictive=asked.version.fictive,
    )
    figure_card(card, figure, asked.version, text)


def _note(asked: Asked, compared: Sequence[Shift]) -> str:
    text = asked.text
    methods = dict.fromkeys(
        text.method_note[result.method]
        for one in compared
        for result in (one.shift.pilot, one.shift.difference)
        if isinstance(result, Comparison)
    )
    return " ".join([*methods, text.item_changes.scale_note])


def _change(asked: Asked, one: Shift) -> Change:
    assert isinstance(one.shift.difference, Comparison)
    ends = one.shift.difference
    value, low, high = (
        asked.text.numbers.signed_points(end) for end in (ends.value, ends.low, ends.high)
    )
    said = asked.text.words.with_interval.format(value=value, low=low, high=high)
    return Change(_name(asked, one), ends, said, one.is_marked)


def _name(asked: Asked, one: Shift) -> str:
    """The question in short: beside it stand many columns."""
    return sentences.sentence_case(asked.short(one.shift.item))


def _row(asked: Asked, one: Shift) -> tuple[str, ...]:
    text = asked.text
    change = _change(asked, one)
    words = text.item_changes.holds if one.is_marked else text.item_changes.fails
    tested = words.format(method=text.item_changes.fdr, p=sentences.p_value(one.p_adjusted, text))
    own, others = (_share(asked, result) for result in (one.shift.pilot, one.shift.comparison))
    n = text.numbers.whole(change.estimate.n)
    return (_name(asked, one), own, others, change.said, tested, n)


def _share(asked: Asked, result: Shown) -> str:
    if isinstance(result, Estimate):
        return asked.text.numbers.share(result.value, 1)
    card = asked.text.card
    return card.hidden_mark if isinstance(result, Hidden) else card.no_value


def _steps_card(asked: Asked, group: str, panel: Sequence[Shift]) -> None:
    """How many of the same respondents answered better, alike and worse."""
    text = asked.text
    people = [
        steps.test.n
        for one in panel
        for steps in one.shift.steps.values()
        if isinstance(steps, Steps)
    ]
    card = Card(
        kinds=(Kind.SURVEY,),
        id=f"trygghet-samma-{group or 'alla'}",
        about=asked.pilot.area if asked.pilot else "",
        title=text.item_changes.same_title,
        subtitle=text.item_changes.same_subtitle.format(
            area=asked.area, respondents=asked.respondents(group)
        ),
        table=pd.DataFrame(
            [_steps_row(asked, one) for one in panel],
            columns=list(text.item_changes.same_columns),
        ),
        n=text.card.n_answers.format(n=text.numbers.whole(max(people))),
        note=text.item_changes.same_note,
    )
    table_card(card, asked.version, text)


def _steps_row(asked: Asked, one: Shift) -> tuple[str, ...]:
    own, others = (one.shift.steps[where] for where in Where)
    p = sentences.p_value(own.test.p, asked.text) if isinstance(own, Steps) else ""
    moved = (part for steps in (own, others) for part in _moved(asked, steps))
    return (_name(asked, one), *moved, p.removeprefix("= "))


def _moved(asked: Asked, steps: Steps | Hidden | NotPossible) -> tuple[str, str, str]:
    text = asked.text
    if not isinstance(steps, Steps):
        mark = text.card.hidden_mark if isinstance(steps, Hidden) else text.card.no_value
        return mark, mark, mark
    better, same, worse = (
        text.card.hidden_mark if isinstance(count, Hidden) else text.numbers.whole(count)
        for count in (steps.better, steps.same, steps.worse)
    )
    return better, same, worse


def _value(one: Shift) -> float:
    return one.shift.difference.value if isinstance(one.shift.difference, Comparison) else 0.0
