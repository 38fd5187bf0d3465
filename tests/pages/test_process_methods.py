"""The part about methods: what for, how much, at what cost, and what is known."""

from pathlib import Path

import pytest

from data.research import research_notes
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.working_town import HOPED, SECRET, town

in_both_languages = pytest.mark.parametrize("language", TEXTS)


def opened(language: str = "sv") -> Screen:
    return open_page("process", language, process=TEXTS[language].process.parts["methods"])


@in_both_languages
def test_the_sample_tells_of_each_method_what_research_says_and_where(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], opened(language)
    read = screen.text.replace("\N{WORD JOINER}", "")
    assert not screen.faults
    for note in research_notes(language):
        if note.method in ("safety_walk", "situation_picture", "camera", "lighting"):
            assert note.says in read
            assert note.citation in read
    assert text.methods.mechanisms["safety_walk"] in read
    assert text.methods.mechanisms["business_own"] in read


@in_both_languages
def test_the_sample_tells_what_participants_think_with_interval_and_answers(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], opened(language)
    columns = list(text.methods.survey_columns)
    (table,) = (t for t in screen.tables if list(t.columns) == columns)
    assert len(table) == 9  # F30-F36, of which F33 is asked of three
    assert (table["n"].str.replace(r"\D", "", regex=True).astype(int) >= 10).all()


@in_both_languages
def test_planned_elements_stand_against_delivered_ones(store_folder: Path, language: str) -> None:
    town(store_folder)
    text, screen = TEXTS[language], opened(language)
    columns = list(text.methods.element_columns)
    (table,) = (t for t in screen.tables if list(t.columns) == columns)
    shares = [text.numbers.share(share) for share in (0.25, 1.0)]  # least delivered first
    assert table.iloc[:, 2].tolist() == shares
    assert table.iloc[:, 3].tolist() == ["", text.methods.lacks["routine"]]
    assert text.indicators.name["P16"] in screen.text
    assert text.indicators.name["P28"] in screen.text


@in_both_languages
def test_each_method_has_its_count_its_cost_and_its_dose(store_folder: Path, language: str) -> None:
    town(store_folder)
    text, screen = TEXTS[language], opened(language)
    columns = list(text.methods.columns)
    table = next(t for t in screen.tables if list(t.columns) == columns)
    (cleaning,) = table[table.iloc[:, 5] != text.card.no_value].to_numpy().tolist()
    assert cleaning[2] == text.indicators.short.format(count=1, of=1)
    assert cleaning[3] == text.indicators.short.format(count=0, of=1)  # two days late
    assert "000" in cleaning[6]
    assert cleaning[4] == text.methods.delivered_of.format(
        share=text.numbers.share(1), of=text.numbers.whole(1)
    )


def test_only_public_measures_tell_in_the_files_words_how_they_are_to_work(
    store_folder: Path,
) -> None:
    town(store_folder)
    screen = opened()
    assert "Den som går här ser" in screen.text
    for words in (HOPED, SECRET):
        assert not [word for word in screen.everything if words in word]
    for name, file in screen.files.items():
        assert "Den som går här ser" not in file, name
        assert "Städdagar" not in file, name


@in_both_languages
def test_without_anything_about_methods_the_part_says_so(store_folder: Path, language: str) -> None:
    town(store_folder, "problems")
    text, screen = TEXTS[language], opened(language)
    assert not screen.faults
    assert text.methods.nothing in screen.words
