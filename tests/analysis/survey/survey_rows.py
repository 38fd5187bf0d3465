"""Hand-made answers to a survey, a row each."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from analysis.results import Estimate
from tests.analysis.pilots import PILOT

WAVES = {"v1": date(2023, 10, 1), "v2": date(2024, 10, 1), "v3": date(2025, 10, 1)}
USUAL: dict[str, Any] = {
    "respondent": 0,
    "wave": "v1",
    "area_id": PILOT.area,
    "respondent_group": "visitors",
    "weight": 1.0,
    "answered_on": pd.NaT,
    "item": "B05b",
    "answer": "1",
}

Waves = dict[tuple[str, str], tuple[int, int]]  # (area, wave) -> (yes, n)


def responses(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Rows with the columns of RESPONSES; what is not given is as in `USUAL`."""
    return pd.DataFrame([USUAL | dict(row) for row in rows], columns=list(USUAL))


def by_wave(waves: Waves, *, no: str = "4", **same: object) -> pd.DataFrame:
    """Other people each wave; yes is 1, no is 4 (2 of a question with two answers)."""
    rows: list[dict[str, Any]] = []
    respondent = 0
    for (area, wave), (yes, n) in waves.items():
        for number in range(n):
            respondent += 1
            answer = "1" if number < yes else no
            rows.append(
                {"respondent": respondent, "area_id": area, "wave": wave, "answer": answer} | same
            )
    return responses(rows)


def asked_twice(
    turns: Mapping[tuple[str, str], int], first: int = 1, **same: object
) -> pd.DataFrame:
    """The same people in v1 and v2: (answer before, after) -> how many; "" did not answer."""
    rows: list[dict[str, Any]] = []
    respondent = first
    for answers, people in turns.items():
        for _ in range(people):
            for wave, answer in zip(("v1", "v2"), answers, strict=True):
                if answer:
                    rows.append({"respondent": respondent, "wave": wave, "answer": answer} | same)
            respondent += 1
    return responses(rows)


def estimate(result: object) -> Estimate:
    assert isinstance(result, Estimate), result
    return result
