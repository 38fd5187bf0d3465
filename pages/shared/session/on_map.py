"""What is chosen on the page Map."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

import streamlit as st

from analysis.kernels import Kernel
from analysis.when import QUARTERS, When
from data.counting.week_parts import WeekPart
from pages.shared.session.controls import draw_pills, draw_segments
from pages.shared.session.drawn import note
from pages.shared.session.links import drop, in_any_language, understand
from pages.shared.text import Text

VIEW, KERNEL, BANDWIDTH, BOUNDED = "view", "kernel", "bandwidth", "bounded"
MAP, MAP_PAIR, SHOW, OBJECT = "map", "map_pair", "show", "object"
WEEK, SEASON = "week", "season"
CLICKED = "last_object_clicked_popup"  # what the frame of the map tells of: static/map.js fills it
STREET = "street"  # which period the streets are drawn for


class View(StrEnum):
    """What the map shows. A value is what people see and share in the link."""

    BEFORE = "before"
    AFTER = "after"
    DIFFERENCE = "difference"
    RELATIVE = "relative"
    SIDE_BY_SIDE = "side-by-side"
    QUARTERS = "quarters"
    HOT_SPOTS = "hot-spots"
    STREETS = "streets"
    EXACT = "exact"  # for analysts


class Extra(StrEnum):
    """What may lie on the map beside the view. A value is what people see and share in the link."""

    MEASURES = "measures"
    CAMERAS = "cameras"
    WALKS = "walks"
    PINS = "pins"
    LANDMARKS = "landmarks"
    AREAS = "areas"  # those that have no part in the plan


def draw_map_view(named: Mapping[View, str], words: Text) -> View:
    """Draw the switch of the map page, with these views; a link may have asked for another."""
    if st.session_state.get(VIEW) not in (None, *named):
        del st.session_state[VIEW]
    return View(draw_segments(VIEW, words.map.view, named))


def draw_street_period(words: Text) -> str:
    """Draw the switch of the view of streets: before, after or their difference."""
    return draw_segments(STREET, words.street_map.switch, words.street_map.options)


def draw_when(words: Text) -> When:
    """Draw the choices of parts of the week and the year; none of either is all of it."""
    week = draw_pills(WEEK, words.when.of_week, words.when.week, words.when.help)
    quarters = {str(quarter): words.when.year[quarter - 1] for quarter in QUARTERS}
    year = draw_pills(SEASON, words.when.of_year, quarters)
    return When(tuple(map(WeekPart, week)), tuple(map(int, year)))


def draw_kernel(kernels: Sequence[Kernel], words: Text) -> Kernel:
    """Draw the choice of how an incident is spread over the ground; the first is the usual one."""
    named = {kernel: words.map.kernels[kernel] for kernel in kernels}
    return Kernel(draw_segments(KERNEL, words.map.kernel_choice, named))


def draw_bandwidth(metres: Sequence[int], usual: int, words: Text) -> int:
    """Draw the slider of how far an incident is spread."""
    note(BANDWIDTH)
    said = in_any_language(lambda each: {m: _metres(m, each) for m in metres})
    understand(BANDWIDTH, {str(m): m for m in metres} | said, single=True)
    chosen = st.select_slider(
        words.map.bandwidth,
        list(metres),
        usual,
        format_func=lambda m: _metres(m, words),
        key=BANDWIDTH,
        bind="query-params",
        persist_state="session",
    )
    return int(chosen) if chosen in metres else usual


def _metres(n: int, words: Text) -> str:
    return words.map.metres.format(n=words.numbers.whole(n))


def draw_bounded(usual: bool, words: Text) -> bool:
    """Draw the switch of the study boundary."""
    note(BOUNDED)
    return st.toggle(
        words.map.bounded_choice,
        usual,
        key=BOUNDED,
        bind="query-params",
        persist_state="session",
        help=words.map.bounded_help,
    )


def draw_extras(options: Sequence[Extra], words: Text) -> tuple[Extra, ...]:
    """Draw the switch of what else lies on the map; what these data do not have is told."""
    chosen = st.session_state.get(SHOW) or []
    if missing := [extra for extra in chosen if extra not in options]:
        st.session_state[SHOW] = [extra for extra in chosen if extra in options]
        drop([words.layers.extra[extra] for extra in missing], words)
    if not options:
        return ()
    note(SHOW)
    shown = st.pills(
        words.layers.show,
        list(options),
        selection_mode="multi",
        format_func=words.layers.extra.__getitem__,
        key=SHOW,
        bind="query-params",
        persist_state="session",
    )
    return tuple(extra for extra in options if extra in shown)


def draw_object(
    names: Mapping[str, str], said: Callable[[], Mapping[str, str]], words: Text
) -> str:
    """
    Draw the choice of one thing on the map, the same by list as by click; "" for none.

    `names`: key -> name; `said`, asked where a link names one: name in any language -> key.
    """
    if st.query_params.get_all(OBJECT) and OBJECT not in st.session_state:
        understand(OBJECT, said(), single=True)
        drop([], words)
    if st.session_state.get(OBJECT) not in names:
        st.session_state.pop(OBJECT, None)
    chosen = st.selectbox(
        words.layers.on_map,
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=words.layers.choose,
        key=OBJECT,
        bind="query-params",
        persist_state="session",
    )
    return str(chosen) if chosen in names else ""


def take_click(on: str = MAP) -> None:
    """For the callback of a map: what was clicked is what is chosen."""
    clicked = (st.session_state.get(on) or {}).get(CLICKED) or ""
    key, _, _ = str(clicked).rpartition(" ")  # behind it is when
    if key:
        st.session_state[OBJECT] = key
