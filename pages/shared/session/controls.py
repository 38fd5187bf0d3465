"""The controls that more than one page draws."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from pages.shared.session.language import text
from pages.shared.session.links import Names, linked
from pages.shared.text import Text


def draw_segments(
    key: str, label: str, named: Mapping[Any, str], names: Names | None = None
) -> str:
    """Draw a switch of which one is always chosen, the first until somebody chooses."""
    chosen = st.segmented_control(
        label,
        list(named),
        default=next(iter(named)),
        required=True,
        format_func=named.__getitem__,
        persist_state="session",
        **linked(key, named, names),
    )
    return str(chosen) if chosen in named else next(iter(named))


def draw_pills(
    key: str, label: str, named: Mapping[Any, str], names: Names, help_: str = ""
) -> tuple[Any, ...]:
    """Draw a switch of which none, one or several are chosen."""
    chosen = st.pills(
        label,
        list(named),
        selection_mode="multi",
        format_func=named.__getitem__,
        wrap=True,
        persist_state="session",
        help=help_ or None,
        **linked(key, named, names, several=True),
    )
    return tuple(option for option in named if option in chosen)


def draw_part(key: str, label: str, words: Callable[[Text], Mapping[str, str]]) -> str:
    """
    Draw the switch between the parts of a long page, of which only one is worked out.

    `words` gives the names of the parts in a language, by what stands in the link.
    """
    return draw_segments(key, label, words(text()), words)


def draw_choice(key: str, label: str, named: Mapping[str, str], names: Names | None = None) -> str:
    """Draw the choice of one of many; the first until one chooses."""
    bound = linked(key, named, names)
    if st.session_state.get(key) not in named:
        st.session_state.pop(key, None)
    chosen = st.selectbox(
        label, list(named), format_func=named.__getitem__, persist_state="session", **bound
    )
    return str(chosen) if chosen in named else next(iter(named))
