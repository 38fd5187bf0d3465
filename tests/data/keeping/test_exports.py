"""What left is noted, and a line that is changed, removed or put between others shows."""

import json
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

from data.__main__ import main
from data.keeping.backup import backup, restore
from data.keeping.chain import Broken, take_over
from data.keeping.exports import Export, add, check, exports
from data.keeping.parts import LOCAL_TIME
from data.problems import ExportLogError
from data.store import Store
from tests.data.test_store import AREAS, thefts


def export(name: str = "a.csv", **other: object) -> Export:
    content = {
        "at": datetime(2026, 1, 2, 3, 4, tzinfo=LOCAL_TIME),
        "by": "anna",
        "figures": ("trender#trender-manad",),
        "form": "csv",
        "name": name,
        "print_": "ab" * 32,
        "data": "cd" * 32,
        "program": "0.8",
    }
    return Export(**{**content, **other})  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Three files have left."""
    made = Store(tmp_path / "store")
    for name in ("a.csv", "å.pdf", "c.zip"):
        add(made, export(name, told=({"of": "incidents", "counts": [["2024-01-01", 5]]},)))
    return made


def lines(store: Store) -> list[bytes]:
    return (store.folder / "exports" / "log.jsonl").read_bytes().splitlines(keepends=True)


def write(store: Store, content: list[bytes]) -> None:
    (store.folder / "exports" / "log.jsonl").write_bytes(b"".join(content))


def test_what_left_is_read_back_as_it_was_noted_the_oldest_first(store: Store) -> None:
    found = exports(store)
    assert [each.name for each in found] == ["a.csv", "å.pdf", "c.zip"]
    first = found[0]
    assert first == export("a.csv", told=first.told)
    assert first.told[0]["counts"] == [["2024-01-01", 5]]
    assert check(store).broken is None
    assert check(store).count == 3
    assert exports(Store(store.folder.parent / "empty")) == ()
    assert check(Store(store.folder.parent / "empty")).count == 0


def test_each_line_holds_the_print_of_the_line_before(store: Store) -> None:
    first, second, _ = map(json.loads, lines(store))
    assert first["follows"] == "0" * 64
    assert second["follows"] != first["follows"]
    assert [first["number"], second["number"]] == [1, 2]


@pytest.mark.parametrize(
    ("harm", "line"),
    [
        (lambda rows: [rows[1], rows[2]], 1),
        (lambda rows: [rows[0], rows[2]], 2),
        (lambda rows: [rows[0], rows[1]], 3),
        (lambda rows: [], 1),
        (lambda rows: [rows[0], rows[0], rows[1], rows[2]], 2),
        (lambda rows: [rows[0], rows[1].replace(b"anna", b"hans"), rows[2]], 3),
        (lambda rows: [rows[0], rows[1], rows[2].replace(b"anna", b"hans")], 4),
        (lambda rows: [rows[0], b"not json\n", rows[2]], 2),
        (lambda rows: [rows[1], rows[0], rows[2]], 1),
    ],
)
def test_a_line_that_was_changed_removed_or_put_in_shows(
    harm: Callable[[list[bytes]], list[bytes]], line: int, store: Store
) -> None:
    write(store, harm(lines(store)))
    assert check(store).broken == Broken(line)


def test_a_loss_of_power_between_the_line_and_its_note_is_no_change(store: Store) -> None:
    last = (store.folder / "exports" / "last.json").read_bytes()
    add(store, export("d.csv"))
    (store.folder / "exports" / "last.json").write_bytes(last)
    assert check(store).broken is None
    add(store, export("e.csv"))
    assert check(store).count == 5
    assert check(store).broken is None


def test_a_line_that_nobody_can_read_stops_everything(store: Store) -> None:
    write(store, [*lines(store)[:2], b"{}\n"])
    with pytest.raises(ExportLogError) as raised:
        exports(store)
    assert raised.value.line == 3


def test_a_backup_holds_the_log_and_loses_no_line_that_came_after_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.add(AREAS, thefts(30))
    add(store, export("a.csv"))
    backup(store, tmp_path / "b.zip")
    saved = (tmp_path / "b.zip").read_bytes()
    add(store, export("b.csv"))
    restore(store, BytesIO(saved), "b.zip")
    assert [each.name for each in exports(store)] == ["a.csv", "b.csv"]
    new = Store(tmp_path / "new")
    restore(new, BytesIO(saved), "b.zip")
    assert [each.name for each in exports(new)] == ["a.csv"]
    assert check(new).broken is None


def test_the_log_of_another_store_is_kept_beside_ones_own(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "other")
    add(other, export("other.csv"))
    take_over(store.folder / "exports", other.folder / "exports")
    assert [each.name for each in exports(store)] == ["a.csv", "å.pdf", "c.zip"]
    (kept,) = (store.folder / "exports").glob("log-*.jsonl")
    assert b"other.csv" in kept.read_bytes()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_command_lists_what_left_and_says_whether_the_log_is_whole(
    language: str,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(store.folder))
    monkeypatch.setenv("LANG", f"{language}_SE.UTF-8")
    assert main(["exports"]) == 0
    said = capsys.readouterr().out
    assert said.count("trender#trender-manad") == 3
    assert check(store).last in said
    assert {"sv": "3 rader, alla på plats", "en": "3 lines, all in place"}[language] in said
    write(store, lines(store)[1:])
    assert main(["exports"]) == 1
    assert {"sv": "Loggen är ändrad", "en": "The log was changed"}[language] in (
        capsys.readouterr().out
    )
