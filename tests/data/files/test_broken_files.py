"""Every broken file gives a fault that a person understands, or a load whose counts add up."""

import re
from collections.abc import Iterable
from pathlib import Path
from shutil import copytree

import pytest

from data.intake import Kind
from data.readers import read
from data.store import Store
from tests.data.files.broken_files import BROKEN, GOOD, MEGABYTE, Broken
from tests.data.files.sandbox import MOST_SECONDS, Outcome, load

pytestmark = pytest.mark.slow

MOST_MEMORY = 700 * MEGABYTE  # of any of them, the one of 200 MB included
ONE_ROW_EACH = {Kind.INCIDENTS, Kind.COUNTS, Kind.AREAS, Kind.BASEMAP}
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
GIBBERISH = re.compile(
    r"traceback|exception|error\b|errno|0x[0-9a-f]{4}|codec|pyogrio|gdal|calamine|arrow|pandas"
    r"|parquet::|thrift|zlib|decompress|struct\.|NoneType|<class|Rule\.",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that somebody relies on."""
    store = Store(tmp_path_factory.mktemp("loaded") / "store")
    store.add(read(Kind.INCIDENTS, GOOD.replace("Norr", "Åby").encode(), "bra.csv"))
    return store.folder


def made(broken: Broken, folder: Path) -> Path:
    file = folder / broken.name
    content = broken.made()
    pieces: Iterable[bytes] = [content] if isinstance(content, bytes) else content
    with file.open("wb") as out:
        out.writelines(pieces)
    return file


@pytest.mark.parametrize(
    "broken",
    [pytest.param(b, id=b.sentence) for b in BROKEN],
)
def test_a_broken_file_is_refused_with_its_fault_or_loaded_with_counts_that_add_up(
    broken: Broken, loaded: Path, tmp_path: Path
) -> None:
    store = copytree(loaded, tmp_path / "store")
    (tmp_path / "its").mkdir()
    file = made(broken, tmp_path)
    outcome = load(broken.kind, file, store, tmp_path / "its")
    file.unlink()
    assert outcome.wrong == ""
    assert outcome.changed == ()
    assert outcome.litter == ()
    assert outcome.memory < MOST_MEMORY
    assert outcome.seconds < MOST_SECONDS
    if broken.rule is None:
        _check_counts(outcome, broken)
    else:
        _check_message(outcome, broken)


def _check_counts(outcome: Outcome, broken: Broken) -> None:
    assert outcome.faults == ()
    assert (outcome.read, outcome.kept) == (broken.read, broken.kept)
    assert outcome.read == outcome.kept + outcome.left_out
    if broken.kind in ONE_ROW_EACH:
        assert outcome.stored == outcome.kept
    if broken.remark:
        assert broken.remark in [finding.remark for finding in outcome.findings]


def _check_message(outcome: Outcome, broken: Broken) -> None:
    assert broken.rule in [fault.rule for fault in outcome.faults]
    for message in outcome.messages:
        assert broken.says in message
        assert not GIBBERISH.search(message)
        assert not CONTROL.search(message)
        assert len(message) < 400 * (len(outcome.faults) + 1)


def test_there_are_more_than_sixty_broken_files_and_each_is_a_sentence() -> None:
    sentences = [broken.sentence for broken in BROKEN]
    assert len(set(sentences)) == len(sentences) > 60
    assert all(len(sentence.split()) > 2 for sentence in sentences)
