"""When the sample's incidents happen, how well the hour is known and when they are reported."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.sample.counts import GROUPS
from data.sample.truth import months, truth

Times = NDArray[np.datetime64]  # to the minute, NaT where unknown

_WEEKDAYS = {  # Monday to Sunday
    "shop_theft": (10, 10, 11, 12, 15, 16, 8), "disorder": (8, 8, 9, 11, 20, 24, 12),
    "burglary": (11, 11, 11, 12, 17, 12, 10), "theft": (14, 14, 14, 15, 16, 10, 9),
    "damage": (10, 10, 10, 11, 19, 18, 11), "assault": (8, 8, 9, 10, 19, 26, 15),
    "threat": (14, 14, 14, 14, 16, 12, 10), "robbery": (10, 10, 11, 13, 20, 20, 12),
    "vehicle": (13, 13, 13, 14, 17, 13, 11), "drugs": (12, 13, 14, 15, 19, 15, 9),
}  # fmt: skip
_HOURS = {  # the middle of the busy hours, and how wide they are (sd in hours)
    "shop_theft": (15.3, 2.3), "disorder": (21.5, 3.6), "burglary": (17.8, 1.6),
    "theft": (14.0, 3.5), "damage": (18.5, 3.5), "assault": (22.5, 3.4), "threat": (15.0, 4.0),
    "robbery": (20.0, 3.0), "vehicle": (17.5, 3.0), "drugs": (18.0, 4.0),
}  # fmt: skip
_NIGHT = {"burglary": 0.72, "damage": 0.5, "theft": 0.4, "vehicle": 0.6}  # found next morning
_WEEKEND = {"burglary": 0.18, "damage": 0.1, "theft": 0.08, "vehicle": 0.06}  # found on Monday
_SHORT = 0.3  # of the others: a span of minutes; the rest have no end
_DELAY = {"burglary": (0.0, 0.8), "shop_theft": (-0.6, 1.2)}  # log days: mean, sd
_DELAY_OTHERS = (0.4, 1.3)


@dataclass(frozen=True, slots=True)
class Clock:
    """When each incident began, ended (NaT: it has no end) and was reported."""

    began: Times
    ended: Times
    reported: NDArray[np.datetime64]  # days


def clock(group: NDArray[np.int64], month: NDArray[np.int64], rng: np.random.Generator) -> Clock:
    """Give the times of incidents of these groups (index in GROUPS) in these months (index)."""
    day = _days(group, month, rng)
    minute = _minutes(group, rng)
    began = day.astype("datetime64[m]") + minute.astype("timedelta64[m]")
    ended = _ends(group, began, rng)
    known = np.where(np.isnat(ended), began, ended)
    reported = known.astype("datetime64[D]") + _delays(group, rng).astype("timedelta64[D]")
    return Clock(began, ended, reported)


def _days(
    group: NDArray[np.int64], month: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.datetime64]:
    weights = np.array([_WEEKDAYS[name] for name in GROUPS], dtype=float)
    day = np.empty(len(group), dtype="datetime64[D]")
    for m, first in enumerate(months()):
        days = np.arange(first, first + 1, dtype="datetime64[D]")
        weekday = (days.astype(int) + 3) % 7  # 1970-01-01 was a Thursday
        here = np.flatnonzero(month == m)
        cumulative = weights[:, weekday].cumsum(axis=1)
        cumulative /= cumulative[:, -1:]
        drawn = rng.random(len(here))[:, np.newaxis]
        day[here] = days[(cumulative[group[here]] < drawn).sum(axis=1)]
    return day


def _minutes(group: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """Minutes after midnight, in fives; never 0, which means unknown."""
    middle, width = np.array([_HOURS[name] for name in GROUPS]).T
    hour = rng.normal(middle[group], width[group]) % 24
    shop = group == GROUPS.index("shop_theft")
    hour[shop] = hour[shop].clip(9.5, 20.5)  # a shop is open
    minute = (hour * 12).astype(np.int64) % 288 * 5
    return np.where(minute == 0, 5, minute)


def _ends(group: NDArray[np.int64], began: Times, rng: np.random.Generator) -> Times:
    night = np.array([_NIGHT.get(name, 0.0) for name in GROUPS])[group]
    weekend = np.array([_WEEKEND.get(name, 0.0) for name in GROUPS])[group]
    drawn = rng.random(len(group))
    day = began.astype("datetime64[D]")
    to_monday = (7 - (day.astype(int) + 3) % 7).astype("timedelta64[D]")
    morning = (6 * 60 + 5 * rng.integers(0, 40, len(group))).astype("timedelta64[m]")
    minutes = (5 * rng.integers(1, 12, len(group))).astype("timedelta64[m]")
    short = (drawn >= night + weekend) & (drawn < night + weekend + (1 - night - weekend) * _SHORT)

    ended = np.full(len(group), np.datetime64("NaT"), dtype="datetime64[m]")
    ended[short] = (began + minutes)[short]
    over_night = drawn < night
    ended[over_night] = ((day + 1).astype("datetime64[m]") + morning)[over_night]
    over_weekend = (drawn >= night) & (drawn < night + weekend)
    ended[over_weekend] = ((day + to_monday).astype("datetime64[m]") + morning)[over_weekend]
    return ended


def _delays(group: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    mean, sd = np.array([_DELAY.get(name, _DELAY_OTHERS) for name in GROUPS]).T
    days: NDArray[np.int64] = rng.lognormal(mean[group], sd[group]).astype(np.int64)
    return days.clip(0, 400)


def forget_some(times: Clock, rng: np.random.Generator) -> Clock:
    """Write some hours as 00:00, leave some times out, turn a few ends round, as in real files."""
    shares = truth()["incidents"]
    drawn = rng.random(len(times.began))
    unknown = drawn < shares["unknown_hour_share"]
    missing = drawn > 1 - shares["missing_time_share"]
    turned = (drawn > 0.5) & (drawn < 0.501)
    began, ended = times.began.copy(), times.ended.copy()
    began[unknown] = began[unknown].astype("datetime64[D]").astype("datetime64[m]")
    began[missing] = ended[missing] = np.datetime64("NaT")
    ended[turned] = began[turned] - np.timedelta64(60, "m")
    return Clock(began, ended, times.reported)
