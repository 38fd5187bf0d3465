"""The first screen: what this is, how an answer is read, and the ways on."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FirstText:
    title: str
    answers: str
    fictive: str
    own: str  # files
    nothing: str
    read_heading: str
    sentence: str
    sentence_why: str
    interval: str
    interval_why: str
    doubts: str
    doubts_why: str
    more_doubts: str  # n
    look: str
    present: str
    use_own: str
    load: str
    again: str
    from_method: str
    begin_heading: str
    begin: str
    example: str  # a whole file
    begin_then: str
