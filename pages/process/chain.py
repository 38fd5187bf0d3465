"""Problem, cause, measure, indicator: each problem as a line of the chain, with its gaps."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

import pandas as pd
import streamlit as st

from analysis.process.chain import Chain, Gap, Link, Measure, Problem
from analysis.process.indicator import Tally, Value
from analysis.results import NotPossible
from data.intake import Kind
from data.study import Period
from pages.process.asked import Asked
from pages.process.latest import indicator_name, latest
from pages.shared import followed, session
from pages.shared.cards import Card
from pages.shared.components import card_foot, card_head, refusal
from pages.shared.markup import escaped
from pages.shared.named import Namer, measure_name, namer, owner_name
from pages.shared.text import sentences

WIDTHS = [5, 3, 6, 6]
MOST, MOST_MEASURES = 30, 12  # lines on the screen, and measures of one problem


def draw(asked: Asked) -> None:
    text = asked.text
    st.markdown(f"## {text.chain.heading}")
    until = Period(asked.start, asked.as_of + timedelta(days=1))
    found, met = followed.linked(asked.version, asked.area, until, asked.as_of)
    if isinstance(found, NotPossible):
        refusal(found, text)
        return
    card = _card(asked, found, met)
    with st.container(border=True):
        card_head(card, asked.text)
        st.markdown(text.chain.lead)
        st.markdown(_gap_counts(asked, found))
        _draw_lines(asked, found)
        card_foot(card, asked.version, text)


def _gap_counts(asked: Asked, found: Chain) -> str:
    text = asked.text
    said = [
        text.chain.gaps[gap].format(n=text.numbers.whole(count))
        for gap, count in found.gaps.items()
        if count
    ]
    return "\n".join(f"- ▲ **{each}**" for each in said) or text.chain.no_gaps


def _draw_lines(asked: Asked, found: Chain) -> None:
    problems = _by_problem(found)
    first, end = session.draw_rows(len(problems), MOST, asked.text)
    for column, head in zip(st.columns(WIDTHS), asked.text.chain.heads, strict=True):
        column.markdown(f"**{head}**")
    named = namer(asked.text)
    for number, (problem, links) in enumerate(problems[first:end], start=first + 1):
        _draw_problem(asked, number, problem, links, named)
    alone = [link.measure for link in found.links if link.problem is None and link.measure]
    if alone:
        _draw_alone(asked, alone, named)


def _by_problem(found: Chain) -> list[tuple[Problem, Sequence[Link]]]:
    own = [(link.problem, link) for link in found.links if link.problem is not None]
    grouped = groupby(own, key=lambda each: each[0].row)
    lists = [list(each) for _, each in grouped]
    return [(each[0][0], [link for _, link in each]) for each in lists]


def _draw_problem(
    asked: Asked, number: int, problem: Problem, links: Sequence[Link], named: Namer
) -> None:
    gaps, measures = links[0].gaps, [link.measure for link in links if link.measure]
    with st.container(border=True):
        cells = st.columns(WIDTHS)
        cells[0].markdown(_problem(asked, number, problem, named))
        cells[1].markdown(
            _missing(asked, Gap.NO_CAUSE)
            if Gap.NO_CAUSE in gaps
            else _arrow(asked, named("problem_cause", problem.cause))
        )
        said = _measures(asked, measures, named)
        cells[2].markdown(
            "  \n".join([_missing(asked, Gap.NO_MEASURE), *said])
            if Gap.NO_MEASURE in gaps
            else "  \n".join(said)
        )
        cells[3].markdown(
            _missing(asked, Gap.NO_INDICATOR)
            if Gap.NO_INDICATOR in gaps
            else _arrow(asked, _indicator(asked, problem.indicator))
        )


def _problem(asked: Asked, number: int, problem: Problem, named: Namer) -> str:
    text = asked.text
    category = named("pin_cause", problem.category)
    title = text.chain.problem.format(
        number=text.numbers.whole(number), title=problem.title or category
    )
    told = text.chain.told.format(category=category, status=named("problem_status", problem.status))
    lines = [f"**{escaped(title)}**", escaped(told)]
    if problem.priority is not None:
        lines.append(text.chain.priority.format(priority=text.numbers.whole(problem.priority)))
    return "  \n".join(lines)


def _measures(asked: Asked, measures: Sequence[Measure], named: Namer) -> list[str]:
    text = asked.text
    said = [
        _arrow(
            asked,
            text.chain.link.format(
                what=measure_name(each, named),
                owner=owner_name(each, named, text),
                status=sentences.inside(named("measure_status", each.state)),
            ),
        )
        for each in measures[:MOST_MEASURES]
    ]
    if len(measures) > MOST_MEASURES:
        n = text.numbers.whole(len(measures) - MOST_MEASURES)
        said.append(text.chain.more.format(n=n))
    return said


def _draw_alone(asked: Asked, measures: Sequence[Measure], named: Namer) -> None:
    text = asked.text
    with st.container(border=True):
        n = text.numbers.whole(len(measures))
        st.markdown(f"**{text.chain.alone.format(n=n)}**")
        st.markdown("  \n".join(_measures(asked, measures, named)))


def _indicator(asked: Asked, indicator: str) -> str:
    told = latest(asked, indicator)
    return asked.text.chain.indicator.format(name=told.name, said=told.said)


def _arrow(asked: Asked, what: str) -> str:
    return escaped(asked.text.chain.arrow.format(what=what))


def _missing(asked: Asked, gap: Gap) -> str:
    return f"**{asked.text.chain.missing.format(what=asked.text.chain.gap[gap])}**"


def _card(asked: Asked, found: Chain, met: Value) -> Card:
    """What the picture shows, without any words out of a file."""
    text = asked.text
    rows = _rows(asked, found, namer(text))
    problems = {link.problem.row for link in found.links if link.problem}
    measures = {link.measure.row for link in found.links if link.measure}
    return Card(
        id="problem-atgard",
        title=_title(asked, met),
        subtitle=text.chain.subtitle.format(area=asked.name, day=text.numbers.day(asked.as_of)),
        table=rows,
        n=text.chain.n.format(
            problems=text.numbers.whole(len(problems)), measures=text.numbers.whole(len(measures))
        ),
        note=text.chain.note,
        about=asked.area,
        kinds=(Kind.PROBLEMS, Kind.MEASURES),
    )


def _title(asked: Asked, met: Value) -> str:
    """P15, of the problems known on the day that the files speak until."""
    text = asked.text
    if not isinstance(met, Tally):
        return text.chain.none_title
    whole = text.numbers.whole
    return text.chain.title.format(met=whole(met.count), of=whole(met.of))


def _rows(asked: Asked, found: Chain, named: Namer) -> pd.DataFrame:
    rows = []
    for number, (problem, links) in enumerate(_by_problem(found), start=1):
        own = _told(asked, number, problem, named), _known(asked, problem.indicator.strip())
        rows += [_row(asked, link, own, named) for link in links]
    alone = (("",) * 5, "")
    rows += [_row(asked, link, alone, named) for link in found.links if link.problem is None]
    return pd.DataFrame(rows, columns=list(asked.text.chain.columns))


def _told(asked: Asked, number: int, problem: Problem, named: Namer) -> tuple[str, ...]:
    whole = asked.text.numbers.whole
    return (
        whole(number),
        "" if problem.priority is None else whole(problem.priority),
        named("pin_cause", problem.category),
        named("problem_status", problem.status),
        named("problem_cause", problem.cause),
    )


def _row(
    asked: Asked, link: Link, of_problem: tuple[tuple[str, ...], str], named: Namer
) -> tuple[str, ...]:
    measure, (own, indicator) = link.measure, of_problem
    done = ("",) * 3
    if measure is not None:
        done = (
            named("measure_type", measure.measure_type),
            named("owner", measure.owner_type),
            named("measure_status", measure.state),
        )
    gaps = "; ".join(asked.text.chain.gap[gap] for gap in link.gaps)
    return (*own, *done, indicator, gaps)


def _known(asked: Asked, code: str) -> str:
    """The indicator's name if it is one of ours: another is somebody's own words."""
    if not code:
        return ""
    return indicator_name(asked, code) or asked.text.layers.unlisted
