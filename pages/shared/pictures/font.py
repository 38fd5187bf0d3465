"""The font that pictures are set in, and how wide words are in it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import ImageFont

from pages.shared.charts.style import literal

FONTS = Path(__file__).parents[3] / "static" / "fonts"
FAMILY = '"Pilotkollen Sans", "Source Sans 3", "Segoe UI", Arial, sans-serif'
LINE = 1.3  # from one line of Plotly's to the next, in sizes
MEASURED = 100  # pixels; widths go with the size
SLACK = 1.11  # where the reader has Arial instead, which is wider


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    name = f"PilotkollenSans-{'Bold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(FONTS / name, MEASURED)


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Pixels that a line takes in `size`."""
    return _font(bold).getlength(words) * size / MEASURED * SLACK


def wrapped(words: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Lines of at most `room` pixels; a longer word, in a name, is cut."""
    return broken(words, lambda line: width(line, size, bold=bold) <= room)


def broken(words: str, fits: Callable[[str], bool]) -> list[str]:
    """At least one line; a word that does not fit is broken itself."""
    lines = [""]
    for word in words.split(" "):  # not split(): a no-break space holds
        longer = f"{lines[-1]} {word}".strip(" ")
        if fits(longer):
            lines[-1] = longer
            continue
        lines += [""] if lines[-1] else []
        for sign in word:
            if lines[-1] and not fits(lines[-1] + sign):
                lines.append("")
            lines[-1] += sign
    return lines


def lines_height(lines: list[str], size: float) -> float:
    return len(lines) * size * LINE


def set_lines(lines: list[str], *, bold: bool = False) -> str:
    """The lines for Plotly, which would take < and & of a name for markup."""
    said = "<br>".join(literal(line) for line in lines)
    return f"<b>{said}</b>" if bold else said
