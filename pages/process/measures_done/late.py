"""Which measures are overdue, the latest first? P13."""

import pandas as pd
import streamlit as st

from analysis.process.indicator import Indicator
from pages.process import said
from pages.process.asked import Asked
from pages.process.measures_done.card import CITY, PRIVATE, card_of
from pages.process.refused import refused
from pages.shared.components import table_card

PUBLIC = {CITY, "police"}  # only theirs are called by a title from the file


def draw(asked: Asked, found: Indicator, late: pd.DataFrame) -> None:
    if refused(asked, found):
        return
    text = asked.text
    if late.empty:
        st.markdown(f"{text.measures_done.late_title_none}.")
        return
    told = late[["title", "owner", "owner_type", "measure_type", "due_on", "days_late"]]
    rows = [
        (
            _title(asked, title, owner_type, sort),
            _unit(asked, owner, owner_type),
            text.numbers.day(due_on),
            text.numbers.whole(days),
        )
        for title, owner, owner_type, sort, due_on, days in told.itertuples(index=False)
    ]
    found_late = text.measures_done.late_title.format(n=text.numbers.whole(len(late)))
    table = pd.DataFrame(rows, columns=list(text.measures_done.late_columns))
    table_card(
        card_of(asked, found, found_late, table, text.measures_done.late_note), asked.version, text
    )


def _title(asked: Asked, title: str, owner_type: str, measure_type: str) -> str:
    """A private title may name a business."""
    if owner_type in PUBLIC and title:
        return title
    return said.named("measure_type", measure_type, asked.text)


def _unit(asked: Asked, owner: str, owner_type: str) -> str:
    """The unit of the city or the police, if it is one of the list; of others the sort."""
    text = asked.text
    unit = said.named("owner_unit", owner, text) if owner_type != PRIVATE else ""
    if unit in ("", text.indicators.not_said, text.layers.unlisted):
        return said.named("owner", owner_type, text)
    return unit
