"""
Load a file in a process of its own, within bounds, and tell what became of it.

The process is forked from one that has everything imported. It has an empty working folder and an
empty folder for temporary files, so that whatever it leaves there is seen, and little memory and
time, so that a file which takes more of them ends it.
"""

import multiprocessing
import os
import resource
import tempfile
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path

import pyarrow.parquet as pq

from data.columns.mapping import read_mapping
from data.intake import Intake, Kind
from data.problems import LEFT_OUT, Fault, FileError, Finding
from data.readers import read
from data.store import Store
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sentences import problem
from pages.shared.text.sv import SWEDISH_TEXT

MOST_MEMORY = 3 * 1024**3  # bytes of address space beyond what is there at the start
MOST_SECONDS = 20
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__])


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Either `faults` with `messages` (Swedish and English), or counts, or what went wrong."""

    faults: tuple[Fault, ...] = ()
    messages: tuple[str, ...] = ()
    read: int = 0
    kept: int = 0
    stored: int = 0
    findings: tuple[Finding, ...] = ()
    wrong: str = ""  # a traceback, or how the process ended
    litter: tuple[str, ...] = ()  # what it left in its own folders
    memory: int = 0  # bytes at most, beyond what was there at the start
    seconds: float = 0
    changed: tuple[str, ...] = field(default=())  # files of the store that are no longer the same

    @property
    def left_out(self) -> int:
        return sum(f.count for f in self.findings if f.remark in LEFT_OUT)


def load(kind: Kind | None, file: Path, store: Path, folder: Path) -> Outcome:
    """Read the file and add it to the store. A `kind` of None is a mapping."""
    (folder / "cwd").mkdir()
    (folder / "tmp").mkdir()
    mine, its = _FORKS.Pipe(duplex=False)
    process = _FORKS.Process(target=_load, args=(its, kind, file, store, folder))
    process.start()
    its.close()
    try:
        if not mine.poll(MOST_SECONDS + 5):
            return Outcome(wrong="it did not end in time")
        return mine.recv()  # type: ignore[no-any-return]
    except EOFError:
        process.join()
        return Outcome(wrong=f"the process ended with {process.exitcode}")
    finally:
        process.kill()
        process.join()


def prints(folder: Path) -> dict[str, str]:
    """What is in each file of a folder, but for the lock."""
    files = [f for f in sorted(folder.rglob("*")) if f.is_file() and f.name != ".lock"]
    return {str(f.relative_to(folder)): sha256(f.read_bytes()).hexdigest() for f in files}


def _load(answer: Connection, kind: Kind | None, file: Path, store: Path, folder: Path) -> None:
    os.chdir(folder / "cwd")
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder / "tmp")
    size, before = _memory("VmSize"), _memory("VmRSS")
    resource.setrlimit(resource.RLIMIT_AS, (size + MOST_MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    started, stood = time.monotonic(), prints(store)
    told = _tried(kind, file, Store(store))
    seconds = time.monotonic() - started
    stands = prints(store)
    loaded = not (told.get("faults") or told.get("wrong"))
    answer.send(
        Outcome(
            **told,  # type: ignore[arg-type]
            seconds=seconds,
            memory=_memory("VmHWM") - before,
            litter=tuple(str(f) for f in folder.rglob("*") if f.parent != folder),
            changed=_changed(stood, stands, loaded),
        )
    )


def _tried(kind: Kind | None, file: Path, store: Store) -> dict[str, object]:
    try:
        if kind is None:
            read_mapping(file.read_bytes(), file.name)
            return {}
        intake = read(kind, file.read_bytes(), file.name)
        store.add(intake)
        return _counts(intake, store)
    except FileError as error:
        messages = [problem(error, text) for text in (SWEDISH_TEXT, ENGLISH_TEXT)]
        return {"faults": error.faults, "messages": tuple(messages)}
    except BaseException:  # a library in Rust panics with one that is no Exception
        return {"wrong": traceback.format_exc()}


def _counts(intake: Intake, store: Store) -> dict[str, object]:
    part = store.current().part(intake.kind)
    stored = 0 if intake.kind is Kind.STUDY else pq.read_metadata(part.rows_file).num_rows
    counts = {"read": part.read_count, "kept": part.kept_count, "stored": stored}
    return counts | {"findings": intake.findings}


def _changed(stood: Mapping[str, str], stands: Mapping[str, str], loaded: bool) -> tuple[str, ...]:
    """Versions are never changed; a load adds to them and to the journal, and moves `current`."""
    names = stood.keys() if loaded else stood.keys() | stands.keys()
    moved = {"current", "journal/log.jsonl", "journal/last.json"} if loaded else set()
    return tuple(sorted(n for n in names - moved if stood.get(n) != stands.get(n)))


def _memory(what: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{what}:"))
