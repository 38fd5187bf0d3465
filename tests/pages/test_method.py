"""The page Så räknar vi explains what the other pages use."""

from collections.abc import Callable

import pytest

from analysis.disclosure import SMALLEST_SHOWN
from analysis.results import Method
from tests.pages.screen import TEXTS, Screen

Opened = Callable[[str, str], Screen]
in_both_languages = pytest.mark.parametrize("language", TEXTS)


@in_both_languages
def test_every_section_stands_with_its_heading_before_its_words(
    of_sample: Opened, language: str
) -> None:
    words = of_sample("method", language).words
    for title, body in TEXTS[language].method.sections:
        assert words.index(body) == words.index(f"## {title}") + 1


@in_both_languages
def test_the_glossary_is_a_table_that_explains_the_words_of_the_pages(
    of_sample: Opened, language: str
) -> None:
    text = TEXTS[language]
    (table,) = of_sample("method", language).tables
    assert [tuple(row) for row in table.to_numpy()] == list(text.method.glossary)
    explained = {word.split(" (")[0] for word, _ in text.method.glossary}
    role = text.map.role
    assert {role[key].casefold() for key in ("pilot", "comparison", "buffer")} <= explained


@in_both_languages
def test_the_limits_that_are_told_are_those_that_are_used(of_sample: Opened, language: str) -> None:
    told = of_sample("method", language).text
    hidden = TEXTS[language].card.hidden_note
    assert f"1\N{EN DASH}{SMALLEST_SHOWN - 1}" in told
    assert f"1\N{EN DASH}{SMALLEST_SHOWN - 1}" in hidden


@in_both_languages
@pytest.mark.parametrize(
    ("method", "name"),
    [
        (Method.WILSON, "Wilson"),
        (Method.NEWCOMBE, "Newcombe"),
        (Method.SHARE_CHANGE_DIFFERENCE, "MOVER"),
    ],
)
def test_a_method_named_under_a_figure_is_explained(
    of_sample: Opened, language: str, method: Method, name: str
) -> None:
    assert name in TEXTS[language].method_note[method]
    assert name in of_sample("method", language).text
