"""What a person had changed and not saved when somebody else saved: it is told, never just gone."""

from collections.abc import Mapping

import streamlit as st

from data.plans.deviations import Deviation
from data.store import Version
from pages.plan import shown
from pages.shared import session
from pages.shared.markup import escaped
from pages.shared.text import Text, keeping


def note(version: Version, changed: tuple[Deviation, ...]) -> None:
    """Remember what the form would change in this version; nothing where it would not."""
    session.keep_unsaved(version.number, changed)


def tell(version: Version, names: Mapping[str, str], text: Text) -> None:
    """Say that another version is in use, and what was changed in the one that was."""
    lost = [each for number, each in session.unsaved().items() if number != version.number]
    if not lost:
        return
    by = f" {text.plan.locked_by.format(name=escaped(version.made_by))}" if version.made_by else ""
    said = text.plan.changed_meanwhile.format(
        number=text.numbers.whole(version.number),
        by=by,
        moment=keeping.moment(version.made_at, text),
    )
    st.warning(said, icon=":material/sync_problem:")
    for each in lost:
        shown.changes(each, text.plan.lost_columns, names, text)
    st.button(text.plan.hide_lost, key="plan-hide-lost", on_click=session.forget_unsaved)
