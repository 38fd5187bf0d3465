"""The legends beside a map: what each colour, line and sign means, from the same legends."""

from collections.abc import Sequence
from dataclasses import dataclass

from pages.shared import look
from pages.shared.charts.style import GREY
from pages.shared.maps.drawn import DrawnSurface, Layer, Outline, Symbol
from pages.shared.maps.legend import Legend, LegendRow
from pages.shared.maps.surface import OPACITY
from pages.shared.pictures.font import LINE, lines_height, wrapped
from pages.shared.pictures.layers import dash_of, sign
from pages.shared.pictures.paper import Box, Paper, Sheet

KEY = 2.0  # widths of keys, in sizes of the text
GAP = 0.45  # between rows
BREAK = 0.9  # between legends
NARROWER = 0.2  # the space between rows, where nothing may be smaller
SMALLER = 0.93  # the text, again and again until the legends have room


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, with what stands before them, at a height below the upper edge."""

    top: float
    lines: list[str]
    bold: bool = False
    grey: bool = False
    row: LegendRow | None = None
    about: Layer | None = None  # what the row is of; None is the surface


@dataclass(frozen=True, slots=True)
class Side:
    pieces: tuple[Piece, ...]
    size: float
    height: float
    note: float  # the size of notes


def legends_of(
    surface: DrawnSurface | None, layers: Sequence[Layer]
) -> list[tuple[Legend, Layer | None]]:
    """The surface's first, then those of the layers, in order."""
    first: list[tuple[Legend, Layer | None]] = [(surface.legend, None)] if surface else []
    return first + [(layer.legend, layer) for layer in layers if layer.legend]


def side_of(legends: Sequence[tuple[Legend, Layer | None]], paper: Paper, room: float) -> Side:
    """Set the legends in the largest text for which there is room, no smaller than `least`."""
    least = paper.least if paper.tight else 0
    side = _set(legends, paper.body, paper.side, least)
    while side.height > room and side.size * SMALLER >= paper.least:
        side = _set(legends, side.size * SMALLER, paper.side, least)
    if paper.tight and side.height > room:
        return _set(legends, side.size, paper.side, least, NARROWER)
    return side


def _set(
    legends: Sequence[tuple[Legend, Layer | None]],
    size: float,
    wide: float,
    least: float,
    apart: float = 1,
) -> Side:
    """
    No note is smaller than `least`; `apart` is how much of the usual space stands between rows
    and legends.
    """
    pieces: list[Piece] = []
    top = 0.0
    for legend, about in legends:
        top += BREAK * apart * size if pieces else 0
        if legend.title:
            lines = wrapped(legend.title, size, wide, bold=True)
            pieces.append(Piece(top, lines, bold=True))
            top += lines_height(lines, size) + GAP * apart * size
        for row in legend.rows:
            lines = wrapped(row.text, size, wide - (KEY + 0.6) * size)
            pieces.append(Piece(top, lines, row=row, about=about))
            top += lines_height(lines, size) + GAP / 2 * apart * size
        if legend.note:
            small = max(0.9 * size, least)
            lines = wrapped(legend.note, small, wide)
            pieces.append(Piece(top + GAP / 2 * apart * size, lines, grey=True))
            top += lines_height(lines, small) + GAP * apart * size
    return Side(tuple(pieces), size, top, max(0.9 * size, least))


def draw_side(sheet: Sheet, side: Side, left: float, top: float, unit: float) -> None:
    """Write the legends down from a place."""
    size = side.size
    for piece in side.pieces:
        at = top + piece.top
        aside = (KEY + 0.6) * size if piece.row else 0.0
        if piece.row:
            key = Box(left, at + 0.12 * size, left + KEY * size, at + (LINE - 0.12) * size)
            _draw_key(sheet, piece.row, piece.about, key, unit)
        sheet.words(
            piece.lines,
            left + aside,
            at,
            side.note if piece.grey else size,
            bold=piece.bold,
            **({"colour": GREY} if piece.grey else {}),
        )


def _draw_key(sheet: Sheet, row: LegendRow, about: Layer | None, box: Box, unit: float) -> None:
    """A line as it is drawn, a sign as it is drawn, or a colour."""
    if row.line:
        outline = _outline(row, about)
        middle = (box.top + box.bottom) / 2
        line = {
            "color": row.colour,
            "width": outline.weight * unit,
            "dash": dash_of(outline, unit),
        }
        sheet.line(Box(box.left, middle, box.right, middle), **line)
    elif row.symbol:
        size = min(row.size * unit, 1.4 * box.height)
        sheet.sign(box, sign(Symbol(row.symbol), row.colour, size, unit))
    else:
        sheet.box(box, look.LAND, line={"width": 0})
        edge = {"color": look.SWATCH_EDGE, "width": 0.8 * unit}
        sheet.box(box, row.colour, opacity=1 if about else OPACITY, line=edge)


def _outline(row: LegendRow, about: Layer | None) -> Outline:
    """That of the shapes which the row is of, else what its line says."""
    drawn = (shape.outline for shape in about.shapes) if about else ()
    found = (o for o in drawn if (o.colour, o.legend_line) == (row.colour, row.line))
    dash = {"dashed": "8 5", "dotted": "1 6"}.get(row.line, "")
    return next(found, Outline(row.colour, row.weight or 2.5, dash, row.line))
