"""Answers one by one, of respondents who are numbers."""

import numpy as np
import pandas as pd

from data.counting.responses import responses
from tests.sample import answers


def told(*rows: dict[str, str]) -> pd.DataFrame:
    given = answers(*rows)
    return given.assign(area_id=given["area_name"])


def test_the_same_id_of_the_same_group_is_the_same_number_in_all_waves() -> None:
    found = responses(
        told(
            {"respondent_id": "a", "wave": "1", "respondent_group": "företag"},
            {"respondent_id": "b", "wave": "1", "respondent_group": "företag"},
            {"respondent_id": "a", "wave": "2", "respondent_group": "företag"},
            {"respondent_id": "a", "wave": "2", "respondent_group": "besökare"},
        )
    )
    first, other, again, visitor = found["respondent"]
    assert first == again
    assert len({first, other, visitor}) == 3


def test_an_id_is_nowhere_and_a_number_is_in_no_order_of_ids() -> None:
    ids = [str(number) for number in range(1, 401)]
    found = responses(told(*({"respondent_id": each} for each in ids)))
    assert "respondent_id" not in found
    assert sorted(found["respondent"]) == list(range(1, 401))
    order = np.corrcoef(found["respondent"], range(400))[0, 1]
    assert abs(order) < 0.2


def test_who_has_no_id_is_somebody_else_in_each_row() -> None:
    found = responses(told(*[{"respondent_id": ""}] * 3, {"respondent_id": "1"}))
    assert found["respondent"].nunique() == 4
    assert responses(told(*[{"respondent_id": ""}] * 2))["respondent"].tolist() == [1, 2]
    assert responses(told()).empty


def test_rows_lie_item_by_item() -> None:
    items = ["F21", "B05a", "F20a", "B05a"]
    rows = [{"item": item, "respondent_id": str(n)} for n, item in enumerate(items)]
    assert responses(told(*rows))["item"].tolist() == sorted(items)
