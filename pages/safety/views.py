"""The figure cards of the safety page."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.results import Estimate, Hidden, NotPossible
from analysis.safety import ItemShare, SafetyFindings, WaveShare, Where
from data.intake import Kind
from data.kinds.items import item_scales
from data.store import Version
from data.study import Outcome, Pilot
from pages.shared import cached
from pages.shared.charts.shares import Waves, waves
from pages.shared.components import Card, doubts, escaped, figure_card, refusal, table_card
from pages.shared.text import Text, sentences
from pages.shared.text.groups import item_names, share_name


def outcomes(pilot: Pilot) -> Iterator[Outcome]:
    """The survey questions that the plan asks about this pilot; reporting has its own place."""
    asked = [pilot.primary, *pilot.secondary]
    return (o for o in asked if o.item and o.item != cached.REPORTING.item)


def outcome_card(
    version: Version, pilot: Pilot, outcome: Outcome, names: Mapping[str, str], text: Text
) -> None:
    """Sentence, shares per wave with intervals, changes as a table."""
    found = cached.safety(version, pilot, outcome)
    name = item_names(text.code).get(outcome.item, outcome.item)
    st.markdown(f"## {escaped(sentences.sentence_case(name))}")
    if isinstance(found, NotPossible):
        refusal(found, text)
        return
    area = names.get(pilot.area, pilot.area)
    if isinstance(found.difference, Estimate):
        st.markdown(_main(found.difference, outcome, area, text))
        doubts(found.difference.caveats, dict(names), text) if found.difference.caveats else None
    else:
        refusal(found.difference, text)
    _waves_card(version, found, outcome, area, text)
    _change_card(version, found, outcome, area, text)


def _main(difference: Estimate, outcome: Outcome, area: str, text: Text) -> str:
    item = share_name(outcome.item, text.code)
    return sentences.share_against_comparison(difference, escaped(area), item, text)


def _waves_card(
    version: Version, found: SafetyFindings, outcome: Outcome, area: str, text: Text
) -> None:
    lines = {Where.PILOT: area, Where.COMPARISON: text.safety.comparison_line}
    series = [
        Waves(name, _shown(found.waves, where), accent=where is Where.PILOT)
        for where, name in lines.items()
    ]
    if not any(one.shares for one in series):
        return
    rows = [_wave_row(wave, lines[wave.where], text) for wave in found.waves if _asked(wave)]
    own = _shown(found.waves, Where.PILOT)
    title = f"{area}, {share_name(outcome.item, text.code)}"
    if isinstance(found.before, Estimate) and isinstance(found.after, Estimate):
        title = text.safety.waves_title.format(
            area=area,
            share=share_name(outcome.item, text.code),
            before=text.numbers.share(found.before.value),
            after=text.numbers.share(found.after.value),
        )
    respondents = text.safety.respondents.get(outcome.respondents, outcome.respondents)
    card = Card(
        kinds=(Kind.SURVEY,),
        id=f"trygghet-{outcome.item}-{outcome.respondents or 'alla'}",
        title=title,
        subtitle=text.safety.waves_subtitle.format(
            item=item_names(text.code).get(outcome.item, outcome.item), respondents=respondents
        ),
        table=pd.DataFrame(rows, columns=list(text.safety.table_columns)),
        n=text.card.n_answers.format(n=text.numbers.whole(_answers(found.waves))),
        note=f"{_definition(outcome, text)} {text.method_note[own[0][1].method] if own else ''}",
    )
    figure = waves(series, text, axis=text.safety.share_axis, fictive=version.fictive)
    figure_card(card, figure, version, text)


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


def _definition(outcome: Outcome, text: Text) -> str:
    scale = item_scales()[outcome.item]
    codes, valid = (", ".join(sorted(c)) for c in (scale.counted, scale.valid))
    return text.safety.definition.format(codes=codes, valid=valid)


def _change_card(
    version: Version, found: SafetyFindings, outcome: Outcome, area: str, text: Text
) -> None:
    named = (
        (text.safety.pilot_change.format(area=area), found.pilot_change),
        (text.safety.comparison_change, found.comparison_change),
        (text.safety.difference_row, found.difference),
    )
    rows = [_change_row(name, result, text) for name, result in named]
    n = found.difference.n if isinstance(found.difference, Estimate) else _answers(found.waves)
    card = Card(
        kinds=(Kind.SURVEY,),
        id=f"trygghet-{outcome.item}-{outcome.respondents or 'alla'}-andring",
        title=text.safety.change_before_after,
        subtitle=item_names(text.code).get(outcome.item, outcome.item),
        table=pd.DataFrame(rows, columns=list(text.safety.change_columns)),
        n=text.card.n_answers.format(n=text.numbers.whole(n)),
        note=text.method_note[found.difference.method]
        if isinstance(found.difference, Estimate)
        else "",
    )
    table_card(card, version, text)


def _change_row(
    name: str, result: Estimate | Hidden | NotPossible, text: Text
) -> tuple[str, str, str, str, str]:
    if not isinstance(result, Estimate):
        return name, sentences.sentence_case(sentences.no_answer(result, text)), "", "", ""
    value, low, high = (
        text.numbers.signed_points(x) for x in (result.value, result.low, result.high)
    )
    return name, value, low, high, sentences.confidence(result.level, text)


def reporting(version: Version, pilot: Pilot, names: Mapping[str, str], text: Text) -> None:
    """Does the pilot itself change how much is reported? Then recorded crime says less."""
    st.markdown(f"## {text.safety.reporting_heading}")
    area = names.get(pilot.area, pilot.area)
    found = cached.safety(version, pilot, cached.REPORTING)
    change = found if isinstance(found, NotPossible) else found.pilot_change
    if isinstance(found, NotPossible) or not isinstance(change, Estimate):
        refusal(change, text, text.safety.reporting_no)  # type: ignore[arg-type]
        return
    words = text.safety.reporting_sentence_unclear
    if change.low > 0:
        words = text.safety.reporting_sentence_up
    elif change.high < 0:
        words = text.safety.reporting_sentence_down
    if not (isinstance(found.before, Estimate) and isinstance(found.after, Estimate)):
        return
    said = words.format(
        area=escaped(area),
        before=text.numbers.share(found.before.value),
        after=text.numbers.share(found.after.value),
        interval=sentences.interval(change, text),
        n=text.numbers.whole(change.n),
    )
    st.markdown(said)
    _waves_card(version, found, cached.REPORTING, area, text)


def all_items(version: Version, text: Text) -> None:
    """Every question that was asked whom, and the share of each where we know its scale."""
    shares = cached.item_shares(version)
    if not shares:
        return
    n = sum(one.share.n for one in shares if isinstance(one.share, Estimate))
    card = Card(
        kinds=(Kind.SURVEY,),
        id="trygghet-alla-fragor",
        title=text.safety.all_items_heading,
        subtitle=text.safety.unlinked_heading,
        table=pd.DataFrame(
            [_item_row(one, text) for one in shares], columns=list(text.safety.item_columns)
        ),
        n=text.card.n_answers.format(n=text.numbers.whole(n)),
        note=text.safety.own_wording,
    )
    table_card(card, version, text)


def _item_row(one: ItemShare, text: Text) -> tuple[str, ...]:
    name = item_names(text.code).get(one.item, one.item)
    respondents = text.safety.respondents.get(one.respondents, one.respondents)
    if not isinstance(one.share, Estimate):
        return (name, respondents, one.wave, *[text.card.hidden_mark] * 4)
    shares = (one.share.value, one.share.low, one.share.high)
    said = [text.numbers.share(share) for share in shares]
    return (name, respondents, one.wave, *said, text.numbers.whole(one.share.n))
