"""The pieces of the overview."""

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from analysis.doubts import weakening
from analysis.findings import Findings
from analysis.results import (
    Caveat,
    Comparison,
    Counted,
    Estimate,
    Method,
    NotPossible,
    Reason,
    Verdict,
    Wording,
)
from analysis.safety import SafetyFindings
from data.store import Version
from data.study import Period, Pilot, Study
from pages.shared import cached, judged
from pages.shared.cards import Card
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.components import doubts, figure_card, refusal
from pages.shared.explained import captioned, headed, help_of
from pages.shared.locked import by_locked_plan
from pages.shared.markup import escaped
from pages.shared.next_step import decided_next, stance
from pages.shared.text import Text, sentences
from pages.shared.text.groups import outcome_name, share_name
from pages.shared.told import of_outcome
from pages.shared.verdicts import verdict_words


def without_study(version: Version, text: Text) -> None:
    refusal(NotPossible(Reason.NO_STUDY), text, text.overview.not_judged)


def answer(study: Study, version: Version, names: Mapping[str, str], text: Text) -> None:
    """
    All that a reader takes away, in one card: what the rule says of each pilot, its interval as a
    picture, and below it the sentence, what speaks against it and what follows.
    """
    found = {
        pilot: cached.findings(version, pilot, pilot.primary)
        for pilot in study.pilots
        if pilot.primary.groups
    }
    compared = {p: f for p, f in found.items() if isinstance(f.change, Comparison)}
    said = partial(_side_by_side, study, found, version, names, text)
    if compared:
        _intervals_card(compared, version, names, text, said)
    else:
        said()


def _side_by_side(
    study: Study,
    found: Mapping[Pilot, Findings],
    version: Version,
    names: Mapping[str, str],
    text: Text,
) -> None:
    for column, pilot in zip(st.columns(len(study.pilots)), study.pilots, strict=True):
        with column, st.container(gap="xsmall"):
            if pilot in found:
                is_alone = len(study.pilots) == 1
                _counted_answer(pilot, found[pilot], version, names, text, is_alone=is_alone)
            else:
                answered = cached.safety(version, pilot, pilot.primary)
                _asked_answer(pilot, answered, version, names, text)


def _counted_answer(
    pilot: Pilot,
    findings: Findings,
    version: Version,
    names: Mapping[str, str],
    text: Text,
    *,
    is_alone: bool,
) -> None:
    change, area = findings.change, names.get(pilot.area, pilot.area)
    if not isinstance(change, Comparison) or findings.verdict is None:
        _heading(area, "", text)
        refusal(change, text, text.overview.not_judged)  # type: ignore[arg-type]
        st.markdown(_counts(pilot, findings, text))
        return
    if not is_alone:  # else the card's title says it
        _heading(area, verdict_words(version, pilot, findings.verdict, text), text)
    outcome = outcome_name(pilot.primary, cached.item_names(version, text.code), text)
    said, likely = sentences.answer(area, outcome, findings.verdict, text)
    st.markdown(escaped(f"{said}. {likely}".strip()))
    captioned(sentences.basis_alone(change, text, sentences.n_of(findings, text)), text)
    by_locked_plan(version, pilot, text)
    checks = weakening(judged.doubts_about(version, pilot, pilot.primary, names))
    _against(checks, text)
    _next(findings.verdict, version, text)
    with st.expander(text.overview.in_full.format(n=text.numbers.whole(len(checks)))):
        st.markdown(_counts(pilot, findings, text))
        doubts(checks, names, text)


def _asked_answer(
    pilot: Pilot,
    found: SafetyFindings | NotPossible,
    version: Version,
    names: Mapping[str, str],
    text: Text,
) -> None:
    result = found if isinstance(found, NotPossible) else found.difference
    area, item = names.get(pilot.area, pilot.area), share_name(pilot.primary.item, text.code)
    if isinstance(found, NotPossible) or not isinstance(result, Estimate):
        _heading(area, "", text)
        refusal(result, text, text.overview.not_judged)  # type: ignore[arg-type]
        return
    verdict = verdict_words(version, pilot, found.verdict, text) if found.verdict else ""
    _heading(area, verdict, text)
    st.markdown(sentences.share_against_comparison(result, escaped(area), escaped(item), text))
    checks = weakening(judged.doubts_about_answers(version, pilot, result, names))
    _against(checks, text)
    if found.verdict is not None:
        _next(found.verdict, version, text)
    with st.expander(text.overview.in_full.format(n=text.numbers.whole(len(checks)))):
        doubts(checks, names, text)


def _heading(area: str, verdict: str, text: Text) -> None:
    said = f"{area}: {sentences.inside(verdict)}" if verdict else area
    headed(f"### {escaped(said)}", text)


def _against(caveats: tuple[Caveat, ...], text: Text) -> None:
    """What speaks against the answer that stands here, by name: in words it is one click away."""
    known = dict.fromkeys(text.doubt_name[caveat.doubt] for caveat in caveats)
    said = "; ".join(sentences.inside(name) for name in known)
    line = f"{sentences.sentence_case(said)}." if said else text.effect.no_doubts
    doubt = help_of(text.overview.in_full, text=text)  # of what opens below, which has no sign
    st.markdown(f"**{text.overview.what_now}** {escaped(line)}", help=doubt)


def _next(verdict: Verdict, version: Version, text: Text) -> None:
    planned = cached.plan(version)
    if planned is not None:
        st.markdown(f"{stance(verdict, text)} {decided_next(version, planned, text)}")


def _counts(pilot: Pilot, findings: Findings, text: Text) -> str:
    line = text.overview.before_after.format(
        before=rate(findings.own.before, pilot.before.months, text),
        before_period=text.numbers.period(pilot.before),
        after=rate(findings.own.after, pilot.after.months, text),
        after_period=text.numbers.period(pilot.after),
    )
    if isinstance(findings.expected, Estimate):
        expected = findings.expected.value / pilot.after.months
        shown = text.words.per_month.format(number=text.numbers.decimal(expected, 1))
        line += " " + text.overview.expected.format(expected=shown)
    return line


def rate(counted: sentences.Count, months: int, text: Text) -> str:
    return text.words.per_month.format(number=sentences.per_month(counted, months, text))


def _intervals_card(
    found: Mapping[Pilot, Findings],
    version: Version,
    names: Mapping[str, str],
    text: Text,
    below: Callable[[], None],
) -> None:
    rows = [
        Row.of(
            names.get(pilot.area, pilot.area),
            findings.change,
            sentences.beside(findings.verdict, text),
            accent=findings.verdict.wording is not Wording.CANNOT_TELL,
        )
        for pilot, findings in found.items()
        if isinstance(findings.change, Comparison) and findings.verdict is not None
    ]
    scale = Scale.against_expected(text)
    figure = intervals(rows, scale, text, fictive=version.fictive, is_low=True)
    table = [
        (
            names.get(pilot.area, pilot.area),
            sentences.per_month(findings.own.before, pilot.before.months, text),
            sentences.per_month(findings.own.after, pilot.after.months, text),
            *(
                text.numbers.signed_share(x - 1)
                for x in (findings.change.value, findings.change.low, findings.change.high)
            ),
        )
        for pilot, findings in found.items()
        if isinstance(findings.change, Comparison)
    ]
    pilots = list(found)
    card = Card(
        id="oversikt-huvudutfall",
        title=_finding(version, found, names, text),
        subtitle=text.overview.interval_subtitle.format(
            periods="; ".join(dict.fromkeys(periods(p, text) for p in pilots))
        ),
        table=pd.DataFrame(table, columns=list(text.overview.columns)),
        n=text.card.n_pilots.format(n=text.numbers.whole(_own_n(found))),
        note=text.method_note[Method.RELATIVE_RATE_RATIO],
        told=tuple(one for pilot in found for one in of_outcome(version, pilot, pilot.primary)),
    )
    figure_card(card, figure, version, text, below=below, level=2)


def _finding(
    version: Version, found: Mapping[Pilot, Findings], names: Mapping[str, str], text: Text
) -> str:
    """What the decision rule says of each pilot; of more than two it would be too long a title."""
    judged_ = [(p, f.verdict) for p, f in found.items() if f.verdict is not None]
    if not 0 < len(judged_) <= 2:
        return text.overview.interval_title
    words = [
        (names.get(p.area, p.area), sentences.inside(verdict_words(version, p, v, text)))
        for p, v in judged_
    ]
    return "; ".join(f"{area}: {said}" for area, said in words)


def _own_n(found: Mapping[Pilot, Findings]) -> int:
    """Comparison areas may be shared by pilots: they would count twice."""
    rows = [c for f in found.values() for c in (f.own.before, f.own.after)]
    return sum(c.n for c in rows if isinstance(c, Counted))


def periods(pilot: Pilot, text: Text) -> str:
    before, after = text.numbers.period(pilot.before), text.numbers.period(pilot.after)
    return f"{after} {text.words.versus} {before}"


def safety_lines(study: Study, version: Version, names: Mapping[str, str], text: Text) -> None:
    """One sentence for each survey question that the plan asks."""
    asked = [(p, o) for p in study.pilots for o in p.secondary if o.item]
    if not asked:
        return
    st.markdown(f"## {text.overview.safety_heading}")
    for pilot, outcome in asked:
        found = cached.safety(version, pilot, outcome)
        result = found if isinstance(found, NotPossible) else found.difference
        area = escaped(names.get(pilot.area, pilot.area))
        item = escaped(outcome_name(outcome, cached.item_names(version, text.code), text))
        if isinstance(result, Estimate):
            said = sentences.share_against_comparison(result, area, item, text)
        else:
            said = f"{area}, {item}: {sentences.no_answer(result, text)}"
        st.markdown(f"- {said}")


def data_line(version: Version, text: Text) -> None:
    known = cached.catalogue(version)
    st.markdown(f"## {text.overview.data_heading}")
    if known.covered:
        st.markdown(
            text.overview.data_line.format(
                n=text.numbers.whole(known.incident_count),
                period=text.numbers.period(Period(*known.covered)),
            )
        )
    with st.expander(text.overview.files.format(n=text.numbers.whole(len(version.files)))):
        st.markdown("\n".join(f"- {text.kind[p.kind]}: {escaped(p.name)}" for p in version.files))
