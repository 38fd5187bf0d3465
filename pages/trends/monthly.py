"""How many incidents each month?"""

import streamlit as st

from analysis.disclosure import hide_months
from analysis.explore import latest_year
from analysis.results import NotPossible
from analysis.spans import cut
from data.counting.summaries import Catalogue
from data.store import Version
from data.study import Period
from pages.shared.charts.months import month_bars
from pages.shared.components import Card, figure_card
from pages.shared.session import Selection
from pages.shared.text import Text
from pages.trends.place import Place, month_table, months_of, notes, total


def monthly(
    version: Version, known: Catalogue, selection: Selection, place: Place, text: Text
) -> None:
    months = months_of(version, selection)
    if not months.sum():
        st.info(text.frame.nothing_found)
        return
    shown = hide_months(months, _known_totals(known, selection))
    figure = month_bars(
        shown, text, preliminary_from=known.preliminary_from, fictive=version.fictive
    )
    n = total(int(months.sum()), text)
    card = Card(
        id="trender-manad",
        title=text.trends.monthly_title.format(n=n, period=place.period),
        subtitle=text.trends.monthly_subtitle.format(groups=place.groups, areas=place.areas),
        table=month_table(shown, text.trends.count_column, text),
        n=text.card.n_incidents.format(n=n),
        note=notes(shown, selection.period, known, text),
    )
    figure_card(card, figure, version, text)


def _known_totals(known: Catalogue, selection: Selection) -> list[Period]:
    """The table by offence group tells the totals of the latest two years."""
    year = latest_year(selection.period, known.preliminary_from, known.covered)
    periods = () if isinstance(year, NotPossible) else year
    return cut(selection.period, [day for p in periods for day in (p.start, p.end)])
