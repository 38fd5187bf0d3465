"""What goes into a document: the report's figures that may leave, in a language, from a version."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.problems import DamagedReportError
from data.reports import FIRST, Item, Report, names, report
from data.store import Store, Version
from data.study import Study
from pages.report.opened import found
from pages.shared import cached
from pages.shared.figures import Address, Figure
from pages.shared.menu import MENU
from pages.shared.session import LANGUAGES
from pages.shared.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A figure of the report: None where no such figure can be made of the data in use."""

    item: Item
    address: Address
    figure: Figure | None
    withheld: str = ""  # why it does not leave, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything that a template sets: nothing in it asks the session."""

    report: Report
    version: Version
    study: Study | None
    names: Mapping[str, str]
    text: Text
    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        """What people called the report, else what the plan is called."""
        planned = self.study.title if self.study else ""
        return self.report.title or planned or self.text.report.title


def titles(store: Store, text: Text) -> dict[str, str]:
    """What each report is called; the first is there before anybody begins it."""
    return {
        name: _title(store, name) or text.report.untitled.format(name=name)
        for name in names(store) or (FIRST,)
    }


def _title(store: Store, name: str) -> str:
    """A damaged one says so when it is chosen, and not before."""
    try:
        return report(store, name).title
    except DamagedReportError:
        return ""


def page_name(text: Text, page: str) -> str:
    return next((text.menu[place.name] for place in MENU if place.url_path == page), page)


def contents(of: Report, version: Version, language: str) -> Contents:
    """Open every view of the report once. Addresses that cannot be read have no figure."""
    items = [(item, _read(item.address)) for item in of.items]
    figures = found(version, [address for _, address in items if address.page], language)
    return Contents(
        report=of,
        version=version,
        study=cached.study(version),
        names=dict(cached.catalogue(version).areas),
        text=LANGUAGES[language],
        entries=tuple(
            Entry(item=item, address=address, figure=figures.get(address))
            for item, address in items
        ),
    )


def _read(written: str) -> Address:
    try:
        return Address.read(written)
    except ValueError:
        return Address("", (), written)
