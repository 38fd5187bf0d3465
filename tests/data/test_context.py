"""Parallel events and changes of codes, as they come out of loaded files."""

import json
from datetime import date
from pathlib import Path

import pandas as pd

from data.context import (
    bases,
    code_changes,
    est_reports,
    events,
    item_bank_of,
    placed_rows,
    wave_order,
)
from data.intake import Kind
from data.readers import read
from data.store import Store, Version
from data.study import Direction, Period
from tests.pages.town import load, squares

EVENTS = """från;till;område;rubrik;typ;väntad riktning;källa
2025-05-05;2025-10-31;Öster;Vägarbete;vägarbete;okänd;egen
2020-03-16;2022-02-09;Alla områden;Pandemi;omvärld;minskning;egen
2024-07-05;;Norr;Stadsfest;evenemang;ökning;egen
"""
CODES = """lista;version;kod;benämning;grupp;gäller från;gäller till
brå;1;0803;Stöld;theft;2019-01-01;2023-12-31
brå;2;0804;Stöld;theft;2024-01-01;
brå;1;0901;Skadegörelse;damage;2021-05-01;
"""


def loaded(folder: Path, kind: Kind, text: str) -> Version:
    return Store(folder).add(read(kind, text.encode(), f"{kind}.csv"))


def test_events_come_in_order_of_time_and_end_after_their_last_day(store_folder: Path) -> None:
    found = events(loaded(store_folder, Kind.EVENTS, EVENTS))
    assert found is not None
    assert [event.title for event in found] == ["Pandemi", "Stadsfest", "Vägarbete"]
    assert found[2].end == date(2025, 11, 1)
    assert (found[1].start, found[1].end) == (date(2024, 7, 5), date(2024, 7, 6))


def test_an_event_of_all_areas_names_none_and_says_what_is_expected(store_folder: Path) -> None:
    found = events(loaded(store_folder, Kind.EVENTS, EVENTS))
    assert found is not None
    assert [(event.area, event.expected) for event in found] == [
        ("", Direction.DECREASE),
        ("Norr", Direction.INCREASE),
        ("Öster", None),
    ]


def test_an_event_meets_the_periods_it_has_a_day_in(store_folder: Path) -> None:
    found = events(loaded(store_folder, Kind.EVENTS, EVENTS))
    assert found is not None
    works = found[2]
    assert works.meets(Period(date(2025, 10, 1), date(2026, 10, 1)))
    assert not works.meets(Period(date(2025, 11, 1), date(2026, 11, 1)))
    assert not works.meets(Period(date(2024, 5, 1), date(2025, 5, 1)))


def test_files_of_events_beside_each_other_are_one_list_and_each_event_once(
    store_folder: Path,
) -> None:
    loaded(store_folder, Kind.EVENTS, EVENTS)
    head, works, _, festival = EVENTS.splitlines(keepends=True)
    more = head + festival + works.replace("Öster", "Väster")
    again = read(Kind.EVENTS, more.encode(), "fler.csv")
    version = Store(store_folder).add(again, beside=True)
    assert len(version.parts[Kind.EVENTS]) == 2
    found = events(version)
    assert found is not None
    assert [event.title for event in found] == ["Pandemi", "Stadsfest", "Vägarbete", "Vägarbete"]
    assert {event.area for event in found[2:]} == {"Öster", "Väster"}


def test_bases_are_told_by_area_id_whatever_the_file_calls_the_area(store_folder: Path) -> None:
    file = "område;år;bas;värde\nNorra  gatan;2024;invånare;900\nsouth;2024;invånare;800\n"
    more = "Annanstans;2024;invånare;700\n"
    version = loaded(store_folder, Kind.BASES, file + more)
    rows = bases(version, {"north": "Norra gatan", "south": "Södra gatan"})
    assert rows is not None
    assert dict(zip(rows["area_id"], rows["value"], strict=True)) == {"north": 900, "south": 800}
    assert set(rows["base"]) == {"residents"}


def test_codes_tell_the_days_on_which_they_began_or_ceased(store_folder: Path) -> None:
    version = loaded(store_folder, Kind.CODES, CODES)
    assert code_changes(version, ["theft"]) == (date(2019, 1, 1), date(2024, 1, 1))
    assert code_changes(version, []) == (date(2019, 1, 1), date(2021, 5, 1), date(2024, 1, 1))
    assert code_changes(version, ["assault"]) == ()


def test_what_is_not_loaded_is_unknown_not_empty(store_folder: Path) -> None:
    assert code_changes(loaded(store_folder, Kind.EVENTS, EVENTS), ["theft"]) is None
    other = loaded(store_folder / "b", Kind.CODES, CODES)
    assert events(other) is None
    assert bases(other, {}) is None


REPORTS = """rapport_id;vecka;datum;område;longitud;latitud;kategori;polisanmält;beskrivning
1;;2023-09-20;Norr;;;klotter;J;en lång berättelse om någon
2;2024-W05;;norr;;;klotter;N;
3;;2024-02-10;Norr;12.305;58.282;klotter;vet ej;
4;;2024-02-27;;;;klotter;J;
"""


def counted(version: Version) -> dict[tuple[str, str, str], int]:
    found = est_reports(version)
    assert found is not None
    columns = ("area_id", "month", "reported_to_police", "count")
    rows = found.counts[list(columns)].itertuples(index=False)
    return {(area, f"{month:%Y-%m}", police): n for area, month, police, n in rows}


def test_est_reports_are_counted_where_their_position_says_and_else_their_name(
    store_folder: Path,
) -> None:
    areas = squares({"n": "Norr", "o": "Öster"})
    assert counted(load(store_folder, areas=areas, reports=REPORTS)) == {
        ("n", "2023-09", "yes"): 1,
        ("n", "2024-02", "no"): 1,  # Thursday of the week is 1 February, whatever the letters' case
        ("o", "2024-02", "unknown"): 1,  # by its position, though it names another
    }


def test_a_place_is_called_as_the_plan_and_the_counts_call_it_however_it_is_written(
    store_folder: Path,
) -> None:
    incidents = "Område;Månad;Brottstyp;Antal\nNorr;2024-01;Stöld;9\n"
    version = load(store_folder, counts=incidents, reports=REPORTS.replace(";Norr;", ";NORR;"))
    assert {area for area, _, _ in counted(version)} == {"Norr"}


def reported(*days: str, area: str = "Norr") -> str:
    return "".join(f";;{day};{area};;;klotter;J;\n" for day in days)


def covered(folder: Path, rows: str) -> dict[str, tuple[date, date]]:
    found = est_reports(load(folder, reports=REPORTS.partition("\n")[0] + "\n" + rows))
    assert found is not None
    return dict(found.covered)


def test_est_reports_cover_whole_months_from_the_first_report_to_the_last(
    store_folder: Path,
) -> None:
    between = ("2023-10-15", "2023-11-15", "2023-12-15", "2024-01-15")
    late = reported("2023-09-08", *between, "2024-02-22")
    assert covered(store_folder / "a", late) == {"Norr": (date(2023, 10, 1), date(2024, 2, 1))}
    early = reported("2023-09-07", *between, "2024-02-23")
    assert covered(store_folder / "b", early) == {"Norr": (date(2023, 9, 1), date(2024, 3, 1))}


def test_an_area_where_partners_began_later_is_covered_from_then(store_folder: Path) -> None:
    days = [f"{month:%Y-%m-05}" for month in pd.date_range("2022-01-01", periods=36, freq="MS")]
    both = reported(*days, "2024-12-28") + reported(*days[24:], area="Öster")
    found = covered(store_folder, both)
    assert found["Norr"] == (date(2022, 1, 1), date(2025, 1, 1))
    assert found["Öster"] == (date(2024, 1, 1), date(2025, 1, 1))


def test_a_quiet_month_at_the_edge_is_still_covered(store_folder: Path) -> None:
    days = [f"{month:%Y-%m-05}" for month in pd.date_range("2022-01-01", periods=36, freq="MS")]
    both = reported(*days, "2024-12-28") + reported(*days[2::3], area="Öster")
    assert covered(store_folder, both)["Öster"] == (date(2022, 1, 1), date(2025, 1, 1))


def test_a_stray_date_long_before_does_not_stretch_what_is_covered(store_folder: Path) -> None:
    usual = [
        f"2024-{month:02d}-{day:02d}"
        for month in range(1, 7)
        for day in range(1, 31, 1)
        if month != 2 or day < 30
    ]
    assert covered(store_folder, reported("1999-01-05", *usual))["Norr"][0] == date(2024, 1, 1)


def test_of_est_reports_only_area_month_and_police_are_given(store_folder: Path) -> None:
    found = est_reports(load(store_folder, reports=REPORTS))
    assert found is not None
    assert set(found.counts) == {"area_id", "month", "reported_to_police", "count"}
    assert "berättelse" not in found.counts.to_csv()


def test_without_est_reports_or_dates_of_them_nothing_is_known(store_folder: Path) -> None:
    assert est_reports(loaded(store_folder / "a", Kind.EVENTS, EVENTS)) is None
    undated = "datum;område;kategori\n;Norr;klotter\n;Norr;klotter\n"
    assert est_reports(loaded(store_folder / "b", Kind.REPORTS, undated)) is None


def test_rows_lie_where_their_position_is_else_where_their_name_says(store_folder: Path) -> None:
    (west, south), (east, north) = (12.25, 58.25), (12.27, 58.27)
    square = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    area = {
        "type": "Feature",
        "properties": {"area_id": "norr", "namn": "Norr"},
        "geometry": {"type": "Polygon", "coordinates": [square]},
    }
    areas = json.dumps({"type": "FeatureCollection", "features": [area]})
    content = (
        "id;rubrik;typ;plats;beslutad;lat;lon\n"
        "1;Inne;belysning;;2024-01-02;58.26;12.26\n"
        "2;Ute;belysning;Norr;2024-01-02;58.36;12.26\n"
        "3;Namn;belysning;norr;2024-01-02;;\n"
        "4;Utan polygon;belysning;Väster;2024-01-02;;\n"
        "5;Ingenstans;belysning;;2024-01-02;;\n"
    )
    store = Store(store_folder)
    version = store.add(
        read(Kind.AREAS, areas.encode(), "omraden.geojson"),
        read(Kind.MEASURES, content.encode(), "atgarder.csv"),
    )
    placed = placed_rows(version, Kind.MEASURES)
    assert placed is not None
    assert dict(zip(placed["title"], placed["area_id"], strict=True)) == {
        "Inne": "norr",
        "Ute": "",
        "Namn": "norr",
        "Utan polygon": "Väster",
        "Ingenstans": "",
    }
    assert placed["row"].tolist() == [0, 1, 2, 3, 4]
    assert placed_rows(version, Kind.WALKS) is None


def test_waves_come_in_order_of_time_by_their_answers_else_by_what_their_file_says(
    store_folder: Path,
) -> None:
    told = """våg;insamling;från;till
2022;postenkät;2022-09-01;2022-10-31
2018;webblänk;2018-03-01;
okänd;;;
2025;post;2020-01-01;
"""
    version = loaded(store_folder, Kind.WAVES, told)
    days = {"2025": date(2025, 5, 1), "2020": date(2020, 5, 1)}
    assert wave_order(version, days) == ("2018", "2020", "2022", "2025")
    assert wave_order(version, {}) == ("2018", "2025", "2022")


def test_own_questions_are_in_the_bank_with_their_own_words(store_folder: Path) -> None:
    wording = "Hur trygg är du när du väntar på bussen vid resecentrum sent på kvällen och natten?"
    own = f"frågekod;våg;ordalydelse;skala;räknas;giltiga\nE1;;{wording};T5;1 2;1 2 3 4 5\n"
    version = loaded(store_folder, Kind.ITEMS, own)
    bank = item_bank_of(version)
    assert bank.texts("sv")["E1"][1] == wording
    assert bank.scales()["E1"].counted == frozenset("12")
    assert "B05b" in item_bank_of(loaded(store_folder, Kind.EVENTS, EVENTS))


def test_rows_near_a_street_lie_on_its_segment(store_folder: Path) -> None:
    street = {
        "type": "Feature",
        "properties": {"id": "S1", "namn": "Storgatan"},
        "geometry": {"type": "LineString", "coordinates": [[12.25, 58.26], [12.27, 58.26]]},
    }
    streets = json.dumps({"type": "FeatureCollection", "features": [street]})
    content = (  # 0.0001 degrees of latitude are 11 m, 0.001 are 111 m
        "id;rubrik;typ;plats;beslutad;lat;lon\n"
        "1;Nära;belysning;;2024-01-02;58.2601;12.26\n"
        "2;Långt bort;belysning;;2024-01-02;58.2610;12.26\n"
        "3;Utan läge;belysning;;2024-01-02;;\n"
    )
    version = Store(store_folder).add(
        read(Kind.STREETS, streets.encode(), "gator.geojson"),
        read(Kind.MEASURES, content.encode(), "atgarder.csv"),
    )
    placed = placed_rows(version, Kind.MEASURES)
    assert placed is not None
    assert placed["segment_id"].tolist() == ["S1", "", ""]
