"""The figure cards of the trends page. Each: ask, hide what is small, draw."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.disclosure import hide_months, is_small
from analysis.explore import GroupChange, latest_year, months_in, rolling_year, year_by_group
from analysis.hours import hours_by_weekday
from analysis.results import Hidden, NotPossible, Reason
from analysis.spans import cut
from data.counting.summaries import Catalogue
from data.store import Version
from data.study import Period
from pages.shared import cached
from pages.shared.charts.months import Line, month_bars, month_lines
from pages.shared.charts.week import week
from pages.shared.components import Card, figure_card, refusal, table_card
from pages.shared.session import Selection
from pages.shared.text import Text, sentences
from pages.shared.text.groups import area_names, counting_name, group_name


@dataclass(frozen=True, slots=True)
class Place:
    """The selection in words."""

    areas: str
    groups: str
    period: str


def place_named(selection: Selection, known: Catalogue, text: Text) -> Place:
    return Place(
        areas=area_names(selection.areas, dict(known.areas), text)
        if selection.areas
        else sentences.inside(text.frame.everywhere),
        groups=counting_name(selection.counted, text),
        period=text.numbers.period(selection.period),
    )


def _months(version: Version, selection: Selection) -> "pd.Series[int]":
    counts = cached.month_counts(version, selection.areas, selection.counted)
    return months_in(counts, selection.period)


def monthly(
    version: Version, known: Catalogue, selection: Selection, place: Place, text: Text
) -> None:
    months = _months(version, selection)
    if not months.sum():
        st.info(text.frame.nothing_found)
        return
    shown = hide_months(months, _known_totals(known, selection))
    figure = month_bars(
        shown, text, preliminary_from=known.preliminary_from, fictive=version.fictive
    )
    total = _total(int(months.sum()), text)
    card = Card(
        id="trender-manad",
        title=text.trends.monthly_title.format(n=total, period=place.period),
        subtitle=text.trends.monthly_subtitle.format(groups=place.groups, areas=place.areas),
        table=_month_table(shown, text.trends.count_column, text),
        n=text.card.n_incidents.format(n=total),
        note=_notes(shown, selection.period, known, text),
    )
    figure_card(card, figure, version, text)


def _known_totals(known: Catalogue, selection: Selection) -> list[Period]:
    """The table by offence group tells the totals of the latest two years."""
    year = latest_year(selection.period, known.preliminary_from, known.covered)
    periods = () if isinstance(year, NotPossible) else year
    return cut(selection.period, [day for p in periods for day in (p.start, p.end)])


def _total(count: int, text: Text) -> str:
    return _whole(None if is_small(count) else count, text)


def _whole(count: int | None, text: Text) -> str:
    return text.card.hidden_mark if count is None else text.numbers.whole(count)


def _month_table(shown: "pd.Series[int]", column: str, text: Text) -> pd.DataFrame:
    numbers = [text.card.hidden_mark if pd.isna(v) else text.numbers.whole(v) for v in shown]
    months = [text.numbers.month(month) for month in shown.index]
    return pd.DataFrame({text.trends.month_column: months, column: numbers})


def _notes(shown: "pd.Series[int]", period: Period, known: Catalogue, text: Text) -> str:
    preliminary = known.preliminary_from is not None and known.preliminary_from < period.end
    notes = [text.card.hidden_note] if shown.isna().any() else []
    if preliminary:
        notes += [text.card.preliminary_note, sentences.preliminary(known.preliminary, text)]
    return " ".join(notes)


def rolling(
    version: Version, known: Catalogue, selection: Selection, place: Place, text: Text
) -> None:
    months = _months(version, selection)
    sums = rolling_year(months, known.preliminary_from)
    if not isinstance(sums, pd.Series):
        refusal(sums, text, _said(sums, text.trends.no_year))
        return
    last, earlier = sums.iloc[-1], sums.iloc[-13] if len(sums) > 12 else pd.NA
    said = [text.card.hidden_mark if pd.isna(x) else text.numbers.whole(x) for x in (last, earlier)]
    title = text.trends.rolling_title
    if len(sums) > 12:
        title = text.trends.rolling_up.format(last=said[0], earlier=said[1])
    figure = month_lines(
        [Line(text.trends.rolling, sums)],
        text,
        axis=text.trends.rolling_axis,
        fictive=version.fictive,
        height=380,
    )
    card = Card(
        id="trender-rullande",
        title=title,
        subtitle=f"{text.trends.rolling}. {place.groups}, {place.areas}",
        table=_month_table(sums, text.trends.rolling_axis, text),
        n=text.card.n_incidents.format(n=_total(int(months.sum()), text)),
        note=text.card.hidden_note if sums.isna().any() else "",
    )
    figure_card(card, figure, version, text)


def _said(refused: NotPossible | Hidden, where_not_possible: str) -> str:
    """What is hidden has its own reason; what is not possible here has to do with the filters."""
    return where_not_possible if isinstance(refused, NotPossible) else "{reason}"


def by_weekday(version: Version, selection: Selection, place: Place, text: Text) -> None:
    slots = cached.hours(version, selection.areas, selection.counted, selection.period)
    table = hours_by_weekday(slots, hours=3)
    if isinstance(table, NotPossible):
        refusal(table, text, text.trends.no_hours)
        return
    cells = table.cells.astype("Float64")
    if not cells.fillna(0).to_numpy().any():  # no cell is left that may be shown
        refusal(Hidden(Reason.SMALL_COUNT), text)
        return
    weekday, place_of_most = divmod(int(cells.fillna(0).to_numpy().argmax()), cells.shape[1])
    hour = 3 * place_of_most
    span = text.trends.hour_columns.format(start=hour, end=hour + 3)
    columns = [text.trends.hour_columns.format(start=h, end=h + 3) for h in range(0, 24, 3)]
    shown = cells.map(lambda v: text.card.hidden_mark if pd.isna(v) else text.numbers.whole(v))
    shown.columns = pd.Index(columns)
    shown.insert(0, "", list(text.trends.weekdays))
    card = Card(
        id="trender-vecka",
        title=text.trends.hours_title.format(weekday=text.trends.weekdays[weekday], hours=span),
        subtitle=text.trends.hours_subtitle.format(
            groups=place.groups, areas=place.areas, period=place.period
        ),
        table=shown,
        n=text.card.n_incidents.format(n=_whole(table.total, text)),
        note=" ".join(
            [text.trends.hours_note, text.card.hidden_note if cells.isna().any(axis=None) else ""]
        ),
    )
    figure_card(card, week(table, text, fictive=version.fictive), version, text)


def by_group(
    version: Version, known: Catalogue, selection: Selection, place: Place, text: Text
) -> None:
    """The latest settled twelve months of the selection against the twelve before, by group."""
    year = latest_year(selection.period, known.preliminary_from, known.covered)
    if isinstance(year, NotPossible):
        refusal(year, text, text.trends.no_two_years)
        return
    latest, earlier = year
    counts = cached.group_counts(version, selection.areas, selection.counted)
    rows = year_by_group(counts, latest, earlier)
    only = text.frame.business_only if selection.counted.business else ""
    both_years = int(months_in(counts, Period(earlier.start, latest.end)).sum())
    table = pd.DataFrame(
        [_group_row(row, text) for row in rows], columns=list(text.trends.group_columns)
    )
    card = Card(
        id="trender-grupper",
        title=text.trends.groups_title,
        subtitle=text.trends.groups_subtitle.format(
            latest=text.numbers.period(latest),
            earlier=text.numbers.period(earlier),
            areas=", ".join(filter(None, (place.areas, only))),
        ),
        table=table,
        n=text.card.n_incidents.format(n=_total(both_years, text)),
        note=text.trends.looked_at.format(n=len(rows)) if len(rows) > 1 else "",
    )
    table_card(card, version, text)


def _group_row(row: GroupChange, text: Text) -> tuple[str, ...]:
    if isinstance(row.before, Hidden) or isinstance(row.after, Hidden) or row.signal is None:
        reading = text.trends.too_few
        difference = text.card.hidden_mark
    else:
        reading = text.trends.signal if row.signal else text.trends.no_signal
        difference = text.numbers.signed(row.after.value - row.before.value)
    return (
        group_name(row.group, text.code),
        sentences.count(row.before, text),
        sentences.count(row.after, text),
        difference,
        reading,
    )
