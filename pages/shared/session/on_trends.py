"""What is chosen on the page Trends."""

from collections.abc import Mapping, Sequence

import streamlit as st

from data.counting.summaries import Catalogue
from data.study import Period
from pages.shared.session.controls import draw_segments
from pages.shared.session.links import linked
from pages.shared.session.months import first_day, first_day_after, window_months
from pages.shared.text import Text

WINDOW_FROM, WINDOW_TO, PEERS = "window_from", "window_to", "peers"
BESIDE, SCALE, FUNNEL, YEAR = "beside", "scale", "funnel", "year"  # its switches


def draw_window(catalogue: Catalogue, words: Text) -> None:
    """Draw the two selects of the reader's own window of months, on the page Trends."""
    months = window_months(catalogue)
    if not months:
        return
    same = {month: month for month in months}
    first, last = st.columns(2)
    first.selectbox(
        words.windows.from_month,
        months,
        index=_usual_start(months),
        persist_state="session",
        **linked(WINDOW_FROM, same),
    )
    last.selectbox(
        words.windows.to_month,
        months[::-1],
        persist_state="session",
        **linked(WINDOW_TO, same),
    )


def window(catalogue: Catalogue) -> Period | None:
    """Give the reader's own window, checked again; None where the data are too short for one."""
    months = window_months(catalogue)
    if not months:
        return None
    chosen = [st.session_state.get(k, st.query_params.get(k)) for k in (WINDOW_FROM, WINDOW_TO)]
    usual = (months[_usual_start(months)], months[-1])
    kept = (c if c in months else u for c, u in zip(chosen, usual, strict=True))
    first, last = sorted(map(str, kept))
    return Period(first_day(first), first_day_after(last))


def _usual_start(months: Sequence[str]) -> int:
    """The last three months, until somebody chooses."""
    return max(0, len(months) - 3)


def draw_peers(catalogue: Catalogue, words: Text) -> tuple[str, ...]:
    """Draw the choice of areas to compare with, on the page Trends; none is the pilot's own."""
    names = dict(catalogue.areas)
    chosen = st.multiselect(
        words.indexed.peers,
        list(names),
        format_func=lambda area: names.get(area, area),
        placeholder=words.indexed.peers_default,
        persist_state="session",
        **linked(PEERS, names, several=True),
    )
    return tuple(area for area in chosen if area in names)


def draw_switch(key: str, words: Text, options: Sequence[str] = ()) -> str:
    """Draw one of the switches of the page Trends; only with these options, where they are said."""
    label, names = switch(key, words)
    kept = {option: name for option, name in names.items() if option in (options or names)}
    return draw_segments(key, label, kept, lambda each: switch(key, each)[1])


def draw_year(years: Sequence[int], words: Text) -> int:
    """Draw the choice of the day calendar's year, the latest first."""
    names = [str(year) for year in sorted(years, reverse=True)]
    bound = linked(YEAR, {name: name for name in names})
    chosen = st.selectbox(words.calendar.year, names, persist_state="session", **bound)
    return int(chosen if chosen in names else names[0])


def switch(key: str, words: Text) -> tuple[str, Mapping[str, str]]:
    return {
        BESIDE: (words.side_by_side.switch, words.side_by_side.options),
        SCALE: (words.side_by_side.scale, words.side_by_side.scales),
        FUNNEL: (words.funnel.switch, words.funnel.options),
    }[key]
