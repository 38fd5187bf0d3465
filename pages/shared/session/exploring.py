"""What the reader explores: areas, groups of offences and months."""

from dataclasses import dataclass

import streamlit as st

from data.counting.summaries import Catalogue
from data.study import Counting, Period
from pages.shared.session.drawn import note
from pages.shared.session.links import understand
from pages.shared.session.months import first_day, first_day_after, months_of
from pages.shared.text import Text
from pages.shared.text.groups import group_name
from pages.shared.text.languages import LANGUAGES

AREAS, GROUPS, BUSINESS, FROM, TO = "areas", "groups", "business", "from", "to"
EXPLORING = {AREAS, GROUPS, BUSINESS, FROM, TO}
EXPLORED = {"trender", "karta"}  # the pages that these move


@dataclass(frozen=True, slots=True)
class Selection:
    """What the reader explores. No areas is everywhere, no groups is all of them."""

    areas: tuple[str, ...]
    counted: Counting
    period: Period


def draw_filters(catalogue: Catalogue, words: Text) -> None:
    """Draw the exploring filters once, from dashboard.py: every page keeps the same selection."""
    months = months_of(catalogue)
    if not months:
        return
    names = dict(catalogue.areas)
    groups = [group for group, _ in catalogue.groups]
    for key in EXPLORING:
        note(key)
    understand(AREAS, {name: area for area, name in names.items()})
    understand(GROUPS, {group_name(g, code): g for g in groups for code in LANGUAGES})
    for key in (FROM, TO):
        understand(key, {month: month for month in months}, single=True)
    st.sidebar.markdown(f"**{words.frame.exploring}**", help=words.frame.exploring_help)
    st.sidebar.multiselect(
        words.frame.areas,
        list(names),
        format_func=lambda area: names.get(area, area),
        placeholder=words.frame.everywhere,
        key=AREAS,
        bind="query-params",
    )
    st.sidebar.multiselect(
        words.frame.groups,
        groups,
        format_func=lambda group: group_name(group, words.code),
        placeholder=words.frame.all_groups,
        key=GROUPS,
        bind="query-params",
    )
    if catalogue.business_count is not None:
        kept, whole = catalogue.business_count, words.numbers.whole
        st.sidebar.checkbox(
            words.frame.business.format(kept=whole(kept), n=whole(catalogue.incident_count)),
            key=BUSINESS,
            bind="query-params",
            help=words.frame.business_help,
        )
    first, last = st.sidebar.columns(2)
    first.selectbox(words.frame.from_month, months, key=FROM, bind="query-params")
    last.selectbox(words.frame.to_month, months[::-1], key=TO, bind="query-params")


def selection(catalogue: Catalogue) -> Selection:
    """Give what is chosen, checked again: a widget's limits hold only in the browser."""
    months = months_of(catalogue)
    areas = {area for area, _ in catalogue.areas}
    groups = {group for group, _ in catalogue.groups}
    first = st.session_state.get(FROM) or months[0]
    last = st.session_state.get(TO) or months[-1]
    first, last = sorted((first, last))
    return Selection(
        areas=tuple(a for a in st.session_state.get(AREAS, ()) if a in areas),
        counted=Counting(
            groups=tuple(g for g in st.session_state.get(GROUPS, ()) if g in groups),
            business=bool(st.session_state.get(BUSINESS)) and catalogue.business_count is not None,
        ),
        period=Period(first_day(first), first_day_after(last)),
    )
