"""A view that a report opens has the figures that a reader sees there, in the same words."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from analysis.decision.emmie import Letter
from data.keeping.written import write
from data.store import Store
from pages.shared import session
from pages.shared.figures import Address, Figure
from pages.shared.menu import MENU
from pages.shared.opened import found, opened
from tests.pages.screen import Screen
from tests.pages.town import EVEN, STUDY, load, months, spread

CHECKS = tuple((str(check), "true") for check in session.Check)
VIEWS = (
    ("effekt", (("pilot", "stallbacka"), *CHECKS)),
    ("trender", (("from", "2024-01"), ("groups", "burglary"), ("areas", "stallbacka"))),
    ("trygghet", (("safety", "items"),)),
    ("trygghet", (("safety", "problems"), ("pilot", "stallbacka"))),
    ("arbetssatt", (("process", "chain"),)),
    ("arbetssatt", (("process", "timeline"), ("while", "2025"))),
    ("fler-platser", (("decision", "options"),)),
    ("fler-platser", (("decision", "where-next"), ("weight-trend", "5"))),
    ("fler-platser", (("decision", "readiness"), ("place", "storgatan"))),
    ("fler-platser", (("costs", "both"), ("decision", "cost"), ("price", "500"))),
    ("karta", (("view", "difference"), ("bandwidth", "150"))),
    ("karta", (("view", "quarters"), ("quarter", "2024-Q2"))),
    ("karta", (("view", "streets"), ("street", "after"))),
)


def cells(screen: Screen) -> list[list[str]]:
    return [list(map(str, table.to_numpy().flat)) for table in screen.tables]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("place", MENU, ids=lambda place: place.name)
def test_every_figure_of_a_page_is_handed_over_as_it_stands_there(
    place: object, language: str, of_sample: Callable[[str, str], Screen], sample: Path
) -> None:
    name, page = place.name, place.url_path  # type: ignore[attr-defined]
    figures = opened(page, CHECKS, language)
    screen = of_sample(name, language)
    shown = cells(screen)
    for figure in figures:
        assert figure.text.code == language
        assert figure.card.title in screen.text, figure.card.id
        table = [str(cell) for cell in figure.card.table.to_numpy().flat]
        assert table in shown or any(set(table) >= set(some) for some in shown), figure.card.id
    charts = [chart.alt for chart in screen.charts]
    assert len(charts) <= sum(figure.chart is not None for figure in figures), charts


@pytest.mark.parametrize(("page", "choices"), VIEWS)
def test_what_is_chosen_in_a_link_is_what_the_address_of_its_figures_says(
    page: str, choices: tuple[tuple[str, str], ...], sample: Path
) -> None:
    first = opened(page, choices, "sv")
    assert {figure.address.page for figure in first} == {page}
    assert set(choices) <= {each for figure in first for each in figure.address.choices}
    for of in dict.fromkeys((first[0].address.choices, first[-1].address.choices)):
        told = {f.card.id: _told(f) for f in opened(page, of, "sv")}
        meant = [f for f in first if f.address.choices == of]
        assert [told[f.card.id] for f in meant] == [_told(f) for f in meant]
    in_english = opened(page, choices, "en")
    assert [f.address for f in in_english] == [f.address for f in first]


def _told(figure: Figure) -> tuple[str, str, str, str]:
    card = figure.card
    return card.id, card.title, card.subtitle, card.table.to_csv()


def test_a_figure_is_found_by_its_address_and_nothing_else_is(sample: Path) -> None:
    version = Store(sample).current()
    there = Address("effekt", (("pilot", "stallbacka"),), "effekt-huvudutfall")
    gone = Address("effekt", (("pilot", "stallbacka"),), "no-such-figure")
    nowhere = Address("no-such-page", (), "a")
    figures = found(version, [gone, there, nowhere], "en")
    assert list(figures) == [there]
    assert "Stallbacka" in figures[there].card.title


def test_exact_places_are_never_handed_over(sample: Path) -> None:
    ids = [figure.card.id for figure in opened("karta", (("view", "exact"),), "sv")]
    assert ids == ["karta-koncentration"]


def test_a_link_cannot_change_the_language_or_bring_a_parameter_of_its_own(sample: Path) -> None:
    choices = (("language", "en"), ("<script>", "1"), *parse_qsl("pilot=nowhere&from=1999-01"))
    figures = opened("effekt", choices, "sv")
    assert {figure.text.code for figure in figures} == {"sv"}
    assert "Norra Kungsgatan" in figures[0].card.title


def test_a_figure_holds_what_was_written_since_it_was_opened(store_folder: Path) -> None:
    """What people write is no part of a version."""
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    version = Store(store_folder).current()
    address = Address("fler-platser", ((session.DECISION_PART, "evidence"),), "beslut-emmie")

    def words() -> str:
        return found(version, [address], "sv")[address].card.table.to_csv()

    assert "Kameror kom samma vår." not in words()
    write(
        store_folder,
        ("north", Letter.MECHANISM),
        "Kameror kom samma vår.",
        by="anna",
        fictive=version.fictive,
    )
    assert "Kameror kom samma vår." in words()


def test_a_check_belongs_to_the_address_of_its_own_figures_alone(sample: Path) -> None:
    choices = (("pilot", "stallbacka"), ("moved", "true"))
    addresses = {f.card.id: dict(f.address.choices) for f in opened("effekt", choices, "sv")}
    assert "moved" in addresses["effekt-omfordelning"]
    others = {"effekt-huvudutfall", "effekt-ovriga", "effekt-andra"}
    assert [name for name in others if "moved" in addresses[name]] == []
