"""How do the areas, or the offence groups, run beside each other? Small multiples."""

from datetime import date

import pandas as pd
import streamlit as st

from analysis.explore import year_by_group
from analysis.results import Counted, Hidden, NotPossible
from analysis.side_by_side import Panel, Panels, may_be_shown, year_panels
from analysis.told import Told
from data.study import Counting, Period
from pages.shared import cached, session
from pages.shared.cards import Card
from pages.shared.charts.panels import Line, panels
from pages.shared.components import figure_card, refusal
from pages.shared.text import Text, sentences
from pages.shared.text.groups import group_name
from pages.shared.told import of_period
from pages.trends.areas import Areas
from pages.trends.look import Look
from pages.trends.parts import Part, part


def side_by_side(look: Look, areas: Areas | NotPossible | Hidden) -> None:
    text, version = look.text, look.version
    part(Part.BESIDE, text)
    st.markdown(text.side_by_side.lead)
    left, right = st.columns(2)
    with left:
        of_groups = session.draw_switch(session.BESIDE, text) == "groups"
    with right:
        scale = session.draw_switch(session.SCALE, text)
    if not isinstance(areas, Areas):
        refusal(areas, text, _said(areas, text))
        return
    found = _of_groups(look, areas) if of_groups else _of_areas(areas)
    if not isinstance(found, Panels):
        refusal(found, text, _said(found, text))
        return
    names = dict(look.known.areas)
    if of_groups:
        names = {panel.name: group_name(panel.name, text.code) for panel in found.panels}
    pilots = frozenset[str]() if of_groups else areas.pilots
    drawn = [panel for panel in found.panels if scale == "count" or panel.index]
    figure = panels(
        [_line(panel, scale, names, pilots, text) for panel in drawn],
        [_year(year, text) for year in found.years],
        text,
        together=found.together.index if scale == "index" else None,
        fictive=version.fictive,
    )
    title = text.side_by_side.title_groups if of_groups else text.side_by_side.title_areas
    card = Card(
        id="trender-rutor",
        title=title.format(
            fewer=text.numbers.whole(found.fewer), n=text.numbers.whole(found.compared)
        ),
        subtitle=text.side_by_side.subtitle.format(
            measure=text.side_by_side.index if scale == "index" else text.side_by_side.count,
            year=text.numbers.period(found.years[-1]),
            groups=look.place.groups,
            areas=look.place.areas,
        ),
        table=_table(found, names, text),
        n=text.card.n_incidents.format(n=text.numbers.whole(sum(found.together.counts))),
        told=_told(look, found, of_groups=of_groups),
        note=_note(found, scale, text),
    )
    figure_card(card, figure, version, text)


def _of_areas(areas: Areas) -> Panels | NotPossible | Hidden:
    left_out = areas.asked - len(areas.shown)
    return year_panels(
        areas.months, areas.whole, areas.years, areas.shown, first=areas.pilots, left_out=left_out
    )


def _of_groups(look: Look, areas: Areas) -> Panels | NotPossible | Hidden:
    """What the table of offence groups hides of the latest two years is not shown here either."""
    counts = cached.group_counts(look.version, look.selection.areas, look.selection.counted)
    table = counts.pivot_table(index="month", columns="offence_group", values="count")
    months = table.reindex(areas.whole.index).fillna(0).astype("int64")
    latest = areas.years[-1]
    earlier = Period(latest.start.replace(year=latest.start.year - 1), latest.start)
    open_ = {
        row.group
        for row in year_by_group(counts, latest, earlier)
        if isinstance(row.before, Counted) and isinstance(row.after, Counted)
    }
    lately = months[months.index >= pd.Timestamp(earlier.start)].sum()
    withheld = set(lately.index[lately > 0]) - open_  # those that it adds up as others, too
    shown = may_be_shown(months, areas.whole, areas.years, withheld)
    return year_panels(
        months, areas.whole, areas.years, shown, left_out=months.shape[1] - len(shown)
    )


def _told(look: Look, found: Panels, *, of_groups: bool) -> tuple[Told, ...]:
    areas, counted = look.selection.areas, look.selection.counted
    told: tuple[Told, ...] = ()
    for panel in (found.together, *found.panels):
        alone = panel is not found.together
        own = (panel.name,) if alone and not of_groups else areas
        groups = Counting((panel.name,), counted.business) if alone and of_groups else counted
        for year, n in zip(found.years, panel.counts, strict=True):
            told += of_period(own, groups, year, n)
    return told


def _said(refused: NotPossible | Hidden, text: Text) -> str:
    return text.side_by_side.refused if isinstance(refused, NotPossible) else "{reason}"


def _line(
    panel: Panel, scale: str, names: dict[str, str], pilots: frozenset[str], text: Text
) -> Line:
    latest, earlier = panel.counts[-1], panel.counts[-2]
    return Line(
        name=names.get(panel.name, panel.name),
        values=(panel.index or ()) if scale == "index" else panel.counts,
        said=text.side_by_side.latest.format(
            latest=text.numbers.whole(latest), change=text.numbers.signed(latest - earlier)
        ),
        is_pilot=panel.name in pilots,
    )


def _year(year: Period, text: Text) -> str:
    """Twelve months are named by the month that they end with."""
    return text.numbers.short_month(date.fromordinal(year.end.toordinal() - 1))


def _table(found: Panels, names: dict[str, str], text: Text) -> pd.DataFrame:
    rows = {text.side_by_side.column: [text.numbers.period(year) for year in found.years]}
    together = sentences.sentence_case(text.side_by_side.together)
    rows[together] = [text.numbers.whole(count) for count in found.together.counts]
    for panel in found.panels:
        name = names.get(panel.name, panel.name)
        rows[name] = [text.numbers.whole(count) for count in panel.counts]
    return pd.DataFrame(rows)


def _note(found: Panels, scale: str, text: Text) -> str:
    index = scale == "index"
    said = [text.side_by_side.note_index if index else text.side_by_side.note_count]
    if found.compared > len(found.panels):
        said.append(
            text.side_by_side.note_panels.format(
                n=text.numbers.whole(len(found.panels)), of=text.numbers.whole(found.compared)
            )
        )
    if found.left_out:
        said.append(text.side_by_side.note_hidden)
    return " ".join(said)
