"""Which businesses take part, and in which groups does nobody? P02, P03."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.process.indicator import Indicator, Part, Tally
from analysis.process.members import without_members
from data.columns.form_columns import form_value_names
from pages.process.asked import Asked
from pages.process.refused import refused
from pages.process.taking_part.quarters import card_of
from pages.shared import said
from pages.shared.components import table_card
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences
from pages.shared.text.groups import joined


def draw(asked: Asked, whole: Indicator, groups: Indicator) -> None:
    if refused(asked, groups):
        return
    text = asked.text
    none = without_members(groups.parts)
    if none:
        names = joined([_in_group(asked, part) for part in none], text)
        st.markdown(escaped(text.participation.without.format(groups=names)))
    rows = [
        (
            text.participation.by[part.by],
            said.group(part, text),
            said.short(part.value, text),
            text.numbers.share(part.value.share)
            if isinstance(part.value, Tally)
            else said.said(part.value, text),
        )
        for part in _in_order(groups.parts, text)
    ]
    note = " ".join([text.participation.covered_note, said.lacks(groups, text)])
    table = pd.DataFrame(rows, columns=list(text.participation.covered_columns))
    card = card_of(
        asked, "P03", _covered_title(asked, whole, len(none)), table, note, whole.n, since=False
    )
    table_card(card, asked.version, text)


def _in_order(parts: Sequence[Part], text: Text) -> list[Part]:
    """As the lists of branches and sizes have them: the smallest size first."""
    places = {key: place for place, key in enumerate(form_value_names(text.code))}
    last = len(places)
    return sorted(
        parts, key=lambda part: places.get((said.LISTS.get(part.by, ""), part.name), last)
    )


def _in_group(asked: Asked, part: Part) -> str:
    text = asked.text
    return text.participation.group.format(
        by=sentences.inside(text.participation.by[part.by]),
        group=sentences.inside(said.group(part, text)),
        n=text.numbers.whole(part.value.of) if isinstance(part.value, Tally) else "",
    )


def _covered_title(asked: Asked, whole: Indicator, none: int) -> str:
    text, count = asked.text, asked.text.numbers.whole(none)
    if not isinstance(whole.value, Tally):
        return text.participation.covered_title_unknown.format(none=count)
    share = text.numbers.share(whole.value.share)
    words = text.participation.covered_title if none else text.participation.covered_title_all
    return words.format(share=share, none=count)
