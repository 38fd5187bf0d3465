"""What is chosen on the page Decision."""

import streamlit as st

from analysis.decision.candidates import Criterion
from pages.shared.session.links import linked
from pages.shared.text import Text

DECISION_PART = "decision"
PLACE, COSTS, PRICE = "place", "costs", "price"
WEIGHTS = {one: f"weight-{one.replace('_', '-')}" for one in Criterion}


def draw_weights(usual: int, most: int, words: Text) -> dict[Criterion, int]:
    """Draw a slider from 0 to `most` for each criterion of an order of places."""
    columns, weights = st.columns(4), {}
    for at, (criterion, key) in enumerate(WEIGHTS.items()):
        chosen = columns[at % 4].select_slider(
            words.where_next.weight.format(what=words.where_next.criterion[criterion]),
            range(most + 1),
            usual,
            persist_state="session",
            **linked(key, {n: str(n) for n in range(most + 1)}),
        )
        weights[criterion] = int(chosen) if chosen in range(most + 1) else usual
    return weights
