"""Several processes at one store: real ones, as a page and a command are."""

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from data.intake import Kind
from data.keeping.verify import verify
from data.problems import BusyError
from data.progress import Step
from data.store import Store
from tests.conftest import ROOT
from tests.data.test_store import AREAS, files, thefts

pytestmark = pytest.mark.slow

READER = """
import sys
from pathlib import Path
from data import engine
from data.intake import Kind
from data.store import Store
print("ready", flush=True)
for line in sys.stdin:  # until it is closed
    seen = set()
    for _ in range(int(line)):
        version = Store(Path(sys.argv[1])).current()
        seen.add((version.part(Kind.INCIDENTS).kept_count,
                  int(engine.month_counts(version)["count"].sum())))
    print(sorted(seen), flush=True)
"""
WRITER = """
import sys
from pathlib import Path
from data.intake import Kind
from data.readers import read
from data.store import Store
from tests.data.killing import csv
from tests.sample import STUDY, counts, intake
store = Store(Path(sys.argv[1]))
key = store.key()
kinds = {
    "incidents": lambda: read(Kind.INCIDENTS, csv(4), "a.csv", key=key),
    "counts": lambda: intake(Kind.COUNTS, counts({"area_name": "west"}), "antal.csv"),
    "study": lambda: read(Kind.STUDY, STUDY.encode(), "studie.toml"),
}
given = kinds[sys.argv[2]]()
print("ready", flush=True)
sys.stdin.read()
print(store.add(given, made_by=sys.argv[2], key=key).number)
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store")
    store.add(AREAS, thefts(3))
    return store


def started(script: str, *arguments: str) -> subprocess.Popen[str]:
    """A process that has imported what it needs and waits for its start."""
    command = [sys.executable, "-c", script, *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


def wait_until_ready(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"


def test_three_writers_at_once_leave_all_three_loads(store: Store) -> None:
    kinds = ("incidents", "counts", "study")
    writers = [started(WRITER, str(store.folder), kind) for kind in kinds]
    for writer in writers:
        wait_until_ready(writer)
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.close()
        writer.stdin = None  # communicate would flush it
    numbers = [int(writer.communicate(timeout=60)[0]) for writer in writers]
    assert sorted(numbers) == [2, 3, 4]
    assert set(store.current().parts) == {Kind.AREAS, *map(Kind, kinds)}
    made_by = {store.version(number).made_by for number in numbers}
    assert made_by == set(kinds)
    assert [store.version(number).follows for number in (2, 3, 4)] == [1, 2, 3]
    assert verify(store) == []


def test_readers_in_other_processes_see_the_old_version_or_the_new_one(store: Store) -> None:
    readers = [started(READER, str(store.folder)) for _ in range(2)]
    for reader in readers:
        wait_until_ready(reader)
    for reader in readers:
        assert reader.stdin is not None
        reader.stdin.write("60\n")
        reader.stdin.flush()
    for count in (4, 5, 6):
        store.add(thefts(count))
    outs = [reader.communicate(timeout=60)[0] for reader in readers]
    assert all(reader.returncode == 0 for reader in readers)
    seen = {pair for out in outs for pair in eval(out)}  # what our own script printed
    assert seen <= {(3, 3), (4, 4), (5, 5), (6, 6)}
    assert len(seen) > 1


def test_a_writer_that_waited_in_vain_is_told_and_changes_nothing(store: Store) -> None:
    before = files(store.folder)
    impatient = Store(store.folder, wait_s=0.1)
    with FileLock(store.folder / ".lock"):
        with pytest.raises(BusyError):
            impatient.add(thefts(4))
        with pytest.raises(BusyError):
            impatient.undo()
        assert impatient.current().number == 1  # reading waits for nobody
    assert files(store.folder) == before


def test_a_writer_that_waits_says_so_and_whoever_listens_can_give_up_at_once(store: Store) -> None:
    def give_up(_: Step) -> None:
        raise KeyboardInterrupt

    before, told = files(store.folder), list[Step]()
    with FileLock(store.folder / ".lock"):
        with pytest.raises(BusyError):
            Store(store.folder, wait_s=0.5).add(thefts(4), progress=told.append)
        with pytest.raises(KeyboardInterrupt):
            store.add(thefts(4), progress=give_up)
    assert len(told) > 1
    assert set(told) == {Step.WAIT}
    assert files(store.folder) == before
