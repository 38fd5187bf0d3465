"""The widgets of one outcome: what is measured, what is hoped for, and how much is worth having."""

import streamlit as st

from data.kinds.items import item_scales
from data.study import Direction, Outcome
from pages.plan.choices import Choices
from pages.shared.text.groups import group_name, item_names

INCIDENTS = ""  # what is measured where it is no survey item
PERCENT = 100
RESPONDENTS = ("besökare", "företag", "boende", "anställd")


def outcome_form(label: str, old: Outcome, choices: Choices) -> Outcome:
    """Draw the widgets with what the plan says, and give what they say now."""
    text, key = choices.text, choices.key
    with st.container(border=True):
        st.markdown(f"**{label}**")
        items = item_names(text.code)
        measured = [INCIDENTS, *dict.fromkeys([*item_scales(), *filter(None, [old.item])])]
        item = st.selectbox(
            text.plan.measured,
            measured,
            index=measured.index(old.item),
            format_func=lambda i: items.get(i, i) if i else text.plan.incidents,
            key=f"{key}-{label}-item",
        )
        asked = _respondents(label, old, choices) if item else {}
        counted = {} if item else _groups(label, old, choices)
        directions = list(Direction)
        direction = st.segmented_control(
            text.plan.direction,
            directions,
            default=old.direction,
            required=True,
            format_func=text.plan.directions.__getitem__,
            key=f"{key}-{label}-direction",
        )
        size = st.number_input(
            text.plan.smallest_points if item else text.plan.smallest,
            1,
            99,
            min(99, max(1, round(abs(old.smallest_change) * PERCENT))),
            key=f"{key}-{label}-size",
        )
    sign = -1 if direction == Direction.DECREASE else 1
    return Outcome(
        name=old.name,
        item=item or "",
        direction=Direction(direction or old.direction),
        smallest_change=_unrounded(sign * size / PERCENT, old.smallest_change),
        **asked,  # type: ignore[arg-type]
        **counted,  # type: ignore[arg-type]
    )


def _unrounded(chosen: float, old: float) -> float:
    """A plan's -0.125 stays, where the widget shows its whole per cent and nobody changed it."""
    return old if round(old * PERCENT) == round(chosen * PERCENT) else chosen


def _groups(label: str, old: Outcome, choices: Choices) -> dict[str, object]:
    text, key = choices.text, choices.key
    groups = st.multiselect(
        text.plan.groups,
        choices.groups,
        default=sorted(old.groups & set(choices.groups)),
        format_func=lambda group: group_name(group, text.code),
        placeholder=text.plan.choose_groups,
        key=f"{key}-{label}-groups",
    )
    business = st.checkbox(text.plan.business, old.business, key=f"{key}-{label}-business")
    return {"groups": frozenset(groups), "business": business}


def _respondents(label: str, old: Outcome, choices: Choices) -> dict[str, object]:
    text = choices.text
    offered = dict.fromkeys(["", *RESPONDENTS, old.respondents])
    chosen = st.selectbox(
        text.plan.respondents,
        list(offered),
        index=list(offered).index(old.respondents),
        format_func=lambda r: r or text.plan.all_respondents,
        key=f"{choices.key}-{label}-respondents",
    )
    return {"respondents": chosen or ""}
