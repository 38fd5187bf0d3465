"""The pieces of the overview."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis.doubts import weakening
from analysis.findings import Findings
from analysis.results import (
    Caveat,
    Comparison,
    Counted,
    Estimate,
    Hidden,
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
from pages.shared.explained import captioned, headed
from pages.shared.locked import by_locked_plan
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences
from pages.shared.text.groups import outcome_name, share_name
from pages.shared.told import of_outcome
from pages.shared.verdicts import verdict_words


def without_study(version: Version, text: Text) -> None:
    refusal(NotPossible(Reason.NO_STUDY), text, text.overview.not_judged)


def verdicts(study: Study, version: Version, names: Mapping[str, str], text: Text) -> None:
    """Side by side: area, what the decision rule says, the sentence, the counts, the doubts."""
    for column, pilot in zip(st.columns(len(study.pilots)), study.pilots, strict=True):
        with column, st.container(border=True):
            area = names.get(pilot.area, pilot.area)
            outcome = outcome_name(pilot.primary, cached.item_names(version, text.code), text)
            st.markdown(f"## {escaped(area)}")
            captioned(text.overview.primary.format(outcome=escaped(outcome)), text)
            if pilot.primary.groups:
                found = cached.findings(version, pilot, pilot.primary)
                _counted_answer(version, pilot, found, area, text)
                st.markdown(_counts(pilot, found, text))
                checks = judged.doubts_about(version, pilot, pilot.primary, names)
                _against(found.change, weakening(checks), names, text)
            else:
                answered = cached.safety(version, pilot, pilot.primary)
                _asked_answer(pilot, answered, version, names, text)


def _counted_answer(
    version: Version, pilot: Pilot, findings: Findings, area: str, text: Text
) -> None:
    change = findings.change
    if not isinstance(change, Comparison) or findings.verdict is None:
        refusal(change, text, text.overview.not_judged)  # type: ignore[arg-type]
        return
    _verdict(version, findings.verdict, pilot, text)
    outcome = outcome_name(pilot.primary, cached.item_names(version, text.code), text)
    said, likely = sentences.answer(area, outcome, findings.verdict, text)
    st.markdown(escaped(f"{said}. {likely}".strip()))
    captioned(sentences.basis_alone(change, text, sentences.n_of(findings, text)), text)
    by_locked_plan(version, pilot, text)


def _asked_answer(
    pilot: Pilot,
    found: SafetyFindings | NotPossible,
    version: Version,
    names: Mapping[str, str],
    text: Text,
) -> None:
    result = found if isinstance(found, NotPossible) else found.difference
    if isinstance(found, NotPossible) or not isinstance(result, Estimate):
        refusal(result, text, text.overview.not_judged)  # type: ignore[arg-type]
        return
    _verdict(version, found.verdict, pilot, text)
    area, item = names.get(pilot.area, pilot.area), share_name(pilot.primary.item, text.code)
    st.markdown(sentences.share_against_comparison(result, escaped(area), escaped(item), text))
    checks = judged.doubts_about_answers(version, pilot, result, names)
    _against(result, weakening(checks), names, text)


def _verdict(version: Version, found: Verdict | None, pilot: Pilot, text: Text) -> None:
    if found is not None:
        headed(f"### {verdict_words(version, pilot, found, text)}", text)


def _against(
    result: Estimate | Hidden | NotPossible,
    caveats: tuple[Caveat, ...],
    names: Mapping[str, str],
    text: Text,
) -> None:
    """What speaks against the answer that stands here; nothing where there is no answer."""
    if isinstance(result, Estimate):
        st.markdown(f"**{text.overview.what_now}**")
        doubts(caveats, names, text)


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


def intervals_card(study: Study, version: Version, names: Mapping[str, str], text: Text) -> None:
    found = {
        pilot: cached.findings(version, pilot, pilot.primary)
        for pilot in study.pilots
        if pilot.primary.groups
    }
    rows = [
        Row.of(
            names.get(pilot.area, pilot.area),
            findings.change,
            sentences.change(findings.change.value, text),
            accent=findings.verdict is not None
            and findings.verdict.wording is not Wording.CANNOT_TELL,
        )
        for pilot, findings in found.items()
        if isinstance(findings.change, Comparison)
    ]
    if not rows:
        return
    figure = intervals(rows, Scale.against_expected(text), text, fictive=version.fictive)
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
    figure_card(card, figure, version, text)


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
    for part in version.files:
        st.markdown(f"- {text.kind[part.kind]}: {escaped(part.name)}")
