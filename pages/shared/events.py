"""What else happened, for the time axes: what concerns a figure, and how it is told."""

from collections.abc import Collection

from data.kinds.parallel_events import ParallelEvent
from data.store import Version
from data.study import Period
from pages.shared import judged
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


def event_keys(events: Collection[ParallelEvent], text: Text) -> tuple[str, ...]:
    """What stands behind the numbers on the axis; nothing without events."""
    said = (
        text.judgement.event.format(
            number=number,
            title=_titled(event, text),
            area=event.area or text.frame.everywhere,
            days=text.numbers.days(event.start, event.end),
        )
        for number, event in enumerate(events, start=1)
    )
    return (text.judgement.events, *said) if events else ()


def _titled(event: ParallelEvent, text: Text) -> str:
    return text.notes.listed.format(title=event.title) if event.is_note else event.title
