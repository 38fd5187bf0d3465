"""The situation picture of an area: problems ranked, causes, measures and the next due day."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.results import Reason
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.town import AREAS, STUDY, load, months, spread, squares
from tests.pages.working_town import ALL, NASTY, SECRET, town

in_both_languages = pytest.mark.parametrize("language", TEXTS)


def opened(language: str = "sv") -> Screen:
    return open_page("process", language, process=TEXTS[language].process.parts["situation"])


def problems_of(screen: Screen, language: str = "sv") -> pd.DataFrame:
    heads = list(TEXTS[language].situation.heads)
    return next(table for table in screen.tables if list(table.columns) == heads)


@in_both_languages
def test_the_sample_ranks_problems_by_all_that_speaks_of_them(sample: Path, language: str) -> None:
    text, screen = TEXTS[language], opened(language)
    table = problems_of(screen, language)
    assert not screen.faults
    assert len(table) == 8  # nine, of which one is solved
    assert table.iloc[0, 0] == "1"
    assert table.iloc[-1, 0] == text.situation.no_place
    gangs = str(table[table.iloc[:, 1].str.contains("Grupper som stör")].iloc[0, 2])
    reports = text.situation.evidence["reports"].format(n=text.numbers.whole(34))
    assert reports in gangs
    assert "n = " in gangs
    assert text.situation.solved.format(n=text.numbers.whole(1)) in screen.words


@in_both_languages
def test_it_says_when_it_was_updated_and_that_the_next_one_is_late(
    store_folder: Path, language: str
) -> None:
    town(store_folder)
    text, screen = TEXTS[language], opened(language)
    assert any(text.situation.late.partition("{")[0] in word for word in screen.words)
    assert "▲" in screen.text
    assert "2024" in screen.text
    assert text.situation.law in screen.text


@in_both_languages
def test_a_problem_without_cause_or_measure_shows_the_gap(
    store_folder: Path, language: str
) -> None:
    town(store_folder)
    text, table = TEXTS[language], problems_of(opened(language), language)
    dark = table[table.iloc[:, 1].str.contains("Mörk passage")].iloc[0]
    assert dark.iloc[3] == text.situation.no_cause
    assert dark.iloc[4].startswith(text.situation.no_measure)
    assert text.situation.title_without.format(
        n=text.numbers.whole(2), without=text.numbers.whole(1)
    ) in "\n".join(opened(language).words)


def test_small_counts_of_incidents_are_hidden(store_folder: Path) -> None:
    few = {area: (480, 3 if area == "north" else 240) for area in AREAS}
    load(
        store_folder,
        counts=months(spread(few)),
        areas=squares({area: area for area in AREAS}),
        study=STUDY,
        problems=ALL["problems"],
    )
    text, screen = TEXTS["sv"], opened()
    said = str(problems_of(screen).iloc[0, 2])
    assert said.startswith(f"Stöld, övrig: {text.card.hidden_mark} händelser")
    assert f";{text.card.hidden_mark};" in screen.files["pilotkollen-lagesbild-north.csv"]


@in_both_languages
def test_what_is_not_loaded_is_named_and_the_rest_is_there(
    store_folder: Path, language: str
) -> None:
    town(store_folder, "problems")
    text, screen = TEXTS[language], opened(language)
    missing = next(
        word for word in screen.words if text.situation.missing.partition("{")[0] in word
    )
    assert not screen.faults
    assert "EST" in missing
    assert text.situation.never in screen.text
    assert len(problems_of(screen, language)) == 2


@in_both_languages
def test_without_problems_there_is_a_reason(store_folder: Path, language: str) -> None:
    town(store_folder, "measures")
    screen = opened(language)
    assert not screen.faults
    assert TEXTS[language].reason[Reason.NO_PROBLEMS] in screen.text.lower()


def test_titles_are_no_markup_and_stay_out_of_the_file(store_folder: Path) -> None:
    town(store_folder)
    screen = opened()
    shown = "\n".join(map(str, problems_of(screen).to_numpy().flat))
    assert NASTY in shown.replace("\N{WORD JOINER}", "")
    assert not [word for word in screen.everything if SECRET in word]
    file = screen.files["pilotkollen-lagesbild-north.csv"]
    for words in ("onerror", "Mörk passage", "Eget mått"):
        assert words not in file
