"""The outcomes of the plan and what the work amounted to, in one picture."""

from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.decision.evidence_table import Declared, EvidenceRow, Field
from analysis.process.indicator import Tally
from analysis.results import Estimate
from data.intake import Kind
from pages.decision import told
from pages.decision.asked import Asked
from pages.shared import said
from pages.shared.cards import Card, WordedDoubt, worded
from pages.shared.charts.forest import Dot, Mark, Panel, forest
from pages.shared.charts.interval import Scale
from pages.shared.components import figure_card, refusal
from pages.shared.text import sentences

DRAWN = ("P16", "P11", "P04")  # of the work: what was delivered, done in time, and taken part in
MARKS = {
    Declared.PRIMARY: Mark.FIRST,
    Declared.SECONDARY: Mark.OTHER,
    Declared.BEYOND: Mark.BEYOND,
}
KINDS = (Kind.INCIDENTS, Kind.COUNTS, Kind.SURVEY, Kind.ELEMENTS, Kind.MEASURES, Kind.MEMBERS)


def draw(asked: Asked, rows: Sequence[EvidenceRow]) -> None:
    """Where nothing can be drawn, the reasons of the primary outcomes stand there."""
    text = asked.text
    panels = [panel for panel in _panels(asked, rows) if panel.dots]
    if not any(isinstance(row.value, Estimate) for row in rows if row.outcome is not None):
        for row in rows:
            if row.declared is Declared.PRIMARY:
                refusal(row.value, text, text.overview.not_judged)  # type: ignore[arg-type]
        return
    shown = [row for row in rows if _dot(asked, row) is not None]
    card = Card(
        id="beslut-utfall",
        title=title(asked, rows),
        subtitle=text.evidence.subtitle.format(periods=_periods(asked)),
        table=pd.DataFrame(
            [
                (
                    asked.names.get(row.area, row.area),
                    told.what(asked, row),
                    told.in_table(asked, row),
                    told.n_of(asked, row),
                )
                for row in shown
            ],
            columns=[text.evidence.columns[i] for i in (1, 3, 4, 5)],
        ),
        n="",
        note=text.evidence.note,
        keys=text.evidence.keys,
        kinds=KINDS,
        told=told.counts(asked, rows),
        doubts=tuple(_doubts(asked, rows)),
    )
    figure_card(card, forest(panels, text, fictive=asked.version.fictive), asked.version, text)


def title(asked: Asked, rows: Sequence[EvidenceRow]) -> str:
    """What the decision rule says of each pilot; of more than two it would be too long."""
    first = [row for row in rows if row.declared is Declared.PRIMARY]
    if len(first) > 2:
        return asked.text.evidence.title
    pilots = {pilot.area: pilot for pilot in asked.study.pilots}
    return "; ".join(
        asked.text.evidence.label.format(
            area=asked.area(pilots[row.area]),
            what=sentences.inside(told.short_verdict(asked, pilots[row.area], row)),
        )
        for row in first
    )


def _periods(asked: Asked) -> str:
    text = asked.text
    both = [
        f"{text.numbers.period(p.after)} {text.words.versus} {text.numbers.period(p.before)}"
        for p in asked.study.pilots
    ]
    return "; ".join(dict.fromkeys(both))


def _panels(asked: Asked, rows: Sequence[EvidenceRow]) -> Iterator[Panel]:
    text = asked.text
    scales = {
        Field.EFFECT: Scale.against_expected(text),
        Field.SAFETY: Scale(
            text.evidence.points_axis, text.evidence.no_change, lambda share: round(share * 100, 1)
        ),
        Field.METHODS: Scale.shares(text.evidence.share_axis, text),
    }
    fields = {Field.EFFECT: Field.EFFECT, Field.SAFETY: Field.SAFETY}
    for field, scale in scales.items():
        dots = [
            dot
            for row in rows
            if fields.get(row.field, Field.METHODS) is field
            and (dot := _dot(asked, row)) is not None
        ]
        yield Panel(text.evidence.panels[field], dots, scale)


def _dot(asked: Asked, row: EvidenceRow) -> Dot | None:
    text = asked.text
    label = text.evidence.label.format(
        area=asked.names.get(row.area, row.area), what=told.what_inside(asked, row)
    )
    match row.value:
        case Estimate() if row.field in (Field.EFFECT, Field.SAFETY):
            found: Estimate | None = row.value
            value = row.value.value
            shown = text.evidence.beside.format(
                value=sentences.value(row.value, value, text), n=text.numbers.whole(row.n)
            )
        case Tally() if row.code in DRAWN:
            found, value = row.value.chance, row.value.share
            shown = text.indicators.beside.format(
                what=said.short(row.value, text), value=text.numbers.share(value)
            )
        case _:
            return None
    return Dot(
        label=label,
        value=value,
        low=found.low if found else None,
        high=found.high if found else None,
        said=shown,
        mark=MARKS[row.declared],
    )


def _doubts(asked: Asked, rows: Sequence[EvidenceRow]) -> Iterator[WordedDoubt]:
    """What weakens the primary outcomes, each with its area: the figure shows several."""
    text = asked.text
    for row in rows:
        if row.declared is Declared.PRIMARY:
            area = asked.names.get(row.area, row.area)
            for doubt in worded(row.doubts, asked.names, text):
                yield WordedDoubt(f"{doubt.name} ({area})", doubt.said)
