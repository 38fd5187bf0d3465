"""How much is written to whom? P21."""

from dataclasses import replace

import pandas as pd

from analysis.process.indicator import By, Indicator
from pages.process.asked import Asked
from pages.process.refused import refused
from pages.process.taking_part.quarters import card_of
from pages.shared import said
from pages.shared.components import table_card
from pages.shared.text import sentences


def draw(asked: Asked, found: Indicator) -> None:
    if refused(asked, found):
        return
    text = asked.text
    ways = dict(zip((By.CHANNEL, By.MESSAGE_TYPE), text.participation.messages_by, strict=True))
    rows = [
        (ways[part.by], said.group(part, text), said.short(part.value, text))
        for part in found.parts
        if part.by in ways
    ]
    is_everywhere = found.area != asked.area
    note = [text.indicators.everywhere if is_everywhere else "", said.lacks(found, text)]
    card = card_of(
        replace(asked, name=sentences.inside(text.process.everywhere)) if is_everywhere else asked,
        "P21",
        text.participation.messages_title.format(number=said.short(found.value, text)),
        pd.DataFrame(rows, columns=list(text.participation.messages_columns)),
        " ".join(filter(None, note)),
        found.n,
        since=False,
    )
    table_card(card, asked.version, text)
