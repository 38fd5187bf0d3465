"""What SOURCE.toml plants in the survey is in the answers; the small files hang together."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.plans.study_files import read_study
from data.sample.make import make_sample
from data.study import Study

ROOT = Path(__file__).parents[2]
TRUTH: dict[str, Any] = tomllib.loads((ROOT / "data/sample/SOURCE.toml").read_text("utf-8"))
KUNGSGATAN, STALLBACKA = "norra_kungsgatan", "stallbacka"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sample")
    make_sample(made)
    return made


def read(file: Path) -> pd.DataFrame:
    return pd.read_csv(file, sep=";", dtype="str", keep_default_na=False)


@pytest.fixture(scope="module")
def answers(folder: Path) -> pd.DataFrame:
    return read(folder / "enkat.csv")


@pytest.fixture(scope="module")
def study(folder: Path) -> Study:
    return read_study((folder / "studie.toml").read_bytes())


@pytest.fixture(scope="module")
def names(folder: Path) -> dict[str, str]:
    """Area id -> name."""
    features = json.loads((folder / "omraden.geojson").read_text("utf-8"))["features"]
    return {f["properties"]["area_id"]: f["properties"]["namn"] for f in features}


def of_group(
    answers: pd.DataFrame, study: Study, names: dict[str, str], group: str
) -> pd.DataFrame:
    pilot = study.pilot(group.removesuffix("_comparison"))
    ids = {pilot.area} if pilot.area == group else pilot.comparison
    return answers[answers["område"].isin({names[area] for area in ids})]


def shares(
    answers: pd.DataFrame, part: str, counted: set[str], valid: set[str]
) -> dict[str, tuple[float, int]]:
    """Per wave: the share of the part's item that is `counted`, and of how many answers."""
    asked = answers[answers["grupp"] == TRUTH[part]["respondents"]]
    given = asked[asked[TRUTH[part]["item"]].isin(valid)]
    hit = given[TRUTH[part]["item"]].isin(counted)
    return {
        wave: (hit[rows].mean(), len(rows)) for wave, rows in given.groupby("våg").groups.items()
    }


AREA_GROUPS = [f"{pilot}{end}" for pilot in (KUNGSGATAN, STALLBACKA) for end in ("", "_comparison")]


@pytest.mark.parametrize("group", AREA_GROUPS)
def test_visitors_feel_as_unsafe_as_planted_in_each_wave(
    answers: pd.DataFrame, study: Study, names: dict[str, str], group: str
) -> None:
    mine = of_group(answers, study, names, group)
    found = shares(mine, "visitors", {"1", "2"}, set("12345"))
    planted = TRUTH["visitors"]
    assert found.keys() == {*planted["waves_before"], *planted["waves_after"]}
    for wave, (share, n) in found.items():
        when = "before" if wave in planted["waves_before"] else "after"
        assert share == pytest.approx(planted[group][when], abs=0.03)
        assert 1100 < n <= 1200


@pytest.mark.parametrize("group", AREA_GROUPS)
def test_victimised_businesses_report_as_often_as_planted(
    answers: pd.DataFrame, study: Study, names: dict[str, str], group: str
) -> None:
    mine = of_group(answers, study, names, group)
    found = shares(mine, "businesses", {"1"}, {"1", "2"})
    planted = TRUTH["businesses"]
    big = group.startswith(KUNGSGATAN)
    assert set(found) == {*planted["waves_before"], *planted["waves_after"]}
    for wave, (share, n) in found.items():
        when = "before" if wave in planted["waves_before"] else "after"
        assert share == pytest.approx(planted[group][when], abs=0.05 if big else 0.09)
        assert n == pytest.approx(400 if big else 120, rel=0.12)


def test_only_victimised_businesses_are_asked_whether_they_reported(answers: pd.DataFrame) -> None:
    firms = answers[answers["grupp"] == "företag"]
    victimised = (firms[["F10a", "F10b", "F10c", "F10d"]] == "1").any(axis=1)
    assert (firms["F10x"] != "97").equals(victimised)


def test_answers_come_from_at_least_six_comparison_areas_of_each_pilot(
    answers: pd.DataFrame, study: Study, names: dict[str, str]
) -> None:
    for pilot in (KUNGSGATAN, STALLBACKA):
        mine = of_group(answers, study, names, f"{pilot}_comparison")
        assert (mine.groupby(["grupp", "våg"])["område"].nunique() >= 6).all()


def test_visitors_are_other_people_each_wave_and_businesses_the_same(answers: pd.DataFrame) -> None:
    assert not answers.duplicated(["våg", "respondent_id"]).any()
    visitors = answers[answers["grupp"] == "besökare"]
    assert not visitors["respondent_id"].duplicated().any()
    firms = answers[answers["grupp"] == "företag"]
    before, after = (set(rows["respondent_id"]) for _, rows in firms.groupby("våg"))
    lost = len(before - after) / len(before)
    assert lost == pytest.approx(TRUTH["businesses"]["attrition"], abs=0.03)
    assert after - before
    places = firms.groupby("respondent_id")["område"].nunique()
    assert places.max() == 1


def test_only_members_say_what_they_think_of_the_partnership(answers: pd.DataFrame) -> None:
    asked = answers[answers["F30"] != ""]
    assert set(asked["F05"]) == {"1"}
    assert set(asked["våg"]) == {"2026 vår"}
    assert set(asked["område"]) == {"Norra Kungsgatan", "Stallbacka"}


# --- ways of working


def test_a_point_of_a_walk_leads_to_the_measure_it_names(folder: Path) -> None:
    points, measures = read(folder / "ronder.csv"), read(folder / "atgarder.csv")
    acted = points[points["åtgärd_id"] != ""]
    linked = acted.merge(measures, left_on="åtgärd_id", right_on="id", suffixes=("", "_measure"))
    assert 20 < len(linked) == len(acted) == linked["åtgärd_id"].nunique() < len(points)
    assert (linked["beslutad"] > linked["datum"]).all()
    assert (linked["källa_measure"] == linked["id"]).all()
    assert (linked["plats"] == linked["område"]).all()


@pytest.mark.parametrize(
    ("file", "fewest", "most"),
    [
        ("est_rapporter.csv", 100, 600),
        ("atgarder.csv", 40, 40),
        ("medlemmar.csv", 60, 60),
        ("moten.csv", 32, 32),
        ("enkat_platser.csv", 500, 4000),
    ],
)
def test_small_files_have_plausible_sizes(folder: Path, file: str, fewest: int, most: int) -> None:
    assert fewest <= len(read(folder / file)) <= most


def test_measures_are_owned_by_city_private_police_and_all_together(folder: Path) -> None:
    owners = set(read(folder / "atgarder.csv")["ägare_typ"])
    assert owners == {"kommun", "privat", "polis", "gemensam"}
