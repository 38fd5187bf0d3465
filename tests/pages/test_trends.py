"""The page Trender counts what is in the store, and judges nothing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis.explore import GroupChange
from analysis.results import Counted, Unit
from data import engine
from data.columns.mapping import Business, Mapping
from data.intake import Kind
from data.readers import read
from data.store import Store
from pages.shared import cached
from pages.shared.text.sv import SWEDISH_TEXT
from pages.trends.groups import title_of_groups
from pages.trends.parts import Part
from tests.pages.screen import TEXTS, Chart, Screen, open_page, run
from tests.pages.town import EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]
NUMBERS = SWEDISH_TEXT.numbers


def test_the_title_counts_every_incident_once(of_sample: Opened, sample: Path) -> None:
    known = engine.catalogue(Store(sample).current())
    title = next(word for word in of_sample("trends", "sv").words if word.startswith("### "))
    assert title.startswith(f"### {NUMBERS.whole(known.incident_count)} händelser")


def test_the_months_of_the_chart_are_those_of_the_table(of_sample: Opened, sample: Path) -> None:
    counts = engine.month_counts(Store(sample).current())
    screen = of_sample("trends", "sv")
    shown = [NUMBERS.whole(count) for count in counts["count"]]
    assert list(screen.tables[0].iloc[:, 1]) == shown
    bars = Chart("", {"data": screen.charts[0].spec["data"][:1]})
    drawn = [value for value in bars.values if isinstance(value, float)]
    assert drawn == counts["count"].tolist()


def test_preliminary_months_are_hatched_and_the_note_says_so(of_sample: Opened) -> None:
    screen = of_sample("trends", "sv")
    assert screen.charts[0].spec["data"][0]["marker"]["pattern"]["shape"][-3:] == ["", "/", "/"]
    assert any(SWEDISH_TEXT.card.preliminary_note in word for word in screen.words)


def test_preliminary_months_are_in_no_sum_of_twelve(of_sample: Opened, sample: Path) -> None:
    known = engine.catalogue(Store(sample).current())
    tables = of_sample("trends", "sv").tables
    rolling = next(t for t in tables if SWEDISH_TEXT.trends.rolling_axis in t.columns)
    last = rolling.iloc[-1, 0]
    assert known.preliminary_from
    assert last == NUMBERS.month(pd.Timestamp(known.preliminary_from) - pd.DateOffset(months=1))


@pytest.mark.parametrize("language", TEXTS)
def test_nothing_is_judged(of_sample: Opened, language: str) -> None:
    text = TEXTS[language]
    screen = of_sample("trends", language)
    assert not any(said in piece for said in text.wording.values() for piece in screen.everything)


@pytest.mark.parametrize("language", TEXTS)
def test_the_groups_are_looked_at_together_and_the_note_says_how_many(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of_sample("trends", language)
    table = next(t for t in screen.tables if tuple(t.columns) == text.trends.group_columns)
    assert len(table) == len(engine.catalogue(Store(sample).current()).groups)
    assert any(text.trends.looked_at.format(n=len(table)) in word for word in screen.words)


@pytest.mark.parametrize("language", TEXTS)
def test_the_title_of_the_groups_says_how_many_changed_by_more_than_chance(
    of_sample: Opened, language: str
) -> None:
    text, screen = TEXTS[language].trends, of_sample("trends", language)
    table = next(t for t in screen.tables if tuple(t.columns) == text.group_columns)
    read = list(table[text.group_columns[-1]])
    assert read.count(text.signal) == 0  # nothing is planted in the last year
    compared = read.count(text.no_signal)
    assert f"### {text.groups_title_none.format(of=compared)}" in screen.words


def test_groups_that_changed_are_counted_and_those_too_small_to_compare_are_not() -> None:
    many, none = (Counted(value=n, unit=Unit.INCIDENTS, n=n) for n in (90, 0))
    rows = [
        GroupChange(group="a", before=many, after=many, signal=True),
        GroupChange(group="b", before=many, after=many, signal=False),
    ]
    small = GroupChange(group="c", before=none, after=none, signal=None)
    said = SWEDISH_TEXT.trends
    assert title_of_groups([*rows, small], SWEDISH_TEXT) == said.groups_title.format(n=1, of=2)
    assert title_of_groups([small], SWEDISH_TEXT) == said.groups_title_few


@pytest.mark.parametrize("language", TEXTS)
def test_links_lead_to_each_part_of_the_page_by_the_same_anchors(
    sample: Path, language: str
) -> None:
    page = run("trends", language)
    assert [header.anchor for header in page.header] == list(Part)
    links = next(each.value for each in page.markdown if "](#" in each.value)
    for header in page.header:
        assert f"[{header.value}](#{header.anchor})" in links


def test_the_busiest_hours_are_the_title_of_the_week(of_sample: Opened) -> None:
    week = next(t for t in of_sample("trends", "sv").tables if len(t) == 7)
    counts = week.iloc[:, 1:].map(lambda cell: int(str(cell).replace("\N{NO-BREAK SPACE}", "")))
    day, span = divmod(int(counts.to_numpy().argmax()), counts.shape[1])
    said = f"### Flest händelser på {week.iloc[day, 0]!s}ar kl. {counts.columns[span]!s}"
    assert said in of_sample("trends", "sv").words


def test_a_selection_without_incidents_says_so(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)) + "north;2023-05;Rån;30\n", study=STUDY)
    link = {"areas": "b", "groups": "Rån"}
    screen = open_page("trends", **link)
    assert not screen.faults
    assert SWEDISH_TEXT.frame.nothing_found in screen.words


def test_only_business_related_incidents_are_counted_where_the_reader_says_so(
    store_folder: Path,
) -> None:
    places = ["Butik"] * 6 + ["Gata"] * 4
    rows = [
        f"{year}-{month:02}-10 12:00;Stöld;{place}\n"
        for year in (2023, 2024)
        for month in range(1, 13)
        for place in places
    ]
    content = ("Datum;Brott;Platstyp\n" + "".join(rows)).encode()
    wanted = Mapping(business=Business(place_types=("Butik",)))
    Store(store_folder).add(read(Kind.INCIDENTS, content, "x.csv", wanted))
    everything, only = open_page("trends"), open_page("trends", business="true")
    assert "Bara företagsrelaterade (144 av 240)" in everything.words
    assert any(word.startswith("### 240 händelser") for word in everything.words)
    assert any(word.startswith("### 144 händelser") for word in only.words)
    subtitles = [word for word in only.words if "alla områden" in word]
    assert subtitles
    assert all("bara företagsrelaterade" in word for word in subtitles)


def test_a_declared_outcome_may_count_only_business_related_incidents(store_folder: Path) -> None:
    rows = [
        f"{month}-10;Stöld;{area};{place}\n"
        for area, own in spread(EVEN).items()
        for month, count in own.items()
        for place in ["Butik"] * (count // 2) + ["Gata"] * (count - count // 2)
    ]
    content = ("Datum;Brott;Område;Platstyp\n" + "".join(rows)).encode()
    wanted = Mapping(business=Business(place_types=("Butik",)))
    plan = STUDY.replace("smallest_change", "business = true, smallest_change")
    version = Store(store_folder).add(
        read(Kind.INCIDENTS, content, "x.csv", wanted),
        read(Kind.STUDY, plan.encode(), "studie.toml"),
    )
    [pilot] = version.study().pilots
    own = cached.findings(version, pilot, pilot.primary).own
    everything = cached.findings(version, pilot, replace(pilot.primary, business=False)).own
    assert isinstance(everything.before, Counted)
    assert isinstance(own.before, Counted)
    assert everything.before.value == EVEN["north"][0]
    assert own.before.value == everything.before.value / 2
