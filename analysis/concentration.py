"""Do few places have most incidents?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import binom

from analysis.disclosure import disclosed
from analysis.results import Hidden, NotPossible, Reason
from analysis.squares import Mask, Squares, middles

TOP = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """
    Shares are of all incidents (0-1).

    Where incidents are few, they cannot lie evenly: 50 of them at 1,000 places are all in the top
    20 %. So hold the share against the one by chance, and the adjusted Gini against that of
    another time: it is 0 where incidents lie as evenly as their number allows.
    """

    top20_share: float  # in the top 20 % of places
    top20_by_chance: float  # expected there if each incident fell on any place alike
    gini: float  # 0: all places alike; towards 1: one has everything
    gini_adjusted: float  # the same where there are as many incidents as places, or more
    n: int  # incidents
    places: int  # those without incidents too

    @property
    def sparse(self) -> bool:
        """Fewer incidents than places: `gini` says little."""
        return self.n < self.places


@dataclass(frozen=True, slots=True)
class BeforeAfterConcentration:
    before: Concentration | NotPossible | Hidden
    after: Concentration | NotPossible | Hidden


def concentration(counts: Sequence[float] | NDArray[np.float64]) -> Concentration | NotPossible:
    """
    Measure how unevenly incidents lie over places, from the count of every place.

    Where 20 % is not a whole number of places, the next one counts with its part (the Lorenz
    curve, straight between places). Without incidents there is nothing to divide.

    Source: Bernasco & Steenbeek (2017), doi 10.1007/s10940-016-9324-7.
    """
    largest_first = np.sort(np.asarray(counts, dtype=float))[::-1]
    total, n = largest_first.sum(), len(largest_first)
    if not total:
        return NotPossible(Reason.NO_INCIDENTS)
    lorenz = np.concatenate([[0.0], np.cumsum(largest_first) / total])
    ranks = np.arange(1, n + 1)
    gini = float((n + 1 - 2 * ranks) @ largest_first / (n * total))
    return Concentration(
        top20_share=float(np.interp(TOP * n, np.arange(n + 1), lorenz)),
        top20_by_chance=_by_chance(round(total), n),
        gini=gini,
        gini_adjusted=1 - max(n / total, 1) * (1 - gini),
        n=int(total),
        places=n,
    )


def concentration_before_and_after(
    before: pd.DataFrame,
    after: pd.DataFrame,
    squares: Squares,
    inside: Mask,
    *,
    cell_m: float = 25,
) -> BeforeAfterConcentration:
    """
    Two periods over the same places: the squares of the study area (`inside`).

    Cells (cell_x, cell_y, count) are all there are, not thinned ones. A period of 1-4 incidents
    is hidden.
    """
    first, second = (squares.counted(middles(cells, cell_m))[inside] for cells in (before, after))
    return BeforeAfterConcentration(
        before=disclosed(concentration(first), round(first.sum())),
        after=disclosed(concentration(second), round(second.sum())),
    )


def _by_chance(incidents: int, places: int) -> float:
    """The fullest 20 % of places, if each holds a binomial number of incidents."""
    fewest, most = (int(end) for end in binom.ppf([1e-12, 1 - 1e-12], incidents, 1 / places))
    count = np.arange(most, fewest - 1, -1)
    share = binom.pmf(count, incidents, 1 / places)
    above = np.concatenate([[0.0], np.cumsum(share)[:-1]])
    taken = np.clip(TOP - above, 0, share)
    return min(1.0, float(taken @ count) * places / incidents)
