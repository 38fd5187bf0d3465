"""
What a link means: one way for every choice, whatever widget offers it.

Streamlit binds a widget to the link by the *visible* words of its options. A link says an id, or
the words of any language: they are turned into the words on the screen before Streamlit reads
them, so that it keeps them in the address bar, and what nobody knows is told and taken out. The
browser, too, sends words: a choice is put back when the language has changed between two runs.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import get_session_state

from pages.shared.markup import escaped
from pages.shared.session.drawn import note, offered
from pages.shared.text import Text
from pages.shared.text.languages import LANGUAGES

ON_OR_OFF = {"true": "true", "false": "false"}
Pairs = Iterable[tuple[Any, str]]
Names = Callable[[Text], Mapping[Any, str] | Pairs]
LANGUAGE = "language"
_DROPPED, _CHOSEN, _KNOWN = "_dropped", "_chosen", "_known"


def linked(
    key: str, shown: Mapping[Any, str], names: Names | None = None, *, several: bool = False
) -> dict[str, Any]:
    """
    Give what binds a widget to the link, where it may also be asked for in another language.

    `shown`: each option and how it stands on the screen; `names`: the same in a language, asked
    only where a link says something else. `several` may be chosen at a time.
    """
    note(key)
    understand(key, shown, names, several=several)
    _put_back(key)
    return {"key": key, "bind": "query-params"}


def understand(
    key: str, shown: Mapping[Any, str], names: Names | None = None, *, several: bool = False
) -> None:
    """Turn what a link says of a choice into the words on the screen; remember what is unknown."""
    if not (asked := _asked(key)):
        return
    words = {str(option): name for option, name in shown.items()}
    meant = {name: name for name in words.values()} | words
    if names and not meant.keys() >= set(asked):
        said = [pair for each in LANGUAGES.values() for pair in _pairs(names(each))]
        meant = {name: words[str(one)] for one, name in said if str(one) in words} | meant
    known = [meant[value] for value in asked if value in meant]
    kept = known if several else known[:1]
    drop([value for value in asked if value not in meant])
    if kept != asked:
        _put(key, kept, tell=len(kept) < len(asked))


def _pairs(names: Mapping[Any, str] | Pairs) -> Pairs:
    return names.items() if isinstance(names, Mapping) else names


def remember_choices() -> None:
    """Keep what is chosen on the page that was drawn, and clear its link of the page before."""
    chosen = {key: st.session_state[key] for key in offered() if key in st.session_state}
    st.session_state[_CHOSEN] = (st.session_state.get(LANGUAGE), chosen)
    st.session_state[_KNOWN] = st.session_state.get(_KNOWN, set()) | set(offered())
    _clear_link(st.session_state[_KNOWN] - {*offered(), LANGUAGE})


def _put_back(key: str) -> None:
    """The browser sends the words of the language before, which no option has any more."""
    language, chosen = st.session_state.get(_CHOSEN, (None, {}))
    if key in chosen and st.session_state.get(LANGUAGE) != language and not _is_history():
        st.session_state[key] = chosen[key]


def _clear_link(elsewhere: set[str]) -> None:
    """
    Take choices that this page does not offer out of the link, once it is this page's own.

    Streamlit does so while the page before stands in the address bar: see `let_go`.
    """
    with get_session_state().query_params() as link:
        gone = [key for key in link if key in elsewhere]
        for key in gone[1:]:
            link.discard_param_no_forward_msg(key)
        for key in gone[:1]:
            link.remove_param(key)
        if _is_history():  # a page left while it was drawn may have told the browser of its own
            link._send_query_param_msg()


def let_go() -> None:
    """
    Part the widgets from the link when a run ends, also one that a click has cut short.

    Else Streamlit takes the choices of the page that is left out of its address, and Back finds
    none. It leaves alone what is not bound, and every run binds anew.
    """
    with get_session_state().query_params() as link:
        for widget in tuple(link._bindings_by_widget):
            link.unbind_widget(widget)


def take(key: str, options: Sequence[str]) -> None:
    """Take a choice from the link that stands there by its id, as its words change."""
    for value in _asked(key)[:1]:
        if value in options:
            st.session_state[key] = value
        else:
            drop([value])


def _asked(key: str) -> list[str]:
    """What a link says of a choice that the reader has not made since it was opened."""
    if key in st.session_state and not _is_history():
        return []
    return [value for value in st.query_params.get_all(key) if value]


def _is_history() -> bool:
    """Has the reader gone back or forward in the browser? Then the link decides anew."""
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def _put(key: str, words: list[str], *, tell: bool) -> None:
    """
    Say in the link what it means, before a widget reads it: Streamlit has no public way for that.

    `tell` the browser, whose address bar would keep what is not used.
    """
    with get_session_state().query_params() as link:
        link._initial_query_params.pop(key, None)
        if not words:
            link.remove_param(key)
            return
        link._initial_query_params[key] = words
        link.set_with_no_forward_msg(key, words)
        if tell:
            link.set_corrected_value(key, words, "string_array_value")


def drop(values: Sequence[str]) -> None:
    """Remember what a link, or a choice made elsewhere, asked for in vain."""
    st.session_state.setdefault(_DROPPED, []).extend(values)


def tell_dropped(place: DeltaGenerator, words: Text) -> None:
    """Say once what a link asked for that does not exist here."""
    if values := st.session_state.pop(_DROPPED, []):
        told = words.frame.dropped.format(values=", ".join(dict.fromkeys(values)))
        place.info(escaped(told), icon=":material/link_off:")
