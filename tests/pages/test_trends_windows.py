"""Trender: this year against last, rates, months that stand out. Nothing hidden follows from it."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from data import engine
from data.store import Store
from pages.shared.text import Text
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.town import EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]
MARK = SWEDISH_TEXT.card.hidden_mark
SUMMER = {"window_from": "2024-06", "window_to": "2024-08"}
BASES = "område;år;bas;värde\nnorth;2023;invånare;1000\nnorth;2024;verksamheter;50\n"


def table_of(screen: Screen, columns: tuple[str, ...]) -> pd.DataFrame:
    return next(table for table in screen.tables if tuple(table.columns) == columns)


def windows_of(screen: Screen, text: Text = SWEDISH_TEXT) -> dict[str, tuple[str, ...]]:
    """Name of the window -> the cells beside it."""
    table = table_of(screen, text.windows.columns)
    return {str(row[0]): tuple(map(str, row[1:])) for row in table.itertuples(index=False)}


def own(screen: Screen, text: Text = SWEDISH_TEXT) -> tuple[str, ...]:
    return windows_of(screen, text)[text.windows.own]


def town(folder: Path, changed: dict[str, int], **files: str) -> None:
    """North has 20 every month from 2022 to March 2025, but for what is changed."""
    counts = spread(EVEN)
    counts["north"] = dict.fromkeys(counts["north"], 20) | changed
    load(folder, counts=months(counts), study=STUDY, **files)


@pytest.mark.parametrize("language", TEXTS)
def test_the_year_so_far_is_set_against_the_same_settled_months_of_last_year(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text, version = TEXTS[language], Store(sample).current()
    settled = engine.catalogue(version).preliminary_from
    assert settled
    counts = engine.month_counts(version).set_index("month")["count"]
    end = pd.Timestamp(settled)
    sums = [
        int(counts[(counts.index.year == year) & (counts.index.month < end.month)].sum())  # type: ignore[attr-defined]
        for year in (end.year - 1, end.year)
    ]
    before, after = (text.numbers.whole(n) for n in sums)
    screen = of_sample("trends", language)
    row = windows_of(screen, text)[text.windows.year_to_date]
    assert row[1:4] == (before, after, text.numbers.signed(sums[1] - sums[0]))
    assert f"### {text.windows.title.format(after=after, before=before)}" in screen.words


@pytest.mark.parametrize("language", TEXTS)
def test_any_window_is_set_against_the_same_months_a_year_earlier(
    store_folder: Path, language: str
) -> None:
    text = TEXTS[language]
    town(store_folder, {"2023-07": 60, "2024-07": 10})
    row = own(open_page("trends", language, areas="north", **SUMMER), text)
    share = text.numbers.signed_share(-0.5)
    assert row[1:] == ("100", "50", text.numbers.signed(-50), share, text.trends.signal)


def test_a_window_follows_areas_and_groups_but_not_the_period(store_folder: Path) -> None:
    town(store_folder, {})
    cut = {"from": "2025-01", "to": "2025-03"}
    whole, short = (open_page("trends", areas="north", **SUMMER, **x) for x in ({}, cut))
    assert windows_of(whole) == windows_of(short)
    everywhere = open_page("trends", **SUMMER)
    assert own(everywhere)[1] != own(whole)[1]


def test_a_small_difference_may_be_chance_and_few_get_no_percentage(store_folder: Path) -> None:
    town(store_folder, {"2023-07": 15, "2024-07": 19})
    july = {"window_from": "2024-07", "window_to": "2024-07"}
    row = own(open_page("trends", areas="north", **july))
    nothing = SWEDISH_TEXT.windows.no_share
    assert row[1:] == ("15", "19", "+4", nothing, SWEDISH_TEXT.trends.no_signal)


def test_a_window_the_wrong_way_round_is_turned(store_folder: Path) -> None:
    town(store_folder, {})
    turned = {"window_from": "2024-08", "window_to": "2024-06"}
    assert own(open_page("trends", **turned)) == own(open_page("trends", **SUMMER))


def test_a_window_over_a_year_says_why_it_is_not_compared(store_folder: Path) -> None:
    town(store_folder, {})
    row = own(open_page("trends", window_from="2023-06", window_to="2024-12"))
    assert row[1:4] == (SWEDISH_TEXT.card.no_value,) * 3
    assert "längre än tolv månader" in row[-1]


def test_data_of_one_year_only_have_no_windows_and_the_page_says_so(store_folder: Path) -> None:
    load(store_folder, counts=months({"north": {f"2024-{m:02}": 20 for m in range(1, 13)}}))
    screen = open_page("trends")
    assert not screen.faults
    assert SWEDISH_TEXT.windows.no_windows in screen.words


@pytest.mark.parametrize(("small", "shown"), [("2024-08", "2024-07"), ("2023-06", "2023-07")])
def test_a_small_month_does_not_follow_from_a_window_beside_the_bars(
    store_folder: Path, small: str, shown: str
) -> None:
    """Whatever is told of the window, the months of it that are shown leave two or more open."""
    town(store_folder, {small: 3})
    screen = open_page("trends", areas="north", **SUMMER)
    bars = table_of(screen, (SWEDISH_TEXT.trends.month_column, SWEDISH_TEXT.trends.count_column))
    month = [SWEDISH_TEXT.numbers.month(pd.Timestamp(day)) for day in (small, shown)]
    hidden = bars[bars.iloc[:, 1] == MARK].iloc[:, 0].tolist()
    assert month[0] in hidden
    told = MARK not in own(screen)
    summer = [f"{name} {small[:4]}" for name in ("juni", "juli", "augusti")]
    assert not told or len([name for name in hidden if name in summer]) >= 2


def test_two_windows_that_differ_by_a_small_month_are_not_both_told(store_folder: Path) -> None:
    """January to March 2025 is the year so far; January and February is the reader's window."""
    town(store_folder, {"2025-03": 3})
    screen = open_page("trends", areas="north", window_from="2025-01", window_to="2025-02")
    row = own(screen)
    assert row[1:4] == (MARK,) * 3
    assert row[-1] == SWEDISH_TEXT.windows.hidden
    assert any(SWEDISH_TEXT.card.hidden_note in word for word in screen.words)


@pytest.mark.parametrize("language", TEXTS)
def test_a_rate_names_the_year_of_its_base(store_folder: Path, language: str) -> None:
    text = TEXTS[language]
    town(store_folder, {}, bases=BASES)
    screen = open_page("trends", language, areas="north", **SUMMER)
    table = table_of(screen, text.windows.rates_columns)
    rows = {(r[0], r[1]): (r[2], r[3]) for r in table.itertuples(index=False)}
    rate = text.windows.rate
    per = text.windows.per
    sixty = rate.format(rate=text.numbers.decimal(60, 1), year=2023)
    assert rows[text.windows.own, per["residents"]] == (sixty, sixty)
    many = rate.format(rate=text.numbers.whole(1200), year=2024)
    assert rows[text.windows.own, per["businesses"]] == (many, many)


@pytest.mark.parametrize("language", TEXTS)
def test_without_a_base_the_page_says_what_would_give_a_rate(
    store_folder: Path, language: str
) -> None:
    text = TEXTS[language]
    town(store_folder, {})
    assert text.windows.no_base in open_page("trends", language, areas="north").words
    assert text.windows.choose_areas in open_page("trends", language).words


@pytest.mark.parametrize("language", TEXTS)
def test_a_month_that_stands_out_is_marked_and_listed(store_folder: Path, language: str) -> None:
    text = TEXTS[language]
    town(store_folder, {"2024-05": 60, "2024-10": 60})
    screen = open_page("trends", language, areas="north")
    table = table_of(screen, text.unusual.columns)
    named = [text.numbers.month(pd.Timestamp(day)) for day in ("2024-05-01", "2024-10-01")]
    assert table.iloc[:, 0].tolist() == named
    assert set(table.iloc[:, 2]) == {text.numbers.decimal(20, 1)}
    marks = next(t for t in screen.charts[0].spec["data"] if "▲" in t.get("text", []))
    assert [str(day)[:10] for day in marks["x"]] == ["2024-05-01", "2024-10-01"]
    looked = [word for word in screen.words if text.unusual.marks in word]
    assert looked


@pytest.mark.parametrize("language", TEXTS)
def test_where_no_month_stands_out_the_page_says_how_many_it_looked_at(
    store_folder: Path, language: str
) -> None:
    text = TEXTS[language]
    town(store_folder, {})
    screen = open_page("trends", language, areas="north")
    chance = text.numbers.decimal(0.2, 1)  # 15 months against two or three earlier years
    assert text.unusual.none.format(looked="15", chance=chance) in screen.words


def test_a_selection_of_early_years_has_no_month_to_look_at(store_folder: Path) -> None:
    town(store_folder, {})
    screen = open_page("trends", areas="north", to="2023-12")
    assert any(word.startswith("Ovanliga månader kan inte pekas ut") for word in screen.words)


def test_other_events_stand_on_the_axis_of_the_bars(of_sample: Opened) -> None:
    screen = of_sample("trends", "sv")
    listed = [word for word in screen.words if word.startswith(SWEDISH_TEXT.judgement.events)]
    assert "Pandemi" in listed[0]
    assert "<b>1</b>" in screen.charts[0].words


def test_preliminary_months_are_not_looked_at(of_sample: Opened, sample: Path) -> None:
    """All settled months but those of the first two years."""
    known = engine.catalogue(Store(sample).current())
    assert known.covered
    assert known.preliminary_from
    settled = len(pd.date_range(known.covered[0], known.preliminary_from, freq="MS")) - 1
    table = table_of(of_sample("trends", "sv"), SWEDISH_TEXT.unusual.columns)
    title = SWEDISH_TEXT.unusual.title.format(
        n=SWEDISH_TEXT.numbers.whole(len(table)), looked=settled - 24
    )
    assert f"### {title}" in of_sample("trends", "sv").words
