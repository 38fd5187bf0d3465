"""What changed from one version to another, in files, rows and incidents."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from data.intake import Kind
from data.keeping.compare import Change, CountChange, compare
from data.store import Store
from tests.data.test_store import AREAS, thefts
from tests.sample import STUDY, at, incidents, intake, study

WAS = incidents(at(50, 50), at(50, 50), at(50, -450))
IS = incidents(
    at(50, 50),
    at(50, -450),
    {**at(50, -450), "occurred_from": "2024-06-01 12:00"},
    {**at(50, -450), "occurred_from": "2024-06-01 13:00"},
)


def test_every_kind_is_the_same_added_removed_or_changed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    old = store.add(AREAS, thefts(3, "a.csv"), study())
    same = store.add(AREAS)
    changed = store.add(thefts(4, "b.csv"))
    fewer = store.add(AREAS, afresh=True)

    def changes(old_number: int, new_number: int) -> dict[Kind, Change]:
        found = compare(store.version(old_number), store.version(new_number))
        return {part.kind: part.change for part in found.parts}

    assert set(changes(old.number, same.number).values()) == {Change.SAME}
    assert changes(old.number, changed.number) == {
        Kind.INCIDENTS: Change.CHANGED,
        Kind.AREAS: Change.SAME,
        Kind.STUDY: Change.SAME,
    }
    assert changes(changed.number, fewer.number)[Kind.INCIDENTS] is Change.REMOVED
    assert changes(fewer.number, changed.number)[Kind.STUDY] is Change.ADDED
    whole = compare(old, changed)
    (before,), (after,) = whole.parts[0].old, whole.parts[0].new
    assert (before.name, after.name) == ("a.csv", "b.csv")
    assert (before.kept_count, after.kept_count) == (3, 4)
    assert (whole.old, whole.new) == (1, 3)


def test_incidents_that_differ_are_counted_by_area_and_by_month(tmp_path: Path) -> None:
    store = Store(tmp_path)
    old = store.add(AREAS, intake(Kind.INCIDENTS, WAS))
    new = store.add(intake(Kind.INCIDENTS, IS))
    found = compare(old, new)
    assert found.incidents == CountChange("", 3, 4)
    assert found.areas == (CountChange("Area North", 2, 1), CountChange("Area South", 1, 3))
    assert found.months == (
        CountChange(date(2024, 5, 1), 3, 2),
        CountChange(date(2024, 6, 1), 0, 2),
    )
    assert compare(new, new).areas == compare(new, new).months == ()


def test_versions_without_incidents_can_be_compared_too(tmp_path: Path) -> None:
    store = Store(tmp_path)
    empty = store.add(AREAS)
    full = store.add(thefts(3))
    assert compare(empty, full).incidents == CountChange("", 0, 3)
    assert compare(full, empty).areas == (CountChange("Area North", 3, 0),)
    again = store.add(replace(thefts(3), extracted_on=date(2026, 1, 1)))
    assert compare(full, again).parts[0].change is Change.CHANGED
    assert compare(full, again).areas == ()


def test_what_differs_comes_first(tmp_path: Path) -> None:
    store = Store(tmp_path)
    old = store.add(AREAS, thefts(3), study())
    new = store.add(study(STUDY + "# more"))
    assert compare(old, new).parts[0].kind is Kind.STUDY
    assert len(compare(old, new).parts) == 3
