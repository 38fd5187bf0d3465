"""The page Method."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class CalibrationText:
    """How often the intervals are wrong; keys are those of pages/method/calibration.csv."""

    heading: str
    alarms: str  # alarms
    held: str  # held
    how: str  # settings, panels, effect, day, seed
    columns: tuple[str, str, str, str, str]  # interval, alarms, at most, coverage, at least
    interval: Mapping[str, str]
    note: str
    every_setting: str  # settings
    setting: Mapping[str, str]
    cell: str  # interval, share


@dataclass(frozen=True, kw_only=True)
class MethodText:
    title: str
    lead: str
    sections: tuple[tuple[str, str], ...]
