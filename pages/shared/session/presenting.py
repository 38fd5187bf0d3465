"""
What the big screen shows: which view or story, which slide, and how. All of it is in the link.

While it is shown the view's own widgets are not drawn, and Streamlit takes their choices out of the
address. They are kept and put back, so that the link opens the same view, and Esc leads back to it.
"""

from collections.abc import Mapping

import streamlit as st

from pages.shared.session.addresses import address
from pages.shared.session.links import LANGUAGE
from pages.shared.session.pilots import PILOT

PRESENT, SLIDE, STORY, LIGHT = "present", "slide", "story", "light"
KEYS = "present-keys"  # the component that hears keys
WHOLE_STORY = "default"
_OWN = {PRESENT, SLIDE, STORY, LIGHT, LANGUAGE}
_VIEW, _BEGUN, _SCREEN = "_presented_view", "_presented_now", "_screen"
SMALLEST, LARGEST = 200, 20_000  # pixels of a screen


def is_presenting() -> bool:
    """Does the link ask for the big screen?"""
    return bool(st.query_params.get(PRESENT) == "1")


def has_left() -> bool:
    """
    Was it shown in the run before? Only the first to ask hears of it.

    A key that was pressed just before Esc may have told its slide after it: the link forgets it.
    """
    for key in (SLIDE, STORY, LIGHT):
        if key in st.query_params:
            del st.query_params[key]
    return st.session_state.pop(_VIEW, None) is not None


def present(story: str = "", *, light: bool = False) -> None:
    """
    Begin, for the callback of a button: this view's figures, or a story.

    The address does not hold what a link chose until the reader chooses something else.
    """
    chosen: dict[str, list[str]] = {}
    for key, value in address("").choices:
        chosen.setdefault(key, []).append(value)
    st.session_state[_VIEW] = _in_address() | chosen
    st.session_state[_BEGUN] = True
    st.session_state.pop(_SCREEN, None)
    st.query_params[PRESENT] = "1"
    if story:
        st.query_params[STORY] = story
    if light:
        st.query_params[LIGHT] = "1"


def keep_view() -> tuple[tuple[str, str], ...]:
    """
    Give what the view's link chooses, and see to it that it stays in the address.

    In the first run its widgets hold the address still; the keys ask for another run at once.
    """
    asked = _in_address()
    kept: Mapping[str, list[str]] = st.session_state.setdefault(_VIEW, asked)
    if st.session_state.pop(_BEGUN, False):
        asked = dict(kept)
    for key, values in kept.items():
        if asked.get(key) != values:
            st.query_params[key] = values
    return tuple((key, value) for key, values in kept.items() for value in values)


def story() -> str:
    """The name of a report, `WHOLE_STORY`, or "" for the view's own figures."""
    return str(st.query_params.get(STORY, ""))


def is_light() -> bool:
    """Is it a light room, which takes more contrast?"""
    return bool(st.query_params.get(LIGHT) == "1")


def slide(count: int) -> int:
    """Which of `count` slides, from 1; the nearest there is where the link asks for another."""
    asked = str(st.query_params.get(SLIDE, "1"))
    number = int(asked) if asked.isdecimal() and len(asked) < 9 else 1
    return min(max(number, 1), max(count, 1))


def pilot_in_link(names: Mapping[str, str]) -> str:
    """The pilot area that a link chooses, `names` by id; "" where it chooses none of them."""
    asked = st.query_params.get(PILOT, "")
    ids = {name: area for area, name in names.items()} | {area: area for area in names}
    return ids.get(asked, "")


def screen() -> tuple[int, int] | None:
    """Width and height in pixels, as the browser told them; None before it has, each time."""
    told: tuple[int, int] | None = st.session_state.get(_SCREEN)
    return told


def turn_slide() -> None:
    """For the callback of the keys: to the slide whose number they say, unless they have left."""
    if is_presenting():
        st.query_params[SLIDE] = str(_said("slide"))


def note_screen() -> None:
    """For the callback of the keys."""
    told = _said("screen")
    if isinstance(told, Mapping):
        size = (int(told["width"]), int(told["height"]))
        st.session_state[_SCREEN] = tuple(min(max(each, SMALLEST), LARGEST) for each in size)


def stop_presenting() -> None:
    """For the callback of the keys: back to the view that it began with."""
    for key in (PRESENT, SLIDE, STORY, LIGHT):
        if key in st.query_params:
            del st.query_params[key]


def _in_address() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params if key not in _OWN}


def _said(what: str) -> object:
    return (st.session_state.get(KEYS) or {}).get(what)
