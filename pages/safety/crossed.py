"""Do those who answer one question differently answer another one differently, too?"""

from math import isnan

import pandas as pd
import streamlit as st

from analysis.results import Method, NotPossible, Reason
from analysis.survey.crosstab import Crosstab, Independence
from data.intake import Kind
from pages.safety.asked import Asked
from pages.shared import session, surveyed
from pages.shared.cards import Card
from pages.shared.components import refusal, table_card
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences

MANY = 2.0  # adjusted residuals beyond it are said


def draw(asked: Asked) -> None:
    text = asked.text
    st.markdown(f"## {text.who_answered.crossed_heading}")
    items = surveyed.crossable(asked.version)
    if len(items) < 2:
        refusal(NotPossible(Reason.NO_ANSWERS), text)
        return
    names = {item: _name(asked, item) for item in items}
    left, right = st.columns(2)
    with left:
        first = session.draw_choice(session.FIRST, text.who_answered.in_rows, names)
    others = {item: name for item, name in names.items() if item != first}
    with right:
        second = session.draw_choice(session.SECOND, text.who_answered.in_columns, others)
    found = surveyed.crossed(asked.version, first, second)
    if not isinstance(found, Crosstab):
        refusal(found, text)
        return
    st.markdown(escaped(" ".join(_said(asked, first, second, found))))
    card = Card(
        kinds=(Kind.SURVEY,),
        id=f"trygghet-korstabell-{first}-{second}",
        title=_title(asked, first, second, found),
        subtitle=text.who_answered.crossed_subtitle,
        table=_table(asked, first, second, found),
        n=text.card.n_answers.format(n=text.numbers.whole(found.n)),
        note=text.who_answered.crossed_note,
    )
    table_card(card, asked.version, text)


def _name(asked: Asked, item: str) -> str:
    """'Otrygga i området på dagen'; of a question that nobody knows its code."""
    return sentences.sentence_case(asked.text.item_changes.short.get(item) or asked.wording(item))


def _labels(asked: Asked, item: str) -> dict[str, str]:
    return asked.bank.labels(item, asked.text.code) if item in asked.bank else {}


def _said(asked: Asked, first: str, second: str, found: Crosstab) -> list[str]:
    """Whether the answers go together, by which test, and where most."""
    text, tested = asked.text, found.independence
    if not isinstance(tested, Independence):
        return [text.who_answered.not_tested.format(reason=sentences.no_answer(tested, text))]
    words = text.who_answered.together if _goes(tested) else text.who_answered.apart
    said = words.format(first=_name(asked, first), second=_name(asked, second))
    square = text.who_answered.square.format(
        value=text.numbers.decimal(tested.chi_square.value, 2),
        df=text.numbers.whole(tested.chi_square.degrees_of_freedom),
        p=sentences.p_value(tested.chi_square.p, text),
        n=text.numbers.whole(found.n),
    )
    fisher = (
        text.who_answered.fisher.format(p=sentences.p_value(tested.p, text))
        if tested.method is Method.FISHER
        else ""
    )
    return list(filter(None, [said, square, fisher]))


def _goes(tested: Independence) -> bool:
    return tested.p <= surveyed.UNUSUAL


def _title(asked: Asked, first: str, second: str, found: Crosstab) -> str:
    text, tested = asked.text, found.independence
    if not isinstance(tested, Independence):
        return text.who_answered.crossed_heading
    words = text.who_answered.together_title if _goes(tested) else text.who_answered.apart_title
    said = words.format(first=_short(asked, first), second=_short(asked, second))
    return sentences.sentence_case(said)


def _short(asked: Asked, item: str) -> str:
    """'bransch' of what a respondent is; of a question that nobody knows its code."""
    scale = asked.bank.scale(item).scale if item in asked.bank else ""
    names = asked.text.who_answered.traits
    return asked.text.item_changes.short.get(item) or names.get(scale, item)


def _table(asked: Asked, first: str, second: str, found: Crosstab) -> pd.DataFrame:
    """Each cell: how many, the share of its row, and whether more or fewer than by chance."""
    text = asked.text
    rows, columns = _labels(asked, first), _labels(asked, second)
    cells = found.counts.cells
    table = [
        [
            sentences.sentence_case(rows.get(str(row), str(row))),
            *(
                _cell(
                    cells.loc[row, column],
                    found.counts.row_totals[row],
                    found.residuals.loc[row, column],
                    text,
                )
                for column in cells.columns
            ),
            _whole(found.counts.row_totals[row], text),
        ]
        for row in cells.index
    ]
    heads = [sentences.sentence_case(columns.get(str(c), str(c))) for c in cells.columns]
    totals = [_whole(found.counts.column_totals[column], text) for column in cells.columns]
    last = text.card.hidden_mark if found.counts.total is None else text.numbers.whole(found.n)
    table.append([text.who_answered.total, *totals, last])
    return pd.DataFrame(table, columns=[_name(asked, first), *heads, text.who_answered.total])


def _cell(count: object, of: object, residual: object, text: Text) -> str:
    if count is pd.NA:
        return text.card.hidden_mark
    n = int(str(count))
    said: str = text.numbers.whole(n)
    if of is not pd.NA and int(str(of)):
        share = text.numbers.share(n / int(str(of)))
        said = text.who_answered.cell.format(n=said, share=share)
    if isinstance(residual, float) and not isnan(residual):
        mark = "▲" if residual > MANY else "▼" if residual < -MANY else ""
        said = " ".join(filter(None, [said, mark, text.numbers.signed(residual, 1)]))
    return said


def _whole(count: object, text: Text) -> str:
    return text.card.hidden_mark if count is pd.NA else text.numbers.whole(int(str(count)))
