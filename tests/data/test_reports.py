"""A report is a few addresses with people's words; nobody's change is lost."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data import reports
from data.problems import DamagedReportError
from data.reports import Item, Report
from data.store import Store


def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def test_a_report_that_nobody_began_is_empty_and_makes_no_file(tmp_path: Path) -> None:
    assert reports.report(store(tmp_path), "1") == Report("1")
    assert reports.names(store(tmp_path)) == ()
    assert reports.next_name(store(tmp_path)) == "1"


def test_figures_come_last_and_once_and_stay_where_they_are(tmp_path: Path) -> None:
    for address in ("effekt#a", "trender#b", "effekt#a"):
        reports.change(store(tmp_path), "1", reports.with_figure(address))
    assert reports.report(store(tmp_path), "1").addresses == ("effekt#a", "trender#b")
    assert reports.names(store(tmp_path)) == ("1",)
    assert reports.next_name(store(tmp_path)) == "2"


@pytest.mark.parametrize(
    ("steps", "order"), [(-1, "bac"), (-9, "bac"), (1, "acb"), (9, "acb"), (0, "abc")]
)
def test_a_figure_moves_no_further_than_the_ends(steps: int, order: str) -> None:
    found = Report("1", items=tuple(map(Item, "abc")))
    assert "".join(reports.moved("b", steps)(found).addresses) == order
    assert reports.moved("x", 1)(found) == found


def test_words_stay_with_their_figure_and_go_with_it(tmp_path: Path) -> None:
    place = store(tmp_path)
    for address in ("a", "b"):
        reports.change(place, "1", reports.with_figure(address))
    reports.change(place, "1", reports.said("b", comment=" Sågs i mars. ", meeting="Mät mer"))
    reports.change(place, "1", reports.moved("b", -1))
    kept = reports.report(place, "1")
    assert kept.items == (Item("b", "Sågs i mars.", "Mät mer"), Item("a"))
    assert reports.change(place, "1", reports.without_figure("b")).items == (Item("a"),)


def test_no_more_than_so_many_figures_and_letters(tmp_path: Path) -> None:
    full = Report("1", items=tuple(Item(str(n)) for n in range(reports.MOST)))
    assert reports.with_figure("one more")(full) == full
    worded = reports.said("0", comment="x" * 9_999, meeting="")(full)
    assert len(worded.items[0].comment) == reports.LONGEST


def test_two_who_change_it_at_once_lose_nothing(tmp_path: Path) -> None:
    place = store(tmp_path)
    with ThreadPoolExecutor(8) as many:
        changes = [reports.with_figure(f"effekt#{n}") for n in range(24)]
        list(many.map(lambda how: reports.change(place, "1", how), changes))
    assert sorted(reports.report(place, "1").addresses) == sorted(f"effekt#{n}" for n in range(24))


@pytest.mark.parametrize("name", ["../current", "0", "", "1.json", "a", "1234567", "1/2"])
def test_only_a_number_becomes_a_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(DamagedReportError):
        reports.report(store(tmp_path), name)


@pytest.mark.parametrize("content", ["", "[]", '{"items": [{"address": 1, "x": 2}], "title": ""}'])
def test_a_damaged_report_says_so_and_is_not_overwritten(tmp_path: Path, content: str) -> None:
    place = store(tmp_path)
    file = place.folder / "reports" / "1.json"
    file.parent.mkdir(parents=True)
    file.write_text(content)
    with pytest.raises(DamagedReportError):
        reports.change(place, "1", reports.with_figure("a"))
    assert file.read_text() == content
