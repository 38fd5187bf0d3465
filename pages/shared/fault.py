"""What a reader is told where the program itself failed; what it was is in the log alone."""

from datetime import datetime

import streamlit as st

from pages.shared.text import Text
from pages.shared.text.keeping import moment


def draw(text: Text) -> None:
    """That it was no fault of theirs, what holds, and what to do."""
    now = datetime.now().astimezone()
    said = text.frame.fault.format(when=moment(now, text))
    st.error(f"**{text.frame.fault_title}**  \n{said}", icon=":material/build:")
