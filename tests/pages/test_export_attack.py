"""
Whoever takes out all there is and subtracts it from one another finds no small count.

The attack knows nothing of the gate: it reads the tables that left as a person does, and takes
totals, filters and exports from one another. The truth comes from the data themselves.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import pandas as pd
import pytest

from analysis.disclosure import SMALLEST_SHOWN, is_small
from analysis.exposure import is_exposed
from data.intake import Kind
from data.reports import Item, Report
from data.store import Store, Version
from pages.report.document import Template
from pages.report.export import Asked, Form, export
from pages.shared import gate
from pages.shared.components import as_csv
from pages.shared.figures import Address, Figure
from pages.shared.opened import opened
from pages.shared.told import counted_anew
from tests.bytes_of import words_in

Choices = tuple[tuple[str, str], ...]
WHERE: tuple[Choices, ...] = ((), (("areas", "stallbacka"),))
WHAT: tuple[Choices, ...] = (
    (),
    (("groups", "burglary"),),
    (("groups", "threat"), ("groups", "damage"), ("groups", "burglary")),
)
EXPLORED = {"trender-manad", "trender-grupper"}


@dataclass(frozen=True, slots=True)
class Read:
    """A number that somebody reads in a file: incidents of these, there, in these months."""

    areas: frozenset[str]  # none is everywhere
    groups: frozenset[str]  # none is all
    months: frozenset[str]
    count: int


def views() -> Iterator[tuple[str, Choices]]:
    """Explored under several filters; then the answers."""
    for where in WHERE:
        for what in WHAT:
            yield "trender", (*where, *what, ("from", "2023-09"))
    yield "trender", (("areas", "stallbacka"), ("from", "2023-10"))
    yield "oversikt", ()
    yield "effekt", (("pilot", "stallbacka"),)


@pytest.fixture(scope="module")
def figures(sample_store: Path) -> Iterator[list[tuple[Address, Figure]]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(sample_store))
        yield [
            (Address(page, choices, figure.card.id), figure)
            for page, choices in views()
            for figure in opened(page, choices, "sv")
            if page != "trender" or figure.card.id in EXPLORED
        ]


@pytest.fixture(scope="module")
def leaving(
    figures: list[tuple[Address, Figure]], sample_store: Path
) -> list[tuple[Address, Figure]]:
    store = Store(sample_store)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(sample_store))
        reasons = gate.staying([f.card for _, f in figures], store.current(), store)
    return [each for each, why in zip(figures, reasons, strict=True) if why is None]


def number(cell: object) -> int | None:
    digits = re.sub(r"[\s\N{NO-BREAK SPACE}]", "", str(cell))
    return int(digits) if digits.isdecimal() else None


def months_read(address: Address, figure: Figure) -> Iterator[Read]:
    """Month by month as the table says, and the total of the title."""
    chosen = {key: {v for k, v in address.choices if k == key} for key in ("areas", "groups")}
    areas, groups = frozenset(chosen["areas"]), frozenset(chosen["groups"])
    table = figure.card.table
    every = frozenset(map(str, table.iloc[:, 0]))
    for month, cell in zip(table.iloc[:, 0], table.iloc[:, 1], strict=True):
        if (count := number(cell)) is not None:
            yield Read(areas, groups, frozenset({str(month)}), count)
    found = re.match(r"[\d\s\N{NO-BREAK SPACE}]+", figure.card.title)
    if found and (count := number(found[0])) is not None:
        yield Read(areas, groups, every, count)


def recovered(taken: Sequence[tuple[Address, Figure]]) -> list[tuple[Read, Read]]:
    """
    Pairs of which one is all of the other and a few more.

    First each file gives what it says, and what a total has beyond the months that are shown; then
    filters and periods are taken from one another.
    """
    known: set[Read] = set()
    for address, figure in taken:
        if figure.card.id == "trender-manad":
            read = list(months_read(address, figure))
            known |= {*read, *_hidden_together(read)}
    return [
        (whole, part)
        for whole, part in permutations(known, 2)
        if is_small(whole.count - part.count) and _within(part, whole)
    ]


def _hidden_together(read: Sequence[Read]) -> Iterator[Read]:
    """What a total has beyond the months that are shown."""
    singles = [one for one in read if len(one.months) == 1]
    for total in (one for one in read if len(one.months) > 1):
        shown = frozenset[str]().union(*(one.months for one in singles))
        if total.months - shown:
            rest = total.count - sum(one.count for one in singles)
            yield Read(total.areas, total.groups, total.months - shown, rest)


def _within(part: Read, whole: Read) -> bool:
    """All of the one counts in the other too."""
    areas = not whole.areas or part.areas == whole.areas
    groups = not whole.groups or (bool(part.groups) and part.groups <= whole.groups)
    return areas and groups and part.months <= whole.months


def test_the_attack_finds_small_counts_where_everything_leaves(
    figures: list[tuple[Address, Figure]],
) -> None:
    assert recovered(figures)


def test_the_attack_finds_nothing_in_what_leaves(
    figures: list[tuple[Address, Figure]], leaving: list[tuple[Address, Figure]]
) -> None:
    assert not recovered(leaving)
    assert len(leaving) > len(figures) / 3  # a gate that lets nothing out proves nothing


def test_nor_does_anybody_who_solves_all_equations(
    leaving: list[tuple[Address, Figure]], sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(sample_store))
    told = [one for _, figure in leaving for one in figure.card.told]
    assert not is_exposed(told, gate.worlds(Store(sample_store).current()))


def test_what_a_card_says_it_tells_is_so_by_the_data(
    figures: list[tuple[Address, Figure]], sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked anew, in another way than the cards asked."""
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(sample_store))
    version = Store(sample_store).current()
    told = {one for _, f in figures for one in f.card.told if not one.parts and not one.streets}
    assert set(counted_anew(version, told)) == told
    assert len(told) > 200
    assert all(one.count == 0 or one.count >= SMALLEST_SHOWN for one in told)


def secrets(version: Version) -> Mapping[str, set[str]]:
    """What must be in no file: ids of cases and premises, and the exact places of incidents."""
    rows = pd.read_parquet(version.part(Kind.INCIDENTS).rows_file)
    places = rows[["longitude", "latitude"]].dropna()
    return {
        "case": set(rows["case_hash"].astype(str)) - {"", "nan", "<NA>"},
        "premises": set(rows["premises"].astype(str)) - {"", "nan", "<NA>"},
        "place": {f"{x:.5f}"[:8] for x in places.to_numpy().ravel()},
    }


def test_no_byte_of_a_file_tells_a_case_a_premises_or_an_exact_place(
    leaving: list[tuple[Address, Figure]], sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(sample_store))
    store = Store(sample_store)
    version = store.current()
    known = secrets(version)
    assert min(map(len, known.values())) > 100
    monkeypatch.setattr(gate, "note", lambda *_: None)
    last = dict.fromkeys((a.page, a.figure) for a, _ in leaving)
    chosen = {(a.page, a.figure): a for a, _ in leaving if (a.page, a.figure) in last}
    report = Report("1", items=tuple(Item(str(address)) for address in chosen.values()))
    files = [as_csv(figure.card, version, figure.text) for _, figure in leaving]
    for form in (Form.PDF, Form.WORD):
        asked = Asked(template=Template.SITUATION, language="sv", form=form)
        files.append(export(store, report, asked, by="").content)
    for content in files:
        for words in words_in(content):
            ids = set(re.findall(r"\b[0-9a-f]{16}\b", words))
            assert not ids & known["case"]
            assert not ids & known["premises"]
            numbers = {n[:8] for n in re.findall(r"\b\d{2}[.,]\d{5,}", words.replace(",", "."))}
            assert not numbers & known["place"]
