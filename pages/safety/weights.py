"""What could those who did not answer change, and what do weights change?"""

import pandas as pd
import streamlit as st

from analysis.results import Comparison, Estimate, Hidden, NotPossible, Reason
from analysis.survey.response import Bounded, Bounds, WorstCases
from analysis.weighted_shares import WeightedShare
from data.intake import Kind
from pages.safety.asked import Asked
from pages.shared import surveyed
from pages.shared.cards import Card, worded
from pages.shared.components import refusal, table_card
from pages.shared.markup import escaped
from pages.shared.surveyed import Weighed
from pages.shared.text import Text, sentences

Shown = WeightedShare | Hidden | NotPossible


def draw(asked: Asked) -> None:
    text = asked.text
    if asked.pilot is None:
        refusal(NotPossible(Reason.NO_STUDY), text, text.safety.not_judged)
        return
    st.markdown(f"## {text.who_answered.worst_heading}")
    _worst(asked)
    st.markdown(f"## {text.who_answered.weights_heading}")
    _weighed(asked)


def _worst(asked: Asked) -> None:
    """The share, had all who did not answer said no, or yes."""
    assert asked.pilot is not None
    text = asked.text
    found = surveyed.worst(asked.version, asked.pilot)
    if not found:
        st.info(text.safety.no_outcome.format(area=escaped(asked.area)), icon=":material/help:")
        return
    st.markdown(escaped(text.who_answered.worst_lead))
    for (item, group), one in found.items():
        st.markdown(f"- {escaped(_bounds_said(asked, item, group, one.after))}")
    card = Card(
        kinds=(Kind.SURVEY, Kind.WAVES),
        id="trygghet-bortfall",
        about=asked.pilot.area,
        title=text.who_answered.worst_title.format(area=asked.area),
        subtitle=text.who_answered.worst_subtitle,
        table=pd.DataFrame(
            [_worst_row(asked, item, group, one) for (item, group), one in found.items()],
            columns=list(text.who_answered.worst_columns),
        ),
        n="",
        note=text.who_answered.worst_note,
    )
    table_card(card, asked.version, text)


def _bounds_said(asked: Asked, item: str, group: str, after: Bounded) -> str:
    text = asked.text
    slots = {
        "question": asked.short(item),
        "respondents": sentences.sentence_case(asked.respondents(group)),
    }
    if not isinstance(after, Bounds):
        reason = sentences.no_answer(after, text)
        return text.who_answered.worst_not.format(reason=reason, **slots)
    low, high = (text.numbers.share(end) for end in (after.low, after.high))
    return text.who_answered.worst_said.format(low=low, high=high, **slots)


def _worst_row(asked: Asked, item: str, group: str, one: WorstCases) -> tuple[str, ...]:
    text = asked.text
    return (
        sentences.sentence_case(asked.short(item)),
        sentences.sentence_case(asked.respondents(group)),
        *(_bounds(share, text) for share in (one.before, one.after)),
        *(_bounds(change, text, signed=True) for change in (one.pilot_change, one.difference)),
    )


def _bounds(bounds: Bounded, text: Text, *, signed: bool = False) -> str:
    if not isinstance(bounds, Bounds):
        return sentences.sentence_case(sentences.no_answer(bounds, text))
    written = text.numbers.signed_points if signed else text.numbers.share
    words = text.who_answered.points_span if signed else text.who_answered.span
    return words.format(low=written(bounds.low), high=written(bounds.high))


def _weighed(asked: Asked) -> None:
    """The unweighted share beside the weighted, each with how many answers it is worth."""
    assert asked.pilot is not None
    text = asked.text
    found = surveyed.weighed(asked.version, asked.pilot)
    if not found:
        st.info(text.who_answered.no_weights, icon=":material/help:")
        return
    for one in found:
        if said := _said(asked, one):
            st.markdown(f"- {escaped(said)}")
    results = [
        share
        for one in found
        for share in (one.change.before, one.change.after)
        if isinstance(share, WeightedShare)
    ]
    changes = [
        one.change.difference for one in found if isinstance(one.change.difference, Comparison)
    ]
    card = Card(
        kinds=(Kind.SURVEY, Kind.POPULATION),
        id="trygghet-vikter",
        about=asked.pilot.area,
        title=text.who_answered.weights_title.format(area=asked.area),
        subtitle=text.who_answered.weights_subtitle,
        table=pd.DataFrame(
            [_row(asked, one) for one in found], columns=list(text.who_answered.weights_columns)
        ),
        n=text.card.n_answers.format(n=text.numbers.whole(max((r.n for r in results), default=0))),
        note=" ".join(
            dict.fromkeys(
                [
                    *(text.method_note[one.method] for one in (*results, *changes)),
                    text.who_answered.weights_note,
                ]
            )
        ),
        doubts=worded((c for one in results for c in one.caveats), asked.names, text),
    )
    table_card(card, asked.version, text)


def _said(asked: Asked, one: Weighed) -> str:
    """How much weighting moves the latest share, and what was left out or put together."""
    text, after = asked.text, one.change.after
    if not isinstance(after, WeightedShare):
        return ""
    said = text.who_answered.weights_said.format(
        question=asked.short(one.item),
        respondents=sentences.sentence_case(asked.respondents(one.respondents)),
        by=_by(asked, one),
        unweighted=text.numbers.share(after.unweighted, 1),
        weighted=text.numbers.share(after.value, 1),
        n=text.numbers.whole(after.n),
        effective=text.numbers.whole(after.n_effective),
    )
    parts = [said]
    if one.change.left_out:
        share = text.numbers.share(one.change.left_out, 1)
        parts.append(text.who_answered.left_out.format(share=share))
    if one.change.merged:
        n = text.numbers.whole(len(one.change.merged))
        parts.append(text.who_answered.merged.format(n=n))
    return " ".join(parts)


def _by(asked: Asked, one: Weighed) -> str:
    """'enkätens egna vikter', or 'bransch och antal anställda'."""
    text = asked.text
    if not one.by:
        return text.who_answered.own_weights
    names = [text.who_answered.traits.get(column, column) for column in one.by]
    return text.who_answered.population.format(traits=", ".join(names))


def _row(asked: Asked, one: Weighed) -> tuple[str, ...]:
    text = asked.text
    change = one.change.difference
    if isinstance(change, Comparison):
        ends = (change.value, change.low, change.high)
        value, low, high = (text.numbers.signed_points(end) for end in ends)
        difference = text.words.with_interval.format(value=value, low=low, high=high)
    else:
        difference = sentences.sentence_case(sentences.no_answer(change, text))
    return (
        sentences.sentence_case(asked.short(one.item)),
        sentences.sentence_case(_by(asked, one)),
        *(_both(share, text) for share in (one.change.before, one.change.after)),
        *(
            _both(share, text)
            for share in (one.change.comparison_before, one.change.comparison_after)
        ),
        difference,
    )


def _both(share: Shown, text: Text) -> str:
    """Unweighted, weighted with its interval, and the effective number of answers."""
    if not isinstance(share, Estimate):
        return sentences.sentence_case(sentences.no_answer(share, text))
    return text.who_answered.both.format(
        unweighted=text.numbers.share(share.unweighted, 1),
        weighted=text.numbers.share(share.value, 1),
        low=text.numbers.share(share.low, 1),
        high=text.numbers.share(share.high, 1),
        effective=text.numbers.whole(share.n_effective),
    )
