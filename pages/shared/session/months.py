"""Months as people choose them: 2024-05, a form that is the same in both languages."""

from collections.abc import Sequence
from datetime import date

from data.counting.summaries import Catalogue
from data.study import Period


def months_of(catalogue: Catalogue) -> Sequence[str]:
    """Every covered month as 2024-05, a form that is the same in both languages."""
    if catalogue.covered is None:
        return []
    period = Period(*catalogue.covered)
    first = period.start.year * 12 + period.start.month - 1
    return [f"{m // 12}-{m % 12 + 1:02}" for m in range(first, first + period.months)]


def first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def first_day_after(month: str) -> date:
    year, number = map(int, month.split("-"))
    return date(year + number // 12, number % 12 + 1, 1)


def window_months(catalogue: Catalogue) -> Sequence[str]:
    """The settled months that the data have a year earlier, too."""
    settled = catalogue.preliminary_from
    months = months_of(catalogue)[12:]
    return [m for m in months if settled is None or first_day(m) < settled]
