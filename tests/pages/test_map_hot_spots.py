"""The page Karta, places that stand out: new, lasting, gone, and what cannot be told."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from analysis.counts import months_by_area
from analysis.dispersion import dispersion as dispersion_of
from analysis.hotspot_map import hot_spot_change
from analysis.results import Reason
from data import engine
from data.store import Store
from pages.shared import on_map
from pages.shared.on_map import MOST_SQUARES, SIZES_M, squares_for
from pages.shared.text.sv import SWEDISH_TEXT
from tests.analysis.pilots import PILOT
from tests.pages.hot_town import Spot, everywhere, heap, incidents_file, load_town
from tests.pages.screen import TEXTS, Screen, open_page, run
from tests.pages.town import EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]
WORDS = SWEDISH_TEXT.hot_spots
AROUND = SWEDISH_TEXT.map.around.format(area="north")
LINK = {"view": "hot-spots"}


def title(screen: Screen) -> str:
    assert not screen.faults
    return next(word for word in screen.words if word.startswith("## ")).removeprefix("## ")


def table(screen: Screen, language: str = "sv") -> list[list[str]]:
    columns = TEXTS[language].hot_spots.columns
    [found] = [t for t in screen.tables if tuple(t.columns)[:4] == columns[:4]]
    return [list(map(str, row)) for row in found.to_numpy()]


def opened(
    folder: Path, before: Sequence[Spot], after: Sequence[Spot], language: str = "sv"
) -> Screen:
    load_town(folder, before, after)
    return open_page("map", language, **LINK)


def sent(language: str = "sv") -> str:
    """All that the browser gets of the map."""
    (drawn,) = [
        node for node in run("map", language, **LINK).main if node.type == "component_instance"
    ]
    given = str(drawn.proto.json_args)
    return re.sub(r"\\+u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), given)


BEFORE = [*everywhere(200, 1), *heap(120, 120, 60), *heap(800, 150, 60)]
AFTER = [*everywhere(100, 2), *heap(120, 120, 30), *heap(500, 800, 40)]


@pytest.mark.parametrize("language", TEXTS)
def test_a_planted_new_place_is_new_one_that_stays_lasts_and_one_that_went_is_gone(
    store_folder: Path, language: str
) -> None:
    text = TEXTS[language]
    screen = opened(store_folder, BEFORE, AFTER, language)
    assert title(screen) == text.hot_spots.title.format(
        around=text.map.around.format(area="north"),
        lasting=text.hot_spots.lasting.format(n=text.numbers.whole(1)),
        new=text.hot_spots.new.format(n=text.numbers.whole(1)),
        gone=text.hot_spots.gone.format(n=text.numbers.whole(1)),
    )
    assert len(title(screen).split()) <= 15
    assert text.hot_spots.said in screen.text
    assert text.hot_spots.series in screen.text
    rows = table(screen, language)
    kinds = {row[1]: row for row in rows}
    assert kinds.keys() == {text.hot_spots.kind[k] for k in ("new", "lasting", "gone")}
    assert all(row[2] == "north" for row in rows)
    new = kinds[text.hot_spots.kind["new"]]
    assert new[0] == f"{text.hot_spots.letter['new']}1"
    assert 40 <= int(new[5]) <= 60  # forty planted in a year, and what chance adds around them


def test_each_kind_has_a_colour_a_pattern_and_a_letter(store_folder: Path) -> None:
    load_town(store_folder, BEFORE, AFTER)
    given = sent()
    for colour, letter in (("#D55E00", "N1"), ("#0072B2", "F2"), ("#222222", "B3")):
        assert colour in given
        assert letter in given
    for kind in ("new", "gone", "lasting"):
        assert f"{WORDS.letter[kind]} = {WORDS.kind[kind]}" in given


@pytest.mark.parametrize("language", TEXTS)
def test_pure_chance_shows_no_place_and_says_so(store_folder: Path, language: str) -> None:
    text = TEXTS[language]
    screen = opened(store_folder, everywhere(300, 3), everywhere(150, 4), language)
    assert title(screen) == text.hot_spots.nothing.format(
        around=text.map.around.format(area="north")
    )
    assert text.hot_spots.said_nothing in screen.text
    assert table(screen, language) == []


def test_a_place_that_may_be_chance_is_neither_new_nor_gone(store_folder: Path) -> None:
    """Fewer incidents everywhere: what stood out can hardly be seen, but that is no change."""
    before = [*everywhere(400, 5), *heap(500, 500, 45)]
    after = [*everywhere(60, 6), *heap(500, 500, 6)]
    screen = opened(store_folder, before, after)
    assert title(screen) == WORDS.only_unclear.format(
        around=AROUND, n=SWEDISH_TEXT.numbers.whole(1)
    )
    assert "Om 1 plats går det inte att avgöra" in screen.text


def test_counts_are_rounded_and_one_to_four_are_hidden_in_page_file_and_map(
    store_folder: Path,
) -> None:
    """Nothing but the heap: 63 before and 3 after, in an empty corner."""
    quiet = [(x, y, n) for x, y, n in everywhere(300, 7) if x > 400 or y > 400]
    screen = opened(store_folder, quiet, [*quiet[:150], *heap(120, 120, 63)])
    [row] = table(screen)
    assert (row[4], row[5]) == ("0", "65")
    more = [*quiet, (130.0, 130.0, 3)]
    screen = opened(store_folder, more, [*quiet[:150], *heap(120, 120, 63)])
    rows = table(screen)
    hidden = SWEDISH_TEXT.card.hidden_mark
    assert all(row[4] == hidden for row in rows)
    for exact in ("63", "1,5"):
        assert all(exact not in row for row in rows)


def test_a_single_premises_does_not_stand_out_on_the_map(store_folder: Path) -> None:
    quiet = [(x, y, n) for x, y, n in everywhere(300, 7) if x > 400 or y > 400]
    screen = opened(store_folder, quiet, [*quiet[:150], (130.0, 130.0, 80)])
    assert WORDS.withheld in screen.text
    assert all("120" not in row[3] for row in table(screen))
    assert "80" not in {cell for row in table(screen) for cell in row}


def test_without_two_periods_what_stands_out_is_told_of_one(store_folder: Path) -> None:
    load_town(store_folder, BEFORE, AFTER, study=False)
    screen = open_page("map", **LINK)
    assert "sticker ut med fler händelser än slumpen ger" in title(screen)
    assert {row[1] for row in table(screen)} == {WORDS.kind["stands_out"]}
    assert len(table(screen)[0]) == 5


@pytest.mark.parametrize("language", TEXTS)
def test_few_incidents_are_refused_in_words(store_folder: Path, language: str) -> None:
    text = TEXTS[language]
    screen = opened(store_folder, everywhere(9, 1), everywhere(40, 2), language)
    assert title(screen) == text.hot_spots.refused_title
    reason = text.map.refused.format(reason=text.reason[Reason.TOO_FEW_POINTS])
    assert reason in screen.words


def test_incidents_without_positions_or_at_centroids_are_refused(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    screen = open_page("map", **LINK)
    assert title(screen) == WORDS.refused_title
    assert any(SWEDISH_TEXT.reason[Reason.NO_POSITIONS] in word for word in screen.words)


def test_a_pile_in_the_middle_of_every_area_is_refused(store_folder: Path) -> None:
    screen = opened(store_folder, [(500.0, 500.0, 4_000)], [(500.0, 500.0, 2_000)])
    assert title(screen) == WORDS.refused_title
    assert any(SWEDISH_TEXT.reason[Reason.CENTROIDS] in word for word in screen.words)


@pytest.mark.parametrize("language", TEXTS)
def test_the_sample_has_lasting_places_and_no_new_ones(sample: Path, language: str) -> None:
    text = TEXTS[language]
    for pilot in ("norra_kungsgatan", "stallbacka"):
        screen = open_page("map", language, pilot=pilot, **LINK)
        assert text.hot_spots.no_new in title(screen)
        assert text.hot_spots.kind["lasting"] in {row[1] for row in table(screen, language)}


def test_how_many_incidents_there_are_does_not_grow_what_the_browser_gets(
    store_folder: Path,
) -> None:
    load_town(store_folder, BEFORE, AFTER)
    few = len(sent())
    load_town(
        store_folder, [(x, y, 9 * n) for x, y, n in BEFORE], [(x, y, 9 * n) for x, y, n in AFTER]
    )
    assert len(sent()) < 1.2 * few
    assert len(sent()) < 100_000


def test_a_city_has_larger_squares_and_never_too_many() -> None:
    town = squares_for((340_010, 6_470_010, 341_910, 6_472_000))
    assert (town.size_m, town.x0 % 250, town.y0 % 250) == (50, 0, 0)
    city = squares_for((300_000, 6_400_000, 380_000, 6_530_000))
    assert city.size_m > 250
    assert city.rows * city.columns <= MOST_SQUARES


@pytest.mark.parametrize("size_m", SIZES_M)
def test_squares_of_every_size_lie_where_the_map_is(size_m: int) -> None:
    """Toronto's had once 100 m, which do not fill 250 m, and lay in another country."""
    side = size_m * (0.98 * MOST_SQUARES) ** 0.5 - 2 * max(size_m, 250)
    west, south = 612_875, 4_829_725
    found = squares_for((west, south, west + side, south + side))
    assert found.size_m == size_m
    step = max(size_m, 250)
    assert (found.x0 % step, found.y0 % step) == (0, 0)
    assert west - step < found.x0 <= west
    assert south - step < found.y0 <= south
    assert west + side <= found.x0 + found.columns * size_m < west + side + 2 * step
    assert south + side <= found.y0 + found.rows * size_m < south + side + 2 * step


def test_what_the_map_shows_around_a_pilot_without_outline_is_not_called_the_pilots(
    store_folder: Path,
) -> None:
    head, *lines = incidents_file(BEFORE, AFTER).splitlines()
    names = ["north", *sorted(PILOT.comparison)]  # known by names alone
    rows = [
        f"{head};Område",
        *(f"{line};{names[at % len(names)]}" for at, line in enumerate(lines)),
    ]
    load(store_folder, incidents="\n".join(rows), study=STUDY)
    for view in ("before", "after", "hot-spots"):
        screen = open_page("map", view=view)
        assert title(screen).startswith(SWEDISH_TEXT.map.around.format(area="north"))
        assert SWEDISH_TEXT.map.follows_plan_around.format(area="north") in screen.words


def test_the_page_allows_for_incidents_that_come_in_series(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `analysis.hotspot_map` needs to know of the months is what Effekt knows of them."""
    asked: list[float] = []

    def hearing(*given: Any, dispersion: float) -> object:  # noqa: ANN401
        asked.append(dispersion)
        return hot_spot_change(*given, dispersion=dispersion)

    monkeypatch.setattr(on_map, "hot_spot_change", hearing)
    st.cache_data.clear()  # another test may have looked at the same map
    screen = open_page("map", **LINK)
    assert not screen.faults
    version = Store(sample).current()
    pilot = version.study().pilots[0]
    counts = engine.month_counts(version, areas=sorted(pilot.areas))
    expected = dispersion_of(months_by_area(counts, pilot.areas, pilot.before))
    assert expected > 1
    assert set(asked) == {expected}
