"""What else went on, in the pilot or in the areas it is compared with?"""

from collections.abc import Collection, Mapping

from data.kinds.parallel_events import ParallelEvent
from data.study import Pilot


def overlapping(
    events: Collection[ParallelEvent], pilot: Pilot, names: Mapping[str, str], used: Collection[str]
) -> tuple[ParallelEvent, ...]:
    """
    Events within before or after that concern the pilot or a comparison area that is used.

    `names` (area id -> name) is how a file calls the areas. What concerns every area alike is left
    out: it cancels where the comparison areas follow it.
    """
    concerned = {names.get(area, area).casefold() for area in {pilot.area, *used}}
    concerned |= {area.casefold() for area in {pilot.area, *used}}
    return tuple(
        event
        for event in events
        if event.area.casefold() in concerned
        and (event.meets(pilot.before) or event.meets(pilot.after))
    )
