"""
Weekday and hour of incidents whose time is only known from and to (aoristic).

Each incident weighs one, spread evenly by the minute over its span. A week has 168 slots, Monday
00-01 is 0. Instead of up to 168 rows an incident gives at most four: what its first and its last
hour hold (`point`), and where whole hours begin and end (`step`, to be summed up along the slots;
slots run on to 335, because a span may pass Sunday night). Weights are millionths, as integers.
Spans longer than a week say nothing about the hour and are left out, like unknown hours.

Source: Ratcliffe (2002), doi 10.1023/A:1013240828824.
"""

import numpy as np
import pandas as pd

WEIGHT = 1_000_000
SLOTS = 168

# SQL: row, facet and how an incident lies over the hours of its span, from the table `incident`,
# which has row, facet, occurred_from, occurred_to, hour_known. Minutes of the week; a week has
# 10,080. `whole` is what each of the hours between the first and the last holds. A span that ends
# on the hour ends with the hour before.
SPREAD = """
    WITH span AS (
        SELECT row, facet,
            (isodow(occurred_from) - 1) * 1440 + hour(occurred_from) * 60 + minute(occurred_from)
                AS first,
            greatest(1, -- a moment is a minute
                (epoch_us(coalesce(occurred_to, occurred_from)) - epoch_us(occurred_from))
                    // 60_000_000
            ) AS length
        FROM incident
        WHERE hour_known AND coalesce(occurred_to >= occurred_from, true)
    ),
    hour AS (
        SELECT *, first // 60 AS first_slot, (first + length - 1) // 60 AS last_slot
        FROM span WHERE length <= 10_080
    ),
    inner_hours AS (
        SELECT *, greatest(last_slot - first_slot - 1, 0) AS hours_between,
            CASE WHEN first_slot = last_slot THEN 1_000_000
                ELSE (60 * (first_slot + 1) - first) * 1_000_000 // length END AS in_first,
            CASE WHEN hours_between > 0 THEN 60_000_000 // length ELSE 0 END AS whole
        FROM hour
    )
    SELECT row, facet, first_slot::INTEGER AS first_slot, last_slot::INTEGER AS last_slot,
        hours_between::INTEGER AS hours_between, in_first::INTEGER AS in_first,
        whole::INTEGER AS whole,
        (1_000_000 - in_first - whole * hours_between)::INTEGER AS in_last
    FROM inner_hours
"""
# SQL: row, facet, slot, point, step from the table `spread`
HOUR_WEIGHTS = """
    SELECT row, facet, first_slot AS slot, in_first AS point, 0 AS step FROM spread
    UNION ALL
    SELECT row, facet, last_slot, in_last, 0 FROM spread WHERE first_slot != last_slot
    UNION ALL
    SELECT row, facet, first_slot + 1, 0, whole FROM spread WHERE hours_between > 0
    UNION ALL
    SELECT row, facet, last_slot, 0, -whole FROM spread WHERE hours_between > 0
"""


def hours_of_week(slots: pd.DataFrame) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Sum `slot, point, step` up to 168 expected counts; the first is Monday 00-01."""
    points, steps = np.zeros(2 * SLOTS + 1), np.zeros(2 * SLOTS + 1)
    np.add.at(points, slots["slot"].to_numpy(dtype=int), slots["point"].to_numpy())
    np.add.at(steps, slots["slot"].to_numpy(dtype=int), slots["step"].to_numpy())
    filled = (points + np.cumsum(steps))[: 2 * SLOTS]
    return np.asarray(filled.reshape(2, SLOTS).sum(axis=0) / WEIGHT)
