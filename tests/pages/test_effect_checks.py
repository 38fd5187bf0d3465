"""The page Effekt: more checks, each a question with a short answer that opens."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.session import Check
from tests.conftest import ROOT
from tests.pages.screen import FILES, TEXTS, Screen, read

Opened = Callable[[str, str], Screen]
EFFECT = FILES["effect"]


def entered(language: str = "sv", **link: str) -> AppTest:
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=60)
    app.query_params.update({"language": language, **link})
    return app.run().switch_page(EFFECT).run()


def questions(language: str) -> dict[Check, str]:
    text = TEXTS[language]
    return {
        Check.MOVED: text.moved.question,
        Check.EARLIER: text.in_time.question,
        Check.CHOICES: text.choices.question,
        Check.WHEN: text.selection.when,
        Check.ADDRESS: text.selection.where,
        Check.REPORTING: text.reporting.question,
        Check.STREETS: text.places.question,
        Check.HOURS: text.hours.question,
        Check.SERIES: text.series.question,
    }


@pytest.mark.parametrize("language", TEXTS)
def test_every_question_has_a_short_answer_before_it_is_opened(sample: Path, language: str) -> None:
    screen = read(entered(language))
    asked = questions(language)
    assert asked.keys() == set(Check)
    for question in asked.values():
        [label] = [word for word in screen.words if word.startswith(f"**{question}**")]
        assert len(label.removeprefix(f"**{question}**").split()) >= 2, label


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("pilot", ["norra_kungsgatan", "stallbacka"])
def test_an_answer_begins_with_yes_no_or_that_it_cannot_be_told(
    sample: Path, pilot: str, language: str
) -> None:
    begins = {
        "sv": ("Ja", "Nej", "Delvis", "Kanske", "Inget tyder", "Går inte"),
        "en": ("Yes", "No", "Partly", "Perhaps", "Cannot"),
    }
    screen = read(entered(language, pilot=pilot))
    for check, question in questions(language).items():
        if check is Check.REPORTING:  # its question is which of two
            continue
        [label] = [word for word in screen.words if word.startswith(f"**{question}**")]
        assert label.removeprefix(f"**{question}**").strip().startswith(begins[language]), label


def test_they_stand_in_the_order_of_the_method(sample: Path) -> None:
    words = read(entered()).words
    labels = [w for w in words if any(w.startswith(f"**{q}**") for q in questions("sv").values())]
    assert [label.split("**")[1] for label in labels] == list(questions("sv").values())


def test_what_is_not_opened_is_not_drawn(sample: Path) -> None:
    closed, text = read(entered()), TEXTS["sv"]
    assert not [chart for chart in closed.charts if text.moved.subtitle in chart.alt]
    assert f"#### {text.moved.offences_heading}" not in closed.words


@pytest.mark.parametrize("which", Check)
def test_a_click_opens_one_and_draws_it_alone(sample: Path, which: Check) -> None:
    app = entered()
    before = read(app)
    app.session_state[which] = True
    after = read(app.run())
    assert not after.faults
    assert len(after.words) > len(before.words)
    assert len(after.charts) + len(after.tables) > len(before.charts) + len(before.tables)
