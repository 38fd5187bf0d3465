"""What goes into a document: the report's figures that may leave, in a language, from a version."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from data.problems import DamagedReportError
from data.reports import FIRST, Item, Report, names, report
from data.store import Store, Version
from data.study import Study
from pages.shared import cached, gate
from pages.shared.figures import Address, Figure
from pages.shared.menu import MENU
from pages.shared.opened import found
from pages.shared.text import Text
from pages.shared.text.languages import LANGUAGES


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
    told = {
        name: _title(store, name) or text.report.untitled.format(name=name)
        for name in names(store) or (FIRST,)
    }
    many = Counter(told.values())
    return {name: f"{one} ({name})" if many[one] > 1 else one for name, one in told.items()}


def _title(store: Store, name: str) -> str:
    """A damaged one says so when it is chosen, and not before."""
    try:
        return report(store, name).title
    except DamagedReportError:
        return ""


def page_name(text: Text, page: str) -> str:
    return next((text.menu[place.name] for place in MENU if place.url_path == page), page)


def contents(
    of: Report,
    version: Version,
    store: Store,
    language: str,
    *,
    begin: Callable[[Figure], None] = lambda _: None,
) -> Contents:
    """
    Open every view of the report once, and ask the gate which figures leave.

    `begin` is told each figure as soon as it is there. Addresses that cannot be read have no
    figure. Raises `ExportLogError`.
    """
    text = LANGUAGES[language]
    items = [(item, _read(item.address)) for item in of.items]
    wanted = [address for _, address in items if address.page]
    figures = found(version, wanted, language, begin=begin)
    return Contents(
        report=of,
        version=version,
        study=cached.study(version),
        names=dict(cached.catalogue(version).areas),
        text=text,
        entries=_at_the_gate(
            [Entry(item=item, address=each, figure=figures.get(each)) for item, each in items],
            version,
            store,
            text,
        ),
    )


def _at_the_gate(
    entries: Sequence[Entry], version: Version, store: Store, text: Text
) -> tuple[Entry, ...]:
    cards = [entry.figure.card for entry in entries if entry.figure]
    reasons = iter(gate.staying(cards, version, store))
    return tuple(
        replace(entry, withheld=gate.said(why, text))
        if entry.figure and (why := next(reasons))
        else entry
        for entry in entries
    )


def _read(written: str) -> Address:
    try:
        return Address.read(written)
    except ValueError:
        return Address("", (), written)
