"""All indicators of the ways of working (P01-P28) of what is asked, by theme."""

from enum import StrEnum

from analysis.process.indicator import Indicator
from data.study import Period
from pages.process.asked import Asked
from pages.shared import indicators as shared


class Theme(StrEnum):
    MEMBERS = "members"
    MEETINGS = "meetings"
    WALKS = "walks"
    MEASURES = "measures"
    PROGRAMME = "programme"
    REPORTS = "reports"
    MESSAGES = "messages"
    SURVEY = "survey"
    RESOURCES = "resources"
    TRANSFER = "transfer"


THEMES = {
    Theme.MEMBERS: ("P01", "P02", "P03", "P04", "P27"),
    Theme.MEETINGS: ("P05", "P06", "P07"),
    Theme.WALKS: ("P08", "P09"),
    Theme.MEASURES: ("P10", "P11", "P12", "P13", "P14"),
    Theme.PROGRAMME: ("P15", "P16", "P20"),
    Theme.REPORTS: ("P17", "P18", "P19"),
    Theme.MESSAGES: ("P21",),
    Theme.SURVEY: ("P22", "P23", "P24"),
    Theme.RESOURCES: ("P25", "P26"),
    Theme.TRANSFER: ("P28",),
}


def indicators(asked: Asked) -> dict[str, Indicator]:
    """Code -> indicator, of the area and time that the reader looks at."""
    period = Period(asked.first, asked.end)
    return shared.indicators(asked.version, asked.area, period, asked.start, asked.as_of)


def waves(asked: Asked) -> dict[str, str]:
    """Code -> the wave of the survey that it is of, "" where none asked for it."""
    return shared.waves(asked.version, asked.area, asked.end)
