"""What hears keys and buttons of the big screen, and tells how large it is."""

from pathlib import Path

import streamlit as st

from pages.shared import session
from pages.shared.text import Text

HERE = Path(__file__).parent
HTML = """
<div data-part="buttons">
  <button type="button" data-does="previous"><span aria-hidden="true">&lsaquo;</span></button>
  <button type="button" data-does="next"><span aria-hidden="true">&rsaquo;</span></button>
  <button type="button" data-does="leave" data-part="leave"></button>
</div>
<div data-part="live" role="status" aria-live="polite"></div>
<div data-part="black" hidden></div>
"""

_heard = st.components.v2.component(
    "pilotkollen-keys",
    html=HTML,
    js=(HERE / "keys.js").read_text("utf-8"),
    isolate_styles=False,
)


def keys(number: int, count: int, announced: str, text: Text) -> None:
    """Listen, at slide `number` of `count`; `announced` is what a screen reader is told of it."""
    _heard(
        key=session.KEYS,
        data={
            "slide": number,
            "count": count,
            "words": {
                "announced": announced,
                "black": text.present.black,
                "leave": text.present.leave,
                "buttons": {
                    "previous": text.present.previous,
                    "next": text.present.next,
                    "leave": text.present.leave_help,
                },
            },
        },
        height=1,
        on_screen_change=session.note_screen,
        on_slide_change=session.turn_slide,
        on_leave_change=session.stop_presenting,
    )
