"""What became of the survey questions that the plan asks?"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.looks import LEVEL
from analysis.results import Comparison, Estimate, Hidden, NotPossible, Reason, Wording
from analysis.safety import SafetyFindings, Stage, WaveShare, Where, as_panel
from analysis.survey.item_changes import ItemChange
from data.intake import Kind
from data.study import Outcome
from pages.safety.asked import Asked
from pages.shared import cached, surveyed
from pages.shared.cards import Card
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.charts.shares import Waves, waves
from pages.shared.components import doubts, figure_card, refusal, table_card
from pages.shared.explained import captioned, headed
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences

Shown = Estimate | Hidden | NotPossible


def draw(asked: Asked) -> None:
    text = asked.text
    if asked.pilot is None:
        refusal(NotPossible(Reason.NO_STUDY), text, text.safety.not_judged)
        return
    if not asked.outcomes:
        st.info(text.safety.no_outcome.format(area=escaped(asked.area)), icon=":material/help:")
        return
    for outcome in asked.outcomes:
        _outcome(asked, outcome)
    level = cached.decision_level(asked.version, asked.pilot)
    if level != LEVEL:
        said = sentences.confidence(level, text)
        captioned(text.safety.early_level.format(level=said), text)


def _outcome(asked: Asked, outcome: Outcome) -> None:
    """The finding in words, the shares wave by wave, the changes beside each other."""
    assert asked.pilot is not None
    text = asked.text
    found = cached.safety(asked.version, asked.pilot, outcome)
    st.markdown(f"## {escaped(sentences.sentence_case(asked.question(outcome.item)))}")
    captioned(escaped(_hoped(asked, outcome)), text)
    if isinstance(found, NotPossible):
        refusal(found, text)
        return
    own = _own_change(asked, outcome)
    if own is not None and own.paired:
        found = as_panel(found)
    if isinstance(found.difference, Estimate):
        _finding(asked, outcome, found, found.difference)
    else:
        refusal(found.difference, text, text.safety.not_judged)
        if found.difference.reason in text.safety.way_out:
            st.markdown(text.safety.way_out[found.difference.reason])
    waves_card(asked, outcome, found)
    if found.difference != found.before:  # else nothing is compared: the reason stands above
        _change_card(asked, outcome, found)


def _hoped(asked: Asked, outcome: Outcome) -> str:
    """Who was asked, and what the plan hopes for."""
    text = asked.text
    return text.safety.hoped.format(
        respondents=asked.respondents(outcome.respondents),
        change=sentences.smallest_change(outcome, text),
    )


def _finding(asked: Asked, outcome: Outcome, found: SafetyFindings, main: Estimate) -> None:
    text = asked.text
    if found.verdict is not None:
        headed(f"### {text.wording[found.verdict.wording, outcome.direction]}", text)
    if said := _in_short(asked, found):
        st.markdown(said)
    area, share = escaped(asked.area), escaped(asked.share(outcome.item))
    headed(sentences.share_against_comparison(main, area, share, text), text)
    if holm := _holm(asked, outcome):
        st.markdown(holm)
    if main.caveats:
        doubts(main.caveats, asked.names, text)


def _in_short(asked: Asked, found: SafetyFindings) -> str:
    """Four shares; "" where one of them may not be said."""
    text = asked.text
    four = (found.before, found.after, found.comparison_before, found.comparison_after)
    shown = [text.numbers.share(one.value) for one in four if isinstance(one, Estimate)]
    if len(shown) < len(four):
        return ""
    names = ("before", "after", "others_before", "others_after")
    slots = dict(zip(names, shown, strict=True))
    return text.safety.in_short.format(area=escaped(asked.area), **slots)


def _holm(asked: Asked, outcome: Outcome) -> str:
    """Whether it holds when it is counted how many questions the plan asks; of a panel, again."""
    assert asked.pilot is not None
    text = asked.text
    declared = [c for c in surveyed.changes(asked.version, asked.pilot) if c.declared]
    own = _own_change(asked, outcome)
    if own is None:
        return ""
    said = []
    if own.paired and isinstance(own.difference, Comparison):
        said.append(
            text.safety.paired.format(
                change=sentences.points(own.difference.value, text),
                basis=sentences.basis(own.difference, text),
            )
        )
    compared = [c for c in declared if isinstance(c.difference, Comparison)]
    if isinstance(own.p_adjusted, float) and len(compared) > 1:
        words = text.safety.holm_holds if own.is_marked else text.safety.holm_fails
        n, p = text.numbers.whole(len(compared)), sentences.p_value(own.p_adjusted, text)
        said.append(words.format(n=n, p=p))
    return " ".join(said)


def _own_change(asked: Asked, outcome: Outcome) -> ItemChange | None:
    """The same question among all that were asked; None where no list knows it."""
    assert asked.pilot is not None
    found = surveyed.changes(asked.version, asked.pilot)
    wanted = outcome.item, outcome.respondents
    return next((c for c in found if (c.item, c.respondents) == wanted), None)


def waves_card(asked: Asked, outcome: Outcome, found: SafetyFindings) -> None:
    """The share wave by wave, in the pilot and the comparison areas."""
    text = asked.text
    lines = {Where.PILOT: asked.area, Where.COMPARISON: text.safety.comparison_line}
    series = [
        Waves(name, _shown(found.waves, where), accent=where is Where.PILOT)
        for where, name in lines.items()
    ]
    if not any(one.shares for one in series):
        return
    rows = [_wave_row(wave, lines[wave.where], text) for wave in found.waves if _asked(wave)]
    own = _shown(found.waves, Where.PILOT)
    method = text.method_note[own[0][1].method] if own else ""
    card = Card(
        kinds=(Kind.SURVEY,),
        id=f"trygghet-{outcome.item}-{outcome.respondents or 'alla'}",
        about=asked.pilot.area if asked.pilot else "",
        title=_waves_title(asked, outcome, found),
        subtitle=text.safety.waves_subtitle.format(
            item=sentences.sentence_case(asked.question(outcome.item)),
            respondents=asked.respondents(outcome.respondents),
        ),
        table=pd.DataFrame(rows, columns=list(text.safety.table_columns)),
        n=text.card.n_answers.format(n=text.numbers.whole(_answers(found.waves))),
        note=f"{definition(asked, outcome.item)} {method}",
    )
    figure = waves(
        series,
        text,
        axis=text.safety.share_axis,
        fictive=asked.version.fictive,
        start=_start(found.waves),
        breaks=_breaks(asked, outcome, tuple(wave for wave, _ in own)),
    )
    figure_card(card, figure, asked.version, text)


def _waves_title(asked: Asked, outcome: Outcome, found: SafetyFindings) -> str:
    text, share = asked.text, asked.share(outcome.item)
    if not (isinstance(found.before, Estimate) and isinstance(found.after, Estimate)):
        return f"{asked.area}, {share}"
    before, after = (text.numbers.share(s.value) for s in (found.before, found.after))
    return text.safety.waves_title.format(area=asked.area, share=share, before=before, after=after)


def _start(found: Sequence[WaveShare]) -> str:
    """The last wave before the start that is drawn; "" where none is, or none after it."""
    drawn = [w for w in found if isinstance(w.share, Estimate)]
    before = [w.wave for w in drawn if w.stage is Stage.BEFORE]
    return before[-1] if before and any(w.stage is not Stage.BEFORE for w in drawn) else ""


def _breaks(asked: Asked, outcome: Outcome, waves: tuple[str, ...]) -> tuple[str, ...]:
    """The waves that may not be compared with the one before."""
    assert asked.pilot is not None
    return surveyed.breaks(asked.version, asked.pilot, outcome.item, outcome.respondents, waves)


def _shown(found: Sequence[WaveShare], where: Where) -> list[tuple[str, Estimate]]:
    return [(w.wave, w.share) for w in found if w.where is where and isinstance(w.share, Estimate)]


def _asked(wave: WaveShare) -> bool:
    return isinstance(wave.share, Estimate | Hidden)


def _answers(found: Sequence[WaveShare]) -> int:
    return sum(w.share.n for w in found if isinstance(w.share, Estimate))


def _wave_row(wave: WaveShare, name: str, text: Text) -> tuple[str, ...]:
    if not isinstance(wave.share, Estimate):
        return (name, wave.wave, *[text.card.hidden_mark] * 4)
    shares = (wave.share.value, wave.share.low, wave.share.high)
    return (
        name,
        wave.wave,
        *(text.numbers.share(s, 1) for s in shares),
        text.numbers.whole(wave.share.n),
    )


def definition(asked: Asked, item: str) -> str:
    """Which answers the share counts, in the words of the scale."""
    scale, labels = asked.bank.scale(item), asked.bank.labels(item, asked.text.code)
    counted = f" {asked.text.safety.or_} ".join(
        label for code, label in labels.items() if code in scale.counted
    )
    return asked.text.safety.definition.format(
        counted=counted, n=asked.text.numbers.whole(len(scale.valid))
    )


def _change_card(asked: Asked, outcome: Outcome, found: SafetyFindings) -> None:
    text = asked.text
    named = (
        (text.safety.pilot_change.format(area=asked.area), found.pilot_change),
        (text.safety.comparison_change, found.comparison_change),
        (text.safety.difference_row, found.difference),
    )
    main = found.difference
    n = main.n if isinstance(main, Estimate) else _answers(found.waves)
    card = Card(
        kinds=(Kind.SURVEY,),
        id=f"trygghet-{outcome.item}-{outcome.respondents or 'alla'}-andring",
        about=asked.pilot.area if asked.pilot else "",
        title=_change_title(asked, found),
        subtitle=sentences.sentence_case(asked.question(outcome.item)),
        table=pd.DataFrame(
            [_change_row(name, result, text) for name, result in named],
            columns=list(text.safety.change_columns),
        ),
        n=text.card.n_answers.format(n=text.numbers.whole(n)),
        note=text.method_note[main.method] if isinstance(main, Estimate) else "",
    )
    rows = [
        Row.of(name, result, text.numbers.signed_points(result.value), accent=result is main)
        for name, result in named
        if isinstance(result, Estimate)
    ]
    if len(rows) < len(named):
        table_card(card, asked.version, text)
        return
    scale = Scale(
        text.safety.change_axis, text.safety.no_change, lambda share: round(share * 100, 1)
    )
    hoped = (outcome.smallest_change, text.safety.hoped_line)
    figure = intervals(rows, scale, text, fictive=asked.version.fictive, hoped=hoped)
    figure_card(card, figure, asked.version, text)


def _change_title(asked: Asked, found: SafetyFindings) -> str:
    """Where it cannot be told, the limits are the finding."""
    text, main = asked.text, found.difference
    if not isinstance(main, Estimate) or found.verdict is None:
        return text.safety.change_before_after
    if found.verdict.wording is Wording.CANNOT_TELL:
        low, high = (text.numbers.signed_points(end) for end in (main.low, main.high))
        return text.safety.change_open.format(area=asked.area, low=low, high=high)
    changed = sentences.points(main.value, text)
    return text.safety.change_title.format(area=asked.area, change=changed)


def _change_row(name: str, result: Shown, text: Text) -> tuple[str, str, str, str, str]:
    if not isinstance(result, Estimate):
        return name, sentences.sentence_case(sentences.no_answer(result, text)), "", "", ""
    value, low, high = (
        text.numbers.signed_points(x) for x in (result.value, result.low, result.high)
    )
    return name, value, low, high, sentences.confidence(result.level, text)
