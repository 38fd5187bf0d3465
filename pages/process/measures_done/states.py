"""How many stand where, by sort of owner? P10."""

import pandas as pd

from analysis.process.indicator import By, Indicator
from analysis.process.states import State
from pages.process.asked import Asked
from pages.process.measures_done.card import card_of
from pages.process.refused import refused
from pages.shared import said
from pages.shared.charts.statuses import states_by_owner
from pages.shared.components import figure_card
from pages.shared.named import namer


def draw(asked: Asked, found: Indicator, states: pd.DataFrame) -> None:
    if refused(asked, found):
        return
    text = asked.text
    by_state = {part.name: part.value for part in found.parts if part.by is By.STATUS}
    title = text.measures_done.states_title.format(
        all=said.short(found.value, text),
        done=said.short(by_state[State.DONE], text),
        late=said.short(by_state[State.OVERDUE], text),
    )
    owners = [part.name for part in found.parts if part.by is By.OWNER]
    counts = states.groupby(["owner_type", "state"])["count"].sum()
    bars = {
        namer(text)("owner", owner): {
            state.value: int(counts.get((owner, state.value), 0)) for state in State
        }
        for owner in owners
    }
    names = {state.value: namer(text)("measure_status", state) for state in State}
    lists = ("owner", "measure_type", "measure_status")
    table = pd.DataFrame(
        [
            (
                *(namer(text)(one, value) for one, value in zip(lists, row, strict=True)),
                text.numbers.whole(count),
            )
            for *row, count in states.itertuples(index=False)
        ],
        columns=list(text.measures_done.states_columns),
    )
    card = card_of(asked, found, title, table, "")
    figure = states_by_owner(bars, names, text, fictive=asked.version.fictive)
    figure_card(card, figure, asked.version, text)
