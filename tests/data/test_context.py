"""Parallel events and changes of codes, as they come out of loaded files."""

from datetime import date
from pathlib import Path

from data.context import code_changes, events
from data.intake import Kind
from data.readers import read
from data.store import Store, Version
from data.study import Direction, Period

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


def test_codes_tell_the_days_on_which_they_began_or_ceased(store_folder: Path) -> None:
    version = loaded(store_folder, Kind.CODES, CODES)
    assert code_changes(version, ["theft"]) == (date(2019, 1, 1), date(2024, 1, 1))
    assert code_changes(version, []) == (date(2019, 1, 1), date(2021, 5, 1), date(2024, 1, 1))
    assert code_changes(version, ["assault"]) == ()


def test_what_is_not_loaded_is_unknown_not_empty(store_folder: Path) -> None:
    assert code_changes(loaded(store_folder, Kind.EVENTS, EVENTS), ["theft"]) is None
    assert events(loaded(store_folder / "b", Kind.CODES, CODES)) is None
