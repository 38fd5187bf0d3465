"""The page Trygghet: what businesses experience and report beside what the police count."""

from pathlib import Path

import pytest

from analysis.reporting import Triangulation
from analysis.results import Estimate, Reason
from analysis.safety import SafetyFindings
from data.store import Store
from pages.shared import cached, judged
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.test_safety import ASKED, survey
from tests.pages.town import load

KUNGSGATAN, STALLBACKA = 0, 1


def of(language: str = "sv", **link: str) -> Screen:
    return open_page("safety", language, safety="reporting", **link)


def answers(store: Path) -> SafetyFindings:
    version = Store(store).current()
    found = cached.safety(version, version.study().pilots[KUNGSGATAN], cached.REPORTING)
    assert isinstance(found, SafetyFindings)
    return found


@pytest.mark.parametrize("language", TEXTS)
def test_the_planted_rise_is_said_as_how_many_of_a_hundred_report(
    sample: Path, language: str
) -> None:
    text, screen, found = TEXTS[language], of(language), answers(sample)
    assert not screen.faults
    assert isinstance(found.before, Estimate)
    assert isinstance(found.after, Estimate)
    before, after = (text.numbers.whole(s.value * 100) for s in (found.before, found.after))
    said = text.experienced.of_hundred.format(before=before, after=after)
    assert any(word.startswith(said) for word in screen.words)
    assert int(after) - int(before) > 10


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("number", [KUNGSGATAN, STALLBACKA])
def test_what_follows_for_the_police_counts_is_the_sentence_of_the_page_effect(
    sample: Path, language: str, number: int
) -> None:
    text, version = TEXTS[language], Store(sample).current()
    pilot = version.study().pilots[number]
    screen = of(language, pilot=pilot.area)
    found = judged.reporting_of(version, pilot, pilot.primary)
    assert any(text.reporting.said[found.says] in word for word in screen.words)
    expected = (Triangulation.FALL_MAY_BE_LARGER, Triangulation.CANNOT_TELL)[number]
    assert found.says is expected


@pytest.mark.parametrize("language", TEXTS)
def test_answers_and_police_counts_stand_beside_each_other(sample: Path, language: str) -> None:
    text, screen, found = TEXTS[language], of(language), answers(sample)
    chart = screen.charts[0]
    assert len({trace["xaxis"] for trace in chart.spec["data"]}) == 3
    assert isinstance(found.after, Estimate)
    assert text.numbers.share(found.after.value) in chart.words
    version = Store(sample).current()
    pilot = version.study().pilots[KUNGSGATAN]
    change = cached.findings(version, pilot, pilot.primary).own.change
    assert isinstance(change, Estimate)
    assert text.numbers.whole(change.value * 100) in chart.words
    table = next(t for t in screen.tables if tuple(t.columns) == text.experienced.columns)
    assert len(table) == 6


def test_a_survey_without_these_questions_gets_the_reason(store_folder: Path) -> None:
    load(store_folder, survey=survey({"2023": 60, "2024": 60}), study=ASKED)
    text, screen = TEXTS["sv"], of()
    assert not screen.faults
    reason = text.reason[Reason.ITEM_NOT_ASKED]
    assert text.safety.reporting_no.format(reason=reason) in screen.words
    assert not screen.charts


def test_without_a_plan_the_part_says_so(store_folder: Path) -> None:
    load(store_folder, survey=survey({"2023": 60}))
    screen = of()
    assert not screen.faults
    assert any(TEXTS["sv"].reason[Reason.NO_STUDY][1:] in word for word in screen.words)
