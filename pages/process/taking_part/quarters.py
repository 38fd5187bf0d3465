"""What the pictures of taking part share: quarters since the start, and their card."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.process.indicator import InQuarter, Tally
from analysis.process.quarters import Quarter
from pages.process.asked import Asked
from pages.shared.cards import Card
from pages.shared.charts.since_start import Quarters, by_quarter
from pages.shared.indicators import FILES


def card_of(
    asked: Asked, code: str, title: str, table: pd.DataFrame, note: str, n: int, *, since: bool
) -> Card:
    text = asked.text
    period = (
        text.participation.since.format(day=text.numbers.day(asked.last))
        if since
        else text.numbers.days(asked.first, asked.end)
    )
    return Card(
        id=f"arbetssatt-{code.lower()}",
        title=title,
        subtitle=text.participation.subtitle.format(
            what=text.participation.what[code], area=asked.name, period=period
        ),
        table=table,
        n=text.participation.n.format(n=text.numbers.whole(n)),
        note=note,
        about=asked.area,
        kinds=FILES[code],
    )


def named(asked: Asked, quarters: Sequence[Quarter]) -> Quarters:
    text = asked.text
    return Quarters(
        [
            text.participation.short_quarter.format(
                number=quarter.number, month=text.numbers.short_month(quarter.period.start)
            )
            for quarter in quarters
        ],
        [quarter.is_whole for quarter in quarters],
    )


def quarter_name(asked: Asked, quarter: Quarter) -> str:
    text = asked.text
    days = text.numbers.days(quarter.period.start, quarter.period.end)
    return text.participation.quarter.format(number=quarter.number, days=days)


def hollow(asked: Asked, quarters: Sequence[Quarter]) -> str:
    return "" if all(q.is_whole for q in quarters) else asked.text.participation.hollow


def tallies(series: Sequence[InQuarter]) -> list[Tally | None]:
    return [each.value if isinstance(each.value, Tally) else None for each in series]


def counts_of(asked: Asked, value: Tally | None) -> tuple[str, str, str]:
    text = asked.text
    if value is None:
        return text.card.no_value, text.card.no_value, text.card.no_value
    whole = text.numbers.whole
    return whole(value.count), whole(value.of), text.numbers.share(value.share)


def shares_figure(
    asked: Asked, quarters: Sequence[Quarter], values: Sequence[Tally | None], axis: str
) -> go.Figure:
    text = asked.text
    return by_quarter(
        named(asked, quarters),
        [value.share if value else None for value in values],
        [text.numbers.share(value.share) if value else "" for value in values],
        text,
        axis=axis,
        is_share=True,
        fictive=asked.version.fictive,
    )
