"""The page Effekt, the check of time: do the incidents happen at other times than before?"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.results import Counted, Estimate, Reason
from analysis.spread import Spread
from analysis.week_change import Cell, Part, WeekChange
from data.study import Pilot
from pages.effect.asked import Asked
from pages.effect.checks.hours import _short
from pages.shared import cached, where_when
from pages.shared.text import sentences
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.streets import EVEN_ON_STREETS, incidents_file, load_streets
from tests.pages.test_overview import found
from tests.pages.town import EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]
WORDS = SWEDISH_TEXT.hours
MARK = SWEDISH_TEXT.card.hidden_mark


def of_pilot(pilot: Pilot) -> WeekChange:
    answer = where_when.week(cached.version(), pilot, pilot.primary)
    assert isinstance(answer, WeekChange)
    return answer


def said(screen: Screen, language: str = "sv") -> tuple[str, str]:
    question = f"**{TEXTS[language].hours.question}**"
    at = next(at for at, word in enumerate(screen.words) if word.startswith(question))
    return screen.words[at].removeprefix(question).strip(), screen.words[at + 1]


@pytest.mark.parametrize("language", TEXTS)
def test_the_sample_has_no_clear_change_and_says_what_cannot_be_ruled_out(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of_sample("effect", language)
    pilot, _ = found(sample)["Norra Kungsgatan"]
    answer = of_pilot(pilot)
    assert not answer.is_clear
    short, sentence = said(screen, language)
    assert short == text.hours.short_same
    assert sentences.p_value(answer.p, text) in sentence
    ends = [
        abs(end)
        for part in answer.parts
        if isinstance(part.change, Estimate)
        for end in (part.change.low, part.change.high)
    ]
    assert text.numbers.decimal(max(ends) * 100) in sentence
    assert isinstance(answer.unknown, Counted)
    assert text.hours.unknown.format(share=text.numbers.share(answer.unknown.value)) in sentence
    assert text.hours.only_described in sentence


@pytest.mark.parametrize("language", TEXTS)
def test_both_weeks_stand_on_one_scale_with_the_rule_for_many_tests(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of_sample("effect", language)
    pilot, _ = found(sample)["Norra Kungsgatan"]
    answer = of_pilot(pilot)
    [table] = [t for t in screen.tables if tuple(t.columns) == text.hours.week_columns]
    assert len(table) == 56
    assert (table.iloc[:, 2] == MARK).sum() == answer.before.isna().to_numpy().sum() > 0
    heats = [
        [trace for trace in chart.spec["data"] if trace["type"] == "heatmap"]
        for chart in screen.charts
    ]
    [two] = [pair for pair in heats if len(pair) == 2]
    most = max(cells.max().max() for cells in (answer.before, answer.after))
    assert {(trace["zmin"], trace["zmax"]) for trace in two} == {(0, most)}
    notes = [word for word in screen.words if "Benjamini\N{EN DASH}Hochberg" in word]
    assert any(str(answer.tested) in note for note in notes)


def test_evenings_that_became_nights_are_told_with_their_interval(store_folder: Path) -> None:
    rows = incidents_file(EVEN_ON_STREETS, hours=((12, 20), (19, 24)))
    load_streets(store_folder, rows)
    screen = open_page("effect")
    answer = of_pilot(cached.study(cached.version()).pilots[0])  # type: ignore[union-attr]
    assert answer.is_clear
    short, sentence = said(screen)
    assert short == WORDS.short_changed
    evening = next(part for part in answer.parts if part.part is Part.EVENING)
    assert isinstance(evening.change, Estimate)
    assert evening.change.value > 0.5
    assert WORDS.parts[Part.EVENING] in sentence or WORDS.parts[Part.AFTERNOON] in sentence
    assert "95" in sentence
    assert answer.up
    assert "Större del än förut: " in sentence
    assert "Mindre del än förut: " in sentence
    [table] = [t for t in screen.tables if tuple(t.columns) == WORDS.week_columns]
    assert {SWEDISH_TEXT.places.larger, SWEDISH_TEXT.places.smaller} <= set(table.iloc[:, 5])
    marked = [
        word
        for chart in screen.charts
        for word in chart.words
        if "\N{BLACK UP-POINTING TRIANGLE}" in word
    ]
    assert len(marked) == len(answer.up)


@pytest.mark.parametrize("language", TEXTS)
def test_so_few_that_a_halving_would_not_show_cannot_be_told(
    store_folder: Path, language: str
) -> None:
    load_streets(
        store_folder, incidents_file([(15, 10), (15, 10), (15, 10)], hours=((8, 20), (8, 20)))
    )
    pilot = cached.study(cached.version()).pilots[0]  # type: ignore[union-attr]
    assert not of_pilot(pilot).sees_halving
    text = TEXTS[language].hours
    short, sentence = said(open_page("effect", language), language)
    assert short == text.short_unclear
    assert text.unclear[:60] in sentence


def test_tests_of_times_and_streets_allow_for_the_months_dispersion(
    of_sample: Opened, sample: Path
) -> None:
    pilot, findings = found(sample)["Norra Kungsgatan"]
    spread_ = where_when.spread(cached.version(), pilot, pilot.primary)
    assert isinstance(spread_, Spread)
    assert findings.dispersion > 1
    assert of_pilot(pilot).dispersion == spread_.dispersion == findings.dispersion
    phi = SWEDISH_TEXT.numbers.decimal(findings.dispersion, 1)
    words = of_sample("effect", "sv").text
    assert WORDS.dispersion.format(phi=phi) in words


def test_times_that_stand_out_alone_are_told_though_the_whole_does_not(sample: Path) -> None:
    pilot, _ = found(sample)["Norra Kungsgatan"]
    asked = Asked(cached.version(), pilot, {}, SWEDISH_TEXT)
    week = replace(of_pilot(pilot), is_clear=False, up=(Cell(4, 18),), down=(), tested=41)
    assert _short(asked, week) == WORDS.short_cells.format(n="1", tested="41")


def test_small_times_of_the_week_are_in_no_chart_table_or_file(store_folder: Path) -> None:
    rows = incidents_file([(21, 20), (21, 20), (21, 20)], hours=((8, 20), (8, 20)))
    load_streets(store_folder, rows)
    screen = open_page("effect")
    [table] = [t for t in screen.tables if tuple(t.columns) == WORDS.week_columns]
    for before, after in table.iloc[:, 2:4].to_numpy().tolist():
        assert before in (MARK, "0,0") or float(before.replace(",", ".")) * 2 >= 5
        assert after in (MARK, "0,0") or float(after.replace(",", ".")) >= 5


@pytest.mark.parametrize("language", TEXTS)
def test_dates_without_time_are_refused_in_words(store_folder: Path, language: str) -> None:
    load_streets(store_folder, incidents_file(EVEN_ON_STREETS, hours=(None, None)))
    text = TEXTS[language]
    short, reason = said(open_page("effect", language), language)
    assert short == text.hours.short_refused
    assert reason.casefold() == text.reason[Reason.NO_HOURS].casefold()


def test_hours_known_in_one_period_only_are_refused(store_folder: Path) -> None:
    load_streets(store_folder, incidents_file(EVEN_ON_STREETS, hours=((8, 20), None)))
    short, reason = said(open_page("effect"))
    assert short == WORDS.short_refused
    assert (
        reason.casefold() == SWEDISH_TEXT.reason[Reason.FEW_IN_PERIOD].format(size="10").casefold()
    )


def test_counts_by_month_have_no_hours(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    short, reason = said(open_page("effect"))
    assert short == WORDS.short_refused
    assert reason.casefold() == SWEDISH_TEXT.reason[Reason.NO_HOURS].casefold()
