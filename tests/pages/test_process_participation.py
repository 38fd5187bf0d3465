"""The part Deltagande: members, groups without any, activity, meetings, reports, messages."""

from pathlib import Path

import pytest

from analysis.process.endurance import Course
from analysis.process.indicator import By
from data.columns.form_columns import form_value_names
from pages.shared.text import sentences
from tests.pages.process_parts import OfPart
from tests.pages.screen import TEXTS, open_page
from tests.pages.town import EVEN, STUDY, load, months, spread


@pytest.mark.parametrize("language", TEXTS)
def test_members_at_the_end_of_each_quarter_are_those_before_and_who_came_less_who_went(
    process_part: OfPart, language: str
) -> None:
    text, screen = TEXTS[language], process_part("participation", language)
    assert not screen.faults
    (table,) = (
        table
        for table in screen.tables
        if list(table.columns) == list(text.participation.members_columns)
    )
    members, joined, left = (table.iloc[:, place].astype(int).tolist() for place in (1, 2, 3))
    before = [0, *members[:-1]]
    assert [b + j - gone for b, j, gone in zip(before, joined, left, strict=True)] == members
    assert f"{members[0]}" in screen.text
    assert len(members) == 11


@pytest.mark.parametrize("language", TEXTS)
def test_groups_without_a_member_are_named_and_small_ones_hidden(
    process_part: OfPart, language: str
) -> None:
    text, screen = TEXTS[language], process_part("participation", language, "stallbacka")
    start = text.participation.without.split("{groups}")[0]
    (line,) = [words for words in screen.words if words.startswith(start)]
    (table,) = (
        table
        for table in screen.tables
        if list(table.columns) == list(text.participation.covered_columns)
    )
    empty = [row for row in table.itertuples(index=False) if row[2].startswith("0 ")]
    assert empty
    assert all(row[1].lower() in line.lower() for row in empty)
    assert text.card.hidden_mark in table.iloc[:, 2].tolist()
    counts = [cell.split()[0] for cell in table.iloc[:, 2] if cell[0].isdigit()]
    assert not {"1", "2", "3", "4"} & set(counts)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("pilot", ["norra_kungsgatan", "stallbacka"])
def test_whether_activity_lasts_is_said_with_its_interval_or_cannot_be_told(
    process_part: OfPart, language: str, pilot: str
) -> None:
    text, screen = TEXTS[language], process_part("participation", language, pilot)
    for words in (text.participation.active, text.participation.reports):
        starts = [words[which].split("{")[0].split(":")[0] for which in Course]
        said = [line for line in screen.words if any(line.startswith(start) for start in starts)]
        assert len(said) == 1
        assert "95" in said[0]


@pytest.mark.parametrize("language", TEXTS)
def test_the_longest_time_without_a_meeting_and_what_was_followed_up_are_said(
    process_part: OfPart, language: str
) -> None:
    text, screen = TEXTS[language], process_part("participation", language)
    for words in (text.participation.met, text.participation.followed):
        (line,) = [said for said in screen.words if said.startswith(words.split("{")[0])]
        assert "95" in line
    assert "115" in screen.text


def test_a_quarter_that_is_not_over_is_drawn_hollow_and_said(process_part: OfPart) -> None:
    screen = process_part("participation", "sv")
    assert len(screen.charts) == 4
    for chart in screen.charts:
        dots = next(trace for trace in chart.spec["data"] if "markers" in trace.get("mode", ""))
        assert dots["marker"]["symbol"][-1] == "circle-open"
        assert set(dots["marker"]["symbol"][:-1]) == {"circle"}
    assert screen.text.count(TEXTS["sv"].participation.hollow) == 4


@pytest.mark.parametrize("language", TEXTS)
def test_without_files_each_question_says_which_would_tell_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    load(tmp_path / "store", counts=months(spread(EVEN)), study=STUDY)
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(tmp_path / "store"))
    text, screen = TEXTS[language], open_page("process", language, process="participation")
    assert not screen.faults
    assert not screen.charts
    for code in ("P01", "P03", "P04", "P05", "P06", "P07", "P17", "P21"):
        assert text.indicators.told_by[code] in screen.text


def test_four_whole_quarters_are_too_few_to_say_whether_it_lasts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until the end of the first year: five quarters are over, and one more goes on."""
    members = "Org_id;Område;Ansluten\n" + "".join(
        f"O-{n:03d};North;2024-03-01\n" for n in range(6)
    )
    reports = "Org_id;Datum;Område;Kategori\n" + "".join(
        f"O-{n % 6:03d};2024-{4 + n % 8:02d}-10;North;Klotter\n" for n in range(24)
    )
    load(
        tmp_path / "store",
        members=members,
        reports=reports,
        counts=months(spread(EVEN)),
        study=STUDY,
    )
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(tmp_path / "store"))
    screen = open_page("process", process="participation", **{"while": "2024"})
    start = TEXTS["sv"].participation.active_unknown.split("{")[0]
    assert any(words.startswith(start) for words in screen.words)


@pytest.mark.parametrize("language", TEXTS)
def test_sizes_of_businesses_stand_from_the_smallest_to_the_largest(
    process_part: OfPart, language: str
) -> None:
    text, screen = TEXTS[language], process_part("participation", language)
    (table,) = (
        table
        for table in screen.tables
        if list(table.columns) == list(text.participation.covered_columns)
    )
    sizes = table.loc[table.iloc[:, 0] == text.participation.by[By.SIZE]].iloc[:, 1].tolist()
    names = form_value_names(language)
    order = ("none", "1_4", "5_9", "10_49", "50")
    assert sizes == [names["business_size", size] for size in order]


@pytest.mark.parametrize("language", TEXTS)
def test_messages_that_no_area_is_said_of_are_not_told_as_the_areas(
    process_part: OfPart, language: str
) -> None:
    text, screen = TEXTS[language], process_part("participation", language)
    start = text.participation.what["P21"]
    (subtitle,) = (words for words in screen.words if words.startswith(start))
    assert sentences.inside(text.process.everywhere) in subtitle
    assert "Norra Kungsgatan" not in subtitle
