"""Did the incidents move?"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class MovedText:
    question: str
    short_refused: str
    short_more: str
    short_less: str
    short_unclear: str
    title: str
    more: str  # value, interval
    less: str  # value, interval
    other: str  # value, interval
    unclear: str  # value, interval
