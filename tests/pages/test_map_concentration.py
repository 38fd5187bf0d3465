"""The page Karta: do few places have most incidents, more so than before?"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from analysis.results import Reason
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.hot_town import Spot, everywhere, heap, load_town
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.town import EVEN, STUDY, load, months, spread

WORDS = SWEDISH_TEXT.concentration
AROUND = SWEDISH_TEXT.map.around.format(area="north")


def opened(
    folder: Path, before: Sequence[Spot], after: Sequence[Spot], language: str = "sv"
) -> Screen:
    load_town(folder, before, after)
    screen = open_page("map", language)
    assert not screen.faults
    return screen


def title(screen: Screen) -> str:
    """Of the last card."""
    return [w for w in screen.words if w.startswith("## ")][-1].removeprefix("## ")


def cells(screen: Screen, language: str = "sv") -> list[list[str]]:
    first = TEXTS[language].concentration.columns[0]
    [found] = [t for t in screen.tables if t.columns[0] == first]
    return [list(map(str, row)) for row in found.to_numpy()]


EVENLY = everywhere(900, 11)
HEAPED = [*everywhere(300, 12), *heap(120, 120, 300), *heap(700, 700, 300)]


@pytest.mark.parametrize("language", TEXTS)
def test_more_or_less_concentrated_is_said_where_it_is_more_than_chance(
    store_folder: Path, language: str
) -> None:
    text = TEXTS[language]
    screen = opened(store_folder, EVENLY, HEAPED, language)
    assert title(screen) == text.concentration.more.format(
        around=text.map.around.format(area="north")
    )
    screen = opened(store_folder, HEAPED, EVENLY, language)
    assert title(screen) == text.concentration.less.format(
        around=text.map.around.format(area="north")
    )
    assert len(title(screen).split()) <= 15
    beyond = text.concentration.beyond.partition("{change}")[0]
    [said] = [word for word in screen.words if word.startswith(beyond)]
    assert "95" in said


@pytest.mark.parametrize("language", TEXTS)
def test_where_only_the_number_changed_it_cannot_be_told(store_folder: Path, language: str) -> None:
    """A quarter of the incidents lie in fewer places by their number alone."""
    text = TEXTS[language]
    screen = opened(store_folder, EVENLY, everywhere(225, 13), language)
    assert title(screen) == text.concentration.cannot_tell.format(
        around=text.map.around.format(area="north")
    )
    assert text.concentration.sparse in screen.words


def test_the_share_stands_beside_the_one_by_chance_in_words_table_and_chart(
    store_folder: Path,
) -> None:
    screen = opened(store_folder, EVENLY, HEAPED)
    rows = cells(screen)
    assert [row[0] for row in rows] == list(WORDS.rows)
    said = WORDS.said.format(
        before=rows[0][1], after=rows[0][2], chance_before=rows[1][1], chance_after=rows[1][2]
    )
    assert said in screen.words
    assert rows[3][1:] == ["900", "900"]
    [chart] = [c for c in screen.charts if c.alt.startswith(title(screen))]
    assert any(rows[0][1] in word for word in chart.words)
    assert f"{rows[1][1]} {WORDS.by_chance}" in {word.strip() for word in chart.words}
    assert "pilotkollen-karta-koncentration-north.csv" in screen.files


def test_a_period_of_one_to_four_incidents_is_hidden_everywhere(store_folder: Path) -> None:
    screen = opened(store_folder, EVENLY, [(500.0, 500.0, 3)])
    rows = cells(screen)
    assert {row[2] for row in rows} == {SWEDISH_TEXT.card.hidden_mark}
    assert title(screen) == WORDS.cannot_tell.format(around=AROUND)
    reason = SWEDISH_TEXT.reason[Reason.SMALL_COUNT]
    assert any(word == WORDS.no_change.format(reason=reason) for word in screen.words)


@pytest.mark.parametrize("language", TEXTS)
def test_too_few_to_say_whether_it_changed_is_said(store_folder: Path, language: str) -> None:
    text = TEXTS[language]
    screen = opened(store_folder, EVENLY, everywhere(8, 14), language)
    reason = text.reason[Reason.FEW_IN_PERIOD].format(size=text.numbers.whole(10))
    assert any(reason in word for word in screen.words)


@pytest.mark.parametrize("language", TEXTS)
def test_few_incidents_on_many_places_are_refused_in_title_and_text_alike(
    store_folder: Path, language: str
) -> None:
    text = TEXTS[language]
    screen = opened(store_folder, everywhere(30, 11), everywhere(30, 12), language)
    assert title(screen) == text.concentration.refused_title
    reason = text.reason[Reason.FEW_FOR_PLACES]
    assert text.concentration.refused.format(reason=reason) in screen.words


def test_incidents_without_a_position_are_counted_where_n_leaves_them_out(
    store_folder: Path,
) -> None:
    load_town(store_folder, EVENLY, HEAPED, study=False)
    cause = WORDS.left_out.partition("{all}")[2]
    assert cause not in open_page("map").text
    load(store_folder, counts=months({"elsewhere": {"2022-05": 70}}))
    [said] = [word for word in open_page("map").words if cause in word]
    assert said.startswith("70 av periodens ")


def test_without_incidents_in_both_periods_the_card_says_why(store_folder: Path) -> None:
    screen = opened(store_folder, [], [])
    assert title(screen) == WORDS.refused_title
    reason = WORDS.refused.format(reason=SWEDISH_TEXT.reason[Reason.NO_INCIDENTS])
    assert reason in screen.words


def test_without_positions_there_is_no_card_for_the_map_says_why(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    screen = open_page("map")
    assert not screen.faults
    assert not any(WORDS.unit in word for word in screen.words)


@pytest.mark.parametrize("language", TEXTS)
def test_of_one_period_only_the_share_is_told(store_folder: Path, language: str) -> None:
    text = TEXTS[language]
    load_town(store_folder, EVENLY, HEAPED, study=False)
    screen = open_page("map", language)
    known, _, _ = text.concentration.one_period.partition("{share}")
    assert title(screen).startswith(known.format(around=text.map.everywhere))
    assert [len(row) for row in cells(screen, language)] == [2] * 5
