"""What is known, over all outcomes: in a picture, row by row, and by five questions."""

import streamlit as st

from analysis.decision.evidence_table import evidence_table
from pages.decision import emmie, forest_card, table, written
from pages.decision.asked import Asked
from pages.decision.gathered import of_pilots
from pages.decision.parts import Part


def draw(asked: Asked) -> None:
    st.header(asked.text.decision.parts[Part.EVIDENCE])
    known = of_pilots(asked)
    rows = evidence_table(known)
    forest_card.draw(asked, rows)
    table.draw(asked, rows)
    emmie.draw(asked, known)
    written.draw(asked)
