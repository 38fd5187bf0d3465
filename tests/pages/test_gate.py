"""Figures leave through one gate: what it stops, what it says, and what it notes."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from analysis.disclosure import SMALLEST_SHOWN
from analysis.told import Told
from data.keeping import exports
from data.problems import ExportLogError, LeftMeanwhileError
from data.reports import Item, Report
from data.store import Store, Version
from data.study import EVERYTHING, Counting, Period
from pages.report.document import Template
from pages.report.export import Asked, Form, export
from pages.shared import gate
from pages.shared.cards import Card
from pages.shared.components import _taken_out as taken_out
from pages.shared.figures import Address
from pages.shared.opened import opened
from pages.shared.told import of_months, of_outcome, of_period, read, written
from tests.bytes_of import words_in
from tests.pages.screen import TEXTS
from tests.pages.town import AREAS, EVEN, STUDY, load, months, spread

YEAR = Period(date(2024, 1, 1), date(2025, 1, 1))
ADDRESS = Address("trender", (), "a")


def card(*told: Told, **changed: object) -> Card:
    known: dict[str, object] = {
        "id": "a",
        "title": "Fynd",
        "subtitle": "Mått, plats, period",
        "table": pd.DataFrame({"Område": ["Norra Kungsgatan"], "Händelser": ["30"]}),
        "n": "n = 30 händelser.",
        "note": "",
        "told": told,
    }
    return Card(**{**known, **changed})  # type: ignore[arg-type]


def told(count: int, *groups: str) -> Told:
    (one,) = of_period([], Counting(groups), YEAR, count)
    return one


@pytest.fixture
def store(store_folder: Path) -> Store:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    return Store(store_folder)


@pytest.fixture
def version(store: Store) -> Version:
    return store.current()


def note(store: Store, *cards: Card) -> None:
    taken = gate.Taken(
        name="a.csv",
        form="csv",
        content=b"abc",
        by="anna",
        cards=[(ADDRESS, c) for c in cards],
        after=exports.count(store),
    )
    gate.note(store, store.current(), taken)


def test_what_gives_nothing_away_leaves_together(store: Store, version: Version) -> None:
    cards = [card(told(30)), card(told(20, "theft")), card()]
    assert gate.staying(cards, version, store) == (None, None, None)


def test_a_figure_that_tells_a_small_count_beside_one_before_it_stays(
    store: Store, version: Version
) -> None:
    cards = [card(told(30)), card(told(27, "theft")), card()]
    assert gate.staying(cards, version, store) == (None, gate.Why.WORKED_OUT, None)


def test_a_figure_that_tells_a_small_count_beside_what_has_left_stays(
    store: Store, version: Version
) -> None:
    note(store, card(told(30)))
    assert gate.staying([card(told(27, "theft"))], version, store) == (gate.Why.WORKED_OUT,)
    assert gate.staying([card(told(30))], version, store) == (None,)  # again: it tells nothing new


def test_what_left_of_older_data_counts_by_the_data_in_use(
    store: Store, version: Version, store_folder: Path
) -> None:
    """Data of a later month are another version, and all before it is the same."""
    before = [*of_period(["north"], EVERYTHING, Period(date(2020, 1, 1), date(2031, 1, 1)), 9_999)]
    note(store, card(*before))
    assert gate.earlier(version, store) == before
    more = {**spread(EVEN), "north": {**spread(EVEN)["north"], "2026-11": 5}}
    load(store_folder, counts=months(more))
    newer = store.current()
    assert newer.fingerprint != version.fingerprint
    (anew,) = gate.earlier(newer, store)
    assert anew == replace(before[0], count=sum(more["north"].values()))


def test_exact_places_and_personal_data_never_leave(store: Store, version: Version) -> None:
    person = pd.DataFrame({"Fråga": ["Ring 070-123 45 67"], "n": ["10"]})
    mail = "Källa: anna.svensson@example.se"
    cards = [
        card(stays=True),
        card(table=person),
        card(note=mail),
        card(title="19811218-9876"),
        card(table=pd.DataFrame({"anna.svensson@example.se": ["1"]})),
    ]
    assert gate.staying(cards, version, store) == (gate.Why.EXACT, *[gate.Why.PERSONAL] * 4)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_table_that_stays_says_why_in_its_place_and_that_is_noted(
    language: str, store: Store, version: Version
) -> None:
    text = TEXTS[language]
    content = taken_out(card(told(3)), version, text, ADDRESS, "anna").decode("utf-8-sig")
    assert text.leaving.why[gate.Why.WORKED_OUT] in content
    assert "Norra Kungsgatan" not in content
    (noted,) = exports.exports(store)
    assert (noted.figures, noted.withheld, noted.told) == ((), (str(ADDRESS),), ())
    assert set(text.leaving.why) == {str(why) for why in gate.Why}


def test_every_table_that_leaves_is_noted_with_what_it_tells_once(
    store: Store, version: Version
) -> None:
    one = card(told(30))
    content = taken_out(one, version, TEXTS["sv"], ADDRESS, "anna")
    taken_out(one, version, TEXTS["sv"], ADDRESS, "anna")
    first, second = exports.exports(store)
    assert (first.by, first.form, first.figures) == ("anna", "csv", (str(ADDRESS),))
    assert first.data == version.fingerprint
    assert first.print_ == sha256(content).hexdigest()
    assert list(read(first.told)) == [told(30)]
    assert second.told == ()


def test_nothing_leaves_where_the_log_cannot_be_read(store: Store, version: Version) -> None:
    note(store, card(told(30)))
    log = store.folder / exports.FOLDER / "log.jsonl"
    log.write_bytes(b"{}\n")
    with pytest.raises(ExportLogError):
        taken_out(card(told(30)), version, TEXTS["sv"], ADDRESS, "anna")


def test_of_two_files_made_at_once_the_later_is_held_against_the_one_before(
    store: Store, version: Version
) -> None:
    """Both asked the gate before either had left."""
    after = exports.count(store)
    assert gate.staying([card(told(30))], version, store) == (None,)
    assert gate.staying([card(told(27, "theft"))], version, store) == (None,)
    note(store, card(told(30)))
    late = gate.Taken(
        name="b.csv",
        form="csv",
        content=b"b",
        by="",
        cards=[(ADDRESS, card(told(27, "theft")))],
        after=after,
    )
    with pytest.raises(LeftMeanwhileError):
        gate.note(store, version, late)
    assert len(exports.exports(store)) == 1
    gate.note(store, version, replace(late, cards=[(ADDRESS, card(told(30)))]))  # nothing new
    assert len(exports.exports(store)) == 2


def test_what_is_told_is_read_back_from_the_log_as_it_was() -> None:
    series = pd.Series([5, None, 7], pd.date_range("2024-01-01", periods=3, freq="MS"))
    known = (
        *of_months(["a", "b"], Counting(("theft",), business=True), series),
        *of_months([], EVERYTHING, series, months=12),
        replace(told(8), parts=frozenset({"known hour"}), of="reports"),
    )
    assert len(known) == 5
    assert tuple(read(written(known))) == known
    assert len(written(known)) == 3


def test_an_answer_tells_what_it_is_made_of(store: Store, version: Version) -> None:
    pilot = version.study().pilots[0]
    found = {
        (one.areas, one.period): one.count for one in of_outcome(version, pilot, pilot.primary)
    }
    assert found[frozenset({"north"}), pilot.before] == EVEN["north"][0]
    assert found[frozenset({"north"}), pilot.after] == EVEN["north"][1]
    others = frozenset(AREAS) - {"north"}
    assert found[others, pilot.before] == sum(EVEN[area][0] for area in others)


def test_a_report_goes_through_the_gate_and_into_the_log(store: Store, version: Version) -> None:
    figure = next(f for f in opened("trender", (), "sv") if f.card.id == "trender-manad")
    address = str(Address("trender", (), figure.card.id))
    report = Report("1", items=(Item(address),))
    asked = Asked(template=Template.COUNCIL, language="sv", form=Form.WORD)
    made = export(store, report, asked, by="anna")
    assert made.withheld == ()
    (noted,) = exports.exports(store)
    assert (noted.by, noted.form, noted.name) == ("anna", "word", made.name)
    assert noted.figures == (address,)
    assert set(read(noted.told)) == set(figure.card.told)

    # of all incidents but three the months are told before: now the figure would tell those three
    log = store.folder / exports.FOLDER / "log.jsonl"
    log.unlink()
    total = next(one for one in figure.card.told if one.period.months > 1)
    note(store, card(replace(total, count=total.count - 3, groups=frozenset({"theft"}))))
    again = export(store, report, asked, by="anna")
    (why,) = again.withheld
    assert TEXTS["sv"].leaving.why["worked_out"] in why
    assert Address.read(address).id in why
    title = figure.card.title
    assert any(title in words for words in words_in(made.content))
    table = [str(cell) for cell in figure.card.table.iloc[:, 1]]
    assert any(all(cell in words for cell in table) for words in words_in(made.content))
    assert not any(all(cell in words for cell in table) for words in words_in(again.content))
    assert exports.exports(store)[-1].withheld == (address,)


def test_what_is_hidden_on_a_card_is_not_among_what_it_tells(sample: Path) -> None:
    choices = (("areas", "stallbacka"), ("groups", "burglary"))
    figures = opened("trender", choices, "sv")
    assert any((figure.card.table == "··").any(axis=None) for figure in figures)
    assert not [one for f in figures for one in f.card.told if 0 < one.count < SMALLEST_SHOWN]
