"""A check of the answer: its question and a short answer are read before it is opened."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.shared.components import escaped


@contextmanager
def question(asked: str, short: str) -> Iterator[None]:
    """What is drawn inside is seen when the reader opens the question."""
    with st.expander(f"**{escaped(asked)}** {escaped(short)}"):
        yield
