"""What was planted in the sample's answers is found, and nothing else."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from analysis.results import Comparison, Doubt
from analysis.survey.item_changes import ItemChange, Question, item_changes
from analysis.survey.pairs import panel
from analysis.survey.ranking import problem_ranking
from analysis.survey.scale_shift import scale_shift
from data import context, engine
from data.kinds.items import ItemScale
from data.sample.truth import truth
from data.store import Store
from data.study import Pilot

STREET, PARK = "norra_kungsgatan", "stallbacka"
VISITORS, BUSINESSES = truth()["visitors"]["respondents"], truth()["businesses"]["respondents"]
DARK, REPORTED = ("B05b", VISITORS), ("F10x", BUSINESSES)


@dataclass(frozen=True, eq=False)
class Sample:
    responses: pd.DataFrame
    waves: dict[str, date]
    scales: dict[str, ItemScale]
    pilots: dict[str, Pilot]

    @cache  # noqa: B019 - one sample a module
    def changes(self, area: str) -> dict[Question, ItemChange]:
        found = item_changes(self.responses, self.pilots[area], self.scales, waves=self.waves)
        return {(one.item, one.respondents): one for one in found}


@pytest.fixture(scope="module")
def sample(sample_store: Path) -> Sample:
    version = Store(sample_store).current()
    return Sample(
        responses=engine.responses(version),
        waves=engine.wave_days(version),
        scales=context.item_bank_of(version).scales(),
        pilots={pilot.area: pilot for pilot in version.study().pilots},
    )


def comparison(change: ItemChange) -> Comparison:
    assert isinstance(change.difference, Comparison), change
    return change.difference


def test_the_planted_fall_of_unsafe_visitors_is_found_and_none_elsewhere(sample: Sample) -> None:
    planted = truth()["visitors"]
    street = sample.changes(STREET)
    difference = comparison(street[DARK])
    fall = planted[STREET]["after"] - planted[STREET]["before"]  # none in the comparison areas
    assert difference.low < fall < difference.high < 0
    assert {asked for asked, one in street.items() if one.is_marked} == {DARK, REPORTED}
    assert street[DARK].declared
    assert street[REPORTED].declared
    assert not any(one.is_marked for one in sample.changes(PARK).values())


def test_the_planted_rise_of_the_reporting_share_is_found(sample: Sample) -> None:
    planted = truth()["businesses"]
    difference = comparison(sample.changes(STREET)[REPORTED])
    rise = planted[STREET]["after"] - planted[STREET]["before"]
    assert 0 < difference.low < rise < difference.high


def test_visitors_are_other_people_each_time_and_businesses_are_a_panel(sample: Sample) -> None:
    pilot = sample.pilots[STREET]
    visitors, businesses = (
        panel(sample.responses, pilot, group, waves=sample.waves)
        for group in (VISITORS, BUSINESSES)
    )
    assert not visitors.is_panel
    assert businesses.is_panel
    changes = sample.changes(STREET)
    assert not changes[DARK].paired
    assert changes[REPORTED].paired
    caveats = {caveat.doubt for caveat in comparison(changes[REPORTED]).caveats}
    assert Doubt.ANSWERED_ONCE in caveats


def test_the_whole_scale_moves_where_the_share_does_and_not_elsewhere(sample: Sample) -> None:
    scale = sample.scales["B05b"]
    moved, not_moved = (
        scale_shift(sample.responses, sample.pilots[area], scale, VISITORS, waves=sample.waves)
        for area in (STREET, PARK)
    )
    assert isinstance(moved.difference, Comparison)
    assert moved.difference.low > 0  # safer
    assert isinstance(not_moved.difference, Comparison)
    assert not_moved.difference.low < 0 < not_moved.difference.high


def test_no_problem_is_said_to_have_moved(sample: Sample) -> None:
    scales = [scale for item, scale in sample.scales.items() if item.startswith("F22")]
    for pilot in sample.pilots.values():
        found = problem_ranking(sample.responses, pilot, scales, BUSINESSES, waves=sample.waves)
        assert len(found.pilot) == len(scales) == 11
        assert not any(one.moved or one.is_marked for one in found.pilot)
