"""What `python -m pages.report` is asked, and what it does."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from data import reports
from data.controls import say
from data.keeping.ledger import system_user
from data.problems import FileThereError
from data.reports import FIRST, Item, Report
from data.store import Store
from pages.report.document import Template
from pages.report.export import Asked, Form, Made, export
from pages.shared.figures import Address
from pages.shared.pictures.browser import THE_DRAWER
from pages.shared.text import Text, sentences
from pages.shared.text.languages import LANGUAGES


def parser(text: Text) -> argparse.ArgumentParser:
    said = text.report.command
    made = argparse.ArgumentParser(prog="python -m pages.report", description=said["about"])
    which = made.add_mutually_exclusive_group()
    which.add_argument("--report", metavar="N", help=said["report"])
    which.add_argument("--figure", metavar="ID", help=said["figure"])
    which.add_argument("--list", action="store_true", help=said["list"])
    forms, templates = [str(form) for form in Form], [str(each) for each in Template]
    made.add_argument("--format", nargs="+", choices=forms, default=["pdf"], help=said["format"])
    made.add_argument("--template", choices=templates, default=templates[0], help=said["template"])
    made.add_argument("--language", choices=list(LANGUAGES), default="sv", help=said["language"])
    made.add_argument("--folder", type=Path, default=Path(), metavar="F", help=said["folder"])
    made.add_argument("--overwrite", action="store_true", help=said["overwrite"])
    return made


def run(asked: argparse.Namespace, text: Text) -> int:
    """
    Give the exit code; 1 where no figure is found, one does not leave, or nothing can draw.

    Raises `UserError`.
    """
    store = Store.home()
    if asked.list:
        say("\n".join(_listed(store)))
        return 0
    if asked.figure:
        report = _of_figure(store, asked.figure)
    else:
        report = reports.report(store, asked.report or FIRST)
    said = []
    if problem := THE_DRAWER.problem():
        said.append(text.report.no_pictures.format(why=sentences.problem(problem, text)))
    asked.folder.mkdir(parents=True, exist_ok=True)
    for form in map(Form, dict.fromkeys(asked.format)):
        wanted = Asked(template=Template(asked.template), language=asked.language, form=form)
        file = asked.folder / wanted.file_name(report)
        if file.exists() and not asked.overwrite:
            raise FileThereError(file.name)
        made = export(store, report, wanted, by=system_user())
        if len(made.missing) == len(report.items):
            say(text.report.command["nothing"], file=sys.stderr)
            return 1
        file.write_bytes(made.content)
        said += _left_out(made, text)
    for line in dict.fromkeys(said):
        say(line, file=sys.stderr)
    return 1 if said else 0


def _left_out(made: Made, text: Text) -> Iterator[str]:
    yield from made.withheld
    for address in made.missing:
        yield f"{text.report.missing}: {address}"


def _of_figure(store: Store, wanted: str) -> Report:
    """A report of one figure, by its address or by the id that stands beside it in files."""
    known = {each.id: each for each in _addresses(store)}
    if wanted in known:
        return Report(wanted, items=(Item(str(known[wanted])),))
    try:
        address = Address.read(wanted)
    except ValueError:
        return Report(wanted)
    return Report(address.id, items=(Item(str(address)),))


def _addresses(store: Store) -> Iterator[Address]:
    """Of every figure that is in a report."""
    for name in reports.names(store):
        for written in reports.report(store, name).addresses:
            yield Address.read(written)


def _listed(store: Store) -> Iterator[str]:
    """A line for each figure: id, report, address."""
    for name in reports.names(store):
        for written in reports.report(store, name).addresses:
            yield f"{Address.read(written).id}  {name}  {written}"
