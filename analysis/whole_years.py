"""Months added up to years, so that no season is taken for a change."""

import numpy as np
from numpy.typing import NDArray

YEAR = 12  # months


def years(months: NDArray[np.int64]) -> NDArray[np.int64]:
    """
    Add up the whole years that end with the last month: a row per year, oldest first.

    Under two years it is two halves. Their seasons differ, but areas that share a season differ in
    them alike. Older months that make no whole year are left out.
    """
    return sums_of(months, _length(months))


def years_apart(months: NDArray[np.int64]) -> float:
    """How many years lie from one row of `years` to the next."""
    return _length(months) / YEAR


def sums_of(months: NDArray[np.int64], length: int) -> NDArray[np.int64]:
    """Add up spans of so many months, counted back from the last one: a row per span."""
    spans = len(months) // length
    recent = months[len(months) - spans * length :]
    return np.asarray(recent.reshape(spans, length, *months.shape[1:]).sum(axis=1))


def _length(months: NDArray[np.int64]) -> int:
    return YEAR if len(months) >= 2 * YEAR else len(months) // 2
