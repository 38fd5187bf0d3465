"""The widgets of one outcome: what is measured, what is hoped for, and how much is worth having."""

from dataclasses import replace
from typing import Any

import streamlit as st

from data.study import Direction, Outcome
from pages.plan.choices import Choices
from pages.shared.explained import always
from pages.shared.text.groups import group_name

INCIDENTS = ""  # what is measured where it is no survey item
PERCENT, STEP = 100.0, 0.5  # per cent


def outcome_form(label: str, old: Outcome, choices: Choices) -> Outcome:
    """Draw the widgets with what the plan says, and give what they say now."""
    text, key = choices.text, choices.key
    with st.container(border=True):
        st.markdown(f"**{label}**")
        items = choices.items
        measured = [INCIDENTS, *dict.fromkeys([*items, *filter(None, [old.item])])]
        item = st.selectbox(
            text.plan.measured,
            measured,
            index=measured.index(old.item),
            format_func=lambda i: items.get(i, i) if i else text.plan.incidents,
            key=f"{key}-item",
        )
        asked = _respondents(old, choices) if item else _groups(old, choices)
        asked["item"] = item or INCIDENTS
        direction = st.segmented_control(
            text.plan.direction,
            list(Direction),
            default=old.direction,
            required=True,
            format_func=text.plan.directions.__getitem__,
            key=f"{key}-direction",
        )
        label = text.plan.smallest_points if item else text.plan.smallest
        smallest = _smallest(label, old, key, always(label, text))
    sign = -1 if direction == Direction.DECREASE else 1
    return replace(
        old,
        direction=Direction(direction or old.direction),
        smallest_change=sign * smallest,
        **asked,
    )


def _smallest(label: str, old: Outcome, key: str, explained: str | None) -> float:
    """The smallest change worth having, as a share; exactly the plan's where nobody touched it."""
    share = abs(old.smallest_change)
    shown = round(share * PERCENT, 6)
    size = st.number_input(
        label,
        min(STEP, shown),
        max(PERCENT - STEP, shown),
        shown,
        step=STEP,
        format="%g",
        key=f"{key}-size",
        help=explained,
    )
    return share if size == shown else round(size / PERCENT, 8)


def _groups(old: Outcome, choices: Choices) -> dict[str, Any]:
    text, key = choices.text, choices.key
    groups = st.multiselect(
        text.plan.groups,
        choices.groups,
        default=sorted(old.groups & set(choices.groups)),
        format_func=lambda group: group_name(group, text.code),
        placeholder=text.plan.choose_groups,
        key=f"{key}-groups",
    )
    business = st.checkbox(text.plan.business, old.business, key=f"{key}-business")
    return {"groups": frozenset(groups), "business": business} | _other(old, item=False)


def _respondents(old: Outcome, choices: Choices) -> dict[str, Any]:
    text = choices.text
    known = text.safety.respondents
    offered = dict.fromkeys(["", *known, old.respondents])
    chosen = st.selectbox(
        text.plan.respondents,
        list(offered),
        index=list(offered).index(old.respondents),
        format_func=lambda r: known.get(r, r) if r else text.plan.all_respondents,
        key=f"{choices.key}-respondents",
    )
    return {"respondents": chosen or ""} | _other(old, item=True)


def _other(old: Outcome, *, item: bool) -> dict[str, Any]:
    """What is no longer said where a survey item is asked for instead of incidents, or back."""
    if item is bool(old.item):
        return {}
    return {"groups": frozenset(), "business": False} if item else {"respondents": ""}
