"""What follows from the answer by the plan's rule, and when it is decided next."""

import streamlit as st

from analysis.findings import Findings
from data.study import Study
from pages.effect.asked import Asked
from pages.shared import cached
from pages.shared.markup import escaped


def next_step(asked: Asked, found: Findings) -> None:
    """Lay out, not decide: what the answer means by the rule, and when the plan decides."""
    text, planned = asked.text, cached.plan(asked.version)
    if planned is None or found.verdict is None:
        return
    st.markdown(f"**{text.judgement.next_heading}** {text.judgement.stance[found.verdict.stance]}")
    if planned.decision_rule:
        rule = " ".join(planned.decision_rule.split())
        st.markdown(escaped(text.judgement.rule.format(rule=rule)))
    st.markdown(_when(asked, planned))


def _when(asked: Asked, planned: Study) -> str:
    """The next decision date after the data were extracted, or that none lies ahead."""
    text, known = asked.text, cached.catalogue(asked.version)
    since = known.extracted_on or cached.coverage(asked.version).settled_until
    coming = [day for day in planned.decision_dates if since is None or day >= since]
    if coming:
        return text.judgement.next_date.format(day=text.numbers.day(min(coming)))
    return text.judgement.no_date
