"""Counts: the same months before and after, and month by month."""

from collections.abc import Collection

import pandas as pd
import streamlit as st

from analysis.findings import Findings, SameMonths
from analysis.results import Counted, Method
from analysis.told import Told
from analysis.trend import trend
from data.study import Period
from pages.effect.asked import Asked
from pages.shared import cached, followed
from pages.shared.cards import Card
from pages.shared.charts.months import Line, add_dose, month_lines, number_events
from pages.shared.components import figure_card, table_card
from pages.shared.events import event_keys, in_sight
from pages.shared.text import Text, sentences
from pages.shared.told import of_months, of_outcome


def same_months(asked: Asked, found: Findings) -> None:
    """Counts and rates of pilot, comparison areas and buffer; the ratio with its exact interval."""
    text, pilot = asked.text, asked.pilot
    rows = [
        (text.effect.pilot_row.format(area=asked.area), found.own),
        (text.effect.comparison_row.format(n=len(found.used)), found.comparison),
        *([(text.effect.buffer_row, found.buffer)] if pilot.buffer_areas else []),
    ]
    counted = [c for _, row in rows for c in (row.before, row.after) if isinstance(c, Counted)]
    card = Card(
        id="effekt-samma-manader",
        title=text.effect.same_months_title.format(
            area=asked.area,
            before=sentences.per_month(found.own.before, pilot.before.months, text),
            after=sentences.per_month(found.own.after, pilot.after.months, text),
        ),
        subtitle=f"{asked.outcome}, {asked.periods}",
        table=pd.DataFrame(
            [_counts_row(name, row, asked) for name, row in rows],
            columns=list(text.effect.same_months_columns),
        ),
        n=text.card.n_incidents.format(n=text.numbers.whole(sum(c.n for c in counted))),
        note=text.method_note[Method.EXACT_RATE_RATIO],
        about=asked.pilot.area,
        told=of_outcome(asked.version, pilot, pilot.primary, buffers=True),
        doubts=asked.doubts,
    )
    st.markdown(f"## {text.effect.same_months_heading}")
    table_card(card, asked.version, text)


def _counts_row(name: str, row: SameMonths, asked: Asked) -> tuple[str, ...]:
    text, pilot = asked.text, asked.pilot
    return (
        name,
        sentences.count(row.before, text),
        sentences.count(row.after, text),
        sentences.per_month(row.before, pilot.before.months, text),
        sentences.per_month(row.after, pilot.after.months, text),
        sentences.with_interval(row.change, text),
    )


def month_by_month(asked: Asked, found: Findings) -> None:
    """The pilot's months beside those of the comparison areas, scaled to its level before."""
    text, pilot = asked.text, asked.pilot
    known = cached.catalogue(asked.version)
    if known.covered is None:
        return
    counts = cached.month_counts(
        asked.version,
        tuple(sorted(pilot.comparison | {pilot.area})),
        asked.counted,
    )
    months = trend(counts, pilot, Period(*known.covered), found.used).months
    lines = [
        Line(asked.area, months["pilot"]),
        Line(text.effect.comparison_line, months["comparison"], accent=False),
    ]
    others = in_sight(
        asked.version,
        Period(*known.covered),
        {asked.names.get(area, area) for area in {pilot.area, *found.used}},
    )
    figure = month_lines(
        lines,
        text,
        axis=text.trends.count_axis,
        pilot=pilot,
        preliminary_from=known.preliminary_from,
        fictive=asked.version.fictive,
        height=460,
    )
    number_events(figure, others)
    table = pd.DataFrame(
        {
            text.trends.month_column: [text.numbers.month(m) for m in months.index],
            asked.area: [_cell(v, text, 0) for v in months["pilot"]],
            text.effect.comparison_line: [_cell(v, text, 1) for v in months["comparison"]],
        }
    )
    dose = followed.dose(asked.version, pilot.area, Period(*known.covered))
    if dose is not None:
        dose = dose.reindex(months.index, fill_value=0)
        add_dose(figure, dose, text)
        table[text.timeline.dose] = [text.numbers.decimal(n, 1) for n in dose]
    card = Card(
        id="effekt-manader",
        title=text.effect.trend_title.format(area=asked.area),
        subtitle=f"{asked.outcome}. {text.effect.trend_subtitle}",
        table=table,
        n=sentences.n_of(found, text),
        note=" ".join([text.card.preliminary_note, text.card.hidden_note]),
        told=(*asked.told, *_told(asked, found.used, months)),
        keys=(*event_keys(others, text), *([text.timeline.dose_note] if dose is not None else [])),
        about=asked.pilot.area,
        doubts=asked.doubts,
    )
    st.markdown(f"## {text.effect.trend_heading}")
    figure_card(card, figure, asked.version, text)


def _told(asked: Asked, areas: Collection[str], shown: pd.DataFrame) -> tuple[Told, ...]:
    """The months of the area, and of the comparison areas together, before they are scaled."""
    counted = asked.counted
    sums = cached.month_counts(asked.version, tuple(sorted(areas)), counted)
    together = sums.groupby("month")["count"].sum().reindex(shown.index, fill_value=0)
    return (
        *of_months([asked.pilot.area], counted, shown["pilot"]),
        *of_months(areas, counted, together[shown["comparison"].notna()]),
    )


def _cell(value: float, text: Text, digits: int) -> str:
    return text.card.hidden_mark if pd.isna(value) else text.numbers.decimal(value, digits)
