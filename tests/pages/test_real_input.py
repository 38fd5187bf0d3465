"""Real files, the whole way: command line, store, pages. Skipped where the files are not."""

import json
from pathlib import Path

import pytest

from analysis.results import Comparison, NotPossible, Reason
from data.__main__ import main
from data.intake import Kind
from data.store import Store
from pages.shared import cached
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.screen import Screen, open_page, run
from tests.shared_data import shared_data

STUDY = """
title = "Two made-up periods of whole years"
[[pilot]]
area = {pilot}
start = {start}
before = {before}
after = {after}
comparison = {comparison}
[pilot.primary]
groups = {groups}
direction = "decrease"
smallest_change = -0.10
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "store"
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(folder))
    return folder


def add(kind: str, file: Path, *mapping: str) -> None:
    assert main(["add", kind, str(file), *mapping]) == 0


def study(folder: Path, **slots: object) -> Path:
    file = folder.parent / "studie.toml"
    told = {key: v if isinstance(v, str) else json.dumps(v) for key, v in slots.items()}
    file.write_text(STUDY.format(**told), encoding="utf-8")
    return file


def opened(name: str) -> Screen:
    screen = open_page(name)
    assert not screen.faults
    return screen


def without_fault() -> None:
    for name in SWEDISH_TEXT.menu:
        opened(name)


def test_toronto_is_compared_by_its_neighbourhood_column_and_mapped(home: Path) -> None:
    add("incidents", shared_data("incidents", "toronto_major_crime_2014_2021.parquet"))
    known = cached.catalogue(Store.home().current())
    assert known.incident_count == 240_971
    assert known.crs == "EPSG:32617"
    assert known.covered
    assert [day.year for day in known.covered] == [2014, 2022]
    areas = [area for area, _ in known.areas]
    plan = study(
        home,
        pilot=json.dumps(areas[0]),
        start="2018-01-01",
        before="[2016-01-01, 2018-01-01]",
        after="[2018-01-01, 2020-01-01]",
        comparison=areas[1:31],
        groups=["Assault"],
    )
    add("study", plan)
    version = Store.home().current()
    [pilot] = version.study().pilots
    assert isinstance(cached.findings(version, pilot, pilot.primary).change, Comparison)
    assert "prognosintervall" in opened("effect").text
    assert cached.positions(version) is None
    assert "per km²" in opened("map").text
    without_fault()


def test_one_year_of_nottingham_is_mapped_and_counted_but_not_compared(
    home: Path, tmp_path: Path
) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[fixed]\noffence_text = "Burglary"\n')
    add("areas", shared_data("incidents", "nottingham_wards.gpkg"))
    file = shared_data("incidents", "nottingham_burglary_2022.csv.gz")
    add("incidents", file, "--mapping", str(mapping))
    areas = [area for area, _ in cached.catalogue(Store.home().current()).areas]
    plan = study(
        home,
        pilot=json.dumps(areas[0]),
        start="2022-07-01",
        before="[2021-07-01, 2022-07-01]",
        after="[2022-07-01, 2023-07-01]",
        comparison=areas[1:8],
        groups=["Burglary"],
    )
    add("study", plan)
    said = SWEDISH_TEXT.reason[Reason.NO_DATA_IN_PERIOD]
    assert said in opened("effect").text
    assert said in opened("overview").text
    assert SWEDISH_TEXT.map.whole_year in opened("map").text
    assert "per km²" in opened("map").text
    without_fault()


def test_centroids_of_the_police_events_are_no_heat_map_but_still_counts(home: Path) -> None:
    add("incidents", shared_data("incidents", "polisen_events_sverige_2023_2026.parquet"))
    version = Store.home().current()
    refused = cached.positions(version)
    assert isinstance(refused, NotPossible)
    assert refused.reason is Reason.CENTROIDS
    assert SWEDISH_TEXT.reason[Reason.CENTROIDS] in opened("map").text
    assert "84\N{NO-BREAK SPACE}648" in opened("trends").text
    without_fault()


def test_the_three_sheets_of_an_excel_file_are_three_areas(home: Path) -> None:
    add("incidents", shared_data("incidents", "aggravated_assaults_3_sheets_2019.xlsx"))
    known = cached.catalogue(Store.home().current())
    assert (len(known.areas), known.incident_count) == (3, 12_800)
    without_fault()


@pytest.mark.parametrize(
    "name", ["bcs_2007_08_teaching.csv.gz", "bcs_2007_08_teaching_original.dta"]
)
def test_the_british_crime_survey_loads_and_its_page_says_what_is_missing(
    home: Path, name: str
) -> None:
    add("survey", shared_data("surveys", name))
    assert SWEDISH_TEXT.safety.title in opened("safety").text
    without_fault()


def test_an_own_base_map_is_published_under_its_content(home: Path) -> None:
    add("basemap", shared_data("geo", "osm_its_leeds_example.osm.pbf"))
    assert Store.home().current().basemap() is not None
    without_fault()


@pytest.mark.parametrize(
    ("parts", "kind", "kept"),
    [
        (("incidents", "toronto_major_crime_2014_2021.parquet"), Kind.INCIDENTS, 240_971),
        (("incidents", "nottingham_burglary_2022.csv.gz"), Kind.INCIDENTS, 1_795),
        (("incidents", "nottingham_wards.gpkg"), Kind.AREAS, 20),
        (("incidents", "aggravated_assaults_3_sheets_2019.xlsx"), Kind.INCIDENTS, 12_800),
        (("incidents", "polisen_events_sverige_2023_2026.parquet"), Kind.INCIDENTS, 84_648),
        (("surveys", "bcs_2007_08_teaching.csv.gz"), Kind.SURVEY, 11_676),
        (("surveys", "bcs_2007_08_teaching_original.dta"), Kind.SURVEY, 11_676),
    ],
)
def test_the_same_files_load_through_the_page_with_the_kind_guessed(
    home: Path, parts: tuple[str, ...], kind: Kind, kept: int
) -> None:
    file = shared_data(*parts)
    app = run("sources")
    app.file_uploader(key="upload_file-0").upload(file.name, file.read_bytes()).run(timeout=60)
    app.button(key="upload_add").click().run(timeout=60)
    assert not app.exception
    assert [box.value for box in app.error] == []
    assert Store(home).current().part(kind).kept_count == kept
