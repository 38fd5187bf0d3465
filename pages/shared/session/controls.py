"""The controls that more than one page draws."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from pages.shared.session.drawn import note
from pages.shared.session.language import text
from pages.shared.session.links import drop, in_any_language, understand
from pages.shared.text import Text


def draw_segments(key: str, label: str, named: Mapping[Any, str]) -> str:
    """Draw a switch of which one is always chosen, the first until somebody chooses."""
    note(key)
    chosen = st.segmented_control(
        label,
        list(named),
        default=next(iter(named)),
        required=True,
        format_func=named.__getitem__,
        key=key,
        bind="query-params",
        persist_state="session",
    )
    return str(chosen) if chosen in named else next(iter(named))


def draw_pills(key: str, label: str, named: Mapping[str, str], help_: str = "") -> tuple[str, ...]:
    note(key)
    chosen = st.pills(
        label,
        list(named),
        selection_mode="multi",
        format_func=named.__getitem__,
        key=key,
        bind="query-params",
        persist_state="session",
        help=help_ or None,
    )
    return tuple(option for option in named if option in chosen)


def draw_part(key: str, label: str, words: Callable[[Text], Mapping[str, str]]) -> str:
    """
    Draw the switch between the parts of a long page, of which only one is worked out.

    `words` gives the names of the parts in a language, by what stands in the link.
    """
    understand(key, in_any_language(words), single=True)
    drop([], text())
    return draw_segments(key, label, words(text()))


def draw_choice(key: str, label: str, named: Mapping[str, str], words: Text) -> str:
    """Draw the choice of one of many, by name or id in the link; the first until one chooses."""
    note(key)
    meant = {option: option for option in named} | {name: option for option, name in named.items()}
    understand(key, meant, single=True)
    drop([], words)
    if st.session_state.get(key) not in named:
        st.session_state.pop(key, None)
    chosen = st.selectbox(
        label,
        list(named),
        format_func=named.__getitem__,
        key=key,
        bind="query-params",
        persist_state="session",
    )
    return str(chosen) if chosen in named else next(iter(named))
