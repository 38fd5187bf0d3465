"""The bar that says how long a stretch is, and the arrow that says where north is."""

from math import floor, log10

from pages.shared import look
from pages.shared.pictures.font import LINE, width
from pages.shared.pictures.paper import Box, Paper, Sheet, View
from pages.shared.text import Text

MOST = 0.3  # of the map's width
WHITE = look.see_through(look.WHITE, 0.85)


def bar_length(most_m: float) -> float:
    """The longest of 1, 2, 5, 10, ... metres that has room."""
    power = 10.0 ** floor(log10(most_m))
    return next(nice * power for nice in (5, 2, 1) if nice * power <= most_m)


def draw_scale_bar(sheet: Sheet, view: View, paper: Paper, text: Text) -> Box:
    """Lower left: its line is in metres of the map's own grid, so it cannot be untrue."""
    unit, size = paper.unit, paper.small
    length = bar_length(MOST * view.box.width * view.metres_per_pixel)
    said = _said(length, text)
    long, half = length / view.metres_per_pixel, width(said, size) / 2
    pad = 5 * unit
    box = Box(
        view.box.left,
        view.box.bottom - size * LINE - 3.2 * pad,
        view.box.left + 3 * pad + long + half + size / 2,
        view.box.bottom,
    )
    sheet.box(box, WHITE)
    west, _, _, north = view.window
    start = west + (2 * pad) * view.metres_per_pixel
    line = box.bottom - 1.4 * pad
    level = north - (line - view.box.top) * view.metres_per_pixel
    tick = pad * view.metres_per_pixel
    for x0, x1, y1 in (
        (start, start + length, level),
        (start, start, level + tick),
        (start + length, start + length, level + tick),
    ):
        sheet.shapes.append(
            {
                "type": "line",
                "layer": "above",
                "x0": x0,
                "x1": x1,
                "y0": level,
                "y1": y1,
                "line": {"color": look.BLACK, "width": 2 * unit},
            }
        )
    left, top = view.box.left + 2 * pad, line - pad - size * LINE
    sheet.words([text.numbers.whole(0)], left, top, size, anchor="center")
    sheet.words([said], left + long, top, size, anchor="center")
    return box


def _said(length_m: float, text: Text) -> str:
    if length_m >= 1000:
        return text.picture.kilometres.format(n=text.numbers.whole(length_m / 1000))
    return text.picture.metres.format(n=text.numbers.whole(length_m))


def draw_north(sheet: Sheet, view: View, paper: Paper, text: Text) -> Box:
    """Upper right: north of the grid, which is straight up."""
    unit, size = paper.unit, paper.body
    wide, high = 12 * unit, 20 * unit
    right, top = view.box.right - 8 * unit, view.box.top + 6 * unit
    middle = right - wide / 2
    box = Box(right - wide - 5 * unit, view.box.top, view.box.right, top + high + size * LINE)
    sheet.box(box, WHITE)
    sheet.path(
        [
            (middle, top),
            (right, top + high),
            (middle, top + 0.72 * high),
            (right - wide, top + high),
        ],
        look.BLACK,
    )
    sheet.words([text.picture.north], middle, top + high, size, bold=True, anchor="center")
    return box
