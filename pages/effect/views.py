"""The answers of the effect page, one question each."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.findings import Findings, SameMonths
from analysis.results import Comparison, Counted, Estimate, Hidden, Method, NotPossible, Unit
from analysis.trend import trend
from data.kinds.items import item_scales
from data.store import Version
from data.study import Counting, Outcome, Period, Pilot
from pages.shared import cached
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.charts.months import Line, month_lines
from pages.shared.components import Card, doubts, escaped, figure_card, refusal, table_card
from pages.shared.text import Text, sentences
from pages.shared.text.groups import area_names, item_names, outcome_name, share_name


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom the page is about, in which language."""

    version: Version
    pilot: Pilot
    names: Mapping[str, str]
    text: Text

    @property
    def area(self) -> str:
        return self.names.get(self.pilot.area, self.pilot.area)

    @property
    def outcome(self) -> str:
        return outcome_name(self.pilot.primary, item_names(self.text.code), self.text)

    @property
    def periods(self) -> str:
        numbers = self.text.numbers
        after, before = numbers.period(self.pilot.after), numbers.period(self.pilot.before)
        return f"{after} {self.text.words.versus} {before}"


def headline(asked: Asked, found: Findings) -> None:
    """The decision rule's words, the sentence, and the interval as a picture."""
    text, change = asked.text, found.change
    if not isinstance(change, Comparison) or found.verdict is None:
        refusal(change, text, text.effect.one_period_only)  # type: ignore[arg-type]
        return
    st.markdown(f"## {text.wording[found.verdict.wording, asked.pilot.primary.direction]}")
    sentence = sentences.headline(asked.area, asked.outcome, change.value, text)
    n = sentences.n_of(found, text)
    st.markdown(f"{escaped(sentence)} {sentences.basis(change, text, n)}.")
    figure = intervals(
        [Row.of(asked.area, change, sentences.change(change.value, text))],
        Scale.against_expected(text),
        text,
        fictive=asked.version.fictive,
    )
    values = (change.value, change.low, change.high)
    row = (asked.area, *(text.numbers.signed_share(x - 1) for x in values))
    columns = [text.overview.columns[i] for i in (0, 3, 4, 5)]
    card = Card(
        id="effekt-huvudutfall",
        title=sentence,
        subtitle=f"{text.overview.expected_axis}, {asked.periods}",
        table=pd.DataFrame([row], columns=columns),
        n=n,
        note=text.method_note[change.method],
    )
    figure_card(card, figure, asked.version, text)


def asked_headline(asked: Asked) -> None:
    """Where the primary outcome is a survey question: the same, from the answers."""
    text, primary = asked.text, asked.pilot.primary
    found = cached.safety(asked.version, asked.pilot, primary)
    result = found if isinstance(found, NotPossible) else found.difference
    if isinstance(found, NotPossible) or not isinstance(result, Estimate):
        refusal(result, text, text.effect.one_period_only)  # type: ignore[arg-type]
        return
    if found.verdict is not None:
        st.markdown(f"## {text.wording[found.verdict.wording, primary.direction]}")
    item = escaped(share_name(primary.item, text.code))
    st.markdown(sentences.share_against_comparison(result, escaped(asked.area), item, text))
    st.markdown(f"## {text.effect.doubts_heading}")
    doubts(result.caveats, dict(asked.names), text)


def same_months(asked: Asked, found: Findings) -> None:
    """Counts and rates of pilot, comparison areas and buffer; the ratio with its exact interval."""
    text, pilot = asked.text, asked.pilot
    rows = [
        (text.effect.pilot_row.format(area=asked.area), found.own),
        (text.effect.comparison_row.format(n=len(found.used)), found.comparison),
        *([(text.effect.buffer_row, found.buffer)] if pilot.buffer_areas else []),
    ]
    counted = [c for _, row in rows for c in (row.before, row.after) if isinstance(c, Counted)]
    card = Card(
        id="effekt-samma-manader",
        title=text.effect.same_months_title.format(
            area=asked.area,
            before=sentences.per_month(found.own.before, pilot.before.months, text),
            after=sentences.per_month(found.own.after, pilot.after.months, text),
        ),
        subtitle=f"{asked.outcome}, {asked.periods}",
        table=pd.DataFrame(
            [_counts_row(name, row, asked) for name, row in rows],
            columns=list(text.effect.same_months_columns),
        ),
        n=text.card.n_incidents.format(n=text.numbers.whole(sum(c.n for c in counted))),
        note=text.method_note[Method.EXACT_RATE_RATIO],
    )
    st.markdown(f"## {text.effect.same_months_heading}")
    table_card(card, asked.version, text)


def _counts_row(name: str, row: SameMonths, asked: Asked) -> tuple[str, ...]:
    text, pilot = asked.text, asked.pilot
    return (
        name,
        sentences.count(row.before, text),
        sentences.count(row.after, text),
        sentences.per_month(row.before, pilot.before.months, text),
        sentences.per_month(row.after, pilot.after.months, text),
        sentences.with_interval(row.change, text),
    )


def month_by_month(asked: Asked, found: Findings) -> None:
    """The pilot's months beside those of the comparison areas, scaled to its level before."""
    text, pilot = asked.text, asked.pilot
    known = cached.catalogue(asked.version)
    if known.covered is None:
        return
    counts = cached.month_counts(
        asked.version,
        tuple(sorted(pilot.comparison | {pilot.area})),
        Counting(tuple(sorted(pilot.primary.groups)), pilot.primary.business),
    )
    months = trend(counts, pilot, Period(*known.covered), found.used).months
    lines = [
        Line(asked.area, months["pilot"]),
        Line(text.effect.comparison_line, months["comparison"], accent=False),
    ]
    figure = month_lines(
        lines,
        text,
        axis=text.trends.count_axis,
        pilot=pilot,
        preliminary_from=known.preliminary_from,
        fictive=asked.version.fictive,
        height=460,
    )
    table = pd.DataFrame(
        {
            text.trends.month_column: [text.numbers.month(m) for m in months.index],
            asked.area: [_cell(v, text, 0) for v in months["pilot"]],
            text.effect.comparison_line: [_cell(v, text, 1) for v in months["comparison"]],
        }
    )
    card = Card(
        id="effekt-manader",
        title=text.effect.trend_title.format(area=asked.area),
        subtitle=f"{asked.outcome}. {text.effect.trend_subtitle}",
        table=table,
        n=sentences.n_of(found, text),
        note=" ".join([text.card.preliminary_note, text.card.hidden_note]),
    )
    st.markdown(f"## {text.effect.trend_heading}")
    figure_card(card, figure, asked.version, text)


def _cell(value: float, text: Text, digits: int) -> str:
    return text.card.hidden_mark if pd.isna(value) else text.numbers.decimal(value, digits)


def incidents_fewer(asked: Asked, found: Findings) -> None:
    text, fewer = asked.text, found.fewer
    st.markdown(f"## {text.effect.fewer_heading}")
    if not isinstance(fewer, Estimate):
        refusal(fewer, text, text.effect.one_period_only)
        return
    sure = fewer.low > 0 or fewer.high < 0
    said = sentences.incidents_change(fewer.value, text)
    title = (
        text.effect.fewer_title.format(change=said.capitalize())
        if sure
        else text.effect.fewer_nothing
    )
    difference_card("effekt-antal", title, text.effect.fewer_subtitle, fewer, asked.area, asked)


def displacement(asked: Asked, found: Findings) -> None:
    text, moved = asked.text, found.displacement
    st.markdown(f"## {text.effect.displacement_heading}")
    if not isinstance(moved, Estimate):
        refusal(moved, text)
        return
    words = text.effect.displacement_unclear
    if moved.low > 0:
        words = text.effect.displacement_more
    elif moved.high < 0:
        words = text.effect.displacement_less
    st.markdown(
        words.format(
            value=sentences.incidents_change(moved.value, text),
            interval=sentences.interval(moved, text),
        )
    )
    difference_card(
        "effekt-omfordelning",
        text.effect.displacement_question,
        text.effect.fewer_subtitle,
        moved,
        text.effect.buffer_row,
        asked,
    )


def difference_card(
    card_id: str, title: str, subtitle: str, estimate: Estimate, label: str, asked: Asked
) -> None:
    text = asked.text
    figure = intervals(
        [Row.of(label, estimate, sentences.incidents_change(estimate.value, text))],
        Scale.incidents(text),
        text,
        fictive=asked.version.fictive,
    )
    values = (estimate.value, estimate.low, estimate.high)
    columns = [text.overview.columns[i] for i in (0, 3, 4, 5)]
    card = Card(
        id=card_id,
        title=title,
        subtitle=f"{subtitle}, {asked.periods}",
        table=pd.DataFrame([(label, *(text.numbers.signed(x) for x in values))], columns=columns),
        n=text.card.n_incidents.format(n=text.numbers.whole(estimate.n)),
        note=text.method_note[estimate.method],
    )
    figure_card(card, figure, asked.version, text)


def secondary(asked: Asked) -> None:
    """The plan's other questions, without verdict: several are asked at once."""
    text = asked.text
    outcomes = [o for o in asked.pilot.secondary if o.groups or o.item in item_scales()]
    if not outcomes:
        return
    rows = [_outcome_row(asked, outcome) for outcome in outcomes]
    card = Card(
        id="effekt-ovriga",
        title=text.effect.secondary_heading,
        subtitle=f"{asked.area}, {asked.periods}",
        table=pd.DataFrame([row for row, _ in rows], columns=list(text.effect.secondary_columns)),
        n=" ".join(n for _, n in rows),
        note=text.effect.secondary_note,
    )
    table_card(card, asked.version, text)


def _outcome_row(asked: Asked, outcome: Outcome) -> tuple[tuple[str, ...], str]:
    text, pilot = asked.text, asked.pilot
    name = outcome_name(outcome, item_names(text.code), text)
    if outcome.groups:
        found = cached.findings(asked.version, pilot, outcome)
        rates = (
            sentences.per_month(found.own.before, pilot.before.months, text),
            sentences.per_month(found.own.after, pilot.after.months, text),
        )
        return (name, *rates, *_compared(found.change, text)), ""
    answers = cached.safety(asked.version, pilot, outcome)
    result = answers if isinstance(answers, NotPossible) else answers.difference
    return (name, "", "", *_compared(result, text)), ""


def _compared(result: Estimate | Hidden | NotPossible, text: Text) -> tuple[str, str]:
    if not isinstance(result, Estimate):
        return "", sentences.no_answer(result, text)
    none = 1.0 if result.unit is Unit.RATIO else 0.0
    sure = result.low > none or result.high < none
    reading = text.trends.signal if sure else text.trends.no_signal
    return sentences.estimate(result, text), reading


def plan_lines(asked: Asked) -> None:
    text, pilot = asked.text, asked.pilot
    with st.expander(text.effect.method_heading):
        st.markdown(text.effect.declared)
        smallest = sentences.smallest_change(pilot.primary, text)
        st.markdown(text.effect.smallest.format(change=smallest))
        areas = area_names(pilot.comparison, asked.names, text)
        st.markdown(text.effect.comparison_areas.format(areas=escaped(areas)))
        for title, body in text.method.sections[1:4]:
            st.markdown(f"**{sentences.together(title)}** {body}")
