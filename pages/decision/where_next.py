"""Which place could be next? Need and likeness, how firm the order is, and what could be seen."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
import streamlit as st

from analysis.decision.candidates import Criterion
from analysis.decision.rank_stability import Place, Ranking, Span, rank
from analysis.results import Doubt, NotPossible
from data.intake import Kind
from data.study import Pilot
from pages.decision import found
from pages.decision.asked import Asked
from pages.decision.found import SEED, YEARS, Where
from pages.decision.measures_of_places import draw_values
from pages.decision.seen_there import draw_seen
from pages.shared import cached, session
from pages.shared.cards import Card, WordedDoubt
from pages.shared.charts.ranks import Ranked, ranks
from pages.shared.components import figure_card, refusal
from pages.shared.markup import escaped
from pages.shared.text.groups import joined, outcome_name

USUAL, MOST = 3, 5  # weights
NAMED = 3  # areas in a sentence


def draw(asked: Asked) -> None:
    text = asked.text
    pilot = asked.study.pilot(session.pilot_area(asked.study))
    st.markdown(f"## {text.where_next.heading}")
    st.markdown(escaped(text.where_next.lead.format(pilot=asked.area(pilot))))
    where = found.where(asked.version, pilot)
    if isinstance(where, NotPossible):
        refusal(where, text, text.where_next.refused)
        return
    weights = _weights(asked)
    order = rank(where.found.drawn, weights, np.random.default_rng(SEED))
    if isinstance(order, NotPossible):
        refusal(order, text, text.where_next.refused)
        st.markdown(text.where_next.weighs_nothing)
        return
    _draw_order(asked, pilot, where, order, weights)
    draw_values(asked, pilot, where, order)
    draw_seen(asked, pilot, where, order)


def _weights(asked: Asked) -> list[int]:
    text = asked.text
    with st.container(border=True):
        st.markdown(f"**{text.where_next.weights}** {text.where_next.weights_lead}")
        chosen = session.draw_weights(USUAL, MOST, text)
    return [chosen[one] for one in Criterion]


def _draw_order(
    asked: Asked, pilot: Pilot, where: Where, order: Ranking, weights: list[int]
) -> None:
    text = asked.text
    for sentence in _said(asked, where, order):
        st.markdown(sentence)
    figure = ranks(
        [_drawn(asked, where, place) for place in order.places],
        text,
        axis=text.where_next.axis,
        inner=text.where_next.inner,
        outer=text.where_next.outer,
        fictive=asked.version.fictive,
    )
    top = [_name(asked, where, row) for row in order.nearly_always]
    placed = [place.row for place in order.places]
    card = Card(
        id="fler-platser-ordning",
        title=text.where_next.title_some.format(names=joined(top, text))
        if top
        else text.where_next.title_none,
        subtitle=text.where_next.subtitle.format(
            n=text.numbers.whole(len(placed)),
            outcome=outcome(asked, where),
            period=text.numbers.period(where.period),
        ),
        table=pd.DataFrame(
            [_row(asked, where, place) for place in order.places],
            columns=list(text.where_next.rank_columns),
        ),
        n=text.where_next.n.format(
            n=text.numbers.whole(where.incidents(placed)),
            areas=text.numbers.whole(len(placed)),
        ),
        note=f"{_weighted(asked, order, weights)} {text.where_next.note}",
        about=pilot.area,
        told=where.told(placed),
        kinds=(Kind.INCIDENTS, Kind.COUNTS, Kind.BASES, Kind.SURVEY),
        doubts=(
            WordedDoubt(text.doubt_name[Doubt.REGRESSION_TO_THE_MEAN], _regression(asked, where)),
        ),
    )
    figure_card(card, figure, asked.version, text)
    for sentence in _around(asked, where, order):
        st.markdown(f"- {sentence}")


def _said(asked: Asked, where: Where, order: Ranking) -> Iterator[str]:
    """What a mayor understands: who is at the top, and whether their order can be told."""
    text = asked.text
    draws = text.numbers.whole(order.draws)
    top = [_name(asked, where, row) for row in order.nearly_always]
    if top:
        names = joined(top, text)
        yield escaped(text.where_next.nearly_always.format(names=names, draws=draws))
    else:
        yield text.where_next.nobody.format(draws=draws)
    if len(top) > 1:
        yield text.where_next.order_told if order.is_order_told else text.where_next.order_untold
    often = sorted(order.places, key=lambda place: -place.in_top)[:NAMED]
    shares = [
        text.where_next.named_share.format(
            name=_name(asked, where, place.row), share=text.numbers.share(place.in_top)
        )
        for place in often
    ]
    yield escaped(text.where_next.mostly.format(names=joined(shares, text)))


def _around(asked: Asked, where: Where, order: Ranking) -> Iterator[str]:
    """What to mind: regression to the mean, comparison areas, and what is left out."""
    text = asked.text
    yield _regression(asked, where)
    compared = [place.row for place in order.places if _is_comparison(where, place.row)]
    if compared:
        yield text.where_next.costs_evaluation.format(n=text.numbers.whole(len(compared)))
    if where.found.hidden:
        yield text.where_next.hidden.format(n=text.numbers.whole(len(where.found.hidden)))
    if order.unplaced:
        names = joined([_name(asked, where, row) for row in order.unplaced], text)
        yield escaped(text.where_next.unplaced.format(names=names))
    criteria = list(Criterion)
    unused = [one for at, one in enumerate(criteria) if at not in order.used]
    if unused:
        names = joined([text.where_next.criterion[one] for one in unused], text)
        yield text.where_next.unused.format(names=names)


def _regression(asked: Asked, where: Where) -> str:
    years = asked.text.numbers.whole(min(YEARS, where.period.months // 12))
    return asked.text.where_next.regression.format(years=years)


def _weighted(asked: Asked, order: Ranking, weights: list[int]) -> str:
    """The weights go where the figure goes: without them the order says nothing."""
    text = asked.text
    said = [
        text.where_next.named_share.format(
            name=text.where_next.criterion[one], share=text.numbers.whole(weights[at])
        )
        for at, one in enumerate(Criterion)
        if at in order.used
    ]
    return text.where_next.weighted.format(weights=joined(said, text))


def _drawn(asked: Asked, where: Where, place: Place) -> Ranked:
    return Ranked(
        label=_name(asked, where, place.row),
        rank=place.rank,
        inner=(place.chance.best, place.chance.worst),
        outer=(place.both.best, place.both.worst),
        is_marked=_is_comparison(where, place.row),
    )


def _row(asked: Asked, where: Where, place: Place) -> tuple[str, ...]:
    text, name = asked.text, _name(asked, where, place.row)
    is_comparison = _is_comparison(where, place.row)
    return (
        text.where_next.is_comparison.format(name=name) if is_comparison else name,
        text.numbers.whole(place.rank),
        _span(asked, place.chance),
        _span(asked, place.both),
        text.numbers.share(place.in_top),
        text.where_next.known.format(share=text.numbers.share(place.known)),
    )


def _span(asked: Asked, span: Span) -> str:
    text = asked.text
    if span.best == span.worst:
        return text.numbers.whole(span.best)
    return text.numbers.span(span.best, span.worst)


def _name(asked: Asked, where: Where, row: int) -> str:
    area = where.found.areas[row]
    return asked.names.get(area, area)


def _is_comparison(where: Where, row: int) -> bool:
    return where.found.areas[row] in where.comparison


def outcome(asked: Asked, where: Where) -> str:
    return outcome_name(
        where.outcome, cached.item_names(asked.version, asked.text.code), asked.text
    )
