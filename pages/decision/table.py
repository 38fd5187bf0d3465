"""Every outcome and every figure of the work, a row each; what cannot be told says why."""

from collections.abc import Sequence

import pandas as pd

from analysis.decision.evidence_table import Declared, EvidenceRow
from analysis.results import Hidden, NotPossible
from pages.decision import told
from pages.decision.asked import Asked
from pages.decision.forest_card import KINDS
from pages.shared.cards import Card
from pages.shared.components import parted_card
from pages.shared.text import sentences


def draw(asked: Asked, rows: Sequence[EvidenceRow]) -> None:
    text = asked.text
    pilots = {pilot.area: pilot for pilot in asked.study.pilots}
    cells = [
        (
            text.evidence.declared[row.declared],
            asked.names.get(row.area, row.area),
            text.evidence.field[row.field],
            told.what(asked, row),
            told.in_table(asked, row),
            told.n_of(asked, row),
            told.verdict(asked, pilots[row.area], row),
            told.doubts(asked, row),
        )
        for row in rows
    ]
    card = Card(
        id="beslut-tabell",
        title=_title(asked, rows),
        subtitle=sentences.together(text.evidence.table_subtitle, _answered(asked, rows)),
        table=pd.DataFrame(cells, columns=list(text.evidence.columns)),
        n="",
        note=text.evidence.table_note,
        kinds=KINDS,
        told=told.counts(asked, rows),
    )
    parted_card(card, asked.version, text, by=text.evidence.columns[0])


def _title(asked: Asked, rows: Sequence[EvidenceRow]) -> str:
    """How many of the plan's other outcomes hold; the primary ones are in the picture's title."""
    text = asked.text
    others = [row for row in rows if row.declared is Declared.SECONDARY]
    if not others:
        return _answered(asked, rows)
    held = sum(row.holm is not None and row.holm.holds for row in others)
    return text.evidence.others_hold.format(
        held=text.numbers.whole(held), n=text.numbers.whole(len(others))
    )


def _answered(asked: Asked, rows: Sequence[EvidenceRow]) -> str:
    text = asked.text
    answered = sum(not isinstance(row.value, NotPossible | Hidden) for row in rows)
    told_, n = text.numbers.whole(answered), text.numbers.whole(len(rows))
    if answered == len(rows):
        return text.evidence.all_answered.format(n=n)
    return text.evidence.table_title.format(told=told_, n=n)
