"""What follows from the answer by the plan's rule, and when it is decided next."""

import streamlit as st

from analysis.findings import Findings
from pages.effect.asked import Asked
from pages.shared import cached
from pages.shared.markup import escaped
from pages.shared.next_step import decided_next, stance


def next_step(asked: Asked, found: Findings) -> None:
    """Lay out, not decide: what the answer means by the rule, and when the plan decides."""
    text, planned = asked.text, cached.plan(asked.version)
    if planned is None or found.verdict is None:
        return
    st.markdown(stance(found.verdict, text))
    if planned.decision_rule:
        rule = " ".join(planned.decision_rule.split())
        st.markdown(escaped(text.judgement.rule.format(rule=rule)))
    st.markdown(decided_next(asked.version, planned, text))
