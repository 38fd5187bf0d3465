"""How many incidents it is about, and whether they moved."""

from datetime import date

import pandas as pd
import streamlit as st

from analysis.explore import months_in
from analysis.fewer_so_far import FewerSoFar, SoFar
from analysis.findings import Findings
from analysis.results import Estimate
from analysis.told import Told
from data.study import Period
from pages.effect.asked import Asked
from pages.shared import cached, judged
from pages.shared.cards import Card, WordedDoubt, worded
from pages.shared.charts.curve import running
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.components import figure_card, refusal
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences
from pages.shared.told import of_period


def incidents_fewer(asked: Asked, found: Findings) -> None:
    text, fewer = asked.text, found.fewer
    st.markdown(f"## {text.effect.fewer_heading}")
    if not isinstance(fewer, Estimate):
        refusal(fewer, text, text.effect.one_period_only)
        return
    so_far = judged.so_far(asked.version, asked.pilot, asked.pilot.primary)
    if not isinstance(so_far, FewerSoFar) or not so_far.steps:
        difference_card("effekt-antal", _title(fewer, text), fewer, asked.area, asked)
        return
    _running_card(asked, fewer, so_far)


def _title(fewer: Estimate, text: Text) -> str:
    if not (fewer.low > 0 or fewer.high < 0):
        return text.effect.fewer_nothing
    said = sentences.sentence_case(sentences.incidents_change(fewer.value, text))
    return text.effect.fewer_title.format(change=said)


def _running_card(asked: Asked, fewer: Estimate, so_far: FewerSoFar) -> None:
    """The sums on the way, as far as small counts allow; `fewer` is that of the whole period."""
    text, start = asked.text, asked.pilot.after.start
    figure = running(so_far.steps, text, start=start, fictive=asked.version.fictive)
    signed = text.numbers.signed
    rows = [
        (_month_before(step.until, text), *map(signed, (f.value, f.low, f.high)))
        for step in so_far.steps
        for f in (step.fewer,)
    ]
    st.markdown(f"{escaped(_title(fewer, text))} {sentences.basis(fewer, text)}.")
    last = so_far.steps[-1]
    card = Card(
        id="effekt-antal",
        title=_so_far_title(last, text),
        subtitle=f"{asked.area}. {asked.outcome}. {text.judgement.so_far_subtitle}",
        table=pd.DataFrame(rows, columns=list(text.judgement.so_far_columns)),
        n=text.card.n_incidents.format(n=text.numbers.whole(fewer.n)),
        note=text.method_note[last.fewer.method],
        about=asked.pilot.area,
        told=(*asked.told, *_told(asked, so_far)),
        doubts=_together(asked, last.fewer),
    )
    figure_card(card, figure, asked.version, text)


def _told(asked: Asked, so_far: FewerSoFar) -> tuple[Told, ...]:
    """What each sum on the way is made of."""
    pilot = asked.pilot
    counted = asked.counted
    counts = cached.outcome_counts(asked.version, pilot, pilot.primary)
    periods = [Period(pilot.after.start, step.until) for step in so_far.steps]
    return tuple(
        one
        for areas in ({pilot.area}, set(so_far.areas))
        for period in periods
        for n in (int(months_in(counts[counts["area_id"].isin(areas)], period).sum()),)
        for one in of_period(areas, counted, period, n)
    )


def _so_far_title(last: SoFar, text: Text) -> str:
    """No number that chance may have given stands there as if it were the finding."""
    fewer, month = last.fewer, _month_before(last.until, text)
    low, high, value = (
        sentences.incidents_change(n, text) for n in (fewer.low, fewer.high, fewer.value)
    )
    if fewer.low <= 0 <= fewer.high:
        return text.judgement.so_far_open.format(low=low, high=high, month=month)
    said = sentences.sentence_case(value)
    return text.judgement.so_far_title.format(change=said, month=month)


def _together(asked: Asked, fewer: Estimate) -> tuple[WordedDoubt, ...]:
    own = worded(fewer.caveats, asked.names, asked.text)
    return tuple(dict.fromkeys([*asked.doubts, *own]))


def _month_before(day: date, text: Text) -> str:
    return text.numbers.month(date.fromordinal(day.toordinal() - 1))


def difference_card(card_id: str, title: str, estimate: Estimate, label: str, asked: Asked) -> None:
    text = asked.text
    figure = intervals(
        [Row.of(label, estimate, sentences.incidents_change(estimate.value, text))],
        Scale.incidents(text),
        text,
        fictive=asked.version.fictive,
    )
    values = (estimate.value, estimate.low, estimate.high)
    columns = [text.overview.columns[i] for i in (0, 3, 4, 5)]
    card = Card(
        id=card_id,
        title=title,
        subtitle=f"{asked.area}. {text.effect.fewer_subtitle}, {asked.periods}",
        table=pd.DataFrame([(label, *(text.numbers.signed(x) for x in values))], columns=columns),
        n=text.card.n_incidents.format(n=text.numbers.whole(estimate.n)),
        note=text.method_note[estimate.method],
        about=asked.pilot.area,
        told=asked.told,
        doubts=_together(asked, estimate),
    )
    figure_card(card, figure, asked.version, text)
