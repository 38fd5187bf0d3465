"""The part about problems: cause, measure and indicator, with the gaps."""

import re
from pathlib import Path

import pytest

from analysis.results import Reason
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.town import EVEN, STUDY, load, months, spread
from tests.pages.working_town import NASTY, SECRET, town

in_both_languages = pytest.mark.parametrize("language", TEXTS)


def opened(language: str = "sv") -> Screen:
    return open_page("process", language, process=TEXTS[language].process.parts["chain"])


@in_both_languages
def test_the_sample_shows_each_gap_where_it_is_and_how_many_there_are(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], opened(language)
    assert not screen.faults
    assert text.chain.title.format(met=8, of=9) in screen.text
    for gap, said in text.chain.gaps.items():
        assert said.format(n=text.numbers.whole(1)) in screen.text, gap
    for gap in ("no_measure", "no_cause", "no_indicator"):
        assert any(text.chain.gap[gap] in word for word in screen.words), gap
    assert any(text.chain.alone.format(n=1) in word for word in screen.words)


@in_both_languages
def test_an_indicator_that_the_product_knows_stands_with_its_latest_figure(
    store_folder: Path, language: str
) -> None:
    town(store_folder)
    text, screen = TEXTS[language], opened(language)
    year = text.chain.incidents.partition("{period}")[0].format(now="240")
    assert year in screen.text  # 480 in the 24 months after, evenly
    assert f"{text.indicators.name['P15']} (P15)" in screen.text
    assert f"Eget mått: {text.chain.no_figure}" in screen.text


@in_both_languages
def test_a_survey_question_stands_with_interval_and_answers(sample: Path, language: str) -> None:
    words = [word for word in opened(language).words if "(F22a)" in word]
    assert len(words) == 1
    assert re.search(r"n = \d+", words[0])
    assert len(re.findall(r"\d\s?%", words[0])) == 3  # the share and both ends


def test_a_cancelled_measure_fills_no_gap_and_a_solved_problem_stays(store_folder: Path) -> None:
    town(store_folder)
    text, screen = TEXTS["sv"], opened()
    assert text.chain.title.format(met=1, of=3) in screen.text
    assert "Gamla bråk" in screen.text
    told = next(word for word in screen.words if "Lyktor" in word)
    assert text.chain.gap["no_measure"] in told


def test_titles_are_no_markup_a_private_one_is_nowhere_and_no_file_holds_any(
    store_folder: Path,
) -> None:
    town(store_folder)
    screen = opened()
    shown = screen.text.replace("\N{WORD JOINER}", "")
    file = screen.files["pilotkollen-problem-atgard-north.csv"]
    assert shown.count(NASTY) == 2  # the problem's, and that of the city's measure
    assert not [word for word in screen.everything if SECRET in word]
    for words in ("onerror", "Mörk passage", "Eget mått", "Information"):
        assert words not in file


@in_both_languages
@pytest.mark.parametrize(
    ("kind", "gap", "n"), [("problems", "no_measure", 3), ("measures", "no_problem", 4)]
)
def test_one_kind_alone_is_shown_with_its_gaps(
    store_folder: Path, kind: str, gap: str, n: int, language: str
) -> None:
    town(store_folder, kind)
    text, screen = TEXTS[language], opened(language)
    assert not screen.faults
    assert text.chain.gaps[gap].format(n=text.numbers.whole(n)) in screen.text


@in_both_languages
def test_without_problems_and_measures_the_part_says_so(store_folder: Path, language: str) -> None:
    town(store_folder, "walks")
    screen = opened(language)
    assert not screen.faults
    assert TEXTS[language].reason[Reason.NO_PROBLEMS] in screen.text.lower()


@pytest.mark.parametrize(("employees", "told"), [(3, False), (12, True), (0, True)])
def test_the_share_of_all_does_not_give_a_group_away_that_is_hidden(
    store_folder: Path, employees: int, told: bool
) -> None:
    groups = ["besökare"] * 40 + ["anställd"] * employees
    answers = "\n".join(
        f"{at};2025;2025-04-01;north;{group};{1 + at % 5}" for at, group in enumerate(groups)
    )
    load(
        store_folder,
        counts=months(spread(EVEN)),
        study=STUDY,
        survey=f"respondent_id;våg;datum;område;grupp;B05b\n{answers}\n",
        problems="id;område;rubrik;kategori;indikator\nP1;north;Mörkt;dålig belysning;B05b\n",
    )
    (said,) = [word for word in opened().words if "(B05b)" in word]
    assert ("%" in said) is told
    assert (TEXTS["sv"].reason[Reason.FEW_ANSWERS].rstrip(".") in said.lower()) is not told
