"""Whose are the measures, and what do they cost? P14."""

import pandas as pd

from analysis.process.indicator import Also, Indicator, Tally, Value
from analysis.results import Counted, Hidden
from pages.process.asked import Asked
from pages.process.measures_done.card import CITY, card_of
from pages.process.refused import refused
from pages.shared import said
from pages.shared.components import table_card
from pages.shared.named import namer


def draw(asked: Asked, found: Indicator) -> None:
    if refused(asked, found):
        return
    text = asked.text
    parts = {part.name: part.value for part in found.parts}
    beside = {(one.what, one.name): one.value for one in found.beside}
    rows = [
        (
            namer(text)("owner", owner),
            text.numbers.whole(value.count),
            text.numbers.share(value.share),
            *_money(asked, beside[Also.COST, owner]),
            said.short(beside[Also.WITH_COST, owner], text),
        )
        for owner, value in parts.items()
        if isinstance(value, Tally)
    ]
    title = _title(asked, parts[CITY], [beside[Also.COST, owner] for owner in (CITY, *parts)])
    table = pd.DataFrame(rows, columns=list(text.measures_done.cost_columns))
    table_card(card_of(asked, found, title, table, ""), asked.version, text)


def _title(asked: Asked, city: Value, costs: list[Value]) -> str:
    """`costs` begin with the city's; a share of a cost that lacks some says so."""
    text = asked.text
    hidden = any(isinstance(cost, Hidden) for cost in costs)
    share = text.numbers.share(city.share) if isinstance(city, Tally) else text.card.no_value
    if isinstance(costs[0], Tally):
        said_so = (
            text.measures_done.cost_title_withheld if hidden else text.measures_done.cost_title
        )
        return said_so.format(share=share, cost=text.numbers.share(costs[0].share))
    none = text.measures_done.cost_title_hidden if hidden else text.measures_done.cost_title_no_cost
    return none.format(share=share)


def _money(asked: Asked, cost: Value) -> tuple[str, str]:
    """How much, and the share of all that is known."""
    text = asked.text
    if not isinstance(cost, Tally):
        return said.short(cost, text), said.short(cost, text)
    each = said.said(Counted(value=cost.count, unit=cost.unit, n=1), text)
    return each, text.numbers.share(cost.share)
