"""The latest figure of what a problem names as its indicator, where the product knows it."""

from dataclasses import dataclass, replace

from analysis.results import Estimate, Hidden, NotPossible, Reason
from analysis.safety import WaveShare, Where
from analysis.survey.disclosure import withheld
from data.codebook import group_names
from data.intake import Kind
from data.kinds.items import item_scales
from data.study import Direction, Outcome
from pages.process.asked import Asked
from pages.process.indicators import indicators
from pages.shared import cached, followed
from pages.shared.indicators import FILES
from pages.shared.said import said
from pages.shared.text import Text, sentences
from pages.shared.text.groups import group_name


@dataclass(frozen=True, slots=True)
class Latest:
    """What the indicator is called, and what it said last, or why nothing is said."""

    name: str
    said: str


def latest(asked: Asked, indicator: str) -> Latest:
    """Of an indicator, an offence group or a survey item; of other words there is no figure."""
    text, code = asked.text, indicator.strip()
    name = indicator_name(asked, code)
    if code in FILES:
        return Latest(name, said(indicators(asked)[code].value, text, _whole(text, code)))
    if code in cached.items(asked.version):
        return Latest(name, _share(asked, code))
    if code in group_names(text.code):
        return Latest(name, _incidents(asked, code))
    return Latest(name or code, text.chain.no_figure)


def indicator_name(asked: Asked, code: str) -> str:
    """What the product calls it; "" for words of a file that it does not know."""
    text, bank = asked.text, cached.items(asked.version)
    if code in FILES:
        return text.chain.coded.format(name=text.indicators.name[code], code=code)
    if code in item_scales():
        name = sentences.sentence_case(bank.texts(text.code)[code][0])
        return text.chain.coded.format(name=name, code=code)
    if code in bank:
        return code  # the user's own question: its words are of a file
    if code in group_names(text.code):
        return group_name(code, text.code)
    return ""


def _whole(text: Text, code: str) -> str:
    return text.indicators.whole.get(code, "")


def _incidents(asked: Asked, group: str) -> str:
    """The last twelve settled months of the data, and the twelve before them."""
    text, found = asked.text, followed.incidents(asked.version, asked.area, group)
    if isinstance(found, NotPossible):
        return sentences.no_answer(found, text)
    told = text.chain.incidents.format(
        period=text.numbers.period(found.window),
        now=sentences.count(found.after, text),
        before=sentences.count(found.before, text),
    )
    open_ = found.signal is False and found.difference
    return text.chain.by_chance.format(told=told) if open_ else told


def share_of(asked: Asked, item: str) -> Estimate | Hidden | NotPossible | None:
    """Of the last wave that asked it in the area; None where nobody asked, or without a plan."""
    last = _last_wave(asked, item)
    return last.share if last else None


def _share(asked: Asked, item: str) -> str:
    text, last = asked.text, _last_wave(asked, item)
    if Kind.SURVEY not in asked.version.parts:
        return text.chain.not_loaded
    if asked.pilot is None:
        return text.chain.no_plan
    if last is None:
        return text.chain.not_asked
    share = sentences.with_interval(last.share, text)
    if not isinstance(last.share, Estimate):
        return share
    return text.chain.share.format(wave=last.wave, share=share, n=text.numbers.whole(last.share.n))


def _last_wave(asked: Asked, item: str) -> WaveShare | None:
    """All who answered in the pilot area, whatever group."""
    if Kind.SURVEY not in asked.version.parts or asked.pilot is None:
        return None
    outcome = Outcome(name="", item=item, direction=Direction.DECREASE, smallest_change=-0.05)
    found = cached.safety(asked.version, asked.pilot, outcome)
    if isinstance(found, NotPossible):
        return None
    waves = [wave for wave in found.waves if wave.where is Where.PILOT]
    asked_in = [wave for wave in waves if not isinstance(wave.share, NotPossible)]
    if not asked_in:
        return None
    reason = _group_given_away(asked, item, asked_in[-1].wave)
    return replace(asked_in[-1], share=Hidden(reason)) if reason else asked_in[-1]


def _group_given_away(asked: Asked, item: str, wave: str) -> Reason | None:
    """A group that the page Trygghet hides is all less the groups that it shows."""
    scale = cached.items(asked.version).scale(item)
    rows = cached.responses(asked.version, (scale.asked_as,))
    here = (rows["wave"] == wave) & (rows["area_id"] == asked.area)
    valid = rows[here & rows["answer"].isin(scale.valid)]
    groups = [
        (int(part["answer"].isin(scale.counted).sum()), len(part))
        for _, part in valid.groupby("respondent_group")
    ]
    reasons = [withheld(scale, group) for group in groups] if len(groups) > 1 else []
    return next((reason for reason in reasons if reason), None)
