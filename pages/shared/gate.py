"""
The way out: which figures may leave the house in files, and why others stay.

A figure stays in if a small count could be worked out with its help from all that has left, if a
word of it looks like somebody's, or if it shows exact places. What leaves is noted first.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

import pandas as pd
import streamlit as st

from analysis.exposure import withheld
from analysis.regions import regions_of
from analysis.told import INCIDENTS, PINS, REPORTS, Told, World
from data.columns.personal import PersonalData, personal_columns
from data.keeping import exports
from data.keeping.exports import Export
from data.keeping.parts import LOCAL_TIME
from data.problems import LeftMeanwhileError
from data.program import VERSION
from data.store import Store, Version
from pages.shared import cached
from pages.shared.cards import Card
from pages.shared.figures import Address
from pages.shared.text import Text
from pages.shared.told import counted_anew, read, written

# Of what a column may hold, what is somebody's wherever it stands. Names of streets and areas are
# none, and sentences are ours: no card has a column of what people wrote.
SOMEBODYS = {
    PersonalData.PERSON_NUMBER,
    PersonalData.COORDINATION_NUMBER,
    PersonalData.EMAIL,
    PersonalData.PHONE,
    PersonalData.PLATE,
    PersonalData.NAME,
}


BLANK = " "
COULD_BE = re.compile(r"[^\W\d_]|(?:\d\D{0,2}){7}")


class Why(StrEnum):
    """Why a figure stays in."""

    WORKED_OUT = "worked_out"  # a small count, with what has left or stands before it
    PERSONAL = "personal"
    EXACT = "exact"  # exact places


def staying(cards: Sequence[Card], version: Version, store: Store) -> tuple[Why | None, ...]:
    """
    Say of each card why it stays in; None for those that may leave together, in this order.

    Raises `ExportLogError` where nobody knows what has left.
    """
    refused = _each_by_itself(tuple(map(_words, cards)), cards)
    asked = [() if why else card.told for why, card in zip(refused, cards, strict=True)]
    log = f"{store.folder.resolve()} {exports.count(store)}"
    told = sha256(repr(asked).encode()).hexdigest()
    stay = _stay(version.fingerprint, log, told, asked, version, store) if any(asked) else ()
    return tuple(
        why or (Why.WORKED_OUT if number in stay else None) for number, why in enumerate(refused)
    )


@st.cache_data(max_entries=64, show_spinner=False)
def _stay(
    print_: str,
    log: str,
    told: str,
    _asked: Sequence[Sequence[Told]],
    _version: Version,
    _store: Store,
) -> frozenset[int]:
    """Kept until a file leaves: a report is looked at more often than it is taken out."""
    return withheld(_asked, worlds(_version), earlier(_version, _store))


def said(why: Why, text: Text) -> str:
    return text.leaving.why[why]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """
    A file as somebody takes it: what is in it, and what was asked for and stays.

    `after` is how many files had left (`exports.count`) before the gate was asked.
    """

    name: str
    form: str
    content: bytes
    by: str
    cards: Sequence[tuple[Address, Card]]
    stayed: Sequence[Address] = ()
    after: int


def note(store: Store, version: Version, taken: Taken) -> None:
    """
    Put a file into the log. Raises `UserError`; then it must not be handed out.

    `LeftMeanwhileError` where another file left while this one was made, and the two together give
    something away.
    """
    after = taken.after
    while not exports.add(store, _export(store, version, taken), after=after):
        after = exports.count(store)
        if any(staying([card for _, card in taken.cards], version, store)):
            raise LeftMeanwhileError


def take_out(
    card: Card,
    address: Address,
    version: Version,
    *,
    name: str,
    form: str,
    by: str,
    make: Callable[[Why | None], bytes],
) -> bytes:
    """
    Make a file of one figure of a page, through the gate and into the log. It asks no session.

    `make` is told why the figure stays in, if it does: then the file says so in its place.
    Raises as `note`.
    """
    store = Store.home()
    after = exports.count(store)
    (why,) = staying([card], version, store)
    content = make(why)
    taken = Taken(
        name=name,
        form=form,
        content=content,
        by=by,
        cards=[] if why else [(address, card)],
        stayed=[address] if why else [],
        after=after,
    )
    note(store, version, taken)
    return content


def _export(store: Store, version: Version, taken: Taken) -> Export:
    before = set(read([each for export in _same(version, store) for each in export.told]))
    told = [one for _, card in taken.cards for one in card.told if one not in before]
    return Export(
        at=datetime.now(LOCAL_TIME),
        by=taken.by,
        figures=tuple(str(address) for address, _ in taken.cards),
        form=taken.form,
        name=taken.name,
        print_=sha256(taken.content).hexdigest(),
        data=version.fingerprint,
        program=VERSION,
        told=written(told),
        withheld=tuple(map(str, taken.stayed)),
    )


def earlier(version: Version, store: Store) -> list[Told]:
    """What has left already, as far as it says something of the data in use."""
    known: list[Told] = []
    others: list[Told] = []
    for export in exports.exports(store):
        (known if export.data == version.fingerprint else others).extend(read(export.told))
    anew = counted_anew(version, dict.fromkeys(replace(one, count=0) for one in others))
    return list(dict.fromkeys([*known, *anew]))


def _same(version: Version, store: Store) -> list[Export]:
    return [each for each in exports.exports(store) if each.data == version.fingerprint]


def worlds(version: Version) -> Mapping[str, World]:
    return _worlds(version.fingerprint, version)


@st.cache_data(max_entries=8, show_spinner=False)
def _worlds(print_: str, _version: Version) -> Mapping[str, World]:
    known = cached.catalogue(_version)
    areas = [area for area, _ in known.areas]
    drawn = cached.areas(_version)
    regions = regions_of(drawn, areas, outside=known.outside_count > 0)
    groups = frozenset(group for group, _ in known.groups)
    # what else is counted may lie in no area, and be of no group that a file knows of
    anywhere = World(regions=(*dict.fromkeys((*regions, frozenset[str]())),))
    return {INCIDENTS: World(regions=regions, groups=groups), REPORTS: anywhere, PINS: anywhere}


@st.cache_data(max_entries=64, show_spinner=False)
def _each_by_itself(words: tuple[str, ...], _cards: Sequence[Card]) -> list[Why | None]:
    """All columns of all cards are read at once, and each once: to look for names takes long."""
    columns = [list(_columns(card)) for card in _cards]
    every = list(dict.fromkeys(column for of_card in columns for column in of_card))
    read = pd.DataFrame(  # blanks keep headers apart that are the same
        {f"{header}{BLANK * n}": pd.Series(cells) for n, (header, cells) in enumerate(every)},
        dtype="object",
    ).fillna("")
    found = personal_columns(read)
    somebodys = {
        column
        for name, column in zip(read.columns, every, strict=True)
        if name in found and found[name].what in SOMEBODYS
    }
    return [
        Why.EXACT if card.stays else None if somebodys.isdisjoint(of_card) else Why.PERSONAL
        for card, of_card in zip(_cards, columns, strict=True)
    ]


def _words(card: Card) -> str:
    """The print of all that a card says."""
    said = [str(card.stays), card.table.to_json(), *map(repr, (card.keys, card.doubts))]
    said += [card.title, card.subtitle, card.note, card.n]
    return sha256("\0".join(said).encode()).hexdigest()


def _columns(card: Card) -> Iterator[tuple[str, tuple[str, ...]]]:
    """All words of a card, by the header that they stand below: what could be somebody's."""
    for place, header in enumerate(card.table.columns):
        yield str(header), _telling(card.table.iloc[:, place])
    lines = [card.title, card.subtitle, card.note, card.n, *card.keys, *card.table.columns]
    yield "", _telling([*lines, *(line for d in card.doubts for line in (d.name, d.said))])


def _telling(cells: Iterable[object]) -> tuple[str, ...]:
    """Each once; a number that is shorter than a telephone's is nobody's."""
    return tuple(cell for cell in dict.fromkeys(map(str, cells)) if COULD_BE.search(cell))
