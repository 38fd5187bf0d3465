"""Which questions were answered otherwise, and by whom?"""

import pandas as pd

from analysis.results import Estimate
from analysis.safety import ItemShare
from data.intake import Kind
from pages.safety.asked import Asked
from pages.shared import cached
from pages.shared.components import Card, table_card


def draw(asked: Asked) -> None:
    all_items(asked)


def all_items(asked: Asked) -> None:
    """Every question that was asked whom, and the share of each where we know its scale."""
    text, shares = asked.text, cached.item_shares(asked.version)
    if not shares:
        return
    n = sum(one.share.n for one in shares if isinstance(one.share, Estimate))
    card = Card(
        kinds=(Kind.SURVEY,),
        id="trygghet-alla-fragor",
        title=text.safety.all_items_heading,
        subtitle=text.safety.unlinked_heading,
        table=pd.DataFrame(
            [_item_row(asked, one) for one in shares], columns=list(text.safety.item_columns)
        ),
        n=text.card.n_answers.format(n=text.numbers.whole(n)),
        note=text.safety.own_wording,
    )
    table_card(card, asked.version, text)


def _item_row(asked: Asked, one: ItemShare) -> tuple[str, ...]:
    text = asked.text
    name, respondents = asked.question(one.item), asked.respondents(one.respondents)
    if not isinstance(one.share, Estimate):
        return (name, respondents, one.wave, *[text.card.hidden_mark] * 4)
    shares = (one.share.value, one.share.low, one.share.high)
    said = [text.numbers.share(share) for share in shares]
    return (name, respondents, one.wave, *said, text.numbers.whole(one.share.n))
