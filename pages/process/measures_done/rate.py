"""What is done of what was to be done? P11."""

import pandas as pd

from analysis.process.indicator import Indicator, Tally, Value
from pages.process.asked import Asked
from pages.process.measures_done.card import CITY, PRIVATE, card_of
from pages.process.refused import refused
from pages.shared import said
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.components import figure_card
from pages.shared.named import namer
from pages.shared.text import sentences


def draw(asked: Asked, found: Indicator) -> None:
    if refused(asked, found):
        return
    text = asked.text
    values = {part.name: part.value for part in found.parts}
    rows = [
        (namer(text)("owner", owner) if owner is not None else text.indicators.everybody, one)
        for owner, one in [(None, found.value), *values.items()]
        if isinstance(one, Tally)
    ]
    shown = [
        Row.of(name, one.chance, f"{said.short(one, text)} ({text.numbers.share(one.share)})")
        for name, one in rows
        if one.chance is not None
    ]
    table = pd.DataFrame(
        [
            (
                name,
                text.numbers.whole(one.count),
                text.numbers.whole(one.of),
                text.numbers.share(one.share),
                sentences.interval(one.chance, text) if one.chance else "",
            )
            for name, one in rows
        ],
        columns=list(text.measures_done.share_columns),
    )
    title = text.measures_done.share_title.format(
        city=_of_due(asked, values.get(CITY)), private=_of_due(asked, values.get(PRIVATE))
    )
    scale = Scale.shares(text.measures_done.share_axis, text)
    figure = intervals(shown, scale, text, fictive=asked.version.fictive)
    card = card_of(asked, found, title, table, text.measures_done.share_note)
    figure_card(card, figure, asked.version, text)


def _of_due(asked: Asked, value: Value | None) -> str:
    if isinstance(value, Tally):
        return said.short(value, asked.text)
    return asked.text.indicators.none_due
