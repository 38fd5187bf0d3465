"""The page Så räknar vi explains what the other pages use."""

from collections.abc import Callable

import pytest

from analysis.disclosure import SMALLEST_SHOWN
from analysis.results import Method
from pages.method.calibration import ALARMS, COVERAGE, calibration
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
def test_how_often_the_tool_is_wrong_is_told_by_the_kept_table(
    of_sample: Opened, language: str
) -> None:
    screen, text, kept = of_sample("method", language), TEXTS[language], calibration()
    alarms = text.numbers.whole(100 * kept.table["headline_alarms"].mean())
    held = text.numbers.whole(100 * kept.table["headline_coverage"].mean())
    said = [text.calibration.alarms.format(alarms=alarms), text.calibration.held.format(held=held)]
    place = screen.words.index(f"## {text.calibration.heading}")
    assert list(screen.words[place + 1 : place + 3]) == [f"**{said[0]}**", said[1]]
    summary, every, _ = screen.tables
    share = text.numbers.share
    for key, row in zip(text.calibration.interval, summary.to_numpy(), strict=True):
        a, c = kept.table[key + ALARMS], kept.table[key + COVERAGE]
        told = [share(x, 1) for x in (a.mean(), a.max(), c.mean(), c.min())]
        assert list(row) == [text.calibration.interval[key], *told]
    assert len(every) == len(kept.table)
    assert every.iloc[-1, :3].astype(str).tolist() == ["10 + 80", "30", "24 + 24"]
    assert share(kept.table["headline_alarms"].iloc[-1], 1) in every.iloc[-1].tolist()


@in_both_languages
def test_every_column_of_the_kept_table_has_words(language: str) -> None:
    words = TEXTS[language].calibration
    shares = {key + end for key in words.interval for end in (ALARMS, COVERAGE)}
    assert shares | set(words.setting) == set(calibration().table.columns)


@in_both_languages
def test_the_glossary_is_a_table_that_explains_the_words_of_the_pages(
    of_sample: Opened, language: str
) -> None:
    text = TEXTS[language]
    *_, table = of_sample("method", language).tables
    entries = text.glossary.terms.values()
    assert [tuple(row) for row in table.to_numpy()] == [(e.word, e.meaning) for e in entries]
    explained = {entry.word.split(" (")[0] for entry in entries}
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
