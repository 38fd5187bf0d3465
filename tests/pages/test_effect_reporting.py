"""Effekt: is more being reported, or is more happening?"""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest

from analysis.reporting import Triangulation
from analysis.results import Comparison, Doubt, Estimate, Reason
from analysis.safety import SafetyFindings
from data.context import est_reports
from data.intake import Kind
from data.store import Store
from pages.shared import cached, judged
from pages.shared.text import Text
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.town import EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]
Said = Mapping[tuple[str, str], tuple[int, int, int]]  # area, wave: firms, victims, reporters
FELL = EVEN | {"north": (480, 160)}
ITEMS = ("F10a", "F10b", "F10c", "F10d")
WAVES = {"före": "2023-10-01", "efter": "2024-10-01"}
STEP: Said = {
    ("north", "före"): (400, 200, 80),
    ("north", "efter"): (400, 200, 160),
    ("a", "före"): (400, 200, 80),
    ("a", "efter"): (400, 200, 80),
}


def survey(said: Said, items: tuple[str, ...] = (*ITEMS, "F10x")) -> str:
    lines = [";".join(("respondent_id", "våg", "datum", "område", "grupp", *items))]
    for (area, wave), (firms, victims, reporters) in said.items():
        for number in range(firms):
            hit = number < victims
            yes = {"F10b": "1", "F10x": "1" if number < reporters else "2"} if hit else {}
            told = [yes.get(item, "97" if item == "F10x" else "2") for item in items]
            lines.append(
                ";".join((f"{area}{wave}{number}", wave, WAVES[wave], area, "företag", *told))
            )
    return "\n".join(lines)


def est(before: int, after: int) -> str:
    """EST reports from September 2023 on, so many a month before and after."""
    months_ = pd.date_range("2023-09-01", "2025-03-01", freq="MS")
    days = [*(month.replace(day=5) for month in months_), pd.Timestamp("2025-03-28")]
    rows = [
        f"{day:%Y-%m-%d};north;klotter;{'J' if number % 2 else 'N'};en berättelse om Eva"
        for day in days
        for number in range(after if day >= pd.Timestamp("2024-04-01") else before)
    ]
    return "\n".join(["datum;område;kategori;polisanmält;beskrivning", *rows])


def check(screen: Screen, text: Text = SWEDISH_TEXT) -> tuple[str, str]:
    """The short answer, and all that stands inside the question."""
    start = f"**{text.reporting.question}** "
    [label] = [word for word in screen.words if word.startswith(start)]
    place = screen.words.index(label)
    others = (f"## {text.effect.secondary_heading}", f"## {text.effect.doubts_heading}")
    end = next(i for i, w in enumerate(screen.words) if i > place and w in others)
    return label.removeprefix(start), "\n".join(screen.words[place + 1 : end])


def row_of(screen: Screen, columns: tuple[str, ...], name: str) -> list[str]:
    [table] = [t for t in screen.tables if tuple(t.columns) == columns]
    [row] = [row for row in table.to_numpy().tolist() if row[0] == name]
    return [str(cell) for cell in row]


@pytest.mark.parametrize("language", TEXTS)
def test_the_planted_rise_of_reporting_is_said_and_that_the_fall_is_not_explained_by_it(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text = TEXTS[language]
    short, inside = check(of_sample("effect", language), text)
    assert short == text.reporting.short[Triangulation.FALL_MAY_BE_LARGER]
    assert text.reporting.said[Triangulation.FALL_MAY_BE_LARGER] in inside
    version = Store(sample).current()
    study = cached.study(version)
    assert study is not None
    found = judged.reporting_of(version, study.pilots[0], study.pilots[0].primary)
    assert isinstance(found.reported, SafetyFindings)
    for share in (found.reported.before, found.reported.after):
        assert isinstance(share, Estimate)
        assert text.numbers.share(share.value) in inside
    change = found.reported.difference
    assert isinstance(change, Estimate)
    assert change.low > 0
    for number in (change.value, change.low, change.high):
        assert text.numbers.signed_points(number) in inside


@pytest.mark.parametrize("language", TEXTS)
def test_where_nothing_is_planted_nothing_is_claimed(sample: Path, language: str) -> None:
    text = TEXTS[language]
    screen = open_page("effect", language, pilot="stallbacka")
    short, inside = check(screen, text)
    assert short == text.reporting.short[Triangulation.CANNOT_TELL]
    assert text.reporting.said[Triangulation.CANNOT_TELL] in inside
    assert text.reporting.by_chance in inside
    assert f"### {text.reporting.survey_title_plain.format(area='Stallbacka')}" in inside
    assert text.reporting.without.partition(":")[0] not in inside
    assert text.reporting.without_row not in screen.cells


def test_the_safety_index_of_the_sample_is_that_of_its_own_respondents(sample: Path) -> None:
    version = Store(sample).current()
    rows = pd.read_parquet(version.part(Kind.SURVEY).rows_file)
    asked = rows[rows["item"].isin(ITEMS) & (rows["respondent_group"] == "företag")]
    told = asked.pivot(
        index=["wave", "respondent_id", "area_name"], columns="item", values="answer"
    )
    yes = (told == "1").any(axis=1)
    answered = yes | (told == "2").any(axis=1)
    own = told.index.get_level_values("area_name") == "Norra Kungsgatan"
    study = cached.study(version)
    assert study is not None
    found = cached.safety(version, study.pilots[0], cached.VICTIMISED)
    assert isinstance(found, SafetyFindings)
    for wave, share in (("2023 höst", found.before), ("2026 vår", found.after)):
        there = own & (told.index.get_level_values("wave") == wave) & answered
        assert isinstance(share, Estimate)
        assert share.n == there.sum()
        assert share.value == pytest.approx(yes[there].mean())


def test_est_reports_of_the_sample_are_compared_over_the_shorter_window_in_words(
    of_sample: Opened, sample: Path
) -> None:
    _, inside = check(of_sample("effect", "sv"))
    found = est_reports(Store(sample).current())
    assert found is not None
    own = found.counts[found.counts["area_id"] == "norra_kungsgatan"]
    winter = own["month"].dt.month.isin([9, 10, 11, 12, 1, 2])
    before = own[winter & own["month"].between("2023-09", "2024-02")]["count"].sum()
    after = own[winter & own["month"].between("2024-09", "2026-02")]["count"].sum()
    assert f"{before} rapporter under 6 månader före och {after} under 12 månader efter" in inside
    assert "september 2023 till och med februari 2024" in inside
    assert SWEDISH_TEXT.reporting.est_eager in inside
    assert SWEDISH_TEXT.reporting.no_alarms in inside


@pytest.mark.parametrize("language", TEXTS)
def test_series_stand_in_a_table_with_their_intervals_and_what_they_are_held_against(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of_sample("effect", language)
    columns = text.reporting.counts_columns
    police = row_of(screen, columns, text.reporting.police_row)
    assert row_of(screen, columns, text.reporting.without_row)[2]
    assert police[3] == text.reporting.against_comparison
    assert row_of(screen, columns, text.reporting.est_row)[3] == text.reporting.against_before
    version = Store(sample).current()
    study = cached.study(version)
    assert study is not None
    headline = cached.findings(version, study.pilots[0], study.pilots[0].primary).change
    assert isinstance(headline, Comparison)
    assert police[4] == text.numbers.whole(headline.n)


def test_more_reporting_beside_more_reports_may_be_more_reporting(store_folder: Path) -> None:
    rose = EVEN | {"north": (480, 480)}
    load(store_folder, counts=months(spread(rose)), study=STUDY, survey=survey(STEP))
    short, inside = check(open_page("effect"))
    assert short == SWEDISH_TEXT.reporting.short[Triangulation.RISE_MAY_BE_REPORTING]
    assert "40 % före och 80 % efter".replace(" %", "\N{NO-BREAK SPACE}%") in inside
    assert SWEDISH_TEXT.reporting.without.partition(":")[0] in inside


@pytest.mark.parametrize("language", TEXTS)
def test_the_doubts_and_the_check_tell_the_same_change(store_folder: Path, language: str) -> None:
    text = TEXTS[language]
    load(store_folder, counts=months(spread(FELL)), study=STUDY, survey=survey(STEP))
    screen = open_page("effect", language)
    _, inside = check(screen, text)
    start = text.doubt[Doubt.REPORTING_ROSE].partition("{")[0]
    [doubt] = [w for word in screen.words for w in word.splitlines() if start in w]
    assert text.numbers.signed_points(0.40) in doubt
    assert text.numbers.signed_points(0.40) in inside


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, Reason.ITEM_NOT_ASKED),
        ({"survey": survey(STEP, ("F20a",))}, Reason.ITEM_NOT_ASKED),
        (
            {"survey": survey({k: v for k, v in STEP.items() if k[1] == "före"})},
            Reason.NO_WAVE_AFTER,
        ),
        (
            {"survey": survey(STEP).replace("2023-10-01", "").replace("2024-10-01", "")},
            Reason.NO_WAVE_DATES,
        ),
    ],
    ids=["no survey", "no F10", "one wave", "no dates"],
)
@pytest.mark.parametrize("language", TEXTS)
def test_what_the_survey_cannot_tell_is_said_with_its_reason(
    store_folder: Path, files: dict[str, str], reason: Reason, language: str
) -> None:
    text = TEXTS[language]
    load(store_folder, counts=months(spread(FELL)), study=STUDY, **files)
    screen = open_page("effect", language)
    short, inside = check(screen, text)
    assert short == text.reporting.short[Triangulation.CANNOT_TELL]
    assert text.reporting.share_unknown.format(reason=text.reason[reason]) in inside
    assert text.reason[Reason.NO_EST_REPORTS] in inside
    assert screen.faults == ()


def test_where_before_and_after_cannot_be_compared_the_survey_is_still_shown(
    store_folder: Path,
) -> None:
    few = {area: EVEN[area] for area in ("north", "a", "b")}
    study = STUDY.replace(str(sorted(set(EVEN) - {"north"})), "['a', 'b']")
    load(store_folder, counts=months(spread(few)), study=study, survey=survey(STEP))
    screen = open_page("effect")
    short, inside = check(screen)
    assert short == SWEDISH_TEXT.reporting.short[Triangulation.NO_REPORTS]
    assert "för få jämförelseområden" in inside.casefold()
    row = row_of(screen, SWEDISH_TEXT.reporting.survey_columns, SWEDISH_TEXT.reporting.reported_row)
    assert "40,0" in row[5]


def test_alarms_are_compared_as_the_headline_and_not_taken_for_offences(store_folder: Path) -> None:
    alarms = months(spread(EVEN | {"north": (480, 120)}), "Larm inbrott").partition("\n")[2]
    load(store_folder, counts=months(spread(FELL)) + alarms, study=STUDY)
    screen = open_page("effect")
    _, inside = check(screen)
    line = next(w for w in inside.splitlines() if SWEDISH_TEXT.reporting.alarms[:20] in w)
    assert "50\N{NO-BREAK SPACE}% färre än väntat" in line
    assert SWEDISH_TEXT.reporting.no_alarms not in inside
    row = row_of(screen, SWEDISH_TEXT.reporting.counts_columns, SWEDISH_TEXT.reporting.alarm_row)
    assert row[3] == SWEDISH_TEXT.reporting.against_comparison


def test_small_counts_of_est_reports_and_their_words_never_reach_the_screen(
    store_folder: Path,
) -> None:
    load(store_folder, counts=months(spread(FELL)), study=STUDY, reports=est(2, 30))
    assert "bara 8 händelser före" in check(open_page("effect"))[1]  # five or more may be told
    load(store_folder, reports=est(1, 15))  # September to December: four
    screen = open_page("effect")
    _, inside = check(screen)
    assert "bygger på 1\N{EN DASH}4 händelser" in inside
    assert "bara 4" not in inside
    assert not any("Eva" in piece for piece in screen.everything)


def test_no_respondent_is_named_anywhere(store_folder: Path) -> None:
    version = load(store_folder, counts=months(spread(FELL)), study=STUDY, survey=survey(STEP))
    assert not any("northföre" in piece for piece in open_page("effect").everything)
    for file in version.summaries.iterdir():
        assert b"northf" not in file.read_bytes()
