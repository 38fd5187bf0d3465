"""What is counted once, when something is loaded."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow.parquet
import pytest
from shapely import LineString

from data.counting.preliminary import KnownBy, OpenMonths
from data.counting.summaries import (
    ALL,
    CELL_M,
    Catalogue,
    Sources,
    place,
    read_catalogue,
    write_summaries,
)
from data.intake import Kind
from data.problems import Fault, FileError, Rule
from data.study import Study
from tests.sample import EAST, NORTH, STUDY, SWEREF, answers, areas, at, counts, incidents, study

TWO = areas(north=(0, 0, 100), south=(0, -500, 100))
INSIDE, OUTSIDE = at(50, 50), at(50, -200)
WITH_RING = STUDY.replace("comparison", "ring_m = 200\ncomparison")


class Made:
    """Summaries of some sources."""

    def __init__(self, folder: Path, sources: Sources) -> None:
        self.folder = folder
        write_summaries(place(sources, ["x.csv"]), folder)

    @property
    def catalogue(self) -> Catalogue:
        return read_catalogue(self.folder)

    def table(self, name: str) -> pd.DataFrame:
        return pd.read_parquet(self.folder / f"{name}.parquet")

    def types(self, name: str) -> dict[str, str]:
        schema = pyarrow.parquet.read_schema(self.folder / f"{name}.parquet")
        return {field.name: str(field.type).removeprefix("large_") for field in schema}

    def totals(self) -> dict[str, int]:
        counted = self.table("area_month").groupby("area_id")["count"].sum()
        return {str(area): int(count) for area, count in counted.items()}


def lines_called(segments: list[str], lines: list[LineString]) -> gpd.GeoDataFrame:
    rows = {"segment_id": segments, "name": [f"Street {segment}" for segment in segments]}
    return gpd.GeoDataFrame(rows, geometry=lines, crs=SWEREF).to_crs("EPSG:4326")


Make = Callable[..., Made]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def made(
        incidents: pd.DataFrame | None = None,
        counts: pd.DataFrame | None = None,
        *,
        plan: str = "",
        extracted_on: date | None = None,
        folder: str = "summaries",
        **others: pd.DataFrame | None,
    ) -> Made:
        """Only the parts that are said are there."""
        rows = study(plan).rows if plan else None
        assert rows is None or isinstance(rows, Study)
        nothing: dict[str, Any] = dict.fromkeys(("survey", "codes", "areas", "streets"))
        sources = Sources(
            incidents=incidents,
            counts=counts,
            study=rows,
            extracted_on={Kind.INCIDENTS: extracted_on} if extracted_on else {},
            **(nothing | others),
        )
        return Made(tmp_path / folder, sources)

    return made


def open_since(sources: Sources, folder: Path) -> date | None:
    return Made(folder, sources).catalogue.preliminary_from


def refused(sources: Sources) -> tuple[Fault, ...]:
    with pytest.raises(FileError) as caught:
        place(sources, ["a.csv", "b.csv"])
    assert caught.value.name == "a.csv, b.csv"
    return caught.value.faults


def sources(
    rows: pd.DataFrame | None, plan: str = "", known: gpd.GeoDataFrame | None = None
) -> Sources:
    return Sources(
        incidents=rows,
        counts=None,
        survey=None,
        codes=None,
        areas=known,
        streets=None,
        study=study(plan).rows if plan else None,
        extracted_on={},
    )


# areas


def test_everywhere_counts_each_incident_once_in_areas_that_overlap_and_in_none(
    make: Make,
) -> None:
    city = areas(north=(0, 0, 100), city=(-50, -50, 300))
    made = make(incidents(INSIDE, INSIDE, OUTSIDE, {}), areas=city)
    assert made.totals() == {ALL: 4, "north": 2, "city": 2}
    assert (made.catalogue.incident_count, made.catalogue.outside_count) == (4, 2)
    assert made.catalogue.positioned_count == 3


def test_areas_are_listed_by_name_rings_and_mere_names_among_them(make: Make) -> None:
    made = make(incidents(INSIDE, {"area_name": "centre"}), areas=TWO, plan=WITH_RING)
    assert made.catalogue.areas == (
        ("north", "Area North"),
        ("north+200m", "Area North +200 m"),
        ("south", "Area South"),
        ("centre", "centre"),
    )
    shapes = gpd.read_parquet(made.folder / "areas.parquet")
    assert shapes["area_id"].tolist() == ["north", "south", "north+200m"]
    assert shapes.crs == "EPSG:4326"


def test_groups_are_listed_with_the_largest_first(make: Make) -> None:
    rows = incidents({}, {"offence_group": "robbery"}, {"offence_group": "robbery"})
    assert make(rows).catalogue.groups == (("robbery", 2), ("theft", 1))


def test_a_plan_for_areas_that_nobody_knows_is_refused_with_every_area_named() -> None:
    assert refused(sources(incidents(INSIDE), STUDY, areas(north=(0, 0, 100)))) == (
        Fault(Rule.UNKNOWN_AREA, "north", "south"),
    )


def test_a_plan_before_anything_else_is_taken_on_trust() -> None:
    assert place(sources(None, STUDY), []).rows.empty


def test_a_ring_around_an_area_that_is_only_a_name_is_refused() -> None:
    rows = incidents({"area_name": "north"}, {"area_name": "south"})
    assert refused(sources(rows, WITH_RING)) == (Fault(Rule.UNKNOWN_AREA, "north", "north+200m"),)


def test_a_plan_that_calls_an_area_by_its_name_and_not_its_id_is_refused() -> None:
    """Its counts would all be 0: they stand under the id."""
    rows = incidents({**INSIDE, "area_name": "Area North"})
    plan = STUDY.replace('area = "north"', 'area = "Area North"')
    assert refused(sources(rows, plan, TWO)) == (
        Fault(Rule.UNKNOWN_AREA, "Area North", "Area North"),
    )


def test_incidents_that_all_lie_outside_the_areas_are_refused() -> None:
    fault = Fault(Rule.ALL_OUTSIDE_AREAS, value="Area North, Area South", count=2)
    assert refused(sources(incidents(OUTSIDE, {"area_name": "else"}), known=TWO)) == (fault,)


def test_incidents_in_the_ring_only_are_outside_the_areas_too() -> None:
    [fault] = refused(sources(incidents(at(50, 150)), WITH_RING, TWO))
    assert fault.rule == Rule.ALL_OUTSIDE_AREAS


# counts that somebody else made


def test_counts_add_areas_that_have_no_rows(make: Make) -> None:
    made = make(incidents(INSIDE), counts({"area_name": "AREA SOUTH", "count": 7}), areas=TWO)
    assert made.totals() == {ALL: 8, "north": 1, "south": 7}
    assert made.catalogue.counted_twice == ()


def test_in_a_month_with_rows_and_counts_of_an_area_the_rows_win_and_it_is_named(
    make: Make,
) -> None:
    table = counts(
        {"area_name": "north", "count": 50},
        {"area_name": "north", "count": 4, "offence_group": "robbery"},
        {"area_name": "north", "count": 60, "month": "2024-06-01"},
        {"area_name": "west", "count": 7},
    )
    made = make(incidents(INSIDE), table, areas=TWO)
    assert made.totals() == {ALL: 68, "north": 61, "west": 7}
    assert made.catalogue.counted_twice == ("north",)


def test_an_area_with_rows_and_counts_of_other_months_is_not_counted_twice(make: Make) -> None:
    made = make(incidents(INSIDE), counts({"area_name": "north", "month": "2023-05-01"}), areas=TWO)
    assert (made.totals()["north"], made.catalogue.counted_twice) == (2, ())


# how areas are called


def test_a_name_in_other_letters_or_blanks_is_the_same_area_in_every_file(make: Make) -> None:
    rows = [{"area_name": name} for name in ("Nya staden", "NYA  STADEN", "Nya\xa0staden")]
    table = counts({"area_name": "nya staden", "month": "2023-05-01"})
    made = make(incidents(*rows, rows[0]), table, survey=answers({"area_name": "NYA STADEN"}))
    assert made.totals() == {ALL: 5, "Nya staden": 5}
    assert made.catalogue.areas == (("Nya staden", "Nya staden"),)
    assert made.table("survey")["area_id"].tolist() == ["Nya staden"]


def test_an_area_that_the_study_names_is_called_as_the_study_does(make: Make) -> None:
    rows = [{"area_name": name} for name in ("North", "North", "south")]
    written = incidents(*rows).astype({"area_name": "category"})  # as the reader gives them
    assert make(written, plan=STUDY).totals() == {ALL: 3, "north": 2, "south": 1}


# what may still change


def test_flagged_rows_say_which_month_is_the_first_that_may_still_change(make: Make) -> None:
    months = ("2024-03-31", "2024-04-01", "2024-04-20", "2024-05-02")
    rows = [{"occurred_from": day, "preliminary": day == "2024-04-20"} for day in months]
    made = make(incidents(*rows), extracted_on=date(2024, 12, 1))
    assert made.catalogue.preliminary_from == date(2024, 4, 1)
    flags = made.table("area_month")[["month", "preliminary"]].drop_duplicates()
    assert flags.sort_values("month")["preliminary"].tolist() == [False, True, True]


def test_flagged_counts_count_as_well(make: Make) -> None:
    table = counts({"area_name": "x"}, {"month": "2024-02-01", "preliminary": True})
    assert make(incidents({}), table).catalogue.preliminary_from == date(2024, 2, 1)


@pytest.mark.parametrize(
    ("extracted_on", "first"),
    [
        (date(2026, 11, 15), date(2026, 9, 1)),  # September ended 46 days before
        (date(2026, 11, 29), date(2026, 9, 1)),  # 59 days
        (date(2026, 11, 30), date(2026, 10, 1)),  # 60 days
    ],
)
def test_without_flags_a_month_may_change_until_60_days_before_the_extract(
    make: Make, extracted_on: date, first: date
) -> None:
    made = make(incidents({}), extracted_on=extracted_on)
    assert made.catalogue.preliminary_from == first


def test_each_file_has_its_own_limit_and_the_earliest_counts(tmp_path: Path) -> None:
    both = Sources(
        incidents=incidents({}),
        counts=counts({"area_name": "x"}),
        survey=None,
        codes=None,
        areas=None,
        streets=None,
        study=None,
        extracted_on={Kind.COUNTS: date(2025, 3, 3), Kind.INCIDENTS: date(2026, 11, 15)},
    )
    assert open_since(both, tmp_path / "both") == date(2025, 1, 1)
    newer_survey = replace(both, counts=None, extracted_on={Kind.SURVEY: date(2024, 6, 1)})
    assert open_since(newer_survey, tmp_path / "newer") == date(2024, 5, 1)  # 6 May is its last day


# time and place


def test_areas_are_covered_as_far_as_their_own_rows_of_any_group_go(make: Make) -> None:
    months = pd.date_range("2021-01-01", periods=48, freq="MS")
    table = counts(
        *({"area_name": "whole", "month": month, "count": 9} for month in months),
        *({"area_name": "late", "month": m, "offence_group": "rob"} for m in months[24:36]),
        *({"area_name": "late", "month": m} for m in months[36:]),
    )
    known = make(counts=table).catalogue
    assert known.area_covered == (
        ("late", (date(2023, 1, 1), date(2025, 1, 1))),
        ("whole", (date(2021, 1, 1), date(2025, 1, 1))),
    )
    assert known.empty_months == ()


def test_what_is_covered_ends_with_its_last_month_even_on_the_first_day(make: Make) -> None:
    rows = incidents({"occurred_from": "2023-12-31 23:59"}, {"occurred_from": "2024-02-01 00:00"})
    assert make(rows).catalogue.covered == (date(2023, 12, 1), date(2024, 3, 1))


def test_a_stray_row_from_long_ago_is_counted_and_covers_nothing(make: Make) -> None:
    rows = [{"occurred_from": f"2024-0{month}-10"} for month in (1, 2) for _ in range(30)]
    made = make(incidents({"occurred_from": "1999-05-05"}, *rows))
    assert made.catalogue.covered == (date(2024, 1, 1), date(2024, 3, 1))
    assert made.catalogue.incident_count == 61


def test_cells_are_25_metres_in_the_metric_crs(make: Make) -> None:
    corner = EAST // CELL_M, NORTH // CELL_M
    rows = incidents(at(1, 1), at(24, 24), at(26, 1), at(1, -1), {})
    made = make(rows)
    cells = made.table("cell_month")
    assert made.catalogue.crs == SWEREF
    assert list(zip(cells["cell_x"], cells["cell_y"], cells["count"], strict=True)) == [
        (corner[0], corner[1] - 1, 1),
        (corner[0], corner[1], 2),
        (corner[0] + 1, corner[1], 1),
    ]


def test_piles_are_told_by_how_many_points_hold_how_many(make: Make) -> None:
    made = make(incidents(*[INSIDE] * 3, OUTSIDE, at(9, 9), {}))
    assert made.catalogue.points == ((1, 2), (3, 1))


# surveys, and what is missing


def test_answers_are_counted_with_the_first_day_they_were_given(make: Make) -> None:
    rows = answers(
        {"area_name": "Area North", "answered_on": "2024-05-07"},
        {"area_name": "north", "answered_on": "2024-05-03"},
        {"area_name": "elsewhere", "answered_on": None, "answer": ""},
    )
    table = make(survey=rows, areas=TWO).table("survey")
    assert table[["area_id", "answer", "count"]].to_numpy().tolist() == [
        ["elsewhere", "", 1],
        ["north", "1", 2],
    ]
    assert table["answered_from"].tolist() == [pd.NaT, pd.Timestamp("2024-05-03")]


def test_the_safety_index_is_counted_as_if_it_had_been_asked(make: Make) -> None:
    said = {"1": "1222", "2": "2222", "3": "2122", "4": "9999"}
    rows = answers(
        *(
            {"respondent_id": who, "item": f"F10{letter}", "answer": answer, "area_name": "north"}
            for who, told in said.items()
            for letter, answer in zip("abcd", told, strict=True)
        )
    )
    table = make(survey=rows, areas=TWO).table("survey")
    index = table[table["item"] == "SX"]
    assert dict(zip(index["answer"], index["count"], strict=True)) == {"1": 2, "2": 1}
    assert table[table["item"] != "SX"]["count"].sum() == len(rows)
    assert "respondent_id" not in table


def test_every_answer_is_a_row_of_a_respondent_without_id_the_index_too(make: Make) -> None:
    said = {"firm 7": "1222", "firm 8": "9999"}
    rows = answers(
        *(
            {"respondent_id": who, "item": f"F10{letter}", "answer": answer, "area_name": "North"}
            for who, told in said.items()
            for letter, answer in zip("abcd", told, strict=True)
        ),
        {"respondent_id": "firm 9", "item": "F20a", "answer": "98"},
    ).assign(weight=2.5)
    table = make(survey=rows, areas=TWO).table("responses")
    assert len(table) == len(rows) + 1
    assert table["respondent"].nunique() == 3
    assert table[table["item"] == "SX"][["area_id", "answer", "weight"]].to_numpy().tolist() == [
        ["north", "1", 2.5]
    ]
    assert "firm" not in table.to_csv()


@pytest.mark.parametrize(
    "only",
    [
        {},
        {"areas": TWO},
        {"plan": STUDY},
        {"survey": answers({})},
        {"counts": counts({"area_name": "x"})},
        {"incidents": incidents({})},
    ],
)
def test_every_table_keeps_its_types_when_a_kind_is_missing(
    make: Make, only: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    usual = Made(
        tmp_path / "usual",
        Sources(
            incidents=incidents(INSIDE),
            counts=counts({"area_name": "x"}),
            survey=answers({}),
            codes=None,
            areas=TWO,
            streets=None,
            study=None,
            extracted_on={},
        ),
    )
    made = make(**only)
    for name in (
        "area_month", "area_hour", "cell_month", "cell", "segment_month", "off_street_month",
        "segments", "survey", "responses",
    ):  # fmt: skip
        assert made.types(name) == usual.types(name), name
    assert (made.catalogue.covered is None) == (not {"counts", "incidents"} & only.keys())


def test_the_catalogue_survives_the_round_trip_with_its_types(make: Make) -> None:
    rows = incidents({**INSIDE, "source": "Polisen"}, {**INSIDE, "source": ""})
    known = make(rows, areas=TWO, extracted_on=date(2026, 11, 15)).catalogue
    assert known == Catalogue(
        areas=(("north", "Area North"), ("south", "Area South")),
        groups=(("theft", 2),),
        covered=(date(2024, 5, 1), date(2024, 6, 1)),
        area_covered=(("north", (date(2024, 5, 1), date(2024, 6, 1))),),
        empty_months=(),
        preliminary=OpenMonths(date(2026, 9, 1), KnownBy.EXTRACT),
        business_count=None,
        premises_count=0,
        segment_count=0,
        incident_count=2,
        outside_count=0,
        positioned_count=2,
        points=((2, 1),),
        counted_twice=(),
        sources=("Polisen",),
        crs=SWEREF,
        extracted_on=date(2026, 11, 15),
        between_files=(),
    )


def test_business_related_incidents_are_counted_apart(make: Make) -> None:
    made = make(incidents({"business": True}, {"business": False}, {"business": True}))
    counted = made.table("area_month").groupby("business")["count"].sum()
    assert counted.to_dict() == {True: 2, False: 1}
    assert made.catalogue.business_count == 2
    assert make(incidents({}), folder="unsaid").catalogue.business_count is None


def test_a_loaded_code_list_regroups_by_code_then_by_text_on_the_days_it_is_valid(
    make: Make,
) -> None:
    codes = pd.DataFrame(
        {
            "code": ["998", "0998", ""],
            "text": ["", "", "Snatteri"],
            "group": ["old", "new", "shop"],
            "valid_from": pd.Series([pd.NaT, pd.Timestamp("2024-05-01"), pd.NaT]),
            "valid_to": pd.Series([pd.Timestamp("2024-04-30"), pd.NaT, pd.NaT]),
        }
    )
    rows = incidents(
        {"offence_code": "0998", "occurred_from": "2024-04-30 23:59"},
        {"offence_code": "0998", "offence_text": "snatteri"},
        {"offence_code": "1", "offence_text": "SNATTERI"},
        {"offence_code": "2"},
    )
    groups = dict(make(rows, codes=codes).catalogue.groups)
    assert groups == {"old": 1, "new": 1, "shop": 1, "theft": 1}


def test_incidents_lie_on_the_nearest_street_segment_within_25_metres(make: Make) -> None:
    lines = [LineString([(EAST, NORTH + y), (EAST + 100, NORTH + y)]) for y in (0, 40)]
    streets = lines_called(["south", "north"], lines)
    made = make(incidents(at(50, 10), at(50, 30), at(50, 31), at(50, 66), {}), streets=streets)
    counted = made.table("segment_month").groupby("segment_id")["count"].sum()
    assert counted.to_dict() == {"north": 2, "south": 1}
    assert made.catalogue.segment_count == 3


def test_incidents_of_an_area_on_no_segment_are_counted_those_without_position_too(
    make: Make,
) -> None:
    street = lines_called(["s"], [LineString([(EAST, NORTH), (EAST + 100, NORTH)])])
    off, nowhere = at(50, 60), {"area_name": "north"}
    rows = incidents(at(50, 10), at(20, 0), off, nowhere, at(50, -200))
    made = make(rows, areas=TWO, streets=street)
    assert made.table("off_street_month")[["area_id", "count"]].to_numpy().tolist() == [
        ["north", 2]
    ]
    unmapped = make(rows, areas=TWO, folder="unmapped")
    assert unmapped.table("off_street_month").empty


def test_a_segment_is_of_the_areas_that_hold_more_than_half_of_it(make: Make) -> None:
    lines = [
        LineString([(EAST + 10, NORTH + 10), (EAST + 70, NORTH + 90)]),
        LineString([(EAST + 60, NORTH + 50), (EAST + 150, NORTH + 50)]),  # 40 m of 90
        LineString([(EAST + 40, NORTH + 50), (EAST + 150, NORTH + 50)]),  # 60 m of 110
        LineString([(EAST + 10, NORTH - 490), (EAST + 40, NORTH - 490)]),
        LineString([(EAST + 10, NORTH - 480), (EAST + 30, NORTH - 480)]),
    ]
    wide = areas(north=(0, 0, 100), south=(0, -500, 100), city=(-50, -50, 160))
    called = ["across", "out", "in", "pieces", "pieces"]
    made = make(incidents(INSIDE), areas=wide, streets=lines_called(called, lines))
    table = made.table("segments")
    assert table[["segment_id", "area_id", "length_m"]].to_numpy().tolist() == [
        ["across", "city", 100],
        ["across", "north", 100],
        ["in", "city", 110],
        ["in", "north", 110],
        ["out", "city", 90],
        ["pieces", "south", 50],
    ]
    assert table["name"].tolist() == ["Street across"] * 2 + ["Street in"] * 2 + [
        "Street out",
        "Street pieces",
    ]


def test_a_segment_far_from_every_area_is_in_none(make: Make) -> None:
    line = LineString([(EAST + 5000, NORTH), (EAST + 5000.3, NORTH)])
    made = make(incidents(INSIDE), areas=TWO, streets=lines_called(["far"], [line]))
    assert made.table("segments")[["area_id", "length_m"]].to_numpy().tolist() == [["", 1]]


def test_an_area_that_a_file_calls_by_a_star_is_an_area_like_others(make: Make) -> None:
    rows = incidents({"area_name": "*"}, {"area_name": "*"}, {"area_name": "Norr"})
    made = make(rows, counts({"area_name": "Söder", "count": 7}))
    assert made.totals() == {ALL: 10, "*": 2, "Norr": 1, "Söder": 7}


def test_a_position_on_the_other_side_of_the_world_is_in_no_cell(make: Make) -> None:
    far = {"longitude": 103.82, "latitude": 1.35}
    made = make(incidents(*[at(1, 1)] * 30, far))
    assert made.table("cell")["count"].tolist() == [30]
    assert made.catalogue.incident_count == 31


def test_a_stray_row_that_is_flagged_does_not_make_all_months_preliminary(make: Make) -> None:
    usual = [{"occurred_from": f"2024-{month:02}-10"} for month in range(1, 13) for _ in range(30)]
    stray = {"occurred_from": "2004-12-10", "preliminary": True}
    flagged = {"occurred_from": "2024-12-10", "preliminary": True}
    made = make(incidents(stray, *usual, *[flagged] * 40))
    assert made.catalogue.preliminary_from == date(2024, 12, 1)


def reported(
    *, months: int, per_month: int, days: int, dated: bool = False
) -> list[dict[str, object]]:
    """Incidents of as many months from January 2020 on, reported so many days later."""
    firsts = pd.date_range("2020-01-05", periods=months, freq="MS") + pd.Timedelta(days=4)
    return [
        {
            "occurred_from": day,
            "reported_on": day + pd.Timedelta(days=days),
            "date_from_report": dated,
        }
        for day in firsts
        for _ in range(per_month)
    ]


def test_one_mistyped_report_date_does_not_decide_which_months_may_change(make: Make) -> None:
    rows = reported(months=48, per_month=30, days=40)
    typo = {"occurred_from": "2023-06-05", "reported_on": "2042-06-05"}
    before = make(incidents(*rows), folder="right").catalogue.preliminary
    assert (before.known_by, before.days) == (KnownBy.DELAY, 40)
    assert make(incidents(*rows, typo), folder="typo").catalogue.preliminary == before


def test_rows_dated_by_their_report_tell_nothing_of_the_delay(make: Make) -> None:
    rows = reported(months=36, per_month=12, days=45)
    dated = reported(months=36, per_month=240, days=0, dated=True)
    assert make(incidents(*rows, *dated)).catalogue.preliminary.days == 45


def test_of_the_premises_of_an_area_and_group_the_ten_largest_are_counted_by_month(
    make: Make,
) -> None:
    """Twelve houses with 2, 3, ... 13 thefts each, and one with a single one, each in a month."""
    sizes = {f"{house:016x}": house for house in range(1, 14)}
    rows = [
        {**INSIDE, "premises": house, "occurred_from": f"2024-{month % 12 + 1:02}-05 12:00"}
        for house, size in sizes.items()
        for month in range(size)
    ]
    rows += [{**INSIDE, "premises": "d" * 16, "offence_group": "damage"} for _ in range(2)]
    rows += [{**INSIDE, "premises": ""}] * 20
    made = make(incidents=incidents(*rows), areas=TWO)
    table = made.table("premises_month")
    thefts = table[table["offence_group"] == "theft"]
    assert sorted(thefts.groupby("premises")["count"].sum()) == list(range(4, 14))
    assert set(thefts["area_id"]) == {"north"}
    assert len(thefts) == sum(range(4, 14)) - 1  # thirteen thefts lie in twelve months
    assert table.loc[table["offence_group"] == "damage", "count"].tolist() == [2]
    assert made.catalogue.premises_count == sum(sizes.values()) + 2
    assert made.types("premises_month") == {
        "area_id": "string",
        "premises": "int64",
        "month": "timestamp[us]",
        "offence_group": "string",
        "business": "bool",
        "count": "int64",
    }


def test_a_house_in_two_areas_is_counted_in_both(make: Make) -> None:
    both = areas(north=(0, 0, 100), city=(-50, -50, 300))
    rows = [{**INSIDE, "premises": "a" * 16}] * 3
    table = make(incidents=incidents(*rows), areas=both).table("premises_month")
    assert dict(zip(table["area_id"], table["count"], strict=True)) == {"north": 3, "city": 3}
    assert set(table["premises"]) == {0}
