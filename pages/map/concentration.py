"""Do few places have most incidents, more so than before?"""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from analysis.concentration import Concentration
from analysis.disclosure import is_small
from analysis.explore import months_in
from analysis.results import Comparison, Hidden, NotPossible
from pages.map.asked import Asked
from pages.map.density import after_and_before, subtitle
from pages.shared import cached, on_map
from pages.shared.cards import Card
from pages.shared.charts.concentration import Share, concentration_chart
from pages.shared.components import card_foot, card_head, chart_of, refusal
from pages.shared.markup import escaped
from pages.shared.on_map import ConcentrationFound
from pages.shared.text import sentences
from pages.shared.told import of_squares

Measured = list[Concentration | NotPossible | Hidden]


def concentration(asked: Asked) -> None:
    """Below the map; where incidents have no places the map says so, and nothing is drawn here."""
    text = asked.text
    if cached.positions(asked.version) is not None:
        return
    found = on_map.concentrated(
        asked.version,
        asked.counted,
        asked.pilot,
        asked.periods,
        on_map.squares_for(asked.view),
        bounded=asked.is_bounded_unless_said(),
    )
    measured = _measured(asked, found)
    known = [one for one in measured if isinstance(one, Concentration)]
    with st.container(border=True):
        if known:
            _draw(asked, found, measured)
            return
        st.markdown(f"## {escaped(text.concentration.refused_title)}")
        for one in dict.fromkeys(measured):
            if not isinstance(one, Concentration):
                refusal(one, text, text.concentration.refused)


def _draw(asked: Asked, found: ConcentrationFound, measured: Measured) -> None:
    text, card = asked.text, _card(asked, found, measured)
    card_head(card, text, level=2)
    for sentence in _said(asked, found, measured):
        st.markdown(escaped(sentence))
    shares = [
        Share(name, one.top20_share, one.top20_by_chance)
        for name, one in zip(_columns(asked), measured, strict=True)
        if isinstance(one, Concentration)
    ]
    chart = concentration_chart(shares, text, fictive=asked.version.fictive)
    chart_of(card, chart)
    card_foot(card, asked.version, text, chart=chart)


def _measured(asked: Asked, found: ConcentrationFound) -> Measured:
    both: Measured = [found.shares.before, found.shares.after]
    return both[: len(asked.periods)]


def _columns(asked: Asked) -> list[str]:
    text = asked.text
    if len(asked.periods) == 1:
        return [text.concentration.one_column]
    return list(text.concentration.columns[1:])


def _card(asked: Asked, found: ConcentrationFound, measured: Measured) -> Card:
    text = asked.text
    alone = len(asked.periods) == 1
    when = text.numbers.period(asked.periods[0]) if alone else after_and_before(asked)
    return Card(
        id="karta-koncentration",
        title=_finding(asked, found, measured),
        subtitle=subtitle(asked, text.concentration.unit, when),
        table=_table(asked, found, measured),
        n=_n(asked, found, measured),
        note=" ".join(filter(None, [_left_out(asked, found, measured), text.concentration.method])),
        about=asked.pilot.area if asked.pilot else "",
        told=of_squares(
            asked.pilot,
            asked.counted,
            asked.periods,
            [one.n if isinstance(one, Concentration) else 0 for one in measured],
            [
                isinstance(one, Concentration) and may
                for one, may in zip(measured, found.may_tell_n, strict=True)
            ],
        ),
    )


def _finding(asked: Asked, found: ConcentrationFound, measured: Measured) -> str:
    text, change = asked.text, found.change
    first = measured[0]
    if len(measured) == 1 and isinstance(first, Concentration):
        share = text.numbers.share(first.top20_share)
        return text.concentration.one_period.format(around=asked.around, share=share)
    if isinstance(change, Comparison) and (change.low > 0 or change.high < 0):
        words = text.concentration.more if change.low > 0 else text.concentration.less
        return words.format(around=asked.around)
    return text.concentration.cannot_tell.format(around=asked.around)


def _said(asked: Asked, found: ConcentrationFound, measured: Measured) -> Iterator[str]:
    text, share = asked.text, asked.text.numbers.share
    known = [one for one in measured if isinstance(one, Concentration)]
    if len(known) == len(asked.periods) == 2:
        yield text.concentration.said.format(
            before=share(known[0].top20_share),
            after=share(known[1].top20_share),
            chance_before=share(known[0].top20_by_chance),
            chance_after=share(known[1].top20_by_chance),
        )
    elif len(asked.periods) == 1:
        yield text.concentration.said_one.format(
            share=share(known[0].top20_share), chance=share(known[0].top20_by_chance)
        )
    if any(one.sparse for one in known):
        yield text.concentration.sparse
    if len(asked.periods) == 1:
        return
    if isinstance(found.change, Comparison):
        yield text.concentration.beyond.format(
            change=sentences.points(found.change.value, text),
            interval=sentences.interval(found.change, text),
        )
    else:
        reason = sentences.no_answer(found.change, text)
        yield text.concentration.no_change.format(reason=reason)


def _table(asked: Asked, found: ConcentrationFound, measured: Measured) -> pd.DataFrame:
    text = asked.text
    told = _told_n(asked, found, measured)
    cells = [_column(asked, one, n) for one, n in zip(measured, told, strict=True)]
    rows = zip(text.concentration.rows, *cells, strict=True)
    return pd.DataFrame(list(rows), columns=[text.concentration.columns[0], *_columns(asked)])


def _column(asked: Asked, one: Concentration | NotPossible | Hidden, n: str) -> list[str]:
    text = asked.text
    if not isinstance(one, Concentration):
        mark = text.card.hidden_mark if isinstance(one, Hidden) else text.card.no_value
        return [mark] * len(text.concentration.rows)
    return [
        text.numbers.share(one.top20_share),
        text.numbers.share(one.top20_by_chance),
        text.numbers.decimal(one.gini_adjusted, 2),
        n,
        text.numbers.whole(one.places),
    ]


def _told_n(asked: Asked, found: ConcentrationFound, measured: Measured) -> list[str]:
    """Incidents of each period, where no area beside the others follows from them."""
    whole, hidden = asked.text.numbers.whole, asked.text.card.hidden_mark
    return [
        whole(one.n) if isinstance(one, Concentration) and may else hidden
        for one, may in zip(measured, found.may_tell_n, strict=True)
    ]


def _left_out(asked: Asked, found: ConcentrationFound, measured: Measured) -> str:
    """How many incidents of the periods are not on a map of everything, where all may be told."""
    text, known = asked.text, [one.n for one in measured if isinstance(one, Concentration)]
    is_told = len(known) == len(measured) and all(found.may_tell_n[: len(measured)])
    if asked.place != text.map.everywhere or not is_told:
        return ""
    counts = cached.month_counts(asked.version, (), asked.counted)
    in_all = sum(int(months_in(counts, period).sum()) for period in asked.periods)
    missing = in_all - sum(known)
    if missing <= 0 or is_small(missing):
        return ""
    whole = text.numbers.whole
    return text.concentration.left_out.format(missing=whole(missing), all=whole(in_all))


def _n(asked: Asked, found: ConcentrationFound, measured: Measured) -> str:
    text, whole = asked.text, asked.text.numbers.whole
    counts = _told_n(asked, found, measured)
    places = next(whole(one.places) for one in measured if isinstance(one, Concentration))
    size = whole(found.squares.size_m)
    if len(counts) == 1:
        return text.concentration.n_one.format(n=counts[0], places=places, size=size)
    before, after = counts
    return text.concentration.n.format(before=before, after=after, places=places, size=size)
