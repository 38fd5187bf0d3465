"""How did the answers to one question spread over its scale, wave by wave?"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.results import Comparison, Estimate, Hidden, NotPossible, Reason
from analysis.safety import Where
from analysis.survey.distribution import Distribution, Step
from data.intake import Kind
from data.kinds.items import ItemScale, ScaleKind
from pages.safety.answer import definition
from pages.safety.asked import Asked
from pages.safety.items import undescribed
from pages.shared import cached, session, surveyed
from pages.shared.cards import Card
from pages.shared.charts import diverging
from pages.shared.components import figure_card, refusal, table_card
from pages.shared.explained import headed
from pages.shared.markup import escaped
from pages.shared.text import sentences

MIDDLE = 5  # so many answers, and an odd number, have one between better and worse


def draw(asked: Asked) -> None:
    text = asked.text
    items = _items(asked)
    if not items:
        if not undescribed(asked):
            refusal(NotPossible(Reason.NO_ANSWERS), text)
        return
    names = {item: sentences.sentence_case(asked.short(item)) for item in items}
    item = session.draw_choice(session.SAFETY_ITEM, text.answers.question, names)
    st.markdown(f"## {escaped(sentences.sentence_case(asked.wording(item)))}")
    found = surveyed.spread(asked.version, asked.pilot, item) if asked.pilot else ()
    if not found:
        why = Reason.NO_ANSWERS if asked.pilot else Reason.NO_STUDY
        refusal(NotPossible(why), text, text.safety.not_judged)
        found = surveyed.everywhere(asked.version, item)
    for group in dict.fromkeys(one.respondents for one in found):
        _group(asked, item, group, [one for one in found if one.respondents == group])


def _items(asked: Asked) -> list[str]:
    """The questions with a scale that somebody answered: the plan's first."""
    there = {share.item for share in cached.item_shares(asked.version)}
    declared = [outcome.item for outcome in asked.outcomes]
    kinds = (ScaleKind.ORDERED, ScaleKind.YES_NO, ScaleKind.OWN)
    scales = asked.bank.scales()
    known = [item for item in scales if scales[item].kind in kinds]
    return [item for item in dict.fromkeys([*declared, *known]) if item in there]


def _group(asked: Asked, item: str, group: str, found: Sequence[Distribution]) -> None:
    """What became of one group's answers in words, then its bars."""
    text = asked.text
    _followed(asked, item, group)
    order = sorted(found, key=lambda one: one.where is Where.COMPARISON)  # by wave within
    shown = [one for one in order if not isinstance(one.steps, Hidden)]
    card = Card(
        kinds=(Kind.SURVEY,),
        id=f"trygghet-svaren-{item}-{group or 'alla'}",
        about=asked.pilot.area if asked.pilot else "",
        title=_title(asked, item, group, shown),
        subtitle=_subtitle(asked, item, group),
        table=pd.DataFrame(
            [row for one in order for row in _rows(asked, item, one)],
            columns=list(text.answers.columns),
        ),
        n=text.card.n_answers.format(
            n=text.numbers.whole(sum(one.n for one in shown if isinstance(one.n, int)))
        ),
        note=_note(asked, item, shown),
    )
    if shown:
        figure = diverging.diverging(
            [_bar(asked, item, one) for one in shown],
            _key(asked, item),
            text,
            axis=text.answers.axis,
            fictive=asked.version.fictive,
        )
        figure_card(card, figure, asked.version, text)
    else:
        table_card(card, asked.version, text)


def _title(asked: Asked, item: str, group: str, shown: Sequence[Distribution]) -> str:
    """The share that is followed, first and last; only the name where they may not be compared."""
    text = asked.text
    own = [one for one in shown if one.where is not Where.COMPARISON]
    if len(own) == 1:
        return text.answers.title_one.format(
            area=_place(asked, own[0]),
            share=asked.named(item),
            value=text.numbers.share(_counted(own[0])),
            wave=own[0].wave,
        )
    if asked.pilot is None or not own or _alike(asked, item, group):
        area = asked.area or text.frame.everywhere
        return text.answers.title_plain.format(area=area, share=asked.named(item))
    first, last = own[0], own[-1]
    return text.answers.title.format(
        area=asked.area,
        share=asked.named(item),
        before=text.numbers.share(_counted(first)),
        first=first.wave,
        after=text.numbers.share(_counted(last)),
        last=last.wave,
    )


def _subtitle(asked: Asked, item: str, group: str) -> str:
    """Which end is which; nothing of it where no end is better than the other."""
    text = asked.text
    is_known = asked.bank.scale(item).higher_is_better is not None
    words = text.answers.subtitle if is_known else text.answers.subtitle_plain
    return words.format(respondents=asked.respondents(group))


def _counted(one: Distribution) -> float:
    assert not isinstance(one.steps, Hidden)
    return sum(step.share.value for step in one.steps if step.counted)


def _alike(asked: Asked, item: str, group: str) -> NotPossible | None:
    """Why before and after may not be compared; None where they may."""
    assert asked.pilot is not None
    found = cached.asked_alike(asked.version, asked.pilot).get((item, group))
    return found.blocked if found else None


def _followed(asked: Asked, item: str, group: str) -> None:
    """What became of the share against the comparison areas, or why nobody can tell."""
    text = asked.text
    found = surveyed.changes(asked.version, asked.pilot) if asked.pilot else ()
    one = next((c for c in found if c.item == item and c.respondents in (group, "")), None)
    if one is None:
        return
    if isinstance(one.difference, Comparison):
        area, share = escaped(asked.area), escaped(asked.named(item))
        said = sentences.share_against_comparison(one.difference, area, share, text)
        sure = text.answers.sure if one.is_marked else text.answers.unsure
        headed(f"{said} {sure}", text)
        return
    refusal(one.difference, text, text.answers.not_compared)
    if one.difference.reason in text.safety.way_out:
        st.markdown(text.safety.way_out[one.difference.reason])


def ordered(scale: ItemScale) -> tuple[str, ...]:
    """
    The codes from the less good end to the better.

    Where neither is better they stand as they are, from the end that the share counts.
    """
    codes = scale.codes
    if scale.higher_is_better is not None:
        return codes if scale.higher_is_better else codes[::-1]
    counts_last = codes[0] not in scale.counted and codes[-1] in scale.counted
    return codes[::-1] if counts_last else codes


def side_of(code: str, scale: ItemScale) -> int:
    """
    -1 left of the middle, 1 right of it; 0 is the middle itself.

    The middle is the answer between better and worse if the scale has one, else the limit of the
    share that is followed.
    """
    codes = ordered(scale)
    if (
        len(codes) >= MIDDLE
        and len(codes) % 2
        and codes[len(codes) // 2] not in scale.counted
        and scale.counted <= _half(codes)
    ):
        place = codes.index(code) - len(codes) // 2
        return (place > 0) - (place < 0)
    counted_first = codes[0] in scale.counted
    return -1 if (code in scale.counted) is counted_first else 1


def _half(codes: Sequence[str]) -> frozenset[str]:
    """The outer codes of either end."""
    middle = len(codes) // 2
    return frozenset(codes[:middle]) | frozenset(codes[middle + 1 :])


def _key(asked: Asked, item: str) -> list[diverging.Step]:
    scale, labels = asked.bank.scale(item), asked.bank.labels(item, asked.text.code)
    codes = ordered(scale)
    return [
        diverging.Step(labels[code], side_of(code, scale), code in (codes[0], codes[-1]))
        for code in codes
    ]


def _bar(asked: Asked, item: str, one: Distribution) -> diverging.Bar:
    scale = asked.bank.scale(item)
    codes = ordered(scale)
    assert not isinstance(one.steps, Hidden)
    steps = sorted(one.steps, key=lambda step: codes.index(step.codes[0]))
    return diverging.Bar(
        group=_place(asked, one),
        label=one.wave,
        parts=[_part(step, scale) for step in steps],
        beside=_beside(asked, one),
    )


def _part(step: Step, scale: ItemScale) -> diverging.Part:
    """Steps told together lie where most of them do."""
    codes = ordered(scale)
    sides = sum(side_of(code, scale) for code in step.codes)
    ends = {codes[0], codes[-1]}
    return diverging.Part(
        step.share.value, (sides > 0) - (sides < 0), not ends.isdisjoint(step.codes)
    )


def _place(asked: Asked, one: Distribution) -> str:
    if one.where is None:
        return asked.text.frame.everywhere
    return asked.area if one.where is Where.PILOT else asked.text.safety.comparison_line


def _beside(asked: Asked, one: Distribution) -> str:
    """How many answered, and how large a share of those asked gave no answer that counts."""
    text = asked.text
    n = text.numbers.whole(one.n) if isinstance(one.n, int) else text.card.hidden_mark
    share = one.missing.share
    missing = (
        text.numbers.share(share.value) if isinstance(share, Estimate) else text.card.hidden_mark
    )
    return text.answers.beside.format(n=n, missing=missing)


def _rows(asked: Asked, item: str, one: Distribution) -> list[tuple[str, ...]]:
    """A line for each step: the share of the valid answers with its interval, and how many."""
    text, labels = asked.text, asked.bank.labels(item, asked.text.code)
    place = (_place(asked, one), one.wave)
    rest = (
        (text.answers.dont_know, one.missing.dont_know),
        (text.answers.not_applicable, one.missing.not_applicable),
        (text.answers.no_answer, one.missing.no_answer),
    )
    missing = [
        (*place, name, *[text.card.no_value] * 3, _count(asked, count))
        for name, count in rest
        if count != 0
    ]
    if isinstance(one.steps, Hidden):
        reason = sentences.sentence_case(sentences.no_answer(one.steps, text))
        return [(*place, reason, *[text.card.hidden_mark] * 4), *missing]
    shown = [
        (
            *place,
            " / ".join(labels[code] for code in step.codes),
            *(
                text.numbers.share(end, 1)
                for end in (step.share.value, step.share.low, step.share.high)
            ),
            text.numbers.whole(step.count),
        )
        for step in one.steps
    ]
    return [*shown, *missing]


def _count(asked: Asked, count: int | Hidden) -> str:
    text = asked.text
    return text.card.hidden_mark if isinstance(count, Hidden) else text.numbers.whole(count)


def _note(asked: Asked, item: str, shown: Sequence[Distribution]) -> str:
    text = asked.text
    merged = any(
        len(step.codes) > 1
        for one in shown
        if not isinstance(one.steps, Hidden)
        for step in one.steps
    )
    parts = (
        definition(asked, item),
        text.answers.merged if merged else "",
        text.answers.note,
    )
    return " ".join(filter(None, parts))
