"""Were an area the next pilot: how small a change could be seen there, and after how long?"""

import pandas as pd

from analysis.decision.rank_stability import Ranking
from analysis.detectable import Detectable
from analysis.results import Hidden, NotPossible
from data.study import Direction, Outcome, Pilot
from pages.decision import found
from pages.decision.asked import Asked
from pages.decision.found import Where
from pages.shared import cached
from pages.shared.cards import Card
from pages.shared.components import table_card
from pages.shared.explained import headed
from pages.shared.text import sentences
from pages.shared.text.groups import outcome_name

LARGE = 0.30  # a change that many measures hope for


def draw_seen(asked: Asked, pilot: Pilot, where: Where, order: Ranking) -> None:
    text = asked.text
    headed(f"## {text.where_next.seen_heading}", text)
    placed = [place.row for place in order.places]
    areas = tuple(where.found.areas[row] for row in placed)
    seen = found.seen_there(asked.version, pilot, areas, where.period)
    rows = [
        (asked.names.get(area, area), *_row(asked, pilot, where.outcome, seen[area]))
        for area in areas
    ]
    hoped = sentences.smallest_change(where.outcome, text)
    large = sentences.change(1 + _large(where.outcome), text)
    columns = [
        column.format(months=text.numbers.whole(pilot.after.months), hoped=hoped, large=large)
        for column in text.where_next.seen_columns
    ]
    card = Card(
        id="fler-platser-synligt",
        title=_title(asked, pilot, [one for one in seen.values() if isinstance(one, Detectable)]),
        subtitle=text.where_next.seen_subtitle.format(
            outcome=outcome_name(where.outcome, cached.item_names(asked.version, text.code), text),
            start=text.numbers.month(where.period.end),
        ),
        table=pd.DataFrame(rows, columns=columns),
        n=text.where_next.n.format(
            n=text.numbers.whole(where.incidents(placed)),
            areas=text.numbers.whole(len(areas)),
        ),
        note=text.where_next.seen_note,
        about=pilot.area,
        told=where.told(placed),
    )
    table_card(card, asked.version, text)


def _title(asked: Asked, pilot: Pilot, seen: list[Detectable]) -> str:
    text = asked.text
    changes = [change for one in seen if (change := _after(one, pilot.after.months)) is not None]
    if not changes:
        return text.where_next.seen_title_never
    small, large = sorted((min(changes, key=abs), max(changes, key=abs)), key=abs)
    return text.where_next.seen_title.format(
        months=text.numbers.whole(pilot.after.months),
        least=text.numbers.whole(abs(small) * 100),
        most=text.numbers.share(abs(large)),
    )


def _large(outcome: Outcome) -> float:
    return LARGE if outcome.direction is Direction.INCREASE else -LARGE


def _after(one: Detectable, months: int) -> float | None:
    return next((step.change for step in one.hoped if step.months == months), None)


def _row(
    asked: Asked, pilot: Pilot, outcome: Outcome, one: Detectable | NotPossible | Hidden
) -> tuple[str, ...]:
    text = asked.text
    if not isinstance(one, Detectable):
        why = sentences.sentence_case(sentences.no_answer(one, text))
        return why, text.card.no_value, text.card.no_value, text.card.no_value
    planned = _after(one, pilot.after.months)
    return (
        text.where_next.nothing_seen if planned is None else sentences.change(1 + planned, text),
        sentences.change(1 + one.limit, text),
        _months(asked, one.precision.months_needed(outcome.smallest_change)),
        _months(asked, one.precision.months_needed(_large(outcome))),
    )


def _months(asked: Asked, needed: int | NotPossible) -> str:
    text = asked.text
    if isinstance(needed, NotPossible):
        return text.where_next.never
    return text.where_next.months.format(n=text.numbers.whole(needed))
