"""The page Effekt, the check of place: are the incidents on the same streets as before?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.results import Counted, Reason
from analysis.spread import Spread
from data.study import Pilot
from pages.shared import cached, where_when
from pages.shared.text import sentences
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.streets import EVEN_ON_STREETS, NAMES, incidents_file, load_streets
from tests.pages.test_overview import found
from tests.pages.town import EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]
WORDS = SWEDISH_TEXT.places
AFTERWARDS = ("2025-04", "2025-05", "2025-06", "2025-07")


def of_pilot(pilot: Pilot) -> Spread:
    answer = where_when.spread(cached.version(), pilot, pilot.primary)
    assert isinstance(answer, Spread)
    return answer


def said(screen: Screen, language: str = "sv") -> tuple[str, str]:
    """The short answer, and the sentence that opens."""
    question = f"**{TEXTS[language].places.question}**"
    at = next(at for at, word in enumerate(screen.words) if word.startswith(question))
    return screen.words[at].removeprefix(question).strip(), screen.words[at + 1]


@pytest.mark.parametrize("language", TEXTS)
def test_the_sample_has_no_clear_change_and_says_so_with_the_rule_and_its_tests(
    of_sample: Opened, sample: Path, language: str
) -> None:
    """The planted change is one of level, the same along the street."""
    text, screen = TEXTS[language], of_sample("effect", language)
    pilot, _ = found(sample)["Norra Kungsgatan"]
    answer = of_pilot(pilot)
    assert (answer.up, answer.down, answer.sees_halving) == (0, 0, True)
    short, sentence = said(screen, language)
    assert short == text.places.short_same
    assert text.places.not_level in sentence
    assert isinstance(answer.top_before, Counted)
    assert isinstance(answer.off_street, Counted)
    for share in (answer.top_before, answer.off_street):
        assert text.numbers.share(share.value) in sentence
    tests = text.places.note.partition("{tested}")[2].partition("{similarity}")[0]
    note = next(word for word in screen.words if tests.format(places="")[:12] in word)
    assert f" {answer.tested} test" in note
    assert "Benjamini\N{EN DASH}Yekutieli" in note
    assert text.numbers.decimal(answer.similarity, 2) in note


@pytest.mark.parametrize("language", TEXTS)
def test_the_largest_segments_of_the_sample_stand_with_their_rates(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of_sample("effect", language)
    pilot, _ = found(sample)["Norra Kungsgatan"]
    answer = of_pilot(pilot)
    [table] = [t for t in screen.tables if tuple(t.columns) == text.places.columns]
    assert len(table) == len(answer.shown) > 15
    first = answer.shown[0]
    assert table.iloc[0, 0] == text.places.segment.format(street=first.name, number=first.number)
    assert table.iloc[0, 2] == sentences.with_interval(first.before, text)
    assert set(table.iloc[:, 4]) == {text.places.no_change}
    [chart] = [c for c in screen.charts if text.places.before in c.words[:40]] or [
        c for c in screen.charts if any(table.iloc[0, 0] == word for word in c.words)
    ]
    assert first.before.value in chart.values


def test_few_incidents_on_many_streets_cannot_tell(sample: Path) -> None:
    pilot, _ = found(sample)["Stallbacka"]
    assert not of_pilot(pilot).sees_halving


def test_what_moved_to_another_street_is_named_and_is_no_change_of_level(
    store_folder: Path,
) -> None:
    load_streets(store_folder, incidents_file([(200, 60), (100, 110), (60, 30)]))
    screen = open_page("effect")
    short, sentence = said(screen)
    assert short == WORDS.short_changed.format(n="2", tested="3", places=WORDS.segments)
    assert sentence.startswith("Mönstret har ändrats: 2 av 3 sträckor")
    assert "(1 större, 1 mindre)" in sentence
    assert WORDS.not_level in sentence
    [table] = [t for t in screen.tables if tuple(t.columns) == WORDS.columns]
    readings = dict(zip(table.iloc[:, 0], table.iloc[:, 4], strict=True))
    assert readings == {
        NAMES[0]: WORDS.smaller,
        NAMES[1]: WORDS.larger,
        NAMES[2]: WORDS.no_change,
    }


def test_a_segment_with_few_incidents_is_in_no_chart_table_or_file(store_folder: Path) -> None:
    load_streets(store_folder, incidents_file([(200, 100), (100, 50), (60, 3)]))
    screen = open_page("effect")
    [table] = [t for t in screen.tables if tuple(t.columns) == WORDS.columns]
    assert table.iloc[:, 0].tolist() == [NAMES[0]]  # another one goes with it: the sum is known
    assert not any(NAMES[2] in word or NAMES[1] in word for word in screen.everything)
    assert any("Visas inte: 2 sträckor" in word for word in screen.words)


def test_without_streets_the_areas_of_the_plan_are_compared_and_it_is_said(
    store_folder: Path,
) -> None:
    load_streets(store_folder, incidents_file(EVEN_ON_STREETS), streets=False)
    screen = open_page("effect")
    short, sentence = said(screen)
    assert short == WORDS.short_same
    assert sentence.startswith(WORDS.no_streets)
    assert "i samma områden" in sentence
    columns = [*WORDS.columns[:1], *WORDS.columns[2:]]
    [table] = [t for t in screen.tables if list(t.columns) == columns]
    assert set(table.iloc[:, 0]) == {"north", *"abcdef"}


def test_counts_without_places_compare_areas_too(store_folder: Path) -> None:
    totals = EVEN | {"a": (480, 900)}
    load(store_folder, counts=months(spread(totals)), study=STUDY)
    short, sentence = said(open_page("effect"))
    assert short.startswith("Nej, mönstret har ändrats")
    assert "områden" in sentence


@pytest.mark.parametrize("language", TEXTS)
def test_few_incidents_after_are_refused_in_words(store_folder: Path, language: str) -> None:
    load_streets(store_folder, incidents_file([(200, 3), (100, 3), (60, 3)]))
    text = TEXTS[language]
    short, reason = said(open_page("effect", language), language)
    assert short == text.places.short_refused
    expected = text.reason[Reason.FEW_IN_PERIOD].format(size="10")
    assert reason.casefold() == expected.casefold()


def test_one_street_is_refused_in_words(store_folder: Path) -> None:
    load_streets(store_folder, incidents_file([(200, 100), (0, 0), (0, 0)]))
    short, reason = said(open_page("effect"))
    assert short == WORDS.short_refused
    assert reason.casefold() == SWEDISH_TEXT.reason[Reason.ONE_AREA].casefold()


def test_a_period_that_the_data_do_not_cover_is_refused(store_folder: Path) -> None:
    rows = incidents_file([(200, 0), (100, 0), (60, 0)], elsewhere=(240, 0))
    load_streets(store_folder, rows)
    short, reason = said(open_page("effect"))
    assert short == WORDS.short_refused
    assert reason.casefold() == SWEDISH_TEXT.reason[Reason.NO_DATA_IN_PERIOD].casefold()


@pytest.mark.parametrize("language", TEXTS)
def test_preliminary_months_are_told_with_their_number_here_and_among_the_doubts(
    store_folder: Path, language: str
) -> None:
    rows = incidents_file(EVEN_ON_STREETS).splitlines()
    load_streets(store_folder, "\n".join(r for r in rows if not r.startswith(AFTERWARDS)))
    screen, text = open_page("effect", language), TEXTS[language]
    assert not screen.faults
    short, reason = said(screen, language)
    assert short == text.places.short_refused
    assert reason == text.reason[Reason.PRELIMINARY].format(size=text.numbers.whole(1))
    assert any(reason in word and word.startswith("- **") for word in screen.text.splitlines())


def test_names_of_streets_are_text_and_nothing_else(store_folder: Path) -> None:
    from tests.pages import streets as town

    names = town.NAMES
    try:
        town.NAMES = ("<b>fet</b>", "%{y}", "=1+1")
        load_streets(store_folder, incidents_file(EVEN_ON_STREETS))
    finally:
        town.NAMES = names
    screen = open_page("effect")
    assert not any("<b>fet" in word for chart in screen.charts for word in chart.words)
    assert any("'=1+1" in content for content in screen.files.values())
