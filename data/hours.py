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


def hour_weights(incidents: pd.DataFrame, placed: pd.DataFrame) -> pd.DataFrame:
    """
    Give area_id, month, offence_group, slot, point, step.

    `placed` has `row` (position in `incidents`) and `area_id`.
    """
    spread = _spread(incidents.reset_index(drop=True))
    rows = placed.merge(spread, on="row")
    by = ["area_id", "month", "offence_group", "slot"]
    sums: pd.DataFrame = rows.groupby(by)[["point", "step"]].sum().reset_index()
    return sums


def hours_of_week(slots: pd.DataFrame) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Sum `slot, point, step` up to 168 expected counts; the first is Monday 00-01."""
    points, steps = np.zeros(2 * SLOTS + 1), np.zeros(2 * SLOTS + 1)
    np.add.at(points, slots["slot"].to_numpy(dtype=int), slots["point"].to_numpy())
    np.add.at(steps, slots["slot"].to_numpy(dtype=int), slots["step"].to_numpy())
    filled = (points + np.cumsum(steps))[: 2 * SLOTS]
    return np.asarray(filled.reshape(2, SLOTS).sum(axis=0) / WEIGHT)


def _spread(incidents: pd.DataFrame) -> pd.DataFrame:
    """Up to four rows for each incident with a known hour: row, month, offence_group, slot, ..."""
    start = incidents["occurred_from"]
    end = incidents["occurred_to"].fillna(start)
    minutes = (end - start).dt.total_seconds() // 60
    usable = incidents["hour_known"] & (minutes >= 0) & (minutes <= SLOTS * 60)
    start = start[usable]
    length = minutes[usable].astype("int64")
    hour = (start.dt.day_of_week * 24 + start.dt.hour).astype("int64")
    first_minute = hour * 60 + start.dt.minute
    last_minute = first_minute + length
    first, last = first_minute // 60, last_minute // 60
    whole = np.where(length > 0, 60 * WEIGHT // length.clip(lower=1), 0)
    in_first = np.where(
        first == last, WEIGHT, (60 - first_minute % 60) * WEIGHT // length.clip(lower=1)
    )
    between = (last - first - 1).clip(lower=0)
    in_last = np.where(first == last, 0, WEIGHT - in_first - whole * between)

    base = pd.DataFrame(
        {
            "row": start.index,
            "month": start.dt.to_period("M").dt.to_timestamp(),
            "offence_group": incidents.loc[start.index, "offence_group"],
        }
    )
    longer = between > 0
    pieces = [
        base.assign(slot=first, point=in_first, step=0),
        base.assign(slot=last, point=in_last, step=0)[first != last],
        base.assign(slot=first + 1, point=0, step=whole)[longer],
        base.assign(slot=last, point=0, step=-whole)[longer],
    ]
    spread: pd.DataFrame = pd.concat(pieces, ignore_index=True)
    return spread
