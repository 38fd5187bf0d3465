"""What is done to a chain of lines shows, also after more lines; a broken-off write does not."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from data.keeping import chain
from data.keeping.chain import Broken, append, check, lines


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three lines."""
    for word in ("a", "å", "c"):
        append(tmp_path, {"word": word})
    return tmp_path


def log(folder: Path) -> Path:
    return folder / "log.jsonl"


def write(folder: Path, rows: list[bytes]) -> None:
    log(folder).write_bytes(b"".join(row + b"\n" for row in rows))


@pytest.mark.parametrize(
    ("harm", "line"),
    [
        (lambda rows: rows[:2], 3),
        (lambda rows: rows[1:], 1),
        (lambda rows: [], 1),
        (lambda rows: [rows[0], rows[2]], 2),
        (lambda rows: [rows[1], rows[0], rows[2]], 1),
        (lambda rows: [*rows[:2], rows[2].replace(b'"c"', b'"d"')], 4),
        (lambda rows: [*rows, rows[2], rows[2]], 4),
    ],
)
def test_what_was_done_to_it_shows_before_and_after_more_lines_are_added(
    harm: Callable[[list[bytes]], list[bytes]], line: int, folder: Path
) -> None:
    write(folder, harm(lines(folder)))
    assert check(folder).broken == Broken(line)
    append(folder, {"word": "later"})
    append(folder, {"word": "and later"})
    assert check(folder).broken == Broken(line)


def test_lines_removed_with_the_note_of_the_last_show_as_soon_as_two_are_left(
    folder: Path,
) -> None:
    write(folder, lines(folder)[:2])
    (folder / "last.json").unlink()
    assert check(folder).broken is not None
    append(folder, {"word": "later"})
    assert check(folder).broken is not None


def test_what_a_write_that_was_broken_off_left_is_no_line_and_makes_room(folder: Path) -> None:
    with log(folder).open("ab") as file:
        file.write(b'{"number":4,"foll')
    assert check(folder).broken is None
    assert len(lines(folder)) == 3
    append(folder, {"word": "d"})
    assert check(folder).broken is None
    assert [b'"word":"d"' in line for line in lines(folder)] == [False, False, False, True]


def test_a_last_line_that_is_cut_is_missed(folder: Path) -> None:
    whole = log(folder).read_bytes()
    log(folder).write_bytes(whole[:-9])
    assert check(folder).broken is not None
    append(folder, {"word": "d"})
    assert check(folder).broken is not None
    log(folder).write_bytes(whole[:-1])  # nothing is lost with the end of the line


def test_a_line_without_its_end_is_whole_and_goes_on(folder: Path) -> None:
    log(folder).write_bytes(log(folder).read_bytes()[:-1])
    assert check(folder).broken is None
    append(folder, {"word": "d"})
    assert check(folder).broken is None
    assert check(folder).count == 4


def test_a_disk_that_takes_a_part_of_a_line_leaves_the_log_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = log(folder).read_bytes()
    opened = os.fdopen

    class Full:
        def __init__(self, *given: object, **rest: object) -> None:
            self.file = opened(*given, **rest)  # type: ignore[call-overload]
            self.is_full = False

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

        def __getattr__(self, name: str) -> object:
            return getattr(self.file, name)

        def write(self, content: bytes) -> int:
            if self.is_full:
                raise OSError(28, "No space left on device")
            self.is_full = True
            return int(self.file.write(content[:7]))

    monkeypatch.setattr(os, "fdopen", Full)
    with pytest.raises(OSError, match="No space"):
        append(folder, {"word": "d"})
    monkeypatch.undo()
    assert log(folder).read_bytes() == before
    append(folder, {"word": "d"})
    assert check(folder).broken is None


def test_a_line_that_is_added_while_it_is_checked_is_no_harm(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = lines

    def meanwhile(folder: Path) -> list[bytes]:
        found = read(folder)
        monkeypatch.setattr(chain, "lines", read)
        append(folder, {"word": "d"})
        append(folder, {"word": "e"})
        return found

    monkeypatch.setattr(chain, "lines", meanwhile)
    checked = check(folder)
    assert checked.broken is None
    assert checked.count == 5
