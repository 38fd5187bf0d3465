"""
Reports that people put together of figures, kept with the store: which figures, and what they say.

A figure is kept by its address alone, so that it shows the data in use whenever it is opened. A
report is one small file in the folder `reports` of the store.
"""

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from data.keeping.disk import make_folder
from data.keeping.disk import replace as write_anew
from data.problems import DamagedReportError
from data.store import Store

FIRST = "1"
LONGEST = 2_000  # letters of a comment
MOST = 200  # figures
_NAME = re.compile(r"[1-9][0-9]{0,5}")


@dataclass(frozen=True, slots=True)
class Item:
    """A figure by its address, with what people say of it in their own words."""

    address: str
    comment: str = ""
    meeting: str = ""  # what the meeting said


@dataclass(frozen=True, slots=True)
class Report:
    """`name` is a whole number as text, from "1": it stands in links."""

    name: str
    title: str = ""
    items: tuple[Item, ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        return tuple(item.address for item in self.items)


Change = Callable[[Report], Report]


def names(store: Store) -> tuple[str, ...]:
    """Give those that there are, in order."""
    found = (file.stem for file in _folder(store).glob("*.json"))
    return tuple(sorted(filter(_NAME.fullmatch, found), key=int))


def report(store: Store, name: str) -> Report:
    """Give an empty one where there is none. Raises `DamagedReportError`."""
    file = _file(store, name)
    try:
        kept = json.loads(file.read_text("utf-8"))
        items = tuple(Item(**item) for item in kept["items"])
        return Report(name, str(kept["title"]), items)
    except FileNotFoundError:
        return Report(name)
    except (ValueError, TypeError, KeyError) as error:
        raise DamagedReportError(file.name) from error


def change(store: Store, name: str, how: Change) -> Report:
    """
    Change it as it is on disk now, so that two who work at it at once lose nothing.

    Raises `BusyError`, `DiskError` or `DamagedReportError`; then it is as it was.
    """
    with store.writing(sweep=False):
        changed = how(report(store, name))
        make_folder(_folder(store))
        content = {"title": changed.title, "items": [asdict(item) for item in changed.items]}
        write_anew(_file(store, name), json.dumps(content, ensure_ascii=False, indent=1))
    return changed


def next_name(store: Store) -> str:
    """A name that is free."""
    return str(max(map(int, names(store)), default=0) + 1)


def with_figure(address: str) -> Change:
    """Put it last, once: one that is there already stays where it is."""

    def put(found: Report) -> Report:
        if address in found.addresses or len(found.items) >= MOST:
            return found
        return replace(found, items=(*found.items, Item(address)))

    return put


def without_figure(address: str) -> Change:
    def take(found: Report) -> Report:
        return replace(found, items=tuple(i for i in found.items if i.address != address))

    return take


def moved(address: str, steps: int) -> Change:
    """Move a figure `steps` places down, or up where it is negative; no further than the end."""

    def move(found: Report) -> Report:
        if address not in found.addresses:
            return found
        items = list(found.items)
        place = found.addresses.index(address)
        item = items.pop(place)
        items.insert(min(max(place + steps, 0), len(items)), item)
        return replace(found, items=tuple(items))

    return move


def said(address: str, *, comment: str, meeting: str) -> Change:
    """Put these words in place of those that were there, without blanks around them."""

    def say(found: Report) -> Report:
        worded = Item(address, comment.strip()[:LONGEST], meeting.strip()[:LONGEST])
        items = (worded if item.address == address else item for item in found.items)
        return replace(found, items=tuple(items))

    return say


def titled(title: str) -> Change:
    def name(found: Report) -> Report:
        return replace(found, title=" ".join(title.split())[:LONGEST])

    return name


def _folder(store: Store) -> Path:
    return store.folder / "reports"


def _file(store: Store, name: str) -> Path:
    """Names come from links: nothing but a number becomes a file."""
    if not _NAME.fullmatch(name):
        raise DamagedReportError(name)
    return _folder(store) / f"{name}.json"
