"""
In which part of the week did incidents happen, where the hour is known?

A night belongs to the evening that it begins with: Sunday's is a weekday's, because Monday follows.
What an incident weighs in a part is what it weighs in the part's hours (`data.counting.hours`), so
parts add up to the hours of the week to the last millionth.
"""

from enum import StrEnum

import pyarrow as pa

from data.counting.hours import SLOTS


class WeekPart(StrEnum):
    """Each hour of the week is in one of the first four; days are 06-18, nights 18-06."""

    WEEKDAY_DAY = "weekday_day"  # Monday to Friday
    WEEKDAY_NIGHT = "weekday_night"  # those that begin on Sunday to Thursday
    WEEKEND_DAY = "weekend_day"  # Saturday and Sunday
    WEEKEND_NIGHT = "weekend_night"  # those that begin on Friday and Saturday
    UNKNOWN = "unknown"  # no hour is known, or only a span of more than a week


TIMED = tuple(part for part in WeekPart if part is not WeekPart.UNKNOWN)


def part_of_slot(slot: int) -> WeekPart:
    """The part that an hour lies in; 0 is Monday 00-01, 168 the same hour a week later."""
    day, hour = divmod(slot % SLOTS, 24)
    if 6 <= hour < 18:
        return WeekPart.WEEKEND_DAY if day >= 5 else WeekPart.WEEKDAY_DAY
    evening = day if hour >= 18 else (day - 1) % 7
    return WeekPart.WEEKEND_NIGHT if evening in (4, 5) else WeekPart.WEEKDAY_NIGHT


def slots() -> pa.Table:
    """
    slot (of two weeks), and for each timed part: `in_<part>`, 1 or 0, and `before_<part>`, the
    hours of it in earlier slots.
    """
    parts = [part_of_slot(slot) for slot in range(2 * SLOTS)]
    columns = {"slot": list(range(2 * SLOTS))}
    for part in TIMED:
        inside = [int(each is part) for each in parts]
        columns[f"in_{part}"] = inside
        columns[f"before_{part}"] = [sum(inside[:slot]) for slot in range(2 * SLOTS)]
    return pa.table(columns)


def _weight(part: WeekPart) -> str:
    return f"""(in_first * f.in_{part} + in_last * l.in_{part}
            + whole * (l.before_{part} - f.before_{part} - f.in_{part}))::INTEGER AS {part}"""


# SQL: row, and a column of millionths for each timed part, from the tables `spread` (see
# `data.counting.hours`) and `week_slot` (see `slots`)
PART_WEIGHTS = f"""
    SELECT row, {", ".join(map(_weight, TIMED))}
    FROM spread JOIN week_slot AS f ON f.slot = first_slot JOIN week_slot AS l ON l.slot = last_slot
"""
