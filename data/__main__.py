"""`python -m data ...`: the same doors as the Underlag page. A door, so it may use the words."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from data import engine
from data.columns.headers import VARIANTS
from data.columns.mapping import Mapping, read_mapping, unread
from data.columns.mappings import save, saved
from data.controls import harmless_name, say
from data.files.head import read_head
from data.files.tables import Table
from data.intake import Kind
from data.keeping import exports, journal
from data.keeping.backup import backup, restore
from data.keeping.cancel import cancellable
from data.keeping.compare import compare
from data.keeping.contents import serious
from data.keeping.journal import Deed
from data.keeping.ledger import system_user
from data.keeping.parts import LOCAL_TIME, Part
from data.keeping.purge import GRACE_S, cutoff, purge
from data.keeping.retention import far_ahead, overdue, thin
from data.keeping.verify import verify
from data.loading import read_for
from data.problems import (
    DiskError,
    FileError,
    FileThereError,
    Finding,
    NoDataYetError,
    NothingBeforeError,
    StoreError,
    UserError,
)
from data.progress import Progress, Step, silent
from data.sample.load import load_sample
from data.settings import settings
from data.store import Store, Version
from data.templates import template, template_kinds
from pages.shared.text import Text, deeds, keeping, retained
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sentences import finding, problem, row_numbers
from pages.shared.text.sv import SWEDISH_TEXT
from pages.shared.text.usage import worded

CANCELLED = 130
MOST_LISTED = 10  # rows of a finding: a terminal is no table


def main(arguments: list[str]) -> int:
    """
    Give the exit code.

    0: done; 1: something a person can mend was wrong; 2: wrong usage; 130: cancelled.
    """
    text = ENGLISH_TEXT if os.environ.get("LANG", "").startswith("en") else SWEDISH_TEXT
    with worded(text):
        command = _parser(text).parse_args(arguments)
    store = Store.home()
    try:
        for lost in store.ledger.lost_pointer() if command.run is not _verify else ():
            say(keeping.damage(lost, text), file=sys.stderr)
        return command.run(command, store, text) or 0
    except KeyboardInterrupt:
        in_purge = command.run is _purge
        say(text.command.purge_cancelled if in_purge else text.command.cancelled, file=sys.stderr)
        return CANCELLED
    except UserError as error:
        say(problem(error, text).replace("**", ""), file=sys.stderr)
    except BrokenPipeError:
        raise
    except OSError as error:
        missing = isinstance(error, FileNotFoundError | IsADirectoryError)
        words = text.command.no_file if missing else text.store.no_disk
        name = harmless_name(str(error.filename))
        say(words.format(name=name, why=error.strerror), file=sys.stderr)
    return 1


def _parser(text: Text) -> argparse.ArgumentParser:
    said, names = text.command.help, text.command.metavar
    parser = argparse.ArgumentParser(prog="python -m data", description=text.command.about)
    commands = parser.add_subparsers(required=True, metavar=names["command"], dest="command")
    each = {}
    for name, run in _COMMANDS.items():
        each[name] = commands.add_parser(name, help=said[name], description=said[name])
        each[name].set_defaults(run=run)
    add = each["add"]
    kinds = [str(kind) for kind in Kind]
    about_kinds = f"{said['kind']}: {' | '.join(kinds)}"
    add.add_argument("kind", choices=kinds, metavar=names["kind"], help=about_kinds)
    add.add_argument("--mapping", type=Path, metavar=names["mapping"], help=said["mapping"])
    either = add.add_mutually_exclusive_group()
    for option in ("afresh", "beside"):
        _option(either, option, text)
    for option in ("no_saved_mapping", "progress"):
        _option(add, option, text)
    _option(each["sample"], "if_empty", text)
    each["show"].add_argument("number", type=int, nargs="?", metavar="N")
    for version in ("old", "new"):
        each["compare"].add_argument(
            version, type=int, nargs="?", metavar=names[version], help=said[version]
        )
    each["purge"].add_argument(
        "--older-than", type=_cutoff, required=True, metavar=names["age"], help=said["older_than"]
    )
    each["purge"].add_argument(
        "--grace", type=float, default=GRACE_S, metavar=names["seconds"], help=said["grace"]
    )
    each["retention"].add_argument(
        "--before", type=_cutoff, metavar=names["age"], help=said["older_than"]
    )
    each["retention"].add_argument(
        "--grace", type=float, default=GRACE_S, metavar=names["seconds"], help=said["grace"]
    )
    _option(each["retention"], "purge", text, "retention_purge")
    templates = [str(kind) for kind in template_kinds()]
    about_templates = f"{said['kind']}: {' | '.join(templates)}"
    each["template"].add_argument(
        "kind", choices=templates, metavar=names["kind"], help=about_templates
    )
    for name in ("backup", "template"):
        _option(each[name], "overwrite", text)
    for name in ("add", "template", "backup", "restore"):
        each[name].add_argument("file", type=Path, metavar=names["file"])
    return parser


def _option(to: argparse._ActionsContainer, name: str, text: Text, about: str = "") -> None:
    said = text.command.help[about or name]
    to.add_argument(f"--{name.replace('_', '-')}", action="store_true", help=said)


def _cutoff(words: str) -> date:
    try:
        return cutoff(words, datetime.now(LOCAL_TIME).date())
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError("24m | 730d | 2024-01-31") from error


def _add(command: argparse.Namespace, store: Store, text: Text) -> None:
    content, name, kind = command.file.read_bytes(), command.file.name, Kind(command.kind)
    head = _head(kind, content, name)
    headers = head.headers if head else []
    said = command.mapping and read_mapping(command.mapping.read_bytes(), command.mapping.name)
    used = said or _saved(command, store, headers, text)
    spoken = command.progress or sys.stderr.isatty()

    def load(progress: Progress) -> Version:
        key = store.key()
        fits = None if command.afresh else store
        intake = read_for(fits, kind, content, name, used, key=key, progress=progress)
        return store.add(
            intake,
            afresh=command.afresh,
            beside=command.beside,
            key=key,
            made_by=system_user(),
            progress=progress,
        )

    version = cancellable(load, _saying(text) if spoken else silent)
    _say_loaded(version, [version.part(kind)], text)
    if head and (not_read := unread(kind, head, used)):
        say(text.columns.unread.format(headers=", ".join(not_read)))
    if headers and said:
        try:
            save(store.folder, kind, headers, said, name)
        except DiskError:  # what is loaded is loaded
            say(text.columns.not_remembered, file=sys.stderr)


def _head(kind: Kind, content: bytes, name: str) -> Table | None:
    """What a mapping may speak of; None where the file cannot be read: `read` says why."""
    if kind not in VARIANTS:
        return None
    try:
        return read_head(content, name)
    except FileError:
        return None


def _saved(
    command: argparse.Namespace, store: Store, headers: list[str], text: Text
) -> Mapping | None:
    """What was said of such a file before, unless it is not wanted."""
    if not headers or command.no_saved_mapping:
        return None
    kept = saved(store.folder, Kind(command.kind), headers)
    if kept is None:
        return None
    day = text.numbers.day(kept.saved_at.date())
    say(text.command.saved_mapping.format(day=day, name=kept.made_for or command.file.name))
    return kept.mapping


def _saying(text: Text) -> Progress:
    """Each step once, however often it is told."""
    told: set[Step] = set()

    def say_step(step: Step) -> None:
        if step not in told:
            told.add(step)
            say(f"{text.sources.step[step]} …", file=sys.stderr, flush=True)

    return say_step


def _sample(command: argparse.Namespace, store: Store, text: Text) -> None:
    if command.if_empty and not store.is_empty:
        say(text.command.already)
        return
    with tempfile.TemporaryDirectory() as folder:
        version = load_sample(store, Path(folder))
    _say_loaded(version, version.files, text)


def _template(command: argparse.Namespace, store: Store, text: Text) -> None:
    if command.file.exists() and not command.overwrite:
        raise FileThereError(command.file.name)
    command.file.write_bytes(template(Kind(command.kind), text.code))
    say(text.command.template.format(name=command.file.name))


def _say_loaded(version: Version, parts: Iterable[Part], text: Text) -> None:
    whole = text.numbers.whole
    for part in parts:
        slots = {"name": part.name, "kept": whole(part.kept_count), "read": whole(part.read_count)}
        say(text.command.loaded.format(**slots, number=version.number))
        _say(_findings(part.findings, text))
    between = engine.catalogue(version).between_files
    _say(_findings([found for found in between if found.column in {p.kind for p in parts}], text))


def _findings(findings: Iterable[Finding], text: Text) -> Iterable[str]:
    for noticed in findings:
        count = text.numbers.whole(noticed.count)
        yield text.command.finding.format(count=count, what=finding(noticed, text))
        if rows := row_numbers(noticed, text, MOST_LISTED):
            yield f"    {text.command.rows.format(rows=rows)}"


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
    number = store.ledger.current() if command.number is None else command.number
    version = store.described(number)
    _say([keeping.version_title(version, text), *keeping.version_lines(version, text)])
    for part in version.files:
        say(f"\n{text.kind[part.kind]}: {part.name}")
        _say(f"  {line}" for line in keeping.part_lines(part, text))
        _say(_findings(part.findings, text))


def _compare(command: argparse.Namespace, store: Store, text: Text) -> None:
    new = store.current() if command.new is None else store.version(command.new)
    old = new.follows if command.old is None else command.old
    if old is None:
        raise NothingBeforeError(new.number)
    _say(keeping.change_lines(compare(store.version(old), new), text))


def _undo(command: argparse.Namespace, store: Store, text: Text) -> None:
    say(text.command.undone.format(number=store.undo(by=system_user()).number))


def _redo(command: argparse.Namespace, store: Store, text: Text) -> None:
    say(text.command.undone.format(number=store.redo(by=system_user()).number))


def _verify(command: argparse.Namespace, store: Store, text: Text) -> int:
    if store.is_empty:  # of a folder that is named wrongly nobody shall read that all is well
        raise NoDataYetError
    found = verify(store)
    _say(keeping.verified(found, text))
    return 1 if serious(found) else 0


def _exports(command: argparse.Namespace, store: Store, text: Text) -> int:
    checked = exports.check(store)
    log = exports.exports(store) if checked.broken is None else ()
    _say(keeping.left(log, checked, text))
    return 1 if checked.broken else 0


def _journal(command: argparse.Namespace, store: Store, text: Text) -> int:
    checked = journal.check(store.folder)
    _say(deeds.lines(journal.events(store.folder), checked, text))
    return 1 if checked.broken else 0


def _backup(command: argparse.Namespace, store: Store, text: Text) -> None:
    size = text.numbers.decimal(
        backup(store, command.file, overwrite=command.overwrite) / keeping.MB, 1
    )
    journal.note(store.folder, Deed.BACKED_UP, by=system_user())
    say(text.store.backed_up.format(name=command.file.name, size=size))


def _restore(command: argparse.Namespace, store: Store, text: Text) -> None:
    with command.file.open("rb") as content:
        version = restore(store, content, command.file.name, by=system_user())
    say(text.store.restored.format(name=command.file.name, number=version.number))


def _purge(command: argparse.Namespace, store: Store, text: Text) -> None:
    def wait(seconds: float) -> None:
        say(text.store.waiting.format(seconds=text.numbers.whole(seconds)), file=sys.stderr)
        time.sleep(seconds)

    by, grace_s = system_user(), command.grace
    gone = purge(store, command.older_than, by=by, grace_s=grace_s, wait=wait)
    _say(keeping.purged(gone, text))


def _retention(command: argparse.Namespace, store: Store, text: Text) -> int:
    months = settings().privacy.retention_months
    today = datetime.now(LOCAL_TIME).date()
    before = command.before or (months and cutoff(f"{months}m", today))
    if not before:
        print(text.retention.not_set, file=sys.stderr)
        return 1
    if not command.purge:
        _say(retained.told(overdue(store, before), text))
        return 0
    if not command.before and (newest := far_ahead(store, today)):
        said = f"{retained.clock(today, newest, text)} {text.retention.clock_day}"
        print(said, file=sys.stderr)
        return 1
    _say(retained.gone(thin(store, before, by=system_user(), grace_s=command.grace), text))
    return 0


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


_COMMANDS = {
    "add": _add,
    "sample": _sample,
    "template": _template,
    "list": _list,
    "show": _show,
    "compare": _compare,
    "undo": _undo,
    "redo": _redo,
    "verify": _verify,
    "exports": _exports,
    "journal": _journal,
    "backup": _backup,
    "restore": _restore,
    "purge": _purge,
    "retention": _retention,
}


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # `| head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    if code == CANCELLED:
        sys.stdout.flush()
        os._exit(code)  # a query that does not hear us ends with the process
    sys.exit(code)
