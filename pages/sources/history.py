"""Versions: what was loaded when, and the ways back."""

import pandas as pd
import streamlit as st

from data.store import Store, Version
from pages.shared import session
from pages.shared.text import Text

UNDO = "undo"


def history(version: Version, text: Text) -> None:
    st.markdown(f"## {text.history.heading}")
    st.markdown(text.history.lead)
    store = Store.home()
    table = pd.DataFrame(
        [_line(v, version, text) for v in store.versions()], columns=list(text.history.columns)
    )
    st.dataframe(table, hide_index=True, width="stretch", alt=text.history.heading)
    if version.follows is not None and st.button(
        text.history.undo, key=UNDO, icon=":material/undo:"
    ):
        session.notice(text.history.undone.format(number=store.undo().number))
        st.rerun()


def _line(version: Version, current: Version, text: Text) -> tuple[str, ...]:
    loaded = [part for part in version.parts.values() if part.name in version.made_from.split(", ")]
    whole, number = text.numbers.whole, str(version.number)
    kept, read = (sum(p.kept_count for p in loaded), sum(p.read_count for p in loaded))
    return (
        f"{number} ({text.history.current})" if version.number == current.number else number,
        f"{version.made_at:%Y-%m-%d %H:%M}",
        getattr(version, "made_by", ""),
        version.made_from,
        ", ".join(part.content_hash[:8] for part in loaded),
        text.history.rows.format(kept=whole(kept), read=whole(read)),
    )
