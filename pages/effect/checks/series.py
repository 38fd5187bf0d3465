"""Does the monthly series show the same change, beside trend, season and comparison areas?"""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from analysis.controlled_series import ControlledSeries, conclusion
from analysis.findings import Findings
from analysis.results import Comparison, Estimate, NotPossible
from data.study import Course
from pages.effect.asked import Asked
from pages.effect.checks.question import question
from pages.shared import judged
from pages.shared.cards import Card, WordedDoubt, worded
from pages.shared.charts.series import fitted_months
from pages.shared.components import figure_card, refusal, table_card
from pages.shared.explained import headed
from pages.shared.markup import escaped
from pages.shared.session import Check
from pages.shared.text import Text, sentences
from pages.shared.told import of_months


def series(asked: Asked, found: Findings) -> None:
    text = asked.text
    told = judged.series(asked.version, asked.pilot, asked.pilot.primary)
    with question(Check.SERIES, text.series.question, _short(told, found, text)) as is_open:
        if not is_open:
            return
        if isinstance(told, NotPossible):
            refusal(told, text)
            return
        headed(escaped(_finding(asked, told)), asked.text)
        st.markdown(escaped(" ".join(_around(asked, told))))
        for warning in _warnings(told, text):
            st.warning(escaped(warning), icon=":material/timeline:")
        _months_card(asked, told)
        _estimates_card(asked, told)


def _short(told: ControlledSeries | NotPossible, found: Findings, text: Text) -> str:
    """Whether it goes the answer's way, how far, and whether another reckoning says otherwise."""
    if isinstance(told, NotPossible):
        return text.series.short_refused
    own = conclusion(told.change)
    answer = conclusion(found.change) if isinstance(found.change, Comparison) else 0
    words = text.series.short_same if own == answer else text.series.short_other
    if not own:
        words = text.series.short_unclear
    elif not answer:
        words = text.series.short_alone
    interval = sentences.interval(told.change, text)
    said = words.format(change=_change(told, text), interval=interval)
    others = (told.newey_west, told.without_pandemic, told.planned_before)
    hangs = any(_differs(told, other) for other in others)
    return f"{said} {text.series.short_hangs}" if hangs else said


def _change(told: ControlledSeries, text: Text) -> str:
    """'22 % färre än väntat', and of a slope when it is that much."""
    return _when(sentences.against_expected(told.change.value, text), told, text)


def _when(words: str, told: ControlledSeries, text: Text) -> str:
    return text.series.at_end.format(change=words) if told.course is Course.SLOPE else words


def _differs(told: ControlledSeries, other: Estimate | NotPossible | None) -> bool:
    return isinstance(other, Estimate) and conclusion(other) != conclusion(told.change)


def _finding(asked: Asked, told: ControlledSeries) -> str:
    text, change = asked.text, told.change
    words = text.series.said_slope if told.course is Course.SLOPE else text.series.said_step
    low, high = (sentences.change(end, text) for end in (change.low, change.high))
    between = text.series.between.format(low=low, high=high)
    sure = sentences.against_expected(change.value, text)
    said = words.format(
        area=asked.area,
        change=sure if conclusion(change) else between,
        basis=sentences.basis(change, text, _n(told, text)),
    )
    return said if conclusion(change) else f"{said} {text.series.cannot_tell}"


def _around(asked: Asked, told: ControlledSeries) -> Iterator[str]:
    """What was expected, which answer counts, and what the plan says of the change's course."""
    text = asked.text
    yield text.series.expected
    yield text.series.headline_decides
    if asked.pilot.expected_course is None:
        yield text.series.course_not_said
    else:
        yield text.series.course_said.format(course=text.plan.courses[told.course])
    if told.without_pandemic is None:
        yield text.series.pandemic_none
    elif isinstance(told.without_pandemic, NotPossible):
        reason = sentences.no_answer(told.without_pandemic, text)
        yield text.series.pandemic_refused.format(reason=reason)
    elif not _differs(told, told.without_pandemic):
        yield text.series.pandemic_same


def _n(told: ControlledSeries, text: Text) -> str:
    whole = text.numbers.whole
    return text.series.n.format(n=whole(told.change.n), months=whole(len(told.months)))


def _warnings(told: ControlledSeries, text: Text) -> Iterator[str]:
    if told.go_together is True:
        yield text.series.go_together
    pairs = (
        (told.newey_west, text.series.newey_west_differs),
        (told.without_pandemic, text.series.pandemic_differs),
        (told.planned_before, text.series.before_differs),
    )
    for other, words in pairs:
        if isinstance(other, Estimate) and _differs(told, other):
            yield words.format(reading=text.series.reading[conclusion(other)])


def _months_card(asked: Asked, told: ControlledSeries) -> None:
    text, months = asked.text, told.months
    figure = fitted_months(told, asked.pilot, text, fictive=asked.version.fictive)
    columns = {
        text.series.months_line: months["pilot"],
        text.series.fitted_line: months["fitted"],
        text.series.expected_line: months["expected"],
    }
    table = pd.DataFrame(
        {text.trends.month_column: [text.numbers.month(month) for month in months.index]}
        | {name: [_cell(value, text) for value in values] for name, values in columns.items()}
    )
    notes = [text.method_note[told.change.method], text.series.note]
    if months["pilot"].isna().any():
        notes += [text.card.hidden_note, text.series.rounded]
    card = Card(
        id="effekt-serie",
        title=_title(asked, told),
        subtitle=text.series.subtitle.format(outcome=asked.outcome, period=_span(told, text)),
        table=table,
        n=_n(told, text),
        note=" ".join(notes),
        about=asked.pilot.area,
        told=of_months([asked.pilot.area], asked.counted, months["pilot"]),
        doubts=_doubts(asked, told),
    )
    figure_card(card, figure, asked.version, text)


def _title(asked: Asked, told: ControlledSeries) -> str:
    text = asked.text
    words = text.series.title if conclusion(told.change) else text.series.title_unclear
    return words.format(area=asked.area, change=_change(told, text))


def _span(told: ControlledSeries, text: Text) -> str:
    first, last = (text.numbers.month(told.months.index[end]) for end in (0, -1))
    return f"{first}\N{EN DASH}{last}"


def _cell(value: float, text: Text) -> str:
    return text.card.hidden_mark if pd.isna(value) else text.numbers.whole(value)


def _estimates_card(asked: Asked, told: ControlledSeries) -> None:
    text = asked.text
    fits = {
        text.series.model: told.change,
        text.series.newey_west: told.newey_west,
        text.series.pandemic: told.without_pandemic,
        text.series.before: told.planned_before,
    }
    rows = [(name, *_row(fit, text)) for name, fit in fits.items() if fit is not None]
    level = sentences.confidence(told.change.level, text)
    axis = _when(text.overview.expected_axis, told, text)
    card = Card(
        id="effekt-serie-kvoter",
        title=text.series.table_title,
        subtitle=f"{asked.area}. {asked.outcome}. {axis}",
        table=pd.DataFrame(rows, columns=list(text.series.columns)),
        n=_n(told, text),
        note=text.series.table_note.format(level=level),
        about=asked.pilot.area,
        told=asked.told,
        doubts=_doubts(asked, told),
    )
    table_card(card, asked.version, text)


def _row(fit: Estimate | NotPossible, text: Text) -> tuple[str, str, str, str]:
    if isinstance(fit, NotPossible):
        none = text.card.no_value
        return none, none, none, sentences.sentence_case(sentences.no_answer(fit, text))
    ends = (text.numbers.signed_share(end - 1) for end in (fit.value, fit.low, fit.high))
    reading = sentences.sentence_case(text.series.reading[conclusion(fit)])
    return next(ends), next(ends), next(ends), reading


def _doubts(asked: Asked, told: ControlledSeries) -> tuple[WordedDoubt, ...]:
    own = worded(told.change.caveats, asked.names, asked.text)
    return tuple(dict.fromkeys([*asked.doubts, *own]))
