"""Before, after and their difference: incidents per km2 and year, on one scale."""

from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.density import BeforeAfterSurfaces, Surface, part_of
from analysis.disclosure import about, hide_small
from analysis.explore import months_in
from analysis.results import Hidden, NotPossible
from analysis.squares import Window
from analysis.told import Told
from pages.map.asked import COMPARED, Asked, Smoothing
from pages.map.drawing import FIGURES, ONE_PERIOD, Drawing
from pages.shared import cached, map_surfaces
from pages.shared.map_surfaces import Sought
from pages.shared.maps.drawn import DrawnSurface
from pages.shared.maps.legend import Legend
from pages.shared.maps.scale import Scale, density_scale, difference_scale
from pages.shared.session import View
from pages.shared.text import Text, sentences
from pages.shared.text.groups import counting_name
from pages.shared.told import of_period


def draw(asked: Asked, smoothing: Smoothing, view: View) -> Drawing:
    """One of `COMPARED`; where there is one period only, it is drawn as before."""
    text = asked.text
    surfaces = surfaces_of(asked, smoothing)
    shown = surfaces if isinstance(surfaces, NotPossible) else surface_of(surfaces, view)
    seen = part_of(shown, asked.home) if isinstance(shown, Surface) else shown
    return Drawing(
        id=FIGURES[view] if len(asked.periods) > 1 else ONE_PERIOD,
        title=_finding(asked, seen, view),
        subtitle=subtitle(asked, _unit(view, text), _when(asked, view)),
        table=table(asked, smoothing),
        told=told(asked, smoothing),
        n=n_drawn(_made_of(surfaces, view), text) if isinstance(seen, Surface) else "",
        note=note(asked, smoothing) if isinstance(seen, Surface) else text.card.hidden_note,
        said=_said(asked, seen, view),
        refused=shown if isinstance(shown, NotPossible) else None,
        surface=_drawn(asked, surfaces, shown, view),
    )


def surfaces_of(asked: Asked, smoothing: Smoothing) -> BeforeAfterSurfaces | NotPossible:
    """Before, after and difference; a single period stands as before."""
    if (why_not := cached.positions(asked.version)) is not None:
        return why_not
    sought = sought_by(asked, smoothing)
    return map_surfaces.surfaces(asked.version, sought, asked.periods)


def sought_by(asked: Asked, smoothing: Smoothing) -> Sought:
    return Sought(asked.counted, asked.grid(smoothing), smoothing.bounded, asked.when)


def surface_of(surfaces: BeforeAfterSurfaces, view: View) -> Surface | NotPossible:
    return {
        View.BEFORE: surfaces.before,
        View.AFTER: surfaces.after,
        View.DIFFERENCE: surfaces.difference,
    }[view]


def n_drawn(surfaces: Sequence[Surface | NotPossible], text: Text) -> str:
    """
    How many incidents are drawn, about: the table, and other pages, tell how many there are.

    Each by itself, for the sum of two would narrow them down; and it is said of every map that
    some may not be drawn, or the sentence would tell that it is at least one.
    """
    n = sum(about(surface.n) for surface in surfaces if isinstance(surface, Surface))
    return text.map.n_drawn.format(n=text.numbers.whole(n))


def density_legend(scale: Scale, text: Text) -> Legend:
    return _legend(scale, View.BEFORE, text)


def _made_of(
    surfaces: BeforeAfterSurfaces | NotPossible, view: View
) -> Sequence[Surface | NotPossible]:
    """The periods that a view draws; the difference only where it can draw both."""
    if isinstance(surfaces, NotPossible):
        return ()
    if view is not View.DIFFERENCE:
        return (surface_of(surfaces, view),)
    return (surfaces.before, surfaces.after) if isinstance(surfaces.difference, Surface) else ()


def scale_of(surfaces: BeforeAfterSurfaces, view: View, window: Window) -> Scale:
    """One for before and after, of what the map opens on; more gets the last colour."""
    if view is View.DIFFERENCE and isinstance(surfaces.difference, Surface):
        return difference_scale([part_of(surfaces.difference, window)])
    both = (s for s in (surfaces.before, surfaces.after) if isinstance(s, Surface))
    return density_scale([part_of(surface, window) for surface in both])


def subtitle(asked: Asked, unit: str, when: str) -> str:
    """Measure, offences, periods; and which part of the week and the year, if not all of it."""
    counted = counting_name(asked.counted, asked.text)
    parts = [unit, counted, sentences.sentence_case(when), *only(asked)]
    return ". ".join(parts)


def only(asked: Asked) -> list[str]:
    """'Bara helgnatt, april-juni', where the map shows no more."""
    text, when = asked.text, asked.when
    named = [
        *(text.when.week[part] for part in when.week),
        *(text.when.year[quarter - 1] for quarter in when.year),
    ]
    parts = ", ".join(map(sentences.inside, named))
    return [text.when.only.format(parts=parts)] if named else []


def after_and_before(asked: Asked) -> str:
    before, after = (asked.text.numbers.period(period) for period in asked.periods)
    return asked.text.map.after_and_before.format(after=after, before=before)


def note(asked: Asked, smoothing: Smoothing) -> str:
    """How it was drawn, and what is not."""
    text, grid = asked.text, asked.grid(smoothing)
    return " ".join(
        [
            *_hours_note(asked, smoothing),
            text.map.kernel[smoothing.kernel].format(
                bandwidth=text.numbers.whole(grid.bandwidth_m)
            ),
            text.map.bounded if smoothing.bounded else text.map.unbounded,
            text.map.thin_note,
            text.card.hidden_note,
        ]
    )


def _hours_note(asked: Asked, smoothing: Smoothing) -> list[str]:
    text = asked.text
    if not asked.when.week:
        return []
    unknown = map_surfaces.unknown_hours(asked.version, sought_by(asked, smoothing), asked.periods)
    told = (
        text.card.hidden_mark if isinstance(unknown, Hidden) else text.numbers.share(unknown.value)
    )
    return [text.when.hours_note.format(unknown=told)]


def table(asked: Asked, smoothing: Smoothing) -> pd.DataFrame:
    """Of all that happened the counts; of parts of it only what can be read off the map."""
    if asked.when.is_always:
        return areas_table(asked)
    surfaces = surfaces_of(asked, smoothing)
    if isinstance(surfaces, NotPossible):
        return areas_table(asked)
    drawn = [surfaces.before, surfaces.after][: len(asked.periods)]
    return peaks_table(asked, drawn, asked.text.when.columns)


def told(asked: Asked, smoothing: Smoothing) -> tuple[Told, ...]:
    """The counts of the table, where it has any."""
    if not asked.when.is_always and not isinstance(surfaces_of(asked, smoothing), NotPossible):
        return ()
    return tuple(
        one
        for area, sums in _counts_of_areas(asked)
        for period, n in zip(asked.periods, sums, strict=True)
        for one in of_period([area], asked.counted, period, None if pd.isna(n) else int(n))
    )


def peaks_table(
    asked: Asked, surfaces: Sequence[Surface | NotPossible], columns: Sequence[str]
) -> pd.DataFrame:
    """
    The densest place of each area that is on the map, read off surfaces on one grid.

    No counts: those of parts would give away what the totals of other pages hide.
    """
    text, names = asked.text, asked.names
    drawn = [surface for surface in surfaces if isinstance(surface, Surface)]
    squares = drawn[0].squares if drawn else None
    masks = map_surfaces.squares_of_areas(asked.version, squares) if squares else {}
    on_map = {area for area, mask in masks.items() if mask.any()} & set(asked.roles or names)
    rows = []
    for area in sorted(on_map, key=lambda a: names.get(a, a)):
        peaks = [
            text.numbers.whole(float(surface.values[masks[area]].max()))
            if isinstance(surface, Surface)
            else text.card.hidden_mark
            for surface in surfaces
        ]
        rows.append((names.get(area, area), *peaks))
    return pd.DataFrame(rows, columns=list(columns)[: 1 + len(surfaces)])


def areas_table(asked: Asked) -> pd.DataFrame:
    """Counts per area and year beside the map: the same content for those who cannot see it."""
    text, names = asked.text, asked.names
    rows = []
    for area, sums in _counts_of_areas(asked):
        yearly: list[float | None] = [
            None if pd.isna(s) else s / p.years for s, p in zip(sums, asked.periods, strict=True)
        ]
        rows.append((names.get(area, area), *_cells(yearly, text)))
    columns = list(text.map.table_columns)[: 4 if len(asked.periods) > 1 else 2]
    return pd.DataFrame(rows, columns=columns)


def _counts_of_areas(asked: Asked) -> "Iterator[tuple[str, pd.Series[int]]]":
    """Each area by its name, with its incidents in each period; <NA> for small counts."""
    names = asked.names
    areas = tuple(sorted(asked.roles or names, key=lambda a: names.get(a, a)))
    counts = cached.month_counts(asked.version, areas, asked.counted)
    for area in areas:
        own = counts[counts["area_id"] == area]
        sums = pd.Series([int(months_in(own, period).sum()) for period in asked.periods])
        yield area, hide_small(sums)


def _cells(yearly: "list[float | None]", text: Text) -> tuple[str, ...]:
    hidden = text.card.hidden_mark
    cells = [hidden if x is None else text.numbers.decimal(x, 1) for x in yearly]
    if len(yearly) == 2:
        known = [x for x in yearly if x is not None]
        cells.append(text.numbers.signed(known[1] - known[0], 1) if len(known) == 2 else hidden)
    return tuple(cells)


def _drawn(
    asked: Asked,
    surfaces: BeforeAfterSurfaces | NotPossible,
    shown: Surface | NotPossible,
    view: View,
) -> DrawnSurface | None:
    if isinstance(surfaces, NotPossible) or isinstance(shown, NotPossible):
        return None
    scale = scale_of(surfaces, view, asked.view)
    legend = _legend(scale, view, asked.text)
    return DrawnSurface(surface=shown, scale=scale, legend=legend, alt=_unit(view, asked.text))


def _legend(scale: Scale, view: View, text: Text) -> Legend:
    smallest = min(low for _, low, _ in scale.classes() if low > 0)
    return scale.legend(
        _unit(view, text),
        lambda low, high: _class_words(scale, (low, high), view, text),
        text.map.not_drawn.format(smallest=text.numbers.span_end(smallest)),
    )


def _class_words(scale: Scale, ends: tuple[float, float], view: View, text: Text) -> str:
    low, high = sorted(map(abs, ends))
    span = text.numbers.span(low, high)
    if high == scale.breaks[-1]:
        span = text.words.at_least.format(value=text.numbers.span_end(low))
    if view is not View.DIFFERENCE:
        return span
    return (text.map.class_more if ends[0] > 0 else text.map.class_fewer).format(span=span)


def _unit(view: View, text: Text) -> str:
    return text.map.unit_difference if view is View.DIFFERENCE else text.map.unit


def _when(asked: Asked, view: View) -> str:
    if view is View.DIFFERENCE:
        return after_and_before(asked)
    return asked.text.numbers.period(asked.periods[COMPARED.index(view)])


def _finding(asked: Asked, seen: Surface | NotPossible, view: View) -> str:
    text, whole = asked.text, asked.text.numbers.whole
    if isinstance(seen, NotPossible):
        return text.map.refused_title
    if view is View.DIFFERENCE:
        return _difference_finding(asked, -seen.values.min(), seen.values.max())
    return text.map.density_finding.format(area=asked.place, peak=whole(seen.values.max()))


def _difference_finding(asked: Asked, down: float, up: float) -> str:
    """Rounded to nothing is nothing."""
    text, whole = asked.text, asked.text.numbers.whole
    words = {
        (True, True): text.map.difference_finding,
        (True, False): text.map.only_fewer,
        (False, True): text.map.only_more,
        (False, False): text.map.no_difference,
    }
    found = words[round(down) > 0, round(up) > 0]
    return found.format(area=asked.place, down=whole(down), up=whole(up))


def _withheld(asked: Asked) -> str:
    return asked.text.map.withheld if len(asked.periods) > 1 else asked.text.map.withheld_one


def _said(asked: Asked, seen: Surface | NotPossible, view: View) -> tuple[str, ...]:
    if isinstance(seen, NotPossible):
        return ()
    text = asked.text
    return (
        *((text.map.difference_said,) if view is View.DIFFERENCE else ()),
        _withheld(asked),
    )
