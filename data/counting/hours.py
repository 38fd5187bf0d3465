"""
Weekday and hour of incidents whose time is only known from and to (aoristic).

Each incident weighs one, spread evenly by the minute over its span. A week has 168 slots, Monday
00-01 is 0. Instead of up to 168 rows an incident gives at most four: what its first and its last
hour hold (`point`), and where whole hours begin and end (`step`, to be summed up along the slots;
slots run on to 336, because a span may pass Sunday night). Weights are millionths, as integers.
Spans longer than a week say nothing about the hour and are left out, like unknown hours.

Source: Ratcliffe (2002), doi 10.1023/A:1013240828824.
"""

import numpy as np
import pandas as pd

WEIGHT = 1_000_000
SLOTS = 168

# SQL: row, aspect, slot, point, step from the table `incident`, which has row, aspect,
# occurred_from, occurred_to, hour_known. Minutes of the week; a week has 10,080.
HOUR_WEIGHTS = """
    WITH span AS (
        SELECT row, aspect,
            (isodow(occurred_from) - 1) * 1440 + hour(occurred_from) * 60 + minute(occurred_from)
                AS first,
            (epoch_us(coalesce(occurred_to, occurred_from)) - epoch_us(occurred_from)) // 60_000_000
                AS length
        FROM incident
        WHERE hour_known AND coalesce(occurred_to >= occurred_from, true)
    ),
    hour AS (
        SELECT row, aspect, first, greatest(length, 1) AS length, length = 0 AS is_moment,
            first // 60 AS first_slot, (first + length) // 60 AS last_slot
        FROM span WHERE length <= 10_080
    ),
    weight AS MATERIALIZED (
        SELECT row, aspect, first_slot, last_slot,
            greatest(last_slot - first_slot - 1, 0) AS hours_between,
            CASE WHEN is_moment THEN 0 ELSE 60_000_000 // length END AS whole,
            CASE WHEN first_slot = last_slot THEN 1_000_000
                ELSE (60 * (first_slot + 1) - first) * 1_000_000 // length END AS in_first
        FROM hour
    )
    SELECT row, aspect, first_slot::INTEGER AS slot, in_first::INTEGER AS point, 0 AS step
    FROM weight
    UNION ALL
    SELECT row, aspect, last_slot, 1_000_000 - in_first - whole * hours_between, 0
    FROM weight WHERE first_slot != last_slot
    UNION ALL
    SELECT row, aspect, first_slot + 1, 0, whole FROM weight WHERE hours_between > 0
    UNION ALL
    SELECT row, aspect, last_slot, 0, -whole FROM weight WHERE hours_between > 0
"""


def hours_of_week(slots: pd.DataFrame) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Sum `slot, point, step` up to 168 expected counts; the first is Monday 00-01."""
    points, steps = np.zeros(2 * SLOTS + 1), np.zeros(2 * SLOTS + 1)
    np.add.at(points, slots["slot"].to_numpy(dtype=int), slots["point"].to_numpy())
    np.add.at(steps, slots["slot"].to_numpy(dtype=int), slots["step"].to_numpy())
    filled = (points + np.cumsum(steps))[: 2 * SLOTS]
    return np.asarray(filled.reshape(2, SLOTS).sum(axis=0) / WEIGHT)
