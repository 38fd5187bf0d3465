"""The situation picture of one area on one page: problems ranked, causes, measures, next day."""

from collections import Counter
from collections.abc import Iterator

import pandas as pd
import streamlit as st

from analysis.process.chain import NOT_INVESTIGATED
from analysis.process.reports import reports_by_category
from analysis.process.situation_picture import (
    ITEM_OF,
    REPORTED_AS,
    Evidence,
    Incidents,
    Ranked,
    SituationPicture,
    Source,
    Sources,
    situation_picture,
    sizes_told,
)
from analysis.process.situations import Updated, situation_pictures
from analysis.process.states import State
from analysis.results import Counted, Estimate, Hidden, NotPossible, Reason
from analysis.told import Told
from data.codebook import group_names
from data.intake import Kind
from data.study import Period
from pages.process.asked import Asked
from pages.process.latest import indicator_name, latest, share_of
from pages.shared import cached, followed, said
from pages.shared.cards import Card
from pages.shared.components import card_foot, card_head, refusal
from pages.shared.explained import headed
from pages.shared.markup import escaped
from pages.shared.named import Namer, namer
from pages.shared.text import sentences
from pages.shared.text.groups import group_name
from pages.shared.text.numbers import Said
from pages.shared.told import of_pins, of_reports

MOST = 20  # problems, so that it stays one page
KINDS = (
    Kind.PROBLEMS, Kind.MEASURES, Kind.SITUATIONS, Kind.INCIDENTS, Kind.REPORTS, Kind.SURVEY,
    Kind.PINS,
)  # fmt: skip


def draw(asked: Asked) -> None:
    text, period = asked.text, Period(asked.first, asked.end)
    headed(f"## {escaped(text.situation.heading.format(area=asked.name))}", text)
    problems, measures, situations = (
        cached.placed(asked.version, kind)
        for kind in (Kind.PROBLEMS, Kind.MEASURES, Kind.SITUATIONS)
    )
    found = situation_picture(
        problems, measures, situations, _sources(asked, period), asked.area, period, asked.as_of
    )
    _draw_missing(asked)
    if isinstance(found, NotPossible):
        refusal(found, text)
        return
    lines = [f"{_updated(asked, found.updated)} {text.situation.law}"]
    made = situation_pictures(situations, asked.area, period, asked.as_of)
    if not isinstance(made.value, NotPossible):
        lines.append(escaped(text.situation.in_time.format(said=said.in_full(made, text))))
    st.markdown("  \n".join(lines))
    with st.container(border=True):
        _draw_problems(asked, found)


def _sources(asked: Asked, period: Period) -> Sources:
    """What speaks of the problems: of each kind that is loaded."""
    reports = cached.placed(asked.version, Kind.REPORTS)
    groups = group_names(asked.text.code)
    problems = asked.rows(Kind.PROBLEMS)
    named = set() if problems is None else set(problems["indicator"]) & set(groups)
    incidents = {group: _incidents(asked, group) for group in sorted(named)}
    answers = {item: share_of(asked, item) for item in ITEM_OF.values()}
    return Sources(
        incidents={group: one for group, one in incidents.items() if one is not None},
        reports=() if reports is None else reports_by_category(reports, (asked.area,), period),
        answers={item: one for item, one in answers.items() if one is not None},
        pins=cached.placed(asked.version, Kind.PINS),
    )


def _incidents(asked: Asked, group: str) -> Incidents | None:
    """Of the latest settled year; None where the data cannot tell."""
    found = followed.incidents(asked.version, asked.area, group)
    if isinstance(found, NotPossible):
        return None
    count = found.after.n if isinstance(found.after, Counted) else found.after
    return Incidents(count=count, change=NotPossible(Reason.NO_YEAR_EARLIER))


def _updated(asked: Asked, found: Updated | NotPossible) -> str:
    """R2: when it was made, and when the next one is due."""
    text = asked.text
    if isinstance(found, NotPossible):
        return text.situation.never
    words = text.situation.late if found.is_late else text.situation.updated
    last, due = (text.numbers.day(day) for day in (found.last_on, found.next_due_on))
    return words.format(last=last, due=due)


def _draw_missing(asked: Asked) -> None:
    parts = asked.version.parts
    counted = Kind.INCIDENTS in parts or Kind.COUNTS in parts
    missing = [
        asked.text.kind[kind]
        for kind in KINDS
        if kind not in parts and not (kind is Kind.INCIDENTS and counted)
    ]
    if missing:
        kinds = ", ".join(sentences.inside(name) for name in missing)
        st.caption(asked.text.situation.missing.format(kinds=kinds))


def _draw_problems(asked: Asked, found: SituationPicture) -> None:
    text, named = asked.text, namer(asked.text)
    card = _card(asked, found, named)
    card_head(card, asked.text)
    rows = [[escaped(cell) for cell in _row(asked, one, named)] for one in found.problems[:MOST]]
    st.table(pd.DataFrame(rows, columns=list(text.situation.heads)), hide_index=True)
    for line in _left_out(asked, found):
        st.caption(line)
    card_foot(card, asked.version, text)


def _left_out(asked: Asked, found: SituationPicture) -> Iterator[str]:
    text, whole = asked.text, asked.text.numbers.whole
    if len(found.problems) > MOST:
        yield text.situation.most.format(shown=whole(MOST), n=whole(len(found.problems)))
    rows = asked.rows(Kind.PROBLEMS)
    solved = 0 if rows is None else int((rows["status"] == "solved").sum())
    if solved:
        yield text.situation.solved.format(n=whole(solved))


def _row(asked: Asked, one: Ranked, named: Namer) -> tuple[str, ...]:
    text, problem = asked.text, one.problem
    category = named("pin_cause", problem.category)
    title = text.situation.problem.format(
        title=problem.title or category,
        category=category,
        status=sentences.inside(named("problem_status", problem.status)),
    )
    evidence = "; ".join(
        [*(_evidence(asked, one, each) for each in one.evidence), *_own(asked, one)]
    )
    return (
        _place(asked, one),
        title,
        evidence or text.situation.no_evidence,
        _cause(asked, one, named),
        _measures(asked, one),
    )


def _place(asked: Asked, one: Ranked) -> str:
    text = asked.text
    if one.place is None:
        return text.situation.no_place
    place = text.numbers.whole(one.place)
    return text.situation.tied.format(place=place) if one.tied else place


def _evidence(asked: Asked, one: Ranked, each: Evidence) -> str:
    text, value = asked.text, each.value
    if each.source is Source.INCIDENTS:
        code = one.problem.indicator
        return text.situation.incidents.format(
            group=group_name(code, text.code), said=latest(asked, code).said
        )
    words = text.situation.evidence[each.source]
    if isinstance(value, Estimate):
        share = sentences.with_interval(value, text)
        return words.format(share=share, n=text.numbers.whole(value.n))
    return words.format(n=_count(asked, value))


def _own(asked: Asked, one: Ranked) -> Iterator[str]:
    """The latest figure of what the problem names, where no source above tells it."""
    code = one.problem.indicator.strip()
    is_told = code in group_names(asked.text.code) or code == ITEM_OF.get(one.problem.category)
    if code and not is_told and indicator_name(asked, code):
        told = latest(asked, code)
        yield asked.text.chain.indicator.format(name=told.name, said=told.said)


def _count(asked: Asked, value: int | Estimate | Hidden) -> str:
    if isinstance(value, int):
        return asked.text.numbers.whole(value)
    if isinstance(value, Estimate):
        return sentences.with_interval(value, asked.text)
    return Said(asked.text.card.hidden_mark)


def _cause(asked: Asked, one: Ranked, named: Namer) -> str:
    cause = one.problem.cause
    if cause in ("", NOT_INVESTIGATED):
        return asked.text.situation.no_cause
    return named("problem_cause", cause)


def _measures(asked: Asked, one: Ranked) -> str:
    """How many have come how far; each by itself is in the chain."""
    text = asked.text
    counts = Counter(each.state for each in one.measures)
    told = [
        text.situation.measures[state].format(n=text.numbers.whole(counts[state]))
        for state in State
        if counts[state]
    ]
    if not any(each.state is not State.CANCELLED for each in one.measures):
        told.insert(0, text.situation.no_measure)
    return ", ".join(told)


def _card(asked: Asked, found: SituationPicture, named: Namer) -> Card:
    text, whole = asked.text, asked.text.numbers.whole
    without = sum(
        not any(each.state is not State.CANCELLED for each in one.measures)
        for one in found.problems
    )
    words = text.situation.title_without if without else text.situation.title
    return Card(
        id="lagesbild",
        title=words.format(n=whole(len(found.problems)), without=whole(without)),
        subtitle=text.situation.subtitle.format(
            area=asked.name,
            period=text.numbers.days(asked.first, asked.end),
            day=text.numbers.day(asked.as_of),
        ),
        table=pd.DataFrame(
            [_for_file(asked, one, named) for one in found.problems],
            columns=list(text.situation.columns),
        ),
        n=text.situation.n.format(n=whole(len(found.problems))),
        note=f"{text.situation.note} {text.card.hidden_note}",
        about=asked.area,
        kinds=KINDS,
        told=tuple(_told(asked, found)),
    )


def _told(asked: Asked, found: SituationPicture) -> Iterator[Told]:
    for problem, count in sizes_told(found, Source.REPORTS):
        yield from of_reports(asked.area, found.period, count, REPORTED_AS[problem.category])
    for problem, count in sizes_told(found, Source.PINS):
        yield from of_pins(asked.area, count, problem.category)


def _for_file(asked: Asked, one: Ranked, named: Namer) -> tuple[str, ...]:
    text, problem = asked.text, one.problem
    values = {each.source: _count(asked, each.value) for each in one.evidence}
    return (
        _place(asked, one),
        named("pin_cause", problem.category),
        "" if problem.priority is None else text.numbers.whole(problem.priority),
        named("problem_status", problem.status),
        _cause(asked, one, named),
        *(values.get(source, text.card.no_value) for source in Source),
        _measures(asked, one),
    )
