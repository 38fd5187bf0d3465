"""Which offence groups changed from one year to the next?"""

from collections.abc import Sequence

import pandas as pd

from analysis.explore import GroupChange, year_by_group
from analysis.results import Counted, Hidden, NotPossible
from analysis.spans import inside
from analysis.told import Told
from data.study import Counting, Period
from pages.shared import cached
from pages.shared.cards import Card
from pages.shared.components import refusal, table_card
from pages.shared.text import Text, sentences
from pages.shared.text.groups import group_name
from pages.shared.told import of_period
from pages.trends.look import Look


def by_group(look: Look) -> None:
    """The latest settled twelve months of the selection against the twelve before, by group."""
    text, version, selection, place = look.text, look.version, look.selection, look.place
    year = look.years
    if isinstance(year, Hidden):
        refusal(year, text)
        return
    if isinstance(year, NotPossible):
        refusal(year, text, text.trends.no_two_years)
        return
    latest, earlier = year
    counts = cached.group_counts(version, selection.areas, selection.counted)
    rows = year_by_group(counts, latest, earlier)
    only = text.frame.business_only if selection.counted.business else ""
    both_years = int(inside(look.months, Period(earlier.start, latest.end)).sum())
    table = pd.DataFrame(
        [_group_row(row, text) for row in rows], columns=list(text.trends.group_columns)
    )
    card = Card(
        id="trender-grupper",
        title=title_of_groups(rows, text),
        subtitle=text.trends.groups_subtitle.format(
            latest=text.numbers.period(latest),
            earlier=text.numbers.period(earlier),
            areas=", ".join(filter(None, (place.areas, only))),
        ),
        table=table,
        n=text.card.n_incidents.format(n=text.numbers.whole(both_years)),
        told=_told(look, rows, (earlier, latest), both_years),
        note=text.trends.looked_at.format(n=len(rows)) if len(rows) > 1 else "",
    )
    table_card(card, version, text)


def _told(
    look: Look, rows: Sequence[GroupChange], years: tuple[Period, Period], both: int
) -> tuple[Told, ...]:
    areas, counted = look.selection.areas, look.selection.counted
    told = of_period(areas, counted, Period(years[0].start, years[1].end), both)
    for row in rows:
        alone = Counting((row.group,), counted.business)
        for year, cell in zip(years, (row.before, row.after), strict=True):
            told += of_period(areas, alone, year, cell.n if isinstance(cell, Counted) else None)
    return told


def title_of_groups(rows: Sequence[GroupChange], text: Text) -> str:
    """Of the groups that have enough incidents to compare."""
    compared = [row.signal for row in rows if row.signal is not None]
    if not compared:
        return text.trends.groups_title_few
    said = text.trends.groups_title if any(compared) else text.trends.groups_title_none
    whole = text.numbers.whole
    return said.format(n=whole(sum(compared)), of=whole(len(compared)))


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
