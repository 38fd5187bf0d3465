"""How long does a measure take, those that still wait included? P12."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from analysis.process.indicator import Also, By, Indicator, Part
from analysis.process.survival import DoneCurve, done_curve
from analysis.results import Estimate, NotPossible
from pages.process.asked import Asked
from pages.process.measures_done.card import CITY, PRIVATE, card_of
from pages.process.refused import refused
from pages.shared import said
from pages.shared.charts.survival import Group, share_done
from pages.shared.components import figure_card
from pages.shared.markup import escaped
from pages.shared.named import namer
from pages.shared.text import sentences

FOLLOWED = (0, 30, 90, 180, 365, 730)  # days that the table tells of


def draw(asked: Asked, found: Indicator, every: pd.DataFrame) -> None:
    if isinstance(found.value, NotPossible) and every.empty:
        refused(asked, found)
        return
    text = asked.text
    parts = (_whole(found), *_apart(found))
    st.markdown("\n".join(f"- {_in_words(asked, found, part)}" for part in parts))
    each = {owner: every[every["owner_type"] == owner] for owner in (CITY, PRIVATE)} | {"": every}
    curves = {owner: done_curve(own) for owner, own in each.items()}
    named = [
        Group(_owner(asked, owner), curve)
        for owner, curve in curves.items()
        if isinstance(curve, DoneCurve)
    ]
    if not named:
        return
    title = (
        text.measures_done.time_title.format(days=text.numbers.whole(found.value.value))
        if isinstance(found.value, Estimate)
        else text.measures_done.time_title_unclear.format(
            n=text.numbers.whole(every["is_done"].sum())
        )
    )
    card = card_of(asked, found, title, _followed(asked, named), text.measures_done.time_note)
    figure_card(card, share_done(named, text, fictive=asked.version.fictive), asked.version, text)


def _owner(asked: Asked, owner: str) -> str:
    text = asked.text
    return namer(text)("owner", owner) if owner else text.indicators.everybody


def _whole(found: Indicator) -> Part:
    """All together, told as a part is."""
    return Part(by=By.OWNER, name="", value=found.value)


def _apart(found: Indicator) -> list[Part]:
    return [part for part in found.parts if part.name in (CITY, PRIVATE)]


def _in_words(asked: Asked, found: Indicator, part: Part) -> str:
    """Half are done within so many days, nine in ten within so many."""
    text = asked.text
    who = text.measures_done.whose[part.name]
    if isinstance(part.value, NotPossible):
        why = sentences.no_answer(part.value, text)
        return escaped(text.measures_done.half_unclear.format(who=who, reason=why))
    half = text.measures_done.half.format(who=who, days=escaped(said.said(part.value, text)))
    where = (By.OWNER, part.name) if part.name else (None, "")
    nine = next(
        one.value
        for one in found.beside
        if one.what is Also.NINE_IN_TEN and (one.by, one.name) == where
    )
    if isinstance(nine, NotPossible):
        why = sentences.no_answer(nine, text)
        return f"{half} {escaped(text.measures_done.nine_unclear.format(reason=why))}"
    days = escaped(said.said(nine, text))
    return f"{half} {text.measures_done.nine.format(days=days)}"


def _followed(asked: Asked, groups: list[Group]) -> pd.DataFrame:
    """Share done, and how many are still followed, by some days."""
    text = asked.text
    last = max(group.curve.lasted[-1] for group in groups)
    columns = [
        words.format(who=group.name)
        for group in groups
        for words in (text.measures_done.done, text.measures_done.followed)
    ]
    rows = [
        (
            text.numbers.whole(day),
            *(cell for group in groups for cell in _by_day(asked, group.curve, day)),
        )
        for day in FOLLOWED
        if day <= last
    ]
    return pd.DataFrame(rows, columns=[text.measures_done.day, *columns])


def _by_day(asked: Asked, curve: DoneCurve, day: int) -> Iterator[str]:
    text, share = asked.text, curve.share_by(day)
    yield text.card.no_value if share is None else text.numbers.share(share)
    yield text.numbers.whole(curve.followed(day))
