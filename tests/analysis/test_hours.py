import numpy as np
import pytest

from analysis.disclosure import ShownTable
from analysis.hours import hours_by_weekday
from analysis.results import NotPossible, Reason


def table(slots: np.ndarray, hours: int = 3) -> ShownTable:
    answer = hours_by_weekday(slots.tolist(), hours=hours)
    assert isinstance(answer, ShownTable)
    return answer


def test_monday_midnight_comes_first_and_sunday_evening_last() -> None:
    slots = np.zeros(168)
    slots[[0, 1, 2]] = 10
    slots[167] = 40
    shown = table(slots).cells
    assert shown.loc[0, 0] == 30
    assert shown.loc[6, 21] == 40
    assert shown.sum().sum() == 70


@pytest.mark.parametrize("hours", [1, 3, 6, 24])
def test_every_incident_is_in_one_cell_whatever_the_span(hours: int) -> None:
    shown = table(np.full(168, 12.0), hours)
    assert shown.cells.shape == (7, 24 // hours)
    assert shown.total == 168 * 12
    assert shown.row_totals.tolist() == [24 * 12] * 7


def test_fractions_of_incidents_are_rounded_and_small_cells_hidden() -> None:
    slots = np.full(168, 1.6)
    slots[[0, 1, 2]] = 0.8
    shown = table(slots).cells
    assert shown.isna().loc[0, 0]
    assert shown.loc[3, 12] == 5
    assert shown.isna().to_numpy().sum() >= 4


def test_without_incidents_there_is_no_table() -> None:
    assert hours_by_weekday([0.0] * 168) == NotPossible(Reason.NO_INCIDENTS)


def test_a_week_has_168_hours_and_a_day_whole_spans() -> None:
    with pytest.raises(ValueError, match="24 slots"):
        hours_by_weekday([1.0] * 24)
    with pytest.raises(ValueError, match="spans of 5 hours"):
        hours_by_weekday([1.0] * 168, hours=5)
