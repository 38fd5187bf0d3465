"""What else happened, for the time axes: which of it concerns a figure, and the list below it."""

from collections.abc import Collection

import streamlit as st

from data.kinds.parallel_events import ParallelEvent
from data.store import Version
from data.study import Period
from pages.shared import judged
from pages.shared.markup import escaped
from pages.shared.text import Text


def in_sight(
    version: Version, shown: Period, names: Collection[str] | None
) -> tuple[ParallelEvent, ...]:
    """Those in the areas of these names and those that concern all; without `names` every one."""
    wanted = None if names is None else {name.casefold() for name in names}
    return tuple(
        event
        for event in judged.events(version) or ()
        if event.meets(shown)
        and (wanted is None or not event.area or event.area.casefold() in wanted)
    )


def list_events(events: Collection[ParallelEvent], text: Text) -> None:
    """Say what stands behind the numbers on the axis; nothing without events."""
    if not events:
        return
    said = [
        text.judgement.event.format(
            number=number,
            title=escaped(_titled(event, text)),
            area=escaped(event.area or text.frame.everywhere),
            days=text.numbers.days(event.start, event.end),
        )
        for number, event in enumerate(events, start=1)
    ]
    st.caption("  \n".join([text.judgement.events, *said]))


def _titled(event: ParallelEvent, text: Text) -> str:
    return text.notes.listed.format(title=event.title) if event.is_note else event.title
