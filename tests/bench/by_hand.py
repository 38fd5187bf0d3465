"""
What somebody would write instead: the same load and the same pages in plain pandas.

Straightforward, not careless: columns at once, never row by row, and each distinct text only once
where that is easy. `load` checks what our load checks and writes the same summaries as Parquet.
`Rows` holds the data in memory and answers what `data.engine` answers.
"""

import hashlib
import hmac
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from data.codebook import group_of_text
from data.counting.hours import WEIGHT
from data.counting.tallies import ALL
from data.counting.week_parts import WeekPart, part_of_slot
from data.engine import Window
from data.study import Period

KEY = b"a key of this machine"
CELL_M = 25
WEEK_MINUTES = 168 * 60
FEWEST_ROWS = 5  # of an offence text that no list knows, to be a group
_TEXTS = ["Brottsrubricering", "Händelsetyp", "Område", "Platstyp", "Målsägande typ", "Källa"]
_PERSON = (
    r"(?<!\d)(?:19|20)?(\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[67]\d|8\d|9[01])[-+ ]?\d{4})(?!\d)"
)
_OTHERS = [
    r"[\w.+-]+@[\w-]+\.\w{2,}",
    r"(?<!\d)(?:\+46|07[02369])[ -]?\d(?:[ -]?\d){6,8}(?!\d)",
    r"\b[A-HJ-PR-UWXYZ]{3}\d{2}[\dA-Z]\b",
]


def load(file: Path, areas_file: Path, folder: Path) -> dict[str, int]:
    """Read, check, summarise, write; how many rows there are for each reason."""
    rows = pd.read_csv(file, sep=";", dtype="str", keep_default_na=False)
    reasons = {"read": len(rows), "personal": sum(_is_personal(rows[c]) for c in _TEXTS)}
    rows = _with_times(rows)
    rows["case"] = [
        hmac.new(KEY, case.encode(), hashlib.sha256).hexdigest() for case in rows["Diarienummer"]
    ]
    places = {
        address: hmac.new(KEY, _plain_address(address).encode(), hashlib.sha256).hexdigest()[:16]
        for address in rows["Adress"].unique()
    }
    rows["premises"] = rows["Adress"].map(places)
    rows = _kept(rows, reasons)
    rows["group"] = rows["Brottsrubricering"].str.strip().str.casefold().map(group_of_text())
    reasons["unlisted"] = int(rows["group"].isna().sum())
    rows["group"] = rows["group"].fillna(rows["Brottsrubricering"])
    rows = _with_places(rows, gpd.read_file(areas_file))
    for reason, flag in {
        "no_position": rows["longitude"].isna(),
        "unknown_hour": ~rows["hour_known"],
        "late": (rows["reported"] - rows["start"].dt.normalize()).dt.days > 30,
        "outside": rows["area"].isna(),
        "preliminary": rows["Preliminär"] == "J",
        "business": (rows["Målsägande typ"] == "Företag") | (rows["Platstyp"] == "Butik"),
    }.items():
        reasons[reason] = int(flag.sum())
    reasons |= {f"missing {c}": int((rows[c] == "").sum()) for c in ("N", "Område", "Platstyp")}
    points = rows.groupby(["longitude", "latitude"]).size()
    reasons["piles"] = int(points[points >= max(20, 0.005 * len(rows))].sum())
    _write(rows, folder)
    return reasons


def _plain_address(address: str) -> str:
    plain = re.sub(r"\bn\.? (?=[a-zåäö]{2})", "norra ", " ".join(address.casefold().split()))
    return re.sub(r"(?<=\d) (?=[a-z]\b)", "", plain.replace(" nr ", " "))


def _with_times(rows: pd.DataFrame) -> pd.DataFrame:
    for column, header in {
        "start": "Brottstid från",
        "end": "Brottstid till",
        "reported": "Anmälningsdatum",
    }.items():
        rows[column] = pd.to_datetime(rows[header], errors="coerce", format="ISO8601")
    rows["hour_known"] = rows["start"].notna() & (rows["start"] != rows["start"].dt.normalize())
    rows["start"] = rows["start"].fillna(rows["reported"])
    rows["end"] = rows["end"].where(rows["end"] >= rows["start"])
    return rows


def _kept(rows: pd.DataFrame, reasons: dict[str, int]) -> pd.DataFrame:
    extracted = pd.to_datetime(rows["Uttagsdatum"]).max()
    nothing = rows["start"].isna()
    implausible = (rows["start"] < "1990") | (rows["start"] >= extracted + pd.Timedelta(days=1))
    keys = ["case", "Brottskod", "Brottsrubricering", "start", "hour_known"]
    repeated = rows.duplicated(keys) & (rows["Diarienummer"] != "")
    reasons["no_date"] = int(nothing.sum())
    reasons["implausible"] = int(implausible.sum())
    reasons["duplicate"] = int((repeated & ~nothing & ~implausible).sum())
    return rows[~(nothing | implausible | repeated)].copy()


def _with_places(rows: pd.DataFrame, areas: gpd.GeoDataFrame) -> pd.DataFrame:
    east, north = (pd.to_numeric(rows[axis], errors="coerce") for axis in "EN")
    points = gpd.GeoSeries(gpd.points_from_xy(east, north, crs="EPSG:3006"), index=rows.index)
    degrees = points.to_crs("EPSG:4326")
    rows["longitude"], rows["latitude"] = degrees.x, degrees.y
    rows["cell_x"], rows["cell_y"] = east // CELL_M, north // CELL_M
    located = gpd.GeoDataFrame(geometry=degrees[rows["longitude"].notna()])
    inside = located.sjoin(areas[["area_id", "geometry"]], predicate="intersects")["area_id"]
    by_name = rows["Område"].map(dict(zip(areas["namn"], areas["area_id"], strict=True)))
    rows["area"] = inside.reindex(rows.index).fillna(by_name.where(rows["longitude"].isna()))
    return rows


def _is_personal(column: pd.Series) -> bool:
    texts = pd.Series(column.unique())
    if any(texts.str.contains(pattern, regex=True).any() for pattern in _OTHERS):
        return True
    return any(map(_checks, texts.str.extract(_PERSON)[0].dropna()))


def _checks(number: str) -> bool:
    digits = [int(digit) for digit in re.sub(r"\D", "", number)]
    doubled = [digit * 2 if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    return sum(map(int, "".join(map(str, doubled)))) % 10 == 0


def _write(rows: pd.DataFrame, folder: Path) -> None:
    rows["month"] = rows["start"].dt.to_period("M").dt.to_timestamp()
    rows["day"] = rows["start"].dt.normalize()
    rows["area"] = rows["area"].fillna("")
    kept = ["start", "end", "hour_known", "reported", "group", "area", "longitude", "latitude"]
    rows[[*kept, "case", "premises"]].to_parquet(folder / "rows.parquet", index=False)
    by = ["area", "premises", "month", "group"]
    largest_premises(rows, by).to_parquet(folder / "premises_month.parquet")
    for name, by in {
        "area_month": ["area", "month", "group", "Källa", "Preliminär"],
        "area_day": ["area", "day", "group"],
        "cell_month": ["cell_x", "cell_y", "month", "group"],
    }.items():
        rows.groupby(by).size().rename("count").reset_index().to_parquet(folder / f"{name}.parquet")
    spread = hour_shares(rows)
    by = ["cell_x", "cell_y", "month", "group", "part"]
    of_cells = part_shares(spread).join(rows[by[:-1]], on="row")
    of_cells.groupby(by)["share"].sum().reset_index().to_parquet(folder / "cell_week.parquet")
    spread = spread.join(rows[["area", "month", "group"]], on="row")
    by = ["area", "month", "group", "hour"]
    spread.groupby(by)["share"].sum().reset_index().to_parquet(folder / "area_hour.parquet")


def largest_premises(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Counts of the ten premises of each area and group that hold most, more than one incident."""
    area, premises, _, group = by
    rows = rows[rows[premises] != ""]
    sizes = rows.groupby([area, group, premises], observed=True).size()
    sizes = sizes[sizes > 1].sort_values(ascending=False, kind="stable")
    ten = sizes.groupby([area, group], observed=True).head(10).rename("size").reset_index()
    return (
        rows.merge(ten[[area, group, premises]])
        .groupby(by, observed=True)
        .size()
        .rename("count")
        .reset_index()
    )


def hour_shares(rows: pd.DataFrame) -> pd.DataFrame:
    """One line for each incident and hour of the week it may have happened in: row, hour, share."""
    minutes = ((rows["end"] - rows["start"]).dt.total_seconds() // 60).fillna(0)
    usable = rows["hour_known"] & (minutes >= 0) & (minutes <= WEEK_MINUTES)
    start, length = rows["start"][usable], minutes[usable].astype("int64").to_numpy()
    begin = ((start.dt.day_of_week * 24 + start.dt.hour) * 60 + start.dt.minute).to_numpy()
    begin = begin.astype("int64")
    first, last = begin // 60, (begin + length) // 60
    pieces = last - first + 1
    row = np.repeat(np.arange(len(start)), pieces)
    hour = first[row] + np.arange(len(row)) - np.repeat(pieces.cumsum() - pieces, pieces)
    inside = np.minimum((hour + 1) * 60, (begin + length)[row]) - np.maximum(hour * 60, begin[row])
    share = np.where(length[row] > 0, inside / np.maximum(length[row], 1), 1.0)
    return pd.DataFrame({"row": start.index.to_numpy()[row], "hour": hour % 168, "share": share})


def part_shares(spread: pd.DataFrame) -> pd.DataFrame:
    """What `hour_shares` gives by part of the week: row, part, share."""
    part = spread["hour"].map({hour: str(part_of_slot(hour)) for hour in range(168)})
    return spread.assign(part=part).groupby(["row", "part"])["share"].sum().reset_index()


@dataclass(frozen=True)
class Rows:
    """
    Incidents in memory: start, end, hour_known, date_from_report, month, group, area, premises,
    cell_x, cell_y; and answers.

    Its methods have the names, the arguments and the answers of `data.engine`.
    """

    frame: pd.DataFrame
    survey: pd.DataFrame

    def catalogue(self) -> tuple[Any, ...]:
        """What a page needs to know first: areas, groups, which months, how many points."""
        rows = self.frame
        points = rows.groupby(["cell_x", "cell_y"]).size().value_counts()
        months = rows["month"].value_counts()
        return rows["area"].value_counts(), rows["group"].value_counts(), months, points

    def _wanted(
        self, areas: Collection[str] | None, groups: Collection[str] | None
    ) -> pd.DataFrame:
        rows = self.frame
        rows = rows[rows["area"].isin(list(areas))] if areas else rows
        return rows[rows["group"].isin(list(groups))] if groups else rows

    def month_counts(
        self, *, areas: Collection[str] | None = None, groups: Collection[str] | None = None
    ) -> pd.DataFrame:
        rows = self._wanted(areas, groups)
        by = [rows["area"].astype("str") if areas else pd.Series(ALL, rows.index), rows["month"]]
        counts = rows.groupby(by).size().rename("count").reset_index()
        return counts.set_axis(["area_id", "month", "count"], axis="columns")

    def group_counts(
        self, *, areas: Collection[str] | None = None, groups: Collection[str] | None = None
    ) -> pd.DataFrame:
        rows = self._wanted(areas, groups)
        counts = rows.groupby(["group", "month"], observed=True).size().rename("count")
        return counts.reset_index().rename(columns={"group": "offence_group"})

    def area_profiles(self, *, period: Period) -> pd.DataFrame:
        """The town's rows do not say what is business-related."""
        rows = self._inside(self.frame, period)
        counts = rows.groupby(["area", "month", "group"], observed=True).size().rename("count")
        named = counts.reset_index().rename(columns={"area": "area_id", "group": "offence_group"})
        return named.assign(business=None)[[*named.columns[:3], "business", "count"]]

    def day_counts(
        self,
        *,
        period: Period,
        areas: Collection[str] | None = None,
        groups: Collection[str] | None = None,
    ) -> pd.DataFrame:
        """A span of a day and night or more, and a report's day, tell no day."""
        rows = self._inside(self._wanted(areas, groups), period)
        long = rows["end"] - rows["start"] >= pd.Timedelta(hours=24)
        days = rows["start"][~long & ~rows["date_from_report"]].dt.normalize()
        counts: pd.DataFrame = days.value_counts().rename_axis("day").reset_index()
        return counts

    def hour_counts(
        self,
        *,
        period: Period,
        areas: Collection[str] | None = None,
        groups: Collection[str] | None = None,
    ) -> list[float]:
        shares = hour_shares(self._inside(self._wanted(areas, groups), period))
        sums: list[float] = (
            shares.groupby("hour")["share"].sum().reindex(range(168), fill_value=0).tolist()
        )
        return sums

    def cell_counts(
        self,
        *,
        period: Period | None = None,
        months: Collection[int] | None = None,
        groups: Collection[str] | None = None,
        window: Window | None = None,
    ) -> pd.DataFrame:
        rows = self._in_cells(period, months, groups, window)
        return rows.groupby(["cell_x", "cell_y"]).size().rename("count").reset_index()

    def cell_quarter_counts(
        self,
        *,
        period: Period,
        groups: Collection[str] | None = None,
        window: Window | None = None,
    ) -> pd.DataFrame:
        rows = self._in_cells(period, None, groups, window)
        quarter = rows["month"].dt.to_period("Q").dt.to_timestamp().rename("quarter")
        return rows.groupby(["cell_x", "cell_y", quarter]).size().rename("count").reset_index()

    def cell_week_counts(
        self,
        *,
        period: Period,
        parts: Collection[WeekPart] = tuple(WeekPart),
        months: Collection[int] | None = None,
        groups: Collection[str] | None = None,
        window: Window | None = None,
    ) -> pd.DataFrame:
        rows = self._in_cells(period, months, groups, window)
        known = part_shares(hour_shares(rows))
        unknown = pd.DataFrame({"row": rows.index.difference(pd.Index(known["row"]))})
        shares = pd.concat([known, unknown.assign(part=str(WeekPart.UNKNOWN), share=1.0)])
        shares = shares[shares["part"].isin(list(parts))].join(rows[["cell_x", "cell_y"]], on="row")
        sums = shares.groupby(["cell_x", "cell_y", "part"])["share"].sum() * WEIGHT
        return sums.rename("weight").reset_index()

    def _in_cells(
        self,
        period: Period | None,
        months: Collection[int] | None,
        groups: Collection[str] | None,
        window: Window | None,
    ) -> pd.DataFrame:
        rows = self._wanted(None, groups)
        rows = self._inside(rows, period) if period else rows
        rows = rows[rows["month"].dt.month.isin(list(months))] if months else rows
        rows = rows.dropna(subset="cell_x")
        if window is not None:
            west, south, east, north = window
            rows = rows[rows["cell_x"].between(west, east - 1)]
            rows = rows[rows["cell_y"].between(south, north - 1)]
        return rows

    def premises_counts(
        self, *, areas: Collection[str], groups: Collection[str] | None = None
    ) -> pd.DataFrame:
        rows = self._wanted(areas, groups)
        counts = largest_premises(rows, ["area", "premises", "month", "group"])
        sums = counts.groupby(["area", "premises", "month"], observed=True)["count"].sum()
        return sums.reset_index().rename(columns={"area": "area_id"})

    def answer_counts(self, *, items: Collection[str]) -> pd.DataFrame:
        rows = self.survey[self.survey["item"].isin(list(items))]
        return self._answers(rows, ["item", "wave", "area_name", "respondent_group", "answer"])

    def item_answers(self) -> pd.DataFrame:
        by = ["item", "area_name", "respondent_group", "wave", "answer"]
        return self._answers(self.survey, by)

    def responses(self, *, items: Collection[str] | None = None) -> pd.DataFrame:
        """The town asks no F10: nobody has an SX. Numbers are given in the order of the ids."""
        rows = self.survey
        who = rows.groupby(["respondent_group", "respondent_id"]).ngroup()
        rows = rows.rename(columns={"area_name": "area_id"}).assign(respondent=who)
        rows = rows if items is None else rows[rows["item"].isin(list(items))]
        names = ["respondent", "wave", "area_id", "respondent_group", "weight", "item", "answer"]
        return rows[[*names, "answered_on"]].sort_values([*names, "answered_on"])

    def wave_days(self) -> dict[str, date]:
        first = self.survey.groupby("wave")["answered_on"].min().dropna()
        return {str(wave): day.date() for wave, day in first.items()}

    @staticmethod
    def _answers(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
        return rows.groupby(by).size().rename("count").reset_index()

    @staticmethod
    def _inside(rows: pd.DataFrame, period: Period) -> pd.DataFrame:
        inside = (rows["month"] >= str(period.start)) & (rows["month"] < str(period.end))
        return rows[inside]


def in_memory(rows_file: Path, survey: pd.DataFrame, areas: gpd.GeoDataFrame) -> Rows:
    """The rows of a stored part, put into areas and cells once; areas and groups as categories."""
    stored = pd.read_parquet(
        rows_file,
        columns=[
            "occurred_from", "occurred_to", "hour_known", "date_from_report", "offence_text",
            "area_name", "longitude", "latitude", "premises",
        ],
    )  # fmt: skip
    points = stored[["longitude", "latitude"]].drop_duplicates().dropna()
    located = gpd.GeoDataFrame(
        points,
        geometry=gpd.points_from_xy(points["longitude"], points["latitude"], crs="EPSG:4326"),
    )
    inside = located.sjoin(areas.to_crs("EPSG:4326"), predicate="intersects")
    metres = located.geometry.to_crs("EPSG:3006")
    known = points.assign(
        area=inside["area_id"].reindex(points.index),
        cell_x=metres.x // CELL_M,
        cell_y=metres.y // CELL_M,
    )
    rows = stored.merge(known, on=["longitude", "latitude"], how="left")
    by_name = rows["area_name"].map(dict(zip(areas["namn"], areas["area_id"], strict=True)))
    area = rows["area"].where(rows["longitude"].notna(), by_name)
    listed = rows["offence_text"].str.casefold().map(group_of_text())
    rare = rows["offence_text"].map(rows["offence_text"].value_counts()) < FEWEST_ROWS
    group = listed.fillna(rows["offence_text"].mask(rare, "unlisted"))
    frame = pd.DataFrame(
        {
            "start": rows["occurred_from"],
            "end": rows["occurred_to"],
            "hour_known": rows["hour_known"].astype("bool"),
            "date_from_report": rows["date_from_report"].astype("bool"),
            "month": rows["occurred_from"].dt.to_period("M").dt.to_timestamp(),
            "group": group.astype("category"),
            "area": area.astype("category"),
            "premises": rows["premises"].astype("category"),
            "cell_x": rows["cell_x"],
            "cell_y": rows["cell_y"],
        }
    )
    return Rows(frame, survey)
