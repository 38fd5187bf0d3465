"""The page Effekt, the check of displacement: to the areas around, to other offences."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.moved import Moved
from analysis.results import Comparison, Reason
from pages.effect.asked import Asked
from pages.effect.checks.moved import _said, around
from pages.shared import cached, judged
from pages.shared.text import sentences
from pages.shared.text.sv import SWEDISH_TEXT
from tests.analysis.pilots import PILOT
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.test_overview import found
from tests.pages.town import EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]
NUMBERS = SWEDISH_TEXT.numbers
BUFFERED = STUDY.replace("comparison =", 'buffers = ["street"]\ncomparison =')
WORDS = SWEDISH_TEXT.moved


@pytest.mark.parametrize("language", TEXTS)
def test_the_planted_displacement_is_told_with_its_interval_and_no_certainty(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text = TEXTS[language]
    _, findings = found(sample)["Norra Kungsgatan"]
    buffer = findings.displacement
    assert isinstance(buffer, Comparison)
    assert buffer.low < 0 < buffer.value < buffer.high
    words = of_sample("effect", language).words
    asked = f"**{text.moved.question}** {text.moved.short_unclear}"
    said = words[words.index(asked) + 1]
    for number in (buffer.value, buffer.low, buffer.high):
        assert sentences.incidents_change(number, text) in said
    assert sentences.interval(buffer, text) in said


def test_pilot_and_around_together_are_told_in_a_sentence(of_sample: Opened, sample: Path) -> None:
    pilot, _ = found(sample)["Norra Kungsgatan"]
    told = judged.moved(cached.version(), pilot, pilot.primary)
    assert isinstance(told, Moved)
    assert isinstance(told.net, Comparison)
    together = next(w for w in of_sample("effect", "sv").words if w.startswith("Pilotområdet och"))
    assert sentences.incidents_change(told.net.value, SWEDISH_TEXT) in together
    assert "Omfördelningskvoten är" in together
    assert WORDS.quotient_note in together


def test_other_offences_are_looked_at_and_none_is_claimed(of_sample: Opened) -> None:
    """Nothing is planted in them."""
    screen = of_sample("effect", "sv")
    area = "Norra Kungsgatan"
    assert f"### {WORDS.offences_title_none.format(area=area)}" in screen.words
    table = next(t for t in screen.tables if list(t.columns) == list(WORDS.offences_columns))
    assert len(table) >= 5
    assert all(reading.startswith("kan vara slump") for reading in table.iloc[:, 4])


def test_an_offence_that_took_over_is_named(store_folder: Path) -> None:
    more = EVEN | {"north": (480, 480)}
    counts = months(spread(EVEN)) + months(spread(more), "Skadegörelse").partition("\n")[2]
    load(store_folder, counts=counts, study=STUDY)
    screen = open_page("effect")
    said = next(w for w in screen.words if "av brott granskades" in w)
    assert "skadegörelse och klotter" in said
    assert sentences.change(2, SWEDISH_TEXT) in said


def test_without_a_buffer_the_page_says_so_and_shows_no_row_for_it(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    screen = open_page("effect")
    assert f"**{WORDS.question}** {WORDS.short_refused}" in screen.words
    said = SWEDISH_TEXT.reason[Reason.NO_BUFFER]
    assert any(said.casefold() in word.casefold() for word in screen.words)
    assert not any(SWEDISH_TEXT.effect.buffer_row in cell for cell in screen.cells)
    assert WORDS.offences_refused in screen.words


@pytest.mark.parametrize(
    ("after", "short", "sign"),
    [
        (400, WORDS.short_more, "tecken på omfördelning"),
        (120, WORDS.short_less, "tecken på positiv spridning"),
    ],
)
def test_what_certainly_differs_around_is_a_sign_and_no_more(
    store_folder: Path, after: int, short: str, sign: str
) -> None:
    totals = EVEN | {"north": (480, 160), "street": (480, after)}
    load(store_folder, counts=months(spread(totals)), study=BUFFERED)
    screen = open_page("effect")
    assert f"**{WORDS.question}** {short}" in screen.words
    assert sign in screen.text
    assert "fler fler" not in screen.text
    assert "färre färre" not in screen.text


def test_where_a_rise_is_hoped_for_nothing_can_have_moved(store_folder: Path) -> None:
    rise = BUFFERED.replace(
        '"decrease", smallest_change = -0.10', '"increase", smallest_change = 0.10'
    )
    totals = EVEN | {"north": (480, 400), "street": (480, 400)}
    load(store_folder, counts=months(spread(totals)), study=rise)
    screen = open_page("effect")
    assert f"**{WORDS.question}** {WORDS.short_unclear}" in screen.words
    assert "inget tecken på omfördelning:" not in screen.text
    assert "Omfördelningskvoten" not in screen.text


@pytest.mark.parametrize("after", [400, 120])
def test_where_the_pilot_has_no_fewer_than_expected_nothing_can_have_moved(
    store_folder: Path, after: int
) -> None:
    """More around, or fewer, is no sign of anything when the pilot itself rose."""
    totals = EVEN | {"north": (480, 330), "street": (480, after)}
    load(store_folder, counts=months(spread(totals)), study=BUFFERED)
    screen = open_page("effect")
    assert f"**{WORDS.question}** {WORDS.short_unclear}" in screen.words
    assert "tecken på" not in screen.text


def test_fewer_than_expected_is_not_told_as_a_fall(store_folder: Path) -> None:
    """The areas around rose by a half, the comparison areas to twice as many."""
    others = {area: (480, 480) for area in EVEN}
    totals = others | {"north": (480, 320), "street": (480, 360)}
    version = load(store_folder, counts=months(spread(totals)), study=BUFFERED)
    [pilot] = cached.study(version).pilots  # type: ignore[union-attr]
    findings = cached.findings(version, pilot, pilot.primary)
    assert isinstance(findings.displacement, Comparison)
    said = _said(Asked(version, pilot, {}, SWEDISH_TEXT), findings, findings.displacement)
    assert "tecken på positiv spridning" in said
    assert "minskade" not in said


def test_several_areas_around_have_a_row_each(store_folder: Path) -> None:
    two = STUDY.replace("comparison =", 'buffers = ["street", "yard"]\ncomparison =')
    totals = EVEN | {"street": (480, 250), "yard": (240, 110)}
    load(store_folder, counts=months(spread(totals)), study=two)
    table = next(t for t in open_page("effect").tables if list(t.columns) == list(WORDS.columns))
    assert table.iloc[:, 0].tolist() == [
        "street",
        "yard",
        WORDS.around,
        WORDS.net_row,
        WORDS.by_chance_row,
    ]


def test_the_areas_around_are_named(of_sample: Opened) -> None:
    named = next(w for w in of_sample("effect", "sv").words if "Som områden runt om räknas" in w)
    assert "Gatorna kring norra Kungsgatan" in named


def test_a_ring_is_told_by_its_width_and_stands_beside_named_areas(sample: Path) -> None:
    version, pilot = cached.version(), replace(PILOT, ring_m=150)
    assert around(Asked(version, pilot, {}, SWEDISH_TEXT)) == "en ring på 150 meter"
    both = replace(pilot, buffers=frozenset({"yard"}))
    named = around(Asked(version, both, {"yard": "Gården"}, SWEDISH_TEXT))
    assert named == "en ring på 150 meter och Gården"
