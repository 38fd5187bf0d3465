"""Are the incidents on the same streets as before?"""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from analysis.findings import Findings
from analysis.results import Counted, Estimate, Hidden, NotPossible, Reason, Unit
from analysis.spread import Spot, Spread
from analysis.told import Told
from data.counting.streets import NEAR_M
from pages.effect.asked import Asked
from pages.effect.checks.question import question
from pages.shared import where_when
from pages.shared.cards import Card
from pages.shared.charts.spots import Pair, spots
from pages.shared.components import figure_card, refusal
from pages.shared.markup import escaped
from pages.shared.session import Check
from pages.shared.text import sentences
from pages.shared.text.groups import area_names
from pages.shared.told import of_period, of_streets

DRAWN = 12  # places


def places(asked: Asked, found: Findings) -> None:
    text = asked.text
    spread = where_when.spread(asked.version, asked.pilot, asked.pilot.primary)
    with question(Check.STREETS, text.places.question, _short(asked, spread)) as is_open:
        if not is_open:
            return
        if isinstance(spread, NotPossible):
            refusal(spread, text)
            return
        st.markdown(escaped(" ".join(_said(asked, spread))))
        if spread.shown:
            _card(asked, spread)
        else:
            refusal(Hidden(Reason.SMALL_COUNT), text)


def _short(asked: Asked, spread: Spread | NotPossible) -> str:
    text = asked.text
    if isinstance(spread, NotPossible):
        return text.places.short_refused
    if changed := spread.up + spread.down:
        return text.places.short_changed.format(
            n=text.numbers.whole(changed),
            tested=text.numbers.whole(spread.tested),
            **_words(asked, spread),
        )
    return text.places.short_same if spread.sees_halving else text.places.short_unclear


def _words(asked: Asked, spread: Spread) -> dict[str, str]:
    """What the compared are called."""
    text = asked.text
    if spread.of_segments:
        return {
            "places": text.places.segments,
            "where": text.places.on_streets,
            "largest": text.places.largest_segment,
        }
    return {
        "places": text.places.areas,
        "where": text.places.in_areas,
        "largest": text.places.largest_area,
    }


def _finding(asked: Asked, spread: Spread, changed: str, same: str, unclear: str) -> str:
    whole = asked.text.numbers.whole
    words = same if spread.sees_halving else unclear
    return (changed if spread.up + spread.down else words).format(
        n=whole(spread.up + spread.down),
        up=whole(spread.up),
        down=whole(spread.down),
        tested=whole(spread.tested),
        **_words(asked, spread),
    )


def _said(asked: Asked, spread: Spread) -> Iterator[str]:
    text, share = asked.text, asked.text.numbers.share
    if not spread.of_segments:
        yield text.places.no_streets
    yield _finding(asked, spread, text.places.changed, text.places.same, text.places.unclear)
    if spread.sees_halving or spread.up or spread.down:
        yield text.places.not_level
    before, after = spread.top_before, spread.top_after
    if isinstance(before, Counted) and isinstance(after, Counted):
        yield text.places.top.format(
            before=share(before.value), after=share(after.value), **_words(asked, spread)
        )
    if isinstance(spread.off_street, Counted):
        yield text.places.off_street.format(share=share(spread.off_street.value), metres=NEAR_M)


def _card(asked: Asked, spread: Spread) -> None:
    text = asked.text
    unit = Unit.INCIDENTS_PER_100_M_YEAR if spread.of_segments else Unit.INCIDENTS_PER_YEAR
    measure = sentences.sentence_case(text.unit[unit])
    pairs = [Pair(_name(asked, spot), spot.before, spot.after) for spot in spread.shown[:DRAWN]]
    card = Card(
        id="effekt-platser",
        title=_finding(
            asked,
            spread,
            text.places.title_changed,
            text.places.title_same,
            text.places.title_unclear,
        ),
        subtitle=f"{asked.outcome}. {measure}, {_where(asked, spread)}, {asked.periods}",
        table=_table(asked, spread),
        n=_n(asked, spread.n),
        note=_note(asked, spread),
        about=asked.pilot.area,
        told=(*asked.told, *_told(asked, spread)),
        doubts=asked.doubts,
    )
    figure_card(
        card, spots(pairs, measure, text, fictive=asked.version.fictive), asked.version, text
    )


def _told(asked: Asked, spread: Spread) -> Iterator[Told]:
    """Each place's incidents, and all of them where that is said."""
    pilot, counted = asked.pilot, asked.counted
    for period, rates in (
        (pilot.before, {spot.id: spot.before for spot in spread.shown}),
        (pilot.after, {spot.id: spot.after for spot in spread.shown}),
    ):
        if spread.of_segments:
            counts = {place: rate.n for place, rate in rates.items()}
            yield from of_streets(counted, period, counts)
        else:
            for area, rate in rates.items():
                yield from of_period((area,), counted, period, rate.n)


def _where(asked: Asked, spread: Spread) -> str:
    if not spread.of_segments:
        return asked.text.places.plan_areas
    return area_names({asked.pilot.area, *asked.pilot.buffer_areas}, asked.names, asked.text)


def _n(asked: Asked, n: Counted | Hidden) -> str:
    text = asked.text
    return text.card.n_incidents.format(n=sentences.count(n, text))


def _name(asked: Asked, spot: Spot) -> str:
    text = asked.text
    name = spot.name or text.places.nameless
    if not spot.number:
        return name
    return text.places.segment.format(street=name, number=text.numbers.whole(spot.number))


def _table(asked: Asked, spread: Spread) -> pd.DataFrame:
    """Only what may be shown; a length where there is one."""
    text = asked.text
    rows = [
        (
            _name(asked, spot),
            text.numbers.whole(spot.length_m or 0),
            _rate(asked, spot.before),
            _rate(asked, spot.after),
            _reading(asked, spot),
        )
        for spot in spread.shown
    ]
    table = pd.DataFrame(rows, columns=list(text.places.columns))
    return table if spread.of_segments else table.drop(columns=text.places.columns[1])


def _rate(asked: Asked, rate: Estimate) -> str:
    return sentences.with_interval(rate, asked.text)


def _reading(asked: Asked, spot: Spot) -> str:
    text = asked.text
    if not spot.is_clear:
        return text.places.no_change
    return text.places.larger if spot.rises else text.places.smaller


def _note(asked: Asked, spread: Spread) -> str:
    text, whole = asked.text, asked.text.numbers.whole
    words = _words(asked, spread)
    parts = [
        text.places.note.format(
            tested=whole(spread.tested),
            similarity=text.numbers.decimal(spread.similarity, 2),
            **words,
        )
    ]
    parts.append(text.places.dispersion.format(phi=text.numbers.decimal(spread.dispersion, 1)))
    if spread.empty:
        parts.append(text.places.empty_note.format(n=whole(spread.empty), **words))
    if spread.hidden:
        hidden = text.places.hidden_note if spread.of_segments else text.card.hidden_note
        parts.append(hidden.format(n=whole(spread.hidden), **words))
    return " ".join(parts)
