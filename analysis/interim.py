"""What can be judged before the plan's after period is over?"""

from dataclasses import replace
from datetime import date

from data.study import Period, Pilot

YEAR = 12


def known_so_far(pilot: Pilot, settled_until: date) -> Pilot:
    """
    Cut the after period to whole years that are settled, where the plan's own reaches beyond.

    `settled_until` is the first day of which the data say nothing, or nothing settled. A plan that
    compares the same months instead of whole years cannot be cut, nor one of which less than a
    year is known: it stays as it is, and is refused as not covered or preliminary.
    """
    after = pilot.after
    if settled_until >= after.end or pilot.before.months % YEAR or after.months % YEAR:
        return pilot
    known = Period(after.start, max(after.start, settled_until.replace(day=1))).months // YEAR
    if not known:
        return pilot
    end = after.start.replace(year=after.start.year + known)
    return replace(pilot, after=Period(after.start, end))
