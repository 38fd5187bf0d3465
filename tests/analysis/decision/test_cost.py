from datetime import date
from math import inf, sqrt

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from analysis.decision.cost import Costs, PerFewer, costs, per_fewer
from analysis.results import Comparison, Counted, Hidden, Method, NotPossible, Reason, Unit
from data.study import Period

PERIOD = Period(date(2024, 3, 1), date(2025, 3, 1))
AS_OF = date(2025, 6, 1)
Z = float(norm.ppf(0.975))


def difference(value: float, low: float, high: float) -> Comparison:
    return Comparison(
        value=value,
        unit=Unit.INCIDENT_DIFFERENCE,
        low=low,
        high=high,
        level=0.95,
        n=400,
        method=Method.RELATIVE_RATE_RATIO,
        p=0.01,
    )


def ratio(cost: float, value: float, low: float, high: float) -> PerFewer:
    found = per_fewer(cost, Unit.SEK, difference(value, low, high))
    assert isinstance(found, PerFewer)
    return found


def measure(
    cost: float | None, owner: str = "municipality", org: str = "", done: str = "2024-06-01"
) -> dict[str, object]:
    return {
        "area_id": "north",
        "owner_type": owner,
        "org_id": org,
        "cost_sek": cost,
        "status": "done",
        "decided_on": pd.Timestamp("2024-03-05"),
        "done_on": pd.Timestamp(done),
    }


def measures(*rows: dict[str, object]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows)).assign(row=range(len(rows)))
    return table.astype({"cost_sek": "float64"})


def work(*rows: tuple[str, str, float, float]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=["month", "organisation", "hours", "cost_sek"])
    table["month"] = pd.to_datetime(table["month"]).astype("datetime64[us]")
    return table.assign(area_id="north", row=range(len(rows)))


def of(resources: pd.DataFrame | None, done: pd.DataFrame | None) -> Costs:
    return costs(resources, done, "north", PERIOD, AS_OF)


def test_a_cost_is_divided_by_the_incidents_fewer_and_by_each_limit_of_them() -> None:
    found = ratio(100_000, -50, -80, -20)
    assert (found.value, found.low, found.high) == (2_000, 1_250, 5_000)
    assert not found.is_open


def test_where_no_fewer_is_possible_there_is_no_upper_limit() -> None:
    found = ratio(100_000, -30, -80, 20)
    assert (found.low, found.high) == (1_250, inf)
    assert found.is_open
    assert ratio(100_000, -30, -80, 0).is_open


def test_where_the_estimate_is_no_fewer_there_is_no_ratio_but_a_least_one() -> None:
    found = ratio(100_000, 10, -40, 60)
    assert (found.value, found.low) == (None, 2_500)


def test_where_all_of_the_interval_is_more_incidents_there_is_nothing_to_divide_by() -> None:
    found = per_fewer(1, Unit.SEK, difference(30, 10, 50))
    assert found == NotPossible(Reason.NOT_FEWER)
    assert per_fewer(1, Unit.SEK, difference(30, 0, 50)) == NotPossible(Reason.NOT_FEWER)


@pytest.mark.parametrize("why", [Hidden(Reason.SMALL_COUNT), NotPossible(Reason.FEW_BEFORE)])
def test_why_there_is_no_difference_is_why_there_is_no_ratio(why: Hidden | NotPossible) -> None:
    assert per_fewer(1, Unit.SEK, why) == why


def test_twice_the_cost_is_twice_of_everything() -> None:
    one, two = ratio(100, -50, -80, -20), ratio(200, -50, -80, -20)
    assert (two.value, two.low, two.high) == (2 * (one.value or 0), 2 * one.low, 2 * one.high)


@pytest.mark.parametrize(("fewer", "error"), [(50.0, 10.0), (50.0, 20.0), (304.0, 90.0)])
def test_it_is_fiellers_interval_of_a_cost_without_an_error_of_its_own(
    fewer: float, error: float
) -> None:
    """Fieller's closed form for a / b with variances v11 = 0, v22 and no covariance."""
    cost = 1e6
    g = (Z * error / fewer) ** 2
    middle = cost / fewer / (1 - g)
    margin = Z / fewer * sqrt((cost / fewer) ** 2 * error**2) / (1 - g)
    found = ratio(cost, -fewer, -fewer - Z * error, -fewer + Z * error)
    assert (found.low, found.high) == pytest.approx((middle - margin, middle + margin))


def test_a_bootstrap_of_the_incidents_fewer_gives_the_same_interval() -> None:
    rng = np.random.default_rng(3)
    ratios = 1e6 / rng.normal(304, 90, 400_000)
    found = ratio(1e6, -304, -304 - Z * 90, -304 + Z * 90)
    assert (found.low, found.high) == pytest.approx(np.quantile(ratios, [0.025, 0.975]), rel=0.02)


@pytest.mark.parametrize("fewer", [2.0, 20.0, 60.0])
def test_the_true_ratio_lies_within_as_often_as_said_also_where_the_difference_is_unsure(
    fewer: float,
) -> None:
    """What a delta interval around the ratio does not keep near zero."""
    rng = np.random.default_rng(4)
    held = 0
    for estimate in rng.normal(fewer, 20, 4_000).tolist():
        found = per_fewer(
            1e6, Unit.SEK, difference(-estimate, -estimate - Z * 20, -estimate + Z * 20)
        )
        held += isinstance(found, PerFewer) and found.low <= 1e6 / fewer <= found.high
    assert held / 4_000 == pytest.approx(0.95, abs=0.012)


def test_costs_are_added_up_from_the_rows_of_the_area_and_the_period() -> None:
    resources = work(
        ("2024-03-01", "municipality", 30, 8_000),
        ("2025-02-01", "police", 20, 0),
        ("2025-03-01", "police", 99, 99),  # the first month that is not in it
        ("2024-02-01", "police", 99, 99),
    )
    other = measures(measure(10_000), measure(99, done="2025-03-01")).assign(
        area_id=["north", "north"]
    )
    found = of(resources, other)
    assert found.work == Counted(value=8_000, unit=Unit.SEK, n=2)
    assert found.hours == Counted(value=50, unit=Unit.HOURS, n=2)
    assert found.hours_by == {"municipality": 30, "police": 20}
    assert found.measures == Counted(value=10_000, unit=Unit.SEK, n=1)
    assert costs(resources, other, "south", PERIOD, AS_OF).work == NotPossible(Reason.NO_COSTS)


def test_a_cost_that_nobody_noted_is_not_zero() -> None:
    found = of(None, measures(measure(None), measure(5_000)))
    assert found.measures == Counted(value=5_000, unit=Unit.SEK, n=1)
    assert found.unpriced == 1
    assert found.work == NotPossible(Reason.NO_COSTS)
    assert of(None, None).measures == NotPossible(Reason.NO_COSTS)
    assert found.hours == NotPossible(Reason.NO_HOURS_NOTED)


def test_what_two_businesses_paid_is_left_out_and_counted() -> None:
    paid = [measure(1_000), measure(70_000, "private", "O-1"), measure(8_000, "private", "O-2")]
    found = of(None, measures(*paid))
    assert found.measures == Counted(value=1_000, unit=Unit.SEK, n=1)
    assert found.withheld == 2


def test_what_three_businesses_paid_is_told_together() -> None:
    paid = [measure(1_000.0, "private", f"O-{at}") for at in range(3)]
    found = of(None, measures(*paid))
    assert found.measures == Counted(value=3_000, unit=Unit.SEK, n=3)
    assert found.withheld == 0


def test_one_business_with_many_measures_is_one() -> None:
    paid = [measure(1_000.0, "private", "O-1") for _ in range(5)]
    found = of(None, measures(*paid))
    assert found.measures == Hidden(Reason.FEW_BUSINESSES)
    assert found.withheld == 5


def test_private_measures_that_name_nobody_are_taken_for_one_business() -> None:
    paid = [measure(1_000.0, "private") for _ in range(5)]
    assert of(None, measures(*paid)).withheld == 5


def test_what_several_pay_together_hides_nobody() -> None:
    found = of(None, measures(measure(9_000, "joint")))
    assert found.measures == Counted(value=9_000, unit=Unit.SEK, n=1)
