from io import BytesIO
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from data.files.labelled import read_labelled
from data.problems import Finding, Remark

ANSWERS = pd.DataFrame({"id": [1.0, 2, 3, 4, 5], "F20a": [1.0, 5, 9, -1, 98], "x": list("abcdZ")})


@pytest.fixture(scope="module")
def spss(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("spss") / "enkat.sav"
    pyreadstat.write_sav(
        ANSWERS,
        file,
        variable_value_labels={"F20a": {1.0: "Mycket trygg", 9.0: "Vet ej"}},
        missing_ranges={"F20a": [{"lo": 9, "hi": 99}, -1], "x": ["Z"]},
    )
    return file.read_bytes()


def test_codes_that_the_file_declares_missing_are_no_answers_and_are_counted(spss: bytes) -> None:
    rows, _, findings = read_labelled(spss, ".sav")
    assert rows["F20a"].tolist() == ["1", "5", "", "", ""]
    assert rows["x"].tolist() == ["a", "b", "c", "d", ""]
    assert [(f.column, f.count, sorted(f.examples)) for f in findings] == [
        ("F20a", 3, ["-1", "9", "98"]),
        ("x", 1, ["Z"]),
    ]


def test_codes_stay_codes_and_the_labels_say_what_they_mean(spss: bytes) -> None:
    _, labels, _ = read_labelled(spss, ".sav")
    assert labels == {"F20a": {"1": "Mycket trygg", "9": "Vet ej"}}


def test_extended_missing_values_of_stata_are_counted_too(tmp_path: Path) -> None:
    file = tmp_path / "enkat.dta"
    pyreadstat.write_dta(
        pd.DataFrame({"id": [1, 2, 3], "F20a": [4, "a", "b"]}),
        file,
        missing_user_values={"F20a": ["a", "b"]},
    )
    rows, _, findings = read_labelled(file.read_bytes(), ".dta")
    assert rows["F20a"].tolist() == ["4", "", ""]
    assert findings == (Finding(Remark.USER_MISSING, 2, "F20a", ("a", "b")),)


def test_a_file_without_any_declared_code_has_nothing_to_say() -> None:
    content = BytesIO()
    ANSWERS.to_stata(content, write_index=False)
    rows, labels, findings = read_labelled(content.getvalue(), ".dta")
    assert rows["F20a"].tolist() == ["1", "5", "9", "-1", "98"]
    assert (labels, findings) == ({}, ())
