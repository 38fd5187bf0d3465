"""How often each interval was wrong where the truth is known; `make calibrate` writes the files."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

TABLE = Path(__file__).with_name("calibration.csv")
RUN = Path(__file__).with_name("calibration.toml")
ALARMS, COVERAGE = "_alarms", "_coverage"


@dataclass(frozen=True, slots=True)
class Calibration:
    """
    `table` has one row per setting; for each interval two shares, `<name>_alarms` of the panels
    without effect and `<name>_coverage` of those with one. Empty where nothing was asked.
    """

    table: pd.DataFrame
    date: date
    seed: int
    panels: int  # without effect, and as many with one, in each setting
    effect: float  # the planted ratio, after / before

    def alarms(self, interval: str) -> "pd.Series[float]":
        return self.table[interval + ALARMS].dropna()

    def coverage(self, interval: str) -> "pd.Series[float]":
        return self.table[interval + COVERAGE].dropna()


def calibration() -> Calibration:
    """What the last full run of `make calibrate` found."""
    return Calibration(table=pd.read_csv(TABLE), **tomllib.loads(RUN.read_text(encoding="utf-8")))
