"""Counted things in words: '71 timmar', '15 av 16 möten (94 %)'."""

from analysis.process.indicator import Tally, Value
from analysis.results import Counted, Hidden, Unit
from pages.shared.text import Text

_WHOLE = {Unit.SEK, Unit.HOURS, Unit.MONTHS, Unit.BUSINESSES}


def said(value: Value, text: Text) -> str:
    """Only a mark where there is no number."""
    if isinstance(value, Tally):
        of = _number(value.of, value.unit, text)
        return text.indicators.of.format(
            count=_number(value.count, value.unit, text),
            of=of,
            thing=text.indicators.thing[value.unit].format(n=of),
            share=text.numbers.share(value.share),
        )
    if isinstance(value, Counted):
        number = _number(value.value, value.unit, text)
        thing = text.indicators.thing.get(value.unit, text.unit[value.unit])
        return text.indicators.counted.format(number=number, thing=thing.format(n=number))
    return text.card.hidden_mark if isinstance(value, Hidden) else text.card.no_value


def _number(number: float, unit: Unit, text: Text) -> str:
    is_whole = unit in _WHOLE or number == int(number)
    return text.numbers.whole(number) if is_whole else text.numbers.decimal(number)
