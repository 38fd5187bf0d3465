"""What a power cut in the middle of a load leaves behind."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.store import Store
from tests.data.test_store import thefts, total

STEPS = 5  # summaries, the one new part, the version, the journal, and `current`


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with three thefts."""
    store.add(thefts(3))
    return store


@contextmanager
def never_cleaned(dir: Path, prefix: str) -> Iterator[str]:  # noqa: A002 - as the real one's
    """What a folder put aside is when the power goes: still there."""
    folder = dir / f"{prefix}left"
    folder.mkdir()
    yield str(folder)


class PowerCut(BaseException):
    """Nothing catches it, as nothing catches a power cut."""


def cut_power(monkeypatch: pytest.MonkeyPatch, step: int, *, after: bool) -> None:
    """Stop before or right after the rename number `step`."""
    done = 0

    def cutting(rename: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def renamed(path: Path, target: Path) -> Path:
            nonlocal done
            done += 1
            if done == step and not after:
                raise PowerCut
            there = rename(path, target)
            if done == step:
                raise PowerCut
            return there

        return renamed

    monkeypatch.setattr(Path, "rename", cutting(Path.rename))
    monkeypatch.setattr(Path, "replace", cutting(Path.replace))
    monkeypatch.setattr("data.store.TemporaryDirectory", never_cleaned)


def test_a_load_of_one_file_takes_as_many_steps_as_we_cut(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        cut_power(patch, STEPS + 1, after=False)
        assert total(filled.add(thefts(5))) == 5


@pytest.mark.parametrize("step", range(1, STEPS + 1))
@pytest.mark.parametrize("after", [False, True])
def test_a_power_cut_at_any_step_leaves_the_old_version_or_the_new_one(
    filled: Store, monkeypatch: pytest.MonkeyPatch, step: int, after: bool
) -> None:
    with monkeypatch.context() as patch:
        cut_power(patch, step, after=after)
        with pytest.raises(PowerCut):
            filled.add(thefts(5))
    published = step == STEPS and after
    assert total(filled.current()) == (5 if published else 3)
    assert len(filled.versions()) in (1, 2)
    assert total(filled.add(thefts(5))) == 5
    assert not list(filled.folder.glob(".new-*"))
    assert total(filled.undo()) == (5 if published else 3)


@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_a_power_cut_in_the_first_load_leaves_nothing_or_all_of_it(
    store: Store, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    with monkeypatch.context() as patch:
        cut_power(patch, step, after=False)
        with pytest.raises(PowerCut):
            store.add(thefts(5))
    lacks_only_the_pointer = step >= STEPS - 1
    assert store.is_empty == (not lacks_only_the_pointer)
    if lacks_only_the_pointer:
        assert total(store.current()) == 5
    assert total(store.add(thefts(2))) == 2
    assert store.current().follows == (1 if lacks_only_the_pointer else None)
