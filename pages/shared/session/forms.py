"""What is filled in and not yet kept."""

from collections.abc import Mapping

import streamlit as st

from data.plans.deviations import Deviation

_UNSAVED = "_unsaved"


def typed(key: str) -> str:
    """What stands in a field: for its callback."""
    return str(st.session_state.get(key) or "")


def fill(key: str, value: object) -> None:
    """Put a value into a widget before it is drawn again: for the callback of a button."""
    st.session_state[key] = value


def edition(form: str) -> int:
    """A number in the keys of a form's widgets: with another one all of them are new."""
    return int(st.session_state.get(f"_edition_{form}", 0))


def begin_again(form: str) -> None:
    """Forget what was filled in: for the callback of a button."""
    st.session_state[f"_edition_{form}"] = edition(form) + 1


def keep_unsaved(number: int, changed: tuple[Deviation, ...]) -> None:
    """Remember what is changed in a version and not saved; an empty tuple forgets it."""
    kept = {n: each for n, each in unsaved().items() if n != number}
    st.session_state[_UNSAVED] = kept | ({number: changed} if changed else {})


def unsaved() -> Mapping[int, tuple[Deviation, ...]]:
    """Give what was changed and not saved, by the number of the version it was changed in."""
    kept: Mapping[int, tuple[Deviation, ...]] = st.session_state.get(_UNSAVED, {})
    return kept


def forget_unsaved() -> None:
    st.session_state.pop(_UNSAVED, None)
