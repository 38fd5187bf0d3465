"""The page Effekt: was the place chosen for a bad spell, does one address carry the answer?"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from analysis.premises import PremisesFindings
from analysis.results import Estimate, Reason
from analysis.selection import Corrected, SelectionFindings
from data.intake import Kind
from data.store import Store
from pages.shared import cached, judged
from pages.shared.text import sentences
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.test_overview import found
from tests.pages.town import AREAS, EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]
WORDS = SWEDISH_TEXT.selection
SHOP = "Norra Sagotorget 17"
# a comparison area's shop fell from 314 reports to 15 in half the time, and hid the pilot's fall
QUEENS = {"north": (1525, 608), "a": (220, 110), "b": (180, 91), "c": (178, 88), "d": (176, 89),
          "e": (177, 88), "f": (175, 88)}  # fmt: skip


def incidents(shop: bool = True) -> str:
    """A file of incidents with addresses, a few in each house; the shop's stand in area a."""
    rows = ["Datum;Brottstyp;Område;Adress\n"]
    spreading = spread(QUEENS)
    for area in AREAS:
        places = [f"Provgatan {number}" for number in range(1, 41)]
        rows += _rows(area, spreading[area], places)
    if shop:
        sizes = spread({"a": (314, 15)})["a"]
        rows += _rows(
            "a", {m: n for m, n in sizes.items() if not "2024-01" <= m < "2024-04"}, [SHOP]
        )
    rows += [f"2025-0{month}-28;Stöld;{area};\n" for month in (4, 5, 6) for area in AREAS]
    return "".join(rows)


def _rows(area: str, counts: dict[str, int], places: list[str]) -> Iterator[str]:
    number = 0
    for month, count in counts.items():
        for _ in range(count):
            number += 1
            yield f"{month}-{number % 27 + 1:02};Stöld;{area};{places[number % len(places)]}\n"


@pytest.fixture(scope="module")
def queens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    load(folder := tmp_path_factory.mktemp("queens"), incidents=incidents(), study=STUDY)
    return folder


def question(screen: Screen, asked: str) -> str:
    """The short answer beside a question."""
    [said] = [word for word in screen.words if word.startswith(f"**{asked}** ")]
    return said.partition("** ")[2]


def rows(screen: Screen, columns: tuple[str, ...]) -> list[list[str]]:
    [table] = [t for t in screen.tables if tuple(t.columns) == columns]
    return [[str(cell) for cell in row] for row in table.to_numpy().tolist()]


@pytest.mark.parametrize("language", TEXTS)
def test_on_the_sample_the_last_year_and_single_addresses_decide_nothing(
    of_sample: Opened, language: str
) -> None:
    """Nothing is planted there."""
    text, screen = TEXTS[language], of_sample("effect", language)
    words = text.selection
    assert question(screen, words.when) == words.when_same.format(span=words.span[12])
    assert question(screen, words.where) == words.where_no
    above = words.pilot_below.format(area="Norra Kungsgatan")
    assert f"{above} {words.areas_above[0]}" in screen.words
    assert [row[-1] for row in rows(screen, words.columns)[1:]] == [words.same] * 3
    assert [row[-1] for row in rows(screen, words.where_columns)[1:]] == [words.same] * 2


@pytest.mark.parametrize("language", TEXTS)
def test_each_sentence_has_the_answer_with_its_interval(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text = TEXTS[language]
    pilot, _ = found(sample)["Norra Kungsgatan"]
    version = cached.version()
    told = judged.why_here(version, pilot, pilot.primary)
    places = judged.one_premises(version, pilot, pilot.primary)
    assert isinstance(told, SelectionFindings)
    assert isinstance(places, PremisesFindings)
    assert isinstance(told.corrected, Corrected)
    said = of_sample("effect", language).words
    answers = [*(one.change for one in told.without), told.corrected.change, places.capped]
    for answer in answers:
        assert isinstance(answer, Estimate)
        shown = sentences.with_interval(answer, text)
        assert any(word.endswith((f"{shown}.", f": {shown}.")) for word in said)
    low, high = (sentences.change(ratio, text) for ratio in (places.lowest, places.highest))
    assert text.selection.range_same.format(low=low, high=high) in said


@pytest.mark.parametrize("language", TEXTS)
def test_a_shop_that_carries_the_answer_is_told_and_not_named(
    queens: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(queens))
    text, screen = TEXTS[language], open_page("effect", language)
    assert not screen.faults
    words = text.selection
    assert question(screen, words.where) == words.where_yes
    assert any(word.endswith(words.areas_above[1]) for word in screen.words)
    assert rows(screen, words.where_columns)[1][-1] == words.other
    assert rows(screen, words.where_columns)[2][-1] == words.other


def test_without_that_shop_the_same_town_does_not_hang_on_one(store_folder: Path) -> None:
    load(store_folder, incidents=incidents(shop=False), study=STUDY)
    assert question(open_page("effect"), WORDS.where) == WORDS.where_no


@pytest.mark.parametrize("name", ["effect", "overview", "trends", "map", "sources", "method"])
def test_no_page_chart_or_file_holds_an_address_its_hash_or_its_count(
    queens: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(queens))
    stored = pd.read_parquet(Store(queens).current().part(Kind.INCIDENTS).rows_file)
    hashes = set(stored["premises"]) - {""}
    assert len(hashes) == 41
    screen = open_page(name)
    values = [str(value) for chart in screen.charts for value in chart.values]
    everything = "\n".join([*screen.everything, *screen.files.values(), *values])
    assert "sagotorget" not in everything.casefold()
    assert "provgatan" not in everything.casefold()
    assert not [one for one in hashes if one in everything]
    for secret in ("314", "329", "59 %", "0,59"):  # before, together, its share of area a
        assert not re.search(rf"(?<!\d){re.escape(secret)}(?!\d)", everything), secret


def test_drawn_answers_are_whole_per_cent(queens: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of exact ones a reader could work out how many incidents the shop has."""
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(queens))
    titles = (
        WORDS.where_title_yes,
        WORDS.when_title_same,
        WORDS.when_title_depends,
        WORDS.when_title_unknown,
    )
    charts = [chart for chart in open_page("effect").charts if chart.alt.startswith(titles)]
    assert len(charts) == 2
    for chart in charts:
        others = [trace for trace in chart.spec["data"][1:] if "error_x" in trace]
        ends = [
            x
            for trace in others
            for x in (*trace["x"], *trace["error_x"]["array"], *trace["error_x"]["arrayminus"])
        ]
        assert ends
        assert all(abs(x - round(x)) < 1e-6 for x in ends)


def test_without_addresses_the_question_says_why_it_cannot_be_answered(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    screen = open_page("effect")
    assert question(screen, WORDS.where) == WORDS.where_refused
    reason = SWEDISH_TEXT.reason[Reason.NO_PREMISES]
    assert sentences.sentence_case(reason) in screen.words


@pytest.mark.parametrize("language", TEXTS)
def test_without_bases_and_earlier_months_each_part_says_why(
    store_folder: Path, language: str
) -> None:
    text = TEXTS[language]
    year = STUDY.replace("[2022-01-01,", "[2023-01-01,")
    counts = {a: {m: n for m, n in own.items() if m >= "2023"} for a, own in spread(EVEN).items()}
    load(store_folder, counts=months(counts), study=year)
    screen = open_page("effect", language)
    words = text.selection
    assert question(screen, words.when) == words.when_unknown
    no_bases = words.not_corrected.format(reason=text.reason[Reason.NO_BASES])
    assert no_bases in screen.words
    earlier = text.reason[Reason.NO_EARLIER]
    assert words.without_unknown.format(span=words.span[12], reason=earlier) in screen.words
    short = words.baseline_short.format(months=text.numbers.whole(12))
    assert short in screen.words
    assert [row[-1] for row in rows(screen, words.columns)[1:]] == [words.unknown] * 3


@pytest.mark.parametrize("language", TEXTS)
def test_a_bad_last_year_is_told_to_decide(store_folder: Path, language: str) -> None:
    text = TEXTS[language]
    counts = spread(EVEN | {"north": (480, 240)})
    early = {f"{year}-{month:02}": 20 for year in (2020, 2021) for month in range(1, 13)}
    counts = {area: early | own for area, own in counts.items()}
    counts["north"] |= {f"2023-{month:02}": 60 for month in range(1, 13)}
    load(store_folder, counts=months(counts), study=STUDY)
    screen = open_page("effect", language)
    words = text.selection
    assert question(screen, words.when) == words.when_depends.format(span=words.span[12])
    start = words.depends.format(span=words.span[12], change="X", headline="").partition("X")[0]
    assert any(word.startswith(start) for word in screen.words)


def test_without_a_headline_both_questions_give_its_reason(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN | {"north": (480, 3)})), study=STUDY)
    screen = open_page("effect")
    assert question(screen, WORDS.when) == WORDS.when_refused
    assert question(screen, WORDS.where) == WORDS.where_refused
