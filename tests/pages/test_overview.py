"""The overview answers the plan's questions, with the numbers of the analysis."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.coverage import Coverage
from analysis.findings import Findings, SameMonths, judge
from analysis.looks import decision_levels
from analysis.results import Comparison, Counted, Estimate, Wording
from analysis.safety import SafetyFindings
from data import engine
from data.intake import Kind
from data.readers import read
from data.sample.truth import truth
from data.store import Store
from data.study import Direction, Pilot
from pages.shared import cached
from pages.shared.text import sentences
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.hot_town import SIDE, everywhere, load_town
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.town import EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]
NUMBERS = SWEDISH_TEXT.numbers
LEVEL = decision_levels(2)[
    1
]  # the plan has two decision dates; the data are in time for the second


def found(store: Path) -> dict[str, tuple[Pilot, Findings]]:
    """What the analysis says of each pilot's primary outcome, without any page."""
    version = Store(store).current()
    known = engine.catalogue(version)
    return {
        dict(known.areas)[pilot.area]: (
            pilot,
            judge(
                engine.month_counts(version, areas=pilot.areas, groups=pilot.primary.groups),
                pilot,
                pilot.primary,
                Coverage(whole=known.covered, preliminary_from=known.preliminary_from),
                level=LEVEL,
            ),
        )
        for pilot in version.study().pilots
    }


def incidents(row: SameMonths) -> int:
    return sum(c.n for c in (row.before, row.after) if isinstance(c, Counted))


def test_a_decrease_on_norra_kungsgatan_whose_interval_covers_what_was_planted(
    of_sample: Opened, sample: Path
) -> None:
    pilot, findings = found(sample)["Norra Kungsgatan"]
    change, planted = findings.change, truth()["planted"][0]
    assert planted["area"] == pilot.area
    assert isinstance(change, Comparison)
    assert change.low < 1 + planted["change"] < change.high < 1
    said = next(
        word for word in of_sample("overview", "sv").words if word.startswith("Norra Kungsgatan, ")
    )
    ends = [f"{NUMBERS.share(1 - end)} färre" for end in (change.value, change.low, change.high)]
    likely = SWEDISH_TEXT.judgement.likely.format(low=ends[1], high=ends[2])
    assert f": {ends[0]} än väntat. {likely}" in said
    words = of_sample("overview", "sv").words
    basis = words[words.index(said) + 1]
    assert f"95,2\N{NO-BREAK SPACE}% prognosintervall: {ends[1]} till {ends[2]}" in basis
    own, others = incidents(findings.own), incidents(findings.comparison)
    assert own + others == change.n
    assert f"n = {NUMBERS.whole(own)} händelser" in basis
    assert NUMBERS.whole(others) in basis


def test_no_effect_is_claimed_for_stallbacka(of_sample: Opened, sample: Path) -> None:
    _, findings = found(sample)["Stallbacka"]
    assert isinstance(findings.change, Comparison)
    assert findings.change.low < 1 < findings.change.high
    said = sentences.inside(SWEDISH_TEXT.judgement.cannot_settle)  # not: yet
    assert f"### Stallbacka: {said}" in of_sample("overview", "sv").words


@pytest.mark.parametrize("language", TEXTS)
def test_each_pilot_has_its_verdict_its_counts_and_its_doubts(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of_sample("overview", language)
    for area, (pilot, findings) in found(sample).items():
        assert findings.verdict
        said = text.wording[findings.verdict.wording, Direction.DECREASE]
        if findings.verdict.wording is Wording.CANNOT_TELL:  # more months cannot help Stallbacka
            said = text.judgement.cannot_settle
        assert f"### {area}: {sentences.inside(said)}" in screen.words
        assert isinstance(findings.own.before, Counted)
        before = text.numbers.decimal(findings.own.before.value / pilot.before.months)
        assert isinstance(findings.expected, Estimate)
        expected = text.numbers.decimal(findings.expected.value / pilot.after.months)
        assert any(before in word and expected in word for word in screen.words)
    assert sum(word.startswith(f"**{text.overview.what_now}**") for word in screen.words) == 2
    assert sum(word.startswith(f"**{text.judgement.next_heading}**") for word in screen.words) == 2


def test_the_table_holds_the_numbers_that_the_chart_draws(of_sample: Opened, sample: Path) -> None:
    screen = of_sample("overview", "sv")
    table, drawn = screen.tables[0], screen.charts[0].values
    for row, (area, (_, findings)) in zip(
        table.to_numpy().tolist(), found(sample).items(), strict=True
    ):
        change = findings.change
        assert isinstance(change, Comparison)
        shown = [NUMBERS.signed_share(x - 1) for x in (change.value, change.low, change.high)]
        assert [row[0], *row[3:]] == [area, *shown]
        assert area in drawn
        assert round((change.value - 1) * 100) in drawn  # whole per cents, as the words say


@pytest.mark.parametrize("language", TEXTS)
def test_the_answers_of_the_survey_are_there_in_words(of_sample: Opened, language: str) -> None:
    text, words = TEXTS[language], of_sample("overview", language).words
    place = words.index(f"## {text.overview.safety_heading}")
    lines = [word for word in words[place:] if word.startswith("- **")]
    assert len(lines) == 3
    assert all("n = " in line and "95" in line for line in lines)


def test_a_change_that_is_none_is_said_in_good_words(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    for language, said in (("sv", "jämfört med väntat"), ("en", "compared with expected")):
        text = open_page("overview", language).text
        assert said in text
        assert "lika många än" not in text
        assert "as many than" not in text


@pytest.mark.parametrize("language", TEXTS)
def test_of_one_pilot_the_answer_stands_in_one_title_and_no_single_value_where_none_is_known(
    store_folder: Path, language: str
) -> None:
    """As many as expected, but it could be many fewer or more: then both ends stand by the dot."""
    text = TEXTS[language]
    load(store_folder, counts=months(spread(dict.fromkeys(EVEN, (48, 24)))), study=STUDY)
    screen = open_page("overview", language)
    assert [word.count("north: ") for word in screen.words if word.startswith("#")].count(1) == 1
    [chart] = screen.charts
    between = text.judgement.open_ends.format(low="", high="").strip()
    assert any(f" {between} " in word for word in chart.words)
    assert text.words.same not in {word.strip() for word in chart.words}


def test_a_pilot_that_cannot_be_compared_does_not_hide_the_other(store_folder: Path) -> None:
    second = STUDY.partition("[[pilot]]")[2].replace('"north"', '"a"')
    second = second.replace("['a', ", "[")  # a pilot is not its own comparison area
    plan = STUDY.replace("['a', ", "[") + "\n[[pilot]]" + second
    load(store_folder, counts=months(spread(EVEN | {"a": (480, 3)})), study=plan)
    screen = open_page("overview")
    assert not screen.faults
    assert "jämfört med väntat" in screen.text
    assert any("kan peka ut någon" in word for word in screen.words)
    assert len(screen.tables[0]) == 1


SURVEY_STUDY = """# FIKTIVA DATA
title = "Plan"
[[pilot]]
area = "norra_kungsgatan"
start = 2024-03-01
before = [2022-03-01, 2024-03-01]
after = [2024-09-01, 2026-09-01]
comparison = {comparison}
[pilot.primary]
item = "B05b"
respondents = "besökare"
direction = "decrease"
smallest_change = -0.02
"""


def test_a_pilot_judged_by_a_survey_question_is_judged_on_overview_and_effect(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(shutil.copytree(sample, tmp_path / "store"))
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(store.folder))
    [pilot] = [p for p in store.current().study().pilots if p.area == "norra_kungsgatan"]
    plan = SURVEY_STUDY.format(comparison=sorted(pilot.comparison))
    version = store.add(read(Kind.STUDY, plan.encode(), "studie.toml"))
    [judged] = version.study().pilots
    found = cached.safety(version, judged, judged.primary)
    assert isinstance(found, SafetyFindings)
    assert found.verdict is not None
    said = sentences.inside(SWEDISH_TEXT.wording[found.verdict.wording, judged.primary.direction])
    for name in ("overview", "effect"):
        screen = open_page(name)
        assert not screen.faults
        assert said in screen.text.lower()
        assert "procentenheter lägre än om" in screen.text
    plan_line = SWEDISH_TEXT.effect.smallest.format(change="2,0 procentenheter lägre")
    assert plan_line in open_page("effect").text


def test_a_comparison_area_with_so_few_that_no_other_way_can_be_asked_is_no_fault(
    store_folder: Path,
) -> None:
    beside = SIDE + 100.0
    before = [*everywhere(241, seed=1), (beside + 50, 100.0, 3)]
    after = [*everywhere(120, seed=2), (beside + 50, 100.0, 2)]
    load_town(store_folder, before, after, first_at=beside)
    assert not open_page("overview").faults
    assert not open_page("effect").faults
