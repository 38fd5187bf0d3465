"""The part about safety walks: what came of each point."""

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis.results import Reason
from data import context
from data.intake import Kind
from data.store import Store
from pages.shared.session import POINTS
from tests.pages.screen import TEXTS, Screen, open_page, plain
from tests.pages.working_town import NASTY, SECRET, town

in_both_languages = pytest.mark.parametrize("language", TEXTS)


def opened(language: str = "sv", **link: str) -> Screen:
    return open_page("process", language, process=TEXTS[language].process.parts["walks"], **link)


def points_of(screen: Screen, language: str = "sv") -> pd.DataFrame:
    """The table that people read."""
    heads = list(TEXTS[language].walks.heads)
    return next(table for table in screen.tables if list(table.columns) == heads)


@in_both_languages
def test_the_sample_tells_how_many_points_have_a_decided_measure(
    sample: Path, language: str
) -> None:
    text, version = TEXTS[language], Store(sample).current()
    walks, measures = (context.placed_rows(version, kind) for kind in (Kind.WALKS, Kind.MEASURES))
    assert walks is not None
    assert measures is not None
    own = walks[walks["area_id"] == "norra_kungsgatan"]
    decided = own["measure_id"].isin(measures.loc[measures["decided_on"].notna(), "measure_id"])
    n, of = int((decided & (own["measure_id"] != "")).sum()), len(own)
    screen = opened(language)
    said = text.walks.decided.format(n=n, of=of, share=text.numbers.share(n / of))
    title = text.walks.title.format(open=of - n, points=of)
    assert not screen.faults
    assert said in screen.text
    assert title in screen.text
    assert len(points_of(screen, language)) == of


@in_both_languages
def test_what_is_left_without_a_measure_stands_first_and_says_why(
    store_folder: Path, language: str
) -> None:
    town(store_folder)
    states = TEXTS[language].walks.states
    table = points_of(opened(language), language)
    status = table.iloc[:, -1].tolist()
    assert status[:2] == [states["unknown_measure"], states["no_measure"]]
    assert not any(each in states.values() for each in status[2:])


def test_the_switch_shows_the_points_of_one_status(store_folder: Path) -> None:
    town(store_folder)
    options = TEXTS["sv"].walks.options
    left = points_of(opened(**{POINTS: options["left"]}))
    late = points_of(opened(**{POINTS: options["overdue"]}))
    done = points_of(opened(**{POINTS: options["done"]}))
    assert (len(left), len(late), len(done)) == (2, 1, 1)
    assert "Försenad" in str(late.iloc[0, -1])
    assert TEXTS["sv"].walks.none_such in opened(**{POINTS: options["cancelled"]}).words


def test_a_link_in_the_other_language_shows_the_same_points(store_folder: Path) -> None:
    town(store_folder)
    swedish = TEXTS["sv"]
    screen = open_page(
        "process",
        "en",
        process=swedish.process.parts["walks"],
        **{POINTS: swedish.walks.options["overdue"]},
    )
    assert len(points_of(screen, "en")) == 1


def test_titles_are_shown_as_they_are_and_a_private_one_nowhere(store_folder: Path) -> None:
    town(store_folder)
    screen = opened()
    read = "\n".join(plain(word) for word in screen.everything)
    assert re.sub("\N{WORD JOINER}", "", read).count(NASTY)
    assert SECRET not in read


def test_the_file_to_download_holds_no_words_of_the_file(store_folder: Path) -> None:
    town(store_folder)
    file = opened().files["pilotkollen-trygghetsronder-north.csv"]
    assert len(re.findall(r"^\d;", file, re.MULTILINE)) == 4
    for words in ("onerror", SECRET, "K3", "M99"):
        assert words not in file


@in_both_languages
def test_without_walks_the_part_says_so(store_folder: Path, language: str) -> None:
    town(store_folder, "measures")
    text = TEXTS[language]
    assert plain(text.reason[Reason.NO_WALKS]) in opened(language).text.lower()


@in_both_languages
def test_walks_alone_say_that_they_cannot_be_followed(store_folder: Path, language: str) -> None:
    town(store_folder, "walks")
    text, screen = TEXTS[language], opened(language)
    assert text.walks.no_measures in screen.words
    assert text.walks.states["unknown_measure"] in points_of(screen, language).iloc[:, -1].tolist()
