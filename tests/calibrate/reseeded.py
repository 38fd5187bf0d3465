"""
How often does the product claim what is not there, in samples of the same town with other seeds?

    python -m tests.calibrate.reseeded

The sample's own seed was chosen to be typical (data/sample/SOURCE.toml), so it proves nothing. Here
its counts and survey are drawn again with 200 other seeds, and judged as the page Effekt judges
them: the primary outcome alone, the secondary ones after Holm. What was said of each outcome is
kept in reseeded.csv: 0 no change, 1 more or higher, -1 fewer or lower.
"""

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.coverage import Coverage
from analysis.findings import Findings, judge
from analysis.looks import level_at
from analysis.results import Comparison, Estimate, Hidden, NotPossible, Unit
from analysis.safety import answers_scatter, judge_answers
from analysis.secondary import Adjusted, adjusted
from data.kinds.items import item_scales
from data.plans.study_files import read_study
from data.sample.counts import GROUPS, month_counts
from data.sample.places import PLACES
from data.sample.plan import study_toml
from data.sample.survey import survey_tables
from data.sample.truth import months, truth
from data.study import Outcome, Pilot, Study

TABLE = Path(__file__).with_name("reseeded.csv")
SEEDS = range(20_000, 20_200)  # none that the sample's own was searched among
WORKERS = 2
PRIMARY, BUFFER = "primary", "buffer"


@cache
def study() -> Study:
    return read_study(study_toml().encode())


def row(seed: int) -> dict[str, int]:
    """What is said of each outcome of each pilot: `<area>:<outcome>` is -1, 0 or 1."""
    of_incidents, of_survey, _ = np.random.default_rng(seed).spawn(3)  # as data.sample.make does
    drawn = month_counts(of_incidents)
    answers = _answers(survey_tables(of_survey)["enkat.csv"])
    said = {"seed": seed}
    for pilot in study().pilots:
        found = _judged(drawn, pilot, pilot.primary)
        said[f"{pilot.area}:{PRIMARY}"] = sign(found.change)
        said[f"{pilot.area}:{BUFFER}"] = sign(found.displacement)
        others = {
            outcome: _judged(drawn, pilot, outcome).change
            if outcome.groups
            else _asked(answers, pilot, outcome)
            for outcome in pilot.secondary
        }
        for outcome, one in adjusted(others).items():
            assert isinstance(one, Adjusted), one
            said[f"{pilot.area}:{name(outcome)}"] = sign(one.comparison) if one.holds else 0
    return said


def name(outcome: Outcome) -> str:
    return outcome.item or "+".join(sorted(outcome.groups))


def sign(result: Estimate | Hidden | NotPossible) -> int:
    """Which way it is sure to have changed."""
    assert isinstance(result, Estimate), result
    none = 1.0 if result.unit is Unit.RATIO else 0.0
    return int(result.low > none) - int(result.high < none)


def _level() -> float:
    return level_at(study().decision_dates, truth()["period"]["preliminary"])


def _judged(drawn: np.ndarray, pilot: Pilot, outcome: Outcome) -> Findings:
    period = truth()["period"]
    coverage = Coverage(
        whole=(period["first"], period["end"]), preliminary_from=period["preliminary"]
    )
    counted = drawn[:, [group in outcome.groups for group in GROUPS]].sum(axis=1)
    table = pd.DataFrame(
        {
            "area_id": np.repeat([place.area_id for place in PLACES], counted.shape[1]),
            "month": np.tile(months().astype("datetime64[us]"), counted.shape[0]),
            "count": counted.ravel(),
        }
    )
    wanted = table[table["area_id"].isin(pilot.areas)]
    return judge(wanted, pilot, outcome, coverage, level=_level())


def _answers(survey: pd.DataFrame) -> pd.DataFrame:
    """The survey as the engine would give it: item, wave, area_id, respondent_group, answer ..."""
    ids = {place.name: place.area_id for place in PLACES}
    asked = [item for item in survey if item in item_scales()]
    long = survey.melt(
        ["våg", "datum", "område", "grupp"], value_vars=asked, var_name="item", value_name="answer"
    )
    long = long[long["answer"] != ""].assign(area_id=long["område"].map(ids))
    grouped = long.groupby(["item", "våg", "area_id", "grupp", "answer"], as_index=False)
    counts = grouped.agg(count=("datum", "size"), answered_from=("datum", "min"))
    return counts.rename(columns={"våg": "wave", "grupp": "respondent_group"})


def _asked(
    answers: pd.DataFrame, pilot: Pilot, outcome: Outcome
) -> Comparison | Hidden | NotPossible:
    scale = item_scales()[outcome.item]
    first = pd.to_datetime(answers.groupby("wave")["answered_from"].min())
    waves = {str(wave): day.date() for wave, day in first.items()}
    own = answers[answers["item"] == scale.asked_as]
    apart = answers_scatter(answers, pilot, item_scales(), outcome.respondents, waves=waves)
    found = judge_answers(
        own, pilot, outcome, scale, waves=waves, scatter=apart, level=_level()
    ).difference
    assert isinstance(found, Comparison), found
    return found


def table(seeds: Iterable[int]) -> pd.DataFrame:
    with ProcessPoolExecutor(WORKERS) as pool:
        return pd.DataFrame(pool.map(row, seeds, chunksize=5))


def shares(kept: pd.DataFrame) -> dict[str, dict[int, float]]:
    """Of each outcome the share of seeds in which it was said to be fewer, the same and more."""
    said = {outcome: kept[outcome].to_list() for outcome in kept if outcome != "seed"}
    return {
        str(outcome): {way: ways.count(way) / len(ways) for way in (-1, 0, 1)}
        for outcome, ways in said.items()
    }


def main() -> None:
    answer = table(SEEDS)
    answer.to_csv(TABLE, index=False)
    print(pd.DataFrame(shares(answer)).T.to_string())


if __name__ == "__main__":
    main()
