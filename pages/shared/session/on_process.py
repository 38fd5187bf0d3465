"""What is chosen on the page of ways of working."""

from collections.abc import Sequence

from pages.shared.session.controls import draw_choice, draw_segments
from pages.shared.text import Text

PROCESS_PART, WHILE = "process", "while"
POINTS = "points"  # which points of safety walks
ROWS = "rows"  # which rows of a long table
SINCE_START, LAST_YEAR = "start", "twelve-months"  # what WHILE may be, beside a year


def draw_process_period(years: Sequence[str], words: Text) -> str:
    """Draw the choice of time on the page of ways of working: what WHILE may be, or a year."""
    named = {**words.process.whiles, **{year: year for year in years}}
    return draw_segments(WHILE, words.process.time, named, lambda each: each.process.whiles)


def draw_rows(total: int, most: int, words: Text) -> tuple[int, int]:
    """Draw the choice of rows where there are more than `most`; half-open, from 0."""
    spans = [(first, min(first + most, total)) for first in range(0, total, most)] or [(0, 0)]
    if len(spans) == 1:
        return spans[0]

    def named(text: Text) -> dict[str, str]:
        return {str(first + 1): text.numbers.span(first + 1, end) for first, end in spans}

    label = words.process.rows.format(of=words.numbers.whole(total))
    chosen = draw_choice(ROWS, label, named(words), named)
    return spans[list(named(words)).index(chosen)]
