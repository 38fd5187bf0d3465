"""A file that was never loaded, or lacks a column, is asked like any other."""

from datetime import date

import pandas as pd
import pytest

from analysis.process.chain import chain, problems_in, problems_with_measure
from analysis.process.fidelity import elements, fidelity, transferability
from analysis.process.frames import complete
from analysis.process.messages import messages_sent
from analysis.process.reports import replies, reporting_delay, reports_by_category, reports_shared
from analysis.process.situations import situation_pictures, updated
from analysis.results import NotPossible
from data.intake import Kind
from tests.analysis.process.made import YEAR, placed

AS_OF = date(2025, 12, 1)
BARE = pd.DataFrame({"row": [0, 1], "area_id": ["a", "b"]})


def test_what_a_file_lacks_is_empty_and_of_the_right_sort() -> None:
    rows = complete(BARE, Kind.MEASURES)
    assert (rows["title"] == "").all()
    assert rows["done_on"].isna().all()
    assert rows["started_on"].dtype == "datetime64[us]"
    unsaid = complete(BARE.assign(title=pd.Series(["x", float("nan")], dtype="str")), Kind.MEASURES)
    assert list(unsaid["title"]) == ["x", ""]
    assert len(complete(None, Kind.ELEMENTS)) == 0
    assert complete(None, Kind.ELEMENTS)["grade"].dtype == "Int64"


@pytest.mark.parametrize("kind", ["problems", "measures", "elements", "reports", "situations"])
def test_the_rows_made_for_tests_have_the_columns_of_a_stored_file(kind: str) -> None:
    made = placed(kind, {})
    stored = complete(None, Kind(kind))
    assert set(made) <= set(stored)
    assert all(made[column].dtype == stored[column].dtype for column in made)


@pytest.mark.parametrize("rows", [None, BARE])
@pytest.mark.parametrize("area", ["a", "", "c"])
def test_without_a_word_about_it_every_indicator_has_a_reason(
    rows: pd.DataFrame | None, area: str
) -> None:
    assert isinstance(chain(rows, None, "c", AS_OF), NotPossible)
    assert isinstance(problems_with_measure(None, rows, area, YEAR, AS_OF).value, NotPossible)
    assert isinstance(reports_shared(rows, area, YEAR).value, NotPossible)
    assert isinstance(reporting_delay(rows, area, YEAR).value, NotPossible)
    assert isinstance(replies(rows, area, YEAR, AS_OF).value, NotPossible)
    assert isinstance(situation_pictures(rows, area, YEAR, AS_OF).value, NotPossible)
    assert isinstance(updated(rows, area, AS_OF), NotPossible)
    assert isinstance(messages_sent(rows, area, YEAR).value, NotPossible)
    assert isinstance(fidelity(None, area, YEAR).value, NotPossible)
    assert isinstance(transferability(None, area, YEAR).value, NotPossible)
    assert reports_by_category(rows, ["a", "b"], YEAR) == ()
    assert not problems_in(None, area)
    assert not elements(None, area, YEAR)
