"""What businesses experience beside what the police count: is more happening, or reported?"""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from analysis.findings import Findings
from analysis.reporting import Reporting, Triangulation, Way, moved, way
from analysis.results import Estimate, Hidden, Method, NotPossible, Reason
from analysis.safety import SafetyFindings
from data.intake import Kind
from data.study import Outcome
from pages.safety.answer import waves_card
from pages.safety.asked import Asked
from pages.shared import cached, judged
from pages.shared.cards import Card, worded
from pages.shared.charts.beside import Line, Panel, Point, beside
from pages.shared.components import figure_card, refusal, table_card
from pages.shared.explained import headed
from pages.shared.markup import escaped
from pages.shared.text import sentences
from pages.shared.text.groups import item_names, outcome_name

Shown = Estimate | Hidden | NotPossible
EFFECT = "pages/effect/page.py"
AT_FIRST = 100  # index of what was counted before


def draw(asked: Asked) -> None:
    """Does the pilot itself change how much is reported?"""
    text = asked.text
    headed(f"## {text.safety.reporting_heading}", text)
    if asked.pilot is None:
        refusal(NotPossible(Reason.NO_STUDY), text, text.safety.not_judged)
        return
    counted = _counted(asked)
    found = judged.reporting_of(asked.version, asked.pilot, counted) if counted else None
    reported = cached.safety(asked.version, asked.pilot, cached.REPORTING)
    victimised = cached.safety(asked.version, asked.pilot, cached.VICTIMISED)
    change = reported if isinstance(reported, NotPossible) else reported.pilot_change
    if isinstance(reported, NotPossible) or not isinstance(change, Estimate):
        refusal(change, text, text.safety.reporting_no)  # type: ignore[arg-type]
    else:
        for line in _said(asked, reported, change):
            st.markdown(escaped(line))
    if isinstance(victimised, SafetyFindings) and (said := _victims(asked, victimised)):
        st.markdown(escaped(said))
    if found is not None:
        headed(f"**{text.experienced.together}** {text.reporting.said[found.says]}", text)
    _card(asked, counted, found, (victimised, reported))
    if found is not None and found.says is not Triangulation.NO_REPORTS:
        st.page_link(
            EFFECT,
            label=text.experienced.to_effect,
            icon=":material/balance:",
            query_params={"language": text.code, "pilot": asked.pilot.area},
        )
    if isinstance(reported, SafetyFindings):
        waves_card(asked, cached.REPORTING, reported)


def _counted(asked: Asked) -> Outcome | None:
    """The first outcome of the plan that the police count; None if it asks the survey alone."""
    assert asked.pilot is not None
    outcomes = (asked.pilot.primary, *asked.pilot.secondary)
    return next((one for one in outcomes if one.groups), None)


def _said(asked: Asked, reported: SafetyFindings, change: Estimate) -> Iterator[str]:
    """How many of a hundred victims reported, and whether that is more than elsewhere."""
    text = asked.text
    if not (isinstance(reported.before, Estimate) and isinstance(reported.after, Estimate)):
        return
    words = {
        Way.ROSE: text.safety.reporting_sentence_up,
        Way.FELL: text.safety.reporting_sentence_down,
    }.get(way(change), text.safety.reporting_sentence_unclear)
    before, after = reported.before.value, reported.after.value
    yield words.format(
        area=asked.area,
        before=text.numbers.share(before),
        after=text.numbers.share(after),
        interval=sentences.interval(change, text),
        n=text.numbers.whole(change.n),
    )
    of_hundred = (text.numbers.whole(round(share * 100)) for share in (before, after))
    said = text.experienced.of_hundred.format(before=next(of_hundred), after=next(of_hundred))
    against = moved(reported)
    if isinstance(against, Estimate) and against.method is Method.SHARE_CHANGE_DIFFERENCE:
        compared = text.reporting.share_compared.format(
            points=text.numbers.signed_points(against.value),
            interval=sentences.interval(against, text),
        )
        chance = text.reporting.by_chance if way(against) is Way.UNCLEAR else ""
        said = f"{said} {compared} {chance}"
    yield said.strip()


def _victims(asked: Asked, found: SafetyFindings) -> str:
    """Whether more or fewer are victims, by their own answers."""
    text, change = asked.text, moved(found)
    if not (isinstance(found.before, Estimate) and isinstance(found.after, Estimate)):
        return ""
    if not isinstance(change, Estimate):
        return ""
    words = {Way.ROSE: text.experienced.more, Way.FELL: text.experienced.fewer}.get(
        way(change), text.experienced.unclear
    )
    if change.method is not Method.SHARE_CHANGE_DIFFERENCE:
        words = text.experienced.alone
    return words.format(
        before=text.numbers.share(found.before.value),
        after=text.numbers.share(found.after.value),
        basis=sentences.basis(change, text),
    )


Answers = tuple[SafetyFindings | NotPossible, SafetyFindings | NotPossible]


def _card(asked: Asked, counted: Outcome | None, found: Reporting | None, both: Answers) -> None:
    """Victims, what they report, and what the police count: a panel each."""
    assert asked.pilot is not None
    text = asked.text
    names = (text.reporting.victimised_row, text.reporting.reported_row)
    answered = [
        (name, one)
        for name, one in zip(names, both, strict=True)
        if isinstance(one, SafetyFindings) and isinstance(one.pilot_change, Estimate)
    ]
    police = cached.findings(asked.version, asked.pilot, counted) if counted else None
    panels = [_answers(asked, name, one) for name, one in answered]
    if police is not None and counted is not None and _is_told(police):
        panels.append(_police(asked, counted, police))
    if not answered:
        return
    results = [one.difference for _, one in answered if isinstance(one.difference, Estimate)]
    rows = [row for name, one in answered for row in _answer_rows(asked, name, one)]
    if police is not None and counted is not None:
        rows += _police_rows(asked, counted, police)
    card = Card(
        kinds=(Kind.SURVEY, Kind.INCIDENTS, Kind.COUNTS),
        id="trygghet-upplevt-och-anmalt",
        about=asked.pilot.area,
        title=_title(asked, both[1]),
        subtitle=text.experienced.subtitle,
        table=pd.DataFrame(rows, columns=list(text.experienced.columns)),
        n=text.card.n_answers.format(n=text.numbers.whole(max(map(_n, results), default=0)))
        if results
        else "",
        note=" ".join(
            [text.experienced.note, *dict.fromkeys(text.method_note[r.method] for r in results)]
        ),
        doubts=worded((c for r in results for c in r.caveats), asked.names, text),
    )
    if not panels:
        table_card(card, asked.version, text)
        return
    times = (text.experienced.before, text.experienced.after)
    figure = beside(panels, times, text, fictive=asked.version.fictive)
    figure_card(card, figure, asked.version, text)


def _n(result: Estimate) -> int:
    return result.n


def _title(asked: Asked, reported: SafetyFindings | NotPossible) -> str:
    text = asked.text
    change = moved(reported)
    if isinstance(reported, SafetyFindings) and way(change) in (Way.ROSE, Way.FELL):
        shares = (reported.before, reported.after)
        told = [text.numbers.share(s.value) for s in shares if isinstance(s, Estimate)]
        if len(told) == len(shares):
            return text.reporting.survey_title.format(
                area=asked.area, before=told[0], after=told[1]
            )
    return text.experienced.title.format(area=asked.area)


def _answers(asked: Asked, name: str, found: SafetyFindings) -> Panel:
    text = asked.text
    lines = (
        (asked.area, (found.before, found.after), True),
        (text.safety.comparison_line, (found.comparison_before, found.comparison_after), False),
    )
    return Panel(
        name,
        [
            Line(label, [_share_point(asked, share) for share in shares], accent)
            for label, shares, accent in lines
            if any(isinstance(share, Estimate) for share in shares)
        ],
        text.numbers.percent,
    )


def _share_point(asked: Asked, share: Shown) -> Point | None:
    if not isinstance(share, Estimate):
        return None
    value, low, high = (round(end * 100, 1) for end in (share.value, share.low, share.high))
    return Point(value, low, high, asked.text.numbers.share(share.value))


def _is_told(found: Findings) -> bool:
    return isinstance(found.own.change, Estimate)


def _police(asked: Asked, counted: Outcome, found: Findings) -> Panel:
    """As an index: the pilot and its comparison areas are not of one size."""
    text = asked.text
    lines = (
        (asked.area, found.own.change, True),
        (text.safety.comparison_line, found.comparison.change, False),
    )
    first = Point(AT_FIRST, AT_FIRST, AT_FIRST, text.numbers.whole(AT_FIRST))
    return Panel(
        _police_name(asked, counted),
        [
            Line(name, [first, _index(asked, change)], accent)
            for name, change, accent in lines
            if isinstance(change, Estimate)
        ],
    )


def _police_name(asked: Asked, counted: Outcome) -> str:
    text = asked.text
    outcome = outcome_name(counted, item_names(text.code), text)
    return text.experienced.police.format(outcome=sentences.inside_outcome(outcome, text))


def _index(asked: Asked, change: Estimate) -> Point:
    value, low, high = (
        float(round(end * AT_FIRST)) for end in (change.value, change.low, change.high)
    )
    return Point(value, low, high, asked.text.numbers.whole(value))


def _answer_rows(asked: Asked, name: str, found: SafetyFindings) -> Iterator[tuple[str, ...]]:
    text = asked.text
    lines = (
        (asked.area, (found.before, found.after), found.pilot_change),
        (
            text.safety.comparison_line,
            (found.comparison_before, found.comparison_after),
            found.comparison_change,
        ),
    )
    for label, shares, change in lines:
        told = [_told(asked, share) for share in shares]
        yield (name, label, *told, *_changed(asked, change))


def _told(asked: Asked, share: Shown) -> str:
    if isinstance(share, Estimate):
        return asked.text.numbers.share(share.value, 1)
    card = asked.text.card
    return card.hidden_mark if isinstance(share, Hidden) else card.no_value


def _changed(asked: Asked, change: Shown) -> tuple[str, str]:
    text = asked.text
    if not isinstance(change, Estimate):
        return sentences.sentence_case(sentences.no_answer(change, text)), ""
    ends = (change.value, change.low, change.high)
    value, low, high = (text.numbers.signed_points(end) for end in ends)
    said = text.words.with_interval.format(value=value, low=low, high=high)
    return text.experienced.points.format(change=said), text.numbers.whole(change.n)


def _police_rows(asked: Asked, counted: Outcome, found: Findings) -> Iterator[tuple[str, ...]]:
    text, name = asked.text, _police_name(asked, counted)
    lines = ((asked.area, found.own.change), (text.safety.comparison_line, found.comparison.change))
    for label, change in lines:
        if not isinstance(change, Estimate):
            reason = sentences.sentence_case(sentences.no_answer(change, text))
            yield (name, label, "", "", reason, "")
            continue
        after = _index(asked, change).said
        first = text.numbers.whole(AT_FIRST)
        said = sentences.with_interval(change, text)
        yield (name, label, first, after, said, text.numbers.whole(change.n))
