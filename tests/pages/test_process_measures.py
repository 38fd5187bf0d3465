"""The part Åtgärder: how far measures have come, how long they take, what is late, what it cost."""

import re
from pathlib import Path

import pytest

from pages.shared.text import sentences
from tests.pages.process_parts import OfPart
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.town import EVEN, STUDY, load, months, spread

HEADER = "Åtgärd_id;Rubrik;Åtgärdstyp;Ägartyp;Område;Beslutad;Planerad klar;Klar;Status;Kostnad\n"


def measures(*rows: str) -> str:
    return HEADER + "".join(f"A{n};{row}\n" for n, row in enumerate(rows))


def opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch, rows: str, language: str = "sv"
) -> Screen:
    load(folder / "store", measures=rows, counts=months(spread(EVEN)), study=STUDY)
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(folder / "store"))
    screen = open_page("process", language, process="measures")
    assert not screen.faults
    return screen


@pytest.mark.parametrize("language", TEXTS)
def test_each_question_has_a_card_whose_title_is_the_finding(
    process_part: OfPart, language: str
) -> None:
    text, screen = TEXTS[language], process_part("measures", language)
    assert not screen.faults
    assert len(screen.charts) == 3
    titles = [words.removeprefix("### ") for words in screen.words if words.startswith("### ")]
    counts = {"all": 22, "done": 19, "late": 3}
    shown = {name: text.numbers.whole(count) for name, count in counts.items()}
    assert titles[0] == text.measures_done.states_title.format(**shown)
    assert len(titles) == 5
    assert all(len(title.split()) <= 15 for title in titles), titles


@pytest.mark.parametrize("language", TEXTS)
def test_the_time_to_done_is_said_in_words_for_the_city_and_the_private_apart(
    process_part: OfPart, language: str
) -> None:
    text, words = TEXTS[language], process_part("measures", language).text
    for who in text.measures_done.whose.values():
        assert who in words
    assert len(re.findall(re.escape("95" + text.numbers.percent), words)) >= 5


def test_the_picture_of_time_names_each_line_and_draws_those_that_still_wait(
    process_part: OfPart,
) -> None:
    chart = process_part("measures", "sv", "stallbacka").charts[2]
    assert {"Kommun", "Privat", "Alla"} <= {
        word.split()[-1].removesuffix("</b>") for word in chart.words if word.startswith("<b>")
    }
    waiting = [trace for trace in chart.spec["data"] if trace.get("mode") == "markers"]
    assert any(trace["x"] for trace in waiting)
    lines = [trace["line"]["dash"] for trace in chart.spec["data"] if trace.get("mode") == "lines"]
    assert len(set(lines)) == len(lines) == 3


@pytest.mark.parametrize("language", TEXTS)
def test_overdue_measures_stand_with_owner_day_and_days_late_the_latest_first(
    process_part: OfPart, language: str
) -> None:
    text = TEXTS[language]
    table, saved = (  # on the screen with titles; as it is downloaded without
        table
        for table in process_part("measures", language).tables
        if list(table.columns) == list(text.measures_done.late_columns)
    )
    assert table.iloc[:, 1:].equals(saved.iloc[:, 1:])
    late = [int(re.sub(r"\D", "", days)) for days in table.iloc[:, 3]]
    assert len(late) == 3
    assert late == sorted(late, reverse=True)
    assert all(table.iloc[:, 1])


def test_a_private_or_joint_measure_is_called_by_its_sort_and_never_by_its_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = "North;2024-03-10;2024-04-01;;Pågår;"
    rows = measures(
        f"Kalles dörr;Lås/larm;Privat;{late}",
        f"Runt Kalles;Belysning;Gemensam;{late}",
        f"Lampan vid torget;Belysning;Kommun;{late}",
    )
    everything = "\n".join(opened(tmp_path, monkeypatch, rows).everything)
    assert "Kalles" not in everything
    assert "Lampan vid torget" in everything
    assert "Lås/larm" in everything


@pytest.mark.parametrize("language", TEXTS)
def test_with_few_done_the_time_is_not_told_and_no_line_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    row = "Lampa;Belysning;Kommun;North;2024-03-10;2024-04-01;2024-03-20;Klar;100"
    screen = opened(tmp_path, monkeypatch, measures(row, row, row, row), language)
    text = TEXTS[language]
    assert len(screen.charts) == 2
    start = text.measures_done.half_unclear.split("{who}")[0]
    assert f"{start}{text.measures_done.whose['municipality']}" in screen.text


def test_what_is_not_due_yet_has_no_share_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = "Lampa;Belysning;Kommun;North;2024-03-10;2090-04-01;;Planerad;100"
    screen = opened(tmp_path, monkeypatch, measures(row))
    assert "Genomförandegrad (P11): ingen åtgärd är klar eller har passerat sin dag." in screen.text
    assert sentences.sentence_case("ingen åtgärd är försenad") in screen.text


def test_without_a_cost_the_title_says_that_none_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = "Lampa;Belysning;Kommun;North;2024-03-10;2024-04-01;2024-03-20;Klar;"
    screen = opened(tmp_path, monkeypatch, measures(row))
    assert "Kommunen har 100\xa0% av åtgärderna; ingen kostnad är känd" in screen.text


@pytest.mark.parametrize("language", TEXTS)
def test_without_measures_one_sentence_says_so_and_which_file_would_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    load(tmp_path / "store", counts=months(spread(EVEN)), study=STUDY)
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(tmp_path / "store"))
    screen = open_page("process", language, process="measures")
    assert TEXTS[language].indicators.told_by["P10"] in screen.text
    assert not screen.charts
