"""Did the incidents move: to the areas around, to other offences?"""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from analysis.displacement_quotient import DisplacementQuotient
from analysis.findings import Findings
from analysis.moved import Moved
from analysis.results import Comparison, Hidden, NotPossible
from data.study import Direction
from pages.effect.asked import Asked
from pages.effect.checks.other_offences import other_offences
from pages.effect.checks.question import question
from pages.shared import judged
from pages.shared.cards import Card
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.components import figure_card, refusal
from pages.shared.markup import escaped
from pages.shared.session import Check
from pages.shared.text import sentences
from pages.shared.text.groups import area_names
from pages.shared.told import of_outcome

Answer = Comparison | Hidden | NotPossible


def moved(asked: Asked, found: Findings) -> None:
    text, buffers = asked.text, found.displacement
    with question(Check.MOVED, text.moved.question, _short(asked, found)) as is_open:
        if not is_open:
            return
        if isinstance(buffers, Comparison):
            st.markdown(escaped(_said(asked, found, buffers)))
            _card(asked, buffers)
        else:
            refusal(buffers, text)
        other_offences(asked)


def _may_have_moved(asked: Asked, found: Findings) -> bool:
    """Where the pilot has no fewer than expected, there is nothing that could have moved."""
    if asked.pilot.primary.direction is not Direction.DECREASE:
        return False
    return isinstance(found.change, Comparison) and found.change.value < 1


def _short(asked: Asked, found: Findings) -> str:
    text, buffers = asked.text, found.displacement
    if not isinstance(buffers, Comparison):
        return text.moved.short_refused
    falls = _may_have_moved(asked, found)
    if falls and buffers.low > 0:
        return text.moved.short_more
    return text.moved.short_less if falls and buffers.high < 0 else text.moved.short_unclear


def _said(asked: Asked, found: Findings, buffers: Comparison) -> str:
    text = asked.text
    falls = _may_have_moved(asked, found)
    words = text.moved.unclear
    if buffers.low > 0:
        words = text.moved.more if falls else text.moved.other
    elif buffers.high < 0:
        words = text.moved.less if falls else text.moved.other
    value, low, high = (
        sentences.incidents_change(count, text)
        for count in (buffers.value, buffers.low, buffers.high)
    )
    level = sentences.interval(buffers, text)
    said = words.format(value=value, low=low, high=high, interval=level)
    return f"{sentences.sentence_case(said)} {text.moved.where.format(areas=around(asked))}"


def around(asked: Asked) -> str:
    """The ring, or the areas by their names."""
    text, pilot = asked.text, asked.pilot
    metres = text.numbers.whole(pilot.ring_m)
    names = [area_names(pilot.buffers, asked.names, text)] if pilot.buffers else []
    ring = [text.moved.ring.format(metres=metres)] if pilot.ring_m else []
    return f" {text.words.and_} ".join([*ring, *names])


def _card(asked: Asked, buffers: Comparison) -> None:
    text = asked.text
    told = judged.moved(asked.version, asked.pilot, asked.pilot.primary)
    if not isinstance(told, Moved):
        refusal(told, text)
        return
    rows = list(_rows(asked, told, buffers))
    shown = [
        Row.of(name, one, sentences.incidents_change(one.value, text), accent=one is buffers)
        for name, one in rows[:-1]
        if isinstance(one, Comparison)
    ]
    card = Card(
        id="effekt-omfordelning",
        title=_title(asked, buffers),
        subtitle=f"{asked.outcome}. {text.moved.subtitle}, {asked.periods}",
        table=pd.DataFrame(
            [(name, *_cells(asked, one)) for name, one in rows], columns=list(text.moved.columns)
        ),
        n=text.card.n_incidents.format(n=text.numbers.whole(buffers.n)),
        note=text.moved.note,
        about=asked.pilot.area,
        told=of_outcome(asked.version, asked.pilot, asked.pilot.primary, buffers=True),
        doubts=asked.doubts,
    )
    scale, fictive = Scale.incidents(text), asked.version.fictive
    figure_card(card, intervals(shown, scale, text, fictive=fictive), asked.version, text)
    st.markdown(escaped(_together(asked, told)))


def _rows(asked: Asked, told: Moved, buffers: Comparison) -> Iterator[tuple[str, Answer]]:
    """What the table has, in order; the last is not drawn."""
    text = asked.text
    for area, one in told.by_area:
        yield asked.names.get(area, area), one
    yield text.moved.around, buffers
    yield text.moved.net_row, told.net
    yield text.moved.by_chance_row, told.by_chance


def _cells(asked: Asked, one: Answer) -> tuple[str, str, str]:
    text = asked.text
    if isinstance(one, Comparison):
        value, low, high = (text.numbers.signed(x) for x in (one.value, one.low, one.high))
        return value, low, high
    mark = text.card.hidden_mark if isinstance(one, Hidden) else text.card.no_value
    return mark, mark, mark


def _title(asked: Asked, buffers: Comparison) -> str:
    text = asked.text
    if buffers.low > 0:
        return text.moved.title_more
    if buffers.high < 0:
        return text.moved.title_less
    low, high = (sentences.incidents_change(end, text) for end in (buffers.low, buffers.high))
    return text.moved.title_unclear.format(low=low, high=high)


def _together(asked: Asked, told: Moved) -> str:
    """Pilot and buffers together, and the quotient where it says anything."""
    text, said = asked.text, []
    if isinstance(told.net, Comparison):
        value = sentences.incidents_change(told.net.value, text)
        interval = sentences.interval(told.net, text)
        said.append(text.moved.net.format(value=value, interval=interval))
    falls = asked.pilot.primary.direction is Direction.DECREASE
    quotient = told.quotient
    if falls and isinstance(quotient, DisplacementQuotient) and quotient.reading:
        shown = text.numbers.decimal(quotient.value, 2)
        said.append(text.moved.quotient[quotient.reading].format(value=shown))
        said.append(text.moved.quotient_note)
    return " ".join(said)
