"""How many incidents of each offence group happen in each place and month of the sample."""

import numpy as np
from numpy.typing import NDArray

from data.sample.places import PLACES, Place
from data.sample.truth import arrival, months, truth

GROUPS = (
    "shop_theft", "disorder", "burglary", "theft", "damage",
    "assault", "threat", "robbery", "vehicle", "drugs",
)  # fmt: skip

# Incidents per month, where a place's level is 1: a level counts the primary groups only
_MIX: dict[str, dict[str, float]] = {
    "shopping": {
        "shop_theft": 0.63, "disorder": 0.37, "burglary": 0.01, "theft": 0.03, "damage": 0.07,
        "assault": 0.06, "threat": 0.05, "robbery": 0.005, "vehicle": 0.015, "drugs": 0.02,
    },
    "industry": {
        "burglary": 0.32, "theft": 0.36, "damage": 0.32, "shop_theft": 0.02, "disorder": 0.03,
        "assault": 0.02, "threat": 0.03, "vehicle": 0.14, "drugs": 0.01,
    },
    "homes": {
        "damage": 0.25, "theft": 0.2, "vehicle": 0.2, "threat": 0.09, "assault": 0.08,
        "disorder": 0.08, "drugs": 0.05, "burglary": 0.03, "robbery": 0.02,
    },
}  # fmt: skip
# The month that has most, and by what share it lies above the year's mean
_SEASON = {
    "shop_theft": (12, 0.08), "disorder": (7, 0.14), "burglary": (11, 0.10), "theft": (9, 0.08),
    "damage": (5, 0.10), "assault": (7, 0.12), "threat": (6, 0.06), "robbery": (11, 0.08),
    "vehicle": (10, 0.08), "drugs": (8, 0.06),
}  # fmt: skip
_TREND = {2020: 0.86, 2021: 0.89, 2022: 1.00, 2023: 1.02, 2024: 0.99, 2025: 0.95, 2026: 0.93}


def month_counts(rng: np.random.Generator) -> NDArray[np.int64]:
    """Draw incidents: place (in the order of PLACES) x group (in the order of GROUPS) x month."""
    expected = _level() * _season() * _trend() * _drift(rng) * _planted()
    dispersion = truth()["incidents"]["dispersion"]
    # a negative binomial with this n and p has variance dispersion x mean
    wanted = np.where(expected > 0, expected / (dispersion - 1), 1.0)
    counts = rng.negative_binomial(wanted, 1 / dispersion)
    return np.where(expected > 0, counts, 0)


def _level() -> NDArray[np.float64]:
    return np.array(
        [[place.level * _MIX[place.family].get(group, 0.0) for group in GROUPS] for place in PLACES]
    )[:, :, np.newaxis]


def _season() -> NDArray[np.float64]:
    month = months().astype(int) % 12 + 1
    peaks, heights = np.array([_SEASON[group] for group in GROUPS]).T[:, :, np.newaxis]
    season: NDArray[np.float64] = 1 + heights * np.cos(2 * np.pi * (month - peaks) / 12)
    return season


def _trend() -> NDArray[np.float64]:
    middles = [year + 0.5 for year in _TREND]
    years = 1970 + (months().astype(int) + 0.5) / 12
    return np.interp(years, middles, list(_TREND.values()))


def _drift(rng: np.random.Generator) -> NDArray[np.float64]:
    drift = rng.normal(0, truth()["incidents"]["area_drift_sd"], size=len(PLACES))
    return np.exp(drift[:, np.newaxis, np.newaxis] * arrival())


def _planted() -> NDArray[np.float64]:
    factors = [[_change(place, group) for group in GROUPS] for place in PLACES]
    return 1 + np.array(factors)[:, :, np.newaxis] * arrival()


def _change(place: Place, group: str) -> float:
    planted = truth()["planted"]
    here = [p["change"] for p in planted if p["area"] == place.area_id and group in p["groups"]]
    return float(sum(here))
