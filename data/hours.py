"""
Weekday and hour of incidents whose time is only known from and to (aoristic).

Each incident weighs one, spread evenly by the minute over its span. A week has 168 slots, Monday
00-01 is 0. Instead of up to 168 rows an incident gives at most four: what its first and its last
hour hold (`point`), and where whole hours begin and end (`step`, to be summed up along the slots;
slots run on to 336, because a span may pass Sunday night). Weights are millionths, as integers.
Spans longer than a week say nothing about the hour and are left out, like unknown hours.

Source: Ratcliffe (2002), doi 10.1023/A:1013240828824.
"""

import ibis
import numpy as np
import pandas as pd

WEIGHT = 1_000_000
SLOTS = 168
_KEPT = ("row", "aspect")
_HOUR = 60  # minutes


def hour_weights(incidents: ibis.Table) -> ibis.Table:
    """
    Up to four rows for each incident with a known hour: row, aspect, slot, point, step.
    `incidents` has row, aspect, occurred_from, occurred_to, hour_known.
    """
    spans = _spans(incidents)
    first, last, length = spans["first"] // _HOUR, spans["last"] // _HOUR, spans["length"]
    divisor = ibis.greatest(length, 1)
    whole = (length > 0).ifelse(_HOUR * WEIGHT // divisor, 0)
    minutes_left = _HOUR * (first + 1) - spans["first"]
    in_first = (first == last).ifelse(WEIGHT, minutes_left * WEIGHT // divisor)
    between = ibis.greatest(last - first - 1, 0)
    spans = spans.mutate(
        first_slot=first,
        last_slot=last,
        whole=whole,
        in_first=in_first,
        in_last=(first == last).ifelse(0, WEIGHT - in_first - whole * between),
        between=between,
    )
    longer = spans.filter(spans.between > 0)
    return ibis.union(
        _piece(spans, spans.first_slot, point=spans.in_first),
        _piece(
            s := spans.filter(spans.first_slot != spans.last_slot), s.last_slot, point=s.in_last
        ),
        _piece(longer, longer.first_slot + 1, step=longer.whole),
        _piece(longer, longer.last_slot, step=-longer.whole),
    )


def hours_of_week(slots: pd.DataFrame) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Sum `slot, point, step` up to 168 expected counts; the first is Monday 00-01."""
    points, steps = np.zeros(2 * SLOTS + 1), np.zeros(2 * SLOTS + 1)
    np.add.at(points, slots["slot"].to_numpy(dtype=int), slots["point"].to_numpy())
    np.add.at(steps, slots["slot"].to_numpy(dtype=int), slots["step"].to_numpy())
    filled = (points + np.cumsum(steps))[: 2 * SLOTS]
    return np.asarray(filled.reshape(2, SLOTS).sum(axis=0) / WEIGHT)


def _spans(incidents: ibis.Table) -> ibis.Table:
    """Of incidents with a known hour: first and last minute of the week, and the length."""
    start = incidents.occurred_from
    end = incidents.occurred_to.coalesce(start)
    length = (end.epoch_seconds() - start.epoch_seconds()) // 60
    usable = incidents.hour_known & (length >= 0) & (length <= SLOTS * _HOUR)
    minute = (start.day_of_week.index() * 24 + start.hour()) * _HOUR + start.minute()
    spans = incidents.select(*_KEPT, usable=usable, length=length, first=minute)
    spans = spans.filter(spans.usable)
    return spans.mutate(last=spans["first"] + spans["length"])


def _piece(
    spans: ibis.Table, slot: ibis.Value, point: ibis.Value | int = 0, step: ibis.Value | int = 0
) -> ibis.Table:
    numbers = {"slot": slot, "point": point, "step": step}
    return spans.select(
        *_KEPT,
        **{
            name: ibis.literal(v).cast("int64") if isinstance(v, int) else v.cast("int64")
            for name, v in numbers.items()
        },
    )
