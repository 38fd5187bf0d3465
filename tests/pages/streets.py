"""A town with three streets in the pilot area, and incidents on them at hours of the day."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from data.study import Period
from tests.analysis.pilots import PILOT
from tests.pages.town import AREAS, STUDY, load, squares

ROWS_OF_LATITUDE = (58.281, 58.2825, 58.284)  # in the square of the pilot area
NAMES = ("Norrgatan", "Mellangatan", "Södergatan")
WEST, LENGTH = 12.281, 0.002
EVEN_ON_STREETS = ((200, 100), (100, 50), (60, 30))
DAYTIME = (8, 20)
LATER = Period(PILOT.after.end, date(2025, 8, 1))  # or the last months would be preliminary
Both = tuple[int, int]


def streets_file() -> bytes:
    """Three segments of about 117 m."""
    features = [
        {
            "type": "Feature",
            "properties": {"segment_id": name[0], "namn": name},
            "geometry": {"type": "LineString", "coordinates": [[WEST, y], [WEST + LENGTH, y]]},
        }
        for name, y in zip(NAMES, ROWS_OF_LATITUDE, strict=True)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def incidents_file(
    on_streets: Sequence[Both],
    *,
    elsewhere: Both = (240, 120),
    hours: tuple[tuple[int, int] | None, tuple[int, int] | None] = (DAYTIME, DAYTIME),
) -> str:
    """
    Thefts before and after on each street, and in each comparison area.

    `hours` are those of the pilot area before and after, half-open; None is a date without time.
    """
    lines = ["Brottstid från;Brottsrubricering;Latitud;Longitud"]
    for y, counts in zip(ROWS_OF_LATITUDE, on_streets, strict=True):
        for period, count, span in zip((PILOT.before, PILOT.after), counts, hours, strict=True):
            for at, when in enumerate(_moments(period, count, span)):
                x = WEST + LENGTH * (0.05 + 0.9 * (at * 7 % 10) / 10)
                lines.append(f"{when};Stöld;{y};{x:.6f}")
    for at, _ in enumerate(AREAS[1:], start=1):
        periods = (PILOT.before, PILOT.after, LATER)
        for period, count in zip(periods, (*elsewhere, 10), strict=True):
            for when in _moments(period, count, DAYTIME):
                lines.append(f"{when};Stöld;58.2825;{12.285 + at / 50:.6f}")
    return "\n".join(lines)


def load_streets(
    folder: Path,
    incidents: str,
    *,
    streets: bool = True,
    study: str = STUDY,
) -> None:
    files = {"areas": squares({area: area for area in AREAS})}
    if streets:
        files["streets"] = streets_file()
    load(folder, **files, incidents=incidents, study=study)


def _moments(period: Period, count: int, hours: tuple[int, int] | None) -> Iterator[str]:
    """Spread over the months as evenly as whole numbers go, and over the hours."""
    months = pd.date_range(period.start, period.end, freq="MS", inclusive="left")
    for at, month in enumerate(np.linspace(0, len(months) - 1e-6, count).astype(int)):
        day = f"{months[month]:%Y-%m}-{at % 27 + 1:02}"
        if hours is None:
            yield day
        else:
            first, last = hours
            yield f"{day} {first + at * 5 % (last - first):02}:{at * 13 % 59 + 1:02}"
