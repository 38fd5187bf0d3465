"""How many are done by each day since the decision? The curve that P12 is read off."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import CensoredData, ecdf

from analysis.process.durations import FEWEST_ENDED
from analysis.results import NotPossible, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneCurve:
    """
    The share done (0-1) from each of `days` on, by Kaplan-Meier; the first day is 0.

    `waited` are the days that each of those not done has waited, `lasted` the days of all. It says
    nothing of days after the last of `lasted`.
    """

    days: tuple[float, ...]
    shares: tuple[float, ...]
    waited: tuple[float, ...]
    lasted: tuple[float, ...]

    def share_by(self, day: float) -> float | None:
        """Done within so many days; None after the last day that anything is known of."""
        if day > self.lasted[-1]:
            return None
        return self.shares[int(np.searchsorted(self.days, day, side="right")) - 1]

    def followed(self, day: float) -> int:
        """How many were neither done nor lost out of sight before that day."""
        return len(self.lasted) - int(np.searchsorted(self.lasted, day))


def done_curve(waits: pd.DataFrame) -> DoneCurve | NotPossible:
    """
    Of measures (days, is_done), those not done waiting for longer than their days.

    Not possible with fewer than five done, as the times that are read off it.
    Source: Kaplan & Meier (1958), doi 10.1080/01621459.1958.10501452.
    """
    days, is_done = waits["days"].to_numpy(dtype=float), waits["is_done"].to_numpy(dtype=bool)
    if is_done.sum() < FEWEST_ENDED:
        return NotPossible(Reason.FEW_ENDED, size=int(is_done.sum()))
    curve = ecdf(CensoredData(uncensored=days[is_done], right=days[~is_done])).cdf
    times, shares = curve.quantiles.tolist(), np.asarray(curve.probabilities).tolist()
    if times[0] > 0:
        times, shares = [0.0, *times], [0.0, *shares]
    return DoneCurve(
        days=tuple(times),
        shares=tuple(shares),
        waited=tuple(sorted(days[~is_done].tolist())),
        lasted=tuple(sorted(days.tolist())),
    )
