"""The two placebo tests where nothing has changed: ranks come equally often, intervals hold 1."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chisquare

from analysis.counts import before_after
from analysis.coverage import Coverage
from analysis.dispersion import dispersion
from analysis.placebo import Placebo, placebo_in_space
from analysis.placebo_in_time import BACK, PlaceboInTime, placebo_in_time
from data.study import Period, Pilot
from tests.analysis.panels import as_counts, panel
from tests.analysis.pilots import PILOT

pytestmark = pytest.mark.slow

PANELS, SEED = 200, 20_240_301
ALPHA = 0.01  # so often the test of ranks is wrong, were they drawn with another seed
OTHERS = tuple(f"area{i:02}" for i in range(19))
FIRST, LAST = date(2019, 1, 1), date(2025, 1, 1)
TOWN: Pilot = replace(
    PILOT, comparison=frozenset(OTHERS), after=Period(date(2024, 1, 1), LAST)
)  # before: 2022 and 2023


@dataclass(frozen=True)
class Said:
    """Of each panel the pilot's rank, and which moved starts show a change."""

    ranks: list[int]
    shows: list[dict[int, bool]]


@cache
def said(phi: float, shock: float) -> Said:
    """The pilot's size is drawn as the others' are: nothing sets it apart from them."""
    rng = np.random.default_rng(SEED)
    answers = [_asked(rng, phi, shock) for _ in range(PANELS)]
    return Said([rank for rank, _ in answers], [shows for _, shows in answers])


def _asked(rng: np.random.Generator, phi: float, shock: float) -> tuple[int, dict[int, bool]]:
    rates = rng.uniform(10, 40, 1 + len(OTHERS)).tolist()
    months = panel(rng, rates, months=72, dispersion=phi, shock=shock)
    counts = as_counts(months, [TOWN.area, *OTHERS], str(FIRST))
    areas = before_after(counts, [TOWN.area, *OTHERS], TOWN.before, TOWN.after)
    placed = placebo_in_space(
        areas.pop(TOWN.area), areas, dispersion=dispersion(pd.DataFrame(months[36:60]))
    )
    moved = placebo_in_time(counts, TOWN, Coverage(whole=(FIRST, LAST)))
    assert isinstance(placed, Placebo)
    assert isinstance(moved, PlaceboInTime)
    return placed.rank, {one.back: one.shows_change for one in moved.starts}


settings = pytest.mark.parametrize(("phi", "shock"), [(1.0, 0.0), (1.5, 0.1), (1.2, 0.2)])


@settings
def test_every_rank_in_space_comes_equally_often_where_nothing_has_changed(
    phi: float, shock: float
) -> None:
    """p is rank / 20, so its law is the uniform one on 20 values: chi2 against ten of each."""
    often = np.bincount(said(phi, shock).ranks, minlength=22)[1:]
    assert often[20:].sum() == 0
    assert chisquare(often[:20]).pvalue > ALPHA


@settings
@pytest.mark.parametrize("level", [0.05, 0.10, 0.25, 0.50])
def test_p_in_space_is_below_a_level_about_as_often_as_the_level_says(
    phi: float, shock: float, level: float
) -> None:
    below = np.mean([rank / 20 <= level for rank in said(phi, shock).ranks])
    assert below == pytest.approx(level, abs=3 * np.sqrt(level * (1 - level) / PANELS))


@settings
@pytest.mark.parametrize("back", BACK)
def test_intervals_of_moved_starts_hold_no_change_in_about_95_of_100_panels(
    phi: float, shock: float, back: int
) -> None:
    hold = 1 - np.mean([shows[back] for shows in said(phi, shock).shows])
    assert 0.90 <= hold <= 1


@settings
def test_some_moved_start_shows_a_change_in_about_one_panel_of_ten(
    phi: float, shock: float
) -> None:
    """What the note under the figure says of three tries."""
    some = np.mean([any(shows.values()) for shows in said(phi, shock).shows])
    assert 0.02 <= some <= 0.15


def test_over_all_panels_the_intervals_hold_no_change_as_often_as_they_say() -> None:
    shows = [
        one
        for phi, shock in ((1.0, 0.0), (1.5, 0.1), (1.2, 0.2))
        for panel_ in said(phi, shock).shows
        for one in panel_.values()
    ]
    assert 1 - np.mean(shows) == pytest.approx(0.955, abs=0.02)
