"""Grouped questions, against plain pandas on the same rows."""

import gc
import sys
import threading
import weakref
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data import engine
from data.counting.hours import SLOTS, WEIGHT
from data.counting.summaries import ALL
from data.counting.week_parts import WeekPart, part_of_slot
from data.engines.local import DuckDB
from data.engines.setting import SETTING
from data.engines.summary import summary
from data.intake import Kind
from data.problems import UnknownEngineError
from data.store import Store, Version
from data.study import Period
from tests.engines.towns import AREAS as AREAS_OF_ODD_TEXTS
from tests.engines.towns import GROUPS as GROUPS_OF_ODD_TEXTS
from tests.engines.towns import odd_town
from tests.sample import EAST, NORTH, answers, areas, at, incidents, intake

SQUARES = {"north": (0.0, 0.0, 100.0), "south": (0.0, -500.0, 100.0), "city": (-50, -600, 900)}
GROUPS = ("theft", "robbery", "damage")
YEAR = Period(date(2024, 1, 1), date(2025, 1, 1))
SPRING = Period(date(2024, 3, 1), date(2024, 6, 1))
ANSWERS: list[dict[str, str | None]] = [
    {"wave": "2024", "answered_on": "2024-05-03", "answer": "1", "area_name": "north"},
    {"wave": "2024", "answered_on": "2024-05-02", "answer": "1", "area_name": "north"},
    {"wave": "2024", "answered_on": "2024-05-01", "answer": "4", "area_name": "south"},
    {"wave": "2025", "answered_on": "2025-05-01", "answer": "4", "respondent_group": "visitors"},
    {"wave": "undated", "answered_on": None, "item": "F20a"},
]


@pytest.fixture(scope="module")
def places() -> pd.DataFrame:
    """400 incidents: east and north in metres, occurred_from, offence_group; 40 without place."""
    rng = np.random.default_rng(7)
    table = pd.DataFrame(
        {
            "east": rng.uniform(-100, 200, 400).round(1) + 0.05,
            "north": rng.uniform(-700, 300, 400).round(1) + 0.05,
            "occurred_from": pd.Timestamp("2024-01-01")
            + pd.to_timedelta(rng.integers(0, 366 * 24, 400), unit="h"),
            "offence_group": rng.choice(GROUPS, 400),
        }
    )
    table.loc[:39, ["east", "north"]] = np.nan
    return table


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory, places: pd.DataFrame) -> Version:
    rows = [
        {"occurred_from": str(when), "offence_group": group}
        | ({} if np.isnan(east) else at(east, north))
        for east, north, when, group in places.itertuples(index=False)
    ]
    return Store(tmp_path_factory.mktemp("engine")).add(
        intake(Kind.INCIDENTS, incidents(*rows)),
        intake(Kind.AREAS, areas(**SQUARES)),
        intake(Kind.SURVEY, answers(*ANSWERS)),
    )


def inside(places: pd.DataFrame, area: str) -> pd.DataFrame:
    if area == ALL:
        return places
    x, y, size = SQUARES[area]
    held = places["east"].between(x, x + size) & places["north"].between(y, y + size)
    return places[held]


def by_month(places: pd.DataFrame, areas: Collection[str]) -> dict[tuple[str, pd.Timestamp], int]:
    return {
        (area, month): len(rows)
        for area in areas
        for month, rows in inside(places, area).groupby(
            places["occurred_from"].dt.to_period("M").dt.to_timestamp()
        )
    }


def answer(table: pd.DataFrame) -> dict[tuple[object, ...], int]:
    keys = table.drop(columns="count").itertuples(index=False, name=None)
    return dict(zip(keys, table["count"], strict=True))


@pytest.mark.parametrize("asked", [(), ("north",), ("north", "south", "city")])
@pytest.mark.parametrize("groups", [(), ("theft",), ("theft", "damage")])
def test_month_counts_are_those_of_plain_pandas(
    version: Version, places: pd.DataFrame, asked: tuple[str, ...], groups: tuple[str, ...]
) -> None:
    wanted = places[places["offence_group"].isin(groups or GROUPS)]
    counts = engine.month_counts(version, areas=asked, groups=groups)
    assert list(counts) == ["area_id", "month", "count"]
    assert counts.dtypes["count"] == "int64"
    assert answer(counts) == by_month(wanted, asked or [ALL])


def test_group_counts_sum_the_areas(version: Version, places: pd.DataFrame) -> None:
    counts = engine.group_counts(version, areas=["north", "south"], groups=["theft", "robbery"])
    both = pd.concat([inside(places, "north"), inside(places, "south")])
    expected = {group: len(both[both["offence_group"] == group]) for group in ("theft", "robbery")}
    assert counts.groupby("offence_group")["count"].sum().to_dict() == expected
    assert sum(expected.values()) < engine.group_counts(version)["count"].sum() == len(places)


def test_an_area_or_group_that_nobody_knows_counts_nothing(version: Version) -> None:
    assert engine.month_counts(version, areas=["x"]).empty
    assert engine.group_counts(version, groups=["x"]).empty
    assert engine.hour_counts(version, period=SPRING, areas=["x"]) == [0] * SLOTS


def test_day_counts_are_those_of_plain_pandas(version: Version, places: pd.DataFrame) -> None:
    days = engine.day_counts(version, period=SPRING, areas=["city"], groups=["theft", "damage"])
    assert list(days) == ["day", "count"]
    rows = inside(places, "city").query("offence_group != 'robbery'")["occurred_from"]
    rows = rows[(rows >= "2024-03-01") & (rows < "2024-06-01")].dt.normalize()
    assert answer(days) == {(day,): count for day, count in rows.value_counts().items()}
    assert days["day"].is_monotonic_increasing


def test_hour_counts_hold_the_incidents_of_the_period_at_their_hours(
    version: Version, places: pd.DataFrame
) -> None:
    hours = engine.hour_counts(version, period=SPRING, areas=["city"], groups=["theft"])
    when = inside(places, "city").query("offence_group == 'theft'")["occurred_from"]
    when = when[(when >= "2024-03-01") & (when < "2024-06-01")]
    slots = when.dt.day_of_week * 24 + when.dt.hour
    assert hours == pytest.approx(np.bincount(slots, minlength=SLOTS).tolist())


def test_cell_counts_are_those_of_plain_pandas(version: Version, places: pd.DataFrame) -> None:
    cells = engine.cell_counts(version, period=SPRING, groups=["theft", "damage"])
    rows = places.dropna().query("offence_group != 'robbery'")
    rows = rows[(rows["occurred_from"] >= "2024-03-01") & (rows["occurred_from"] < "2024-06-01")]
    cell_x, cell_y = (EAST + rows["east"]) // 25, (NORTH + rows["north"]) // 25
    assert answer(cells) == rows.groupby([cell_x, cell_y]).size().to_dict()
    everything = engine.cell_counts(version, period=Period(date(2024, 1, 1), date(2025, 1, 1)))
    assert everything["count"].sum() == 360


def test_a_window_cuts_the_cells_to_what_the_map_shows(version: Version) -> None:
    everywhere = engine.cell_counts(version, period=SPRING)
    west, south = everywhere["cell_x"].min() + 2, everywhere["cell_y"].min() + 2
    east, north = everywhere["cell_x"].max() - 1, everywhere["cell_y"].max() - 1
    shown = engine.cell_counts(version, period=SPRING, window=(west, south, east, north))
    inside = everywhere["cell_x"].between(west, east - 1)
    inside &= everywhere["cell_y"].between(south, north - 1)
    assert shown.equals(everywhere[inside].reset_index(drop=True))
    assert 0 < len(shown) < len(everywhere)


def test_cells_of_all_months_are_those_of_every_month_together(version: Version) -> None:
    year = Period(date(2024, 1, 1), date(2025, 1, 1))
    assert engine.cell_counts(version).equals(engine.cell_counts(version, period=year))
    theft = engine.cell_counts(version, groups=["theft"])
    assert theft.equals(engine.cell_counts(version, period=year, groups=["theft"]))


def test_cells_of_some_calendar_months_are_those_of_plain_pandas(
    version: Version, places: pd.DataFrame
) -> None:
    winter = engine.cell_counts(version, months=(12, 1, 2))
    rows = places.dropna()
    rows = rows[rows["occurred_from"].dt.month.isin([1, 2, 12])]
    assert answer(winter) == rows.groupby(cells_of(rows)).size().to_dict()
    spring = engine.cell_counts(version, period=SPRING, months=range(1, 13))
    assert spring.equals(engine.cell_counts(version, period=SPRING))


def test_cells_of_each_quarter_add_up_to_those_of_the_period(
    version: Version, places: pd.DataFrame
) -> None:
    period = Period(date(2024, 2, 1), date(2024, 12, 1))
    quarters = engine.cell_quarter_counts(version, period=period, groups=["theft"])
    assert list(quarters) == ["cell_x", "cell_y", "quarter", "count"]
    rows = places.dropna().query("offence_group == 'theft'")
    rows = rows[(rows["occurred_from"] >= "2024-02-01") & (rows["occurred_from"] < "2024-12-01")]
    first_days = rows["occurred_from"].dt.to_period("Q").dt.to_timestamp()
    assert answer(quarters) == rows.groupby([*cells_of(rows), first_days]).size().to_dict()
    assert quarters["quarter"].nunique() == 4
    sums = quarters.groupby(["cell_x", "cell_y"])["count"].sum().reset_index()
    assert sums.equals(engine.cell_counts(version, period=period, groups=["theft"]))


def test_parts_of_the_week_of_all_cells_are_the_hours_of_the_week(
    tmp_path: Path, places: pd.DataFrame
) -> None:
    version = spread_over_hours(tmp_path, places.dropna())
    parts = engine.cell_week_counts(version, period=YEAR)
    assert list(parts) == ["cell_x", "cell_y", "part", "weight"]
    assert parts.dtypes.astype("str").to_dict() == {
        "cell_x": "int64", "cell_y": "int64", "part": "str", "weight": "int64",
    }  # fmt: skip
    hours = engine.hour_counts(version, period=YEAR)
    of_hours = pd.Series(hours).groupby([str(part_of_slot(slot)) for slot in range(SLOTS)]).sum()
    sums = parts.groupby("part")["weight"].sum()
    assert (of_hours * WEIGHT).round().astype("int64").to_dict() == sums.drop("unknown").to_dict()
    assert set(sums.index) == set(WeekPart)
    in_all = parts.groupby(["cell_x", "cell_y"])["weight"].sum() // WEIGHT
    cells = engine.cell_counts(version, period=YEAR)
    assert answer(cells) == in_all.to_dict()
    keys = list(parts[["cell_x", "cell_y", "part"]].itertuples(index=False, name=None))
    assert keys == sorted(keys)


def test_asked_for_parts_seasons_groups_and_a_window_a_cell_weighs_what_is_left(
    tmp_path: Path, places: pd.DataFrame
) -> None:
    version = spread_over_hours(tmp_path, places.dropna())
    every = engine.cell_week_counts(version, period=YEAR)
    night = engine.cell_week_counts(version, period=YEAR, parts=[WeekPart.WEEKEND_NIGHT])
    assert night.equals(every[every["part"] == "weekend_night"].reset_index(drop=True))
    west, south = every["cell_x"].min() + 1, every["cell_y"].min() + 1
    cut = engine.cell_week_counts(version, period=YEAR, window=(west, south, west + 2, south + 9))
    inside = every["cell_x"].between(west, west + 1) & every["cell_y"].between(south, south + 8)
    assert cut.equals(every[inside].reset_index(drop=True))
    seasons = [
        engine.cell_week_counts(version, period=YEAR, months=months, groups=[group])
        for months in ((1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12))
        for group in GROUPS
    ]
    by = ["cell_x", "cell_y", "part"]
    sums = pd.concat(seasons).groupby(by)["weight"].sum().reset_index()
    assert sums.equals(every)
    assert engine.cell_week_counts(version, period=YEAR, groups=["nobody"]).empty
    assert engine.cell_week_counts(version, period=YEAR, business=True).empty


def cells_of(rows: pd.DataFrame) -> list[pd.Series]:
    return [(EAST + rows["east"]) // 25, (NORTH + rows["north"]) // 25]


def spread_over_hours(folder: Path, places: pd.DataFrame) -> Version:
    """The same places: a moment, a span of hours, of days, of more than a week, no known hour."""
    hours = [None, 5, 61, 200, None]
    rows = [
        {
            "occurred_from": str(when),
            "occurred_to": hours[n % 5] and str(when + pd.Timedelta(hours=hours[n % 5] or 0)),
            "hour_known": n % 5 < 4,
            "offence_group": group,
        }
        | at(east, north)
        for n, (east, north, when, group) in enumerate(places.itertuples(index=False))
    ]
    return Store(folder / "hours").add(intake(Kind.INCIDENTS, incidents(*rows)))


def test_incidents_of_premises_are_counted_by_area_and_month(
    version: Version, tmp_path: Path
) -> None:
    rows = {
        "area_id": ["north", "north", "north", "south", "north"],
        "premises": [7, 7, 2, 7, 7],
        "month": pd.to_datetime(["2024-03-01"] * 4 + ["2024-04-01"]),
        "offence_group": ["theft", "damage", "theft", "theft", "theft"],
        "business": [True, False, None, True, True],
        "count": [1, 2, 4, 8, 16],
    }
    pd.DataFrame(rows).to_parquet(tmp_path / "premises_month.parquet", index=False)
    made = replace(version, summaries=tmp_path)
    counts = engine.premises_counts(made, areas=["north"])
    assert counts[["premises", "count"]].to_numpy().tolist() == [[2, 4], [7, 3], [7, 16]]
    theft = engine.premises_counts(made, areas=["south", "north"], groups=["theft"], business=True)
    assert theft["count"].tolist() == [1, 16, 8]
    assert engine.premises_counts(made, areas=["nowhere"]).empty


def test_incidents_are_counted_by_street_segment(version: Version, tmp_path: Path) -> None:
    rows = {
        "segment_id": ["Å 2", "Å 2", "O'Hara", "Å 2", "O'Hara"],
        "cell_x": [1, 1, 3, 1, 4],
        "cell_y": [2, 2, 3, 9, 3],
        "month": pd.to_datetime(["2024-03-01"] * 3 + ["2024-06-01", "2024-05-01"]),
        "offence_group": ["theft", "damage", "theft", "theft", "theft"],
        "count": [1, 2, 4, 8, 16],
    }
    pd.DataFrame(rows).to_parquet(tmp_path / "segment_month.parquet", index=False)
    streets = replace(version, summaries=tmp_path)
    counts = engine.segment_counts(streets, period=SPRING)
    assert counts.to_dict("list") == {
        "segment_id": ["O'Hara", "Å 2"],
        "count": [20, 3],
        "places": [2, 1],
    }
    counts = engine.segment_counts(streets, period=SPRING, groups=["damage"])
    assert counts.to_dict("list") == {"segment_id": ["Å 2"], "count": [2], "places": [1]}


def test_segments_and_incidents_on_none_are_told_by_area(version: Version, tmp_path: Path) -> None:
    street = {"segment_id": ["b", "a", "a"], "area_id": ["y", "y", "x"], "name": ["B", "A", "A"]}
    pd.DataFrame(street | {"length_m": [10, 20, 20]}).to_parquet(tmp_path / "segments.parquet")
    off = {
        "area_id": ["x", "x", "y"],
        "month": pd.to_datetime(["2024-03-01", "2024-07-01", "2024-04-01"]),
        "offence_group": "theft",
        "count": [3, 5, 7],
    }
    pd.DataFrame(off).to_parquet(tmp_path / "off_street_month.parquet")
    streets = replace(version, summaries=tmp_path)
    assert engine.segments(streets, areas=["y"])["segment_id"].tolist() == ["a", "b"]
    assert engine.segments(streets, areas=["x", "y"])["length_m"].tolist() == [20, 20, 10]
    counts = engine.off_street_counts(streets, areas=["x", "y"], period=SPRING)
    assert counts.to_dict("list") == {"area_id": ["x", "y"], "count": [3, 7]}
    assert engine.off_street_counts(streets, areas=["x"], period=SPRING, groups=["damage"]).empty


def test_texts_that_mean_something_to_an_engine_are_only_texts(tmp_path: Path) -> None:
    town = odd_town(tmp_path)
    rows = pd.read_parquet(town.version.summaries / "area_month.parquet")
    for group in GROUPS_OF_ODD_TEXTS:
        counts = engine.group_counts(town.version, areas=town.areas, groups=[group])
        of_group = rows["area_id"].isin(town.areas) & (rows["offence_group"] == group)
        assert set(counts["offence_group"]) == {group}
        assert counts["count"].sum() == rows.loc[of_group, "count"].sum() > 2**33


def test_rows_come_in_the_order_of_their_columns_texts_by_their_bytes(tmp_path: Path) -> None:
    town = odd_town(tmp_path)
    answers = engine.answer_counts(town.version, items=town.items)
    keys = list(answers.drop(columns=["count", "answered_from"]).itertuples(index=False, name=None))
    assert keys == sorted(keys, key=lambda row: [text.encode() for text in row])
    assert len({key[2] for key in keys}) == len(AREAS_OF_ODD_TEXTS) + 1  # and everywhere


@pytest.mark.parametrize("setting", ["mysql://root@host/db", "nonsense", "postgres//host"])
def test_an_engine_that_nobody_knows_is_told(
    version: Version, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, setting)
    with pytest.raises(UnknownEngineError):
        engine.month_counts(version)


def test_an_engine_whose_driver_is_missing_is_told(
    version: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setenv(SETTING, "postgres://somewhere/else")
    with pytest.raises(UnknownEngineError) as caught:
        engine.month_counts(version)
    assert caught.value.package == "psycopg"


def test_duckdb_has_no_copies_to_drop(tmp_path: Path) -> None:
    assert engine.drop_purged(Store(tmp_path)) == ()


def test_answers_are_counted_by_wave_area_and_group(version: Version) -> None:
    table = engine.answer_counts(version, items=["B05b"])
    columns = ["wave", "area_id", "respondent_group", "answer", "count"]
    assert table[columns].to_numpy().tolist() == [
        ["2024", "north", "", "1", 2],
        ["2024", "south", "", "4", 1],
        ["2025", "", "visitors", "4", 1],
    ]


def test_what_was_asked_whom_and_when_is_told(version: Version) -> None:
    told = engine.item_answers(version).groupby(["item", "respondent_group", "wave"])["count"]
    assert told.sum().to_dict() == {
        ("B05b", "", "2024"): 3,
        ("B05b", "visitors", "2025"): 1,
        ("F20a", "", "undated"): 1,
    }
    assert set(engine.item_answers(version)["area_id"]) == {"north", "south", ""}
    assert engine.wave_days(version) == {"2024": date(2024, 5, 1), "2025": date(2025, 5, 1)}


def test_answers_come_one_by_one_and_only_those_that_are_asked_for(version: Version) -> None:
    rows = engine.responses(version)
    assert rows.columns.tolist() == engine.RESPONSES.names
    assert rows["respondent"].dtype == "int64"
    assert len(rows) == len(ANSWERS)
    assert engine.responses(version, items=["F20a"])["wave"].tolist() == ["undated"]
    assert engine.responses(version, items=[]).empty
    counts = rows.groupby(["item", "wave", "area_id", "respondent_group", "answer"]).size()
    summed = engine.item_answers(version).set_index(counts.index.names)["count"]
    assert counts.to_dict() == summed.to_dict()


def test_every_question_has_an_answer_when_only_another_kind_is_loaded(tmp_path: Path) -> None:
    survey = Store(tmp_path / "a").add(intake(Kind.SURVEY, answers({})))
    assert engine.month_counts(survey, areas=["x"], groups=["y"]).empty
    assert engine.group_counts(survey).empty
    assert engine.cell_counts(survey, period=SPRING, groups=["theft"]).empty
    assert engine.hour_counts(survey, period=SPRING) == [0] * SLOTS
    assert engine.day_counts(survey, period=SPRING).empty
    counted = Store(tmp_path / "b").add(intake(Kind.INCIDENTS, incidents({})))
    assert engine.answer_counts(counted, items=["B05b"]).empty
    assert engine.item_answers(counted).empty
    assert engine.responses(counted).empty
    assert engine.wave_days(counted) == {}


def test_two_versions_never_answer_for_each_other(version: Version, tmp_path: Path) -> None:
    other = Store(tmp_path).add(intake(Kind.INCIDENTS, incidents({})))
    totals = [int(engine.month_counts(v)["count"].sum()) for v in (version, other, version)]
    assert totals == [400, 1, 400]


def test_eight_threads_asking_at_once_get_only_right_answers(
    version: Version, places: pd.DataFrame
) -> None:
    questions = [*combinations([*SQUARES, ALL], 1), *combinations([*SQUARES, ALL], 2)] * 12
    together = threading.Barrier(8)

    def ask(part: int) -> list[bool]:
        together.wait()
        return [
            answer(engine.month_counts(version, areas=asked)) == by_month(places, asked)
            for asked in questions[part::8]
        ]

    with ThreadPoolExecutor(8) as pool:
        right = [outcome for part in pool.map(ask, range(8)) for outcome in part]
    assert len(right) == 120
    assert all(right)


def test_two_hundred_questions_leave_one_view_for_each_table(version: Version) -> None:
    duck = DuckDB()

    def views() -> int:
        sql = "select count(*) from duckdb_views() where not internal"
        (count,) = duck._cursor().execute(sql).fetchone() or (0,)
        return int(count)

    for _ in range(100):
        for name in ("area_month", "cell_month"):
            duck.ask(summary(version.summaries, name).limit(1), version.summaries)
    assert views() == 2


def test_a_thread_takes_its_connection_with_it_when_it_ends(version: Version) -> None:
    duck = DuckDB()
    seen: list[weakref.ref[object]] = []

    def ask() -> None:
        duck.ask(summary(version.summaries, "survey"), version.summaries)
        seen.append(weakref.ref(duck._cursor()))

    for _ in range(3):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    gc.collect()
    assert [reference() for reference in seen] == [None] * 3


def test_the_catalogue_of_a_version_is_read_once(version: Version) -> None:
    assert engine.catalogue(version) is engine.catalogue(version)
