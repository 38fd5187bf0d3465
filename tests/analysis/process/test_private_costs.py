"""What one or two businesses paid is in no sum."""

import pandas as pd
import pytest

from analysis.process.private_costs import known_costs, withheld_costs


def measures(*rows: tuple[str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["owner_type", "org_id", "cost_sek"])


@pytest.mark.parametrize(("businesses", "held"), [(1, 1), (2, 2), (3, 0), (4, 0)])
def test_from_three_businesses_on_their_costs_are_told(businesses: int, held: int) -> None:
    rows = measures(
        ("municipality", "", 10.0), *(("private", f"O-{at}", 5.0) for at in range(businesses))
    )
    assert withheld_costs(rows).tolist().count(True) == held
    assert not withheld_costs(rows)[0]


def test_each_type_of_owner_is_looked_at_by_itself() -> None:
    """Else what is told of one type is what the other did not pay."""
    rows = measures(*(("private", f"O-{at}", 5.0) for at in range(3)), ("förening", "O-9", 7.0))
    assert withheld_costs(rows).tolist() == [False, False, False, True]


def test_a_business_without_a_cost_does_not_stand_before_another() -> None:
    rows = measures(("private", "A", 5.0), ("private", "B", 6.0), ("private", "C", float("nan")))
    assert withheld_costs(rows).tolist() == [True, True, False]
    assert withheld_costs(rows.assign(cost_sek=[5.0, 6.0, -1.0])).tolist() == [True, True, False]


def test_what_the_public_and_several_together_paid_is_never_withheld() -> None:
    rows = measures(("police", "", 1.0), ("joint", "", 1.0), ("municipality", "", 1.0))
    assert not withheld_costs(rows).any()
    assert not withheld_costs(rows.iloc[:0]).any()


def test_a_cost_below_nothing_is_none() -> None:
    assert known_costs(measures(("police", "", -1.0), ("police", "", 0.0))).tolist()[1:] == [0.0]
