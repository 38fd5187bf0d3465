"""Each method on its own: what for, how much, at what cost, and what is known of it."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from analysis.process.fidelity import elements
from analysis.process.indicator import Tally, Value
from analysis.process.methods import MethodFound
from analysis.results import Counted, Estimate, NotPossible
from analysis.told import Told
from data.intake import Kind
from data.research import ResearchNote, research_on
from data.study import Period
from pages.process.asked import Asked
from pages.process.indicators import indicators, waves
from pages.process.latest import latest
from pages.shared import cached, followed, said
from pages.shared.cards import Card
from pages.shared.components import table_card
from pages.shared.explained import headed
from pages.shared.markup import escaped
from pages.shared.named import Namer, namer
from pages.shared.text import sentences
from pages.shared.told import of_reports

REPORTING = "reporting"  # EST reports
PROGRAMME, SATISFACTION = ("P16", "P28"), "P23"
KINDS = (
    Kind.MEASURES, Kind.PROBLEMS, Kind.ELEMENTS, Kind.WALKS, Kind.MEETINGS, Kind.SITUATIONS,
    Kind.REPORTS, Kind.CAMERAS,
)  # fmt: skip


def draw(asked: Asked) -> None:
    text, period = asked.text, Period(asked.first, asked.end)
    found = followed.methods_found(asked.version, asked.area, period, asked.as_of)
    named = namer(text)
    st.markdown(f"## {text.methods.elements}")
    _draw_programme(asked, period, named)
    st.markdown(f"## {text.methods.heading}")
    if not found:
        st.info(text.methods.nothing, icon=":material/help:")
    else:
        st.markdown(text.methods.lead)
        for each in found:
            _draw_method(asked, each, named)
        table_card(_card(asked, found, named), asked.version, text)
    _draw_opinions(asked)


def _draw_programme(asked: Asked, period: Period, named: Namer) -> None:
    """P16 and P28 as sentences, and the elements, those least delivered first."""
    text, told = asked.text, indicators(asked)
    for code in PROGRAMME:
        one = told[code]
        value = (
            said.lacks(one, text) if isinstance(one.value, NotPossible) else said.in_full(one, text)
        )
        headed(_told(asked, text.indicators.name[code], value), text)
    found = elements(cached.placed(asked.version, Kind.ELEMENTS), asked.area, period)
    if not found:
        return
    own = sorted(found, key=lambda each: 1.0 if each.delivered is None else each.delivered)
    rows = [
        (
            each.title,
            named("method", each.method),
            text.methods.unplanned
            if each.delivered is None
            else text.numbers.share(each.delivered),
            ", ".join(text.methods.lacks[lack] for lack in each.lacks),
        )
        for each in own
    ]
    table = [[escaped(cell) for cell in row] for row in rows]
    st.table(pd.DataFrame(table, columns=list(text.methods.element_columns)), hide_index=True)


def _draw_method(asked: Asked, found: MethodFound, named: Namer) -> None:
    with st.container(border=True):
        headed(f"### {escaped(named('method', found.method))}", asked.text)
        for column, lines in zip(
            st.columns(2), (_known(asked, found, named), _delivered(asked, found)), strict=True
        ):
            column.markdown("  \n".join(lines))


def _known(asked: Asked, found: MethodFound, named: Namer) -> Iterator[str]:
    """What it is for, how it is expected to work, and what research says."""
    text = asked.text
    problems = [named("pin_cause", category) for category in found.categories]
    yield _told(asked, text.methods.problems, ", ".join(problems) or text.methods.any_problem)
    yield _told(asked, text.methods.expected, text.methods.mechanisms[found.method])
    if found.mechanisms:
        yield _told(asked, text.methods.planned, "; ".join(found.mechanisms))
    notes = research_on(found.method, text.code)
    for note in notes:
        yield _told(asked, text.methods.research, _research(asked, note))
    if not notes:
        yield _told(asked, text.methods.research, text.methods.no_research)


def _research(asked: Asked, note: ResearchNote) -> str:
    text = asked.text
    if not note.citation:
        return note.says
    source = text.methods.source.format(citation=note.citation, reference=note.reference)
    return f"{note.says} ({source})"


def _delivered(asked: Asked, found: MethodFound) -> Iterator[str]:
    """What was done, how far as planned, the dose, the cost, and what those asked say."""
    text = asked.text
    yield _told(asked, text.methods.count, _value(asked, found.count))
    if not isinstance(found.done, NotPossible):
        yield _told(asked, text.methods.done, _short(asked, found.done))
        yield _told(asked, text.methods.in_time, _short(asked, found.in_time))
    yield _told(asked, text.methods.delivered, _share(asked, found.delivered))
    if not isinstance(found.dose, NotPossible) or not isinstance(found.done, NotPossible):
        yield _told(asked, text.methods.dose, _value(asked, found.dose))
        yield _told(asked, text.methods.cost, _cost(asked, found))
    for item in found.items if Kind.SURVEY in asked.version.parts else ():
        yield _told(asked, question(asked, item), latest(asked, item).said)


def question(asked: Asked, item: str) -> str:
    """What a share is of, and what was asked."""
    share, wording = cached.items(asked.version).texts(asked.text.code).get(item, (item, item))
    return asked.text.methods.question.format(
        share=sentences.sentence_case(share), wording=wording, item=item
    )


def _short(asked: Asked, value: Value) -> str:
    return _value(asked, value) if isinstance(value, NotPossible) else said.short(value, asked.text)


def _share(asked: Asked, value: Value) -> str:
    """Of elements delivered in part: '67 % av 2 planerade delar'."""
    if not isinstance(value, Tally):
        return asked.text.methods.no_elements
    of, share = asked.text.numbers.whole(value.of), asked.text.numbers.share(value.share)
    return asked.text.methods.delivered_of.format(share=share, of=of)


def _value(asked: Asked, value: Value) -> str:
    return (
        sentences.no_answer(value, asked.text)
        if isinstance(value, NotPossible)
        else said.said(value, asked.text)
    )


def _cost(asked: Asked, found: MethodFound) -> str:
    text = asked.text
    if not isinstance(found.cost, Counted):
        return _value(asked, found.cost)
    return text.methods.with_cost.format(
        cost=said.said(found.cost, text), of=said.short(found.with_cost, text)
    )


def _told(asked: Asked, what: str, value: str) -> str:
    return asked.text.methods.told.format(what=escaped(what), value=escaped(value))


def _card(asked: Asked, found: tuple[MethodFound, ...], named: Namer) -> Card:
    text = asked.text
    rows = [
        (
            named("method", one.method),
            said.said(one.count, text),
            said.short(one.done, text),
            said.short(one.in_time, text),
            _share(asked, one.delivered)
            if isinstance(one.delivered, Tally)
            else text.card.no_value,
            said.said(one.dose, text),
            said.said(one.cost, text),
            _grades(asked, one.method),
        )
        for one in found
    ]
    return Card(
        id="metoder",
        title=text.methods.side_by_side,
        subtitle=text.methods.subtitle.format(
            area=asked.name, period=text.numbers.days(asked.first, asked.end)
        ),
        table=pd.DataFrame(rows, columns=list(text.methods.columns)),
        n=text.methods.n.format(n=text.numbers.whole(len(found))),
        note=text.methods.note,
        about=asked.area,
        kinds=KINDS,
        told=tuple(_reports(asked, found)),
    )


def _reports(asked: Asked, found: tuple[MethodFound, ...]) -> Iterator[Told]:
    for one in found:
        if one.method == REPORTING and isinstance(one.count, Counted):
            yield from of_reports(asked.area, Period(asked.first, asked.end), one.count.n)


def _grades(asked: Asked, method: str) -> str:
    grades = [
        asked.text.methods.grades[note.grade] for note in research_on(method, asked.text.code)
    ]
    return "; ".join(dict.fromkeys(grades)) or asked.text.methods.grades["none"]


def _draw_opinions(asked: Asked) -> None:
    """F30-F36: what those who take part think, with interval and n."""
    text = asked.text
    st.markdown(f"## {text.methods.survey_heading}")
    found = indicators(asked)[SATISFACTION]
    parts = [part for part in found.parts if isinstance(part.value, Estimate)]
    if not parts:
        st.info(said.lacks(found, text), icon=":material/help:")
        return
    rows = [
        (
            question(asked, part.name),
            text.numbers.share(part.value.value),
            sentences.interval(part.value, text).partition(": ")[2],
            text.numbers.whole(part.value.n),
        )
        for part in parts
        if isinstance(part.value, Estimate)
    ]
    whole = found.value
    title = (
        text.methods.survey_title.format(share=text.numbers.share(whole.value))
        if isinstance(whole, Estimate)
        else text.methods.no_survey_title
    )
    card = Card(
        id="deltagarnas-svar",
        title=title,
        subtitle=text.methods.survey_subtitle.format(
            area=asked.name, wave=waves(asked).get(SATISFACTION, "")
        ),
        table=pd.DataFrame(rows, columns=list(text.methods.survey_columns)),
        n=text.methods.survey_n.format(n=text.numbers.whole(found.n)),
        note=text.methods.survey_note,
        about=asked.area,
        kinds=(Kind.SURVEY,),
    )
    table_card(card, asked.version, text)
