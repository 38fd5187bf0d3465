"""What every page and every figure card promises, on the sample, in both languages."""

import csv
import re
from collections.abc import Callable, Iterator
from io import StringIO

import pytest

from pages.shared.menu import MENU
from pages.shared.text import sentences
from tests.pages.screen import TEXTS, Screen

Opened = Callable[[str, str], Screen]
PAGES = [place.name for place in MENU]
WITH_CHARTS = {"overview": 1, "trends": 3, "effect": 4, "safety": 2}
WITH_FILES = [*WITH_CHARTS, "map"]

in_both_languages = pytest.mark.parametrize("language", TEXTS)
on_every_page = pytest.mark.parametrize("name", PAGES)


def titled(screen: Screen, title: str = "") -> Iterator[str]:
    """Headings of figures, whatever level they have; sections are said as shortly."""
    heads = (word.lstrip("#")[1:] for word in screen.words if re.match(r"#{2,3} ", word))
    return (head for head in heads if title in head)


@in_both_languages
@on_every_page
def test_the_page_opens_with_its_title_and_a_sentence(
    of_sample: Opened, name: str, language: str
) -> None:
    screen = of_sample(name, language)
    assert not screen.faults
    said = getattr(TEXTS[language], name)
    assert said.title in screen.words
    if name == "first":
        assert said.answers in screen.words
    elif name != "overview":  # whose title is the question
        assert said.lead in screen.words


@in_both_languages
@on_every_page
def test_made_up_data_are_called_so_on_the_page_in_each_figure_and_in_each_file(
    of_sample: Opened, name: str, language: str
) -> None:
    screen, mark = of_sample(name, language), "FIKTIVA DATA"
    assert TEXTS[language].frame.fictive_long in screen.text
    assert all(any(mark in word for word in chart.words) for chart in screen.charts)
    assert all(mark in content for content in screen.files.values())


@in_both_languages
@pytest.mark.parametrize("name", WITH_CHARTS)
def test_each_chart_says_its_finding_to_those_who_cannot_see_it(
    of_sample: Opened, name: str, language: str
) -> None:
    charts = of_sample(name, language).charts
    assert len(charts) >= WITH_CHARTS[name]
    assert all(len(chart.alt.split()) >= 5 for chart in charts)
    assert len({chart.alt for chart in charts}) == len(charts)


@in_both_languages
@pytest.mark.parametrize("name", WITH_FILES)
def test_each_figure_has_a_table_with_its_download(
    of_sample: Opened, name: str, language: str
) -> None:
    screen = of_sample(name, language)
    assert len(screen.tables) == len(screen.files) >= len(screen.charts)
    assert all(len(table) for table in screen.tables)


@in_both_languages
@pytest.mark.parametrize("name", WITH_FILES)
def test_a_download_holds_the_table_that_is_shown_and_where_it_came_from(
    of_sample: Opened, name: str, language: str
) -> None:
    screen, text = of_sample(name, language), TEXTS[language]
    separator = ";" if language == "sv" else ","
    for table, content in zip(screen.tables, screen.files.values(), strict=True):
        mark, title, _, *rows, foot = csv.reader(StringIO(content), delimiter=separator)
        assert (mark, title) == ([text.frame.fictive], [*titled(screen, title[0])])
        shown = [list(table.columns), *map(list, table.to_numpy())]
        assert rows[: len(shown)] == shown
        names = [row[0].partition(":")[0] for row in rows[len(shown) :]]
        assert all(sentences.inside(name) in foot[0] for name in names)
        assert text.card.source_fictive in foot[0]
        assert text.card.change_not_cause in foot[0]


@in_both_languages
@pytest.mark.parametrize("name", WITH_FILES)
def test_no_title_of_a_figure_is_longer_than_a_council_reads(
    of_sample: Opened, name: str, language: str
) -> None:
    files, separator = of_sample(name, language).files.values(), ";" if language == "sv" else ","
    titles = [[*csv.reader(StringIO(file), delimiter=separator)][1][0] for file in files]
    assert titles
    assert not [title for title in titles if len(title.split(" ")) > 15]


@in_both_languages
@on_every_page
def test_negative_numbers_have_a_real_minus_and_no_slot_is_left_open(
    of_sample: Opened, name: str, language: str
) -> None:
    for piece in of_sample(name, language).everything:
        assert not re.search(r"(?<![\w.:-])-\d", re.sub(r"\d{4}-\d\d(-\d\d)?", "", piece)), piece
        assert not re.search(r"\{\w*\}|\bnan\b|\bNone\b|<NA>|-0\b(?!\d)", piece), piece
