"""
No count of 1-4 leaves a page, whatever it is in: chart, table, file or sentence.

The counts are chosen so that nothing else on the pages is the same number.
"""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.town import AREAS, EVEN, STUDY, load, months, spread, squares

SMALL = {"2022-03": 3, "2022-11": 2, "2024-08": 3, "2025-01": 4}
COUNTED = ("trends", "effect", "overview", "map")
MARK = SWEDISH_TEXT.card.hidden_mark
NUMBER = re.compile(r"(?<![\w,.\N{EN DASH}-])[1-4](?![\w,.\N{EN DASH}-]*\d)(?!\s*%)")


def numbers(screen: Screen) -> Iterator[object]:
    """Everything that a reader could take for a count: not what stands along per cent."""
    for chart in screen.charts:
        if "%" not in str(chart.spec["layout"].get("xaxis", {}).get("ticktext")):
            yield from chart.values
    yield from screen.cells


def small(screen: Screen) -> list[object]:
    return [value for value in numbers(screen) if str(value).removesuffix(".0") in set("1234")]


def cells_of(screen: Screen) -> Iterator[str]:
    for content in screen.files.values():
        for row in csv.reader(StringIO(content), delimiter=";"):
            yield from row


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Steady counts, but in a few months of the pilot area there are 2, 3 or 4."""
    counts = spread(EVEN)
    counts["north"] |= SMALL
    load(folder := tmp_path_factory.mktemp("small_months"), counts=months(counts), study=STUDY)
    return folder


@pytest.fixture
def town(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(built))


@pytest.mark.parametrize("name", COUNTED)
def test_small_months_are_in_no_chart_table_or_file(town: None, name: str) -> None:
    screen = open_page(name, areas="north")
    assert not screen.faults
    assert not small(screen)
    assert not set("1234") & set(cells_of(screen))


@pytest.mark.parametrize("name", ["trends", "effect"])
@pytest.mark.parametrize("language", TEXTS)
def test_a_hidden_month_is_marked_and_explained(town: None, name: str, language: str) -> None:
    screen = open_page(name, language, areas="north")
    card = TEXTS[language].card
    assert card.hidden_mark in screen.cells
    assert any(card.hidden_note in word for word in screen.words)
    assert any(card.hidden_mark in content for content in screen.files.values())


def test_a_hidden_month_cannot_be_worked_out_from_the_total(town: None) -> None:
    screen = open_page("trends", areas="north", **{"from": "2022-01", "to": "2022-06"})
    table = next(t for t in screen.tables if len(t) == 6)
    assert list(table.iloc[:, 1]).count(MARK) >= 2


def test_of_one_area_both_pages_hide_the_same_months(store_folder: Path) -> None:
    """Else each would show the month that the other hides beside a small one."""
    counts = spread(EVEN)
    counts["north"] |= {"2025-01": 4, "2024-08": 6, "2023-02": 3, "2022-03": 9}
    load(store_folder, counts=months(counts), study=STUDY)
    hidden = [
        list(table[table.iloc[:, 1] == MARK].iloc[:, 0])
        for name in ("effect", "trends")
        for table in open_page(name, areas="north").tables
        if len(table) == len(counts["north"])
    ]
    assert len(hidden) == 2
    assert hidden[0] == hidden[1] != []


def test_a_small_area_does_not_follow_from_the_comparison_areas_together(
    store_folder: Path,
) -> None:
    """One page tells their sum, the other the single ones; `aside` is the smallest, not one."""
    totals = EVEN | {"f": (480, 3), "aside": (50, 25)}
    load(store_folder, counts=months(spread(totals)), study=STUDY)
    sums = SWEDISH_TEXT.effect.same_months_columns
    rows = next(t for t in open_page("effect").tables if tuple(t.columns) == sums)
    together = int(str(rows.iloc[1, 2]).replace("\N{NO-BREAK SPACE}", ""))
    assert together == 5 * 240 + 3
    columns = SWEDISH_TEXT.funnel.columns_change
    funnel = next(t for t in open_page("trends").tables if tuple(t.columns) == columns)
    shown = {
        area: int(str(n)) for area, n in zip(funnel.iloc[:, 0], funnel.iloc[:, 2], strict=True)
    }
    assert len(shown) >= 5
    assert together - sum(n for area, n in shown.items() if area in "abcdef") >= 5


def test_a_small_pilot_area_does_not_follow_from_everything_less_the_comparison_areas(
    store_folder: Path,
) -> None:
    """`f` is the smallest area, but the sum of the comparison areas would tell it."""
    totals = EVEN | {"north": (480, 3), "f": (40, 20), "aside": (50, 25), "beside": (90, 45)}
    load(store_folder, counts=months(spread(totals)), study=STUDY)
    single = SWEDISH_TEXT.funnel.columns_change
    funnel = next(t for t in open_page("trends").tables if tuple(t.columns) == single)
    assert {"north", "aside"}.isdisjoint(funnel.iloc[:, 0])
    assert {*"abcdef", "beside"} == set(funnel.iloc[:, 0])


def test_an_area_does_not_stand_beside_one_around_it_that_has_1_to_4_more(
    store_folder: Path,
) -> None:
    totals = EVEN | {"a": (480, 240), "b": (480, 243)}
    nested = squares({area: area for area in AREAS}).replace(
        b"12.31999", b"12.29999"
    )  # b lies around a
    load(store_folder, counts=months(spread(totals)), areas=nested)
    columns = SWEDISH_TEXT.funnel.columns_change
    funnel = next(t for t in open_page("trends").tables if tuple(t.columns) == columns)
    assert "b" in set(funnel.iloc[:, 0])
    assert "a" not in set(funnel.iloc[:, 0])


@pytest.mark.parametrize("name", ["overview", "effect"])
def test_a_comparison_that_rests_on_a_small_count_says_why_it_is_hidden(
    store_folder: Path, name: str
) -> None:
    load(store_folder, counts=months(spread(EVEN | {"north": (480, 3)})), study=STUDY)
    screen = open_page(name)
    assert any("kan peka ut någon" in word for word in screen.words)
    assert not screen.faults
    assert not small(screen)
    assert not any("färre" in word or "fler än" in word for word in screen.words if "###" in word)


@pytest.mark.parametrize("count", [1, 4])
def test_a_selection_with_a_small_total_is_not_shown_at_all(store_folder: Path, count: int) -> None:
    counts = months(spread(EVEN)) + f"north;2023-05;Rån;{count}\n"
    load(store_folder, counts=counts, study=STUDY)
    screen = open_page("trends", groups="robbery")
    assert not screen.faults
    assert not small(screen)
    assert not [word for word in screen.words if NUMBER.search(word)]
    assert not set("1234") & set(cells_of(screen))
    assert any(SWEDISH_TEXT.card.hidden_note in word for word in screen.words)


def test_a_hidden_group_cannot_be_worked_out_from_the_total_of_groups(store_folder: Path) -> None:
    counts = months(spread(EVEN)) + "north;2025-01;Rån;3\n" + "north;2024-01;Rån;30\n"
    load(store_folder, counts=counts, study=STUDY)
    screen = open_page("trends", areas="north")
    columns = SWEDISH_TEXT.trends.group_columns
    table = next(t for t in screen.tables if tuple(t.columns) == columns)
    shown = [int(c) for c in table.iloc[:, 1:3].to_numpy().flat if str(c).isdigit()]
    hidden = [c for c in table.iloc[:, 1:3].to_numpy().flat if c == MARK]
    assert hidden
    foot = next(word for word in screen.words if "trender-grupper" in word)
    _, n = foot.replace("\N{NO-BREAK SPACE}", "").split("n = ")
    assert not 0 < int(n.split()[0]) - sum(shown) < 5


def test_small_hours_of_the_week_are_hidden(store_folder: Path) -> None:
    tuesday, friday, sunday = ("2024-05-07 13:30", "2024-05-10 22:30", "2024-05-12 10:30")
    times = [*[tuesday] * 40, *[friday] * 3, *[sunday] * 2, *["2024-05-08 09:15"] * 30]
    rows = "".join(f"north;{time};Stöld;K{i}\n" for i, time in enumerate(times))
    load(store_folder, incidents="Område;Brottstid från;Brottsrubricering;Diarienummer\n" + rows)
    screen = open_page("trends")
    week = next(table for table in screen.tables if len(table) == 7)
    assert "40" in week.to_numpy()
    assert not small(screen)
    assert not set("1234") & set(cells_of(screen))
    assert MARK in week.to_numpy()


def test_the_week_of_a_month_that_hides_another_is_not_shown(store_folder: Path) -> None:
    """January has 3 and February hides it: the sum of the week would be February's bar."""
    counts = {1: 3, 2: 8} | dict.fromkeys(range(3, 13), 30)
    times = [(year, m, n) for year in (2023, 2024) for m, own in counts.items() for n in range(own)]
    rows = "".join(f"north;{year}-{m:02}-05 08:30;Stöld;K{year}{m}{n}\n" for year, m, n in times)
    load(store_folder, incidents="Område;Brottstid från;Brottsrubricering;Diarienummer\n" + rows)
    screen = open_page("trends", **{"from": "2024-02", "to": "2024-02"})
    assert not screen.faults
    assert "8" not in screen.cells
    assert not any("trender-vecka" in word for word in screen.words)


def test_a_group_that_the_table_adds_up_as_others_has_no_panel(store_folder: Path) -> None:
    """The 41st of late was once the largest; of the others together it would leave 3 a year."""
    late = {f"Ovanligt {n:02}": 9 for n in range(40)} | {"Förr vanligt": 6, "Sällsynt": 3}
    rows = [
        f"north;{month};{group};{count if year > 2021 else 900 * (group == 'Förr vanligt')}\n"
        for year in range(2020, 2025)
        for month in [f"{year}-{m:02}" for m in range(1, 13)]
        for group, count in late.items()
        if month.endswith("-06") or (year > 2021 and count == 9 and month.endswith("-07"))
    ]
    counts = "Område;Månad;Brottstyp;Antal\n" + "".join(rows)
    load(
        store_folder, counts=counts + "".join(f"north;2024-{m:02};Ovanligt 00;9\n" for m in (1, 12))
    )
    screen = open_page("trends", beside="groups")
    assert not screen.faults
    panels = next(t for t in screen.tables if SWEDISH_TEXT.side_by_side.column == t.columns[0])
    assert "Förr vanligt" not in panels.columns
    assert len(panels.columns) > 3
