"""An indicator in words: its value, what stands beside it, and what it lacks."""

from collections.abc import Collection

from analysis.process.indicator import Also, Beside, By, Indicator, Part, Tally, Value
from analysis.results import Counted, Estimate, Hidden, NotPossible, Unit
from pages.shared.named import namer
from pages.shared.text import Text, sentences

LISTS = {
    By.ORGANISATION: "organisation",
    By.OWNER: "owner",
    By.BRANCH: "business_branch",
    By.SIZE: "business_size",
    By.MEASURE_TYPE: "measure_type",
    By.STATUS: "measure_status",
    By.CHANNEL: "channel",
    By.MESSAGE_TYPE: "message_type",
}
IN_WORDS = {By.STATUS, By.OWNER, By.ORGANISATION, By.CHANNEL}  # told in the value's own line
LACKING = {Also.NO_PLACE, Also.NO_TIME, Also.NO_CATEGORY}  # nothing to tell where it is none
_ROUNDED = {Unit.SEK, Unit.SEK_PER_MEASURE, Unit.MEASURE_WEEKS}


def said(value: Value, text: Text, whole: str = "") -> str:
    """
    '12 av 20 åtgärder (60 %)', '87 dagar (95 % ...)'; only a mark where there is no number.

    `whole` names what a tally is of, where that is something else than what is counted.
    """
    match value:
        case Tally():
            return _tally(value, text, whole)
        case Estimate(unit=Unit.SHARE):
            return _estimate(text.numbers.share(value.value), value, text)
        case Estimate(unit=Unit.RATIO):
            change = sentences.change(value.value, text)
            return _estimate(f"{change} {_thing(value.unit, '', text)}", value, text)
        case Estimate():
            return _estimate(_counted(value.value, value.unit, text), value, text)
        case Counted():
            return _counted(value.value, value.unit, text)
        case _:
            return text.card.hidden_mark if isinstance(value, Hidden) else text.card.no_value


def short(value: Value, text: Text) -> str:
    """'12 av 20', without what is counted and without chance."""
    match value:
        case Tally():
            count, of = (_number(n, value.unit, text) for n in (value.count, value.of))
            return text.indicators.short.format(count=count, of=of)
        case Counted():
            return _number(value.value, value.unit, text)
        case _:
            return said(value, text)


def in_full(found: Indicator, text: Text, apart: Collection[str] = ()) -> str:
    """The value of all, its groups but those told `apart`, and what stands beside it."""
    whole = text.indicators.whole.get(found.code, "")
    groups = [
        _pair(sentences.inside(group(part, text)), short(part.value, text), text)
        for part in found.parts
        if part.by in IN_WORDS and part.name not in apart and _is_told(part.value)
    ]
    return "; ".join([said(found.value, text, whole), *groups, *_beside(found, None, text)])


def in_part(found: Indicator, part: Part, text: Text) -> str:
    """The same of one group."""
    whole = text.indicators.whole.get(found.code, "")
    return "; ".join([said(part.value, text, whole), *_beside(found, part, text)])


def group(part: Part, text: Text) -> str:
    """What a group is called; nobody's own words: what no list knows is 'annat'."""
    return namer(text)(LISTS.get(part.by, ""), part.name)


def lacks(found: Indicator, text: Text, part: Part | None = None) -> str:
    """Why there is no value (of a part), and for how many rows the files say too little."""
    value = part.value if part else found.value
    none = [reason(value, text)] if isinstance(value, NotPossible | Hidden) else []
    beside = [
        _pair(
            sentences.sentence_case(text.indicators.also[one.what]), _inner(one.value, text), text
        )
        for one in _of(found, part)
        if isinstance(one.value, NotPossible | Hidden) and not none
    ]
    rows = [] if part else [reason(one, text) for one in found.missing]
    return " ".join([*none, *beside, *rows])


def why_not(found: Indicator, text: Text) -> str:
    """The same of all, and which file would tell."""
    why = lacks(found, text)
    return f"{why} {ask_for(found, text)}" if isinstance(found.value, NotPossible) else why


def ask_for(found: Indicator, text: Text) -> str:
    return text.indicators.ask_for.format(file=text.indicators.told_by[found.code])


def reason(one: NotPossible | Hidden, text: Text) -> str:
    return sentences.sentence_case(_inner(one, text))


def _inner(one: NotPossible | Hidden, text: Text) -> str:
    return sentences.no_answer(one, text)


def _is_told(value: Value) -> bool:
    return not isinstance(value, NotPossible)


def _of(found: Indicator, part: Part | None) -> list[Beside]:
    """What stands beside a part, or beside all."""
    where = (part.by, part.name) if part else (None, "")
    return [one for one in found.beside if (one.by, one.name) == where]


def _beside(found: Indicator, part: Part | None, text: Text) -> list[str]:
    return [
        _pair(text.indicators.also[one.what], said(one.value, text), text)
        for one in _of(found, part)
        if _is_told(one.value) and not _is_nothing_lacking(one)
    ]


def _is_nothing_lacking(one: Beside) -> bool:
    return one.what in LACKING and isinstance(one.value, Counted) and not one.value.value


def _tally(value: Tally, text: Text, whole: str) -> str:
    count, of = (_number(n, value.unit, text) for n in (value.count, value.of))
    share = text.numbers.share(value.share)
    if value.chance is not None:
        share = f"{share}; {sentences.interval(value.chance, text)}"
    thing = whole.format(n=of) if whole else _thing(value.unit, of, text)
    return text.indicators.of.format(count=count, of=of, thing=thing, share=share)


def _estimate(shown: str, value: Estimate, text: Text) -> str:
    return text.indicators.chance.format(value=shown, interval=sentences.interval(value, text))


def _counted(number: float, unit: Unit, text: Text) -> str:
    shown = _number(number, unit, text)
    return text.indicators.counted.format(number=shown, thing=_thing(unit, shown, text))


def _thing(unit: Unit, n: str, text: Text) -> str:
    return text.indicators.thing[unit].format(n=n)


def _number(number: float, unit: Unit, text: Text) -> str:
    if unit in _ROUNDED or number == int(number):
        return text.numbers.whole(number)
    return text.numbers.decimal(number, 2 if abs(number) < 1 else 1)


def _pair(what: str, value: str, text: Text) -> str:
    return text.indicators.beside.format(what=what, value=value)
