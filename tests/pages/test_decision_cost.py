"""What one incident fewer cost: both pilots, honest where nobody can tell."""

from pathlib import Path

import pytest

from analysis.decision.cost import PerFewer, per_fewer
from analysis.results import Comparison, Counted, Reason, Unit
from pages.decision import found
from pages.shared import cached
from pages.shared.text import sentences
from tests.pages.decision_parts import part
from tests.pages.screen import TEXTS, Screen
from tests.pages.town import AREAS, STUDY, load, months, spread, squares

in_both_languages = pytest.mark.parametrize("language", TEXTS)
RESOURCES = """månad;område;organisation;timmar;kostnad_kr
2024-05;north;kommun;40;10000
2024-06;north;polis;20;
"""
PAID = (
    "id;rubrik;typ;ägare_typ;ägare;plats;beslutad;klar;status;kostnad_kr\n"
    "M1;Lyktor;belysning;kommun;gatukontoret;north;2024-05-12;2024-06-03;klar;7000\n"
    "M2;Larm;lås/larm;privat;O-001;north;2024-05-12;2024-06-03;klar;{private}\n"
)
FEWER = {area: (480, 240) for area in AREAS} | {"north": (480, 120)}


def opened(language: str = "sv", **link: str) -> Screen:
    return part("cost", language, **link)


def small_town(folder: Path, private: int = 54321, **more: str) -> None:
    load(
        folder,
        counts=months(spread(FEWER)),
        areas=squares({area: area for area in AREAS}),
        study=STUDY,
        measures=PAID.format(private=private),
        **more,
    )


@in_both_languages
def test_each_pilot_has_its_cost_per_incident_fewer_with_both_ends(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], opened(language)
    version = cached.version()
    study = cached.study(version)
    assert study is not None
    spent, fewer = found.spent(version, study.pilots[0], cached.as_of(version))
    assert isinstance(spent.work, Counted)
    assert isinstance(fewer, Comparison)
    one = per_fewer(spent.work.value, Unit.SEK, fewer)
    assert isinstance(one, PerFewer)
    assert one.value is not None
    assert fewer.high < 0  # the sample's planted decrease
    low, high = (text.numbers.whole(end) for end in (one.low, one.high))
    title = text.cost.title.format(area="Norra Kungsgatan", low=low, high=high)
    assert f"### {title}" in screen.words
    assert text.cost.unit_sek.format(n=text.numbers.whole(one.value)) in screen.cells


@in_both_languages
def test_where_no_fewer_is_possible_it_says_that_there_is_no_upper_limit(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], opened(language)
    assert f"### {text.cost.title_open.format(area='Stallbacka')}" in screen.words
    assert text.cost.no_value in screen.cells
    assert any(cell.endswith(text.cost.open_span.partition("}")[2]) for cell in screen.cells)


@in_both_languages
def test_hours_stay_hours_until_somebody_gives_them_a_price(sample: Path, language: str) -> None:
    text = TEXTS[language]
    columns = text.cost.columns[0]
    names = [
        [row[0] for t in opened(language, **link).tables if t.columns[0] == columns
         for row in t.to_numpy().tolist()]
        for link in ({}, {"price": "400"})
    ]  # fmt: skip
    priced = text.cost.priced.format(price=text.numbers.whole(400))
    assert text.cost.hours in names[0]
    assert priced not in names[0]
    assert priced in names[1]


def test_the_measures_alone_hold_no_hours_whatever_an_hour_costs(sample: Path) -> None:
    titles = [
        [word for word in opened(costs="measures", price=price).words if word.startswith("### ")]
        for price in ("none", "1000")
    ]
    assert titles[0] == titles[1]
    assert titles[0] != [
        word for word in opened(costs="work", price="1000").words if word.startswith("### ")
    ]


def test_work_and_measures_are_added_up_only_when_asked(sample: Path) -> None:
    text = TEXTS["sv"]
    assert text.cost.both not in opened().cells
    assert text.cost.both in opened(costs="both").cells


@in_both_languages
def test_what_is_not_counted_is_told(sample: Path, language: str) -> None:
    text, screen = TEXTS[language], opened(language)
    first = text.cost.not_counted.partition("{")[0]
    for said in (first, text.cost.before_after, text.cost.lasting):
        assert said in screen.text


@in_both_languages
def test_what_one_business_paid_is_in_no_number_and_said_to_be_left_out(
    store_folder: Path, language: str
) -> None:
    text = TEXTS[language]
    small_town(store_folder, 54321)
    one = opened(language, costs="measures")
    small_town(store_folder, 99999)
    other = opened(language, costs="measures")
    assert one.cells == other.cells
    assert text.cost.unit_sek.format(n=text.numbers.whole(7_000)) in one.cells
    assert text.cost.withheld.format(n=text.numbers.whole(1)) in one.text


@in_both_languages
def test_without_noted_costs_it_says_so(store_folder: Path, language: str) -> None:
    load(
        store_folder,
        counts=months(spread(FEWER)),
        areas=squares({area: area for area in AREAS}),
        study=STUDY,
    )
    text = TEXTS[language]
    assert text.cost.nothing_noted in opened(language).words


@in_both_languages
def test_a_number_too_small_to_compare_gives_a_reason(store_folder: Path, language: str) -> None:
    load(
        store_folder,
        counts=months(spread(FEWER | {"north": (6, 5)})),
        areas=squares({area: area for area in AREAS}),
        study=STUDY,
        resources=RESOURCES,
    )
    text, screen = TEXTS[language], opened(language)
    reason = text.reason[Reason.FEW_BEFORE].format(size=text.numbers.whole(6))
    assert sentences.sentence_case(reason) in screen.words
    assert not [t for t in screen.tables if t.columns[0] == text.cost.columns[0]]


@in_both_languages
def test_where_the_plan_hopes_for_more_incidents_one_fewer_has_no_cost(
    store_folder: Path, language: str
) -> None:
    hoping = STUDY.replace('"decrease", smallest_change = -', '"increase", smallest_change = ')
    assert hoping != STUDY
    load(store_folder, counts=months(spread(FEWER)), study=hoping, resources=RESOURCES)
    text, screen = TEXTS[language], opened(language)
    reason = text.reason[Reason.RISE_HOPED_FOR]
    assert sentences.sentence_case(reason) in screen.text
    assert text.cost.n.partition("{")[0] not in screen.text
