"""Was the place chosen for a bad spell, and does one address or business carry the answer?"""

from collections.abc import Iterator, Sequence

import pandas as pd
import streamlit as st

from analysis.findings import Findings
from analysis.premises import PremisesFindings
from analysis.results import Estimate, Method, NotPossible
from analysis.selection import Corrected, SelectionFindings, Without
from analysis.turns import Answer, Turns
from data.study import Period
from pages.effect.asked import Asked
from pages.effect.checks.question import question
from pages.shared import cached, judged
from pages.shared.cards import Card
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.components import figure_card, refusal
from pages.shared.markup import escaped
from pages.shared.session import Check
from pages.shared.text import sentences

_LONG = 24  # months before, from which a single bad spell weighs little


def selection(asked: Asked, found: Findings) -> None:
    _why_here(asked, found)
    _one_address(asked, found)


def _why_here(asked: Asked, found: Findings) -> None:
    text = asked.text
    told = judged.why_here(asked.version, asked.pilot, asked.pilot.primary)
    if not isinstance(told, SelectionFindings):
        with question(Check.WHEN, text.selection.when, text.selection.when_refused) as is_open:
            if not is_open:
                return
            refusal(told, text)
        return
    with question(Check.WHEN, text.selection.when, _short(asked, told.longest)) as is_open:
        if not is_open:
            return
        said = [
            text.selection.when_lead,
            *(_without_said(asked, told, one) for one in told.without),
        ]
        said += [_baseline_said(asked, told.baseline), _corrected_said(asked, told.corrected)]
        for sentence in said:
            st.markdown(escaped(sentence))
        _when_card(asked, found, told)


def _short(asked: Asked, longest: Without) -> str:
    text = asked.text
    if not isinstance(longest.change, Estimate):
        return text.selection.when_unknown
    words = text.selection.when_depends if longest.turns.answer else text.selection.when_same
    return words.format(span=text.selection.span[longest.months])


def _without_said(asked: Asked, told: SelectionFindings, one: Without) -> str:
    text = asked.text
    span = text.selection.span[one.months]
    if not isinstance(one.change, Estimate):
        reason = sentences.no_answer(one.change, text)
        return text.selection.without_unknown.format(span=span, reason=reason)
    words = text.selection.depends if one.turns.answer else text.selection.even_without
    shown, as_it_is = (sentences.with_interval(c, text) for c in (one.change, told.headline))
    return words.format(span=span, change=shown, headline=as_it_is)


def _baseline_said(asked: Asked, months: int) -> str:
    text = asked.text
    words = text.selection.baseline if months >= _LONG else text.selection.baseline_short
    return words.format(months=text.numbers.whole(months))


def _corrected_said(asked: Asked, corrected: Corrected | NotPossible) -> str:
    text = asked.text
    if isinstance(corrected, NotPossible):
        reason = sentences.no_answer(corrected, text)
        return text.selection.not_corrected.format(reason=reason)
    words = text.selection.corrected_same
    if corrected.by_itself != 1:
        falls = corrected.by_itself < 1
        words = text.selection.corrected_down if falls else text.selection.corrected_up
    return words.format(
        base=text.selection.base[corrected.base],
        share=text.numbers.share(abs(1 - corrected.by_itself)),
        change=sentences.with_interval(corrected.change, text),
    )


def _when_card(asked: Asked, found: Findings, told: SelectionFindings) -> None:
    text = asked.text
    unknown = not isinstance(told.longest.change, Estimate)
    title = text.selection.when_title_same
    if unknown or told.longest.turns.answer:
        depends, none = text.selection.when_title_depends, text.selection.when_title_unknown
        title = none if unknown else depends
    rows = list(_when_rows(asked, told))
    answers = [(name, answer) for name, _, answer, _ in rows]
    table = [
        (name, asked.text.numbers.period(before) if before else text.card.no_value,
         sentences.with_interval(answer, text), _turned(asked, turned))
        for name, before, answer, turned in rows
    ]  # fmt: skip
    drawn = [_row(asked, name, answer) for name, answer in answers if isinstance(answer, Estimate)]
    about = ("effekt-urval", title, sentences.n_of(found, text), text.selection.when_note)
    _card(asked, about, drawn, pd.DataFrame(table, columns=list(text.selection.columns)))


def _when_rows(
    asked: Asked, told: SelectionFindings
) -> Iterator[tuple[str, Period | None, Answer | Estimate, Turns | None]]:
    text, before = asked.text, asked.pilot.before
    yield text.selection.row_headline, before, told.headline, None
    for one in told.without:
        name = text.selection.row_without.format(months=text.numbers.whole(one.months))
        yield name, one.before, one.change, one.turns
    if isinstance(told.corrected, Corrected):
        corrected = told.corrected
        yield text.selection.row_corrected, before, corrected.change, corrected.turns
    else:
        yield text.selection.row_corrected, before, told.corrected, Turns(unknown=True)


def _one_address(asked: Asked, found: Findings) -> None:
    text = asked.text
    told = judged.one_premises(asked.version, asked.pilot, asked.pilot.primary)
    if not isinstance(told, PremisesFindings):
        with question(Check.ADDRESS, text.selection.where, text.selection.where_refused) as is_open:
            if not is_open:
                return
            refusal(told, text)
        return
    turned = told.without.answer or told.capping.answer
    short = text.selection.where_yes if turned else text.selection.where_no
    with question(Check.ADDRESS, text.selection.where, short) as is_open:
        if not is_open:
            return
        for sentence in (text.selection.where_lead, *_address_said(asked, told)):
            st.markdown(escaped(sentence))
        _where_card(asked, found, told, turned=turned)


def _address_said(asked: Asked, told: PremisesFindings) -> Iterator[str]:
    text = asked.text
    low, high = (sentences.change(ratio, text) for ratio in (told.lowest, told.highest))
    words = text.selection.range_other if told.without.answer else text.selection.range_same
    yield words.format(low=low, high=high)
    above = text.selection.pilot_above if told.above_in_pilot else text.selection.pilot_below
    others = text.selection.areas_above[min(told.areas_above, 2)]
    yield f"{above.format(area=asked.area)} {others}"
    if not isinstance(told.capped, Estimate):
        yield text.selection.capped_unknown
        return
    words = text.selection.capped_other if told.capping.answer else text.selection.capped_same
    yield words.format(change=sentences.with_interval(told.capped, text))


def _where_card(asked: Asked, found: Findings, told: PremisesFindings, *, turned: bool) -> None:
    text = asked.text
    low, high = (sentences.change(ratio, text) for ratio in (told.lowest, told.highest))
    spread = text.selection.range.format(low=low, high=high)
    as_it_is = text.selection.row_headline
    middle = round(told.headline.value, 2)
    drawn = [
        _row(asked, as_it_is, told.headline),
        Row(text.selection.row_range, middle, told.lowest, told.highest, spread, accent=False),
    ]
    if isinstance(told.capped, Estimate):
        drawn.append(_row(asked, text.selection.row_capped, told.capped))
    table = [
        (as_it_is, sentences.with_interval(told.headline, text), _turned(asked, None)),
        (text.selection.row_range, spread, _turned(asked, told.without)),
        (text.selection.row_capped, sentences.with_interval(told.capped, text),
         _turned(asked, told.capping)),
    ]  # fmt: skip
    known = cached.catalogue(asked.version)
    share = text.numbers.share(known.premises_count / max(known.incident_count, 1))
    title = text.selection.where_title_yes if turned else text.selection.where_title_no
    note = text.selection.where_note.format(share=share)
    about = ("effekt-adress", title, sentences.n_of(found, text), note)
    _card(asked, about, drawn, pd.DataFrame(table, columns=list(text.selection.where_columns)))


def _turned(asked: Asked, turned: Turns | None) -> str:
    text = asked.text
    if turned is None:
        return text.selection.itself
    if turned.unknown:
        return text.selection.unknown
    return text.selection.other if turned.answer else text.selection.same


def _row(asked: Asked, name: str, answer: Estimate) -> Row:
    accent = name == asked.text.selection.row_headline
    return Row.of(name, answer, sentences.change(answer.value, asked.text), accent=accent)


def _card(
    asked: Asked, about: tuple[str, str, str, str], drawn: Sequence[Row], table: pd.DataFrame
) -> None:
    text = asked.text
    card_id, title, n, note = about
    card = Card(
        id=card_id,
        title=title,
        subtitle=f"{asked.area}. {asked.outcome}. {text.overview.expected_axis}, {asked.periods}",
        table=table,
        n=n,
        note=f"{text.method_note[Method.RELATIVE_RATE_RATIO]} {note}",
        about=asked.pilot.area,
        told=asked.told,
        doubts=asked.doubts,
    )
    figure = intervals(drawn, Scale.against_expected(text), text, fictive=asked.version.fictive)
    figure_card(card, figure, asked.version, text)
