"""What is known over all outcomes, on the sample: what was planted there stands there."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.decision.emmie import Letter
from analysis.decision.evidence_table import Declared, Field
from analysis.results import Doubt, Wording
from data.sample.truth import truth
from data.study import Direction
from pages.decision.parts import Part
from pages.shared.text import Text
from tests.pages.decision_parts import OfPart, opener
from tests.pages.screen import TEXTS, Screen, numbers_of

KUNGSGATAN, STALLBACKA = "Norra Kungsgatan", "Stallbacka"
languages = pytest.mark.parametrize("language", TEXTS)


@pytest.fixture(scope="module")
def evidence(sample_store: Path) -> OfPart:
    return opener(sample_store)


def table(screen: Screen, text: Text, standing: Declared) -> pd.DataFrame:
    """The part of the table under a heading: parts are drawn in order."""
    columns = list(text.evidence.columns[1:])
    parts = [one for one in screen.tables if list(one.columns) == columns]
    headings = [text.evidence.declared[each] for each in Declared]
    assert len(parts) == len(headings)
    assert [word for word in screen.words if word in {f"#### {h}" for h in headings}] == [
        f"#### {h}" for h in headings
    ]
    return parts[list(Declared).index(standing)]


@languages
def test_the_title_says_what_the_rule_says_of_each_pilot(language: str, evidence: OfPart) -> None:
    text, screen = TEXTS[language], evidence(Part.EVIDENCE, language)
    assert screen.faults == ()
    clear = text.wording[Wording.CLEAR, Direction.DECREASE].casefold()
    said = f"### {KUNGSGATAN}: {clear}; {STALLBACKA}: {text.judgement.cannot_settle.casefold()}"
    assert said.casefold() in [word.casefold() for word in screen.words]


@languages
def test_the_planted_decrease_stands_in_the_first_row_and_the_other_pilot_cannot_tell(
    language: str, evidence: OfPart
) -> None:
    text, screen = TEXTS[language], evidence(Part.EVIDENCE, language)
    rows = table(screen, text, Declared.PRIMARY)
    area, _, _, estimate, n, verdict, doubts = text.evidence.columns[1:]
    assert list(rows[area]) == [KUNGSGATAN, STALLBACKA]
    planted = -truth()["planted"][0]["change"]
    assert text.words.fewer.format(share=text.numbers.share(planted)) in rows[estimate][0]
    assert text.wording[Wording.CLEAR, Direction.DECREASE] in rows[verdict][0]
    assert text.judgement.cannot_settle in rows[verdict][1]
    assert all(text.evidence.grade.format(grade=3) in cell for cell in rows[verdict])
    assert all(numbers_of([cell]) for cell in rows[n])
    assert all(cell != text.evidence.no_doubts for cell in rows[doubts])


@languages
def test_every_estimate_has_its_interval_its_unit_and_its_n(
    language: str, evidence: OfPart
) -> None:
    text, screen = TEXTS[language], evidence(Part.EVIDENCE, language)
    _, _, _, estimate, n, _, _ = text.evidence.columns[1:]
    level = text.numbers.percent.strip()
    for standing in (Declared.PRIMARY, Declared.SECONDARY):
        rows = table(screen, text, standing)
        for said, count in zip(rows[estimate], rows[n], strict=True):
            assert "(95" in said
            assert level in said or text.words.lower.split()[-1] in said
            assert numbers_of([count])


@languages
def test_the_other_outcomes_say_whether_they_hold_among_all_that_were_asked(
    language: str, evidence: OfPart
) -> None:
    text, screen = TEXTS[language], evidence(Part.EVIDENCE, language)
    rows = table(screen, text, Declared.SECONDARY)
    verdicts = rows[text.evidence.columns[6]]
    holds, fails = (
        words.partition("{")[0].strip()
        for words in (text.judgement.holm_holds, text.judgement.holm_fails)
    )
    assert all((holds in said) != (fails in said) for said in verdicts)
    safe = rows[rows[text.evidence.columns[2]] == text.evidence.field[Field.SAFETY]]
    here = safe[safe[text.evidence.columns[1]] == KUNGSGATAN]
    there = safe[safe[text.evidence.columns[1]] == STALLBACKA]
    assert all(holds in said for said in here[text.evidence.columns[6]])  # as planted
    assert all(fails in said for said in there[text.evidence.columns[6]])  # nothing is


@languages
def test_what_nobody_declared_is_apart_and_without_a_verdict(
    language: str, evidence: OfPart
) -> None:
    text, screen = TEXTS[language], evidence(Part.EVIDENCE, language)
    rows = table(screen, text, Declared.BEYOND)
    assert set(rows[text.evidence.columns[6]]) <= {
        text.evidence.is_full_count,
        text.evidence.no_verdict,
        text.evidence.marked,
    }
    names = rows[text.evidence.columns[3]]
    for code in ("P16", "P11", "P14", "P26", "P27"):  # fidelity, done, owners, dose, endurance
        assert (names == f"{text.indicators.name[code]} ({code})").sum() == 2
    owners = rows[names == f"{text.indicators.name['P14']} (P14)"][text.evidence.columns[4]]
    assert all(";" in said for said in owners)


@languages
def test_the_picture_has_a_panel_for_each_sort_and_the_verdict_s_rows_first(
    language: str, evidence: OfPart
) -> None:
    text, screen = TEXTS[language], evidence(Part.EVIDENCE, language)
    [chart] = screen.charts
    assert {f"<b>{heading}</b>" for heading in text.evidence.panels.values()} <= set(chart.words)
    marks = [trace["marker"]["symbol"] for trace in chart.spec["data"]]
    assert marks[:2] == ["circle", "circle"]
    assert "circle" not in marks[2:]


@languages
def test_each_of_the_five_questions_is_answered_of_each_pilot_or_says_that_it_cannot_be(
    language: str, evidence: OfPart
) -> None:
    text, screen = TEXTS[language], evidence(Part.EVIDENCE, language)
    for letter in Letter:
        assert f"### {text.emmie.letter[letter]}" in screen.words
    said = screen.text
    assert said.count(text.emmie.groups_unclear) == 2
    assert said.count(text.emmie.places_apart) == 2
    assert said.count(text.emmie.not_measured) == 2
    assert said.count(text.emmie.not_added) == 2
    assert said.count(text.emmie.nobody_wrote) == 2 * len(Letter)


@languages
def test_the_table_for_documents_marks_what_people_wrote(language: str, evidence: OfPart) -> None:
    text, screen = TEXTS[language], evidence(Part.EVIDENCE, language)
    columns = list(text.emmie.columns[1:])
    parts = [one for one in screen.tables if list(one.columns) == columns]
    assert [len(one) for one in parts] == [len(Letter)] * 2
    assert text.emmie.written == columns[-1]


@languages
def test_the_table_is_titled_by_how_many_other_outcomes_hold_as_planted(
    language: str, evidence: OfPart
) -> None:
    """Two were planted, both of norra Kungsgatan's survey; three are not there."""
    text, screen = TEXTS[language], evidence(Part.EVIDENCE, language)
    held, n = text.numbers.whole(2), text.numbers.whole(5)
    assert f"### {text.evidence.others_hold.format(held=held, n=n)}" in screen.words


@languages
def test_businesses_that_answered_twice_carry_that_doubt(language: str, evidence: OfPart) -> None:
    text, screen = TEXTS[language], evidence(Part.EVIDENCE, language)
    rows = table(screen, text, Declared.SECONDARY)
    same = text.doubt_name[Doubt.SAME_PEOPLE].lower()
    told = [same in said.lower() for said in rows[text.evidence.columns[7]]]
    asked = [text.safety.respondents["företag"] in said for said in rows[text.evidence.columns[3]]]
    assert told == asked
    assert any(told)
