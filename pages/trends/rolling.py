"""How many incidents in the twelve months that end with each?"""

import pandas as pd

from analysis.explore import rolling_year
from analysis.results import Hidden, NotPossible
from pages.shared.cards import Card
from pages.shared.charts.months import Line, month_lines
from pages.shared.components import figure_card, refusal
from pages.shared.text import Text
from pages.trends.look import Look
from pages.trends.place import month_table, whole


def rolling(look: Look) -> None:
    text, version, place = look.text, look.version, look.place
    sums = rolling_year(look.chosen, look.known.preliminary_from)
    if not isinstance(sums, pd.Series):
        refusal(sums, text, _said(sums, text.trends.no_year))
        return
    figure = month_lines(
        [Line(text.trends.rolling, sums)],
        text,
        axis=text.trends.rolling_axis,
        fictive=version.fictive,
        height=380,
    )
    card = Card(
        id="trender-rullande",
        title=_title(sums, text),
        subtitle=f"{text.trends.rolling}. {place.groups}, {place.areas}",
        table=month_table(sums, text.trends.rolling_axis, text),
        n=text.card.n_incidents.format(n=whole(look.total, text)),
        told=look.told_of(sums, months=12),
        note="",
    )
    figure_card(card, figure, version, text)


def _title(sums: "pd.Series[int]", text: Text) -> str:
    if len(sums) <= 12:
        return text.trends.rolling_title
    last, earlier = (text.numbers.whole(sums.iloc[place]) for place in (-1, -13))
    return text.trends.rolling_up.format(last=last, earlier=earlier)


def _said(refused: NotPossible | Hidden, where_not_possible: str) -> str:
    """What is hidden has its own reason; what is not possible here has to do with the filters."""
    return where_not_possible if isinstance(refused, NotPossible) else "{reason}"
