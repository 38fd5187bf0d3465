"""What SOURCE.toml plants is found again in the files, by other means than the product's."""

import json
import tomllib
from itertools import combinations
from math import exp, sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Transformer
from scipy.optimize import brentq
from scipy.stats import chi2_contingency
from scipy.stats import t as student_t

from data.plans.study_files import read_study
from data.sample.make import make_sample
from data.sample.places import PLACES
from data.study import Study

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "data/sample/SOURCE.toml"
TRUTH: dict[str, Any] = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
KUNGSGATAN, STALLBACKA = "norra_kungsgatan", "stallbacka"
FILES = {
    "handelser.csv", "omraden.geojson", "studie.toml", "enkat.csv", "enkat_platser.csv",
    "est_rapporter.csv", "atgarder.csv", "ronder.csv", "medlemmar.csv", "moten.csv",
    "meddelanden.csv", "kameror.csv", "handelser_parallella.csv", "baser.csv", "gator.geojson",
    "enkat_utskick.csv", "befolkning.csv", "problem.csv", "programmets_delar.csv",
    "lagesbilder.csv", "resurser.csv",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sample")
    make_sample(made)
    return made


def read(file: Path) -> pd.DataFrame:
    return pd.read_csv(file, sep=";", dtype="str", keep_default_na=False, encoding="utf-8-sig")


@pytest.fixture(scope="module")
def extract(folder: Path) -> pd.DataFrame:
    return read(folder / "handelser.csv")


@pytest.fixture(scope="module")
def study(folder: Path) -> Study:
    return read_study((folder / "studie.toml").read_bytes())


@pytest.fixture(scope="module")
def areas(folder: Path) -> dict[str, tuple[str, shapely.Polygon]]:
    """Area id -> name and outline in SWEREF 99 TM."""
    features = json.loads((folder / "omraden.geojson").read_text(encoding="utf-8"))["features"]
    to_sweref = Transformer.from_crs(4326, 3006, always_xy=True)
    return {
        f["properties"]["area_id"]: (
            f["properties"]["namn"],
            shapely.Polygon(
                np.column_stack(to_sweref.transform(*np.array(f["geometry"]["coordinates"][0]).T))
            ),
        )
        for f in features
    }


@pytest.fixture(scope="module")
def incidents(extract: pd.DataFrame, areas: dict[str, tuple[str, shapely.Polygon]]) -> pd.DataFrame:
    """Duplicates gone; month, group and area_id: by position, without one by name."""
    rows = extract.drop_duplicates(["Diarienummer", "Brottsrubricering", "Brottstid från"])
    texts = read(ROOT / "data/codebooks/offence_texts.csv").set_index("text")["group"]
    east, north = (pd.to_numeric(rows[axis]) for axis in ("E", "N"))
    placed = (east > 0) & (north > 0)
    area_id = rows["Område"].map({name: area for area, (name, _) in areas.items()}).where(~placed)
    for area, (_, outline) in areas.items():
        area_id[placed & shapely.contains_xy(outline, east.fillna(0), north.fillna(0))] = area
    day = rows["Brottstid från"].str[:10].where(rows["Brottstid från"] != "")
    return pd.DataFrame(
        {
            "area_id": area_id,
            "group": rows["Brottsrubricering"].map(texts),
            "month": pd.to_datetime(day.fillna(rows["Anmälningsdatum"]).str[:7]),
        }
    )


def months_by_area(incidents: pd.DataFrame, areas: list[str], groups: list[str]) -> pd.DataFrame:
    rows = incidents[incidents["area_id"].isin(areas) & incidents["group"].isin(groups)]
    months = pd.date_range("2020-01-01", "2026-10-01", freq="MS")
    table = rows.groupby(["month", "area_id"]).size().unstack(fill_value=0)
    return table.reindex(index=months, columns=areas, fill_value=0)


def of(period: str, table: pd.DataFrame) -> pd.DataFrame:
    start, end = map(pd.Timestamp, TRUTH["study"][period])
    return table[(table.index >= start) & (table.index < end)]


def relative_change(table: pd.DataFrame, area: str) -> tuple[float, float, float]:
    """The change beyond the other columns', with its 95 % prediction interval (methods.md 3)."""
    before, after = of("before", table), of("after", table)
    expected_before = before.loc[before.any(axis=1)]
    pearson = chi2_contingency(expected_before, correction=False)
    phi = max(1.0, pearson.statistic / pearson.dof)
    log_ratio: pd.Series = np.log(after.sum() / before.sum())  # type: ignore[assignment]
    variance = phi * (1 / after.sum() + 1 / before.sum())
    others = [str(column) for column in table if column != area]
    r, v = log_ratio[others].to_numpy(), variance[others].to_numpy()

    def excess(tau2: float) -> float:
        w = 1 / (v + tau2)
        return float(w @ (r - np.average(r, weights=w)) ** 2 - (len(r) - 1))

    tau2 = brentq(excess, 0, np.var(r, ddof=1)) if excess(0) > 0 else 0.0
    weights = 1 / (v + tau2)
    difference = log_ratio[area] - np.average(r, weights=weights)
    error = sqrt(variance[area] + tau2 + 1 / weights.sum())
    margin = float(student_t.ppf(0.975, len(r) - 1)) * error
    low, middle, high = (exp(difference + m) - 1 for m in (-margin, 0, margin))
    return low, middle, high


def change(
    incidents: pd.DataFrame, study: Study, area: str, groups: list[str], pilot: str
) -> tuple[float, float, float]:
    columns = [area, *sorted(study.pilot(pilot).comparison)]
    return relative_change(months_by_area(incidents, columns, groups), area)


# --- the files


def test_the_same_files_come_out_each_time_to_the_byte(folder: Path, tmp_path: Path) -> None:
    make_sample(tmp_path)
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {
        f.name: f.read_bytes() for f in folder.iterdir()
    }


def test_every_file_says_that_it_is_made_up(folder: Path) -> None:
    assert {file.name for file in folder.iterdir()} == FILES
    silent = [f.name for f in folder.iterdir() if TRUTH["mark"].encode() not in f.read_bytes()]
    assert silent == []
    assert TRUTH["fictive"] is True


def test_the_source_states_what_was_asked_for() -> None:
    planted = {(p["area"], *p["groups"]): p["change"] for p in TRUTH["planted"]}
    assert planted[KUNGSGATAN, "shop_theft", "disorder"] == -0.22
    assert planted["kungsgatan_omgivning", "shop_theft", "disorder"] == 0.06
    assert planted[STALLBACKA, "burglary", "theft", "damage"] == 0
    assert TRUTH["businesses"][KUNGSGATAN] == {"firms": 930, "before": 0.45, "after": 0.60}
    unsafe = TRUTH["visitors"][KUNGSGATAN]
    assert round(unsafe["after"] - unsafe["before"], 6) == -0.08
    assert TRUTH["incidents"]["area_drift_sd"] == 0.03


# --- the study and its areas


def test_the_study_is_accepted_and_has_enough_comparison_areas_of_each_kind(
    study: Study, areas: dict[str, tuple[str, shapely.Polygon]]
) -> None:
    assert len(study.pilot(KUNGSGATAN).comparison) >= 22
    assert len(study.pilot(STALLBACKA).comparison) >= 14
    assert not study.pilot(KUNGSGATAN).comparison & study.pilot(STALLBACKA).comparison
    assert study.areas == areas.keys()
    for pilot in study.pilots:
        for name in ("before", "implementation", "after"):
            period = getattr(pilot, name)
            assert [period.start, period.end] == TRUTH["study"][name]


def test_no_area_overlaps_another(areas: dict[str, tuple[str, shapely.Polygon]]) -> None:
    outlines = {area: outline for area, (_, outline) in areas.items()}
    assert all(outline.is_valid and outline.area > 10_000 for outline in outlines.values())
    overlapping = [
        pair
        for pair in combinations(outlines, 2)
        if outlines[pair[0]].intersection(outlines[pair[1]]).area > 5  # six decimals of a degree
    ]
    assert overlapping == []


# --- the streets


@pytest.fixture(scope="module")
def streets(folder: Path) -> dict[str, shapely.LineString]:
    """Segment id -> line in SWEREF 99 TM."""
    features = json.loads((folder / "gator.geojson").read_text(encoding="utf-8"))["features"]
    to_sweref = Transformer.from_crs(4326, 3006, always_xy=True)
    return {
        f["properties"]["segment_id"]: shapely.LineString(
            np.column_stack(to_sweref.transform(*np.array(f["geometry"]["coordinates"]).T))
        )
        for f in features
    }


def test_segments_are_as_long_as_blocks_and_called_by_made_up_names(
    folder: Path, streets: dict[str, shapely.LineString]
) -> None:
    content = json.loads((folder / "gator.geojson").read_text(encoding="utf-8"))
    lengths = [line.length for line in streets.values()]
    assert len(content["features"]) == len(streets) > 100
    assert 50 < min(lengths) < max(lengths) < 150
    areas = {place.name for place in PLACES}
    assert not areas & {f["properties"]["gatunamn"] for f in content["features"]}


@pytest.mark.parametrize(
    ("area", "least"),
    [(KUNGSGATAN, 0.85), ("kungsgatan_omgivning", 0.75), (STALLBACKA, 0.5), ("overby_norra", 0.5)],
)
def test_most_incidents_of_the_pilots_and_buffers_lie_near_a_street_and_some_do_not(
    extract: pd.DataFrame,
    areas: dict[str, tuple[str, shapely.Polygon]],
    streets: dict[str, shapely.LineString],
    area: str,
    least: float,
) -> None:
    east, north = (pd.to_numeric(extract[axis]).fillna(0) for axis in ("E", "N"))
    inside = shapely.contains_xy(areas[area][1], east, north)
    points = shapely.points(east[inside], north[inside])
    near = shapely.distance(points, shapely.union_all(list(streets.values()))) <= 25
    assert least < near.mean() < 0.99


# --- the incidents


def test_there_are_about_45_000_incidents_some_of_them_outside_every_area(
    incidents: pd.DataFrame,
) -> None:
    assert len(incidents) == pytest.approx(TRUTH["incidents"]["about"], rel=0.03)
    assert 0.15 < incidents["area_id"].isna().mean() < 0.20
    assert incidents["month"].min() == pd.Timestamp(TRUTH["period"]["first"])
    assert incidents["month"].max() == pd.Timestamp("2026-10-01")


def test_every_offence_text_is_in_the_code_list_and_no_code_is_guessed(
    extract: pd.DataFrame,
) -> None:
    texts = read(ROOT / "data/codebooks/offence_texts.csv")
    groups = read(ROOT / "data/codebooks/offence_groups.csv")
    assert set(extract["Brottsrubricering"]) <= set(texts["text"])
    assert set(texts["group"]) == set(groups["group"]) - {"unspecified", "unlisted"}
    assert not texts["text"].str.casefold().duplicated().any()
    assert set(extract["Brottskod"]) == {""}


def test_only_the_last_two_months_are_preliminary(extract: pd.DataFrame) -> None:
    dated = extract[extract["Brottstid från"] != ""]
    last = dated["Brottstid från"].str[:7].isin(["2026-09", "2026-10"])
    assert (dated["Preliminär"] == "J").equals(last)


def test_the_extract_has_the_faults_of_real_ones(extract: pd.DataFrame) -> None:
    started = pd.to_datetime(extract["Brottstid från"], errors="coerce")
    ended = pd.to_datetime(extract["Brottstid till"], errors="coerce")
    reported = pd.to_datetime(extract["Anmälningsdatum"])
    piles = extract[["N", "E"]].value_counts()
    assert 100 < extract.duplicated().sum() < 400
    assert extract["Diarienummer"].nunique() == len(extract) - extract.duplicated().sum()
    assert 0.04 < extract["Brottstid från"].str.endswith(" 00:00").mean() < 0.08
    assert 0.02 < (extract["N"] == "").mean() < 0.04
    assert 100 < piles["0", "0"] < 400
    assert 300 < piles.drop([("0", "0"), ("", "")]).max() < 600
    assert 10 < (ended < started).sum() < 100
    assert 0.002 < ((reported - started).dt.days > 30).mean() < 0.05
    assert reported.max() <= pd.Timestamp(TRUTH["period"]["extracted"])


def test_burglaries_span_nights_and_disorder_comes_in_the_evening(extract: pd.DataFrame) -> None:
    started = pd.to_datetime(extract["Brottstid från"], errors="coerce")
    days = (pd.to_datetime(extract["Brottstid till"], errors="coerce") - started).dt.days
    burglary = extract["Brottsrubricering"].str.startswith("Inbrott")
    nights = pd.to_datetime(extract["Brottstid till"], errors="coerce").dt.date > started.dt.date
    assert nights[burglary].mean() > 0.8
    assert 0.1 < (days[burglary] >= 1).mean() < 0.3  # weekends
    hour = started.dt.hour[extract["Brottsrubricering"] == "Ordningsstörning"]
    assert ((hour >= 18) | ((hour < 4) & (hour > 0))).mean() > 0.6


@pytest.mark.parametrize(
    "planted", [p for p in TRUTH["planted"] if "monthly_before" in p], ids=lambda p: p["area"]
)
def test_a_pilot_has_the_incidents_a_month_that_were_planned(
    incidents: pd.DataFrame, planted: dict[str, Any]
) -> None:
    counts = of("before", months_by_area(incidents, [planted["area"]], planted["groups"]))
    assert counts.mean().item() == pytest.approx(planted["monthly_before"], rel=0.1)


@pytest.mark.parametrize("pilot", [KUNGSGATAN, STALLBACKA])
def test_comparison_areas_are_busy_enough_and_their_months_calm(
    incidents: pd.DataFrame, study: Study, pilot: str
) -> None:
    columns = [pilot, *sorted(study.pilot(pilot).comparison)]
    groups = sorted(study.pilot(pilot).primary.groups)
    before = of("before", months_by_area(incidents, columns, groups))
    assert before.mean().min() > 5
    pearson = chi2_contingency(before, correction=False)
    assert 0.95 < pearson.statistic / pearson.dof < 1.25


# --- what was planted


def test_the_decrease_on_norra_kungsgatan_is_found(incidents: pd.DataFrame, study: Study) -> None:
    groups = ["shop_theft", "disorder"]
    low, middle, high = change(incidents, study, KUNGSGATAN, groups, KUNGSGATAN)
    assert middle == pytest.approx(-0.22, abs=0.03)
    assert low < -0.22 < high < 0


def test_nothing_is_found_in_stallbacka(incidents: pd.DataFrame, study: Study) -> None:
    groups = ["burglary", "theft", "damage"]
    low, middle, high = change(incidents, study, STALLBACKA, groups, STALLBACKA)
    assert abs(middle) < 0.06
    assert low < 0 < high


def test_the_streets_around_kungsgatan_are_not_said_to_have_fewer(
    incidents: pd.DataFrame, study: Study
) -> None:
    groups = ["shop_theft", "disorder"]
    low, _, high = change(incidents, study, "kungsgatan_omgivning", groups, KUNGSGATAN)
    assert low < 0.06 < high


@pytest.mark.parametrize(
    ("area", "groups", "pilot"),
    [
        (KUNGSGATAN, ["damage", "assault", "threat"], KUNGSGATAN),
        (STALLBACKA, ["vehicle"], STALLBACKA),
        ("stallbacka_terminal", ["burglary", "theft", "damage"], STALLBACKA),
        ("overby_norra", ["burglary", "theft", "damage"], STALLBACKA),
    ],
)
def test_nothing_is_claimed_where_nothing_was_planted(
    incidents: pd.DataFrame, study: Study, area: str, groups: list[str], pilot: str
) -> None:
    low, _, high = change(incidents, study, area, groups, pilot)
    assert low < 0 < high
