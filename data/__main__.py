"""`python -m data ...`: the same doors as the Underlag page. A door, so it may use the words."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from pathlib import Path

from data.columns.headers import VARIANTS
from data.columns.mapping import Mapping, read_mapping
from data.columns.mappings import save, saved
from data.files.head import read_head
from data.intake import Kind
from data.keeping.backup import backup, restore
from data.keeping.cancel import cancellable
from data.keeping.compare import compare
from data.keeping.contents import serious
from data.keeping.ledger import system_user
from data.keeping.parts import LOCAL_TIME, Part
from data.keeping.purge import GRACE_S, cutoff, purge
from data.keeping.verify import verify
from data.problems import FileError, NothingEarlierError, StoreError, UserError
from data.progress import Progress, Step, silent
from data.readers import read
from data.sample.load import load_sample
from data.store import Store, Version
from pages.shared.text import Text, keeping
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sentences import finding, problem
from pages.shared.text.sv import SWEDISH_TEXT

CANCELLED = 130


def main(arguments: list[str]) -> int:
    """
    Give the exit code.

    0: done; 1: something a person can mend was wrong; 2: wrong usage; 130: cancelled.
    """
    text = ENGLISH_TEXT if os.environ.get("LANG", "").startswith("en") else SWEDISH_TEXT
    command = _parser().parse_args(arguments)
    try:
        return command.run(command, Store.home(), text) or 0
    except KeyboardInterrupt:
        in_purge = command.run is _purge
        print(text.command.purge_cancelled if in_purge else text.command.cancelled, file=sys.stderr)
        return CANCELLED
    except UserError as error:
        print(problem(error, text).replace("**", ""), file=sys.stderr)
    except OSError as error:
        missing = isinstance(error, FileNotFoundError | IsADirectoryError)
        words = text.command.no_file if missing else text.store.no_disk
        print(words.format(name=error.filename, why=error.strerror), file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    commands = parser.add_subparsers(required=True)
    add = commands.add_parser("add", help="load a file")
    add.add_argument("kind", type=Kind, choices=list(Kind), metavar="KIND", help=" | ".join(Kind))
    add.add_argument("file", type=Path, metavar="FILE")
    add.add_argument("--mapping", type=Path, metavar="FILE.toml")
    add.add_argument("--afresh", action="store_true", help="keep nothing of what is loaded now")
    add.add_argument(
        "--no-saved-mapping", action="store_true", help="do not use what was said of such a file"
    )
    add.add_argument("--progress", action="store_true", help="say each step, also to a file")
    add.set_defaults(run=_add)
    sample = commands.add_parser("sample", help="load made-up data")
    sample.add_argument("--if-empty", action="store_true")
    sample.set_defaults(run=_sample)
    show = commands.add_parser("show", help="all about a version: the one in use, or another")
    show.add_argument("number", type=int, nargs="?", metavar="N")
    show.set_defaults(run=_show)
    comparing = commands.add_parser("compare", help="what changed from one version to another")
    comparing.add_argument("old", type=int, nargs="?", metavar="OLD", help="else the one before")
    comparing.add_argument("new", type=int, nargs="?", metavar="NEW", help="else the one in use")
    comparing.set_defaults(run=_compare)
    purging = commands.add_parser("purge", help="delete old versions for good")
    purging.add_argument(
        "--older-than", type=_cutoff, required=True, metavar="AGE", help="24m | 730d | 2024-01-31"
    )
    purging.add_argument("--grace", type=float, default=GRACE_S, metavar="SECONDS")
    purging.set_defaults(run=_purge)
    for name, run, what in (
        ("list", _list, "the versions there are"),
        ("undo", _undo, "back to the version before"),
        ("redo", _redo, "take an undo back"),
        ("verify", _verify, "is everything there and whole?"),
    ):
        commands.add_parser(name, help=what).set_defaults(run=run)
    for name, run, what in (
        ("backup", _backup, "write everything into one file"),
        ("restore", _restore, "put what a backup holds in place of what is there"),
    ):
        keep = commands.add_parser(name, help=what)
        keep.add_argument("file", type=Path, metavar="FILE")
        keep.set_defaults(run=run)
    return parser


def _cutoff(words: str) -> date:
    try:
        return cutoff(words, datetime.now(LOCAL_TIME).date())
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError("24m | 730d | 2024-01-31") from error


def _add(command: argparse.Namespace, store: Store, text: Text) -> None:
    content, name = command.file.read_bytes(), command.file.name
    headers = _headers(command.kind, content, name)
    said = command.mapping and read_mapping(command.mapping.read_bytes(), command.mapping.name)
    used = said or _saved(command, store, headers, text)
    spoken = command.progress or sys.stderr.isatty()

    def load(progress: Progress) -> Version:
        intake = read(command.kind, content, name, used, key=store.key(), progress=progress)
        return store.add(intake, afresh=command.afresh, made_by=system_user(), progress=progress)

    version = cancellable(load, partial(_say_step, text) if spoken else silent)
    _say_loaded(version, (command.kind,), text)
    if headers and said:
        save(store.folder, command.kind, headers, said, name)


def _headers(kind: Kind, content: bytes, name: str) -> list[str]:
    """Those that a mapping may speak of; none where the file cannot be read: `read` says why."""
    if kind not in VARIANTS:
        return []
    try:
        return read_head(content, name).headers
    except FileError:
        return []


def _saved(
    command: argparse.Namespace, store: Store, headers: list[str], text: Text
) -> Mapping | None:
    """What was said of such a file before, unless it is not wanted."""
    if not headers or command.no_saved_mapping:
        return None
    kept = saved(store.folder, command.kind, headers)
    if kept is None:
        return None
    day = text.numbers.day(kept.saved_at.date())
    print(text.command.saved_mapping.format(day=day, name=kept.made_for or command.file.name))
    return kept.mapping


def _say_step(text: Text, step: Step) -> None:
    print(f"{text.sources.step[step]} …", file=sys.stderr, flush=True)


def _sample(command: argparse.Namespace, store: Store, text: Text) -> None:
    if command.if_empty and not store.is_empty:
        print(text.command.already)
        return
    with tempfile.TemporaryDirectory() as folder:
        version = load_sample(store, Path(folder))
    _say_loaded(version, tuple(version.parts), text)


def _say_loaded(version: Version, kinds: tuple[Kind, ...], text: Text) -> None:
    whole = text.numbers.whole
    for part in (version.parts[kind] for kind in kinds):
        slots = {"name": part.name, "kept": whole(part.kept_count), "read": whole(part.read_count)}
        print(text.command.loaded.format(**slots, number=version.number))
        _say(_findings(part, text))


def _findings(part: Part, text: Text) -> Iterable[str]:
    for noticed in part.findings:
        count = text.numbers.whole(noticed.count)
        yield text.command.finding.format(count=count, what=finding(noticed, text))


def _list(command: argparse.Namespace, store: Store, text: Text) -> None:
    current = store.ledger.current()
    for number in reversed(store.numbers()):
        mark = f"  ({text.history.current})" if number == current else ""
        try:
            entry = store.ledger.entry(number)
        except StoreError as error:
            _say([f"{number}  {keeping.damage(error.damages[0], text)}{mark}"])
            continue
        said = [f"{entry.made_at:%Y-%m-%d %H:%M}", entry.made_by, entry.made_from]
        _say(["  ".join([str(number), *filter(None, said)]) + mark])


def _show(command: argparse.Namespace, store: Store, text: Text) -> None:
    version = store.current() if command.number is None else store.version(command.number)
    _say([keeping.version_title(version, text), *keeping.version_lines(version, text)])
    for kind, part in version.parts.items():
        print(f"\n{text.kind[kind]}: {part.name}")
        _say(f"  {line}" for line in keeping.part_lines(part, text))
        _say(_findings(part, text))


def _compare(command: argparse.Namespace, store: Store, text: Text) -> None:
    new = store.current() if command.new is None else store.version(command.new)
    old = new.follows if command.old is None else command.old
    if old is None:
        raise NothingEarlierError
    _say(keeping.change_lines(compare(store.version(old), new), text))


def _undo(command: argparse.Namespace, store: Store, text: Text) -> None:
    print(text.command.undone.format(number=store.undo().number))


def _redo(command: argparse.Namespace, store: Store, text: Text) -> None:
    print(text.command.undone.format(number=store.redo().number))


def _verify(command: argparse.Namespace, store: Store, text: Text) -> int:
    found = verify(store)
    _say(keeping.verified(found, text))
    return 1 if serious(found) else 0


def _backup(command: argparse.Namespace, store: Store, text: Text) -> None:
    size = text.numbers.decimal(backup(store, command.file) / keeping.MB, 1)
    print(text.store.backed_up.format(name=command.file.name, size=size))


def _restore(command: argparse.Namespace, store: Store, text: Text) -> None:
    with command.file.open("rb") as content:
        version = restore(store, content, command.file.name)
    print(text.store.restored.format(name=command.file.name, number=version.number))


def _purge(command: argparse.Namespace, store: Store, text: Text) -> None:
    def wait(seconds: float) -> None:
        print(text.store.waiting.format(seconds=text.numbers.whole(seconds)), file=sys.stderr)
        time.sleep(seconds)

    gone = purge(store, command.older_than, grace_s=command.grace, wait=wait)
    _say(keeping.purged(gone, text))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    code = main(sys.argv[1:])
    if code == CANCELLED:
        sys.stdout.flush()
        os._exit(code)  # a query that does not hear us ends with the process
    sys.exit(code)
