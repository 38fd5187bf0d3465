"""How does the work go, in all? Five sentences, and every indicator with what it counts."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from analysis.process.indicator import Also, Indicator, Part, Tally, Value
from analysis.results import Counted, NotPossible
from data.intake import Kind
from pages.process.asked import Asked
from pages.process.indicators import THEMES, Theme, indicators, waves
from pages.shared import said
from pages.shared.cards import Card
from pages.shared.components import parted_card
from pages.shared.indicators import FILES
from pages.shared.markup import escaped
from pages.shared.told import of_reports

KINDS = (
    Kind.MEMBERS, Kind.MEETINGS, Kind.WALKS, Kind.PROBLEMS, Kind.MEASURES, Kind.ELEMENTS,
    Kind.SITUATIONS, Kind.REPORTS, Kind.MESSAGES, Kind.CAMERAS, Kind.RESOURCES,
)  # fmt: skip
CITY, PRIVATE = "municipality", "private"
APART = {  # the groups that have a line of their own
    **dict.fromkeys(THEMES[Theme.MEASURES], (CITY, PRIVATE)),
    "P24": (CITY, "police", "business"),
}
Row = tuple[str, str, str, str, str, str, str]


def draw(asked: Asked) -> None:
    found = indicators(asked)
    st.header(escaped(asked.name))
    st.markdown("\n".join(f"- {line}" for line in _in_short(asked, found)))
    _all(asked, found)
    _loaded(asked)


def _in_short(asked: Asked, found: dict[str, Indicator]) -> Iterator[str]:
    """What a mayor asks first; a question without an answer says why."""
    text = asked.text
    tell = {"P01": _members, "P06": _meetings, "P11": _done, "P19": _answered, "P13": _late}
    for code, told in tell.items():
        yield told(asked, found) or escaped(
            text.indicators.untold.format(
                what=text.indicators.what[code], reason=said.why_not(found[code], text)
            )
        )


def _members(asked: Asked, found: dict[str, Indicator]) -> str:
    text, members, covered = asked.text, found["P01"], found["P02"].value
    if not isinstance(members.value, Counted):
        return ""
    told = text.indicators.members.format(
        members=said.short(members.value, text),
        day=text.numbers.day(asked.last),
        joined=said.short(_beside(members, Also.JOINED), text),
        left=said.short(_beside(members, Also.LEFT), text),
    )
    if not isinstance(covered, Tally):
        return told
    share, of = text.numbers.share(covered.share), text.numbers.whole(covered.of)
    return f"{told} {text.indicators.covered.format(share=share, of=of)}"


def _meetings(asked: Asked, found: dict[str, Indicator]) -> str:
    text, meetings = asked.text, found["P06"]
    if not meetings.beside:
        return ""
    gap = said.short(_beside(meetings, Also.LONGEST_GAP), text)
    if not isinstance(meetings.value, Tally):
        return text.indicators.no_planned.format(gap=gap)
    held, planned = (text.numbers.whole(n) for n in (meetings.value.count, meetings.value.of))
    return text.indicators.meetings.format(held=held, planned=planned, gap=gap)


def _done(asked: Asked, found: dict[str, Indicator]) -> str:
    text, value = asked.text, found["P11"].value
    if not isinstance(value, Tally):
        return ""
    by = {part.name: part.value for part in found["P11"].parts}
    city, private = (
        said.short(by[owner], text) if isinstance(by[owner], Tally) else text.indicators.none_due
        for owner in (CITY, PRIVATE)
    )
    done, due = (text.numbers.whole(n) for n in (value.count, value.of))
    return text.indicators.done.format(done=done, due=due, city=city, private=private)


def _answered(asked: Asked, found: dict[str, Indicator]) -> str:
    text, value = asked.text, found["P19"].value
    if not isinstance(value, Tally):
        return ""
    answered, old = (text.numbers.whole(n) for n in (value.count, value.of))
    share = text.numbers.share(value.share)
    return text.indicators.answered.format(answered=answered, old=old, share=share)


def _late(asked: Asked, found: dict[str, Indicator]) -> str:
    text, late = asked.text, found["P13"]
    if not isinstance(late.value, Counted):
        return ""
    if not late.n:
        return text.indicators.none_late
    days = said.short(_beside(late, Also.DAYS_LATE), text)
    return text.indicators.late.format(late=text.numbers.whole(late.n), days=days)


def _beside(found: Indicator, what: Also) -> Value:
    return next(one.value for one in found.beside if one.what is what and one.by is None)


def _all(asked: Asked, found: dict[str, Indicator]) -> None:
    text = asked.text
    rows = [
        row
        for theme, codes in THEMES.items()
        for code in codes
        for row in _rows(asked, theme, found[code])
    ]
    told = sum(not isinstance(one.value, NotPossible) for one in found.values())
    card = Card(
        id="arbetssatt-indikatorer",
        title=text.indicators.title.format(
            told=text.numbers.whole(told), all=text.numbers.whole(len(found))
        ),
        subtitle=text.indicators.subtitle.format(
            area=asked.name, period=text.numbers.days(asked.first, asked.end)
        ),
        table=pd.DataFrame(rows, columns=list(text.indicators.columns)),
        n=text.indicators.n,
        note=text.indicators.note,
        about=asked.area,
        kinds=tuple(dict.fromkeys(kind for kinds in FILES.values() for kind in kinds)),
        told=of_reports(asked.area, found["P17"].period, found["P17"].n),
    )
    parted_card(card, asked.version, text, by=text.indicators.columns[0])


def _rows(asked: Asked, theme: Theme, found: Indicator) -> Iterator[Row]:
    """The indicator, and its groups that are told apart."""
    text, code = asked.text, found.code
    name = text.indicators.name[code]
    n = text.numbers.whole(found.n) if found.n else ""
    shown = (text.indicators.definition[code], said.in_full(found, text, APART.get(code, ())), n)
    yield (text.indicators.theme[theme], code, name, *shown, _to_know(asked, found))
    parts = {part.name: part for part in found.parts if part.name in APART.get(code, ())}
    for part in (parts[group] for group in APART.get(code, ()) if group in parts):
        yield (text.indicators.theme[theme], code, *_part(asked, found, part))


def _part(asked: Asked, found: Indicator, part: Part) -> tuple[str, str, str, str, str]:
    text = asked.text
    name = text.indicators.group.format(
        name=text.indicators.name[found.code], group=said.group(part, text)
    )
    n = int(part.value.of) if isinstance(part.value, Tally) else getattr(part.value, "n", 0)
    why = said.lacks(found, text, part)
    shown = said.in_part(found, part, text)
    return name, "", shown, text.numbers.whole(n) if n else "", why


def _to_know(asked: Asked, found: Indicator) -> str:
    """What it lacks and which file would tell; the wave, and whether it is of all areas."""
    text = asked.text
    wave = waves(asked).get(found.code, "")
    return " ".join(
        filter(
            None,
            [
                text.indicators.wave.format(wave=wave) if wave else "",
                text.indicators.everywhere if found.area != asked.area else "",
                said.why_not(found, text),
            ],
        )
    )


def _loaded(asked: Asked) -> None:
    """A row for each kind of file; what is not loaded says so."""
    text = asked.text
    with st.expander(text.indicators.files):
        rows = [(text.kind[kind], _count(asked, kind)) for kind in KINDS]
        st.table(pd.DataFrame(rows, columns=list(text.process.files)), hide_index=True)


def _count(asked: Asked, kind: Kind) -> str:
    rows = asked.rows(kind)
    if rows is None:
        return asked.text.process.not_loaded
    return asked.text.numbers.whole(len(rows))
