"""When in the week do incidents happen?"""

import pandas as pd

from analysis.hours import hours_by_weekday
from analysis.results import Hidden, NotPossible, Reason
from pages.shared import cached
from pages.shared.cards import Card
from pages.shared.charts.week import week
from pages.shared.components import figure_card, refusal
from pages.shared.told import KNOWN_HOUR, of_hours, of_period
from pages.trends.look import Look
from pages.trends.place import whole


def by_weekday(look: Look) -> None:
    """Its sum is the selection's: where that may not be told, no part of it is."""
    text, version, selection, place = look.text, look.version, look.selection, look.place
    if look.total is None:
        refusal(Hidden(Reason.SMALL_COUNT), text)
        return
    slots = cached.hours(version, selection.areas, selection.counted, selection.period)
    table = hours_by_weekday(slots, hours=3)
    if isinstance(table, NotPossible):
        refusal(table, text, text.trends.no_hours)
        return
    cells = table.cells.astype("Float64")
    if not cells.fillna(0).to_numpy().any():  # no cell is left that may be shown
        refusal(Hidden(Reason.SMALL_COUNT), text)
        return
    weekday, place_of_most = divmod(int(cells.fillna(0).to_numpy().argmax()), cells.shape[1])
    hour = 3 * place_of_most
    span = text.trends.hour_columns.format(start=hour, end=hour + 3)
    columns = [text.trends.hour_columns.format(start=h, end=h + 3) for h in range(0, 24, 3)]
    shown = cells.map(lambda v: text.card.hidden_mark if pd.isna(v) else text.numbers.whole(v))
    shown.columns = pd.Index(columns)
    shown.insert(0, "", list(text.trends.weekdays))
    card = Card(
        id="trender-vecka",
        title=text.trends.hours_title.format(weekday=text.trends.weekdays[weekday], hours=span),
        subtitle=text.trends.hours_subtitle.format(
            groups=place.groups, areas=place.areas, period=place.period
        ),
        table=shown,
        n=text.card.n_incidents.format(n=whole(table.total, text)),
        told=(
            *of_period(
                selection.areas, selection.counted, selection.period, table.total, parts=KNOWN_HOUR
            ),
            *of_hours(selection.areas, selection.counted, selection.period, table.cells),
        ),
        note=" ".join(
            [text.trends.hours_note, text.card.hidden_note if cells.isna().any(axis=None) else ""]
        ),
    )
    figure_card(card, week(table, text, fictive=version.fictive), version, text)
