"""The big screen."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PresentText:
    start: str
    this_view: str
    whole_story: str
    report: str  # title
    light: str
    previous: str
    next: str
    leave: str
    leave_help: str
    keys: str
    progress: str  # number, count
    announced: str  # number, count, title
    black: str
    opening: str
    question: str
    asks: str  # outcome, area
    asks_of_answers: str  # outcome, area
    before: str  # period
    after: str  # period
    compared: str  # areas
    compared_many: str  # n
    doubts: str
    more: str  # n
    refused: str
    no_figures: str
    no_figures_why: str  # page
    ways: str  # page
    no_data: str
    empty: str
