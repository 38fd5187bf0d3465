"""What speaks against the answer: the same list travels with every figure."""

import streamlit as st

from analysis.doubts import Check, Standing, weakening
from pages.effect.asked import Asked
from pages.shared.cards import worded
from pages.shared.explained import headed
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences

UNTOLD = (Standing.UNCLEAR, Standing.UNKNOWN)


def against(asked: Asked) -> None:
    """Those that weaken the answer with what to do, those that do not, those nobody can tell."""
    text, checks = asked.text, asked.checks
    headed(f"## {text.effect.doubts_heading}", text)
    weak = weakening(checks)
    count, whole = text.numbers.whole(len(weak)), text.numbers.whole(len(checks))
    st.markdown(
        text.judgement.doubts_lead.format(count=count, all=whole)
        if weak
        else text.judgement.doubts_none.format(all=whole)
    )
    lines = [
        f"- **{escaped(doubt.name)}.** {escaped(doubt.said)} "
        f"*{escaped(text.judgement.advice.format(advice=text.doubt_advice[caveat.doubt]))}*"
        for caveat, doubt in zip(weak, worded(weak, asked.names, text), strict=True)
    ]
    st.markdown("\n".join(lines))
    other_way = tuple(c.caveat for c in checks if c.standing is Standing.OTHER_WAY)
    if other_way:
        said = [f"- {escaped(d.said)}" for d in worded(other_way, asked.names, text)]
        st.markdown("\n".join([text.judgement.doubts_other_way, "", *said]))
    if fine := _names(checks, Standing.FINE, text):
        st.markdown(text.judgement.doubts_fine.format(names=fine))
    if lines := [_untold(check, text) for check in checks if check.standing in UNTOLD]:
        st.markdown("\n".join([text.judgement.doubts_unknown, "", *lines]))


def _untold(check: Check, text: Text) -> str:
    """What stands in the way of knowing whether this weakens the answer."""
    said = text.doubt_unclear if check.standing is Standing.UNCLEAR else text.doubt_unknown
    why = said.get(check.doubt, "")
    if check.reason is not None:
        size = text.numbers.whole(check.size)
        why = sentences.sentence_case(text.reason[check.reason].format(size=size))
    return f"- **{text.doubt_name[check.doubt]}.** {why}"


def _names(checks: tuple[Check, ...], standing: Standing, text: Text) -> str:
    names = [text.doubt_name[check.doubt] for check in checks if check.standing is standing]
    return ", ".join(sentences.inside(name) for name in names)
