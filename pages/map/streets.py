"""How many incidents has each street segment for its length: before, after, and the difference?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer
from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry

from analysis.results import Counted, NotPossible, Reason
from analysis.street_rates import SegmentRate, StreetRates
from analysis.told import Told
from data.counting.streets import NEAR_M
from pages.map.asked import Asked
from pages.map.density import after_and_before, subtitle
from pages.map.drawing import FIGURES, Drawing
from pages.shared import cached, look, on_map
from pages.shared.maps.drawn import Layer, Outline, Shape
from pages.shared.maps.legend import Legend, LegendRow
from pages.shared.maps.outlines import WGS84
from pages.shared.maps.scale import Scale, rising_scale, two_way_scale
from pages.shared.session import View
from pages.shared.text import Text, sentences
from pages.shared.told import of_streets

DIFFERENCE = "difference"
NAMED = 120  # segments that can be pointed at and clicked, and stand in the table; others are drawn
DRAWN = 1_000  # segments: with more on the map, those without incidents are left out
SIMPLE_M = 3
QUIET = Outline(look.PALE, 2, "", "solid")
SECRET = Outline(look.PALE, 2, "1 6", "dotted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Streets:
    """Rates of the segments on the map, and what is drawn of them."""

    rates: StreetRates
    lines: Mapping[str, BaseGeometry]  # by segment id, in the metric crs
    which: str
    scale: Scale

    def value(self, one: SegmentRate) -> float:
        if self.which == DIFFERENCE:
            return one.difference
        return one.rates[0 if self.which == "before" else -1].value


def draw(asked: Asked, which: str) -> Drawing:
    """`which` is before, after or difference; where there is one period, before."""
    text = asked.text
    found = _found(asked, which)
    refused = found if isinstance(found, NotPossible) else None
    return Drawing(
        id=FIGURES[View.STREETS],
        title=_finding(asked, found),
        subtitle=subtitle(asked, _unit(which, text), _when(asked, which)),
        table=_table(asked, found),
        n="" if isinstance(found, NotPossible) else _n(found, text),
        note=_note(asked, found),
        said=() if isinstance(found, NotPossible) else tuple(_said(asked, found)),
        told=() if isinstance(found, NotPossible) else tuple(_told(asked, found)),
        refused=refused,
        layers=() if isinstance(found, NotPossible) else (_layer(asked, found),),
    )


def _told(asked: Asked, found: Streets) -> Iterator[Told]:
    for at, period in enumerate(asked.periods):
        counts = {one.segment_id: one.rates[at].n for one in found.rates.shown}
        yield from of_streets(asked.counted, period, counts)


def _found(asked: Asked, which: str) -> Streets | NotPossible:
    if (why_not := cached.positions(asked.version)) is not None:
        return why_not
    lines = _lines(asked)
    if not lines:
        return NotPossible(Reason.NO_SEGMENTS)
    rates = on_map.rates_of_streets(
        asked.version, asked.counted, asked.pilot, asked.periods, tuple(lines)
    )
    if isinstance(rates, NotPossible):
        return rates
    return Streets(rates=rates, lines=lines, which=which, scale=_scale(rates, which))


def _lines(asked: Asked) -> dict[str, BaseGeometry]:
    """The segments that the map shows when it opens."""
    streets = on_map.streets(asked.version)
    if streets is None:
        return {}
    near = streets[streets.intersects(shapely.box(*asked.view))]
    simple = near.geometry.simplify(SIMPLE_M)
    return dict(zip(near["segment_id"].astype(str), simple, strict=True))


def _scale(rates: StreetRates, which: str) -> Scale:
    """One for before and after."""
    if which == DIFFERENCE:
        return two_way_scale(max((abs(one.difference) for one in rates.shown), default=0.0))
    every = [rate.value for one in rates.shown for rate in one.rates]
    return rising_scale(max(every, default=0.0))


def _unit(which: str, text: Text) -> str:
    return text.street_map.unit_difference if which == DIFFERENCE else text.street_map.unit


def _when(asked: Asked, which: str) -> str:
    if which == DIFFERENCE:
        return after_and_before(asked)
    return asked.text.numbers.period(asked.periods[0 if which == "before" else -1])


# --- words ---


def _finding(asked: Asked, found: Streets | NotPossible) -> str:
    text, whole = asked.text, asked.text.numbers.whole
    if isinstance(found, NotPossible):
        return text.street_map.refused_title
    if found.which == DIFFERENCE:
        clear = [one for one in found.rates.shown if one.is_clear]
        up = sum(_rose(one) for one in clear)
        down = len(clear) - up
        n = whole(len(found.rates.shown))
        if up and down:
            words = text.street_map.changed
        elif up or down:
            words = text.street_map.only_rose if up else text.street_map.only_fell
        else:
            words = text.street_map.unchanged
        return words.format(around=asked.around, up=whole(up), down=whole(down), n=n)
    share = found.rates.top[0 if found.which == "before" else -1]
    if isinstance(share, Counted):
        told = text.numbers.share(share.value)
        return text.street_map.title.format(around=asked.around, share=told)
    n = whole(len(found.rates.shown))
    return text.street_map.title_plain.format(around=asked.around, n=n)


def _rose(one: SegmentRate) -> bool:
    return one.difference > 0


def _said(asked: Asked, found: Streets) -> Iterator[str]:
    text, share = asked.text, asked.text.numbers.share
    if found.which == DIFFERENCE:
        yield text.street_map.difference_said
    elif found.rates.shown:
        most = max(found.rates.shown, key=found.value)
        rate = most.rates[0 if found.which == "before" else -1]
        yield text.street_map.most.format(
            street=_name(most, text),
            rate=sentences.value(rate, rate.value, text),
            interval=sentences.interval(rate, text),
        )
    tops = [share(top.value) for top in found.rates.top if isinstance(top, Counted)]
    if len(tops) == 2:
        yield text.street_map.top.format(before=tops[0], after=tops[1])
    elif len(tops) == len(found.rates.top):
        yield text.street_map.top_one.format(share=tops[0])
    off = on_map.off_street(asked.version, asked.counted, asked.periods, _own_areas(asked))
    if isinstance(off, Counted):
        yield text.street_map.off_street.format(share=share(off.value), metres=NEAR_M)


def _own_areas(asked: Asked) -> tuple[str, ...]:
    """The pilot's and those around it; none is everywhere."""
    if asked.pilot is None:
        return ()
    return (asked.pilot.area, *sorted(asked.pilot.buffer_areas))


def _name(one: SegmentRate, text: Text) -> str:
    name = one.name or text.places.nameless
    if not one.number:
        return name
    return text.places.segment.format(street=name, number=text.numbers.whole(one.number))


def _table(asked: Asked, found: Streets | NotPossible) -> pd.DataFrame:
    text = asked.text
    columns = list(text.street_map.columns)
    alone = len(asked.periods) == 1
    if alone:
        columns = [*columns[:2], text.street_map.one_column]
    if isinstance(found, NotPossible):
        return pd.DataFrame(columns=columns)
    rows = [
        (
            _name(one, text),
            text.numbers.whole(one.length_m),
            *(sentences.with_interval(rate, text) for rate in one.rates),
            *(() if alone else (_reading(one, text),)),
        )
        for one in found.rates.shown[:NAMED]
    ]
    return pd.DataFrame(rows, columns=columns)


def _reading(one: SegmentRate, text: Text) -> str:
    if not one.is_clear:
        return text.street_map.no_change
    return text.street_map.rose if _rose(one) else text.street_map.fell


def _n(found: Streets, text: Text) -> str:
    whole = text.numbers.whole
    shown = found.rates.shown
    return text.street_map.n.format(n=whole(found.rates.n), segments=whole(len(shown)))


def _note(asked: Asked, found: Streets | NotPossible) -> str:
    text, whole = asked.text, asked.text.numbers.whole
    if isinstance(found, NotPossible):
        return ""
    parts = [text.street_map.method.format(metres=NEAR_M)]
    if len(asked.periods) > 1:
        parts.append(text.street_map.method_change.format(n=whole(found.rates.tested)))
    if hidden := len(found.rates.hidden):
        parts.append(text.street_map.hidden_note.format(n=whole(hidden)))
    if len(found.lines) > DRAWN:
        parts.append(text.street_map.beyond_note.format(n=whole(len(found.lines))))
    return " ".join(parts)


# --- picture ---


def _layer(asked: Asked, found: Streets) -> Layer:
    """Quiet segments below, then the others, the highest rate on top."""
    text, rates = asked.text, found.rates
    shown = list(reversed(rates.shown))
    classes = found.scale.class_of(np.array([found.value(one) for one in shown], dtype=float))
    named = {one.segment_id for one in rates.shown[:NAMED]}
    together: dict[Outline, list[str]] = defaultdict(list)
    shapes = []
    for one, at in zip(shown, classes, strict=True):
        outline = _outline(found.scale, int(at))
        if one.segment_id in named:
            shapes.append(_shape(asked, found, one, outline))
        else:
            together[outline].append(one.segment_id)
    if len(found.lines) <= DRAWN:
        together[QUIET] += sorted(rates.empty)
    together[SECRET] += sorted(rates.hidden)[:DRAWN]
    below = [
        Shape(
            geometry=_degrees(asked, [found.lines[segment] for segment in ids]),
            outline=outline,
            label=text.street_map.hidden if outline is SECRET else "",
        )
        for outline, ids in together.items()
        if ids
    ]
    return Layer(name=View.STREETS, shapes=[*below, *shapes], legend=_legend(found, text))


def _outline(scale: Scale, at: int) -> Outline:
    """Wider is more; of differences the wider the larger, and dashed is fewer."""
    colour = scale.colours[at] if at >= 0 else ""
    if not colour:
        return QUIET
    if scale.breaks[0] >= 0:
        return Outline(colour, 3 + at, "", "solid")
    middle = len(scale.colours) // 2
    fewer = at < middle
    return Outline(
        colour, 3 + 2 * abs(at - middle), "10 7" if fewer else "", "dashed" if fewer else "solid"
    )


def _shape(asked: Asked, found: Streets, one: SegmentRate, outline: Outline) -> Shape:
    text, value = asked.text, found.value(one)
    signed = text.numbers.signed if found.which == DIFFERENCE else text.numbers.decimal
    street = _name(one, text)
    return Shape(
        geometry=_degrees(asked, [found.lines[one.segment_id]]),
        outline=outline,
        label=text.street_map.label.format(
            street=street, rate=signed(value, sentences.digits_of(value))
        ),
        key=f"{View.STREETS}-{one.segment_id}",
        told=tuple(
            text.street_map.told.format(
                period=text.numbers.period(period), rate=sentences.with_interval(rate, text)
            )
            for period, rate in zip(asked.periods, one.rates, strict=True)
        ),
    )


def _degrees(asked: Asked, lines: Sequence[BaseGeometry]) -> BaseGeometry:
    to_degrees = Transformer.from_crs(asked.known.crs, WGS84, always_xy=True)
    joined = MultiLineString(shapely.get_parts(np.array(lines, dtype=object)).tolist())
    return shapely.transform(joined, lambda xy: np.column_stack(to_degrees.transform(*xy.T)))


def _legend(found: Streets, text: Text) -> Legend:
    scale = found.scale
    two_way = scale.breaks[0] < 0
    rows = [
        LegendRow(
            colour,
            _span(scale, at, text),
            _outline(scale, at).legend_line,
            weight=_outline(scale, at).weight,
        )
        for at, colour in reversed(list(enumerate(scale.colours)))
        if colour
    ]
    smallest = text.numbers.span_end(scale.breaks[0])
    quiet = text.street_map.level if two_way else text.street_map.below.format(smallest=smallest)
    rows.append(LegendRow(QUIET.colour, quiet, QUIET.legend_line))
    if found.rates.hidden:
        rows.append(LegendRow(SECRET.colour, text.street_map.hidden, SECRET.legend_line))
    return Legend(_unit(found.which, text), tuple(rows))


def _span(scale: Scale, at: int, text: Text) -> str:
    """'20-40'; of differences '20-40 fler'; the outermost classes have no end."""
    low, high = scale.breaks[at : at + 2]
    near, far = sorted((abs(low), abs(high)))
    span = text.numbers.span(near, far)
    if far == scale.breaks[-1]:
        span = text.words.at_least.format(value=text.numbers.span_end(near))
    if scale.breaks[0] >= 0:
        return span
    return (text.map.class_more if low > 0 else text.map.class_fewer).format(span=span)
