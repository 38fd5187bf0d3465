"""
What every engine is asked about: the shipped sample, and a town of texts that engines trip over.

`choices` has what to ask; a question of `data.engine` that is not in it is a red test.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from data import engine
from data.counting.hours import WEIGHT
from data.counting.summaries import ALL
from data.counting.week_parts import TIMED, WeekPart
from data.sample.load import load_sample
from data.store import Store, Version
from data.study import Period

# å, ä, ö sort last in Swedish and by bytes, but not in the same order as by other rules
AREAS = ("", "O'Hara's", "Zon", "aksel", "Åsa", "ängen", "Övre\\torg", 'a "b"', "100 %_x", "zon")
GROUPS = ("", "stöld", "O'Brien", "b\\nad", "B&E", "a\nb", "$1", "{x}", ":x", "--")
ITEMS = ("B05b", "F'20", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    version: Version
    areas: tuple[str, ...]
    groups: tuple[str, ...]
    period: Period
    items: tuple[str, ...]
    window: tuple[int, int, int, int]


def choices(town: Town) -> Mapping[str, list[dict[str, Any]]]:
    """Name of a question -> what to ask it with."""
    areas, groups = {"areas": town.areas}, {"groups": town.groups}
    period, window = {"period": town.period}, {"window": town.window}
    summer = {"months": (8, 6, 7)}
    night = {"parts": (WeekPart.WEEKEND_NIGHT, WeekPart.UNKNOWN)}
    nobody: dict[str, Any] = {"areas": ["' or 1=1 --"], "groups": ["ingen"]}
    by_area = [{}, areas, groups, areas | groups, {"areas": town.areas[:1]}, nobody]
    return {
        "month_counts": by_area,
        "group_counts": by_area,
        "area_profiles": [period],
        "day_counts": [period | chosen for chosen in by_area],
        "hour_counts": [period | chosen for chosen in by_area],
        "cell_counts": [
            {},
            period,
            window,
            groups | window,
            period | groups | window,
            summer,
            period | summer | groups,
        ],
        "cell_quarter_counts": [period, period | groups, period | window],
        "cell_week_counts": [
            period,
            period | window | groups,
            period | summer,
            period | night,
            period | night | summer | groups,
        ],
        "segment_counts": [period, period | groups, period | {"groups": ["ingen"]}],
        "segments": [areas, {"areas": town.areas[:1]}, {"areas": ["ingen"]}],
        "off_street_counts": [areas | period, areas | period | groups],
        "premises_counts": [areas, areas | groups, {"areas": town.areas[:1]}, nobody],
        "answer_counts": [{"items": town.items}, {"items": town.items[:1]}, {"items": []}],
        "item_answers": [{}],
        "responses": [{}, {"items": town.items[:2]}, {"items": []}],
        "wave_days": [{}],
    }


def questions() -> Mapping[str, Callable[..., Any]]:
    """Find every question of the engine by its name; the catalogue is a file, and no question."""
    found = inspect.getmembers(engine, inspect.isfunction)
    return {
        name: function
        for name, function in found
        if function.__module__ == engine.__name__
        and not name.startswith("_")
        and next(iter(inspect.signature(function).parameters)) == "version"
        and function is not engine.catalogue
    }


def sample_town(folder: Path) -> Town:
    """The sample as `make run` loads it: made, read, stored."""
    version = load_sample(Store(folder / "store"), folder / "files")
    known = engine.catalogue(version)
    assert known.covered is not None
    start, end = known.covered
    cells = engine.cell_counts(version)
    x, y = int(cells["cell_x"].median()), int(cells["cell_y"].median())
    return Town(
        version=version,
        areas=(*(area for area, _ in known.areas[:5]), "norra_kungsgatan", "overby_norra"),
        groups=tuple(group for group, _ in known.groups[:3]),
        period=Period(date(start.year, 7, 1), date(end.year, end.month, 1)),
        items=tuple(engine.item_answers(version)["item"].unique()[:3]),
        window=(x - 20, y - 20, x + 20, y + 20),
    )


def odd_town(folder: Path, number: int = 1, rows: int = 4000) -> Town:
    """Summaries written by hand: odd texts, missing days, sums beyond 32 bits, cells below 0."""
    rng = np.random.default_rng(number)
    summaries = folder / f"{number:016x}"
    summaries.mkdir(parents=True)
    months = pd.date_range("2023-01-01", periods=30, freq="MS").astype("datetime64[us]")
    days = pd.date_range("2023-01-01", "2025-06-30").astype("datetime64[us]")
    keys = {
        "area_id": rng.choice([*AREAS, ALL], rows),
        "month": rng.choice(months, rows),
        "day": rng.choice(days, rows),
        "offence_group": rng.choice(GROUPS, rows),
        "count": rng.integers(1, 2**33, rows),
        "cell_x": rng.integers(-60, 60, rows).astype("int32"),
        "cell_y": rng.integers(-60, 60, rows).astype("int32"),
        "segment_id": rng.choice(["", "Ö 1", "å'2", "z3"], rows),
        "name": rng.choice(["", "Östra gatan", "O'Gatan"], rows),
        "length_m": rng.integers(1, 300, rows),
        "premises": rng.integers(0, 2**33, rows),
        "slot": rng.integers(0, 337, rows),
        "point": rng.integers(0, 50 * WEIGHT, rows),
        "step": rng.integers(-WEIGHT, WEIGHT, rows),
        "wave": rng.choice(["2024", "våg 2", "", "odaterad"], rows),
        "respondent_group": rng.choice(["", "besökare", "företag's"], rows),
        "item": rng.choice(ITEMS, rows),
        "answer": rng.choice(["1", "10", "2", "Å", ""], rows),
        "respondent": rng.integers(0, 2**33, rows),
        "weight": rng.choice([1.0, 0.25, 1 / 3, 1e-9, 12345.678], rows),
        "answered_on": rng.choice([*days[:5], pd.NaT], rows),
        "answered_from": rng.choice([*months[:3], pd.NaT], rows),
        "source": "O'Källa",
        "preliminary": rng.choice([True, False], rows),
        "business": pd.array(rng.choice([1.0, 0.0, np.nan], rows)).astype("boolean"),
    }
    table = pd.DataFrame(keys)
    for part in TIMED:
        table[part] = table["count"] * rng.integers(0, WEIGHT // 4, rows)
    table.loc[table["wave"] == "odaterad", "answered_from"] = pd.NaT
    _write(summaries, table)
    return Town(
        version=Version(
            number=number,
            parts={},
            summaries=summaries,
            made_at=datetime(2026, 1, 1, tzinfo=UTC),
            made_by="",
            made_from="",
            follows=None,
        ),
        areas=AREAS[1:],
        groups=GROUPS[2:],
        period=Period(date(2023, 3, 1), date(2024, 3, 1)),
        items=ITEMS,
        window=(-20, -20, 10, 10),
    )


def _write(folder: Path, table: pd.DataFrame) -> None:
    by_area = ["area_id", "month", "offence_group"]
    survey = ["wave", "area_id", "respondent_group", "item", "answer"]
    columns = {
        "area_month": [*by_area, "source", "preliminary", "business", "count"],
        "area_day": ["area_id", "day", "offence_group", "business", "count"],
        "area_hour": [*by_area, "slot", "point", "step"],
        "cell_month": ["cell_x", "cell_y", "month", "offence_group", "count", *map(str, TIMED)],
        "cell": ["cell_x", "cell_y", "count"],
        "segment_month": ["segment_id", "cell_x", "cell_y", "month", "offence_group", "count"],
        "off_street_month": [*by_area, "count"],
        "segments": ["segment_id", "area_id", "name", "length_m"],
        "premises_month": ["area_id", "premises", "month", "offence_group", "business", "count"],
        "survey": [*survey, "count", "answered_from"],
        "responses": ["respondent", *survey, "weight", "answered_on"],
    }
    for name, wanted in columns.items():
        rows = table.drop_duplicates(survey) if name == "survey" else table
        rows[wanted].to_parquet(folder / f"{name}.parquet", index=False)
