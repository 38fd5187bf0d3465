"""Our methods against numbers that others published, and that the runner sees a wrong one."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.reference.__main__ import main
from tests.reference.adapters import ADAPTERS
from tests.reference.cases import OUR_CASES, Case, mismatches, read_cases
from tests.shared_data import shared_data, shared_folder

CASES = read_cases(OUR_CASES)
NEEDS_FILE = {"interrupted_time_series"}  # tests/analysis/test_interrupted.py has its numbers

RATIO = Case(
    id="ratio",
    call="rate_ratio_exact",
    inputs={"before": 50, "after": 30},
    expected={"value": 0.6},
    tolerance=1e-9,
)
NOTHING = {"before": 0, "after": 0}


def case(**changed: Any) -> Case:  # noqa: ANN401 - any part of a case
    parts = {name: getattr(RATIO, name) for name in RATIO.__slots__}
    return Case(**parts | changed)


def found(**changed: Any) -> list[str]:  # noqa: ANN401
    return mismatches(case(**changed), shared_folder())


def written(folder: Path, *rows: dict[str, Any]) -> str:
    file = folder / "cases.json"
    file.write_text(json.dumps(rows), encoding="utf-8")
    return str(file)


ROW = {name: getattr(RATIO, name) for name in RATIO.__slots__}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_agrees_with_what_others_published(case: Case) -> None:
    assert mismatches(case, shared_folder()) == []


def test_every_method_has_a_case_and_no_case_has_anothers_name() -> None:
    assert {case.call for case in CASES} == ADAPTERS.keys() - NEEDS_FILE
    assert len({case.id for case in CASES}) == len(CASES)


def test_agrees_with_the_shared_cases() -> None:
    file = shared_data("..", "reference", "values.json")
    assert main([str(file), "--data", str(shared_data())]) == 0


def test_the_command_runs_our_own_cases() -> None:
    command = [sys.executable, "-W", "error", "-m", "tests.reference"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"{len(CASES)} cases, 0 of them with a mismatch\n")


def test_a_wrong_number_is_a_mismatch_and_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ROW | {"id": "wrong", "expected": {"value": 0.61}}
    assert main([written(tmp_path, ROW, wrong)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "wrong rate_ratio_exact: value is 0.6 where 0.61 is expected (within 1e-09)",
        "2 cases, 1 of them with a mismatch",
    ]
    assert main([written(tmp_path, ROW)]) == 0


def test_a_call_that_we_have_no_method_for_is_a_mismatch() -> None:
    assert found(call="astrology") == ["no method of ours has this name"]


def test_an_answer_where_none_is_possible_is_a_mismatch_and_so_is_the_reverse() -> None:
    refused = {"possible": False}
    assert found(expected=refused) == [
        "possible is True where False is expected (within 1e-09)",
    ]
    assert found(inputs=NOTHING, expected=refused) == []
    [said] = found(inputs=NOTHING)
    assert said.startswith("not possible (no_incidents) where")


def test_a_crash_is_a_mismatch_and_the_next_case_still_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    crash = ROW | {"id": "crash", "inputs": {"before": "many", "after": 3}}
    assert main([written(tmp_path, crash, ROW)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("crash rate_ratio_exact: crashed: ValueError")
    assert "2 cases, 1 of them" in said
    [missing] = found(call="interrupted_time_series", inputs={"file": "nowhere.csv"})
    assert "nowhere.csv" in missing


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"expected": {"median": 3}}, "median is not in the answer"),
        ({"expected": {"value": "inf"}}, "value is 0.6 where inf is expected"),
        (
            {"inputs": {"before": 0, "after": 5}, "expected": {"high": 9}},
            "high is inf where 9 is expected",
        ),
        (
            {"call": "holm", "inputs": {"p": [0.1]}, "expected": {"adjusted": [0.1, 0.2]}},
            "adjusted has 1 values where 2 are expected",
        ),
        (
            {"call": "holm", "inputs": {"p": [0.1]}, "expected": {"adjusted": [0.2]}},
            "adjusted [0] is 0.1 where 0.2 is expected",
        ),
        (
            {
                "call": "aoristic_hours",
                "inputs": {"from": "2024-01-01 01:00"},
                "expected": {"weights": {"Mon_02": 1}},
            },
            "weights Mon_02 is 0.0 where 1 is expected",
        ),
    ],
)
def test_says_where_the_answer_differs(changed: dict[str, Any], said: str) -> None:
    [mismatch] = found(**changed)
    assert mismatch.startswith(said)


def test_infinity_and_numbers_just_within_the_tolerance_agree() -> None:
    assert found(inputs={"before": 0, "after": 5}, expected={"value": "inf", "high": "inf"}) == []
    assert found(expected={"value": 0.65}, tolerance=0.051) == []
    assert found(expected={"value": 0.65}, tolerance=0.049) != []


def test_more_cells_may_be_hidden_than_the_least_but_not_fewer() -> None:
    one_small = {"table": [[3, 12, 20], [8, 15, 9]]}
    for least, agrees in ((3, True), (4, True), (5, False)):
        said = found(call="suppress", inputs=one_small, expected={"hidden_cells_at_least": least})
        assert (said == []) is agrees


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "cannot be read"),
        ("[]", "is not a list of cases"),
        ('{"id": "x"}', "is not a list of cases"),
        ('[3, {"id": 7}]', "case 1: is not an object\ncase 2: id is 7\ncase 2: no call"),
        (json.dumps([ROW | {"expected": {}}]), "case 1: expects nothing"),
        (json.dumps([ROW | {"tolerance": -1}]), "case 1: tolerance is -1"),
        (json.dumps([ROW | {"tolerance": float("inf")}]), "case 1: tolerance is inf"),
    ],
)
def test_a_file_without_usable_cases_exits_with_1_and_says_all_that_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, said: str
) -> None:
    file = tmp_path / "cases.json"
    file.write_text(content, encoding="utf-8")
    assert main([str(file)]) == 1
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.json")]) == 1
    assert "none.json cannot be read" in capsys.readouterr().err
    assert main([str(tmp_path)]) == 1
