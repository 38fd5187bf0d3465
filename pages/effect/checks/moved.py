"""Did the incidents move to the streets and areas around?"""

import streamlit as st

from analysis.findings import Findings
from analysis.results import Comparison, Hidden, NotPossible
from data.study import Direction
from pages.effect.asked import Asked
from pages.effect.checks.question import question
from pages.effect.incidents import difference_card
from pages.shared.components import refusal
from pages.shared.text import sentences


def moved(asked: Asked, found: Findings) -> None:
    text, around = asked.text, found.displacement
    with question(text.moved.question, _short(asked, around)):
        if not isinstance(around, Comparison):
            refusal(around, text)
            return
        st.markdown(
            _said(asked, around).format(
                value=sentences.incidents_change(around.value, text),
                interval=sentences.interval(around, text),
            )
        )
        difference_card(
            "effekt-omfordelning", text.moved.title, around, text.effect.buffer_row, asked
        )


def _short(asked: Asked, around: Comparison | Hidden | NotPossible) -> str:
    text = asked.text
    if not isinstance(around, Comparison):
        return text.moved.short_refused
    if around.low > 0:
        return text.moved.short_more
    return text.moved.short_less if around.high < 0 else text.moved.short_unclear


def _said(asked: Asked, around: Comparison) -> str:
    text = asked.text
    falls = asked.pilot.primary.direction is Direction.DECREASE  # else there is nothing to displace
    if falls and around.low > 0:
        return text.moved.more
    if falls and around.high < 0:
        return text.moved.less
    return text.moved.other if around.low > 0 or around.high < 0 else text.moved.unclear
