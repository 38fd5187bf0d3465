"""Do the incidents happen at other times than before?"""

from collections.abc import Iterator, Sequence
from math import isnan, nan

import pandas as pd
import streamlit as st

from analysis.findings import Findings
from analysis.results import Counted, Estimate, Hidden, NotPossible, Reason
from analysis.told import Told
from analysis.week_change import SPAN, Cell, PartChange, WeekChange
from data.study import Period
from pages.effect.asked import Asked
from pages.effect.checks.question import question
from pages.shared import where_when
from pages.shared.cards import Card
from pages.shared.charts.week import two_weeks
from pages.shared.components import figure_card, refusal, table_card
from pages.shared.markup import escaped
from pages.shared.session import Check
from pages.shared.text import sentences
from pages.shared.told import KNOWN_HOUR, of_hours, of_period

LISTED = 6  # times of the week in a sentence


def hours(asked: Asked, found: Findings) -> None:
    text = asked.text
    week = where_when.week(asked.version, asked.pilot, asked.pilot.primary)
    with question(Check.HOURS, text.hours.question, _short(asked, week)) as is_open:
        if not is_open:
            return
        if isinstance(week, NotPossible):
            refusal(week, text)
            return
        st.markdown(escaped(" ".join(_said(asked, week))))
        _parts_card(asked, week)
        _week_card(asked, week)


def _short(asked: Asked, week: WeekChange | NotPossible) -> str:
    text = asked.text
    if isinstance(week, NotPossible):
        return text.hours.short_refused
    if week.is_clear:
        return text.hours.short_changed
    if clear := week.up + week.down:
        whole = text.numbers.whole
        return text.hours.short_cells.format(n=whole(len(clear)), tested=whole(week.tested))
    return text.hours.short_same if week.sees_halving else text.hours.short_unclear


def _said(asked: Asked, week: WeekChange) -> Iterator[str]:
    text, largest = asked.text, _largest(week)
    words = text.hours.same if week.sees_halving else text.hours.unclear
    words = text.hours.changed if week.is_clear else words
    yield words.format(p=sentences.p_value(week.p, text))
    if largest is not None:
        yield _told(asked, largest) if week.is_clear else _limit(asked, week)
    yield _cells_said(asked, week)
    if isinstance(week.unknown, Counted):
        yield text.hours.unknown.format(share=text.numbers.share(week.unknown.value))
    yield text.hours.only_described


def _largest(week: WeekChange) -> PartChange | None:
    """The part of the day whose share changed most; None where none may be shown."""
    shown = [part for part in week.parts if isinstance(part.change, Estimate)]
    return max(shown, key=lambda part: abs(part.change.value), default=None)  # type: ignore[union-attr]


def _told(asked: Asked, part: PartChange) -> str:
    text = asked.text
    assert isinstance(part.change, Estimate)
    return text.hours.largest.format(
        part=text.hours.parts[part.part],
        before=_share(asked, part.before),
        after=_share(asked, part.after),
        change=sentences.points(part.change.value, text),
        interval=sentences.interval(part.change, text),
    )


def _limit(asked: Asked, week: WeekChange) -> str:
    """How large a change of a part of the day may be and still not be seen."""
    ends = [
        abs(end)
        for part in week.parts
        if isinstance(part.change, Estimate)
        for end in (part.change.low, part.change.high)
    ]
    return asked.text.hours.limit.format(points=asked.text.numbers.decimal(max(ends) * 100, 1))


def _cells_said(asked: Asked, week: WeekChange) -> str:
    text, whole = asked.text, asked.text.numbers.whole
    if not week.tested:
        return text.hours.none_tested
    if not week.up and not week.down:
        return text.hours.no_cells.format(tested=whole(week.tested))
    said = [text.hours.cells.format(n=whole(len(week.up + week.down)), tested=whole(week.tested))]
    for words, cells in ((text.hours.cells_up, week.up), (text.hours.cells_down, week.down)):
        if cells:
            said.append(words.format(times=_times(asked, cells)))
    return " ".join(said)


def _times(asked: Asked, cells: Sequence[Cell]) -> str:
    text = asked.text
    named = [f"{text.trends.weekdays[c.weekday]} {_span(asked, c.hour)}" for c in cells[:LISTED]]
    more = [text.hours.and_more.format(n=len(cells) - LISTED)] if len(cells) > LISTED else []
    return ", ".join([*named, *more])


def _span(asked: Asked, hour: int) -> str:
    return asked.text.trends.hour_columns.format(start=hour, end=hour + SPAN)


def _parts_card(asked: Asked, week: WeekChange) -> None:
    text, largest = asked.text, _largest(week)
    if largest is None:
        refusal(Hidden(Reason.SMALL_COUNT), text)
        return
    rows = [
        (
            sentences.sentence_case(text.hours.parts[part.part]),
            _share(asked, part.before),
            _share(asked, part.after),
            *_change(asked, part),
        )
        for part in week.parts
    ]
    title = text.hours.parts_title_same if week.sees_halving else text.hours.parts_title_unclear
    if week.is_clear:
        title = text.hours.parts_title.format(
            part=sentences.sentence_case(text.hours.parts[largest.part]),
            before=_share(asked, largest.before),
            after=_share(asked, largest.after),
        )
    card = _framed(
        asked,
        week,
        "effekt-tider-delar",
        title,
        text.hours.parts_subtitle,
        pd.DataFrame(rows, columns=list(text.hours.part_columns)),
        text.hours.parts_note,
    )
    table_card(card, asked.version, text)


def _share(asked: Asked, share: Counted | Hidden) -> str:
    text = asked.text
    return text.card.hidden_mark if isinstance(share, Hidden) else text.numbers.share(share.value)


def _change(asked: Asked, part: PartChange) -> tuple[str, str]:
    text, change = asked.text, part.change
    if isinstance(change, Hidden):
        return text.card.hidden_mark, text.card.hidden_mark
    value, low, high = (
        text.numbers.signed_points(x) for x in (change.value, change.low, change.high)
    )
    return value, text.hours.limits.format(low=low, high=high)


def _week_card(asked: Asked, week: WeekChange) -> None:
    text, whole = asked.text, asked.text.numbers.whole
    if week.before.isna().all(axis=None):
        refusal(Hidden(Reason.SMALL_COUNT), text)
        return
    clear = len(week.up + week.down)
    words = text.hours.title_changed if clear else text.hours.title_same
    card = _framed(
        asked,
        week,
        "effekt-tider",
        words.format(n=whole(clear), tested=whole(week.tested)),
        text.hours.week_subtitle,
        _table(asked, week),
        text.hours.note.format(tested=whole(week.tested)),
    )
    periods = zip(
        (text.places.before, text.places.after),
        (asked.pilot.before, asked.pilot.after),
        strict=True,
    )
    figure = two_weeks(
        week.before,
        week.after,
        [f"{name}, {text.numbers.period(period)}" for name, period in periods],
        text,
        up=[(cell.weekday, cell.hour) for cell in week.up],
        down=[(cell.weekday, cell.hour) for cell in week.down],
        fictive=asked.version.fictive,
    )
    figure_card(card, figure, asked.version, text)


def _framed(
    asked: Asked,
    week: WeekChange,
    card_id: str,
    title: str,
    measure: str,
    table: pd.DataFrame,
    note: str,
) -> Card:
    text = asked.text
    hidden = (table == text.card.hidden_mark).any(axis=None)
    dispersion = text.hours.dispersion.format(phi=text.numbers.decimal(week.dispersion, 1))
    return Card(
        id=card_id,
        title=title,
        subtitle=f"{asked.outcome}. {measure}, {asked.area}, {asked.periods}",
        table=table,
        n=text.card.n_incidents.format(n=sentences.count(week.n, text)),
        note=" ".join([note, dispersion, *([text.card.hidden_note] if hidden else [])]),
        about=asked.pilot.area,
        told=_timed(asked, week),
        doubts=asked.doubts,
    )


def _timed(asked: Asked, week: WeekChange) -> tuple[Told, ...]:
    """How many have an hour, before and after together; and the cells, which are per year."""
    n = week.n.n if isinstance(week.n, Counted) else None
    both = Period(asked.pilot.before.start, asked.pilot.after.end)
    own, counted = [asked.pilot.area], asked.counted
    return (
        *of_period(own, counted, both, n, parts=KNOWN_HOUR),
        *of_hours(own, counted, asked.pilot.before, week.before * asked.pilot.before.years),
        *of_hours(own, counted, asked.pilot.after, week.after * asked.pilot.after.years),
    )


def _table(asked: Asked, week: WeekChange) -> pd.DataFrame:
    """A row for each weekday and span."""
    text = asked.text
    before, after = (
        cells.to_numpy(dtype=float, na_value=nan).tolist() for cells in (week.before, week.after)
    )
    rows = [
        (
            name,
            _span(asked, SPAN * at),
            *_counts(asked, before[weekday][at], after[weekday][at]),
            _reading(asked, week, Cell(weekday, SPAN * at)),
        )
        for weekday, name in enumerate(text.trends.weekdays)
        for at in range(24 // SPAN)
    ]
    return pd.DataFrame(rows, columns=list(text.hours.week_columns))


def _counts(asked: Asked, before: float, after: float) -> tuple[str, str, str]:
    text = asked.text
    if isnan(before) or isnan(after):
        return text.card.hidden_mark, text.card.hidden_mark, text.card.hidden_mark
    decimal, signed = text.numbers.decimal, text.numbers.signed
    return decimal(before), decimal(after), signed(after - before, 1)


def _reading(asked: Asked, week: WeekChange, cell: Cell) -> str:
    text = asked.text
    if cell in week.up:
        return text.places.larger
    return text.places.smaller if cell in week.down else text.places.no_change
