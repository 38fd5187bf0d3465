"""How many are members, and who came and went? P01."""

from datetime import date

import pandas as pd
import streamlit as st

from analysis.process.indicator import Also, Indicator
from analysis.process.members import membership
from analysis.process.quarters import quarters_since
from analysis.results import Counted
from data.intake import Kind
from data.store import Version
from pages.process.asked import Asked
from pages.process.refused import refused
from pages.process.taking_part.quarters import card_of, hollow, named, quarter_name
from pages.shared import cached, said
from pages.shared.charts.since_start import members_by_quarter
from pages.shared.components import figure_card


def draw(asked: Asked, found: Indicator) -> None:
    if refused(asked, found):
        return
    text = asked.text
    quarters = [each.quarter for each in found.series]
    members = [each.value.n for each in found.series if isinstance(each.value, Counted)]
    moves = _moves(asked.version.fingerprint, asked.area, asked.start, asked.end, asked.version)
    joined_, left = ([move[place] for move in moves] for place in (0, 1))
    whole = text.numbers.whole
    table = pd.DataFrame(
        [
            (quarter_name(asked, quarter), *map(whole, counts))
            for quarter, *counts in zip(quarters, members, joined_, left, strict=True)
        ],
        columns=list(text.participation.members_columns),
    )
    card = card_of(
        asked,
        "P01",
        text.participation.members_title.format(first=whole(members[0]), last=whole(members[-1])),
        table,
        " ".join([hollow(asked, quarters), said.lacks(found, text)]),
        found.n,
        since=True,
    )
    figure = members_by_quarter(
        named(asked, quarters),
        members,
        joined_,
        left,
        text.participation.members_lines,
        text,
        fictive=asked.version.fictive,
    )
    figure_card(card, figure, asked.version, text)


@st.cache_data(max_entries=cached.KEPT, show_spinner=False)
def _moves(
    print_: str, area: str, start: date, end: date, _version: Version
) -> list[tuple[int, int]]:
    """(joined, left) in each quarter since the start."""
    members = cached.placed(_version, Kind.MEMBERS)
    found = [membership(members, area, q.period) for q in quarters_since(start, end)]
    counts = [{one.what: getattr(one.value, "n", 0) for one in each.beside} for each in found]
    return [(count.get(Also.JOINED, 0), count.get(Also.LEFT, 0)) for count in counts]
