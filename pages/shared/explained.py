"""Words of the field explained where a page first says them: one sign beside a heading or line."""

import re

import streamlit as st

from pages.shared import session
from pages.shared.text import Text
from pages.shared.text.parts.glossary import Term


def headed(markdown: str, text: Text, *below: str) -> None:
    """A heading, or a line that stands as one; `below` are labels that can have no sign."""
    st.markdown(markdown, help=help_of(markdown, *below, text=text))


def captioned(markdown: str, text: Text) -> None:
    st.caption(markdown, help=help_of(markdown, text=text))


def help_of(*said: str, text: Text) -> str | None:
    """What the words that are first said here mean; None where all of them are known."""
    place = " ".join(said)
    return _meanings([t for t in _terms(place, text) if session.is_first_said(t, place)], text)


def always(label: str, text: Text) -> str | None:
    """The same each time, for a widget: another help would make it another widget."""
    return _meanings(_terms(label, text), text)


def _terms(said: str, text: Text) -> list[Term]:
    terms = text.glossary.terms
    return [term for term in terms if re.search(terms[term].said, said.casefold())]


def _meanings(terms: list[Term], text: Text) -> str | None:
    said = [
        text.glossary.entry.format(
            word=text.glossary.terms[term].word, meaning=text.glossary.terms[term].meaning
        )
        for term in terms
    ]
    return "\n\n".join(said) or None
