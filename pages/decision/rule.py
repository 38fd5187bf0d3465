"""The decision rule as it is written, and whether it was locked before anybody looked."""

import streamlit as st

from pages.decision.asked import Asked
from pages.shared import cached
from pages.shared.explained import headed
from pages.shared.locked import by_locked_plan
from pages.shared.markup import escaped
from pages.shared.text import plan


def draw(asked: Asked) -> None:
    text, planned = asked.text, cached.plan(asked.version)
    if planned is None:
        return
    headed(f"## {text.options.rule_heading}", text)
    words = " ".join(planned.decision_rule.split())
    st.markdown(escaped(text.options.rule.format(rule=words) if words else text.options.no_rule))
    box = st.success if plan.is_locked_in_time(planned) else st.warning
    icon = ":material/lock:" if planned.lock else ":material/lock_open:"
    box(escaped(plan.lock_sentence(planned, text)), icon=icon)
    found = cached.deviations(asked.version)
    if planned.lock is not None:
        count = text.numbers.whole(len(found))
        words = text.plan.deviates_one if len(found) == 1 else text.plan.deviates
        st.markdown(words.format(count=count) if found else text.plan.unchanged)
    for pilot in asked.study.pilots:
        by_locked_plan(asked.version, pilot, text)
