"""Squares of 25 metres as they are: for analysts alone, and never in a file."""

import numpy as np

from analysis.density import Surface
from analysis.results import NotPossible
from analysis.squares import middles, squares_of
from pages.map.asked import BEYOND_M, Asked, around
from pages.map.density import areas_table, subtitle
from pages.map.drawing import FIGURES, Drawing
from pages.shared import cached, look, map_surfaces, session
from pages.shared.maps.drawn import DrawnSurface
from pages.shared.maps.legend import Legend, LegendRow
from pages.shared.maps.scale import Scale
from pages.shared.session import Act, View

CELL_M = 25
SCALE = Scale((1, 2, 3, 5, 10, 20, 50, 100), look.MORE)


def draw(asked: Asked) -> Drawing:
    """
    Incidents by square of 25 m, in the period that the filters choose.

    Finer places do not leave the store. Raises `PermissionError` where the reader may not.
    """
    if not session.may(Act.EXACT):
        raise PermissionError(View.EXACT)
    text = asked.text
    found = cached.positions(asked.version)
    shown = found if isinstance(found, NotPossible) else _counts(asked)
    n = shown.n if isinstance(shown, Surface) else 0
    return Drawing(
        id=FIGURES[View.EXACT],
        title=text.map.exact_title.format(area=asked.place),
        subtitle=subtitle(asked, text.map.exact_unit, text.numbers.period(asked.chosen)),
        table=areas_table(asked),
        n=text.map.n_exact.format(n=text.numbers.whole(n)),
        note=text.map.exact_note,
        said=(text.map.exact_said,),
        refused=shown if isinstance(shown, NotPossible) else None,
        surface=_drawn(shown, asked) if isinstance(shown, Surface) else None,
        exact=True,
    )


def _counts(asked: Asked) -> Surface:
    squares = squares_of(around(asked.view, BEYOND_M), CELL_M)
    window = (
        squares.west,
        squares.south,
        squares.west + squares.columns,
        squares.south + squares.rows,
    )
    cells = map_surfaces.cells(asked.version, asked.chosen, asked.counted, window)
    counts = squares.counted(middles(cells, CELL_M))
    return Surface(
        values=counts,
        x0=squares.x0,
        y0=squares.y0,
        cell_m=CELL_M,
        n=int(np.sum(counts)),
        withheld=0,
    )


def _drawn(counts: Surface, asked: Asked) -> DrawnSurface:
    text = asked.text

    def row(colour: str, low: float, high: float) -> LegendRow:
        last = int(high) - 1
        words = text.numbers.whole(low) if last == low else text.numbers.span(low, last)
        if high == SCALE.breaks[-1]:
            words = text.words.at_least.format(value=text.numbers.span_end(low))
        return LegendRow(colour, words)

    rows = tuple(row(*each) for each in reversed(SCALE.classes()))
    legend = Legend(text.map.exact_unit, rows)
    return DrawnSurface(
        surface=counts, scale=SCALE, legend=legend, alt=text.map.exact_unit, smooth=False
    )
