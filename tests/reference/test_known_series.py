"""Series whose answer is known: what was published of them comes out."""

import pandas as pd
import pytest

from analysis.rate_ratio import rate_ratio_exact
from analysis.results import Comparison
from tests.shared_data import shared_data


def known(name: str) -> pd.DataFrame:
    return pd.read_csv(shared_data("reference-results", name))


def change(before: "pd.Series[float]", after: "pd.Series[float]") -> Comparison:
    """Each row is a month, or a day."""
    answer = rate_ratio_exact(
        int(before.sum()),
        int(after.sum()),
        before_exposure=len(before),
        after_exposure=len(after),
    )
    assert isinstance(answer, Comparison)
    return answer


def test_homicides_in_boston_after_ceasefire_fell_by_the_63_per_cent_that_braga_found() -> None:
    boston = known("boston_homicide_monthly_1992_1998.csv")
    after = boston["month"] >= "1996-06"
    answer = change(boston.loc[~after, "homicides"], boston.loc[after, "homicides"])
    limits = (answer.value, answer.low, answer.high)
    assert limits == pytest.approx((0.362, 0.237, 0.535), abs=5e-4)


@pytest.mark.parametrize(
    ("year", "without", "with_limit"), [(1961, 23.68, 19.67), (1962, 22.25, 18.58)]
)
def test_accidents_on_swedish_roads_were_a_sixth_fewer_on_days_with_a_speed_limit(
    year: int, without: float, with_limit: float
) -> None:
    traffic = known("swedish_speed_limit_accidents_1961_62.csv")
    days = traffic[traffic["year"] == year].set_index("limit")["y"]
    answer = change(days.loc["no"], days.loc["yes"])
    assert answer.value == pytest.approx(with_limit / without, abs=5e-4)
    assert answer.high < 0.95
