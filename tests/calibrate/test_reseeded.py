"""What the product says of 200 other samples of the same town: kept, and still what it says."""

import pandas as pd
import pytest

from data.sample.truth import truth
from tests.calibrate.reseeded import BUFFER, PRIMARY, SEEDS, TABLE, row, shares, study

KEPT = pd.read_csv(TABLE)
SAID = shares(KEPT)
RERUN = 20
# SOURCE.toml: no change is planted here
NOTHING = [
    "norra_kungsgatan:assault+damage+threat",
    "stallbacka:primary",
    "stallbacka:vehicle",
    "stallbacka:B05b",
]


def test_two_hundred_other_seeds_were_asked_than_the_sample_s_own_was_searched_among() -> None:
    assert KEPT["seed"].tolist() == list(SEEDS)
    assert len(SEEDS) >= 200
    assert min(SEEDS) > 15_999  # the last that was tried, by SOURCE.toml
    assert truth()["seed"] not in SEEDS


def test_every_outcome_of_the_plan_was_judged() -> None:
    asked = sum(len((PRIMARY, BUFFER, *pilot.secondary)) for pilot in study().pilots)
    assert len(KEPT.columns) == 1 + asked
    assert set(NOTHING) <= set(KEPT.columns)


@pytest.mark.parametrize("outcome", NOTHING)
def test_where_nothing_is_planted_a_change_is_claimed_in_at_most_one_sample_of_twenty(
    outcome: str,
) -> None:
    assert 1 - SAID[outcome][0] <= 0.05


def test_samples_with_any_claim_that_is_not_there_are_no_more_than_the_pilots_two_chances() -> None:
    """Each pilot's secondary outcomes have 5 % together, by Holm, and so has each primary one."""
    claims = (KEPT[NOTHING] != 0).any(axis=1).mean()
    assert claims <= 0.10


def test_what_is_planted_is_found_the_right_way_and_almost_never_the_wrong_way() -> None:
    """
    Of visitors 0.84 were found while the interval took answers in one area for unrelated. That
    claimed a change in up to half of all surveys where areas drift; here they do not, and eight
    areas and six questions cannot know it.
    """
    found = {
        "norra_kungsgatan:primary": (-1, 0.90),
        "norra_kungsgatan:B05b": (-1, 0.60),
        "norra_kungsgatan:F10x": (1, 0.70),
    }
    for outcome, (way, least) in found.items():
        assert SAID[outcome][way] >= least
        assert SAID[outcome][-way] == 0


def test_six_per_cent_more_in_the_buffer_mostly_cannot_be_told_and_is_not_turned_around() -> None:
    buffer = SAID["norra_kungsgatan:buffer"]
    assert buffer[0] > 0.8
    assert buffer[1] > buffer[-1]
    assert buffer[-1] <= 0.025


@pytest.mark.slow
def test_the_kept_rows_are_those_that_the_product_gives_now() -> None:
    kept = KEPT.head(RERUN).to_dict("records")
    assert [row(seed) for seed in list(SEEDS)[:RERUN]] == kept
