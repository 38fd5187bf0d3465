"""Do businesses report more often? Then recorded crime says less about the crimes."""

import streamlit as st

from analysis.results import Estimate, NotPossible, Reason
from pages.safety.answer import waves_card
from pages.safety.asked import Asked
from pages.shared import cached
from pages.shared.components import escaped, refusal
from pages.shared.text import sentences


def draw(asked: Asked) -> None:
    """Does the pilot itself change how much is reported?"""
    text = asked.text
    st.markdown(f"## {text.safety.reporting_heading}")
    if asked.pilot is None:
        refusal(NotPossible(Reason.NO_STUDY), text, text.safety.not_judged)
        return
    found = cached.safety(asked.version, asked.pilot, cached.REPORTING)
    change = found if isinstance(found, NotPossible) else found.pilot_change
    if isinstance(found, NotPossible) or not isinstance(change, Estimate):
        refusal(change, text, text.safety.reporting_no)  # type: ignore[arg-type]
        return
    words = text.safety.reporting_sentence_unclear
    if change.low > 0:
        words = text.safety.reporting_sentence_up
    elif change.high < 0:
        words = text.safety.reporting_sentence_down
    if not (isinstance(found.before, Estimate) and isinstance(found.after, Estimate)):
        return
    said = words.format(
        area=escaped(asked.area),
        before=text.numbers.share(found.before.value),
        after=text.numbers.share(found.after.value),
        interval=sentences.interval(change, text),
        n=text.numbers.whole(change.n),
    )
    st.markdown(said)
    waves_card(asked, cached.REPORTING, found)
