"""Which areas changed, or have a rate, that chance alone would seldom give? A funnel plot."""

from dataclasses import dataclass
from math import ceil, floor, log, log10

import numpy as np
import pandas as pd

from analysis.counts import before_after
from analysis.funnel import DEVIATIONS, Funnel, FunnelArea, funnel_of_changes, funnel_of_rates
from analysis.results import Hidden, NotPossible
from analysis.spans import inside
from analysis.told import Told
from data.intake import Kind
from data.store import Version
from pages.shared import cached, session
from pages.shared.cards import Card
from pages.shared.charts.funnel import Axes, Limit, Point, funnel
from pages.shared.charts.style import ticks
from pages.shared.components import figure_card, refusal
from pages.shared.text import Text
from pages.shared.told import of_period
from pages.trends.areas import Areas
from pages.trends.look import Look

CHANGE = "change"
BASES = ("businesses", "residents")
RATIOS = (0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 4.0, 10.0)
STEPS = 120  # of a limit's line
DASHES = {2: "dash", 3: "solid"}


@dataclass(frozen=True, slots=True)
class Base:
    """What rates are counted per: `values` by area, all of one year."""

    name: str
    year: int
    values: dict[str, float]


def funnel_plot(look: Look, areas: Areas | NotPossible | Hidden) -> None:
    text, version = look.text, look.version
    if not isinstance(areas, Areas):
        refusal(areas, text, text.funnel.refused)
        return
    bases = _bases(version, areas)
    mode = session.draw_switch(session.FUNNEL, text, (CHANGE, *bases)) if bases else CHANGE
    base = bases.get(mode)
    found = _rates(areas, base) if base else _changes(areas)
    if not isinstance(found, Funnel):
        refusal(found, text, text.funnel.refused)
        return
    names = dict(look.known.areas)
    figure = funnel(
        [_point(area, found, names, areas.pilots, text) for area in found.areas],
        [_limit(found, deviations, text) for deviations in DEVIATIONS],
        (
            _height(found.centre, found),
            text.funnel.centre.format(value=_said(found.centre, found, text)),
        ),
        _axes(found, base, text),
        text,
        fictive=version.fictive,
    )
    figure_card(_card(found, areas, base, names, look), figure, version, text)


def _bases(version: Version, areas: Areas) -> dict[str, Base]:
    """Those that areas have in the year that the latest twelve months end, or before it."""
    rows = cached.bases(version)
    if rows is None:
        return {}
    rows = rows[rows["area_id"].isin(areas.shown) & (rows["value"] > 0)]
    rows = rows[rows["year"] <= areas.years[-1].end.year]
    found = {}
    for base in BASES:
        own = rows[rows["base"] == base]
        if len(own):
            latest = own[own["year"] == own["year"].max()]
            values = dict(zip(latest["area_id"], latest["value"].astype(float), strict=True))
            found[base] = Base(base, int(own["year"].max()), values)
    return found


def _changes(areas: Areas) -> Funnel | NotPossible:
    counts = areas.months.melt(ignore_index=False, var_name="area_id", value_name="count")
    both = before_after(counts.reset_index(), areas.shown, areas.before, areas.after)
    return funnel_of_changes(
        both, before_exposure=areas.before.months, after_exposure=areas.after.months
    )


def _rates(areas: Areas, base: Base) -> Funnel | NotPossible:
    year = areas.years[-1]
    inside = areas.months[areas.months.index >= pd.Timestamp(year.start)]
    sums = inside[inside.index < pd.Timestamp(year.end)].sum()
    return funnel_of_rates({area: int(sums[area]) for area in areas.shown}, base.values)


def _point(
    area: FunnelArea, found: Funnel, names: dict[str, str], pilots: frozenset[str], text: Text
) -> Point:
    return Point(
        name=names.get(area.area, area.area),
        size=_size(area.size, found),
        value=_height(area.value, found),
        said=_said(area.value, found, text),
        is_pilot=area.area in pilots,
        is_outside=bool(area.beyond),
    )


def _size(size: float, found: Funnel) -> float:
    """Changes lie by what is expected after, rates by the base itself."""
    return size if found.share is None else found.expected(size)


def _height(value: float, found: Funnel) -> float:
    """Changes lie by their logarithm: half as many is as far down as twice as many is up."""
    return value if found.share is None else 100 * log(value)


def _said(value: float, found: Funnel, text: Text) -> str:
    if found.share is None:
        return text.numbers.decimal(value, 0 if value >= 10 else 1)
    return text.numbers.signed_share(value - 1)


def _limit(found: Funnel, deviations: int, text: Text) -> Limit:
    """Both limits as one line, with a gap between them."""
    smallest, largest = (found.areas[at].size for at in (-1, 0))
    sizes = list(np.geomspace(smallest, largest, STEPS))
    if found.share is not None:
        sizes = sorted({round(size) for size in sizes})
    limits = found.limits_along(sizes, deviations)
    top = max(area.value for area in found.areas) * 1.6
    bottom = min(area.value for area in found.areas) / 1.6 if found.share is not None else 0.0
    highs = [
        _height(limit.high, found) if limit.high and limit.high <= top else None for limit in limits
    ]
    lows = [
        _height(limit.low, found) if limit.low and limit.low >= bottom else None for limit in limits
    ]
    along = [_size(size, found) for size in sizes]
    return Limit(
        name=text.funnel.limit.format(n=deviations),
        sizes=[*along, along[-1], *along],
        values=[*lows, None, *highs],
        dash=DASHES[deviations],
    )


def _axes(found: Funnel, base: Base | None, text: Text) -> Axes:
    named = text.funnel.base[base.name] if base else ""
    values = [area.value for area in found.areas]
    ratios = [r for r in RATIOS if min(values) / 1.7 <= r <= max(values) * 1.7]
    sizes = [_size(found.areas[at].size, found) for at in (-1, 0)]
    powers = range(floor(log10(sizes[0])), ceil(log10(sizes[1])) + 1)
    round_ = [n * 10**p for p in powers for n in (1, 2, 5)]
    return Axes(
        size=text.funnel.size_rate.format(base=named) if base else text.funnel.size_change,
        value=text.funnel.axis_rate.format(base=named) if base else text.funnel.axis_change,
        size_ticks=[(n, text.numbers.whole(n)) for n in round_ if n >= 5],
        ticks=[(r, text.numbers.whole(r)) for r in ticks(0, max(values) * 1.7)]
        if base
        else [(_height(r, found), text.numbers.signed_share(r - 1)) for r in ratios],
        from_zero=base is not None,
    )


def _card(
    found: Funnel,
    areas: Areas,
    base: Base | None,
    names: dict[str, str],
    look: Look,
) -> Card:
    text, place = look.text, look.place
    outside, of = len(found.outside(2)), text.numbers.whole(len(found.areas))
    title = text.funnel.title if outside else text.funnel.title_none
    named = text.funnel.base[base.name] if base else ""
    if base:
        subtitle = text.funnel.subtitle_rate.format(
            base=named, year=text.numbers.period(areas.years[-1]), groups=place.groups
        )
    else:
        subtitle = text.funnel.subtitle_change.format(
            after=text.numbers.period(areas.after),
            before=text.numbers.period(areas.before),
            groups=place.groups,
        )
    n = sum(round(area.size) if base is None else area.observed for area in found.areas)
    return Card(
        id="trender-tratt",
        title=title.format(
            n=text.numbers.whole(outside), of=of, two=text.numbers.decimal(found.by_chance(2))
        ),
        subtitle=subtitle,
        table=_table(found, base, names, text),
        n=text.card.n_incidents.format(n=text.numbers.whole(n)),
        told=_told(found, areas, base, look),
        note=_note(found, areas, base, text),
        kinds=(Kind.INCIDENTS, Kind.COUNTS, Kind.BASES) if base else (Kind.INCIDENTS, Kind.COUNTS),
    )


def _told(found: Funnel, areas: Areas, base: Base | None, look: Look) -> tuple[Told, ...]:
    periods = (areas.before, areas.after) if base is None else (areas.years[-1],)
    return tuple(
        told
        for one in found.areas
        for period in periods
        for told in of_period(
            [one.area],
            look.selection.counted,
            period,
            int(inside(areas.months[one.area], period).sum()),
        )
    )


def _note(found: Funnel, areas: Areas, base: Base | None, text: Text) -> str:
    exact = text.funnel.note_change
    if base:
        exact = text.funnel.note_rate.format(base=text.funnel.base[base.name], base_year=base.year)
    phi = text.funnel.dispersion_none
    if found.dispersion > 1:
        phi = text.funnel.dispersion.format(phi=text.numbers.decimal(found.dispersion))
    chance = text.funnel.by_chance.format(
        two=text.numbers.decimal(found.by_chance(2)), three=text.numbers.decimal(found.by_chance(3))
    )
    said = [chance, exact, phi]
    if left_out := areas.asked - len(found.areas):
        said.append(text.funnel.too_few.format(n=text.numbers.whole(left_out)))
    return " ".join(said)


def _table(found: Funnel, base: Base | None, names: dict[str, str], text: Text) -> pd.DataFrame:
    columns = text.funnel.columns_rate if base else text.funnel.columns_change
    named = text.funnel.base[base.name] if base else ""
    rows = [
        (
            names.get(area.area, area.area),
            text.numbers.whole(area.size if base else area.size - area.observed),
            text.numbers.whole(area.observed),
            _said(area.value, found, text),
            _place(area.beyond, text),
        )
        for area in found.areas
    ]
    return pd.DataFrame(rows, columns=[column.format(base=named) for column in columns])


def _place(beyond: int, text: Text) -> str:
    if not beyond:
        return text.funnel.inside
    words = text.funnel.above if beyond > 0 else text.funnel.below
    return words.format(n=text.numbers.whole(abs(beyond)))
