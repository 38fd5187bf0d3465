"""What a view of the map gives: picture, sentence and table with the same content."""

from dataclasses import dataclass

import pandas as pd

from analysis.results import Hidden, NotPossible
from analysis.told import Told
from pages.shared.maps.drawn import DrawnSurface, Layer
from pages.shared.session import View

FIGURES = {
    View.BEFORE: "karta-fore",
    View.AFTER: "karta-efter",
    View.DIFFERENCE: "karta-skillnad",
    View.RELATIVE: "karta-procent",
    View.SIDE_BY_SIDE: "karta-sida-vid-sida",
    View.QUARTERS: "karta-kvartal",
    View.HOT_SPOTS: "karta-heta-platser",
    View.STREETS: "karta-gator",
    View.EXACT: "karta-exakta-rutor",
}
ONE_PERIOD = "karta-perioden"


@dataclass(frozen=True, slots=True)
class Half:
    """One of two maps beside each other; without a surface only the areas are on it."""

    heading: str
    surface: DrawnSurface | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """
    `title` is the finding, at most 15 words, `subtitle` measure, offences and period. `said` are
    sentences of what the picture shows. What is `refused` has no picture but its reason.
    """

    id: str
    title: str
    subtitle: str
    table: pd.DataFrame
    n: str
    note: str
    said: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    refused: NotPossible | Hidden | None = None
    surface: DrawnSurface | None = None
    pair: tuple[Half, Half] | None = None  # in place of one surface: left and right
    layers: tuple[Layer, ...] = ()
    exact: bool = False  # for analysts only: no file is made of it
