"""`python -m data ...`: the same doors as the Underlag page. A door, so it may use the words."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from data.head import read_head
from data.headers import VARIANTS
from data.intake import Kind
from data.mapping import read_mapping
from data.mappings import save, saved
from data.problems import FileError, UserError
from data.readers import read
from data.sample.load import load_sample
from data.store import Store, Version
from pages.shared.text import Text
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sentences import finding, problem
from pages.shared.text.sv import SWEDISH_TEXT


def main(arguments: list[str]) -> int:
    """Give the exit code: 0, or 1 where something a person can mend was wrong; 2: wrong usage."""
    text = ENGLISH_TEXT if os.environ.get("LANG", "").startswith("en") else SWEDISH_TEXT
    command = _parser().parse_args(arguments)
    try:
        command.run(command, Store.home(), text)
    except UserError as error:
        print(problem(error, text).replace("**", ""), file=sys.stderr)
        return 1
    except OSError as error:
        missing = isinstance(error, FileNotFoundError | IsADirectoryError)
        words = text.command.no_file if missing else text.command.no_disk
        print(words.format(name=error.filename, why=error.strerror), file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    commands = parser.add_subparsers(required=True)
    add = commands.add_parser("add")
    add.add_argument("kind", type=Kind, choices=list(Kind), metavar="KIND", help=" | ".join(Kind))
    add.add_argument("file", type=Path, metavar="FILE")
    add.add_argument("--mapping", type=Path, metavar="FILE.toml")
    add.add_argument("--afresh", action="store_true", help="keep nothing of what is loaded now")
    add.add_argument(
        "--no-saved-mapping", action="store_true", help="do not use what was said of such a file"
    )
    add.set_defaults(run=_add)
    sample = commands.add_parser("sample")
    sample.add_argument("--if-empty", action="store_true")
    sample.set_defaults(run=_sample)
    commands.add_parser("list").set_defaults(run=_list)
    commands.add_parser("undo").set_defaults(run=_undo)
    return parser


def _add(command: argparse.Namespace, store: Store, text: Text) -> None:
    content, name = command.file.read_bytes(), command.file.name
    headers = _headers(command.kind, content, name)
    said = command.mapping and read_mapping(command.mapping.read_bytes(), command.mapping.name)
    kept = None
    if headers and not said and not command.no_saved_mapping:
        kept = saved(store.folder, command.kind, headers)
    if kept:
        day = text.numbers.day(kept.saved_at.date())
        print(text.command.saved_mapping.format(day=day, name=kept.made_for or name))
    used = kept.mapping if kept else said
    intake = read(command.kind, content, name, used)
    _say_loaded(store.add(intake, afresh=command.afresh), (intake.kind,), text)
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
        for noticed in part.findings:
            what = finding(noticed, text)
            print(text.command.finding.format(count=whole(noticed.count), what=what))


def _list(command: argparse.Namespace, store: Store, text: Text) -> None:
    current = store.current().number
    for version in store.versions():
        mark = f"  ({text.history.current})" if version.number == current else ""
        print(f"{version.number}  {version.made_at:%Y-%m-%d %H:%M}  {version.made_from}{mark}")


def _undo(command: argparse.Namespace, store: Store, text: Text) -> None:
    print(text.command.undone.format(number=store.undo().number))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
