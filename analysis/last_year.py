"""How many incidents in the latest twelve settled months, and in the twelve before them?"""

from collections.abc import Collection

import pandas as pd

from analysis.coverage import Coverage
from analysis.disclosure import is_small
from analysis.dispersion import series_dispersion
from analysis.results import NotPossible, Reason
from analysis.spans import inside
from analysis.totals import beside_months
from analysis.windows import WindowChange, check_window, window_change, year_before
from data.study import Period


def last_year(
    months: "pd.Series[int]", known: Coverage, areas: Collection[str]
) -> WindowChange | NotPossible:
    """
    Compare the two years of a series (index: first days, every covered month).

    The months themselves may stand on another page, with the small ones hidden: a total that would
    tell one of those, alone or nearly, is hidden here.
    """
    settled = known.settled_until
    if settled is None:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    window = Period(year_before(Period(settled, settled)).start, settled)
    refused = check_window(window, known, areas)
    if refused is not None:
        return refused
    both = (window, year_before(window))
    told = beside_months(months, [both]).told[0] and all(_is_safe(months, each) for each in both)
    until = months[months.index < pd.Timestamp(settled)]
    return window_change(months, window, dispersion=series_dispersion(until), told=told)


def _is_safe(months: "pd.Series[int]", year: Period) -> bool:
    """Are there no small months, or several that are not small together?"""
    own = inside(months, year)
    small = own[[is_small(count) for count in own]]
    return small.empty or (len(small) > 1 and not is_small(int(small.sum())))
