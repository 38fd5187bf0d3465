"""What the pages ask for, on a town whose after period is April 2024 to March 2025."""

import json
from pathlib import Path

import pytest

from analysis.detectable import Detectable
from analysis.fewer_so_far import FewerSoFar
from analysis.likeness import LeftOut, LikenessFindings
from analysis.looks import decision_levels
from analysis.moved import Moved
from pages.shared import cached, judged
from tests.analysis.pilots import PILOT
from tests.pages.town import EVEN, STUDY, load, months, spread, squares

LONGER = STUDY.replace(str(PILOT.after.end), "2026-04-01")


@pytest.mark.parametrize(
    ("plan", "dates", "look"),
    [
        (STUDY, "2025-03-31, 2026-03-31", 0),
        (STUDY, "2025-02-28, 2026-03-31", 1),
        (LONGER, "2025-03-31, 2026-03-31", 0),
        (STUDY, "2024-01-01, 2025-03-31", 1),
    ],
)
def test_data_through_the_month_of_a_decision_are_judged_at_its_level(
    store_folder: Path, plan: str, dates: str, look: int
) -> None:
    dated = f"decision_dates = [{dates}]\n{plan}"
    version = load(store_folder, counts=months(spread(EVEN)), study=dated)
    study = cached.study(version)
    assert study is not None
    [pilot] = study.pilots
    level = decision_levels(2)[look]
    assert cached.decision_level(version, pilot) == level
    found = cached.findings(version, pilot, pilot.primary)
    assert getattr(found.change, "level", None) == level


def test_at_an_early_decision_everything_held_against_the_comparison_is_as_wide(
    store_folder: Path,
) -> None:
    """Beside a headline of 99.5 %, an interval of 95 % would be the surer of the two."""
    around = STUDY.replace("comparison =", 'buffers = ["street", "yard"]\ncomparison =')
    dated = f"decision_dates = [2025-03-31, 2026-03-31]\n{around}"
    rows = spread(EVEN | {"street": (480, 250), "yard": (240, 110)})
    counts = months(rows) + months(rows, "Skadegörelse").partition("\n")[2]
    version = load(store_folder, counts=counts, study=dated)
    study = cached.study(version)
    assert study is not None
    [pilot] = study.pilots
    found = cached.findings(version, pilot, pilot.primary)
    moved = judged.moved(version, pilot, pilot.primary)
    so_far = judged.so_far(version, pilot, pilot.primary)
    assert isinstance(moved, Moved)
    assert isinstance(so_far, FewerSoFar)
    others = judged.other_offences(version, pilot, pilot.primary).changes
    assert min(len(others), len(so_far.steps), len(moved.by_area)) > 0
    told = [
        *(found.change, found.expected, found.fewer, found.displacement),
        *(moved.net, moved.by_chance, *(one for _, one in moved.by_area)),
        *(step.fewer for step in so_far.steps),
        *(one.change for one in others),
    ]
    assert {getattr(one, "level", None) for one in told} == {decision_levels(2)[0]}


def test_what_could_be_seen_is_told_at_the_level_of_the_last_decision(store_folder: Path) -> None:
    dated = f"decision_dates = [2025-03-31, 2026-03-31]\n{LONGER}"
    version = load(store_folder, counts=months(spread(EVEN)), study=dated)
    study = cached.study(version)
    assert study is not None
    [pilot] = study.pilots
    assert pilot.after.months == 12
    found = judged.detectable_change(version, pilot, pilot.primary)
    assert isinstance(found, Detectable)
    assert found.planned_months == 24
    assert found.precision.level == decision_levels(2)[1]


def test_what_the_area_file_calls_places_tells_their_kind(store_folder: Path) -> None:
    file = json.loads(squares({area: area for area in (*EVEN, "g", "h")}))
    for feature in file["features"]:
        works = feature["properties"]["id"] == "g"
        feature["properties"]["typ"] = "industriområde" if works else "handelsgata"
    counts = months(spread(EVEN) | {area: spread(EVEN)["a"] for area in "gh"})
    version = load(store_folder, counts=counts, study=STUDY, areas=json.dumps(file))
    [pilot] = version.study().pilots
    found = judged.alike(version, pilot)
    assert isinstance(found, LikenessFindings)
    assert [c.area for c in found.candidates if LeftOut.OTHER_KIND in c.left_out] == ["g"]
