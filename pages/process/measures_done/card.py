"""The card of a picture of measures, and whose are told apart."""

import pandas as pd

from analysis.process.indicator import Indicator
from data.intake import Kind
from pages.process.asked import Asked
from pages.shared import said
from pages.shared.cards import Card

CITY, PRIVATE = "municipality", "private"


def card_of(asked: Asked, found: Indicator, title: str, table: pd.DataFrame, note: str) -> Card:
    text = asked.text
    return Card(
        id=f"arbetssatt-{found.code.lower()}",
        title=title,
        subtitle=text.measures_done.subtitle.format(
            what=text.measures_done.what[found.code],
            area=asked.name,
            period=text.numbers.days(asked.first, asked.end),
        ),
        table=table,
        n=text.measures_done.n.format(n=text.numbers.whole(found.n)),
        note=" ".join(filter(None, [note, said.lacks(found, text)])),
        about=asked.area,
        kinds=(Kind.MEASURES,),
    )
