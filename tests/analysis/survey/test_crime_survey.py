"""A real survey, end to end: loaded by the command, asked of the engine, and what others found."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import ttest_ind
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from analysis.results import Estimate
from analysis.safety import judge_answers
from analysis.survey.crosstab import Crosstab, Independence, answer_table, crosstab
from analysis.survey.weighting import weighted
from analysis.weighted_shares import WeightedShare
from data import engine
from data.__main__ import main
from data.kinds.items import ItemScale, item_bank
from data.store import Store, Version
from data.study import Direction, Outcome
from tests.analysis.pilots import PILOT
from tests.shared_data import shared_data

TEXT, STATA = "bcs_2007_08_teaching.csv.gz", "bcs_2007_08_teaching_original.dta"
MAPPING = """[columns]
weight = "tcindwt"
area_name = "rural2"
[fixed]
wave = "{wave}"
answered_on = "{day}"
"""
WAVES = {"2007/08": "2023-10-01", "2009/10": "2024-10-01"}  # days of the pilot's two periods
AFTER_DARK = ItemScale(
    item="walkdark",
    asked_as="walkdark",
    counted=frozenset({"a bit unsafe", "very unsafe"}),
    valid=frozenset({"very safe", "fairly safe", "a bit unsafe", "very unsafe"}),
)
UNSAFE = Outcome(name="", item="walkdark", direction=Direction.DECREASE, smallest_change=-0.05)
OF_URBAN = replace(PILOT, area="urban", comparison=frozenset({"rural"}), primary=UNSAFE)
PLANTED = -0.10


def add(file: Path, wave: str, folder: Path, *options: str) -> None:
    mapping = folder / "mapping.toml"
    mapping.write_text(MAPPING.format(wave=wave, day=WAVES[wave]))
    assert main(["add", "survey", str(file), "--mapping", str(mapping), *options]) == 0


@pytest.fixture(scope="module")
def raw() -> pd.DataFrame:
    """The file by pandas alone: no code of ours."""
    return pd.read_csv(shared_data("surveys", TEXT))


@pytest.fixture(scope="module", params=[TEXT, STATA])
def version(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Version:
    """One wave, from each of the two forms of the file."""
    file, folder = shared_data("surveys", request.param), tmp_path_factory.mktemp("bcs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(folder / "store"))
        add(file, "2007/08", folder)
        return Store.home().current()


def wide(version: Version, *items: str) -> pd.DataFrame:
    rows = engine.responses(version, items=items)
    return rows.pivot_table(index="respondent", columns="item", values="answer", aggfunc="first")


def test_the_published_chi_square_comes_from_the_product(version: Version) -> None:
    responses = engine.responses(version, items=("rubbcomm", "bcsvictim"))
    found = crosstab(
        responses, "rubbcomm", "bcsvictim", bank=item_bank(), rng=np.random.default_rng(1)
    )
    assert isinstance(found, Crosstab)
    assert isinstance(found.independence, Independence)
    test = found.independence
    assert test.chi_square.value == pytest.approx(184.0443, abs=5e-5)
    assert test.chi_square.degrees_of_freedom == 3
    assert test.p == pytest.approx(1.180409e-39, rel=1e-6)
    assert test.smallest_expected == pytest.approx(41.68495, abs=5e-6)
    # the more litter, the more victims
    victims = found.residuals["victim of crime"]
    assert victims["very common"] > 3
    assert victims["not at all common"] < -3


def test_the_published_gamma_is_in_the_table_of_the_product(version: Version) -> None:
    """Goodman and Kruskal's gamma, from concordant and discordant pairs: 0.266."""
    responses = engine.responses(version, items=("rubbcomm", "bcsvictim"))
    table = answer_table(responses, "rubbcomm", "bcsvictim", bank=item_bank())
    order = ["not at all common", "not very common", "fairly common", "very common"]
    no, yes = table.loc[order, "not a victim of crime"], table.loc[order, "victim of crime"]
    alike = sum(no.iloc[i] * yes.iloc[i + 1 :].sum() for i in range(4))
    against = sum(yes.iloc[i] * no.iloc[i + 1 :].sum() for i in range(4))
    assert (alike - against) / (alike + against) == pytest.approx(0.266, abs=5e-4)


def test_the_published_welch_test_comes_from_the_answers_through_scipy(version: Version) -> None:
    people = wide(version, "tcviolent", "sex")
    worry = pd.to_numeric(people["tcviolent"].replace("", None)).dropna()
    women, men = (worry[people["sex"].reindex(worry.index) == sex] for sex in ("female", "male"))
    found = ttest_ind(women, men, equal_var=False)
    assert found.statistic == pytest.approx(29.114, abs=5e-4)
    assert found.df == pytest.approx(8398.3, abs=0.05)
    interval = found.confidence_interval()
    assert (interval.low, interval.high) == pytest.approx((0.5614656, 0.64253), abs=5e-6)
    assert (women.mean(), men.mean()) == pytest.approx((0.32816558, -0.27383223), abs=5e-7)


def test_the_weighted_share_unsafe_after_dark_is_that_of_a_second_computation(
    version: Version, raw: pd.DataFrame
) -> None:
    rows = engine.responses(version, items=("walkdark",))
    valid = rows[rows["answer"].isin(AFTER_DARK.valid)]
    yes = valid["answer"].isin(AFTER_DARK.counted).to_numpy().astype(float)
    found = weighted(yes, valid["weight"].to_numpy())
    assert isinstance(found, WeightedShare)
    asked = raw.dropna(subset="walkdark")
    weight = asked["tcindwt"].fillna(1.0)  # 16 of all respondents have none
    unsafe = asked["walkdark"].str.contains("unsafe")
    share = np.average(unsafe, weights=weight)
    assert found.value == pytest.approx(share, rel=1e-6)
    effective = weight.sum() ** 2 / (weight**2).sum()
    low, high = proportion_confint(share * effective, effective, method="wilson")
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-6)
    assert found.value == pytest.approx(0.3156, abs=0.02)
    assert abs(found.value - unsafe.mean()) > 0.001  # the weights do something


def second_wave(raw: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Other respondents, drawn from the same ones: in towns fewer are unsafe after dark."""
    drawn = raw.sample(9_000, replace=True, random_state=rng).reset_index(drop=True)
    drawn["rowlabel"] = 90_000_000 + np.arange(len(drawn))
    asked = drawn.index[(drawn["rural2"] == "urban") & drawn["walkdark"].notna()]
    unsafe = asked[drawn.loc[asked, "walkdark"].str.contains("unsafe")]
    safer = rng.choice(unsafe, round(-PLANTED * len(asked)), replace=False)
    drawn.loc[safer, "walkdark"] = "fairly safe"
    drawn.loc[rng.choice(drawn.index, 400, replace=False), "walkdark"] = "98"  # don't know
    return drawn


@pytest.fixture(scope="module")
def both(raw: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> tuple[Version, Path]:
    """Two cross-sections of other people, the second put beside the first."""
    folder = tmp_path_factory.mktemp("bcs_twice")
    later = folder / "later.csv"
    second_wave(raw, np.random.default_rng(20)).to_csv(later, index=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(folder / "store"))
        add(shared_data("surveys", TEXT), "2007/08", folder)
        add(later, "2009/10", folder, "--beside")
        return Store.home().current(), later


def unsafe_of(file: pd.DataFrame, area: str) -> tuple[int, int]:
    """Of those who answered, "don't know" left out."""
    said = file[file["rural2"] == area]["walkdark"].dropna().loc[lambda said: said != "98"]
    return int(said.str.contains("unsafe").sum()), len(said)


def test_a_second_cross_section_beside_the_first_shows_the_planted_change(
    both: tuple[Version, Path], raw: pd.DataFrame
) -> None:
    version, file = both
    later = pd.read_csv(file)
    answers = engine.answer_counts(version, items=["walkdark"])
    found = judge_answers(answers, OF_URBAN, UNSAFE, AFTER_DARK, waves=engine.wave_days(version))
    for area, change in (("urban", found.pilot_change), ("rural", found.comparison_change)):
        assert isinstance(change, Estimate)
        (yes, n), (yes_later, n_later) = unsafe_of(raw, area), unsafe_of(later, area)
        assert change.value == pytest.approx(yes_later / n_later - yes / n)
        interval = confint_proportions_2indep(
            yes_later, n_later, yes, n, method="newcomb", compare="diff"
        )
        assert (change.low, change.high) == pytest.approx(interval, abs=1e-9)
        assert change.n == n + n_later
    assert isinstance(found.pilot_change, Estimate)
    assert isinstance(found.comparison_change, Estimate)
    assert found.pilot_change.low < PLANTED < found.pilot_change.high < 0
    assert found.comparison_change.low < 0 < found.comparison_change.high
    assert isinstance(found.difference, Estimate)
    assert found.difference.low < PLANTED < found.difference.high < 0


def test_nobody_of_two_cross_sections_is_taken_for_the_same_person(
    both: tuple[Version, Path],
) -> None:
    rows = engine.responses(both[0], items=("walkdark",))
    assert (rows.groupby("respondent")["wave"].nunique() == 1).all()
    assert rows.groupby("wave").size().to_dict() == {"2007/08": 11_676, "2009/10": 9_000}
    assert (rows.loc[rows["wave"] == "2009/10", "answer"] == "98").sum() == 400
