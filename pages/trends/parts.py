"""The parts of the page, in order, and the links to them at its top."""

from enum import StrEnum

import streamlit as st

from pages.shared.text import Text


class Part(StrEnum):
    """A value is the anchor that a link on the page leads to."""

    MONTHS = "manader"
    THIS_YEAR = "i-ar"
    BESIDE = "omraden"
    INDEX = "index"
    WHEN = "nar"


def contents(text: Text) -> None:
    """A line of links: the page is long, and few want all of it."""
    links = (f"[{heading}](#{part})" for part, heading in _headings(text).items())
    st.markdown(" · ".join(links))


def part(which: Part, text: Text) -> None:
    st.header(_headings(text)[which], anchor=which)


def _headings(text: Text) -> dict[Part, str]:
    return {
        Part.MONTHS: text.trends.heading,
        Part.THIS_YEAR: text.windows.heading,
        Part.BESIDE: text.side_by_side.heading,
        Part.INDEX: text.indexed.heading,
        Part.WHEN: text.calendar.heading,
    }
