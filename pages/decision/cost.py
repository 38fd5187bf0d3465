"""What did one incident fewer cost, where costs were noted?"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd
import streamlit as st

from analysis.decision.cost import Costs, PerFewer, per_fewer
from analysis.results import Comparison, Counted, Hidden, NotPossible, Unit
from data.columns.form_columns import form_value_names
from data.intake import Kind
from data.study import Pilot
from pages.decision import found
from pages.decision.asked import Asked
from pages.shared import cached, session
from pages.shared.cards import Card, worded
from pages.shared.components import refusal, table_card
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences
from pages.shared.text.groups import outcome_name
from pages.shared.told import of_outcome

PRICES = (300, 400, 500, 600, 700, 800, 1000)  # SEK per hour; none until somebody chooses
NONE = "none"


class Counts(StrEnum):
    """What is counted as cost. A value is what people see and share in the link."""

    WORK = "work"
    MEASURES = "measures"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    counts: Counts
    price: int  # SEK per hour, 0 is none

    @property
    def counts_hours(self) -> bool:
        """They are part of the work, not of the measures."""
        return bool(self.price) and self.counts is not Counts.MEASURES


def draw(asked: Asked) -> None:
    text = asked.text
    st.markdown(f"## {text.cost.heading}")
    st.markdown(text.cost.lead)
    choice = _choice(text)
    for pilot in asked.study.pilots:
        spent, fewer = found.spent(asked.version, pilot, asked.as_of)
        _draw_pilot(asked, pilot, choice, spent, fewer)


def _choice(text: Text) -> Choice:
    left, right = st.columns(2)
    with left:
        counts = session.draw_part(
            session.COSTS,
            text.cost.count,
            lambda each: {one: each.cost.counts[one] for one in Counts},
        )
    with right:
        price = session.draw_choice(session.PRICE, text.cost.price, _prices(text), _prices)
    return Choice(counts=Counts(counts), price=0 if price == NONE else int(price))


def _prices(text: Text) -> dict[str, str]:
    said = {str(p): text.cost.price_choice.format(price=text.numbers.whole(p)) for p in PRICES}
    return {NONE: text.cost.no_price, **said}


def _draw_pilot(
    asked: Asked,
    pilot: Pilot,
    choice: Choice,
    spent: Costs,
    fewer: Comparison | Hidden | NotPossible,
) -> None:
    text, area = asked.text, asked.area(pilot)
    st.markdown(f"## {escaped(area)}")
    if isinstance(fewer, Hidden | NotPossible):
        refusal(fewer, text)
        return
    chosen = _chosen(choice, spent)
    if chosen is None:
        st.info(text.cost.nothing_noted, icon=":material/help:")
        return
    main = per_fewer(chosen, Unit.SEK, fewer)
    lacking = "; ".join(_lacking(asked, choice, spent))
    card = Card(
        id=f"fler-platser-kostnad-{pilot.area}",
        title=_title(asked, area, main),
        subtitle=text.cost.subtitle.format(
            outcome=outcome_name(pilot.primary, cached.item_names(asked.version, text.code), text),
            cost_period=text.numbers.period(found.paid_in(pilot)),
            period=text.numbers.period(pilot.after),
        ),
        table=pd.DataFrame(
            list(_rows(asked, choice, spent, chosen, fewer)),
            columns=[
                column.format(level=sentences.confidence(fewer.level, text))
                for column in text.cost.columns
            ],
        ),
        n=text.cost.n.format(n=text.numbers.whole(fewer.n), rows=text.numbers.whole(_noted(spent))),
        note=f"{text.cost.note} {text.cost.not_counted.format(what=lacking)}",
        about=pilot.area,
        kinds=(Kind.INCIDENTS, Kind.COUNTS, Kind.RESOURCES, Kind.MEASURES),
        told=of_outcome(asked.version, pilot, pilot.primary),
        doubts=worded(fewer.caveats, asked.names, text),
    )
    st.markdown(escaped(_said(asked, choice, chosen, fewer, main)))
    table_card(card, asked.version, text)


def _chosen(choice: Choice, spent: Costs) -> float | None:
    """SEK of what is counted, hours with a price too; None where none of it was noted."""
    wanted = {
        Counts.WORK: (spent.work,),
        Counts.MEASURES: (spent.measures,),
        Counts.BOTH: (spent.work, spent.measures),
    }[choice.counts]
    amounts = [one.value for one in wanted if isinstance(one, Counted)]
    if choice.counts_hours and isinstance(spent.hours, Counted):
        amounts.append(choice.price * spent.hours.value)
    return sum(amounts) if amounts else None


def _title(asked: Asked, area: str, main: PerFewer | Hidden | NotPossible) -> str:
    text = asked.text
    if not isinstance(main, PerFewer):
        return text.cost.title_unknown.format(area=area)
    if main.is_open:
        return text.cost.title_open.format(area=area)
    low, high = text.numbers.whole(main.low), text.numbers.whole(main.high)
    return text.cost.title.format(area=area, low=low, high=high)


def _said(
    asked: Asked,
    choice: Choice,
    cost: float,
    fewer: Comparison,
    main: PerFewer | Hidden | NotPossible,
) -> str:
    text, whole = asked.text, asked.text.numbers.whole
    counted = text.cost.counts[choice.counts]
    if choice.counts_hours:
        counted = text.cost.with_hours.format(counted=counted, price=whole(choice.price))
    if not isinstance(main, PerFewer):
        reason = sentences.sentence_case(sentences.no_answer(main, text))
        return text.cost.said_none.format(counted=counted, cost=whole(cost), reason=reason)
    change = sentences.with_interval(fewer, text)
    level = sentences.confidence(main.level, text)
    if main.is_open or main.value is None:
        return text.cost.said_open.format(
            counted=counted, cost=whole(cost), fewer=change, low=whole(main.low), level=level
        )
    return text.cost.said.format(
        counted=counted,
        cost=whole(cost),
        fewer=change,
        value=whole(main.value),
        low=whole(main.low),
        high=whole(main.high),
        level=level,
    )


def _rows(
    asked: Asked, choice: Choice, spent: Costs, chosen: float, fewer: Comparison
) -> Iterator[tuple[str, ...]]:
    text = asked.text
    for name, amount in ((text.cost.work, spent.work), (text.cost.measures, spent.measures)):
        if isinstance(amount, Counted):
            yield _row(asked, name, amount.value, Unit.SEK, fewer)
        else:
            why = sentences.sentence_case(sentences.no_answer(amount, text))
            yield name, why, text.card.no_value, text.card.no_value
    if isinstance(spent.hours, Counted):
        yield _row(asked, text.cost.hours, spent.hours.value, Unit.HOURS, fewer)
        if choice.price:
            name = text.cost.priced.format(price=text.numbers.whole(choice.price))
            yield _row(asked, name, choice.price * spent.hours.value, Unit.SEK, fewer)
    if choice.counts is Counts.BOTH or choice.counts_hours:
        name = text.cost.total if choice.counts_hours else text.cost.both
        yield _row(asked, name, chosen, Unit.SEK, fewer)


def _row(
    asked: Asked, name: str, cost: float, unit: Unit, fewer: Comparison
) -> tuple[str, str, str, str]:
    text, found_ = asked.text, per_fewer(cost, unit, fewer)

    def said(number: float) -> str:
        if unit is Unit.HOURS:
            return text.cost.unit_hours.format(n=_short(number, text))
        return text.cost.unit_sek.format(n=text.numbers.whole(number))

    if not isinstance(found_, PerFewer):
        return name, said(cost), text.cost.no_value, text.cost.no_value
    low = said(found_.low)
    span = (
        text.cost.open_span.format(low=low)
        if found_.is_open
        else text.cost.span.format(low=low, high=said(found_.high))
    )
    value = text.cost.no_value if found_.is_open or found_.value is None else said(found_.value)
    return name, said(cost), value, span


def _short(number: float, text: Text) -> str:
    return text.numbers.decimal(number) if number < 10 else text.numbers.whole(number)


def _noted(spent: Costs) -> int:
    amounts = (spent.work, spent.hours, spent.measures)
    return sum(one.n for one in amounts if isinstance(one, Counted))


def _lacking(asked: Asked, choice: Choice, spent: Costs) -> Iterator[str]:
    """What is not in the cost, or not in the incidents fewer."""
    text, whole = asked.text, asked.text.numbers.whole
    if not choice.counts_hours and spent.hours_by:
        names = form_value_names(text.code)
        hours = [
            text.cost.hours_of.format(
                organisation=sentences.inside(
                    names.get(("organisation", name), text.layers.unlisted)
                ),
                hours=whole(own),
            )
            for name, own in spent.hours_by.items()
        ]
        yield text.cost.no_hour_price.format(hours=", ".join(hours))
    if spent.unpriced:
        yield text.cost.unpriced.format(n=whole(spent.unpriced))
    if spent.withheld:
        yield text.cost.withheld.format(n=whole(spent.withheld))
    yield text.cost.before_after
    yield text.cost.lasting
