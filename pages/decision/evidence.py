"""What is known, over all outcomes: in a picture, row by row, and by five questions."""

from analysis.decision.evidence_table import evidence_table
from pages.decision import emmie, forest_card, table, written
from pages.decision.asked import Asked
from pages.decision.gathered import of_pilots


def draw(asked: Asked) -> None:
    known = of_pilots(asked)
    rows = evidence_table(known)
    forest_card.draw(asked, rows)
    table.draw(asked, rows)
    emmie.draw(asked, known)
    written.draw(asked)
