"""Streets, squares, an index and the hours of a week: two filters do not leave together."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.store import Store
from data.study import Counting, Period
from pages.shared import cached, gate, session
from pages.shared.cards import Card
from pages.shared.opened import opened
from pages.shared.told import of_hours, of_squares

CHECKS = tuple((str(check), "true") for check in session.Check)


@pytest.fixture(scope="module")
def home(sample_store: Path) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(sample_store))
        yield sample_store


@pytest.mark.parametrize(
    ("page", "view", "card"),
    [
        ("karta", "streets", "karta-gator"),
        ("trender", "", "trender-index"),
        ("trender", "", "trender-vecka"),
    ],
)
def test_all_less_all_groups_but_a_rare_one_does_not_leave(
    page: str, view: str, card: str, home: Path
) -> None:
    """Robberies that nobody lists: each of two files is harmless alone."""
    store = Store(home)
    version = store.current()
    groups = [group for group, _ in cached.catalogue(version).groups]
    few = [group for group in groups if group != "robbery"]
    period = (("from", "2026-06"), ("to", "2026-07")) if page == "trender" else ()
    found = [
        figure.card
        for chosen in (groups, few)
        for figure in opened(
            page, (*(("groups", g) for g in chosen), ("view", view), *period), "sv"
        )
        if figure.card.id == card
    ]
    assert gate.staying(found, version, store) == (None, gate.Why.WORKED_OUT)


def test_nor_do_two_maps_whose_squares_differ_by_few(home: Path) -> None:
    store = Store(home)
    periods = (
        Period(date(2022, 3, 1), date(2024, 3, 1)),
        Period(date(2024, 9, 1), date(2026, 9, 1)),
    )
    whole = of_squares(None, Counting(()), periods, (50, 40), (True, True))
    part = of_squares(None, Counting(("theft",)), periods, (47, 40), (True, True))
    assert [one.count for one in (*whole, *part)] == [50, 40, 47, 40]
    table = pd.DataFrame({"Andel": ["79 %"]})
    cards = [
        Card(id="a", title="", subtitle="", table=table, n="", note="", told=told)
        for told in (whole, part)
    ]
    assert gate.staying(cards, store.current(), store) == (None, gate.Why.WORKED_OUT)
    assert not of_squares(None, Counting(()), periods, (50, 40), (False, False))


def test_each_cell_of_a_week_is_told_and_what_is_hidden_is_not(home: Path) -> None:
    week = pd.DataFrame([[30, pd.NA], [20, 0]], columns=[0, 12], dtype="Int64")
    period = Period(date(2024, 1, 1), date(2025, 1, 1))
    told = of_hours(["north"], Counting(()), period, week)
    assert [(one.count, set(one.parts)) for one in told] == [
        (30, {"0 0"}), (20, {"1 0"}), (0, {"1 12"}),
    ]  # fmt: skip
    cards = [figure.card for figure in opened("effekt", CHECKS, "sv")]
    (hours,) = (card for card in cards if card.id == "effekt-tider")
    assert all(one.count == 0 or one.count >= 5 for one in hours.told)
    assert len(hours.told) > 50
