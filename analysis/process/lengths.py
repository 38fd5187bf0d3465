"""How long is a period, in the units that people count by?"""

import pandas as pd

from data.study import Period


def weeks(period: Period) -> float:
    return (period.end - period.start).days / 7


def months(period: Period) -> float:
    """Whole ones from its first day on, and of the last one the part that is in the period."""
    start, end = pd.Timestamp(period.start), pd.Timestamp(period.end)
    whole = (end.year - start.year) * 12 + end.month - start.month
    whole -= start + pd.DateOffset(months=whole) > end
    first, last = (start + pd.DateOffset(months=whole + more) for more in (0, 1))
    return float(whole + (end - first) / (last - first))
