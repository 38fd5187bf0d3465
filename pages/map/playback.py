"""The slider over quarters that can walk by itself, and the map that follows it."""

import streamlit as st

from pages.map import quarters
from pages.map.asked import Asked, Smoothing
from pages.map.card import map_card
from pages.shared import session

PACE_SECONDS = 1.3


def playback(asked: Asked, smoothing: Smoothing) -> None:
    """Only this part of the page is drawn at each step; the clock runs only while it plays."""
    session.await_tick()
    playing = session.is_playing()
    step = st.fragment(_step, run_every=PACE_SECONDS if playing else None)
    step(asked, smoothing, playing)


def _step(asked: Asked, smoothing: Smoothing, clock_runs: bool) -> None:
    named = quarters.named(asked)
    ids = {quarter.id: quarter for quarter in named}
    order = list(ids)
    if session.is_playing() != clock_runs:
        st.rerun()  # of the whole page, which starts the clock or stops it
    if session.is_tick(PACE_SECONDS):
        _move(order, 1)
    head = st.container()
    with head.container(horizontal=True, vertical_alignment="bottom"):
        _buttons(asked, order)
        chosen = session.draw_quarter({q.id: name for q, name in named.items()}, asked.text)
    map_card(asked, quarters.draw(asked, smoothing, ids[chosen]), head)
    if session.is_playing() and chosen == order[-1]:
        session.pause()
        st.rerun()


def _buttons(asked: Asked, order: list[str]) -> None:
    text, playing = asked.text, session.is_playing()
    st.button(
        text.quarters.previous,
        key="quarter_before",
        icon=":material/skip_previous:",
        on_click=_go,
        args=(order, -1),
    )
    st.button(
        text.quarters.pause if playing else text.quarters.play,
        key="quarter_play",
        icon=":material/pause:" if playing else ":material/play_arrow:",
        type="primary",
        on_click=session.pause if playing else _play,
        args=() if playing else (order,),
    )
    st.button(
        text.quarters.following,
        key="quarter_after",
        icon=":material/skip_next:",
        on_click=_go,
        args=(order, 1),
    )


def _go(order: list[str], by: int) -> None:
    session.pause()
    _move(order, by)


def _play(order: list[str]) -> None:
    """From where the slider is; from the start where it is at the end."""
    if session.quarter() == order[-1]:
        session.go_to_quarter(order[0])
    session.play()


def _move(order: list[str], by: int) -> None:
    now = order.index(session.quarter()) if session.quarter() in order else 0
    session.go_to_quarter(order[min(max(now + by, 0), len(order) - 1)])
