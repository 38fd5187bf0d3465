"""The quarter that the page Map shows, and its walk from one to the next."""

from collections.abc import Mapping
from time import monotonic

import streamlit as st

from pages.shared.session.drawn import note
from pages.shared.session.links import take
from pages.shared.text import Text

QUARTER = "quarter"  # 2024-Q2
_PLAYING, _STEPPED = "_playing", "_stepped"
NEARLY = 0.7  # of the pace: clocks of browsers are not exact


def draw_quarter(named: Mapping[str, str], words: Text) -> str:
    """
    Draw the slider over quarters, by their ids; the first until somebody chooses.

    Streamlit would put the words of a language into the link: here the id stands there.
    """
    note(QUARTER)
    options = list(named)
    take(QUARTER, options)
    if st.session_state.get(QUARTER) not in named:
        st.session_state[QUARTER] = options[0]
    chosen = str(
        st.select_slider(
            words.quarters.quarter,
            options,
            format_func=named.__getitem__,
            key=QUARTER,
            persist_state="session",
            on_change=pause,
        )
    )
    st.query_params[QUARTER] = chosen
    return chosen


def forget_quarter() -> None:
    """Where there is no slider nothing plays, and the link says nothing of it."""
    pause()
    if QUARTER in st.query_params:
        del st.query_params[QUARTER]


def quarter() -> str:
    """The slider's choice; "" before there is one."""
    return str(st.session_state.get(QUARTER, ""))


def go_to_quarter(which: str) -> None:
    """Move the slider before it is drawn."""
    st.session_state[QUARTER] = which


def play() -> None:
    """Let the slider walk on by itself."""
    st.session_state[_PLAYING] = True


def pause() -> None:
    st.session_state[_PLAYING] = False


def is_playing() -> bool:
    return bool(st.session_state.get(_PLAYING))


def await_tick() -> None:
    """Begin to wait for the next step of the playback: all of the page has just been drawn."""
    st.session_state[_STEPPED] = monotonic()


def is_tick(pace: float) -> bool:
    """
    Is this run a step of the playback? Steps are `pace` seconds apart.

    A click on the map while it plays draws the same part of the page: it comes too early to be one.
    """
    waited = monotonic() - float(st.session_state.get(_STEPPED, 0.0))
    if not is_playing() or waited < NEARLY * pace:
        return False
    await_tick()
    return True
