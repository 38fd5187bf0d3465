"""What is planted in the sample: SOURCE.toml, read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SOURCE = Path(__file__).with_name("SOURCE.toml")


@cache
def truth() -> dict[str, Any]:
    """SOURCE.toml as it is written there."""
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


def months() -> NDArray[np.datetime64]:
    """Every month of the sample (datetime64[M])."""
    period = truth()["period"]
    return np.arange(period["first"], period["end"], dtype="datetime64[M]")


def arrival() -> NDArray[np.float64]:
    """How much of a change has come in each month: 0 before, 1 after, a straight line between."""
    start, end = np.array(truth()["study"]["implementation"], dtype="datetime64[M]").astype(int)
    share: NDArray[np.float64] = (months().astype(int) + 0.5 - start) / (end - start)
    return share.clip(0, 1)
