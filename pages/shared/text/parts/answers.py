"""The survey: the answers over the scale."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class AnswersText:
    question: str
    title: str  # area, share, before, first, after, last
    title_one: str  # area, share, value, wave
    title_plain: str  # area, share
    subtitle: str  # respondents
    subtitle_plain: str
    axis: str
    columns: tuple[str, str, str, str, str, str, str]
    beside: str  # n, missing
    dont_know: str
    not_applicable: str
    no_answer: str
    merged: str
    note: str
    sure: str
    unsure: str
    not_compared: str  # reason
