"""Do the police's reports tell of crime, or of reporting?"""

from collections.abc import Iterator
from datetime import date

import pandas as pd
import streamlit as st

from analysis.est_change import EstChange
from analysis.findings import Findings
from analysis.reporting import Reporting, Triangulation, Way, moved, way
from analysis.results import Estimate, Hidden, Method, NotPossible, Reason
from analysis.safety import SafetyFindings, Where
from data.intake import Kind
from pages.effect.asked import Asked
from pages.effect.checks.question import question
from pages.shared import judged
from pages.shared.cards import Card, WordedDoubt, worded
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.components import figure_card, refusal, table_card
from pages.shared.markup import escaped
from pages.shared.session import Check
from pages.shared.text import Text, sentences

Shown = Estimate | Hidden | NotPossible


def reporting(asked: Asked, _: Findings) -> None:
    text = asked.text
    found = judged.reporting_of(asked.version, asked.pilot, asked.pilot.primary)
    with question(
        Check.REPORTING, text.reporting.question, text.reporting.short[found.says]
    ) as is_open:
        if not is_open:
            return
        if found.says is Triangulation.NO_REPORTS:
            refusal(found.police, text)  # type: ignore[arg-type]
        st.markdown(text.reporting.said[found.says])
        st.markdown(escaped(_share_said(asked, found)))
        _survey_card(asked, found)
        st.markdown("\n".join(f"- {escaped(line)}" for line in _series_said(asked, found)))
        _counts_card(asked, found)


def _share_said(asked: Asked, found: Reporting) -> str:
    """How large a share of the victimised businesses reported, before and after."""
    text, change = asked.text, moved(found.reported)
    if not isinstance(change, Estimate) or isinstance(found.reported, NotPossible):
        return text.reporting.share_unknown.format(reason=sentences.no_answer(change, text))  # type: ignore[arg-type]
    shares = (found.reported.before, found.reported.after)
    before, after = (text.numbers.share(s.value) for s in shares if isinstance(s, Estimate))
    compared = change.method is Method.SHARE_CHANGE_DIFFERENCE
    words = text.reporting.share_compared if compared else text.reporting.share_alone
    said = words.format(
        points=text.numbers.signed_points(change.value), interval=sentences.interval(change, text)
    )
    if way(change) is Way.UNCLEAR:
        said = f"{said} {text.reporting.by_chance}"
    return text.reporting.share.format(area=asked.area, before=before, after=after, change=said)


def _series_said(asked: Asked, found: Reporting) -> Iterator[str]:
    """What alarms, EST reports and the worked example say, a line each."""
    text = asked.text
    yield _alarms_said(found.alarms, text)
    yield " ".join(_est_said(asked, found.est))
    if _went(found) and isinstance(found.without, Estimate):
        yield text.reporting.without.format(
            change=sentences.against_expected(found.without.value, text),
            interval=sentences.interval(found.without, text),
            n=text.numbers.whole(_answers(found.reported)),
        )


def _went(found: Reporting) -> bool:
    """Whether the share that reports moved for certain: else there is no change to take out."""
    return way(moved(found.reported)) in (Way.ROSE, Way.FELL)


def _alarms_said(alarms: Shown, text: Text) -> str:
    if isinstance(alarms, Estimate):
        return text.reporting.alarms.format(
            change=sentences.against_expected(alarms.value, text),
            interval=sentences.interval(alarms, text),
        )
    if alarms == NotPossible(Reason.NO_ALARMS):
        return text.reporting.no_alarms
    return text.reporting.alarms_unknown.format(reason=sentences.no_answer(alarms, text))


def _est_said(asked: Asked, est: EstChange | NotPossible) -> Iterator[str]:
    text, numbers = asked.text, asked.text.numbers
    if isinstance(est, NotPossible) or not isinstance(est.change, Estimate):
        refused = est if isinstance(est, NotPossible) else est.change
        yield text.reporting.est_unknown.format(reason=sentences.no_answer(refused, text))  # type: ignore[arg-type]
        return
    yield text.reporting.est.format(
        area=asked.area,
        change=sentences.change(est.change.value, text),
        interval=sentences.interval(est.change, text),
        before=sentences.count(est.before, text),
        after=sentences.count(est.after, text),
        months=numbers.whole(len(est.months_before)),
        months_after=numbers.whole(len(est.months_after)),
    )
    if est.shorter:
        first, last = (numbers.month(month) for month in _ends(est.months_before))
        yield text.reporting.est_shorter.format(first=first, last=last)
    yield text.reporting.est_eager
    if isinstance(est.reported, Estimate):
        share, low, high = (
            numbers.share(s) for s in (est.reported.value, est.reported.low, est.reported.high)
        )
        n = numbers.whole(est.reported.n)
        yield text.reporting.est_police.format(share=share, low=low, high=high, n=n)


def _ends(months: tuple[date, ...]) -> tuple[date, date]:
    return months[0], months[-1]


def _survey_card(asked: Asked, found: Reporting) -> None:
    """Victimised and reporting businesses, in points against the comparison areas."""
    text = asked.text
    named = (
        (text.reporting.victimised_row, found.victimised),
        (text.reporting.reported_row, found.reported),
    )
    asked_of = [(name, a) for name, a in named if isinstance(a, SafetyFindings)]
    if not asked_of:
        return
    changes = [a.difference for _, a in asked_of if isinstance(a.difference, Estimate)]
    note = text.reporting.survey_note.format(waves=_waves(found, text)).strip()
    card = Card(
        id="effekt-anmalan-enkat",
        title=_survey_title(asked, found),
        subtitle=text.reporting.survey_subtitle,
        table=pd.DataFrame(
            [_survey_row(name, answers, text) for name, answers in asked_of],
            columns=list(text.reporting.survey_columns),
        ),
        n=text.card.n_answers.format(n=text.numbers.whole(max(_answers(a) for _, a in asked_of))),
        note=" ".join([note, *dict.fromkeys(text.method_note[r.method] for r in changes)]),
        kinds=(Kind.SURVEY,),
        about=asked.pilot.area,
        doubts=_together(asked, changes),
    )
    rows = [
        Row.of(name, answers.difference, text.numbers.signed_points(answers.difference.value))
        for name, answers in asked_of
        if isinstance(answers.difference, Estimate)
    ]
    if not rows:
        table_card(card, asked.version, text)
        return
    axis, same = text.reporting.survey_axis, text.reporting.survey_same
    scale = Scale(axis, same, lambda share: round(share * 100, 1))
    figure_card(
        card, intervals(rows, scale, text, fictive=asked.version.fictive), asked.version, text
    )


def _survey_title(asked: Asked, found: Reporting) -> str:
    text, reported = asked.text, found.reported
    shares = () if isinstance(reported, NotPossible) else (reported.before, reported.after)
    values = [text.numbers.share(s.value) for s in shares if isinstance(s, Estimate)]
    if len(values) != len(shares) or not _went(found):
        return text.reporting.survey_title_plain.format(area=asked.area)
    before, after = values
    return text.reporting.survey_title.format(area=asked.area, before=before, after=after)


def _survey_row(name: str, answers: SafetyFindings, text: Text) -> tuple[str, ...]:
    corners = (
        answers.before,
        answers.after,
        answers.comparison_before,
        answers.comparison_after,
    )
    change = answers.difference
    said = (
        sentences.sentence_case(sentences.no_answer(change, text))
        if not isinstance(change, Estimate)
        else f"{sentences.points(change.value, text)} ({sentences.interval(change, text)})"
    )
    n = text.numbers.whole(_answers(answers))
    return (name, *(_share(corner, text) for corner in corners), said, n)


def _share(corner: Shown, text: Text) -> str:
    if isinstance(corner, Estimate):
        return text.numbers.share(corner.value)
    return text.card.hidden_mark if isinstance(corner, Hidden) else text.card.no_value


def _answers(answers: SafetyFindings | NotPossible) -> int:
    """Those that may be shown, of all waves."""
    if isinstance(answers, NotPossible):
        return 0
    return sum(w.share.n for w in answers.waves if isinstance(w.share, Estimate))


def _waves(found: Reporting, text: Text) -> str:
    """Each wave of the pilot area, with how many businesses answered whether they were victims."""
    if isinstance(found.victimised, NotPossible):
        return ""
    return " ".join(
        f"{w.wave}: {text.card.n_answers.format(n=text.numbers.whole(w.share.n))}"
        for w in found.victimised.waves
        if w.where is Where.PILOT and isinstance(w.share, Estimate)
    )


def _counts_card(asked: Asked, found: Reporting) -> None:
    """The headline beside the series that depend less on reporting, as ratios."""
    text = asked.text
    series = _series(found, text)
    shown = [(name, result) for name, result, _ in series if isinstance(result, Estimate)]
    if not shown:
        return
    rows = [
        Row.of(name, result, sentences.change(result.value, text), accent=result is found.police)
        for name, result in shown
    ]
    scale = Scale(
        text.reporting.counts_axis,
        text.reporting.counts_same,
        lambda ratio: round((ratio - 1) * 100),
        text.numbers.percent,
    )
    methods = dict.fromkeys(text.method_note[result.method] for _, result in shown)
    card = Card(
        id="effekt-anmalan-serier",
        title=text.reporting.counts_title.format(
            area=asked.area, short=sentences.inside(text.reporting.short[found.says]).rstrip(".")
        ),
        subtitle=text.reporting.counts_subtitle.format(
            outcome=asked.outcome, periods=asked.periods
        ),
        table=pd.DataFrame(
            [_counts_row(*one, text) for one in series],
            columns=list(text.reporting.counts_columns),
        ),
        n="",
        note=" ".join(methods),
        kinds=(Kind.INCIDENTS, Kind.COUNTS, Kind.REPORTS, Kind.SURVEY),
        told=asked.told,
        about=asked.pilot.area,
        doubts=_together(asked, [result for _, result in shown]),
    )
    figure = intervals(rows, scale, text, fictive=asked.version.fictive)
    figure_card(card, figure, asked.version, text)


def _series(found: Reporting, text: Text) -> list[tuple[str, Shown, str]]:
    """Name, result, and what it is held against."""
    est = found.est if isinstance(found.est, NotPossible) else found.est.change
    others, before = text.reporting.against_comparison, text.reporting.against_before
    example = (text.reporting.without_row, found.without, others)
    return [
        (text.reporting.police_row, found.police, others),
        (text.reporting.alarm_row, found.alarms, others),
        (text.reporting.est_row, est, before),
        *([example] if _went(found) else []),
    ]


def _counts_row(name: str, result: Shown, against: str, text: Text) -> tuple[str, ...]:
    if not isinstance(result, Estimate):
        return name, sentences.sentence_case(sentences.no_answer(result, text)), "", against, ""
    said = sentences.change(result.value, text)
    return name, said, sentences.interval(result, text), against, text.numbers.whole(result.n)


def _together(asked: Asked, results: list[Estimate]) -> tuple[WordedDoubt, ...]:
    own = worded((c for r in results for c in r.caveats), asked.names, asked.text)
    return tuple(dict.fromkeys([*asked.doubts, *own]))
