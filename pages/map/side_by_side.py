"""Before on the left, after on the right: two maps that move together, on one scale."""

from analysis.density import BeforeAfterSurfaces, Surface, part_of
from analysis.results import NotPossible
from data.study import Period
from pages.map.asked import Asked, Smoothing
from pages.map.density import (
    after_and_before,
    density_legend,
    n_drawn,
    note,
    scale_of,
    subtitle,
    surfaces_of,
    table,
    told,
)
from pages.map.drawing import FIGURES, Drawing, Half
from pages.shared.maps.drawn import DrawnSurface
from pages.shared.maps.scale import Scale
from pages.shared.session import View
from pages.shared.text import sentences


def draw(asked: Asked, smoothing: Smoothing) -> Drawing:
    """Both periods; where one of them cannot be drawn its map says so and keeps the areas."""
    text = asked.text
    surfaces = surfaces_of(asked, smoothing)
    refused = surfaces if isinstance(surfaces, NotPossible) else _both_refused(surfaces)
    drawn = None if refused or isinstance(surfaces, NotPossible) else surfaces
    return Drawing(
        id=FIGURES[View.SIDE_BY_SIDE],
        title=_finding(asked, drawn),
        subtitle=subtitle(asked, text.map.unit, after_and_before(asked)),
        table=table(asked, smoothing),
        told=told(asked, smoothing),
        n=n_drawn((drawn.before, drawn.after) if drawn else (), text),
        note=note(asked, smoothing),
        said=_said(asked, drawn),
        refused=refused,
        pair=_pair(asked, drawn) if drawn else None,
    )


def _both_refused(surfaces: BeforeAfterSurfaces) -> NotPossible | None:
    if isinstance(surfaces.before, NotPossible) and isinstance(surfaces.after, NotPossible):
        return surfaces.before
    return None


def _pair(asked: Asked, surfaces: BeforeAfterSurfaces) -> tuple[Half, Half]:
    scale = scale_of(surfaces, View.SIDE_BY_SIDE, asked.view)
    before, after = asked.periods
    return (
        _half(asked, View.BEFORE, before, surfaces.before, scale),
        _half(asked, View.AFTER, after, surfaces.after, scale),
    )


def _half(
    asked: Asked, view: View, period: Period, surface: Surface | NotPossible, scale: Scale
) -> Half:
    text = asked.text
    heading = text.side_by_side_map.heading.format(
        when=text.map.views[view], period=text.numbers.period(period)
    )
    if isinstance(surface, NotPossible):
        return Half(heading, None)
    legend = density_legend(scale, text)
    alt = f"{text.map.unit}, {heading}"
    return Half(heading, DrawnSurface(surface=surface, scale=scale, legend=legend, alt=alt))


def _finding(asked: Asked, surfaces: BeforeAfterSurfaces | None) -> str:
    text = asked.text
    if surfaces is None:
        return text.map.refused_title
    return text.side_by_side_map.finding.format(
        area=asked.place,
        before=_peak(asked, surfaces.before),
        after=_peak(asked, surfaces.after),
    )


def _peak(asked: Asked, surface: Surface | NotPossible) -> str:
    if isinstance(surface, NotPossible):
        return asked.text.card.hidden_mark
    return asked.text.numbers.whole(part_of(surface, asked.home).values.max(initial=0))


def _said(asked: Asked, surfaces: BeforeAfterSurfaces | None) -> tuple[str, ...]:
    if surfaces is None:
        return ()
    text, both = asked.text, (surfaces.before, surfaces.after)
    why_not = [s for s in both if isinstance(s, NotPossible)]
    return (
        text.side_by_side_map.said,
        *(text.map.refused.format(reason=sentences.no_answer(s, text)) for s in why_not),
        text.map.withheld,
    )
