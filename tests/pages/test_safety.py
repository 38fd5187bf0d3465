"""The page Trygghet: shares with intervals, before and after, pilot beside comparison."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.results import Doubt, Estimate, NotPossible, Reason, Wording
from analysis.safety import SafetyFindings, Where
from data.intake import Kind
from data.sample.truth import truth
from data.store import Store
from data.study import Direction, Pilot
from pages.safety.parts import Part
from pages.shared import cached
from pages.shared.text.groups import item_names
from pages.shared.text.sentences import sentence_case
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.screen import TEXTS, Screen, open_page, text_of
from tests.pages.town import EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]
NUMBERS = SWEDISH_TEXT.numbers
ASKED = STUDY + 'secondary = [{ item = "B05b", direction = "decrease", smallest_change = -0.05 }]\n'


def survey(waves: dict[str, int], *, unsafe: int = 20, areas: str = "na") -> str:
    """A wave's answers in each area: `unsafe` of them unsafe, the rest safe."""
    rows = [
        f"{area}{wave}{i};{wave};{day};{name};besökare;{2 if i < unsafe else 4}\n"
        for (wave, answers), day in zip(waves.items(), ("2023-10-01", "2024-10-01"), strict=False)
        for area in areas
        for name in [{"n": "north", "a": "a"}[area]]
        for i in range(answers)
    ]
    return "respondent_id;våg;svarsdatum;område;grupp;B05b\n" + "".join(rows)


def found(store: Path, item: str) -> tuple[Pilot, SafetyFindings]:
    version = Store(store).current()
    pilot = version.study().pilots[0]
    outcome = next(o for o in pilot.secondary if o.item == item)
    findings = cached.safety(version, pilot, outcome)
    assert not isinstance(findings, NotPossible)
    return pilot, findings


def test_the_change_against_the_comparison_is_the_sentence_that_comes_first(
    of_sample: Opened, sample: Path
) -> None:
    _, findings = found(sample, truth()["visitors"]["item"])
    difference = findings.difference
    assert isinstance(difference, Estimate)
    assert difference.high < 0
    words = of_sample("safety", "sv").words
    said = next(word for word in words if word.startswith("**Norra Kungsgatan**, andel otrygga: "))
    assert f"{NUMBERS.decimal(-difference.value * 100, 1)} procentenheter lägre" in said
    for end in (difference.low, difference.high):
        assert NUMBERS.signed_points(end) in said
    assert f"n = {NUMBERS.whole(difference.n)} svar" in said


def test_each_wave_has_its_share_its_interval_and_its_n(of_sample: Opened, sample: Path) -> None:
    _, findings = found(sample, truth()["visitors"]["item"])
    rows = [list(row) for row in of_sample("safety", "sv").tables[0].to_numpy()]
    for wave in findings.waves:
        if not isinstance(wave.share, Estimate):
            continue
        name = "Norra Kungsgatan" if wave.where is Where.PILOT else "Jämförelseområden"
        shares = (wave.share.value, wave.share.low, wave.share.high)
        shown = [NUMBERS.share(share, 1) for share in shares]
        assert [name, wave.wave, *shown, NUMBERS.whole(wave.share.n)] in rows


@pytest.mark.parametrize("language", TEXTS)
def test_more_reporting_is_said_to_weaken_the_counts(sample: Path, language: str) -> None:
    text = TEXTS[language]
    words = open_page("safety", language, safety="reporting").words
    said = words[words.index(f"## {text.safety.reporting_heading}") + 1]
    assert said.endswith(text.safety.reporting_sentence_up.rpartition("). ")[2])
    assert said.startswith("Norra Kungsgatan")


def test_where_reporting_did_not_change_no_change_is_claimed(sample: Path) -> None:
    words = open_page("safety", pilot="Stallbacka", safety="reporting").words
    said = words[words.index(f"## {SWEDISH_TEXT.safety.reporting_heading}") + 1]
    assert "går inte att se någon säker ändring" in said


@pytest.mark.parametrize("language", TEXTS)
def test_every_question_that_was_asked_is_listed_with_its_share(
    sample: Path, language: str
) -> None:
    table = open_page("safety", language, safety="items").tables[-1]
    asked = {share.item for share in cached.item_shares(Store(sample).current())}
    short, names = text_of(language).item_changes.short, item_names(language)
    called = {sentence_case(short.get(item) or names[item]) for item in asked}
    assert called == set(table.iloc[:, 0])
    assert table.columns[-1] == "n"
    assert all(any(c.isdigit() for c in cell) for cell in table.iloc[:, -4:].to_numpy().flat)


@pytest.mark.parametrize("language", TEXTS)
def test_the_questions_are_said_to_be_our_own(of_sample: Opened, language: str) -> None:
    assert TEXTS[language].safety.own_wording in of_sample("safety", language).words


def test_one_wave_gives_shares_but_no_change_and_the_reason(store_folder: Path) -> None:
    load(store_folder, survey=survey({"2023": 60}), study=ASKED)
    screen = open_page("safety")
    assert not screen.faults
    assert any(SWEDISH_TEXT.reason[Reason.NO_WAVE_AFTER][1:] in word for word in screen.words)
    assert NUMBERS.share(20 / 60, 1) in screen.cells


def test_few_answers_are_not_shown_and_the_page_says_why(store_folder: Path) -> None:
    load(store_folder, survey=survey({"2023": 8, "2024": 8}, unsafe=3), study=ASKED)
    screen = open_page("safety")
    assert not screen.faults
    assert any(SWEDISH_TEXT.reason[Reason.FEW_ANSWERS][1:] in word for word in screen.words)
    assert not screen.charts


def test_a_question_that_was_never_asked_is_said_to_be_missing(store_folder: Path) -> None:
    load(store_folder, survey=survey({"2023": 60, "2024": 60}).replace("B05b", "B03"), study=ASKED)
    screen = open_page("safety")
    assert not screen.faults
    assert any(SWEDISH_TEXT.reason[Reason.ITEM_NOT_ASKED][1:] in word for word in screen.words)


def test_each_change_says_the_level_of_its_interval(of_sample: Opened) -> None:
    columns = SWEDISH_TEXT.safety.change_columns
    table = next(t for t in of_sample("safety", "sv").tables if tuple(t.columns) == columns)
    levels = [level.replace("\N{NO-BREAK SPACE}", " ") for level in table.iloc[:, 4]]
    assert levels == ["95 %", "95 %", "95,2 %"]  # the last one is judged, at the plan's level


@pytest.mark.parametrize("language", TEXTS)
def test_the_planted_change_is_found_on_the_street_and_stands_up_to_holm(
    of_sample: Opened, language: str
) -> None:
    text = TEXTS[language]
    screen = of_sample("safety", language)
    holds = text.safety.holm_holds.split("{")[0]
    fails = text.safety.holm_fails.split("{")[0]
    assert sum(word.count(holds) for word in screen.words) == 2  # of the two that are declared
    assert not any(fails in word for word in screen.words)


@pytest.mark.parametrize("language", TEXTS)
def test_where_nothing_is_planted_the_answer_is_that_it_cannot_be_told(
    sample: Path, language: str
) -> None:
    text = TEXTS[language]
    screen = open_page("safety", language, pilot="stallbacka")
    assert f"### {text.wording[Wording.CANNOT_TELL, Direction.DECREASE]}" in screen.words
    limits = text.safety.change_open.split("{low}")[0].format(area="Stallbacka")
    assert any(word.startswith(f"### {limits}") for word in screen.words)


def test_the_shares_before_and_after_are_one_plain_sentence(
    of_sample: Opened, sample: Path
) -> None:
    _, findings = found(sample, truth()["visitors"]["item"])
    four = (findings.before, findings.after, findings.comparison_before, findings.comparison_after)
    shares = [NUMBERS.share(one.value) for one in four if isinstance(one, Estimate)]
    names = ("before", "after", "others_before", "others_after")
    said = SWEDISH_TEXT.safety.in_short.format(
        area="Norra Kungsgatan", **dict(zip(names, shares, strict=True))
    )
    assert said in of_sample("safety", "sv").words


def test_businesses_that_answered_both_times_are_compared_with_themselves(
    of_sample: Opened,
) -> None:
    start = SWEDISH_TEXT.safety.paired.split("{")[0]
    words = of_sample("safety", "sv").words
    assert sum(word.startswith(start) for word in words) == 1
    # what stands above it takes them for different people, and says so
    assert f"- {SWEDISH_TEXT.doubt[Doubt.SAME_PEOPLE]}" in words


@pytest.mark.parametrize("part", Part)
def test_without_a_plan_every_part_says_so_or_shows_what_it_can(
    store_folder: Path, part: Part
) -> None:
    load(store_folder, survey=survey({"2023": 60, "2024": 60}))
    screen = open_page("safety", safety=part)
    assert not screen.faults
    assert screen.tables or any(
        SWEDISH_TEXT.reason[Reason.NO_STUDY][1:] in word for word in screen.words
    )


@pytest.mark.parametrize("part", Part)
def test_without_a_survey_every_part_says_what_is_missing(store_folder: Path, part: Part) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=ASKED)
    screen = open_page("safety", safety=part)
    assert not screen.faults
    kind = SWEDISH_TEXT.kind[Kind.SURVEY]
    assert SWEDISH_TEXT.frame.no_data_kind.format(kind=kind) in screen.words


@pytest.mark.parametrize("part", Part)
def test_a_survey_of_one_wave_opens_in_every_part(store_folder: Path, part: Part) -> None:
    load(store_folder, survey=survey({"2023": 60}), study=ASKED)
    assert not open_page("safety", safety=part).faults


def test_a_pilot_about_which_the_plan_asks_nothing_says_where_the_questions_are(
    store_folder: Path,
) -> None:
    load(store_folder, survey=survey({"2023": 60, "2024": 60}), study=STUDY)
    assert SWEDISH_TEXT.safety.no_outcome.format(area="north") in open_page("safety").words


ITEMS = "fråga;våg;ordalydelse;skala\nB05b;2024;{wording};T5\n"
OTHERWISE = ITEMS.format(wording="Känner du dig trygg här på kvällen?")


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"items": OTHERWISE}, Reason.WORDING_CHANGED),
        (
            {"waves": "våg;insamlingssätt;urval\n2023;sms;panel\n2024;post;panel\n"},
            Reason.MODE_CHANGED,
        ),
    ],
)
def test_a_question_asked_in_another_way_gets_the_reason_and_a_way_on_and_no_number(
    store_folder: Path, language: str, files: dict[str, str], reason: Reason
) -> None:
    text = TEXTS[language]
    answers = survey({"2023": 200, "2024": 200}, unsafe=40)
    load(store_folder, survey=answers, study=ASKED, **files)
    screen = open_page("safety", language)
    assert not screen.faults
    assert text.safety.not_judged.format(reason=text.reason[reason]) in screen.words
    assert text.safety.way_out[reason] in screen.words
    assert not any(text.safety.share_sentence.split("{change}")[1][:20] in w for w in screen.words)
    (chart,) = screen.charts  # the waves, which are shown side by side
    assert any(text.safety.break_mark in word for word in chart.words)
    assert None in chart.spec["data"][0]["y"]
    for part in ("items", "reporting"):
        assert not open_page("safety", language, safety=part).faults
    said = open_page("overview", language).text
    assert text.reason[reason] in said  # nor does the first page compare


def test_a_question_asked_alike_has_one_line_through_its_waves(of_sample: Opened) -> None:
    chart = of_sample("safety", "sv").charts[0]
    assert not any(SWEDISH_TEXT.safety.break_mark in word for word in chart.words)
    assert any(SWEDISH_TEXT.safety.start_mark in word for word in chart.words)
    assert None not in chart.spec["data"][0]["y"]


@pytest.mark.parametrize("language", TEXTS)
def test_why_the_intervals_are_not_of_95_per_cent_is_said(of_sample: Opened, language: str) -> None:
    text = TEXTS[language]
    said = text.safety.early_level.format(level=text.numbers.share(0.952, 1))
    assert said in of_sample("safety", language).words
