"""What does another place need, and what is there? A card for each place."""

from collections.abc import Mapping
from datetime import timedelta

import pandas as pd
import streamlit as st

from analysis.decision.readiness import Had, Item, Need, Section, there_already
from analysis.process.indicator import Tally
from analysis.results import NotPossible
from data.columns.form_columns import form_value_names
from data.intake import Kind
from data.keeping.readiness import Answer, Grade, Routine, answers_of
from data.store import Store
from pages.decision import found
from pages.decision.amounts import said
from pages.decision.asked import Asked
from pages.decision.fill_in import fill_in
from pages.shared import session
from pages.shared.cards import Card
from pages.shared.components import as_text, parted_card
from pages.shared.markup import escaped

KINDS = (
    Kind.ELEMENTS, Kind.MEMBERS, Kind.MEETINGS, Kind.WALKS, Kind.RESOURCES, Kind.MEASURES,
)  # fmt: skip
A_MONTH = {Item.HOURS, Item.MONEY}


def draw(asked: Asked) -> None:
    text = asked.text
    st.markdown(f"## {text.readiness.heading}")
    st.markdown(text.readiness.lead)
    places = found.places(asked.version, asked.study)
    if not places:
        st.info(text.readiness.no_place, icon=":material/help:")
        return
    named = {area: asked.names.get(area, area) for area in places}
    ordered = dict(sorted(named.items(), key=lambda one: one[1]))
    place = session.draw_choice(session.PLACE, text.readiness.place, ordered)
    needs = found.needed(asked.version, asked.as_of)
    answers = answers_of(Store.home(), place)
    _draw_there(asked, place, named[place])
    table_of = _table(asked, needs, answers)
    card = Card(
        id="fler-platser-behov",
        title=_title(asked, named[place], needs, answers),
        subtitle=text.readiness.subtitle.format(day=text.numbers.day(asked.as_of)),
        table=table_of,
        n=text.readiness.n.format(n=text.numbers.whole(len(needs))),
        note=text.readiness.note,
        about=place,
        kinds=KINDS,
    )
    parted_card(card, asked.version, text, by=text.readiness.part)
    if session.may(session.Act.PLAN):
        fill_in(place, named[place], [(need, _name(asked, need)) for need in needs], answers, text)


def _draw_there(asked: Asked, place: str, name: str) -> None:
    text = asked.text
    st.markdown(
        f"**{escaped(text.readiness.there.format(place=name))}.** {text.readiness.there_lead}"
    )
    end = asked.as_of + timedelta(days=1)
    known = found.known_of(asked.version, place)
    already = there_already(found.files(asked.version), place, *known, end)
    rows = [(text.readiness.already[what], said(value, text)) for what, value in already.items()]
    table = pd.DataFrame(rows, columns=list(text.readiness.there_columns))
    st.table(as_text(table), hide_index=True)


def _title(asked: Asked, place: str, needs: tuple[Need, ...], answers: Mapping[str, Answer]) -> str:
    text, whole = asked.text, asked.text.numbers.whole
    told = [one for need in needs if any((one := answers.get(need.key, Answer())).says)]
    if not told:
        return text.readiness.title_none.format(place=place, all=whole(len(needs)))
    ready = sum(one.grade is Grade.READY for one in told)
    return text.readiness.title.format(
        place=place, answered=whole(len(told)), all=whole(len(needs)), ready=whole(ready)
    )


def _table(asked: Asked, needs: tuple[Need, ...], answers: Mapping[str, Answer]) -> pd.DataFrame:
    text = asked.text
    pilots = list(needs[0].had) if needs else []
    rows = [
        (
            text.readiness.section[need.section],
            _name(asked, need),
            *(_had(asked, need, need.had[pilot]) for pilot in pilots),
            *_answered(asked, answers.get(need.key, Answer())),
        )
        for need in needs
    ]
    return pd.DataFrame(
        rows,
        columns=[
            text.readiness.part,
            text.readiness.need,
            *(text.readiness.had.format(area=asked.names.get(pilot, pilot)) for pilot in pilots),
            text.readiness.routine,
            text.readiness.owner,
            text.readiness.grade,
            text.readiness.stamp,
        ],
    )


def _name(asked: Asked, need: Need) -> str:
    text = asked.text
    names = form_value_names(text.code)
    match need.section:
        case Section.ROUTINES:
            return names.get(("method", need.name), text.layers.unlisted)
        case Section.ROLES if need.name != Item.OWNERS:
            role = names.get(("organisation", need.name), text.layers.unlisted)
            return text.readiness.role.format(name=role)
        case _:
            return text.readiness.item[Item(need.name)]


def _had(asked: Asked, need: Need, had: Had) -> str:
    text = asked.text
    value = said(had.value, text)
    is_monthly = need.section is Section.ROLES and need.name != Item.OWNERS
    if (is_monthly or need.name in A_MONTH) and not isinstance(had.value, NotPossible):
        value = text.readiness.a_month.format(value=value)
    if need.section is Section.ROUTINES and isinstance(had.value, Tally):
        value = text.methods.delivered_of.format(
            share=text.numbers.share(had.value.share), of=text.numbers.whole(had.value.of)
        )
    parts = [value]
    if had.routine is not None:
        parts.append(text.readiness.with_routine.format(part=_of(asked, had.routine)))
    if had.role is not None:
        parts.append(text.readiness.with_role.format(part=_of(asked, had.role)))
    if had.grades:
        grade = "/".join(map(text.numbers.whole, had.grades))
        parts.append(text.readiness.graded.format(grade=grade))
    return "; ".join(parts)


def _of(asked: Asked, tally: Tally) -> str:
    whole = asked.text.numbers.whole
    return asked.text.indicators.short.format(count=whole(tally.count), of=whole(tally.of))


def _answered(asked: Asked, answer: Answer) -> tuple[str, str, str, str]:
    text = asked.text
    empty = text.readiness.not_answered
    owners = form_value_names(text.code)
    who = ""
    if answer.at is not None:
        who = text.readiness.who.format(by=answer.by, day=text.numbers.day(answer.at.date()))
    return (
        empty if answer.routine is None else text.readiness.routines[Routine(answer.routine)],
        owners.get(("owner_unit", answer.owner), empty),
        empty if answer.grade is None else text.readiness.grades[answer.grade],
        who.strip(),
    )
