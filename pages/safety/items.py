"""Which questions were answered otherwise, and by whom?"""

from collections.abc import Sequence
from itertools import groupby

import pandas as pd
import streamlit as st

from analysis.results import Caveat, Comparison, Doubt, Estimate, Hidden, NotPossible, Reason
from analysis.safety import ItemShare
from analysis.survey.item_changes import ItemChange
from data.intake import Kind
from pages.safety import whole_scale
from pages.safety.asked import Asked
from pages.safety.parts import Part
from pages.shared import cached, session, surveyed
from pages.shared.cards import Card, worded
from pages.shared.charts.changes import Change, changes
from pages.shared.components import figure_card, refusal, table_card
from pages.shared.markup import escaped
from pages.shared.text import sentences

Shown = Estimate | Hidden | NotPossible
OF_FEW = (Doubt.FEW_ANSWERS, Doubt.ANSWERS_CHANCE_ONLY)  # the fewer, the more doubt
SHARES, SCALE = "shares", "scale"
NAMED = 12  # questions that nobody described


def draw(asked: Asked) -> None:
    text = asked.text
    if asked.pilot is None:
        refusal(NotPossible(Reason.NO_STUDY), text, text.safety.not_judged)
        all_items(asked)
        return
    found = surveyed.changes(asked.version, asked.pilot)
    answered = [one for one in found if isinstance(one.difference, Comparison)]
    groups = list(dict.fromkeys(one.respondents for one in (*answered, *found)))
    if not groups:
        refusal(NotPossible(Reason.NO_ANSWERS), text)
        return
    group = _group(asked, groups)
    st.header(text.safety.parts[Part.ITEMS])
    sight = session.draw_part(
        session.SAFETY_SIGHT, text.item_changes.sight, lambda text: text.item_changes.sights
    )
    if sight == SCALE:
        whole_scale.draw(asked, group)
    else:
        _shares(asked, group, [one for one in found if one.respondents == group])
    all_items(asked)


def _group(asked: Asked, groups: Sequence[str]) -> str:
    """Whose answers. In the link everybody has a name, too."""
    if len(groups) == 1:
        return groups[0]
    everyone = "all"
    named = {group or everyone: escaped(asked.respondents(group)) for group in groups}
    chosen = session.draw_part(session.SAFETY_GROUP, asked.text.item_changes.group, lambda _: named)
    return "" if chosen == everyone else chosen


def _shares(asked: Asked, group: str, found: Sequence[ItemChange]) -> None:
    text = asked.text
    compared = [one for one in found if isinstance(one.difference, Comparison)]
    if compared:
        st.markdown(escaped(_finding(asked, group, compared)))
        _card(asked, group, found, compared)
    for line in _not_compared(asked, found):
        st.markdown(f"- {escaped(line)}")
    if not compared:
        st.info(text.item_changes.nothing, icon=":material/help:")


def _finding(asked: Asked, group: str, compared: Sequence[ItemChange]) -> str:
    """How many of the questions changed, and which."""
    text, whole = asked.text, asked.text.numbers.whole
    sure = [one for one in compared if one.is_marked]
    words = text.item_changes.some if sure else text.item_changes.none
    return words.format(
        area=asked.area,
        n=whole(len(compared)),
        sure=whole(len(sure)),
        respondents=asked.respondents(group),
        items="; ".join(asked.short(one.item) for one in sure),
    )


def _card(
    asked: Asked, group: str, found: Sequence[ItemChange], compared: Sequence[ItemChange]
) -> None:
    text = asked.text
    rows = {
        declared: sorted(
            (one for one in compared if one.declared is declared), key=lambda one: _value(one)
        )
        for declared in (True, False)
    }
    sure = sum(one.is_marked for one in compared)
    card = Card(
        kinds=(Kind.SURVEY,),
        id=f"trygghet-fragor-{group or 'alla'}",
        about=asked.pilot.area if asked.pilot else "",
        title=text.item_changes.title.format(
            area=asked.area,
            sure=text.numbers.whole(sure),
            n=text.numbers.whole(len(compared)),
        ),
        subtitle=text.item_changes.subtitle.format(respondents=asked.respondents(group)),
        table=pd.DataFrame(
            [_row(asked, one) for one in [*rows[True], *rows[False], *_rest(found)]],
            columns=list(text.item_changes.columns),
        ),
        n=text.card.n_answers.format(n=text.numbers.whole(max(_n(one) for one in compared))),
        note=_note(asked, compared),
        doubts=worded(_caveats(compared), asked.names, text),
    )
    headings = (text.item_changes.declared, text.item_changes.explored)
    figure = changes(
        [
            (heading, [_change(asked, one) for one in part])
            for heading, part in zip(headings, rows.values(), strict=True)
            if part
        ],
        text,
        axis=text.item_changes.axis,
        no_difference=text.item_changes.no_difference,
        fictive=asked.version.fictive,
    )
    figure_card(card, figure, asked.version, text)


def _caveats(compared: Sequence[ItemChange]) -> list[Caveat]:
    """What speaks against the changes: each doubt once, where it weighs most."""
    worst: dict[Doubt, Caveat] = {}
    for one in compared:
        assert isinstance(one.difference, Comparison)
        for caveat in one.difference.caveats:
            known = worst.setdefault(caveat.doubt, caveat)
            worst[caveat.doubt] = (min if caveat.doubt in OF_FEW else max)(
                known, caveat, key=lambda each: each.size
            )
    return list(worst.values())


def _rest(found: Sequence[ItemChange]) -> list[ItemChange]:
    return [one for one in found if not isinstance(one.difference, Comparison)]


def _change(asked: Asked, one: ItemChange) -> Change:
    assert isinstance(one.difference, Comparison)
    return Change(
        sentences.sentence_case(asked.short(one.item)),
        one.difference,
        _signed(asked, one.difference),
        one.is_marked,
    )


def _signed(asked: Asked, result: Estimate) -> str:
    """The change and its interval, in percentage points without the words."""
    ends = (result.value, result.low, result.high)
    value, low, high = (asked.text.numbers.signed_points(end) for end in ends)
    return asked.text.words.with_interval.format(value=value, low=low, high=high)


def _row(asked: Asked, one: ItemChange) -> tuple[str, ...]:
    """Everything that is known of a question."""
    text = asked.text
    shares = (one.before, one.after, one.comparison_before, one.comparison_after)
    shown = [_share(asked, share) for share in shares]
    name = sentences.sentence_case(asked.short(one.item))
    if not isinstance(one.difference, Comparison):
        reason = sentences.sentence_case(sentences.no_answer(one.difference, text))
        return (name, *shown, reason, *[text.card.no_value] * 3)
    who = text.item_changes.same if one.paired else text.item_changes.others
    return (
        name,
        *shown,
        _signed(asked, one.difference),
        _tested(asked, one),
        who,
        text.numbers.whole(one.difference.n),
    )


def _share(asked: Asked, share: Shown) -> str:
    if isinstance(share, Estimate):
        return asked.text.numbers.share(share.value, 1)
    card = asked.text.card
    return card.hidden_mark if isinstance(share, Hidden) else card.no_value


def _tested(asked: Asked, one: ItemChange) -> str:
    text = asked.text
    if not isinstance(one.p_adjusted, float):
        return text.card.no_value
    words = text.item_changes.holds if one.is_marked else text.item_changes.fails
    method = text.item_changes.holm if one.declared else text.item_changes.fdr
    return words.format(method=method, p=sentences.p_value(one.p_adjusted, text))


def _note(asked: Asked, compared: Sequence[ItemChange]) -> str:
    """How the changes were reckoned, and that many were looked at."""
    text = asked.text
    methods = dict.fromkeys(
        text.method_note[one.difference.method]
        for one in compared
        if isinstance(one.difference, Comparison)
    )
    again = text.item_changes.paired_note if any(one.paired for one in compared) else ""
    return " ".join(filter(None, [*methods, again, text.item_changes.note]))


def _not_compared(asked: Asked, found: Sequence[ItemChange]) -> list[str]:
    """Why some questions have no answer, those with one reason together."""
    text, rest = asked.text, []
    for one in _rest(found):
        assert isinstance(one.difference, NotPossible | Hidden)
        rest.append((sentences.no_answer(one.difference, text), asked.short(one.item)))
    return [
        text.item_changes.without.format(items="; ".join(item for _, item in part), reason=reason)
        for reason, part in groupby(sorted(rest), key=lambda pair: pair[0])
    ]


def _value(one: ItemChange) -> float:
    return one.difference.value if isinstance(one.difference, Comparison) else 0.0


def _n(one: ItemChange) -> int:
    return one.difference.n if isinstance(one.difference, Comparison) else 0


def all_items(asked: Asked) -> None:
    """Every question that was asked whom, and the share of each where we know its scale."""
    text, shares = asked.text, cached.item_shares(asked.version)
    undescribed(asked)
    if not shares:
        return
    n = sum(one.share.n for one in shares if isinstance(one.share, Estimate))
    card = Card(
        kinds=(Kind.SURVEY,),
        id="trygghet-alla-fragor",
        title=text.safety.all_items_heading,
        subtitle=text.safety.unlinked_heading,
        table=pd.DataFrame(
            [_item_row(asked, one) for one in shares], columns=list(text.safety.item_columns)
        ),
        n=text.card.n_answers.format(n=text.numbers.whole(n)),
        note="",
    )
    table_card(card, asked.version, text)


def undescribed(asked: Asked) -> bool:
    """Name the questions that nobody described, and what to do about it. Are there any?"""
    text, unknown = asked.text, surveyed.undescribed(asked.version)
    if not unknown:
        return False
    named = ", ".join(unknown[:NAMED]) + (", …" if len(unknown) > NAMED else "")
    said = text.item_changes.undescribed.format(n=text.numbers.whole(len(unknown)), items=named)
    st.info(escaped(said), icon=":material/help:")
    return True


def _item_row(asked: Asked, one: ItemShare) -> tuple[str, ...]:
    text = asked.text
    name = sentences.sentence_case(asked.short(one.item))
    respondents = asked.respondents(one.respondents)
    if not isinstance(one.share, Estimate):
        return (name, respondents, one.wave, *[text.card.hidden_mark] * 4)
    shares = (one.share.value, one.share.low, one.share.high)
    said = [text.numbers.share(share) for share in shares]
    return (name, respondents, one.wave, *said, text.numbers.whole(one.share.n))
