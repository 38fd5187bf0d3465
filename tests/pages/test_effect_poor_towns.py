"""Effekt on towns with next to no data: every piece says why, and no broken number is read."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pages.shared.text import Text
from tests.analysis.pilots import PILOT
from tests.pages.screen import TEXTS, open_page
from tests.pages.test_safety import survey
from tests.pages.town import AREAS, EVEN, STUDY, load, months, spread

BROKEN = re.compile(r"\b(?:nan|inf|NaT|NotPossible)\b|\bNone\b(?! )|<NA>|∞|\{\w+\}")
ALONE = STUDY.replace(str(sorted(PILOT.comparison)), "[]")
SURVEYED = STUDY.replace(
    'groups = ["theft"], direction = "decrease", smallest_change = -0.10',
    'item = "B05b", respondents = "besökare", direction = "decrease", smallest_change = -0.05',
)


def one_area(folder: Path) -> None:
    load(folder, counts=months(spread({"north": EVEN["north"]})), study=ALONE)


def no_buffer(folder: Path) -> None:
    load(folder, counts=months(spread(EVEN)), study=STUDY)


def nothing_after(folder: Path) -> None:
    load(folder, counts=months(spread({area: (480, 0) for area in AREAS})), study=STUDY)


def nothing_after_the_pilot_s_start_is_loaded(folder: Path) -> None:
    until = {
        area: {month: n for month, n in own.items() if month < f"{PILOT.before.end:%Y-%m}"}
        for area, own in spread(EVEN).items()
    }
    load(folder, counts=months(until), study=STUDY)


def small_everywhere(folder: Path) -> None:
    load(folder, counts=months(spread({area: (4, 2) for area in AREAS})), study=STUDY)


def small_in_the_pilot(folder: Path) -> None:
    load(folder, counts=months(spread(EVEN | {"north": (30, 3)})), study=STUDY)


def few_in_the_pilot(folder: Path) -> None:
    load(folder, counts=months(spread(EVEN | {"north": (15, 9)})), study=STUDY)


def nothing_counted(folder: Path) -> None:
    load(folder, counts=months(spread({area: (0, 0) for area in AREAS})), study=STUDY)


def a_year_only(folder: Path) -> None:
    year = STUDY.replace(str(PILOT.before.start), "2023-01-01")
    later = {
        area: {month: n for month, n in own.items() if month >= "2023-01"}
        for area, own in spread(EVEN).items()
    }
    load(folder, counts=months(later), study=year)


def huge(folder: Path) -> None:
    load(folder, counts=months(spread({area: (10**9, 10**9) for area in AREAS})), study=STUDY)


def asked_in_a_survey(folder: Path) -> None:
    answers = survey({"före": 40, "efter": 40}, areas="na")
    load(folder, counts=months(spread(EVEN)), survey=answers, study=SURVEYED)


def asked_in_a_survey_that_is_not_loaded(folder: Path) -> None:
    load(folder, counts=months(spread(EVEN)), study=SURVEYED)


TOWNS = [
    one_area,
    no_buffer,
    nothing_after,
    nothing_after_the_pilot_s_start_is_loaded,
    small_everywhere,
    small_in_the_pilot,
    few_in_the_pilot,
    nothing_counted,
    a_year_only,
    huge,
    asked_in_a_survey,
    asked_in_a_survey_that_is_not_loaded,
]


SURVEYS = TOWNS[-2:]  # their answer is not counted: no other ways, no moved starts


def checks(text: Text) -> dict[str, set[str]]:
    """Each question with all that can be its short answer."""
    undecided = {text.choices.short_undecided, text.choices.short_refused}
    return {
        text.in_time.question: set(text.in_time.short.values()),
        text.choices.question: set(text.choices.short.values()) | undecided,
    }


@pytest.mark.parametrize("town", TOWNS)
@pytest.mark.parametrize("language", TEXTS)
def test_the_page_opens_both_checks_answer_and_no_broken_number_is_read(
    store_folder: Path, town: Callable[[Path], None], language: str
) -> None:
    town(store_folder)
    screen = open_page("effect", language)
    assert not screen.faults
    assert len(screen.words) > 10
    broken = [piece for piece in screen.everything if BROKEN.search(piece)]
    assert not broken
    short = [
        next(short for short in shorts if word.endswith(short))
        for word in screen.words
        for question, shorts in checks(TEXTS[language]).items()
        if word.startswith(f"**{question}**")
    ]
    assert len(short) == (0 if town in SURVEYS else 2)
