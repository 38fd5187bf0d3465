"""A small made-up pilot, and counts to go with it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from data.study import Direction, Outcome, Period, Pilot

THEFT = Outcome(
    name="", groups=frozenset({"theft"}), direction=Direction.DECREASE, smallest_change=-0.10
)
UNSAFE = Outcome(
    name="", item="B05b", respondents="", direction=Direction.DECREASE, smallest_change=-0.05
)
PILOT = Pilot(
    area="north",
    start=date(2024, 2, 15),
    before=Period(date(2022, 1, 1), date(2024, 1, 1)),
    implementation=Period(date(2024, 1, 1), date(2024, 4, 1)),
    after=Period(date(2024, 4, 1), date(2025, 4, 1)),
    comparison=frozenset("abcdef"),
    buffers=frozenset(),
    ring_m=0,
    primary=THEFT,
    secondary=(),
)
WITH_RING = replace(PILOT, ring_m=200)
COVERED = (date(2022, 1, 1), date(2025, 5, 1))
EVEN = {area: (200, 75) for area in PILOT.comparison}


def month_counts(totals: dict[str, tuple[int, int]], pilot: Pilot = PILOT) -> pd.DataFrame:
    """Spread each area's totals (before, after) as evenly over the months as whole numbers go."""
    rows = []
    for area, both in totals.items():
        for period, total in zip((pilot.before, pilot.after), both, strict=True):
            months = pd.date_range(period.start, periods=period.months, freq="MS")
            edges = np.linspace(0, total, period.months + 1).round().astype(int)
            rows += list(zip([area] * period.months, months, np.diff(edges), strict=True))
    return pd.DataFrame(rows, columns=["area_id", "month", "count"])
