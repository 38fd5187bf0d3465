"""Change in per cent, where enough is expected to say so, and where it is more than chance."""

import numpy as np
from shapely.geometry.base import BaseGeometry

from analysis.density import Surface
from analysis.density_ratio import LEVEL, DensityRatio
from analysis.disclosure import about
from analysis.results import NotPossible, Reason
from analysis.squares import Mask
from pages.map.asked import Asked, Smoothing
from pages.map.density import after_and_before, note, sought_by, subtitle, table, told
from pages.map.drawing import FIGURES, Drawing
from pages.shared import cached, look, map_surfaces
from pages.shared.maps.drawn import DrawnSurface, Layer, Outline, Shape
from pages.shared.maps.legend import Legend, LegendRow
from pages.shared.maps.outlines import outline_of
from pages.shared.maps.scale import Scale
from pages.shared.session import View
from pages.shared.text import Text

# Rates after as multiples of before: fewer, and about as much more, in steps that can be read
TIMES = (0.3, 0.65, 0.8, 0.9, 1.1, 1.25, 1.55, 3.3)
SCALE = Scale(tuple(np.log(TIMES)), look.LESS_OR_MORE)

TOLD = Outline(look.QUIET, 1.5, "2 4", "dotted")
ROSE = Outline(look.ROSE_MUCH, 3.5, "", "solid")
FELL = Outline(look.FELL_MUCH, 3.5, "9 5", "dashed")


def draw(asked: Asked, smoothing: Smoothing) -> Drawing:
    """The rate after over the rate before, place by place."""
    text = asked.text
    ratio = _ratio(asked, smoothing)
    return Drawing(
        id=FIGURES[View.RELATIVE],
        title=_finding(asked, ratio),
        subtitle=subtitle(asked, text.relative.unit, after_and_before(asked)),
        table=table(asked, smoothing),
        told=told(asked, smoothing),
        n=_n(ratio, text),
        note=f"{text.relative.method} {note(asked, smoothing)}",
        said=(text.relative.said,) if isinstance(ratio, DensityRatio) else (),
        refused=ratio if isinstance(ratio, NotPossible) else None,
        surface=_drawn(ratio, text) if isinstance(ratio, DensityRatio) else None,
        layers=_layers(ratio, asked) if isinstance(ratio, DensityRatio) else (),
    )


def _ratio(asked: Asked, smoothing: Smoothing) -> DensityRatio | NotPossible:
    if (why_not := cached.positions(asked.version)) is not None:
        return why_not
    if asked.pilot is None or len(asked.periods) < 2:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    sought = sought_by(asked, smoothing)
    ratio = map_surfaces.relative_density(asked.version, sought, asked.pilot)
    if isinstance(ratio, DensityRatio) and np.isnan(ratio.values).all():
        return NotPossible(Reason.TOO_FEW_POINTS)
    return ratio


def _drawn(ratio: DensityRatio, text: Text) -> DrawnSurface:
    known = np.isfinite(ratio.values)
    values = np.log(ratio.values, out=np.zeros(known.shape), where=known)
    surface = Surface(
        values=values, x0=ratio.x0, y0=ratio.y0, cell_m=ratio.cell_m, n=ratio.n, withheld=0
    )
    legend = SCALE.legend(
        text.relative.unit, lambda low, high: _class_words(low, high, text), text.relative.not_drawn
    )
    return DrawnSurface(surface=surface, scale=SCALE, legend=legend, alt=text.relative.unit)


def _class_words(low: float, high: float, text: Text) -> str:
    """'20-33 % färre'; the outermost classes have no end."""
    near, far = sorted(round(100 * abs(np.expm1(end))) for end in (low, high))
    words = text.map.class_more if low > 0 else text.map.class_fewer
    if high == SCALE.breaks[-1] or low == SCALE.breaks[0]:
        return words.format(span=text.words.at_least.format(value=text.numbers.share(near / 100)))
    span = text.numbers.span(near, far) + text.numbers.percent
    return words.format(span=span)


def _layers(ratio: DensityRatio, asked: Asked) -> tuple[Layer, ...]:
    """Where anything is told, and inside which lines a change is more than chance."""
    text = asked.text
    told = np.isfinite(ratio.values) | ratio.rose | ratio.fell
    lines = (
        (told, TOLD, text.relative.told),
        (ratio.rose, ROSE, text.relative.rose),
        (ratio.fell, FELL, text.relative.fell),
    )
    drawn = [(mask, line, label) for mask, line, label in lines if mask.any()]
    shapes = [
        Shape(geometry=_outline(mask, ratio, asked), outline=line, label=label)
        for mask, line, label in drawn
    ]
    rows = tuple(LegendRow(line.colour, label, line.legend_line) for _, line, label in drawn)
    return (Layer(name="relative", shapes=shapes, legend=Legend("", rows)),)


def _outline(mask: Mask, ratio: DensityRatio, asked: Asked) -> BaseGeometry:
    return outline_of(mask, x0=ratio.x0, y0=ratio.y0, size_m=ratio.cell_m, crs=asked.known.crs)


def _finding(asked: Asked, ratio: DensityRatio | NotPossible) -> str:
    text = asked.text
    if isinstance(ratio, NotPossible):
        return text.relative.refused_title
    rose, fell = bool(ratio.rose.any()), bool(ratio.fell.any())
    if rose and fell:
        return text.relative.both.format(around=asked.around)
    if rose or fell:
        return (text.relative.only_rose if rose else text.relative.only_fell).format(
            around=asked.around
        )
    return text.relative.neither.format(around=asked.around)


def _n(ratio: DensityRatio | NotPossible, text: Text) -> str:
    n = about(ratio.n) if isinstance(ratio, DensityRatio) else 0
    return text.relative.n.format(n=text.numbers.whole(n), level=text.numbers.share(LEVEL))
