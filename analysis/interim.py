"""What can be judged before the plan's after period is over?"""

from dataclasses import replace
from datetime import date

from analysis.whole_years import YEAR
from data.study import Period, Pilot


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


def judged_until(planned: Pilot, judged: Pilot, settled_until: date | None) -> date:
    """
    The first day that what is judged says nothing of: it tells which decision an answer is for.

    While the plan's after period goes on, that is the end of the whole years that are judged, not
    of the settled months: an answer that stays the same gets no surer when a decision date passes.
    (It would be looked at with the next date's level, and again when the next year is known: 8 %
    false alarms over two looks.) After it nothing more is added, and settled months tell the time.
    """
    if judged.after.end < planned.after.end or settled_until is None:
        return judged.after.end
    return settled_until
