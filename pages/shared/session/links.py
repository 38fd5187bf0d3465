"""
What a link means: Streamlit puts the *visible* option into the URL.

Where that differs between languages (offence groups), a link in the other language is understood
here before the widget is drawn.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from pages.shared.markup import escaped
from pages.shared.text import Text
from pages.shared.text.languages import LANGUAGES

_SEEN, _DROPPED = "_links_seen", "_dropped"


def dropped_from_link(words: Text) -> str:
    """Say once what a link asked for that does not exist here; empty if nothing."""
    values = st.session_state.pop(_DROPPED, [])
    return words.frame.dropped.format(values=", ".join(values)) if values else ""


def understand(key: str, meaning: Mapping[str, Any], *, single: bool = False) -> None:
    """Translate a link's values before the widget sees them; remember those nobody knows."""
    raw = st.query_params.get_all(key)
    seen = st.session_state.setdefault(_SEEN, {})
    if not raw or seen.get(key) == raw or key in st.session_state:
        seen[key] = raw
        return
    seen[key] = raw
    ids = {**{value: value for value in meaning.values()}, **meaning}
    known = [ids[value] for value in raw if value in ids]
    unknown = [value for value in raw if value not in ids]
    if unknown:
        st.session_state.setdefault(_DROPPED, []).extend(unknown)
    if known:
        st.session_state[key] = known[0] if single else known


def drop(values: Sequence[str], words: Text) -> None:
    """Say what a link asked for in vain, once the page knows what there is."""
    st.session_state.setdefault(_DROPPED, []).extend(values)
    if dropped := dropped_from_link(words):
        st.info(escaped(dropped), icon=":material/link_off:")


def in_any_language(names: Callable[[Text], Mapping[Any, str]]) -> dict[str, Any]:
    """What a link may call some options, in any language."""
    each = LANGUAGES.values()
    return {name: option for words in each for option, name in names(words).items()}
