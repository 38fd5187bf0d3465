"""How many incidents in the twelve months that end with each?"""

import pandas as pd

from analysis.explore import rolling_year
from analysis.results import Hidden, NotPossible
from data.counting.summaries import Catalogue
from data.store import Version
from pages.shared.charts.months import Line, month_lines
from pages.shared.components import Card, figure_card, refusal
from pages.shared.session import Selection
from pages.shared.text import Text
from pages.trends.place import Place, month_table, months_of, total


def rolling(
    version: Version, known: Catalogue, selection: Selection, place: Place, text: Text
) -> None:
    months = months_of(version, selection)
    sums = rolling_year(months, known.preliminary_from)
    if not isinstance(sums, pd.Series):
        refusal(sums, text, _said(sums, text.trends.no_year))
        return
    last, earlier = sums.iloc[-1], sums.iloc[-13] if len(sums) > 12 else pd.NA
    said = [text.card.hidden_mark if pd.isna(x) else text.numbers.whole(x) for x in (last, earlier)]
    title = text.trends.rolling_title
    if len(sums) > 12:
        title = text.trends.rolling_up.format(last=said[0], earlier=said[1])
    figure = month_lines(
        [Line(text.trends.rolling, sums)],
        text,
        axis=text.trends.rolling_axis,
        fictive=version.fictive,
        height=380,
    )
    card = Card(
        id="trender-rullande",
        title=title,
        subtitle=f"{text.trends.rolling}. {place.groups}, {place.areas}",
        table=month_table(sums, text.trends.rolling_axis, text),
        n=text.card.n_incidents.format(n=total(int(months.sum()), text)),
        note=text.card.hidden_note if sums.isna().any() else "",
    )
    figure_card(card, figure, version, text)


def _said(refused: NotPossible | Hidden, where_not_possible: str) -> str:
    """What is hidden has its own reason; what is not possible here has to do with the filters."""
    return where_not_possible if isinstance(refused, NotPossible) else "{reason}"
