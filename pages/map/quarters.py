"""Quarter by quarter from before to after, on one scale."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.density import Grid, Surface, part_of
from analysis.disclosure import about
from analysis.quarters import Quarter, quarters_in
from analysis.results import NotPossible
from analysis.squares import Window
from data.study import Period
from pages.map.asked import Asked, Smoothing
from pages.map.density import density_legend, note, subtitle
from pages.map.drawing import FIGURES, Drawing
from pages.shared import cached, map_surfaces
from pages.shared.map_surfaces import QuarterSurfaces, Sought
from pages.shared.maps.drawn import DrawnSurface
from pages.shared.maps.scale import density_scale
from pages.shared.session import View
from pages.shared.text import Text, sentences


def draw(asked: Asked, smoothing: Smoothing, quarter: Quarter) -> Drawing:
    """One of `named(asked)`; the scale is that of all of them."""
    text = asked.text
    grid = asked.grid(smoothing)
    surfaces = surfaces_of(asked, smoothing, grid)
    shown = surfaces if isinstance(surfaces, NotPossible) else surfaces[quarter]
    all_of_them = {} if isinstance(surfaces, NotPossible) else surfaces
    peaks = _peaks(all_of_them, asked.home)
    n = shown.n if isinstance(shown, Surface) else 0
    return Drawing(
        id=f"{FIGURES[View.QUARTERS]}-{quarter.id}",
        title=_finding(asked, peaks.get(quarter), quarter),
        subtitle=subtitle(asked, text.map.unit, text.numbers.period(quarter.period)),
        table=_table(asked, grid, all_of_them, quarter),
        n=text.quarters.n.format(n=text.numbers.whole(about(n))),
        note=f"{text.quarters.note} {note(asked, smoothing)}",
        said=_said(asked, all_of_them, peaks, quarter),
        refused=shown if isinstance(shown, NotPossible) else None,
        surface=_drawn(asked, all_of_them, shown, quarter),
    )


def phases(asked: Asked) -> dict[str, Period]:
    """The parts of the time that the slider walks through, by the names of their words."""
    if asked.pilot is None or len(asked.periods) < 2:
        return {"": asked.periods[0]}
    before, after = asked.periods
    between = Period(before.end, after.start)  # may be empty
    return {
        "before": before,
        **({"implementation": between} if between.months else {}),
        "after": after,
    }


def named(asked: Asked) -> dict[Quarter, str]:
    """Every quarter in order of time with its name; that of the implementation says so."""
    text = asked.text
    return {
        quarter: text.quarters.marked.format(
            quarter=name_of(quarter, text), phase=text.quarters.phase[phase]
        )
        if phase == "implementation"
        else name_of(quarter, text)
        for phase, period in phases(asked).items()
        for quarter in quarters_in(period)
    }


def name_of(quarter: Quarter, text: Text) -> str:
    """Kv 2 2024; of a part also which months."""
    words = text.quarters.name if quarter.is_whole else text.quarters.part
    return words.format(
        number=quarter.number,
        year=quarter.year,
        months=text.numbers.months(quarter.period),
    )


def surfaces_of(asked: Asked, smoothing: Smoothing, grid: Grid) -> QuarterSurfaces | NotPossible:
    if (why_not := cached.positions(asked.version)) is not None:
        return why_not
    sought = Sought(asked.counted, grid, smoothing.bounded)
    return map_surfaces.quarters(asked.version, sought, tuple(phases(asked).values()))


def _drawn(
    asked: Asked, surfaces: QuarterSurfaces, shown: Surface | NotPossible, quarter: Quarter
) -> DrawnSurface | None:
    if isinstance(shown, NotPossible):
        return None
    text = asked.text
    view = asked.view
    known = [part_of(s, view) for s in surfaces.values() if isinstance(s, Surface)]
    scale = density_scale(known)
    alt = f"{text.map.unit}, {name_of(quarter, text)}"
    return DrawnSurface(surface=shown, scale=scale, legend=density_legend(scale, text), alt=alt)


def _finding(asked: Asked, peak: float | None, quarter: Quarter) -> str:
    text, name = asked.text, name_of(quarter, asked.text)
    if peak is None:
        return text.quarters.refused_title.format(area=asked.place, quarter=name)
    shown = text.numbers.whole(peak)
    return text.quarters.finding.format(area=asked.place, quarter=name, peak=shown)


def _said(
    asked: Asked, surfaces: QuarterSurfaces, peaks: Mapping[Quarter, float], quarter: Quarter
) -> tuple[str, ...]:
    text = asked.text
    phase = next(name for name, period in phases(asked).items() if quarter in quarters_in(period))
    name = sentences.sentence_case(name_of(quarter, text))
    said = [text.quarters.said[phase].format(period=name)] if phase else []
    if peaks:
        highest = max(peaks, key=peaks.__getitem__)
        peak = text.numbers.whole(peaks[highest])
        said.append(text.quarters.highest.format(quarter=name_of(highest, text), peak=peak))
    if isinstance(surfaces.get(quarter), Surface):
        said.append(text.quarters.withheld)
    return tuple(said)


def _peaks(surfaces: QuarterSurfaces, home: Window) -> dict[Quarter, float]:
    """The densest place of what the map is about, in every quarter that is drawn."""
    return {
        quarter: float(part_of(surface, home).values.max(initial=0))
        for quarter, surface in surfaces.items()
        if isinstance(surface, Surface)
    }


def _table(asked: Asked, grid: Grid, surfaces: QuarterSurfaces, quarter: Quarter) -> pd.DataFrame:
    """
    The densest place of each area that is on the map, read off the surfaces that are shown.

    No counts: those of a quarter would give away what the months and years of other pages hide.
    """
    text, names = asked.text, asked.names
    at_hand = list(named(asked))
    place = at_hand.index(quarter)
    earlier = at_hand[place - 1] if place else None
    squares = map_surfaces.squares_of_areas(asked.version, grid.squares) if surfaces else {}
    on_map = {area: mask for area, mask in squares.items() if mask.any()}
    rows = []
    for area in sorted(set(on_map) & set(asked.roles or names), key=lambda a: names.get(a, a)):
        peaks = {
            q: float(np.max(s.values[on_map[area]]))
            for q, s in surfaces.items()
            if isinstance(s, Surface)
        }
        highest = max(peaks.values(), default=None)
        told = (peaks.get(quarter), peaks.get(earlier) if earlier else None, highest)
        rows.append((names.get(area, area), *(_cell(peak, text) for peak in told)))
    columns = [c.format(quarter=name_of(quarter, text)) for c in text.quarters.columns]
    return pd.DataFrame(rows, columns=columns)


def _cell(peak: float | None, text: Text) -> str:
    return text.card.hidden_mark if peak is None else text.numbers.whole(peak)
