"""The selection in words, and what the cards of the page share."""

from dataclasses import dataclass

import pandas as pd

from data.counting.summaries import Catalogue
from data.study import Period
from pages.shared.session import Selection
from pages.shared.text import Text, sentences
from pages.shared.text.groups import area_names, counting_name


@dataclass(frozen=True, slots=True)
class Place:
    """The selection in words."""

    areas: str
    groups: str
    period: str


def place_named(selection: Selection, known: Catalogue, text: Text) -> Place:
    return Place(
        areas=area_names(selection.areas, dict(known.areas), text)
        if selection.areas
        else sentences.inside(text.frame.everywhere),
        groups=counting_name(selection.counted, text),
        period=text.numbers.period(selection.period),
    )


def whole(count: int | None, text: Text) -> str:
    return text.card.hidden_mark if count is None else text.numbers.whole(count)


def month_table(shown: "pd.Series[int]", column: str, text: Text) -> pd.DataFrame:
    numbers = [text.card.hidden_mark if pd.isna(v) else text.numbers.whole(v) for v in shown]
    months = [text.numbers.month(month) for month in shown.index]
    return pd.DataFrame({text.trends.month_column: months, column: numbers})


def notes(shown: "pd.Series[int]", period: Period, known: Catalogue, text: Text) -> str:
    """What is hidden, and which months may still change."""
    preliminary = known.preliminary_from is not None and known.preliminary_from < period.end
    said = [text.card.hidden_note] if shown.isna().any() else []
    if preliminary:
        said += [text.card.preliminary_note, sentences.preliminary(known.preliminary, text)]
    return " ".join(said)
