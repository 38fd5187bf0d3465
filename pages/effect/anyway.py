"""Would we see this anyway? Every comparison area as if it were the pilot."""

import pandas as pd
import streamlit as st

from analysis.findings import Findings
from analysis.placebo import Placebo, PlaceboArea
from analysis.results import Comparison, Hidden
from pages.effect.asked import Asked
from pages.shared import judged
from pages.shared.cards import Card
from pages.shared.charts.interval import Scale
from pages.shared.charts.placebo import Dot, dots
from pages.shared.components import figure_card, refusal
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences


def anyway(asked: Asked, found: Findings) -> None:
    text, change = asked.text, found.change
    st.markdown(f"## {text.judgement.anyway_heading}")
    placebo = judged.placebo(asked.version, asked.pilot, asked.pilot.primary)
    if not isinstance(placebo, Placebo) or not isinstance(change, Comparison):
        refusal(placebo, text)  # type: ignore[arg-type]
        return
    st.markdown(escaped(_said(asked, placebo, change)))
    names = asked.names
    shown = [
        Dot(names.get(one.area, one.area), one.change.value, _change(one, text))
        for one in placebo.areas
        if isinstance(one.change, Comparison)
    ]
    own = Dot(asked.area, change.value, sentences.change(change.value, text), is_pilot=True)
    figure = dots([*shown, own], Scale.against_expected(text), text, fictive=asked.version.fictive)
    rows = [
        (asked.area, sentences.change(change.value, text)),
        *((names.get(one.area, one.area), _change(one, text)) for one in placebo.areas),
    ]
    card = Card(
        id="effekt-anda",
        title=_title(asked, placebo),
        subtitle=f"{asked.outcome}. {text.overview.expected_axis}, {asked.periods}",
        table=pd.DataFrame(rows, columns=list(text.judgement.anyway_columns)),
        n=sentences.n_of(found, text),
        note=text.judgement.anyway_note,
        about=asked.pilot.area,
        told=asked.told,
        doubts=asked.doubts,
    )
    figure_card(card, figure, asked.version, text)


def _title(asked: Asked, placebo: Placebo) -> str:
    whole = asked.text.numbers.whole
    return asked.text.judgement.anyway_title.format(
        area=asked.area, rank=whole(placebo.rank), of=whole(placebo.of)
    )


def _said(asked: Asked, placebo: Placebo, change: Comparison) -> str:
    """How seldom the change is among areas without a pilot, and whether the headline agrees."""
    text = asked.text
    alike = placebo.rank - 1
    words = text.judgement.anyway_none if not alike else text.judgement.anyway_some
    whole, share = text.numbers.whole, text.numbers.share
    said = [words.format(alike=whole(alike), areas=whole(placebo.of - 1), area=asked.area)]
    least = text.judgement.anyway_least if alike else text.judgement.anyway_lowest
    said.append(least.format(p=share(placebo.p, 1), least=share(placebo.smallest_p, 1)))
    if placebo.disagrees(change):
        said.append(text.judgement.anyway_disagrees)
    return " ".join(said)


def _change(one: PlaceboArea, text: Text) -> str:
    if isinstance(one.change, Hidden):
        return text.card.hidden_mark
    return sentences.change(one.change.value, text)
