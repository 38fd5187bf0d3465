"""What is chosen on the page Map."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

import streamlit as st

from analysis.kernels import Kernel
from analysis.when import QUARTERS, When
from data.counting.week_parts import WeekPart
from pages.shared.session.controls import draw_pills, draw_segments
from pages.shared.session.links import ON_OR_OFF, drop, linked, understand
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
    return View(draw_segments(VIEW, words.map.view, named, _views))


def _views(words: Text) -> list[tuple[str, str]]:
    return [*words.map.views.items(), (View.BEFORE, words.map.only_period)]


def draw_street_period(words: Text) -> str:
    """Draw the switch of the view of streets: before, after or their difference."""
    names = words.street_map.options
    return draw_segments(STREET, words.street_map.switch, names, lambda w: w.street_map.options)


def draw_when(words: Text) -> When:
    """Draw the choices of parts of the week and the year; none of either is all of it."""
    named, help_ = words.when.week, words.when.help
    week = draw_pills(WEEK, words.when.of_week, named, lambda w: w.when.week, help_)
    year = draw_pills(SEASON, words.when.of_year, _seasons(words), _seasons)
    return When(tuple(map(WeekPart, week)), tuple(map(int, year)))


def _seasons(words: Text) -> Mapping[str, str]:
    return {str(quarter): words.when.year[quarter - 1] for quarter in QUARTERS}


def draw_kernel(kernels: Sequence[Kernel], words: Text) -> Kernel:
    """Draw the choice of how an incident is spread over the ground; the first is the usual one."""
    named = {kernel: words.map.kernels[kernel] for kernel in kernels}
    return Kernel(
        draw_segments(KERNEL, words.map.kernel_choice, named, lambda each: each.map.kernels)
    )


def draw_bandwidth(metres: Sequence[int], usual: int, words: Text) -> int:
    """Draw the slider of how far an incident is spread."""

    def named(text: Text) -> dict[int, str]:
        return {m: _metres(m, text) for m in metres}

    chosen = st.select_slider(
        words.map.bandwidth,
        list(metres),
        usual,
        format_func=lambda m: _metres(m, words),
        persist_state="session",
        **linked(BANDWIDTH, named(words), named),
    )
    return int(chosen) if chosen in metres else usual


def _metres(n: int, words: Text) -> str:
    return words.map.metres.format(n=words.numbers.whole(n))


def draw_bounded(usual: bool, words: Text) -> bool:
    """Draw the switch of the study boundary."""
    return st.toggle(
        words.map.bounded_choice,
        usual,
        persist_state="session",
        help=words.map.bounded_help,
        **linked(BOUNDED, ON_OR_OFF),
    )


def draw_extras(options: Sequence[Extra], words: Text) -> tuple[Extra, ...]:
    """Draw the switch of what else lies on the map; what these data do not have is told."""
    chosen = st.session_state.get(SHOW) or []
    if missing := [extra for extra in chosen if extra not in options]:
        st.session_state[SHOW] = [extra for extra in chosen if extra in options]
        drop([words.layers.extra[extra] for extra in missing])
    named = {extra: words.layers.extra[extra] for extra in options}
    if not options:
        understand(SHOW, named)
        return ()
    return draw_pills(SHOW, words.layers.show, named, lambda each: each.layers.extra)


def draw_object(
    names: Mapping[str, str], said: Callable[[Text], Mapping[str, str]], words: Text
) -> str:
    """
    Draw the choice of one thing on the map, the same by list as by click; "" for none.

    `names`: key -> name; `said`, asked where a link names one: the same in a language.
    """
    bound = linked(OBJECT, names, said)
    if st.session_state.get(OBJECT) not in names:
        st.session_state.pop(OBJECT, None)
    chosen = st.selectbox(
        words.layers.on_map,
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=words.layers.choose,
        persist_state="session",
        **bound,
    )
    return str(chosen) if chosen in names else ""


def take_click(on: str = MAP) -> None:
    """For the callback of a map: what was clicked is what is chosen."""
    clicked = (st.session_state.get(on) or {}).get(CLICKED) or ""
    key, _, _ = str(clicked).rpartition(" ")  # behind it is when
    if key:
        st.session_state[OBJECT] = key
