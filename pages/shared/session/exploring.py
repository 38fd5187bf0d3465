"""What the reader explores: areas, groups of offences and months."""

from dataclasses import dataclass

import streamlit as st

from analysis.disclosure import is_small
from data.counting.summaries import Catalogue
from data.study import Counting, Period
from pages.shared.session.links import ON_OR_OFF, linked
from pages.shared.session.months import first_day, first_day_after, months_of
from pages.shared.text import Text
from pages.shared.text.groups import group_name

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

    def named(text: Text) -> dict[str, str]:
        return {group: group_name(group, text.code) for group in groups}

    st.sidebar.markdown(f"**{words.frame.exploring}**", help=words.frame.exploring_help)
    st.sidebar.multiselect(
        words.frame.areas,
        list(names),
        format_func=lambda area: names.get(area, area),
        placeholder=words.frame.everywhere,
        **linked(AREAS, names, several=True),
    )
    st.sidebar.multiselect(
        words.frame.groups,
        groups,
        format_func=lambda group: group_name(group, words.code),
        placeholder=words.frame.all_groups,
        **linked(GROUPS, named(words), named, several=True),
    )
    if catalogue.business_count is not None:
        st.sidebar.checkbox(
            business_label(catalogue.business_count, catalogue.incident_count, words),
            help=words.frame.business_help,
            **linked(BUSINESS, ON_OR_OFF),
        )
    first, last = st.sidebar.columns(2)
    same = {month: month for month in months}
    first.selectbox(words.frame.from_month, months, **linked(FROM, same))
    last.selectbox(words.frame.to_month, months[::-1], **linked(TO, same))


def business_label(kept: int, n: int, words: Text) -> str:
    """How many there are, unless these or the others are few."""
    whole, few = words.numbers.whole, is_small(kept) or is_small(n - kept)
    said = words.card.hidden_mark if few else whole(kept)
    return words.frame.business.format(
        kept=said, n=words.card.hidden_mark if is_small(n) else whole(n)
    )


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
