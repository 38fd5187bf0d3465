"""Trender: the index to the time before the start, beside other areas."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pages.shared.text.sv import SWEDISH_TEXT
from tests.analysis.pilots import PILOT
from tests.pages.screen import TEXTS, Chart, Screen, open_page
from tests.pages.town import AREAS, EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]


def chart(screen: Screen) -> Chart:
    words = [text.indexed.axis for text in TEXTS.values()]
    return next(c for c in screen.charts if any(word in str(c.spec["layout"]) for word in words))


def town(folder: Path, *, county: bool = False) -> None:
    """20 a month before, half as many after in north; as many as before in all other areas."""
    counts = spread(EVEN | {area: (480, 240) for area in AREAS} | {"north": (480, 120)})
    extra = months({"Länet": dict.fromkeys(counts["north"], 500)}).partition("\n")[2]
    load(folder, counts=months(counts) + (extra if county else ""), study=STUDY)


@pytest.mark.parametrize("language", TEXTS)
def test_the_pilot_area_is_shown_where_none_is_chosen(store_folder: Path, language: str) -> None:
    text = TEXTS[language]
    town(store_folder)
    screen = open_page("trends", language)
    [title] = [word for word in screen.words if word.startswith("### north: index")]
    assert title.startswith("### north: index 50 ")
    assert text.indexed.axis in str(chart(screen).spec["layout"])


def test_a_chosen_area_is_indexed_to_the_same_months_before(store_folder: Path) -> None:
    town(store_folder)
    screen = open_page("trends", areas="a")
    assert any(word.startswith("### a: index 100 ") for word in screen.words)


@pytest.mark.parametrize("language", TEXTS)
def test_the_comparison_areas_are_the_band_until_others_are_picked(
    store_folder: Path, language: str
) -> None:
    text = TEXTS[language]
    town(store_folder)
    screen = open_page("trends", language)
    assert text.indexed.range_.format(n=len(PILOT.comparison)) in screen.cells
    few = open_page("trends", language, peers=["a", "b", "c"])
    assert text.indexed.range_.format(n=3) in few.cells


def test_an_area_that_is_only_a_name_in_a_file_of_counts_is_a_peer_too(store_folder: Path) -> None:
    town(store_folder, county=True)
    screen = open_page("trends", peers="Länet")
    assert any("Länet" in word for word in chart(screen).words)
    tables = [t for t in screen.tables if "Länet" in t.columns]
    assert any(set(table["Länet"]) == {"100"} for table in tables)


@pytest.mark.parametrize("language", TEXTS)
def test_start_periods_and_other_events_stand_on_the_axis(of_sample: Opened, language: str) -> None:
    text = TEXTS[language]
    drawn = chart(of_sample("trends", language)).words
    assert {text.trends.before, text.trends.after, "<b>1</b>"} <= set(drawn)
    assert any(text.trends.start in word for word in drawn)


@pytest.mark.parametrize("language", TEXTS)
def test_without_a_plan_there_is_no_index_and_the_page_says_why(
    store_folder: Path, language: str
) -> None:
    load(store_folder, counts=months(spread(EVEN)))
    screen = open_page("trends", language)
    assert not screen.faults
    assert TEXTS[language].indexed.needs_study in screen.words


@pytest.mark.parametrize("language", TEXTS)
def test_a_small_month_hides_the_index_of_its_area(store_folder: Path, language: str) -> None:
    counts = spread(EVEN)
    counts["north"]["2024-08"] = 3
    load(store_folder, counts=months(counts), study=STUDY)
    screen = open_page("trends", language)
    start = TEXTS[language].indexed.refused.partition("{")[0]
    assert any(word.startswith(start) for word in screen.words)


def test_peers_without_data_of_all_months_are_counted_as_left_out(store_folder: Path) -> None:
    counts = spread(EVEN)
    counts["late"] = {"2024-05": 30, "2024-06": 30}
    load(store_folder, counts=months(counts), study=STUDY)
    screen = open_page("trends", peers=["a", "late"])
    said = SWEDISH_TEXT.indexed.note_left_out.format(n=SWEDISH_TEXT.numbers.whole(1))
    assert any(said in word for word in screen.words)


def test_a_settled_month_that_hides_a_preliminary_one_hides_the_index(store_folder: Path) -> None:
    """Total less all other bars would tell the small month: the index must not tell the other."""
    counts = spread(EVEN)
    counts["north"]["2025-03"] = 3
    lines = months(counts).splitlines()
    flagged = [f"{line};{'J' if ';2025-03;' in line else 'N'}\n" for line in lines[1:]]
    load(store_folder, counts=f"{lines[0]};Preliminär\n" + "".join(flagged), study=STUDY)
    start = SWEDISH_TEXT.indexed.refused.partition("{")[0]
    everywhere, north = open_page("trends"), open_page("trends", areas="north")
    assert not any(word.startswith(start) for word in everywhere.words)
    assert any(word.startswith(start) for word in north.words)
