"""Do groups answer a question differently, and did they change alike?"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.results import Estimate, Hidden, NotPossible, Reason
from analysis.survey.by_group import ByGroup, GroupShare
from data.intake import Kind
from data.kinds.items import scale_labels
from pages.safety.asked import Asked
from pages.shared import cached, session, surveyed
from pages.shared.cards import Card, worded
from pages.shared.components import refusal, table_card
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences

Shown = Estimate | Hidden | NotPossible


def draw(asked: Asked) -> None:
    text = asked.text
    if asked.pilot is None:
        refusal(NotPossible(Reason.NO_STUDY), text, text.safety.not_judged)
        return
    items = _items(asked)
    if not items:
        refusal(NotPossible(Reason.ITEM_NOT_ASKED), text)
        return
    names = {item: sentences.sentence_case(asked.short(item)) for item in items}
    item = session.draw_choice(session.SAFETY_ITEM, text.answers.question, names)
    st.markdown(f"## {escaped(sentences.sentence_case(asked.wording(item)))}")
    found = surveyed.grouped(asked.version, asked.pilot, item)
    if not found:
        st.info(text.who_answered.no_groups, icon=":material/help:")
        return
    blocked = cached.asked_alike(asked.version, asked.pilot).get((item, ""))
    why = blocked.blocked if blocked else None
    if why is not None:
        refusal(why, text, text.answers.not_compared)
    for column, one in found.items():
        _card(asked, item, column, one, why)


def _items(asked: Asked) -> list[str]:
    """The questions with a share that somebody answered: the plan's first."""
    there = {share.item for share in cached.item_shares(asked.version)}
    declared = [outcome.item for outcome in asked.outcomes]
    known = dict.fromkeys([*declared, *asked.bank.scales()])
    return [item for item in known if item in there]


def _card(asked: Asked, item: str, column: str, found: ByGroup, why: NotPossible | None) -> None:
    text = asked.text
    trait = _trait(asked, column)
    groups = _in_order(column, found.groups, text)
    results = [
        one
        for group in (found.all, *groups)
        for one in (group.before, group.after, group.change)
        if isinstance(one, Estimate)
    ]
    caveats = (caveat for one in results for caveat in one.caveats)
    card = Card(
        kinds=(Kind.SURVEY,),
        id=f"trygghet-grupper-{item}-{column}",
        about=asked.pilot.area if asked.pilot else "",
        title=text.who_answered.group_title.format(
            area=asked.area, question=asked.short(item), trait=trait
        ),
        subtitle=text.who_answered.group_subtitle,
        table=pd.DataFrame(
            [
                _row(text.who_answered.all_row, found.all, why, text),
                *(_row(_name(asked, column, one.group), one, why, text) for one in groups),
            ],
            columns=[sentences.sentence_case(trait), *text.who_answered.group_columns],
        ),
        n=text.card.n_answers.format(n=text.numbers.whole(max((r.n for r in results), default=0)))
        if results
        else "",
        note=" ".join(
            [
                text.who_answered.group_note,
                *dict.fromkeys(text.method_note[one.method] for one in results),
            ]
        ),
        doubts=worded(caveats, asked.names, text),
    )
    table_card(card, asked.version, text)


def _trait(asked: Asked, column: str) -> str:
    return asked.text.who_answered.traits.get(column, column)


def _name(asked: Asked, column: str, group: str) -> str:
    if not group:
        return asked.text.who_answered.unknown
    if column == surveyed.RESPONDENTS:
        return sentences.sentence_case(asked.respondents(group))
    return sentences.sentence_case(scale_labels(column, asked.text.code).get(group, group))


def _in_order(column: str, groups: Sequence[GroupShare], text: Text) -> list[GroupShare]:
    """As the scale has them; of an own one by name. Those that nobody knows come last."""
    codes = list(scale_labels(column, text.code))
    return sorted(
        groups,
        key=lambda one: (
            not one.group,
            codes.index(one.group) if one.group in codes else len(codes),
            one.group,
        ),
    )


def _row(name: str, one: GroupShare, why: NotPossible | None, text: Text) -> tuple[str, ...]:
    shares = [_share(share, text) for share in (one.before, one.after)]
    change = one.change if why is None else why
    if not isinstance(change, Estimate):
        return (name, *shares, sentences.sentence_case(sentences.no_answer(change, text)), "")
    ends = (change.value, change.low, change.high)
    value, low, high = (text.numbers.signed_points(end) for end in ends)
    said = text.words.with_interval.format(value=value, low=low, high=high)
    return (name, *shares, said, text.numbers.whole(change.n))


def _share(share: Shown, text: Text) -> str:
    if isinstance(share, Estimate):
        value, low, high = (text.numbers.share(x) for x in (share.value, share.low, share.high))
        return text.words.with_interval.format(value=value, low=low, high=high)
    return text.card.hidden_mark if isinstance(share, Hidden) else text.card.no_value
