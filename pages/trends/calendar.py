"""Which months, and which days, had many incidents? Two calendars."""

from datetime import date
from itertools import pairwise

import pandas as pd

from analysis.day_calendar import DayCalendar, day_calendar
from analysis.disclosure import is_small
from analysis.spans import inside
from data.study import Period
from pages.shared import cached, session
from pages.shared.cards import Card
from pages.shared.charts.calendar import Day, day_table, month_table
from pages.shared.components import figure_card, refusal
from pages.shared.text import Text, sentences
from pages.trends.look import Look
from pages.trends.place import whole


def months(look: Look) -> None:
    """
    The same months as in the other figures are hidden, and there are no totals of years, so that
    nothing can be worked out that they hide.
    """
    text, version, known, place = look.text, look.version, look.known, look.place
    shown = look.chosen
    if not shown.fillna(0).any():
        return
    cells = _by_year(shown)
    open_from = known.preliminary_from
    said = _said(cells, shown, open_from, text)
    settled = shown[shown.index < pd.Timestamp(open_from)] if open_from else shown
    if not settled.fillna(0).any():
        settled = shown
    counts = {month: int(count) for month, count in settled.dropna().items()}
    most = max(counts, key=counts.__getitem__)
    notes = [text.card.hidden_note] if shown.isna().any() else []
    if len(settled) < len(shown):
        notes += [text.calendar.preliminary, sentences.preliminary(known.preliminary, text)]
    table = pd.DataFrame(said, columns=list(text.calendar.months))
    table.insert(0, text.calendar.year_column, [str(year) for year in cells.index])
    card = Card(
        id="trender-kalender",
        title=text.calendar.title.format(
            month=text.numbers.month(pd.Timestamp(str(most))), n=text.numbers.whole(counts[most])
        ),
        subtitle=text.calendar.subtitle.format(
            groups=place.groups, areas=place.areas, period=place.period
        ),
        table=table,
        n=text.card.n_incidents.format(n=whole(look.total, text)),
        told=look.told_of(shown),
        note=" ".join(notes),
    )
    figure_card(card, month_table(cells, said, text, fictive=version.fictive), version, text)


def _by_year(shown: "pd.Series[int]") -> pd.DataFrame:
    """A row a year, a column a month (1-12); <NA> where it is hidden, or not in the data."""
    index = pd.DatetimeIndex(shown.index)
    table = pd.DataFrame({"year": index.year, "month": index.month, "count": shown.to_numpy()})
    return table.pivot(index="year", columns="month", values="count").reindex(columns=range(1, 13))


def _said(
    cells: pd.DataFrame, shown: "pd.Series[int]", open_from: date | None, text: Text
) -> list[list[str]]:
    """Hidden months are marked, those that may still change too; months without data are empty."""
    counts = dict(zip(pd.DatetimeIndex(shown.index), shown, strict=True))

    def cell(year: int, month: int) -> str:
        count = counts.get(pd.Timestamp(year, month, 1))
        if count is None:
            return ""
        said = text.card.hidden_mark if pd.isna(count) else text.numbers.whole(count)
        still_open = open_from is not None and date(year, month, 1) >= open_from
        return text.calendar.still_open.format(n=said) if still_open else said

    return [[cell(int(year), month) for month in range(1, 13)] for year in cells.index]


def days(look: Look) -> None:
    text, version, selection, place = look.text, look.version, look.selection, look.place
    counted, shown = inside(look.months, selection.period), look.chosen
    if not counted.any():
        return
    years = sorted({month.year for month in pd.DatetimeIndex(shown.index)})
    year = session.draw_year(years, text)
    period = Period(
        max(date(year, 1, 1), selection.period.start),
        min(date(year + 1, 1, 1), selection.period.end),
    )
    known = cached.days(version, selection.areas, selection.counted, period)
    found = day_calendar(known, counted, shown, period)
    if not isinstance(found, DayCalendar):
        refusal(found, text, text.calendar.refused)
        return
    classes = found.classes
    drawn = [
        Day(day.date(), None if pd.isna(number) else int(number))
        for day, number in zip(pd.DatetimeIndex(classes.index), classes, strict=True)
    ]
    legend = _legend(found, text)
    figure = day_table(drawn, legend, text, fictive=version.fictive)
    card = Card(
        id="trender-dagar",
        title=_title(found, year, text),
        subtitle=text.calendar.days_subtitle.format(
            groups=place.groups, areas=place.areas, period=text.numbers.period(period)
        ),
        table=_day_list(drawn, legend, text),
        n=_n(counted, shown, period, text),
        told=look.told_of(inside(shown, period)),
        note=_note(found, text),
    )
    figure_card(card, figure, version, text)


def _n(counted: "pd.Series[int]", shown: "pd.Series[int]", period: Period, text: Text) -> str:
    """All incidents of the period; not where a month of it is hidden."""
    if inside(shown, period).isna().any():
        return ""
    return text.card.n_incidents.format(n=text.numbers.whole(inside(counted, period).sum()))


def _title(found: DayCalendar, year: int, text: Text) -> str:
    """The highest class that at least five days are in; else the lowest that any is in."""
    highest = len(found.bounds) - 1
    many = [n for n in range(1, highest + 1) if found.days_from(n) >= 5]
    at_least = max(many, default=1)
    return text.calendar.days_title.format(
        n=text.numbers.whole(found.days_from(at_least)),
        year=str(year),
        bound=text.numbers.whole(found.bounds[at_least]),
    )


def _legend(found: DayCalendar, text: Text) -> list[str]:
    bounds = found.bounds
    names = [
        text.calendar.legend.format(low=low, high=after - 1) for low, after in pairwise(bounds)
    ]
    return [*names, text.calendar.legend_top.format(low=text.numbers.whole(bounds[-1]))]


def _day_list(days: list[Day], legend: list[str], text: Text) -> pd.DataFrame:
    """A row a week, a column a weekday: the class of each day in words."""
    weeks: dict[str, list[str]] = {}
    for each in days:
        iso = each.day.isocalendar()
        row = weeks.setdefault(text.calendar.week.format(n=f"{iso.week} {iso.year}"), [""] * 7)
        hidden = each.of_class is None
        row[each.day.weekday()] = text.calendar.not_shown if hidden else legend[each.of_class or 0]
    table = pd.DataFrame(weeks.values(), columns=list(text.trends.weekdays))
    table.insert(0, text.calendar.week_column, list(weeks))
    return table


def _note(found: DayCalendar, text: Text) -> str:
    said = [text.calendar.days_note]
    if found.without_day:
        small = is_small(found.without_day)
        n = text.card.hidden_mark if small else text.numbers.whole(found.without_day)
        said.append(text.calendar.without_day.format(n=n))
        said += [text.card.hidden_note] if small else []
    else:
        said.append(text.calendar.without_day_none)
    if found.classes.isna().any():
        said.append(text.calendar.days_hidden)
    return " ".join(said)
