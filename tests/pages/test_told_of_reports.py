"""EST reports and marks on a map of insecurity are counts too: no period less another tells few."""

from pathlib import Path

import pytest

from analysis.process.reports import reports_of
from data.intake import Kind
from data.store import Store, Version
from pages.shared import cached, gate
from pages.shared.figures import Figure
from pages.shared.opened import opened
from pages.shared.told import counted_anew
from tests.pages.every_figure import every_figure
from tests.pages.town import AREAS, EVEN, STUDY, load, months, spread, squares

PROBLEMS = """id;område;rubrik;kategori;orsak;indikator;uppmärksammat;prioritet;status
P1;north;Handel med droger;droger;;;2024-03-01;1;öppet
"""
SHOWN = [
    ("situation", "lagesbild"),
    ("participation", "arbetssatt-p17"),
    ("methods", "metoder"),
    ("glance", "arbetssatt-indikatorer"),
]
# Of counts of other things than incidents none can be taken from others so that it tells of a
# person or a single business, or it is known not to be looked at.
NEED_NOT = {
    "arbetssatt-p1": "measures (P10-P14): no persons; costs by analysis.process.private_costs",
    "arbetssatt-p05": "people called to meetings and there, none of them told apart",
    "arbetssatt-p21": "messages: no persons",
    "arbetssatt-p01": "how many members there are, which they tell themselves; of no branch",
    "arbetssatt-p03": "members by branch and size, hidden within the table",
    "arbetssatt-p27": "members of whom some are active: their number is told by P01",
    "metoder": "where nobody counts reports: measures, walks, meetings",
    "deltagarnas-svar": "shares, hidden below ten answers (analysis.survey.disclosure)",
    "problem-atgard": "problems and measures: no persons",
    "trygghetsronder": "safety walks: no persons",
    "tidslinje": "measures, cameras, meetings and walks: no persons",
    "dos-per-gatustracka": "measures and cameras: no persons",
    "trygghet-": "shares of answers, hidden within the card (analysis.survey.disclosure)",
    "effekt-anmalan-enkat": "shares of answers, hidden within the card",
    "beslut-emmie": "sentences, with numbers that beslut-tabell tells",
}
ALL, ONE_YEAR = (), (("while", "2024"),)


def reports(by_year: dict[int, int]) -> str:
    lines = [
        f"O-{at % 9};{year}-{4 + at % 8:02d}-10;north;Öppen droghantering"
        for year, n in by_year.items()
        for at in range(n)
    ]
    return "\n".join(["Org_id;Datum;Område;Kategori", *lines])


def town(folder: Path, **files: str) -> Version:
    return load(
        folder,
        counts=months(spread(EVEN)),
        areas=squares({area: area for area in AREAS}),
        study=STUDY,
        problems=PROBLEMS,
        **files,
    )


def pictures(part: str, figure: str) -> list[Figure]:
    """Of all time, and of a year of it."""
    return [
        next(
            each
            for each in opened("arbetssatt", (("process", part), *chosen), "sv")
            if each.card.id == figure
        )
        for chosen in (ALL, ONE_YEAR)
    ]


@pytest.mark.parametrize(("later", "stays"), [(3, gate.Why.WORKED_OUT), (30, None), (0, None)])
@pytest.mark.parametrize(("part", "figure"), SHOWN)
def test_of_two_periods_that_differ_by_a_few_reports_one_stays(
    store_folder: Path, part: str, figure: str, later: int, stays: gate.Why | None
) -> None:
    version = town(store_folder, reports=reports({2024: 80, 2025: later}))
    cards = [each.card for each in pictures(part, figure)]
    assert all(card.told for card in cards)
    reasons = gate.staying(cards, version, Store(store_folder))
    assert stays in reasons
    assert stays or set(reasons) == {None}


def test_what_the_cards_tell_is_so_by_the_files(store_folder: Path) -> None:
    version = town(store_folder, reports=reports({2024: 80, 2025: 12}))
    rows = cached.placed(version, Kind.REPORTS)
    told = {
        one for part, figure in SHOWN for each in pictures(part, figure) for one in each.card.told
    }
    assert {one.of for one in told} == {"reports"}
    assert len(told) > 5
    for one in told:
        assert reports_of(rows, one.areas, one.groups, one.period) == one.count


def test_reports_that_left_by_other_data_are_counted_anew(store_folder: Path) -> None:
    version = town(store_folder, reports=reports({2024: 80, 2025: 12}))
    told = pictures("situation", "lagesbild")[0].card.told
    assert told
    more = town(store_folder, reports=reports({2024: 84, 2025: 12}))
    assert more.fingerprint != version.fingerprint
    (anew,) = counted_anew(more, told)
    assert (told[0].count, anew.count) == (92, 96)
    assert anew.period == told[0].period


def test_every_figure_of_people_and_work_tells_or_has_a_reason_why_not(sample: Path) -> None:
    others = set(Kind) - {Kind.INCIDENTS, Kind.COUNTS}
    found = {
        address.figure: bool(figure.card.told)
        for address, figure in every_figure("sv").items()
        if others & set(figure.card.kinds)
    }
    silent = {name for name, tells in found.items() if not tells}
    assert not {name for name in silent if not name.startswith(tuple(NEED_NOT))}
    assert {figure for _, figure in SHOWN} <= found.keys() - silent
